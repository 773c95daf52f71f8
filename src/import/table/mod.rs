//! Tables: a grid of cells from any format, rules that say what its columns mean, and a draft made of both.

mod cells;
pub mod date;
pub mod delimited;
pub mod grid;
pub mod guess;
pub mod header;
mod headings;
pub mod json;
mod language;
pub mod number;
#[cfg(feature = "spreadsheets")]
pub mod open_document;
pub mod profile;
pub mod reader;
pub mod role;
pub mod rows;
pub mod rules;
pub mod rules_text;
mod same_id;
#[cfg(feature = "spreadsheets")]
mod serial_number;
#[cfg(feature = "spreadsheets")]
mod spans;
pub mod taskwarrior;
#[cfg(feature = "spreadsheets")]
pub mod workbook;
