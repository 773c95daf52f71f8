//! A query ready to run: each word with the words of the corpus it matches, each filter with the actions that pass it.

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

/// A word, or letters to be found verbatim.
#[derive(Clone, Debug)]
pub(super) struct Leaf {
    pub look: Arc<LeafPattern>,
    /// The words of the corpus that match, with points; by number.
    pub words: Resolved,
    /// The facets that have such a word, with points that the field has weighed; by number.
    pub facets: Vec<(u32, u16)>,
    /// The actions whose own texts have the letters, likewise. Only for letters that go over the bounds of words.
    pub actions: Vec<(u32, u16)>,
    /// Stop words (the, of, in) may be missing.
    pub is_optional: bool,
    /// Whether it is searched for rather than excluded.
    pub is_positive: bool,
    /// About how many places have to be visited.
    pub cost: usize,
    /// The points of every action, where they are kept for the next key.
    pub column: Arc<OnceLock<Vec<u16>>>,
}

/// How a leaf is found in a text.
#[derive(Clone, Debug)]
pub(super) enum LeafPattern {
    Word(WordPattern),
    Literal(Literal),
}

impl LeafPattern {
    /// Whether it looks for a word that is written so.
    pub fn is_word(&self, text: &str) -> bool {
        matches!(self, Self::Word(word) if word.lower() == text)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Strictness {
    /// As written; words that match nothing are taken for typos.
    Strict,
    /// Ignoring case; other forms of words match, and every word that the corpus does not contain verbatim may be a typo.
    Lenient,
    /// As leniently, and two words with a hyphen between them are two: each may be left out.
    Apart,
}

pub(super) fn weighed(points: u16, field: IndexField) -> u16 {
    (u32::from(points) * field.weight() / 100) as u16
}

/// So many parts are compared at most to see whether one plan implies another.
const MOST_STEPS: usize = 4096;

impl PlanNode {
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
    /// found to mean, so that it is true of typos and parts of words as well.
    ///
    /// To ask of every part whether it implies every other takes long where there are many: then the answer is no.
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
    /// A leaf of a plan, with what it costs to visit its places.
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

    /// The points of a word of the corpus, if it is meant.
    pub fn points(&self, word: u32) -> Option<u16> {
        let at = self.words.binary_search_by_key(&word, |(word, _)| *word).ok()?;
        Some(self.words[at].1)
    }

    pub fn implies(&self, other: &Self) -> bool {
        // Facets and actions follow from words, where there are words.
        is_part(&self.words, &other.words)
            && is_part(&self.facets, &other.facets)
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
