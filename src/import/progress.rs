//! How far an import has come, to be shown while it runs.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::text::choices::choices;

choices! {
    /// The stages that take time, in order: their names, and what is counted in them.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum ImportStage(name, counted) {
        Reading("Reading", "files"),
        Joining("Reading", "rows"),
        Finding("Finding facts in", "items"),
        /// With the files that were written before.
        Comparing("Comparing", "files"),
        Writing("Writing", "files"),
    }
}

/// Shared with the thread that shows it, which may see slightly outdated numbers.
#[derive(Clone, Debug, Default)]
pub struct ImportProgress(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    stage: AtomicUsize,
    done: AtomicUsize,
    all: AtomicUsize,
}

impl ImportProgress {
    pub fn begin(&self, stage: ImportStage, all: usize) {
        self.0.done.store(0, Ordering::Relaxed);
        self.0.all.store(all, Ordering::Relaxed);
        self.0.stage.store(stage as usize, Ordering::Relaxed);
    }

    pub fn step(&self, by: usize) {
        self.0.done.fetch_add(by, Ordering::Relaxed);
    }

    /// The stage, how much of it is done, and how much there is in all.
    pub fn now(&self) -> (ImportStage, usize, usize) {
        let stage = self
            .0
            .stage
            .load(Ordering::Relaxed)
            .min(ImportStage::ALL.len() - 1);
        let all = self.0.all.load(Ordering::Relaxed);
        let done = self.0.done.load(Ordering::Relaxed).min(all);
        (ImportStage::ALL[stage], done, all)
    }
}
