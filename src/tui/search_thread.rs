//! A thread that searches while the keyboard is read. A new query cancels the one before.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::time::Instant;

use super::wake::Wake;
use crate::app::finder::Finder;
use crate::library::Library;
use crate::query::Query;

/// A handle to the thread, which ends when this is dropped.
pub struct SearchThread {
    queries: Sender<(Query, Arc<AtomicBool>)>,
    running: Arc<AtomicBool>,
}

impl SearchThread {
    /// Starts a thread that searches a library.
    pub fn start(library: Library, wake: Sender<Wake>) -> Self {
        let (queries, asked) = mpsc::channel::<(Query, Arc<AtomicBool>)>();
        std::thread::spawn(move || {
            let mut finder = Finder::default();
            // Built while the first screen is being read, so that the first key does not wait for it.
            library.index();
            for (query, cancelled) in asked {
                let begun = Instant::now();
                if let Some(found) = finder.find(&library, &query, &cancelled)
                    && !cancelled.load(Ordering::Relaxed)
                    && wake
                        .send(Wake::Found(query.text, found, begun.elapsed()))
                        .is_err()
                {
                    return;
                }
            }
        });
        Self {
            queries,
            running: Arc::default(),
        }
    }

    /// Searches for another query.
    pub fn find(&mut self, query: Query) {
        let cancelled = Arc::new(AtomicBool::new(false));
        std::mem::replace(&mut self.running, Arc::clone(&cancelled)).store(true, Ordering::Relaxed);
        // A thread that has panicked has reported it; the screen goes on without results.
        let _ = self.queries.send((query, cancelled));
    }
}
