//! The events that wake the loop.

use std::time::Duration;

use crossterm::event::Event;

use crate::app::finder::Results;
use crate::journal::Journals;
use crate::library::Library;
use crate::theme::Brightness;

pub(super) enum Wake {
    Input(Event),
    Closed,
    /// Another day has begun.
    Midnight,
    /// The terminal reported its background.
    Background(Brightness),
    #[allow(dead_code, reason = "some systems report it with the keys")]
    Resized,
    /// The process was stopped and goes on.
    #[allow(dead_code, reason = "not every system stops processes")]
    Continued,
    /// The process is to stop until it is continued.
    #[allow(dead_code, reason = "not every system stops processes")]
    Suspend,
    /// The program is to end: the system's number for why.
    Stop(i32),
    Changed,
    JournalsChanged,
    /// Journals were read of the library of this generation.
    Journals(u64, Journals),
    /// Why the system does not report changes; `None` if it does.
    Unwatched(Option<String>),
    Reading(LoadProgress),
    Loaded(Result<Library, String>),
    /// A command did not keep what was copied: why.
    NotCopied(String),
    /// Nothing opens this address here.
    NotOpened(String),
    Found(Results, Duration),
}

/// Progress while the corpus is read.
pub enum LoadProgress {
    /// How far it has come.
    At(String),
    /// What was passed over, if anything was.
    Skipped(Option<String>),
}
