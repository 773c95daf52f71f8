//! Reads the wording of a date: `statement` the wording as a whole, `date` each date in it.
//!
//! - `lexer` splits a wording into words, numbers and dates in figures; `iso` and `iso_components` read the figures,
//!   `year_span` knows `2024-25`, `words` knows the words
//! - `translate` replaces the words of another language by English ones, `reader` steps through them
//! - `statement` reads a date, a range or a bound ("by", "from … to")
//! - `date` reads one date as far as it is written: days, months, quarters ("Q1 2025"), halves, seasons, weeks. The result
//!   is a `draft`, which the other end of a range may complete
//! - `part` reads "the first week of", `length` "the three months to", `fiscal_year` "FY2024-25", `relative` what is counted
//!   from the edition's date ("next year", "within 30 days")

mod date;
mod draft;
mod fiscal_year;
pub mod iso;
pub mod iso_components;
mod length;
pub mod lexer;
mod part;
pub mod reader;
mod relative;
mod statement;
pub mod translate;
pub mod words;
pub mod year_span;
