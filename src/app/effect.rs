//! The effects that an update asks for. The terminal loop runs them and reports the results.

use super::finder::Wanted;
use crate::export::Picture;
use crate::journal::Entry;

/// Where an action may be found in a file: under its id in a data file, or else in the document it was read from.
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
    /// Search, and report the results to [`super::State::found`]. A later search replaces an earlier one.
    Find(Wanted),
    /// Read the files again, and pass the corpus to [`super::State::reloaded`].
    Reload,
    /// Open the editor at the place of an action in its file, then read the files again.
    Edit(FilePlace),
    /// Capture the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Write a file, and report the outcome to [`super::State::exported`].
    WriteFile {
        path: String,
        bytes: Vec<u8>,
        /// Whether a file of this name may be replaced.
        overwrite: bool,
    },
    /// Write a picture of the screen as it is without the prompt, and report the outcome to [`super::State::exported`].
    WriteScreen {
        path: String,
        picture: Picture,
        /// Whether a file of this name may be replaced.
        overwrite: bool,
    },
    /// Add entries to the reader's journal, and report the outcome to [`super::State::recorded`].
    Record(Vec<Entry>),
    /// Open an address with the desktop's program for it.
    OpenUrl(String),
    Copy(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrittenFile {
    Done(String),
    /// A file of this name already existed and was left alone.
    Exists,
    Failed(String),
}
