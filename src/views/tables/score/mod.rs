//! The score: what became of everything that was due by the clock's day, as lines that open into their deadlines.

mod count;
mod data;
mod table;

pub use self::count::{Became, Counted, ScoreBy, ScoreLine, score};
pub use self::table::ScoreRows;
