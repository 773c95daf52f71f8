//! The tables of the action pane: statistics, who owes what, money.

mod about;
pub mod keys;
mod layout;
mod pane;
mod refresh;

pub use self::about::about;
pub use self::layout::TableLayout;
pub use self::pane::Tables;
pub use self::refresh::{forget_branch, marks_changed, page, refresh, settle, show_facts, stand_again};
