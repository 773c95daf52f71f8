//! Cells that span several rows: their content belongs to each of these rows.

use hashbrown::HashMap;

use super::grid::GridCell;

/// The cells that span the current row, with their last row, by column.
#[derive(Debug, Default)]
pub struct CellSpans(HashMap<usize, (u32, GridCell)>);

impl CellSpans {
    /// Records that a cell in this column spans the rows up to `last`.
    pub fn begin(&mut self, column: usize, last: u32, cell: &GridCell) {
        if !cell.is_blank() {
            self.0.insert(column, (last, cell.clone()));
        }
    }

    /// Fills the blank cells of a row from the cells that span it, unless the whole row is blank.
    pub fn fill(&mut self, line: u32, cells: &mut Vec<GridCell>) {
        self.0.retain(|_, (last, _)| *last >= line);
        if self.0.is_empty() || cells.iter().all(GridCell::is_blank) {
            return;
        }
        for (column, (_, cell)) in &self.0 {
            if cells.len() <= *column {
                cells.resize(column + 1, GridCell::default());
            }
            if cells[*column].is_blank() {
                cells[*column].clone_from(cell);
            }
        }
    }
}
