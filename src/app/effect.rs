//! What updating asks of the world. The terminal loop does it and tells how it went.

/// A wish.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Leave.
    Quit,
    /// Stop the process until the shell brings it back.
    Suspend,
    /// Draw everything afresh.
    Redraw,
    /// Read the files again, and answer with [`super::State::reloaded`].
    Reload,
    /// Open the editor where the action of this id stands in its file, then read the files again.
    Edit(String),
    /// Take the mouse, or leave it to the terminal.
    Mouse(bool),
    /// Write a file, and answer with [`super::State::exported`].
    WriteFile {
        /// The path as it was typed.
        path: String,
        /// What to write.
        text: String,
        /// Whether a file of this name may be replaced.
        overwrite: bool,
    },
}

/// How writing a file went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// It is there: the full path.
    Done(String),
    /// There was one already, and it was left alone.
    Exists,
    /// It did not work: why.
    Failed(String),
}
