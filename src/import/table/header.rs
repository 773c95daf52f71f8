//! The row with the names of the columns, and those names.

use hashbrown::HashSet;

use super::grid::{CellKind, Grid};
use super::role;

/// How many rows may be above the header: a title, a date, a note.
const MOST_ABOVE: usize = 30;

/// A row with at least this many cells that are known as names of columns is the header, unless it has more figures than those.
const SURE: usize = 2;

/// The index of the row with the names of the columns, if there is one.
pub fn find(grid: &Grid) -> Option<usize> {
    let mut widths: Vec<usize> = grid.rows(0).take(200).map(|row| row.filled()).collect();
    widths.sort_unstable();
    // As many cells as most rows have.
    let usual = widths.get(widths.len() / 2).copied().unwrap_or(0);
    let is_header = |index: &usize| {
        let row = grid.row(*index);
        let filled = row.filled();
        if filled < 2.min(usual) || filled == 0 || filled * 10 < usual * 6 {
            return false;
        }
        let texts = row.cells.iter().filter(|cell| !cell.is_blank());
        let mut seen = HashSet::new();
        let (mut named, mut figures) = (0, 0);
        for cell in texts {
            let text = cell.text.trim();
            if text.len() > 200 {
                return false;
            }
            // A name is not a number or a day, except in a table with a column for each year or month.
            let is_name = cell.kind == CellKind::Text
                && (text.chars().any(char::is_alphabetic) || text == "%" || text == "#");
            figures += usize::from(!is_name);
            seen.insert(text);
            named += usize::from(is_name && !role::fits(text).is_empty());
        }
        if named >= SURE {
            // Enough names are known; two columns may even have the same name.
            return figures <= named;
        }
        // With fewer known names, a header has to look like one: no figures, and hardly any repeated cells.
        figures == 0 && seen.len() * 10 >= filled * 8 && (named > 0 || *index == 0 || filled >= usual)
    };
    (0..grid.len().min(MOST_ABOVE)).find(is_header)
}

/// The names of all columns of a grid. Without a header they are called `A`, `B`, …
pub fn names(grid: &Grid, header: Option<usize>) -> Vec<String> {
    let mut seen = HashSet::new();
    let header = header.map(|row| grid.row(row)).unwrap_or_default();
    let names = (0..grid.width()).map(|column| {
        let text = header.cell(column);
        let name: Vec<&str> = text.split_whitespace().collect();
        let name = if name.is_empty() {
            letters(column)
        } else {
            name.join(" ")
        };
        let mut unique = name.clone();
        let mut next = 2;
        while !seen.insert(unique.clone()) {
            unique = format!("{name} ({next})");
            next += 1;
        }
        unique
    });
    names.collect()
}

/// The name of a column in spreadsheets: `A`, `Z`, `AA`.
fn letters(column: usize) -> String {
    let mut name = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        rest -= 1;
        name.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    name.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::table::delimited;

    #[test]
    fn a_title_above_is_no_header() {
        for (text, wanted) in [
            ("id,title,due\n1,a,2025\n", Some(0)),
            ("Plan for 2025,,\n,,\nid,title,due\n1,a,2025\n2,b,2026\n", Some(1)),
            (
                "Plan\nStand: 1 May,\nNr;Maßnahme;Frist\n1;x;2025\n2;y;2026\n",
                Some(2),
            ),
            ("1,2,3\n4,5,6\n", None),
            // Two columns with the same name, and a column for each year.
            ("Action,Due,Note,Note\nA,2025-05-01,x,y\n", Some(0)),
            (
                "Action,2024,2025,Due\nA,1,2,2025-05-01\nB,1,2,2025-06-01\n",
                Some(0),
            ),
        ] {
            let grid = delimited::read(text, None).unwrap();
            assert_eq!(find(&grid), wanted, "{text}");
        }
    }

    #[test]
    fn columns_have_names_of_their_own() {
        let grid = delimited::read("a,,a,b\nc\n1,2,3,4,5\n", None).unwrap();
        assert_eq!(names(&grid, Some(0)), ["a", "B", "a (2)", "b", "E"]);
        assert_eq!(letters(27), "AB");
    }
}
