//! `milepost panic`, in debug builds only. Tests run it to check that a panic in any thread restores the terminal, and
//! that a loader that never ends does not block the program.

use std::sync::Arc;

use super::browse;
use super::common::CommonArgs;
use super::status::Answered;
use crate::library::Library;
use crate::load;
use crate::model::Corpus;
use crate::when::convention::Conventions;

/// A thread to panic in.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub enum Thread {
    /// The one that draws.
    Main,
    /// The one that reads files.
    Loader,
    /// None: the one that reads files never comes to an end.
    Never,
}

/// Shows the screens, and panics once they are drawn.
pub fn run(common: &CommonArgs, thread: Thread) -> Answered {
    browse::browse(common, |_| {
        Arc::new(move |_| {
            // Long enough for the first frame to be drawn without the corpus.
            std::thread::sleep(std::time::Duration::from_millis(200));
            match thread {
                Thread::Never => loop {
                    std::thread::park();
                },
                Thread::Loader => panic!("panic in the loader, on purpose"),
                // Drawing fails on deadlines of actions that do not exist.
                Thread::Main => {
                    let conventions = Conventions::default();
                    let corpus = load::built_in(&conventions).map_err(|report| report.to_string())?;
                    let mut library = Library::new(corpus, conventions);
                    library.corpus = Arc::new(Corpus::default());
                    Ok(library)
                }
            }
        })
    })
}
