//! Letters: folding them for comparison, the nearest of some names, the most alike of two lists, sums in words, and what may reach a terminal.

pub mod fold;
pub mod nearest;
pub mod pairs;
pub mod sums;
pub mod url;
pub mod visible;
