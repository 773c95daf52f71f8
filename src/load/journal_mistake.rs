//! What can be wrong in a journal alone, and how that is worded.

use std::fmt;

/// The version of journals that is read and written.
pub const VERSION: u32 = 1;

/// What can be wrong in a journal alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalMistake {
    /// Written by a later milepost: the version.
    Newer(u32),
    /// Something else than a journal.
    Other(String),
    Moment(String),
    /// A second entry of the same moment.
    SameMoment(String),
    /// An entry that undoes one that is not there.
    NothingThere(String),
    Empty,
    NoAction,
    /// A slip that does not say to when.
    NoTo,
    /// `to` where nothing has slipped.
    OnlySlips,
}

impl fmt::Display for JournalMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer(version) => write!(
                f,
                "the journal has version {version}; this milepost reads version {VERSION}"
            ),
            Self::Other(word) => write!(f, "a journal begins with Journal, not with `{word}`"),
            Self::Moment(found) => write!(f, "`{found}` is no moment"),
            Self::SameMoment(found) => write!(f, "another entry is of the moment {found}"),
            Self::NothingThere(found) => write!(f, "there is no entry of the moment {found} to undo"),
            Self::Empty => f.write_str("the entry says nothing"),
            Self::NoAction => f.write_str("the entry does not say of which action"),
            Self::NoTo => f.write_str("the entry does not say to when"),
            Self::OnlySlips => f.write_str("only what has slipped has another date"),
        }
    }
}

impl JournalMistake {
    pub(super) fn help(&self) -> String {
        match self {
            Self::Newer(_) => "it is left alone; a newer milepost reads it",
            Self::Other(_) => "keep other files in another folder",
            Self::Moment(_) => "write at: \"2025-03-13T09:12:44Z\"",
            Self::SameMoment(_) => "give each entry of a file a moment of its own",
            Self::NothingThere(_) => "write the moment of an entry of the same file",
            Self::Empty => "add outcome: Met, note: \"…\", watch: true, or undoes: \"…\"",
            Self::NoAction => "add action: \"…\", the id of an action",
            Self::NoTo => "add to: \"Q3 2025\"",
            Self::OnlySlips => "write outcome: Slipped, or leave the field out",
        }
        .into()
    }
}
