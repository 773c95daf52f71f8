//! What wakes the loop.

use std::time::Duration;

use crossterm::event::Event;

use crate::app::finder::Results;
use crate::library::Library;
use crate::theme::Brightness;

pub(super) enum Wake {
    Input(Event),
    Closed,
    /// Another day has begun.
    Midnight,
    /// The terminal reported its background.
    Background(Brightness),
    Signal(i32),
    Changed,
    /// Why the system does not report changes; `None` if it does.
    Unwatched(Option<String>),
    Reading(Progress),
    Loaded(Result<Library, String>),
    /// A command did not keep what was copied: why.
    NotCopied(String),
    /// Nothing opens this address here.
    NotOpened(String),
    Found(Results, Duration),
}

/// Progress while the corpus is read.
pub enum Progress {
    /// How far it has come.
    At(String),
    /// What was passed over, if anything was.
    Skipped(Option<String>),
}
