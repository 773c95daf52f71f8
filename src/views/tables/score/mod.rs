//! The score: what became of everything that was due by the as-of date, as lines that unfold into their deadlines.

mod count;
mod data;
mod table;

pub use self::count::{Became, Counted, ScoreBy, ScoreLine, score};
pub use self::table::ScoreRows;
