//! A table as a plain value: what the columns are and what the rows say, worded for people but independent of a screen.
//! The action pane draws it and exports print it, so that both say the same; [`Data`](super::values::Data) has the same
//! rows for programs, with exact values in place of words.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr as _;

use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::views::facts::{Run, Tone};
use crate::views::{sign, wording};
use crate::when::state::ScheduleState;

/// How many rows are worded at once. The others are worded when they come into view, and columns grow if one of them
/// needs it: wording all of 100,000 statistics takes 127 ms instead of 7, and sorting them 184 ms instead of 7, according
/// to `benches/tables.rs`.
pub const AT_ONCE: usize = 2000;

pub const GAP: usize = 2;
/// Cells that a step of depth indents by, and that a sign takes with its space.
pub const STEP: usize = 2;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub title: String,
    /// Lines above it: how much there is, and that it is computed.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// The names of the cells of entries, in order, for a table whose columns are named after the cells of headings.
    pub entries: &'static [&'static str],
    /// What the signs before its rows and the bars in them mean.
    pub legend: Vec<TableSign>,
    /// Shown in place of rows if there are none.
    pub empty: String,
}

/// A sign in a table, and its meaning in a few words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TableSign {
    pub sign: &'static str,
    pub tone: Tone,
    pub means: &'static str,
}

/// How much room there is for words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum WordRoom {
    #[default]
    Full,
    /// Whole words, but not every column.
    Middle,
    Brief,
}

impl WordRoom {
    /// The room that lines of `cells` cells have.
    pub const fn in_cells(cells: usize) -> Self {
        match cells {
            0..72 => Self::Brief,
            72..100 => Self::Middle,
            _ => Self::Full,
        }
    }
}

/// The edge of a column that its cells are aligned to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Right,
}

/// Which way the rows are sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Order {
    Up,
    Down,
}

impl Order {
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Up => "⇑",
            Self::Down => "⇓",
        }
    }
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Column {
    pub name: &'static str,
    pub align: Align,
    /// Cells that it may be cut or wrapped to before other columns are left out; if `None`, it is shown whole or not at all.
    pub least: Option<usize>,
    /// Whether it takes the remaining room.
    pub grows: bool,
    /// Columns of the highest rank are left out first if there is no room; those of rank 0 only if nothing else helps.
    pub rank: u8,
    pub order: Option<Order>,
}

impl Column {
    /// A left-aligned column of rank 0 that is never cut.
    pub const fn new(name: &'static str) -> Self {
        Self {
            name,
            align: Align::Left,
            least: None,
            grows: false,
            rank: 0,
            order: None,
        }
    }

    #[must_use]
    pub const fn right(self) -> Self {
        Self {
            align: Align::Right,
            ..self
        }
    }

    /// Lets it be cut or wrapped, to no less than `cells` cells.
    #[must_use]
    pub const fn least(self, cells: usize) -> Self {
        Self {
            least: Some(cells),
            ..self
        }
    }

    /// Lets it take the remaining room.
    #[must_use]
    pub const fn grows(self) -> Self {
        Self { grows: true, ..self }
    }

    /// Leaves it out before columns of a lower rank.
    #[must_use]
    pub const fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// Its name, after the sign of its order if it is sorted.
    pub fn heading(&self) -> String {
        match self.order {
            Some(order) => format!("{} {}", order.sign(), self.name),
            None => self.name.to_owned(),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Above the rows that follow.
    Heading,
    #[default]
    Entry,
    Total,
}

/// The sign before a row on a screen; the row says the same in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMark {
    /// An unfolded heading.
    Open,
    /// A folded heading.
    Folded,
    Due(Deadline),
    /// A next step without a date.
    Undated,
    /// A sign of one cell.
    Sign(&'static str),
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    pub kind: RowKind,
    /// How far its first cell is indented.
    pub depth: u8,
    /// The sign before it.
    pub mark: Option<CellMark>,
    pub group: u32,
    /// Its cells, from the first column on. Empty until the row is worded: in a long table that is when it first comes into
    /// view.
    pub cells: Vec<Cell>,
    pub link: Option<ActionId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub runs: Vec<Run>,
    /// How many columns it spans.
    pub span: u8,
}

impl Default for Cell {
    fn default() -> Self {
        Self {
            runs: Vec::new(),
            span: 1,
        }
    }
}

impl From<Vec<Run>> for Cell {
    fn from(runs: Vec<Run>) -> Self {
        Self { runs, span: 1 }
    }
}

impl Cell {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() {
            return Self::default();
        }
        vec![Run::new(tone, text)].into()
    }

    /// A number of things, faint if it is 0.
    pub fn count(number: usize, tone: Tone) -> Self {
        let tone = if number == 0 { Tone::Dim } else { tone };
        Self::new(tone, wording::grouped(number as u64))
    }

    /// Several notes, separated by semicolons.
    pub fn joined(notes: Vec<Run>) -> Self {
        let mut runs = Vec::with_capacity(notes.len() * 2);
        for note in notes {
            if !runs.is_empty() {
                runs.push(Run::new(Tone::Dim, "; "));
            }
            runs.push(note);
        }
        runs.into()
    }

    /// Makes it span several columns.
    #[must_use]
    pub fn over(self, columns: u8) -> Self {
        Self {
            span: columns.max(1),
            ..self
        }
    }

    pub fn width(&self) -> usize {
        self.runs.iter().map(|run| run.text.width()).sum()
    }

    pub fn text(&self) -> String {
        self.runs.iter().map(|run| run.text.as_str()).collect()
    }
}

impl Row {
    /// How many cells its first cell is indented, including its sign.
    pub fn indent(&self) -> usize {
        usize::from(self.depth) * STEP + if self.mark.is_some() { STEP } else { 0 }
    }

    /// Its cells, each with the column it begins in.
    pub fn cells(&self) -> impl Iterator<Item = (usize, &Cell)> {
        let mut next = 0;
        self.cells.iter().map(move |cell| {
            let column = next;
            next += usize::from(cell.span);
            (column, cell)
        })
    }
}

impl Table {
    /// The signs before its rows, what needs attention first.
    pub fn states(&self, as_of: NaiveDate) -> Vec<TableSign> {
        let mut signs: Vec<TableSign> = Vec::new();
        for row in self.rows.iter().take(AT_ONCE) {
            let (sign, state) = match row.mark {
                Some(CellMark::Due(deadline)) => sign::of_deadline(&deadline, as_of),
                Some(CellMark::Undated) => (sign::of_state(ScheduleState::Undated), ScheduleState::Undated),
                _ => continue,
            };
            if signs.iter().all(|known| known.sign != sign) {
                let label = state.label().split(',').next().unwrap_or_default();
                signs.push(TableSign {
                    sign,
                    tone: Tone::State(state),
                    means: if sign == sign::SOON { "due soon" } else { label },
                });
            }
        }
        let urgency = |sign: &TableSign| {
            let is_it = |state: &ScheduleState| sign.tone == Tone::State(*state);
            ScheduleState::BY_URGENCY.iter().position(is_it)
        };
        signs.sort_by_key(urgency);
        signs
    }

    /// The name of a cell of a row: entries under headings may have their own.
    pub fn name_of(&self, row: &Row, nth: usize, column: usize) -> &'static str {
        match self.entries.get(nth) {
            Some(name) if row.kind == RowKind::Entry => name,
            _ => self.columns[column].name,
        }
    }

    /// The table without a column that only a screen shows, whose cells must not span others.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        if let Some(at) = self.columns.iter().position(|column| column.name == name) {
            self.columns.remove(at);
            for row in self.rows.iter_mut().filter(|row| row.cells.len() > at) {
                row.cells.remove(at);
            }
        }
        self
    }
}
