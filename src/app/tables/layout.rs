//! Where the parts of a table are in the pane.

use ratatui::layout::Rect;

use crate::app::areas::{below, last_line, line, top};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableLayout {
    /// The title and the notes, as many lines of them as there is room for.
    pub title: Rect,
    pub names: Rect,
    pub rows: Rect,
    /// The line that says what the signs mean, if there is room.
    pub legend: Option<Rect>,
}

/// The lines from which a pane has room for the legend.
pub const LEGEND: u16 = 12;

/// The lines from which a pane has room for the title; the border names the table in any case.
const TITLE: u16 = 6;

/// What is above the rows of a table, wrapped to the width of the pane.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TableHeading {
    title: String,
    /// The notes, each wrapped into lines. The first says that the table is computed, and how much there is.
    notes: Vec<Vec<String>>,
}

impl TableHeading {
    pub fn new(title: &str, notes: &[String], width: usize) -> Self {
        let wrap = |note: &String| {
            let lines = textwrap::wrap(note, width.max(1)).into_iter();
            lines.map(std::borrow::Cow::into_owned).collect()
        };
        Self {
            title: title.to_owned(),
            notes: notes.iter().map(wrap).collect(),
        }
    }

    /// The lines that a pane of `height` lines has room for, each with whether it is the title. The first note is always shown
    /// whole; each of the others is shown whole or not at all.
    pub fn lines(&self, height: u16) -> impl Iterator<Item = (bool, &str)> {
        let title = (height >= TITLE).then_some((true, self.title.as_str()));
        let most = match height {
            0..12 => 2,
            12..16 => 3,
            16..24 => 4,
            _ => 6,
        };
        let mut used = usize::from(title.is_some());
        let with_room = self.notes.iter().enumerate().take_while(move |(at, note)| {
            used += note.len();
            *at == 0 || used <= most
        });
        let notes = with_room
            .flat_map(|(_, note)| note)
            .map(|line| (false, line.as_str()));
        // The names of the columns and one row always have room.
        title
            .into_iter()
            .chain(notes)
            .take(usize::from(height.saturating_sub(2)))
    }
}

impl TableLayout {
    /// Lays the parts of a table out in the inside of a pane.
    pub fn new(area: Rect, said: &TableHeading, has_legend: bool) -> Self {
        let title = said.lines(area.height).count() as u16;
        let rest = below(area, title);
        let rows = below(rest, 1);
        let has_legend = area.height >= LEGEND && has_legend;
        Self {
            title: top(area, title),
            names: line(rest, 0),
            rows: top(rows, rows.height.saturating_sub(has_legend.into())),
            legend: has_legend.then(|| last_line(area)),
        }
    }
}
