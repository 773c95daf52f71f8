//! A table as it stands in a file: rows of cells as text, with their place and the type the file gives them.

use super::super::fault::Fault;

/// More columns than anybody reads across.
pub const MOST_COLUMNS: usize = 1_024;
/// As many rows as a spreadsheet has.
pub const MOST_ROWS: usize = 1 << 20;
/// So many cells of all rows together.
pub const MOST_CELLS: usize = 4_000_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    /// The name of the sheet, where the file has several.
    pub sheet: Option<String>,
    pub rows: Vec<Row>,
    /// What separates cells, where something does.
    pub delimiter: Option<char>,
    /// What stood in the way of nothing, but should be known.
    pub notes: Vec<String>,
    /// How many cells there are in all rows.
    pub cells: usize,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line, or of a sheet the row, it begins at; from 1.
    pub line: u32,
    /// The line it ends at.
    pub last_line: u32,
    pub cells: Vec<Cell>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The text of the file, not shortened and not rounded. Of a date that the file holds as a number, the date.
    pub text: String,
    pub kind: CellKind,
}

/// What the file says a cell is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    #[default]
    Text,
    /// The digits with a point for decimals.
    Number,
    /// A number that is shown as a percentage: `0.45` for 45 %.
    Share,
    /// A day, month or moment in the order of ISO 8601.
    Day,
}

impl Cell {
    pub fn text(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            kind: CellKind::Text,
        }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl Row {
    /// The text of a cell without the blanks around it; empty beyond the last.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    pub fn kind(&self, column: usize) -> CellKind {
        self.cells.get(column).map_or(CellKind::Text, |cell| cell.kind)
    }

    /// How many cells have content.
    pub fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| !cell.is_blank()).count()
    }
}

impl Grid {
    /// Adds a row, as long as the table is one that can be meant.
    pub fn push(&mut self, row: Row) -> Result<(), Fault> {
        let line = row.line;
        if row.cells.len() > MOST_COLUMNS {
            let message = format!("{} columns; a table may have {MOST_COLUMNS}", row.cells.len());
            return Err(Fault::at(line, message));
        }
        self.cells += row.cells.len();
        if self.rows.len() == MOST_ROWS || self.cells > MOST_CELLS {
            let message = format!("a table may have {MOST_ROWS} rows and {MOST_CELLS} cells; split the file");
            return Err(Fault::at(line, message));
        }
        self.rows.push(row);
        Ok(())
    }

    /// How many columns the widest row has.
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0)
    }

    /// How many rows have content.
    pub fn filled(&self) -> usize {
        self.rows.iter().filter(|row| row.filled() > 0).count()
    }
}
