//! A thread that searches while the keyboard is read. A new query cancels the previous one.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Sender};
use std::time::Instant;

use super::wake::Wake;
use crate::app::finder::{Finder, Wanted};
use crate::library::Library;

/// A handle to the thread, which ends when this is dropped.
pub struct SearchThread {
    queries: Sender<(Wanted, Arc<AtomicBool>)>,
    running: Arc<AtomicBool>,
}

impl SearchThread {
    /// Starts a thread that searches a library. Results may arrive after the library was replaced; they name the one they
    /// are from.
    pub fn start(library: Library, wake: Sender<Wake>) -> Self {
        let (queries, asked) = mpsc::channel::<(Wanted, Arc<AtomicBool>)>();
        std::thread::spawn(move || {
            let mut finder = Finder::default();
            // Built while the first screen is being read, so that the first key does not wait for it.
            library.index();
            for (wanted, cancelled) in asked {
                let begun = Instant::now();
                if let Some(results) = finder.find(&library, &wanted, &cancelled)
                    && !cancelled.load(Ordering::Relaxed)
                    && wake.send(Wake::Found(results, begun.elapsed())).is_err()
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
    pub fn find(&mut self, wanted: Wanted) {
        let cancelled = Arc::new(AtomicBool::new(false));
        std::mem::replace(&mut self.running, Arc::clone(&cancelled)).store(true, Ordering::Relaxed);
        // Sending fails only if the thread has panicked, which has been reported.
        let _ = self.queries.send((wanted, cancelled));
    }
}

impl Drop for SearchThread {
    /// Cancels a search that is still running.
    fn drop(&mut self) {
        self.running.store(true, Ordering::Relaxed);
    }
}
