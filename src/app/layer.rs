//! What can be open on top of the panes, or in place of their contents.

use crate::views::tables::TableKind;

/// Something that Escape closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Layer {
    Zoom,
    Table(TableKind),
    /// The list of a day of the calendar.
    DayList,
    /// The deadlines show a time away from the clock.
    Elsewhere,
}
