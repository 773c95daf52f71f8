//! Imprecise dates: the wording of a date, understood once, and the window of days it stands for.
//!
//! A wording goes through these files in this order:
//!
//! - `edtf` reads what is ISO 8601-2 as a whole; all else is a wording
//! - `lex` cuts it into words, numbers and dates in figures; `words` knows the words, `iso` and `components` the dates
//! - `parse` reads what they say as a whole, `date` one date of it as far as it is written (a `draft`), `relative` what
//!   is told from the edition's date
//! - `resolve` makes a window of it under the [`Conventions`], `basis` says which of them it rests on
//! - `display` writes it the one canonical way, `edtf` for machines
//!
//! `recurrence` reads what comes again and again, and counts its windows.
//!
//! For the wordings themselves see `docs/dates.md`, whose tables `tests/dates` makes.

mod basis;
pub mod calendar;
pub mod clock;
mod components;
pub mod convention;
mod date;
pub mod day_format;
mod display;
pub mod distance;
mod draft;
mod edtf;
pub mod error;
mod imprecise;
mod iso;
mod lex;
pub mod offset;
mod parse;
pub mod period;
#[cfg(test)]
mod properties;
mod reader;
pub mod recurrence;
mod relative;
mod resolve;
pub mod schedule;
#[cfg(test)]
mod table;
pub mod window;
#[cfg(test)]
pub mod windows;
mod words;

pub use day_format::DayFormat;
pub use error::{Mistake, WhenError};
pub use imprecise::{Bound, Coming, Doubt, Part, Stretch, When};
pub use period::{Period, Season};
pub use schedule::ScheduleState;
pub use window::Window;
