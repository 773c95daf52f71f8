//! A table as it is in a file: rows of cells as text, with their place and the type that the file gives them. All cells share
//! one text, so that a table takes little more memory than its file; a row is unpacked when it is needed.

use super::super::fault::Fault;
use crate::model::Currency;

/// More columns than anybody reads across.
pub const MOST_COLUMNS: usize = 1_024;
/// As many rows as a spreadsheet has.
pub const MOST_ROWS: usize = 1 << 20;
/// The most text in all cells together, in bytes: a file may refer to the same text any number of times.
pub const MOST_TEXT: usize = 256 << 20;
/// The most cells in all rows together.
pub const MOST_CELLS: usize = 4_000_000;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Grid {
    pub sheet: Option<String>,
    /// The text of all cells in order.
    text: String,
    cells: Vec<Packed>,
    rows: Vec<PackedRow>,
    pub delimiter: Option<char>,
    /// What did not prevent reading, but should be reported.
    pub notes: Vec<String>,
}

/// Where the text of a cell ends, and the kind of the cell. The text begins where that of the cell before ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    end: u32,
    kind: CellKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct PackedRow {
    line: u32,
    last_line: u32,
    /// The number of cells up to the end of this row.
    end: u32,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridRow {
    /// The line, or the row of a sheet, at which it begins, from 1; 0 for a header that the file does not have as a line.
    pub line: u32,
    pub last_line: u32,
    pub cells: Vec<GridCell>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GridCell {
    /// The text in the file, neither shortened nor rounded; for a date that the file holds as a number, the date.
    pub text: String,
    pub kind: CellKind,
}

/// The type that the file gives a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum CellKind {
    #[default]
    Text,
    /// The digits with a point for decimals.
    Number,
    /// A number that is shown with the sign of a currency.
    Money(Currency),
    /// A number that is shown as a percentage: `0.45` for 45 %.
    Share,
    /// A day, month or moment in the order of ISO 8601.
    Day,
}

impl GridCell {
    pub fn text(text: impl Into<String>) -> Self {
        Self::of(text, CellKind::Text)
    }

    pub fn of(text: impl Into<String>, kind: CellKind) -> Self {
        Self {
            text: text.into(),
            kind,
        }
    }

    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

impl GridRow {
    /// A row on a single line.
    pub fn at(line: u32, cells: Vec<GridCell>) -> Self {
        Self {
            line,
            last_line: line,
            cells,
        }
    }

    /// The text of a cell without the blanks around it; empty beyond the last.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", |cell| cell.text.trim())
    }

    pub fn kind(&self, column: usize) -> CellKind {
        self.cells.get(column).map_or(CellKind::Text, |cell| cell.kind)
    }

    /// The texts of its cells, except blank ones.
    pub fn texts(&self) -> Vec<&str> {
        let texts = self.cells.iter().map(|cell| cell.text.trim());
        texts.filter(|text| !text.is_empty()).collect()
    }

    pub fn filled(&self) -> usize {
        self.texts().len()
    }
}

impl Grid {
    pub fn separated_by(delimiter: char) -> Self {
        Self {
            delimiter: Some(delimiter),
            ..Self::default()
        }
    }

    /// Adds a note that rows hidden in the sheet are read as well.
    pub fn name_hidden(&mut self, lines: &[u32]) {
        const NAMED: usize = 8;
        let named: Vec<_> = lines.iter().take(NAMED).map(u32::to_string).collect();
        let named = named.join(", ");
        let note = match lines.len() {
            0 => return,
            1 => format!("row {named} is hidden in the sheet, and is read as well"),
            2..=NAMED => format!("rows {named} are hidden in the sheet, and are read as well"),
            more => format!(
                "rows {named} and {} more are hidden in the sheet, and are read as well",
                more - NAMED
            ),
        };
        self.notes.push(note);
    }

    /// Adds a row. Fails if the table gets larger than any that is meant to be read.
    pub fn push(&mut self, row: GridRow) -> Result<(), Fault> {
        let line = row.line;
        if row.cells.len() > MOST_COLUMNS {
            let message = format!("{} columns; a table may have {MOST_COLUMNS}", row.cells.len());
            return Err(Fault::at(line, message));
        }
        let last_line = row.last_line;
        if self.rows.len() == MOST_ROWS || self.cells.len() + row.cells.len() > MOST_CELLS {
            let message = format!("a table may have {MOST_ROWS} rows and {MOST_CELLS} cells; split the file");
            return Err(Fault::at(line, message));
        }
        for cell in row.cells {
            if self.text.len() + cell.text.len() > MOST_TEXT {
                let most = MOST_TEXT >> 20;
                return Err(Fault::at(
                    line,
                    format!("a table may have {most} MiB of text; split the file"),
                ));
            }
            self.text.push_str(&cell.text);
            self.cells.push(Packed {
                end: self.text.len() as u32,
                kind: cell.kind,
            });
        }
        self.rows.push(PackedRow {
            line,
            last_line,
            end: self.cells.len() as u32,
        });
        Ok(())
    }

    pub fn len(&self) -> usize {
        self.rows.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    pub fn row(&self, at: usize) -> GridRow {
        let PackedRow { line, last_line, .. } = self.rows[at];
        let cells = self.cells_of(at).map(|(text, kind)| GridCell::of(text, kind));
        GridRow {
            line,
            last_line,
            cells: cells.collect(),
        }
    }

    pub fn rows(&self, from: usize) -> impl Iterator<Item = GridRow> + Clone {
        (from..self.rows.len()).map(|at| self.row(at))
    }

    pub fn line(&self, at: usize) -> u32 {
        self.rows[at].line
    }

    /// The cells of a column, beginning with the row `from`.
    pub fn column(&self, from: usize, column: usize) -> impl Iterator<Item = (&str, CellKind)> {
        (from..self.rows.len()).map(move |at| {
            let cell = self.cells_of(at).nth(column);
            cell.map_or(("", CellKind::Text), |(text, kind)| (text.trim(), kind))
        })
    }

    fn cells_of(&self, at: usize) -> impl Iterator<Item = (&str, CellKind)> {
        let first = at
            .checked_sub(1)
            .map_or(0, |before| self.rows[before].end as usize);
        (first..self.rows[at].end as usize).map(|cell| {
            let start = cell.checked_sub(1).map_or(0, |before| self.cells[before].end);
            let Packed { end, kind } = self.cells[cell];
            (&self.text[start as usize..end as usize], kind)
        })
    }

    /// Frees unused capacity.
    pub fn shrink(&mut self) {
        self.text.shrink_to_fit();
        self.cells.shrink_to_fit();
        self.rows.shrink_to_fit();
    }

    pub fn width(&self) -> usize {
        let widths = (0..self.len()).map(|at| self.cells_of(at).count());
        widths.max().unwrap_or(0)
    }

    pub fn filled(&self) -> usize {
        let is_filled = |at: &usize| self.cells_of(*at).any(|(text, _)| !text.trim().is_empty());
        (0..self.len()).filter(is_filled).count()
    }
}
