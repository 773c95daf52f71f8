//! The exit statuses.

/// The status of a command; an error where it ended early, which has been said by then.
pub type Answered = Result<u8, u8>;

/// Everything went as asked.
pub const OK: u8 = 0;
/// Nothing was found, or the data has mistakes.
pub const NOTHING: u8 = 1;
/// The command was used wrongly.
pub const WRONG: u8 = 2;
