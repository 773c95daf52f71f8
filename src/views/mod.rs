//! What panes and exports show, as data: the tree, the agenda, months, the timeline, tables, and the facts about an action.

pub mod agenda;
pub mod brief;
pub mod changed;
pub mod date;
pub mod editions;
pub mod entry;
pub mod facts;
pub mod grouped_rows;
pub mod history;
pub mod legend;
pub mod month;
pub mod node;
pub mod outline;
pub mod pivot;
pub mod progress;
pub mod question;
pub mod recorded;
pub mod sign;
pub mod tables;
pub mod timeline;
pub mod was;
pub mod wording;
