//! Questions to a corpus, without a screen: which deadlines there are, what a branch counts, what matches.

pub mod agenda;
pub mod calendar;
pub mod deadlines;
pub mod distance;
pub mod facts;
pub mod figures;
pub mod fold;
pub mod index;
pub mod language;
pub mod library;
pub mod money;
pub mod outline;
pub mod owners;
pub mod pivot;
pub mod rank;
pub mod relative;
pub mod search;
pub mod set;
pub mod table;
pub mod timeline;
#[cfg(test)]
mod windows;
pub mod wording;
