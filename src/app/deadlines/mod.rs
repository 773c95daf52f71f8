//! The deadlines pane: an agenda, a calendar and a timeline of the same deadlines, and what keys do in each.

pub mod agenda;
pub mod agenda_line;
pub mod columns;
mod keys;
pub mod month;
mod pane;
pub mod timeline;

pub use self::pane::{DeadlinesPane, DeadlinesView, agenda_height, calendar_height, small_months};
