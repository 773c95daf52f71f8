//! Tables in plain text: cells between tabs or bars.

use super::inline::{cut, has_marks};

/// The longest name of a column.
const NAME: usize = 40;
/// The longest heading in a first cell.
const HEADING: usize = 150;

/// Whether a line is a row: cells with tabs between them, or bars around them.
pub fn is_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('\t') || (line.len() > 2 && line.starts_with('|') && line.ends_with('|'))
}

/// The cells of a row, each without the white space around it.
pub fn cells(line: &str) -> Vec<&str> {
    let line = line.trim_matches([' ', '\r', '\n']);
    if line.starts_with('|') && line.ends_with('|') {
        let inner = line.get(1..line.len() - 1).unwrap_or_default();
        return inner.split('|').map(str::trim).collect();
    }
    line.trim().split('\t').map(str::trim).collect()
}

/// Whether the row lays out a page: a short first cell, followed by lists or several paragraphs.
pub fn is_layout(cells: &[&str]) -> bool {
    let Some((first, rest)) = cells.split_first() else {
        return false;
    };
    first.chars().count() <= HEADING && rest.iter().any(|cell| has_marks(cell) && cut(cell).len() > 1)
}

/// Whether a first row holds the names of the columns.
pub fn is_header(cells: &[&str]) -> bool {
    let is_name =
        |cell: &&&str| cell.chars().count() <= NAME && !cell.contains(|letter: char| letter.is_ascii_digit());
    cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .all(|cell| is_name(&cell))
}
