//! Imprecise dates: the wording of a date, parsed once, and the window of days it covers.
//!
//! - `parse` reads a wording; `edtf` reads what is ISO 8601-2 as a whole, and writes it
//! - the result is a [`When`] (`imprecise`) of one or two `period`s
//! - `to_window` turns it into a window under the [`Conventions`](convention::Conventions); `conventions_used` says which
//!   of them the window rests on
//! - `display` writes the one canonical wording, `day_format` the days in the format the reader chose
//! - `state` and `distance` relate a window to a day
//!
//! `recurrence` reads how often something recurs, and numbers its occurrences. `offset` reads days counted from the clock
//! (`30d`).
//!
//! For the wordings themselves see `docs/dates.md`, whose tables `tests/dates` generates.

pub mod calendar;
pub mod clock;
pub mod convention;
mod conventions_used;
pub mod day_format;
mod display;
pub mod distance;
mod edtf;
pub mod english;
pub mod error;
pub mod fiscal;
mod imprecise;
pub mod language;
pub mod offset;
mod parse;
pub mod period;
pub mod reading;
pub mod recurrence;
pub mod state;
#[cfg(test)]
pub mod test_windows;
#[cfg(test)]
mod tests;
mod to_window;
mod unit;
pub mod window;

pub use day_format::DayFormat;
pub use error::{DateMistake, WhenError};
pub use fiscal::FiscalYear;
pub use imprecise::{Bound, Coming, Doubt, PeriodPart, Stretch, When};
pub use language::Language;
pub use period::{Period, Season};
pub use reading::Reading;
pub use state::ScheduleState;
pub use window::Window;
