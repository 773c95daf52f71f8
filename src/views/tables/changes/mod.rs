//! What changed from one edition to the next, most serious first: as a table for people and as values for programs.

mod data;
mod list;
mod table;
mod words;

pub use self::list::{ChangeGroup, compared, gone, groups, worst};
pub use self::table::ChangeRows;
pub use self::words::{BeforeAfter, slip, words};
