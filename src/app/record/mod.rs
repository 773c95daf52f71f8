//! Recording what became of an action: the window for it, watching, and undoing an entry.

pub mod commands;
mod confirmation;
mod dates;
pub mod prompt;

pub use self::confirmation::confirmation;
pub use self::dates::DateRead;
pub use self::prompt::{RecordField, RecordPrompt};
