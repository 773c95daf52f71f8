//! The inverted index: for every word, where it occurs.

use std::sync::Arc;

use super::dictionary::Dictionary;
use super::facets::Facets;
use super::posting::Posting;
use crate::editions::Kept;
use crate::model::ragged::Ragged;

/// Marks a word of a title or summary that joins the words before it, as `midterm` after `mid` and `term`.
pub(in crate::search) const JOINED: u32 = 1 << 31;

#[derive(Clone, Debug, Default)]
pub struct Index {
    pub(in crate::search) dictionary: Dictionary,
    /// For every word, the actions whose own texts contain it, ascending.
    pub(in crate::search) postings: Ragged<Posting>,
    /// For every word, the facets whose names contain it, ascending.
    pub(in crate::search) facet_postings: Ragged<Posting>,
    pub(in crate::search) facets: Facets,
    /// The words of every title in order, including [joined](JOINED) ones.
    pub(in crate::search) titles: Ragged<u32>,
    /// The words of every summary, likewise.
    pub(in crate::search) summaries: Ragged<u32>,
    pub(in crate::search) actions: usize,
    /// What changed between editions, computed when first needed.
    pub(in crate::search) changes: Arc<Kept>,
}

impl Index {
    pub fn words(&self) -> usize {
        self.dictionary.len()
    }
}
