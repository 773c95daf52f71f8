//! Imports documents and tables of any kind as a corpus.
//!
//! The reader of a format turns a file into a [`Draft`], which drops nothing and marks every guess. All later steps are the
//! same for every format.

pub mod calendar;
pub mod compose;
pub mod decode;
pub mod draft;
pub mod edition_date;
pub mod facts;
pub mod fault;
pub mod files;
pub mod format;
pub mod job;
mod numeric_date;
pub mod previous;
pub mod progress;
#[cfg(test)]
mod properties;
pub mod read;
pub mod recurrence;
pub mod report;
mod ron_edits;
mod rrule;
mod short_year;
pub mod table;
#[cfg(test)]
mod tests;
pub mod text;
pub mod update;
pub mod write;
#[cfg(any(feature = "docx", feature = "spreadsheets"))]
pub mod xml;
#[cfg(any(feature = "docx", feature = "spreadsheets"))]
pub mod zip;

pub use draft::Draft;
