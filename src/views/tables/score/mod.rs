//! The score: what became of everything that was due by the clock's day, as lines that open into their deadlines.

mod data;
mod list;
mod table;

pub use self::list::{Became, Counted, ScoreBy, ScoreLine, score};
pub use self::table::{PROFILE, ScoreRows};
