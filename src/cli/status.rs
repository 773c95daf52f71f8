//! The exit statuses.

/// The exit status of a command; `Err` if it ended early, after the reason has been reported.
pub type Answered = Result<u8, u8>;

/// Everything went as asked.
pub const OK: u8 = 0;
/// Nothing was found, or the data has mistakes.
pub const NOTHING: u8 = 1;
/// The command was used wrongly.
pub const WRONG: u8 = 2;
