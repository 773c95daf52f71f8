//! Imprecise dates: the wording of a date, understood once, and the window of days it stands for.
//!
//! A wording goes through these files in this order:
//!
//! - `edtf` reads what is ISO 8601-2 as a whole; all else is a wording
//! - `lex` cuts it into words, numbers and dates in figures; `words` knows the words, `iso` and `components` the dates,
//!   `span` knows `2024-25`
//! - `translate` puts the words of another `language` into English ones
//! - `parse_statement` reads what they say as a whole, `parse_date` one date of it as far as it is written (a `draft`), `counted`,
//!   `length` and `fiscal_date` parts, lengths and fiscal years, `relative` what counts from the edition's date
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
mod counted;
pub mod day_format;
mod display;
pub mod distance;
mod draft;
mod edtf;
pub mod english;
pub mod error;
pub mod fiscal;
mod fiscal_date;
mod imprecise;
mod iso;
pub mod language;
mod length;
mod lex;
pub mod offset;
mod parse_date;
mod parse_statement;
pub mod period;
#[cfg(test)]
mod properties;
mod reader;
pub mod reading;
pub mod recurrence;
mod relative;
mod resolve;
mod span;
pub mod state;
#[cfg(test)]
mod table;
mod translate;
mod unit;
pub mod window;
#[cfg(test)]
pub mod windows;
mod words;

pub use day_format::DayFormat;
pub use error::{Mistake, WhenError};
pub use fiscal::FiscalYear;
pub use imprecise::{Bound, Coming, Doubt, Part, PartUnit, Stretch, When};
pub use language::Language;
pub use period::{Period, Season};
pub use reading::Reading;
pub use state::ScheduleState;
pub use window::Window;
