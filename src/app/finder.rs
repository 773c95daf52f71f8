//! Searching as a query is typed, independently of the state: in a thread, or directly on the command line.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::library::Library;
use crate::query::Query;
use crate::search::{Matches, Typing};

/// The most results that are prepared for display. The count is always exact.
const SHOWN: usize = 200;

/// A query, and the generation of the library with whose terms it was parsed.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub query: Query,
    pub generation: u64,
}

/// What was found, and the generation of the library searched; in any other, the action numbers are meaningless.
#[derive(Clone, Debug)]
pub struct Results {
    /// The query as it was typed.
    pub query: String,
    pub found: Arc<Matches>,
    pub generation: u64,
}

/// Searches key by key; starts over with another library.
#[derive(Debug, Default)]
pub struct Finder {
    typing: Typing,
    generation: u64,
    /// The library as of the day of the last query.
    library: Option<Library>,
}

impl Finder {
    /// The results of a query; `None` if it was cancelled or belongs to another library.
    pub fn find(&mut self, library: &Library, wanted: &Wanted, cancelled: &AtomicBool) -> Option<Results> {
        if wanted.generation != library.generation {
            return None;
        }
        if self.generation != library.generation {
            *self = Self {
                generation: library.generation,
                ..Self::default()
            };
        }
        let query = &wanted.query;
        let kept = self.library.take().unwrap_or_else(|| library.clone());
        let library = &*self.library.insert(kept.at(query.as_of));
        let (corpus, deadlines) = (&library.corpus, &library.deadlines);
        let found = self
            .typing
            .search(corpus, library.index(), deadlines, query, SHOWN, cancelled)?;
        Some(Results {
            query: query.text.clone(),
            found,
            generation: library.generation,
        })
    }
}
