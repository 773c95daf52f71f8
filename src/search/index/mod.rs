//! The index: which words there are, and where each stands. Built once, when a corpus is loaded.
//!
//! A word of a query is compared with the distinct words only, a few thousand even in a large corpus; what it finds
//! leads to actions directly, or to what they share (terms, headings, wordings) and from there to actions.

mod build;
mod dictionary;
mod field;
mod owners;
mod texts;

pub use self::field::Field;

pub(in crate::search) use self::dictionary::{Dictionary, mask};
pub(in crate::search) use self::owners::{Members, Owner, Owners};
pub(in crate::search) use self::texts::{of_action as action_texts, of_owner as owner_texts};
use crate::model::Corpus;
use crate::model::ragged::Ragged;

/// Where a word stands: the number of an action or owner, and the weightiest field in it that has the word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::search) struct Posting(u32);

/// Bits of a posting that tell the field.
const FIELD_BITS: u32 = 4;

/// As many actions as an index can hold.
pub const MOST_ACTIONS: usize = 1 << (32 - FIELD_BITS);

impl Posting {
    pub const fn new(number: u32, field: Field) -> Self {
        Self(number << FIELD_BITS | field as u32)
    }

    pub const fn number(self) -> u32 {
        self.0 >> FIELD_BITS
    }

    /// The field, as an index into [`Field::ALL`].
    pub const fn field(self) -> usize {
        (self.0 & ((1 << FIELD_BITS) - 1)) as usize
    }
}

/// What a corpus is searched by.
#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(in crate::search) dictionary: Dictionary,
    /// For every word the actions whose own texts have it, ascending.
    pub(in crate::search) postings: Ragged<Posting>,
    /// For every word the owners whose names have it, ascending.
    pub(in crate::search) owner_postings: Ragged<Posting>,
    pub(in crate::search) owners: Owners,
    /// The words of every title, as they stand one after the other.
    pub(in crate::search) titles: Ragged<u32>,
    /// The words of every summary, likewise.
    pub(in crate::search) summaries: Ragged<u32>,
    pub(in crate::search) actions: usize,
}

impl Index {
    /// Reads every text of a corpus, on all threads there are.
    pub fn new(corpus: &Corpus) -> Self {
        build::build(corpus)
    }

    /// How many distinct words there are.
    pub fn words(&self) -> usize {
        self.dictionary.len()
    }

    /// Bytes of heap in use.
    pub fn heap(&self) -> usize {
        let postings = self.postings.heap() + self.owner_postings.heap();
        let texts = self.titles.heap() + self.summaries.heap();
        self.dictionary.heap() + postings + texts + self.owners.heap()
    }
}
