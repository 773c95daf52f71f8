//! A query made ready to be run: every word with the words of the corpus it means, every test with its answer.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use hashbrown::HashSet;
use rayon::prelude::*;

use super::filter::{self, Sources};
use super::index::{Field, Index, action_texts, owner_texts};
use super::kept::Kept;
use super::rank;
use super::rank::little::is_little;
use super::rank::word::{Literal, Reach, Resolved, Side, WordPattern};
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus};
use crate::query::{Expr, Filter, Manner, Pattern};
use crate::text::fold::fold;
use crate::text::fold::words::{Word, joined, words};

#[derive(Clone, Debug)]
pub(super) enum Node {
    All(Vec<Node>),
    Any(Vec<Node>),
    Not(Box<Node>),
    Leaf(Arc<Leaf>),
    /// A test, and the actions that answer it.
    Set(Filter, Arc<ActionSet>),
}

/// A word, or letters to be found as they stand.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub look: Arc<Look>,
    /// The words of the corpus that are meant, with points; by number.
    pub words: Resolved,
    /// The owners that have such a word, with points that the field has weighed; by number.
    pub owners: Vec<(u32, u16)>,
    /// The actions whose own texts have the letters, likewise. Only for letters that go over the bounds of words.
    pub actions: Vec<(u32, u16)>,
    /// Little words (the, of, in) may be missing.
    pub is_optional: bool,
    /// Whether it is sought rather than excluded.
    pub is_positive: bool,
    /// About how many places have to be visited.
    pub cost: usize,
    /// The points of every action, where they are kept for the next key.
    pub column: Arc<OnceLock<Vec<u16>>>,
}

/// How a leaf is found in a text.
#[derive(Clone, Debug)]
pub(super) enum Look {
    Word(WordPattern),
    Literal(Literal),
}

/// How strictly words are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    /// As written; words that nothing is written like are taken for slips.
    Strict,
    /// Capitals are forgiven, other forms of words are taken for them, and all words but those that the corpus knows to the
    /// letter may be slips.
    Lenient,
    /// As leniently, and two words with a hyphen between them are two: each may be left out.
    Apart,
}

/// Makes a query ready. What was made ready for the keys before is taken from what was kept of them.
pub(super) fn plan(expr: &Expr, sources: Sources<'_>, reading: Reading, kept: &mut Kept) -> Node {
    let mut planner = Planner {
        sources,
        reading,
        kept,
    };
    let node = planner.node(expr, true);
    let mut parts = match node {
        Node::All(parts) => parts,
        other => vec![other],
    };
    // Among words that say something, the little ones may be missing.
    let may_miss = |node: &Node| match node {
        Node::Leaf(leaf) => matches!(&*leaf.look, Look::Word(word) if is_little(word.lower())),
        _ => false,
    };
    if parts.iter().any(|part| !may_miss(part)) {
        for part in &mut parts {
            if may_miss(part)
                && let Node::Leaf(leaf) = part
            {
                Arc::make_mut(leaf).is_optional = true;
            }
        }
    }
    Node::All(parts)
}

struct Planner<'c, 'k> {
    sources: Sources<'c>,
    reading: Reading,
    kept: &'k mut Kept,
}

impl Planner<'_, '_> {
    fn node(&mut self, expr: &Expr, is_positive: bool) -> Node {
        match expr {
            Expr::All(parts) => {
                let mut nodes = Vec::new();
                for part in parts {
                    match self.node(part, is_positive) {
                        Node::All(inner) => nodes.extend(inner),
                        other => nodes.push(other),
                    }
                }
                Node::All(nodes)
            }
            Expr::Any(parts) => Node::Any(parts.iter().map(|part| self.node(part, is_positive)).collect()),
            Expr::Not(inner) => Node::Not(Box::new(self.node(inner, !is_positive))),
            Expr::Filter(filter) => {
                let set = self.kept.answer(filter).unwrap_or_else(|| {
                    let set = Arc::new(filter::answer(filter, self.sources));
                    self.kept.keep_answer(filter, &set);
                    set
                });
                Node::Set(filter.clone(), set)
            }
            Expr::Text(pattern) => {
                let reading = (self.reading_of(pattern), is_positive);
                self.kept.node(pattern, reading).unwrap_or_else(|| {
                    let node = self.text(pattern, is_positive);
                    self.kept.keep_node(pattern, reading, &node);
                    node
                })
            }
        }
    }

    /// How a word is read. All but two with a hyphen between them are read leniently as they were before.
    fn reading_of(&self, pattern: &Pattern) -> Reading {
        match self.reading {
            Reading::Apart if words(&fold(&pattern.text).text).count() != 2 => Reading::Lenient,
            reading => reading,
        }
    }

    fn text(&mut self, pattern: &Pattern, is_positive: bool) -> Node {
        let folded = fold(&pattern.text).text;
        let parts: Vec<_> = words(&folded).collect();
        let is_anchored = pattern.at_start || pattern.at_end;
        if pattern.manner == Manner::Fuzzy {
            let leaves = parts
                .iter()
                .map(|word| self.word(&word.text, Reach::Usual, is_positive));
            let mut leaves: Vec<_> = leaves.collect();
            return match leaves.len() {
                1 => leaves.remove(0),
                2 if self.reading == Reading::Lenient => {
                    self.joined(&folded, &parts, is_positive, Node::All(leaves))
                }
                // Signs alone ask nothing.
                _ => Node::All(leaves),
            };
        }
        match parts.as_slice() {
            [word] if word.span == (0..folded.len()) && !is_anchored => {
                let reach = match pattern.manner {
                    Manner::Whole => Reach::Whole,
                    _ => Reach::Part,
                };
                self.word(&word.text, reach, is_positive)
            }
            _ => {
                let side = |at_edge: bool| match pattern.manner {
                    _ if at_edge => Side::Edge,
                    Manner::Whole => Side::Word,
                    _ => Side::Open,
                };
                let literal = Literal::new(&pattern.text, side(pattern.at_start), side(pattern.at_end));
                Node::Leaf(Arc::new(self.literal(literal, is_positive)))
            }
        }
    }

    /// Two words with a hyphen between them may be one that is written a little otherwise: `El-Sisi`, `Al-Sisi`.
    fn joined(&mut self, folded: &str, parts: &[Word<'_>], is_positive: bool, apart: Node) -> Node {
        let Some(joined) = joined(folded, parts).next() else {
            return apart;
        };
        let mut pattern = WordPattern::new(&joined, Reach::Usual, false);
        let loose = self.loosen(&mut pattern);
        if loose.is_empty() {
            return apart;
        }
        Node::Any(vec![apart, self.leaf(pattern, loose, is_positive)])
    }

    fn loosen(&mut self, pattern: &mut WordPattern) -> Resolved {
        pattern.loosen(&self.sources.index.dictionary, &mut self.kept.slips)
    }

    fn word(&mut self, folded: &str, reach: Reach, is_positive: bool) -> Node {
        let dictionary = &self.sources.index.dictionary;
        // Letters asked for as they stand keep their capitals whatever is found.
        let is_cased = self.reading == Reading::Strict || reach != Reach::Usual;
        let mut pattern = WordPattern::new(folded, reach, is_cased);
        let mut found = pattern.resolve(dictionary, &mut self.kept.slips);
        if reach == Reach::Usual {
            let is_lenient = self.reading != Reading::Strict;
            if found.is_empty() || is_lenient {
                let mut loose = pattern.forms(dictionary);
                if found.is_empty() || !pattern.is_known(dictionary) {
                    loose = union(&loose, &self.loosen(&mut pattern));
                }
                if found.is_empty()
                    && loose.is_empty()
                    && let Some(halves) = pattern.split(dictionary)
                {
                    return Node::All(halves.map(|half| self.word(&half, reach, is_positive)).into());
                }
                found = union(&found, &loose);
            }
        }
        self.leaf(pattern, found, is_positive)
    }

    fn leaf(&self, pattern: WordPattern, found: Resolved, is_positive: bool) -> Node {
        let index = self.sources.index;
        let owners = owners_with(index, &found);
        let direct: usize = found
            .iter()
            .map(|(word, _)| index.postings.row(*word as usize).len())
            .sum();
        let shared: usize = owners
            .iter()
            .map(|(owner, _)| index.owners.members(*owner).len())
            .sum();
        Node::Leaf(Arc::new(Leaf {
            look: Arc::new(Look::Word(pattern)),
            words: found,
            owners,
            actions: Vec::new(),
            is_optional: false,
            is_positive,
            cost: direct + shared,
            column: Arc::default(),
        }))
    }

    fn literal(&self, literal: Literal, is_positive: bool) -> Leaf {
        let Sources { corpus, index, .. } = self.sources;
        let points = |field: Field| weighed(rank::EXACT, field);
        let owners: Vec<(u32, u16)> = (0..index.owners.len() as u32)
            .into_par_iter()
            .filter_map(|number| {
                let owner = index.owners.owner(number);
                let mut is_found = false;
                owner_texts(corpus, owner, |shown, _| {
                    is_found |= !literal.find(&fold(shown).text).is_empty();
                });
                is_found.then(|| (number, points(owner.field())))
            })
            .collect();
        let actions: Vec<(u32, u16)> = candidates(&literal, index, corpus)
            .into_par_iter()
            .filter_map(|action| {
                let mut best = None;
                action_texts(corpus, ActionId(action), |field, shown, _| {
                    if best.is_none_or(|best| field < best) && !literal.find(&fold(shown).text).is_empty() {
                        best = Some(field);
                    }
                });
                best.map(|field| (action, points(field)))
            })
            .collect();
        let shared: usize = owners
            .iter()
            .map(|(owner, _)| index.owners.members(*owner).len())
            .sum();
        Leaf {
            cost: actions.len() + shared,
            look: Arc::new(Look::Literal(literal)),
            words: Vec::new(),
            owners,
            actions,
            is_optional: false,
            is_positive,
            column: Arc::default(),
        }
    }
}

/// The actions that have every word of some letters, ascending; all where the letters have no word.
fn candidates(literal: &Literal, index: &Index, corpus: &Corpus) -> Vec<u32> {
    let parts = literal.words(&index.dictionary);
    let having = |words: &HashSet<u32>| {
        let mut set = ActionSet::none(corpus.len());
        for word in words {
            for posting in index.postings.row(*word as usize) {
                set.insert(ActionId(posting.number()));
            }
        }
        set
    };
    let mut sets = parts.iter().map(having);
    let Some(mut found) = sets.next() else {
        return (0..corpus.len() as u32).collect();
    };
    for set in sets {
        found.keep(&set);
    }
    found.iter().map(|action| action.0).collect()
}

pub(super) fn weighed(points: u16, field: Field) -> u16 {
    (u32::from(points) * field.weight() / 100) as u16
}

/// The best points of every owner that has one of the words.
fn owners_with(index: &Index, words: &Resolved) -> Vec<(u32, u16)> {
    let mut found: Vec<(u32, Reverse<u16>)> = Vec::new();
    for (word, points) in words {
        for posting in index.owner_postings.row(*word as usize) {
            let points = weighed(*points, Field::ALL[posting.field()]);
            found.push((posting.number(), Reverse(points)));
        }
    }
    found.sort_unstable();
    found.dedup_by_key(|(owner, _)| *owner);
    found
        .into_iter()
        .map(|(owner, Reverse(points))| (owner, points))
        .collect()
}

fn union(one: &Resolved, other: &Resolved) -> Resolved {
    let mut all: BTreeMap<u32, u16> = BTreeMap::new();
    for (word, points) in one.iter().chain(other) {
        let best = all.entry(*word).or_default();
        *best = (*points).max(*best);
    }
    all.into_iter().collect()
}

impl Node {
    /// The words that are sought, in the order they were typed.
    pub fn sought(&self) -> Vec<Arc<Leaf>> {
        let mut leaves = Vec::new();
        self.visit(&mut |leaf| {
            if leaf.is_positive {
                leaves.push(Arc::clone(leaf));
            }
        });
        leaves
    }

    /// Visits the words, sought or excluded.
    pub fn visit(&self, each: &mut impl FnMut(&Arc<Leaf>)) {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().for_each(|part| part.visit(each)),
            Self::Not(inner) => inner.visit(each),
            Self::Leaf(leaf) => each(leaf),
            Self::Set(..) => {}
        }
    }

    pub fn is_optional(&self) -> bool {
        matches!(self, Self::Leaf(leaf) if leaf.is_optional)
    }

    /// Whether everything that answers this surely answers `other` too. Answers by comparing what the words were
    /// found to mean, so that it is true of slips and parts of words as well.
    pub fn implies(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::All(parts)) => parts.iter().all(|part| part.is_optional() || self.implies(part)),
            (Self::Any(parts), _) => parts.iter().all(|part| part.implies(other)),
            (_, Self::Any(parts)) if parts.iter().any(|part| self.implies(part)) => true,
            (Self::All(parts), _) => parts
                .iter()
                .any(|part| !part.is_optional() && part.implies(other)),
            (Self::Not(one), Self::Not(two)) => two.implies(one),
            (Self::Set(one, _), Self::Set(two, _)) => one == two,
            (Self::Leaf(one), Self::Leaf(two)) => one.implies(two),
            _ => false,
        }
    }
}

impl Leaf {
    /// The points of a word of the corpus, if it is meant.
    pub fn points(&self, word: u32) -> Option<u16> {
        let at = self.words.binary_search_by_key(&word, |(word, _)| *word).ok()?;
        Some(self.words[at].1)
    }

    pub fn implies(&self, other: &Self) -> bool {
        // Owners and actions follow from words, where there are words.
        is_part(&self.words, &other.words)
            && is_part(&self.owners, &other.owners)
            && is_part(&self.actions, &other.actions)
    }
}

/// Whether all numbers of one list are in another; both ascend.
fn is_part(one: &[(u32, u16)], other: &[(u32, u16)]) -> bool {
    let mut rest = other.iter();
    one.len() <= other.len()
        && one
            .iter()
            .all(|(number, _)| rest.any(|(other, _)| other == number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_parts_of_others() {
        assert!(is_part(&[(1, 5), (4, 5)], &[(1, 0), (2, 0), (4, 0)]));
        assert!(!is_part(&[(1, 5), (3, 5)], &[(1, 0), (2, 0), (4, 0)]));
    }
}
