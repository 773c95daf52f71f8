//! Plans a query: what each word matches, and which actions pass each filter.

use std::cmp::Reverse;
use std::sync::Arc;

use hashbrown::HashSet;
use rayon::prelude::*;

use super::answer_fields::{self, FilterSources};
use super::cache::Cache;
use super::index::{Index, IndexField, Posting, action_texts, facet_texts};
use super::plan::{Leaf, LeafPattern, PlanNode, Strictness, weighed};
use super::rank;
use super::rank::stop_words::is_stop_word;
use super::rank::word::{Literal, MatchReach, Resolved, WordPattern, WordSide};
use crate::model::ActionId;
use crate::model::ragged::Ragged;
use crate::model::set::ActionSet;
use crate::query::{Expr, Manner, Pattern};
use crate::text::fold::fold;
use crate::text::fold::numbers::ungrouped;
use crate::text::fold::words::{FoldedWord, joined, words};

/// Plans a query. What was planned for earlier keys is taken from the cache.
pub(super) fn plan(
    expr: &Expr,
    sources: FilterSources<'_>,
    reading: Strictness,
    cache: &mut Cache,
) -> PlanNode {
    let mut planner = Planner {
        sources,
        reading,
        cache,
    };
    let node = planner.node(expr, true);
    let mut parts = match node {
        PlanNode::All(parts) => parts,
        other => vec![other],
    };
    // Stop words may be missing if there are other words.
    let may_miss = |node: &PlanNode| match node {
        PlanNode::Leaf(leaf) => matches!(&*leaf.look, LeafPattern::Word(word) if is_stop_word(word.lower())),
        _ => false,
    };
    if parts.iter().any(|part| !may_miss(part)) {
        for part in &mut parts {
            if may_miss(part)
                && let PlanNode::Leaf(leaf) = part
            {
                Arc::make_mut(leaf).is_optional = true;
            }
        }
    }
    PlanNode::All(parts)
}

struct Planner<'c, 'k> {
    sources: FilterSources<'c>,
    reading: Strictness,
    cache: &'k mut Cache,
}

impl Planner<'_, '_> {
    fn node(&mut self, expr: &Expr, is_positive: bool) -> PlanNode {
        match expr {
            Expr::All(parts) => {
                let mut nodes = Vec::new();
                for part in parts {
                    match self.node(part, is_positive) {
                        PlanNode::All(inner) => nodes.extend(inner),
                        other => nodes.push(other),
                    }
                }
                PlanNode::All(nodes)
            }
            Expr::Any(parts) => {
                PlanNode::Any(parts.iter().map(|part| self.node(part, is_positive)).collect())
            }
            Expr::Not(inner) => PlanNode::Not(Box::new(self.node(inner, !is_positive))),
            Expr::Filter(filter) => {
                let set = self.cache.answer(filter).unwrap_or_else(|| {
                    let set = Arc::new(answer_fields::answer(filter, self.sources));
                    self.cache.keep_answer(filter, &set);
                    set
                });
                PlanNode::Set(filter.clone(), set)
            }
            Expr::Text(pattern) => {
                let reading = (self.reading_of(pattern), is_positive);
                self.cache.node(pattern, reading).unwrap_or_else(|| {
                    let node = self.text(pattern, is_positive);
                    self.cache.keep_node(pattern, reading, &node);
                    node
                })
            }
        }
    }

    /// How strictly a word is read. `Apart` differs from `Lenient` only for two words with a hyphen between them, so that all
    /// others are found in the cache.
    fn reading_of(&self, pattern: &Pattern) -> Strictness {
        match self.reading {
            // Verbatim text is always read the same way.
            _ if pattern.manner != Manner::Fuzzy => Strictness::Strict,
            Strictness::Apart if words(&fold(&pattern.text).text).count() != 2 => Strictness::Lenient,
            reading => reading,
        }
    }

    fn text(&mut self, pattern: &Pattern, is_positive: bool) -> PlanNode {
        let folded = fold(&pattern.text).text;
        let parts: Vec<_> = words(&folded).collect();
        let is_anchored = pattern.at_start || pattern.at_end;
        if pattern.manner == Manner::Fuzzy && !parts.is_empty() {
            let number = ungrouped(&folded)
                .map(|number| self.word(&number, MatchReach::Usual, is_positive))
                .filter(|node| matches!(node, PlanNode::Leaf(leaf) if !leaf.words.is_empty()));
            if let Some(number) = number {
                // A point before three digits may be a decimal point.
                return match parts.as_slice() {
                    [word] if matches!(&number, PlanNode::Leaf(leaf) if !leaf.look.is_word(&word.text)) => {
                        PlanNode::Any(vec![
                            self.word(&word.text, MatchReach::Usual, is_positive),
                            number,
                        ])
                    }
                    _ => number,
                };
            }
            let leaves = parts
                .iter()
                .map(|word| self.word(&word.text, MatchReach::Usual, is_positive));
            let mut leaves: Vec<_> = leaves.collect();
            return match leaves.len() {
                1 => leaves.remove(0),
                2 if self.reading == Strictness::Lenient => {
                    self.joined(&folded, &parts, is_positive, PlanNode::All(leaves))
                }
                _ => PlanNode::All(leaves),
            };
        }
        match parts.as_slice() {
            [word] if word.span == (0..folded.len()) && !is_anchored => {
                let reach = match pattern.manner {
                    Manner::Whole => MatchReach::Whole,
                    _ => MatchReach::Part,
                };
                self.word(&word.text, reach, is_positive)
            }
            _ => {
                let side = |at_edge: bool| match pattern.manner {
                    _ if at_edge => WordSide::Edge,
                    Manner::Whole => WordSide::Word,
                    _ => WordSide::Open,
                };
                let literal = Literal::new(&pattern.text, side(pattern.at_start), side(pattern.at_end));
                self.literal(literal, is_positive)
            }
        }
    }

    /// Two words with a hyphen between them, which may also be a single word with another spelling: `El-Sisi` for `Al-Sisi`.
    fn joined(
        &mut self,
        folded: &str,
        parts: &[FoldedWord<'_>],
        is_positive: bool,
        apart: PlanNode,
    ) -> PlanNode {
        let Some(joined) = joined(folded, parts).pop() else {
            return apart;
        };
        let mut pattern = WordPattern::new(&joined.text, MatchReach::Usual, false);
        let loose = pattern.loosen(&self.sources.index.dictionary);
        if loose.is_empty() {
            return apart;
        }
        PlanNode::Any(vec![apart, self.leaf(pattern, loose, is_positive)])
    }

    fn word(&mut self, folded: &str, reach: MatchReach, is_positive: bool) -> PlanNode {
        let dictionary = &self.sources.index.dictionary;
        // Quoted words keep their capitals even in a lenient reading.
        let is_cased = self.reading == Strictness::Strict || reach != MatchReach::Usual;
        let mut pattern = WordPattern::new(folded, reach, is_cased);
        let mut found = pattern.resolve(dictionary);
        if reach == MatchReach::Usual {
            // Synonyms are not excluded, only what was typed.
            let also = if is_positive {
                pattern.synonyms(dictionary)
            } else {
                Vec::new()
            };
            let is_named = !also.is_empty();
            found = union(&found, &also);
            let is_lenient = self.reading != Strictness::Strict;
            if found.is_empty() || is_lenient {
                let mut loose = pattern.forms(dictionary);
                if found.is_empty() || !is_named && !pattern.is_known(dictionary) {
                    loose = union(&loose, &pattern.loosen(dictionary));
                }
                if found.is_empty()
                    && loose.is_empty()
                    && let Some(halves) = pattern.split(dictionary)
                {
                    return PlanNode::All(halves.map(|half| self.word(&half, reach, is_positive)).into());
                }
                found = union(&found, &loose);
            }
        }
        self.leaf(pattern, found, is_positive)
    }

    fn leaf(&self, pattern: WordPattern, found: Resolved, is_positive: bool) -> PlanNode {
        let index = self.sources.index;
        let facets = facets_with(index, &found);
        Leaf::node(
            index,
            LeafPattern::Word(pattern),
            found,
            facets,
            Vec::new(),
            is_positive,
        )
    }

    fn literal(&self, literal: Literal, is_positive: bool) -> PlanNode {
        let FilterSources { corpus, index, .. } = self.sources;
        let points = |field: IndexField| weighed(rank::EXACT, field);
        // A search for punctuation is not meant to find the dots and hyphens of ids.
        let is_sign = literal.is_sign();
        let parts = literal.words(&index.dictionary);
        let facets: Vec<(u32, u16)> = having(&parts, &index.facet_postings, index.facets.len())
            .into_par_iter()
            .filter_map(|number| {
                let facet = index.facets.get(number);
                let mut is_found = false;
                facet_texts(corpus, facet, |shown, _| {
                    is_found |= !literal.find(&fold(shown).text).is_empty();
                });
                is_found.then(|| (number, points(facet.field())))
            })
            .collect();
        let actions: Vec<(u32, u16)> = having(&parts, &index.postings, corpus.len())
            .into_par_iter()
            .filter_map(|action| {
                let mut best = None;
                action_texts(corpus, ActionId(action), |field, shown, _| {
                    let is_read = !(is_sign && field == IndexField::Id);
                    if is_read
                        && best.is_none_or(|best| field < best)
                        && !literal.find(&fold(shown).text).is_empty()
                    {
                        best = Some(field);
                    }
                });
                best.map(|field| (action, points(field)))
            })
            .collect();
        let literal = LeafPattern::Literal(literal);
        Leaf::node(index, literal, Vec::new(), facets, actions, is_positive)
    }
}

/// The numbers below `len` that have one of the words of every part, ascending; all numbers if there are no parts.
fn having(parts: &[HashSet<u32>], postings: &Ragged<Posting>, len: usize) -> Vec<u32> {
    let having = |words: &HashSet<u32>| {
        let mut set = ActionSet::none(len);
        for word in words {
            for posting in postings.row(*word as usize) {
                set.insert(ActionId(posting.number()));
            }
        }
        set
    };
    let mut sets = parts.iter().map(having);
    let Some(mut found) = sets.next() else {
        return (0..len as u32).collect();
    };
    for set in sets {
        found.keep(&set);
    }
    found.iter().map(|number| number.0).collect()
}

/// The best points of every facet that has one of the words.
fn facets_with(index: &Index, words: &Resolved) -> Vec<(u32, u16)> {
    let mut found = Vec::new();
    for (word, points) in words {
        for posting in index.facet_postings.row(*word as usize) {
            found.push((posting.number(), weighed(*points, posting.field())));
        }
    }
    best_of_each(found)
}

fn union(one: &Resolved, other: &Resolved) -> Resolved {
    best_of_each([one.as_slice(), other].concat())
}

/// Each number once, ascending, with the most points it has.
fn best_of_each(mut all: Vec<(u32, u16)>) -> Vec<(u32, u16)> {
    all.sort_unstable_by_key(|(number, points)| (*number, Reverse(*points)));
    all.dedup_by_key(|(number, _)| *number);
    all
}
