//! The effects that an update asks for. The terminal loop runs them and reports the results.

use super::finder::Wanted;
use crate::export::Picture;
use crate::journal::Entry;

/// Where an action may stand: under its id in a file of data, else in the document that it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FilePlace {
    pub id: String,
    /// The document, as the edition names it, and the line.
    pub document: String,
    pub line: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    Quit,
    /// Stop the process until the shell brings it back.
    Suspend,
    Redraw,
    /// Search, and answer with [`super::State::found`]. A later search replaces an earlier one.
    Find(Wanted),
    /// Read the files again, and answer with [`super::State::reloaded`].
    Reload,
    /// Open the editor where an action stands in its file, then read the files again.
    Edit(FilePlace),
    /// Capture the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Write a file, and answer with [`super::State::exported`].
    WriteFile {
        path: String,
        bytes: Vec<u8>,
        /// Whether a file of this name may be replaced.
        overwrite: bool,
    },
    /// Write a picture of the screen as it is without the prompt, and answer with [`super::State::exported`].
    WriteScreen {
        path: String,
        picture: Picture,
        /// Whether a file of this name may be replaced.
        overwrite: bool,
    },
    /// Add entries to the reader's journal, and answer with [`super::State::recorded`].
    Record(Vec<Entry>),
    /// Open an address with what the desktop opens it with.
    OpenUrl(String),
    Copy(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenFile {
    Done(String),
    /// There was one already, and it was left alone.
    Exists,
    Failed(String),
}
