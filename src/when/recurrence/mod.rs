//! What comes again and again: "every 3 months", "annually", "every year by 31 March".
//!
//! - `every` is what such a wording says; `parse` reads it with `often`, `place`, `parser` and `words`, `display` writes it
//!   the one canonical way
//! - `series` counts the occurrences from a date on, until another: each is a window, like that of any wording
//! - `current` finds the one that counts as of a day, and makes a date of it
//! - `rule` is the same for calendars (RFC 5545)

mod current;
mod display;
mod error;
mod every;
mod often;
mod parse;
mod parser;
mod place;
#[cfg(test)]
mod properties;
mod rule;
mod series;
#[cfg(test)]
mod tests;
mod words;

pub use error::{RecurrenceError, RecurrenceMistake};
pub use every::{Every, Frequency, RecurrencePlace, RecurrentDay};
pub use series::Series;
pub(super) use words::{is_known, meant};
