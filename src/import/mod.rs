//! Documents and tables of any kind into a corpus.
//!
//! A reader of one format makes a [`Draft`] of a file, in which nothing is dropped and nothing is guessed unmarked;
//! what comes after it is the same for all formats.

pub mod draft;
pub mod facts;
pub mod text;

pub use draft::Draft;
