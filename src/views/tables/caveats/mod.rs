//! Caveats on what the document says, by kind: as a table for people and as values for programs.

mod data;
mod list;
mod table;

pub use self::list::{CaveatAt, CaveatGroup, groups};
pub use self::table::CaveatRows;
