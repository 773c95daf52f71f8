//! Tables: statistics, who owes what, and money.

pub mod figures;
pub mod money;
pub mod owed_values;
pub mod owners;
pub mod placement;
pub mod table;
pub mod values;
