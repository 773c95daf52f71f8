//! Tables: a grid of cells from any format, rules that say what its columns mean, and a draft made of both.

pub mod column;
pub mod day;
pub mod delimited;
pub mod grid;
pub mod guess;
pub mod header;
pub mod json;
pub mod number;
#[cfg(feature = "spreadsheets")]
pub mod open_document;
pub mod role;
pub mod rows;
pub mod rules;
pub mod rules_text;
pub mod taskwarrior;
#[cfg(feature = "spreadsheets")]
pub mod workbook;
