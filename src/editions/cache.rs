//! Keeps the changes between pairs of editions once they are computed: they follow from the corpus alone.

use std::sync::{Arc, Mutex, PoisonError};

use hashbrown::HashMap;

use super::changes::{Changes, changes};
use crate::model::deadlines::Deadlines;
use crate::model::{Corpus, EditionId};

/// An older edition, and a later one of the same document.
pub type EditionPair = (EditionId, EditionId);

/// The changes of every pair of editions that was asked for.
#[derive(Debug, Default)]
pub struct Kept {
    pairs: Mutex<HashMap<(EditionPair, u64), Arc<Changes>>>,
}

impl Kept {
    /// The changes between two editions, worked out once for what is known of the deadlines.
    pub fn changes(&self, corpus: &Corpus, deadlines: &Deadlines, pair: EditionPair) -> Arc<Changes> {
        let known = || self.pairs.lock().unwrap_or_else(PoisonError::into_inner);
        let key = (pair, deadlines.version);
        if let Some(found) = known().get(&key) {
            return found.clone();
        }
        let found = Arc::new(changes(corpus, deadlines, pair.0, pair.1));
        known().insert(key, found.clone());
        found
    }
}

/// Every edition of some that follows another, with that one.
pub fn pairs(corpus: &Corpus, editions: &[EditionId]) -> Vec<EditionPair> {
    let followed = |edition: &EditionId| Some((corpus.editions[edition.index()].follows?, *edition));
    editions.iter().filter_map(followed).collect()
}
