//! Letters: folding them for comparison, the nearest of some names, sums in words, and what may reach a terminal.

pub mod fold;
pub mod nearest;
pub mod sums;
pub mod visible;
