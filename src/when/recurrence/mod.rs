//! Recurrences: "every 3 months", "annually", "every year by 31 March".
//!
//! - `every` holds what such a wording says; `parse` reads it with `often`, `place`, `parser` and `words`, and `display`
//!   writes the one canonical wording
//! - `series` numbers the occurrences from one date to another: each is a window, like that of any date
//! - `current` finds the occurrence that matters as of a day, and turns it into a date
//! - `rule` writes the series for calendars (RFC 5545)

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
