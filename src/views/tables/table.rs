//! A table as a plain value: what the columns are and what the rows say, worded for people and without a screen. The
//! action pane draws it, and the text exports print it, so that both say the same; [`Data`](super::values::Data) is the
//! same rows for programs, with exact values in place of words.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr as _;

use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::views::facts::{Run, Tone};
use crate::views::{sign, wording};
use crate::when::state::ScheduleState;

/// Rows that are worded at once. The others are worded when they come into view, and columns grow where one of those needs
/// it: wording all of 100,000 statistics takes 127 ms instead of 7, and sorting them 184 ms instead of 7, by
/// `benches/tables.rs`.
pub const AT_ONCE: usize = 2000;

pub const GAP: usize = 2;
/// Cells that a step of depth indents by, and cells that a sign with its space takes.
pub const STEP: usize = 2;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    pub title: String,
    /// Lines said above it: how much there is, and that it is computed.
    pub notes: Vec<String>,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// What the cells of entries are called, one after the other, where headings say other things in the columns.
    pub entries: &'static [&'static str],
    /// What the signs before its rows and the bars in them mean.
    pub legend: Vec<TableSign>,
    /// What is said where there is no row: what would be here, and how to get it.
    pub empty: String,
}

/// A sign of a table, in few words.
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
    /// What is fitting on lines of so many cells.
    pub const fn in_cells(cells: usize) -> Self {
        match cells {
            0..72 => Self::Brief,
            72..100 => Self::Middle,
            _ => Self::Full,
        }
    }
}

/// At which edge of a column its cells stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    #[default]
    Left,
    Right,
}

/// What the rows are sorted by, and which way.
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
    /// Cells that it may be cut or wrapped to before other columns are left out; where there are none it is shown whole or
    /// not at all.
    pub least: Option<usize>,
    /// Whether it takes the room that is left.
    pub grows: bool,
    /// Which columns are left out first where there is no room: those of the highest rank. 0 is always there.
    pub rank: u8,
    pub order: Option<Order>,
}

impl Column {
    /// A column of words that is never cut and never left out.
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

    /// The same, cut or wrapped to no less than some cells.
    #[must_use]
    pub const fn least(self, cells: usize) -> Self {
        Self {
            least: Some(cells),
            ..self
        }
    }

    /// The same, taking the room that is left.
    #[must_use]
    pub const fn grows(self) -> Self {
        Self { grows: true, ..self }
    }

    /// The same, left out before columns of a lower rank.
    #[must_use]
    pub const fn rank(self, rank: u8) -> Self {
        Self { rank, ..self }
    }

    /// The sign of its order with its name.
    pub fn heading(&self) -> String {
        match self.order {
            Some(order) => format!("{} {}", order.sign(), self.name),
            None => self.name.to_owned(),
        }
    }
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RowKind {
    /// Over the rows that follow.
    Heading,
    #[default]
    Entry,
    Total,
}

/// The sign before a row on a screen; words say the same in the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellMark {
    /// A heading whose rows are seen.
    Open,
    /// A heading whose rows are not.
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
    /// What it says; as many as there are columns, counted with what they span. None while it is not yet worded: of a
    /// long table only the rows are that were looked at.
    pub cells: Vec<Cell>,
    pub link: Option<ActionId>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub runs: Vec<Run>,
    /// How many columns it reaches over.
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

    /// A number of things, faint where there is none.
    pub fn count(number: usize, tone: Tone) -> Self {
        let tone = if number == 0 { Tone::Dim } else { tone };
        Self::new(tone, wording::grouped(number as u64))
    }

    /// Several notes, one behind the other.
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

    /// The same, reaching over some columns.
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
    /// How far its first cell is indented, its sign included.
    pub fn indent(&self) -> usize {
        usize::from(self.depth) * STEP + if self.mark.is_some() { STEP } else { 0 }
    }

    /// Its cells, each with the column it is in or begins in.
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

    /// What a cell of a row is called: entries under headings may have names of their own.
    pub fn name_of(&self, row: &Row, nth: usize, column: usize) -> &'static str {
        match self.entries.get(nth) {
            Some(name) if row.kind == RowKind::Entry => name,
            _ => self.columns[column].name,
        }
    }

    /// The table without a column, whose cells reach over no other: what only a screen shows.
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
