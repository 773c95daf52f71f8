//! The tables of the action pane: statistics, who owes what, money.

mod keys;
mod layout;
mod pane;
mod refresh;
mod subject;

pub use self::layout::{TableHeading, TableLayout};
pub use self::pane::Tables;
