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
    /// The process was stopped and has been continued.
    #[allow(dead_code, reason = "not every system stops processes")]
    Continued,
    /// The process is to stop until it is continued.
    #[allow(dead_code, reason = "not every system stops processes")]
    Suspend,
    /// The program is to end, with the number of the signal or event.
    Stop(i32),
    Changed,
    JournalsChanged,
    /// The journals of the library of this generation were read.
    Journals(u64, Journals),
    /// Why the system does not report changes; `None` if it does.
    Unwatched(Option<String>),
    Reading(LoadProgress),
    Loaded(Result<Library, String>),
    /// The clipboard command failed, and why.
    NotCopied(String),
    /// No program opened this address.
    NotOpened(String),
    Found(Results, Duration),
}

/// Progress while the corpus is read.
pub enum LoadProgress {
    /// How far it has come.
    At(String),
    /// What was skipped, if anything.
    Skipped(Option<String>),
}
