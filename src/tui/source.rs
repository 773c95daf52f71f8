//! Where the corpus and the journals come from, and reading the corpus in a thread.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Sender;
use std::time::Instant;

use super::log;
use super::wake::{LoadProgress, Wake};
use crate::journal::Journals;
use crate::library::Library;
use crate::model::Corpus;

/// Reads the corpus and reports progress, or returns every mistake in it.
pub type Load = dyn Fn(&dyn Fn(LoadProgress)) -> Result<Library, String> + Send + Sync;

/// Where the corpus comes from.
pub struct CorpusSource {
    /// Reads it, in any thread.
    pub load: Arc<Load>,
    /// The files and folders it is read from; none for the built-in corpus.
    pub paths: Vec<PathBuf>,
    /// Whether they are read again when they change.
    pub watch: bool,
    pub journals: JournalSource,
}

/// Where journals come from, and where what is recorded goes.
pub struct JournalSource {
    /// Reads those of a corpus, in any thread.
    pub read: Arc<ReadJournals>,
    /// The folders they lie in.
    pub folders: Vec<PathBuf>,
    /// The reader's own, which may not be there yet.
    pub file: PathBuf,
    pub person: String,
}

pub type ReadJournals = dyn Fn(&Corpus) -> Journals + Send + Sync;

/// Reads the corpus in a thread of its own.
pub(super) fn load(source: &CorpusSource, wake: &Sender<Wake>) {
    let (load, wake) = (Arc::clone(&source.load), wake.clone());
    std::thread::spawn(move || {
        let began = Instant::now();
        let progress = |what| drop(wake.send(Wake::Reading(what)));
        let read = load(&progress);
        log::line(format_args!("read in {:?}", began.elapsed()));
        drop(wake.send(Wake::Loaded(read)));
    });
}
