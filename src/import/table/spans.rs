//! Cells that reach over several rows: what stands in them belongs to each of these rows.

use hashbrown::HashMap;

use super::grid::Cell;

/// The cells that reach over the row that is read, by their column.
#[derive(Debug, Default)]
pub struct Spans(HashMap<usize, (u32, Cell)>);

impl Spans {
    /// A cell in this column reaches to a row.
    pub fn begin(&mut self, column: usize, last: u32, cell: &Cell) {
        if !cell.is_blank() {
            self.0.insert(column, (last, cell.clone()));
        }
    }

    /// Fills what the file leaves empty in a row that has cells of its own.
    pub fn fill(&mut self, line: u32, cells: &mut Vec<Cell>) {
        self.0.retain(|_, (last, _)| *last >= line);
        if self.0.is_empty() || cells.iter().all(Cell::is_blank) {
            return;
        }
        for (column, (_, cell)) in &self.0 {
            if cells.len() <= *column {
                cells.resize(column + 1, Cell::default());
            }
            if cells[*column].is_blank() {
                cells[*column].clone_from(cell);
            }
        }
    }
}
