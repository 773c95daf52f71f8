//! Mistakes that only journals can have, and their wording.

use super::worded::worded;

/// The version of the journal format that is read and written.
pub const VERSION: u32 = 1;

worded! {
    /// What can be wrong only in a journal.
    #[derive(Clone, Debug, PartialEq, Eq)]
    pub enum JournalMistake {
        /// Written by a later milepost.
        Newer(version: u32)
            => format!("the journal has version {version}; this milepost reads version {VERSION}"),
            "it is left alone; a newer milepost reads it";
        /// Not a journal.
        Other(word: String) => format!("a journal begins with Journal, not with `{word}`"),
            "keep other files in another folder";
        Moment(found: String) => format!("`{found}` is not a moment"), "write at: \"2025-03-13T09:12:44Z\"";
        SameMoment(found: String) => format!("another entry is of the moment {found}"),
            "give each entry of a file its own moment";
        /// An entry that undoes one that does not exist.
        NothingThere(found: String) => format!("there is no entry of the moment {found} to undo"),
            "write the moment of an entry of the same file";
        Empty => "the entry says nothing", "add outcome: Met, note: \"…\", watch: true, or undoes: \"…\"";
        NoAction => "the entry does not say of which action", "add action: \"…\", the id of an action";
        /// A slip that does not say when it was moved to.
        NoTo => "the entry does not say to when", "add to: \"Q3 2025\"";
        /// `to` in an entry that is not a slip.
        OnlySlips => "only what has slipped has another date", "write outcome: Slipped, or leave the field out";
    }
}
