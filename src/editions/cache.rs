//! Caches the changes between pairs of editions: they depend only on the corpus and on how its deadlines ended.

use std::sync::{Arc, Mutex, PoisonError};

use hashbrown::HashMap;

use super::changes::{Changes, changes};
use crate::model::deadlines::Deadlines;
use crate::model::{Corpus, EditionId};

/// An older edition and a later one of the same document.
pub type EditionPair = (EditionId, EditionId);

/// The changes between all pairs of editions requested so far, by the version of the deadlines.
#[derive(Debug, Default)]
pub struct Kept {
    pairs: Mutex<HashMap<(EditionPair, u64), Arc<Changes>>>,
}

impl Kept {
    /// The changes between two editions, computed once for each version of the deadlines.
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

/// Each of these editions that follows another, as a pair with that one.
pub fn pairs(corpus: &Corpus, editions: &[EditionId]) -> Vec<EditionPair> {
    let followed = |edition: &EditionId| Some((corpus.editions[edition.index()].follows?, *edition));
    editions.iter().filter_map(followed).collect()
}
