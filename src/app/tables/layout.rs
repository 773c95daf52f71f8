//! Where the parts of a table are inside the pane.

use ratatui::layout::Rect;

use crate::views::tables::table::Table;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableLayout {
    /// The title and the notes, a line each.
    pub title: Rect,
    pub names: Rect,
    pub rows: Rect,
    /// The line that says what the signs mean, if there is room.
    pub legend: Option<Rect>,
}

/// The lines from which a pane has one for the legend.
pub const LEGEND: u16 = 12;

impl TableLayout {
    /// Lays the parts of a table out: on a low pane notes give way to rows.
    pub fn new(area: Rect, table: &Table) -> Self {
        let wanted = match area.height {
            0..6 => 1,
            6..16 => 2,
            16..24 => 3,
            _ => 4,
        };
        let title = wanted.min(1 + table.notes.len() as u16).min(area.height);
        let names = u16::from(area.height > title);
        let above = title + names;
        let has_legend = area.height >= LEGEND && !table.legend.is_empty();
        let below = u16::from(has_legend);
        Self {
            title: Rect {
                height: title,
                ..area
            },
            names: Rect {
                y: area.y + title,
                height: names,
                ..area
            },
            rows: Rect {
                y: area.y + above,
                height: area.height - above - below,
                ..area
            },
            legend: has_legend.then(|| Rect {
                y: area.bottom() - 1,
                height: 1,
                ..area
            }),
        }
    }
}
