//! Letters: folding them for comparison, the nearest of some names, the most alike of two lists, sums in words, strings
//! and records of RON, what may reach a terminal, and closed lists of choices.

pub mod choices;
pub mod fold;
pub mod nearest;
pub mod pairs;
pub mod quoted;
pub mod record;
pub mod sanitize;
pub mod sums;
pub mod url;
