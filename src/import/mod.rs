//! Documents and tables of any kind into a corpus.
//!
//! A reader of one format makes a [`Draft`] of a file, in which nothing is dropped and nothing is guessed unmarked;
//! what comes after it is the same for all formats.

pub mod again;
pub mod calendar;
pub mod compose;
pub mod decode;
pub mod draft;
mod edits;
pub mod facts;
pub mod fault;
pub mod files;
pub mod format;
mod in_figures;
pub mod issue;
pub mod job;
pub mod previous;
pub mod progress;
pub mod read;
mod repeat;
pub mod report;
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
