//! The sources of the corpus and the journals, and loading the corpus in a thread.

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

/// The source of the corpus.
pub struct CorpusSource {
    /// Loads the corpus; may be called from any thread.
    pub load: Arc<Load>,
    /// The files and folders it is read from; empty for the built-in corpus.
    pub paths: Vec<PathBuf>,
    /// Whether they are read again when they change.
    pub watch: bool,
    pub journals: JournalSource,
}

/// The source of the journals, and the destination of new entries.
pub struct JournalSource {
    /// Reads the journals of a corpus; may be called from any thread.
    pub read: Arc<ReadJournals>,
    /// The folders that contain the journals.
    pub folders: Vec<PathBuf>,
    /// The reader's own journal, which may not exist yet.
    pub file: PathBuf,
    pub person: String,
}

pub type ReadJournals = dyn Fn(&Corpus) -> Journals + Send + Sync;

/// Loads the corpus in a separate thread, which reports to `wake`.
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
