//! A query ready to run: each word with the words of the corpus that it matches, each filter with the actions that pass it.

use std::sync::{Arc, OnceLock};

use super::index::{Index, IndexField};
use super::rank::word::{Literal, Resolved, WordPattern};
use crate::model::set::ActionSet;
use crate::query::Filter;

#[derive(Clone, Debug)]
pub(super) enum PlanNode {
    All(Vec<PlanNode>),
    Any(Vec<PlanNode>),
    Not(Box<PlanNode>),
    Leaf(Arc<Leaf>),
    /// A filter and the actions that pass it.
    Set(Filter, Arc<ActionSet>),
}

/// A word, or a literal to be found verbatim.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub look: Arc<LeafPattern>,
    /// The words of the corpus that match, with points, sorted by number.
    pub words: Resolved,
    /// The facets with one of the words, with points weighted by field, sorted by number.
    pub facets: Vec<(u32, u16)>,
    /// The actions whose own texts contain a literal, likewise; empty for a word.
    pub actions: Vec<(u32, u16)>,
    /// Whether it may be missing, as a stop word (the, of, in) may.
    pub is_optional: bool,
    /// Whether it is searched for rather than excluded.
    pub is_positive: bool,
    /// The approximate number of postings and actions to visit.
    pub cost: usize,
    /// The points of every action, if they are kept for the next key.
    pub column: Arc<OnceLock<Vec<u16>>>,
}

/// How a leaf is found in a text.
#[derive(Clone, Debug)]
pub(super) enum LeafPattern {
    Word(WordPattern),
    Literal(Literal),
}

impl LeafPattern {
    /// Whether it is this word, in lower case.
    pub fn is_word(&self, text: &str) -> bool {
        matches!(self, Self::Word(word) if word.lower() == text)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Strictness {
    /// As written; only words that match nothing are taken for other forms, abbreviations or typos.
    Strict,
    /// Ignoring case; other forms of words match, and every word that the corpus does not contain may be a typo.
    Lenient,
    /// As [`Self::Lenient`], and two words with a hyphen between them are separate, so that either may be left out.
    Apart,
}

pub(super) fn weighed(points: u16, field: IndexField) -> u16 {
    (u32::from(points) * field.weight() / 100) as u16
}

/// The most comparisons of parts to determine whether one plan implies another.
const MOST_STEPS: usize = 4096;

impl PlanNode {
    /// The words that are searched for, in the order they were typed.
    pub fn sought(&self) -> Vec<Arc<Leaf>> {
        let mut leaves = Vec::new();
        self.visit(&mut |leaf| {
            if leaf.is_positive {
                leaves.push(Arc::clone(leaf));
            }
        });
        leaves
    }

    /// Visits all words, including excluded ones.
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

    /// Whether everything that matches `self` certainly matches `other`. This compares the words of the corpus that each matched,
    /// so that it holds for typos and parts of words as well.
    ///
    /// Comparing every part with every other takes too long where there are many; then the result is false.
    pub fn implies(&self, other: &Self) -> bool {
        let mut steps = MOST_STEPS;
        self.implies_within(other, &mut steps)
    }

    fn implies_within(&self, other: &Self, steps: &mut usize) -> bool {
        if *steps == 0 {
            return false;
        }
        *steps -= 1;
        match (self, other) {
            (_, Self::All(parts)) => parts
                .iter()
                .all(|part| part.is_optional() || self.implies_within(part, steps)),
            (Self::Any(parts), _) => parts.iter().all(|part| part.implies_within(other, steps)),
            (_, Self::Any(parts)) if parts.iter().any(|part| self.implies_within(part, steps)) => true,
            (Self::All(parts), _) => parts
                .iter()
                .any(|part| !part.is_optional() && part.implies_within(other, steps)),
            (Self::Not(one), Self::Not(two)) => two.implies_within(one, steps),
            (Self::Set(one, _), Self::Set(two, _)) => one == two,
            (Self::Leaf(one), Self::Leaf(two)) => one.implies(two),
            _ => false,
        }
    }
}

impl Leaf {
    /// A leaf of a plan, with its cost.
    pub fn node(
        index: &Index,
        look: LeafPattern,
        words: Resolved,
        facets: Vec<(u32, u16)>,
        actions: Vec<(u32, u16)>,
        is_positive: bool,
    ) -> PlanNode {
        let places = words
            .iter()
            .map(|(word, _)| index.postings.row(*word as usize).len());
        let shared = facets.iter().map(|(facet, _)| index.facets.members(*facet).len());
        PlanNode::Leaf(Arc::new(Self {
            cost: places.chain(shared).sum::<usize>() + actions.len(),
            look: Arc::new(look),
            words,
            facets,
            actions,
            is_optional: false,
            is_positive,
            column: Arc::default(),
        }))
    }

    /// The points of a word of the corpus, if it matches.
    pub fn points(&self, word: u32) -> Option<u16> {
        let at = self.words.binary_search_by_key(&word, |(word, _)| *word).ok()?;
        Some(self.words[at].1)
    }

    pub fn implies(&self, other: &Self) -> bool {
        // A literal has no words, only facets and actions.
        is_part(&self.words, &other.words)
            && is_part(&self.facets, &other.facets)
            && is_part(&self.actions, &other.actions)
    }
}

/// Whether all numbers of `one` are in `other`; both must ascend.
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
