//! Places cells that may span several columns and rows: each at its column, and in every row to which it belongs.

use std::collections::BTreeMap;

use super::block::BlockText;

/// The most columns of a table in a text.
const WIDEST: usize = 1_000;

/// A cell as it is in a document.
#[derive(Clone, Debug)]
pub struct DocumentCell {
    pub text: BlockText,
    pub columns: usize,
    /// How many rows it spans, including its own.
    pub rows: u32,
}

impl Default for DocumentCell {
    fn default() -> Self {
        Self {
            text: BlockText::default(),
            columns: 1,
            rows: 1,
        }
    }
}

/// How many bytes of words are repeated in a document. Beyond that, the words of a cell are only in its first row.
const REPEATED: usize = 64 << 20;

/// The cells that span the rows to come: by column, how many more rows, and the words.
#[derive(Debug)]
pub struct RowSpans {
    open: BTreeMap<usize, (u32, String)>,
    /// How many bytes may still be repeated.
    left: usize,
}

impl Default for RowSpans {
    fn default() -> Self {
        Self {
            open: BTreeMap::new(),
            left: REPEATED,
        }
    }
}

impl RowSpans {
    pub fn clear(&mut self) {
        self.open.clear();
    }

    fn repeated(&mut self, column: usize, line: u32) -> Option<BlockText> {
        let (_, words) = self.open.get(&column)?;
        let is_free = words.len() <= self.left;
        self.left = self.left.saturating_sub(words.len());
        Some(if is_free {
            BlockText::new(words, line)
        } else {
            BlockText::default()
        })
    }

    /// The cells of the next row, one for each column. Cells that span it from above get the line of the row.
    pub fn place(&mut self, cells: Vec<DocumentCell>, line: u32) -> Vec<BlockText> {
        let mut placed: Vec<BlockText> = Vec::with_capacity(cells.len());
        let mut begun = Vec::new();
        let mut cells = cells.into_iter();
        loop {
            if let Some(text) = self.repeated(placed.len(), line) {
                placed.push(text);
                continue;
            }
            let Some(cell) = cells.next() else { break };
            let at = placed.len();
            if cell.rows > 1 {
                begun.push((at, (cell.rows, cell.text.as_str().to_owned())));
            }
            placed.push(cell.text);
            let others = cell
                .columns
                .saturating_sub(1)
                .min(WIDEST.saturating_sub(placed.len()));
            placed.resize_with(placed.len() + others, BlockText::default);
        }
        // Cells from above in columns after the last cell.
        let last = self.open.last_key_value().map_or(0, |(column, _)| column + 1);
        for column in placed.len()..last {
            placed.push(self.repeated(column, line).unwrap_or_default());
        }
        self.open.extend(begun);
        self.open.retain(|_, (rows, _)| {
            *rows -= 1;
            *rows > 0
        });
        placed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_stands_under_its_column() {
        let cell = |words: &str, columns, rows| DocumentCell {
            text: BlockText::new(words, 1),
            columns,
            rows,
        };
        let mut spans = RowSpans::default();
        let mut row = |cells: Vec<DocumentCell>| {
            let placed = spans.place(cells, 2);
            placed.iter().map(BlockText::as_str).collect::<Vec<_>>().join("|")
        };
        assert_eq!(
            row(vec![cell("a", 1, 3), cell("b", 1, 1), cell("c", 1, 2)]),
            "a|b|c"
        );
        assert_eq!(row(vec![cell("d", 1, 1)]), "a|d|c");
        assert_eq!(row(vec![cell("e", 2, 1)]), "a|e|");
        assert_eq!(row(vec![cell("f", 1, 1), cell("g", 1, 0)]), "f|g");
        assert_eq!(row(vec![cell("h", usize::MAX, u32::MAX)]).len(), 1 + WIDEST - 1);
    }
}
