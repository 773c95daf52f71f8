//! The deadlines pane: an agenda, a calendar and a timeline of the same deadlines, and what keys do in each.

pub mod agenda;
pub mod agenda_columns;
pub mod agenda_line;
mod keys;
pub mod month;
mod pane;
pub mod timeline;

pub use self::pane::{DeadlinesPane, DeadlinesView, calendar_height, small_months};
