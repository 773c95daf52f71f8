//! The statistics of some actions, and their targets: as a list that can be sorted by any of its columns, worded as a
//! table for people, and as exact values for programs.

mod data;
mod list;
mod table;
mod targets;

pub use self::list::{By, FigureAt, FigureSort, list};
pub use self::table::FigureRows;
