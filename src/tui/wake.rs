//! What wakes the loop.

use std::time::Duration;

use crossterm::event::Event;

use crate::app::finder::Results;
use crate::library::Library;
use crate::theme::Brightness;

pub(super) enum Wake {
    Input(Event),
    Closed,
    /// The terminal told its background.
    Background(Brightness),
    Signal(i32),
    Changed,
    /// How far reading has come.
    Loading(String),
    Loaded(Result<Library, String>),
    /// A command did not keep what was copied: why.
    NotCopied(String),
    Found(Results, Duration),
}
