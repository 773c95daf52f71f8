//! Recording what became of an action: the window for it, watching, and taking an entry back.

pub mod commands;
mod dates;
pub mod prompt;
mod said;

pub use self::dates::DateRead;
pub use self::prompt::{RecordField, RecordPrompt};
pub use self::said::said;
