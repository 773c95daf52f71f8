//! Searching key by key, away from the state: in a thread of the terminal's, or at once on the command line.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crate::library::Library;
use crate::query::Query;
use crate::search::{Found, Typing};

/// How many results are worked out to be shown. The count is always exact.
const SHOWN: usize = 200;

/// Finds, key by key. It is of one library: begin another after a reload.
#[derive(Debug, Default)]
pub struct Finder {
    typing: Typing,
}

impl Finder {
    /// Finds what answers a query. `None` if it was called off.
    pub fn find(&mut self, library: &Library, query: &Query, cancelled: &AtomicBool) -> Option<Arc<Found>> {
        let (corpus, deadlines) = (&library.corpus, &library.deadlines);
        self.typing
            .search(corpus, library.index(), deadlines, query, SHOWN, cancelled)
    }
}
