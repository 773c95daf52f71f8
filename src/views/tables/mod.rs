//! Tables: statistics, who owes what, and money.

pub mod figures;
pub mod money;
pub mod owners;
pub mod table;
