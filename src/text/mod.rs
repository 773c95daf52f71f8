//! Letters: folding them for comparison, the nearest of some names, and what may reach a terminal.

pub mod fold;
pub mod nearest;
pub mod url;
pub mod visible;
