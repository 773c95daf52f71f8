//! What the views of the deadlines pane are derived from.

use chrono::NaiveDate;
use ratatui::layout::Rect;

use crate::library::Library;
use crate::model::set::ActionSet;

/// What the views are worked out from.
#[derive(Clone, Copy)]
pub struct Ground<'a> {
    pub library: &'a Library,
    /// What the query leaves; everything where there is none.
    pub shown: Option<&'a ActionSet>,
    /// The clock's day.
    pub as_of: NaiveDate,
    /// The inside of the pane; empty while it is not shown.
    pub area: Rect,
}
