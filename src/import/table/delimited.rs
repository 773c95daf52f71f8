//! Rows from text whose cells are separated by commas, semicolons, tabs or bars.

use std::collections::BTreeMap;

use super::super::fault::Fault;
use super::grid::{Cell, Grid, Row};

/// What may separate cells, the likelier first where nothing else decides.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// How much of the text is looked at to find out which: enough for a few dozen long rows.
const SAMPLE: usize = 64 << 10;

/// Reads a text by rows; the delimiter is found unless it is known.
pub fn read(text: &str, delimiter: Option<char>) -> Result<Grid, Fault> {
    // Some spreadsheets say it in a first line of its own.
    let (declared, text, skipped) = declaration(text);
    let delimiter = delimiter.or(declared).unwrap_or_else(|| find(text));
    let mut grid = Grid::separated_by(delimiter);
    records(text, delimiter, |row| {
        grid.push(Row {
            line: row.line + skipped,
            last_line: row.last_line + skipped,
            ..row
        })
    })?;
    Ok(grid)
}

/// `sep=;`, the text behind it, and how many lines that were.
fn declaration(text: &str) -> (Option<char>, &str, u32) {
    let rest = text.strip_prefix("sep=").or_else(|| text.strip_prefix("SEP="));
    let mut letters = rest.unwrap_or_default().chars();
    let delimiter = letters.next().filter(char::is_ascii);
    let rest = letters.as_str();
    let rest = rest.strip_prefix("\r\n").or_else(|| rest.strip_prefix('\n'));
    match (delimiter, rest) {
        (Some(delimiter), Some(rest)) => (Some(delimiter), rest, 1),
        _ => (None, text, 0),
    }
}

/// The delimiter with which most rows have the same number of cells, and more than one.
fn find(text: &str) -> char {
    let end = text.floor_char_boundary(SAMPLE.min(text.len()));
    let sample = &text[..end];
    let score = |delimiter: char| {
        let mut widths: Vec<usize> = Vec::new();
        // Of a row that is cut off, and what follows a fault, nothing counts.
        let _ = records(sample, delimiter, |row| {
            widths.push(row.cells.len());
            Ok(())
        });
        if end < text.len() {
            widths.pop();
        }
        let mut counts: BTreeMap<usize, usize> = BTreeMap::new();
        for width in &widths {
            *counts.entry(*width).or_default() += 1;
        }
        counts.retain(|width, _| *width > 1);
        let usual = counts.iter().max_by_key(|(width, count)| (**count, **width));
        let (usual, same) = usual.map_or((0, 0), |(width, count)| (*width, *count));
        // As a share of the rows, in thousandths; then the number of cells.
        (same * 1000 / widths.len().max(1), usual)
    };
    let mut best = (DELIMITERS[0], (0, 0));
    for delimiter in DELIMITERS {
        let found = score(delimiter);
        if found > best.1 {
            best = (delimiter, found);
        }
    }
    best.0
}

/// Visits every row that has content.
fn records(
    text: &str,
    delimiter: char,
    mut visit: impl FnMut(Row) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let delimiter = u8::try_from(delimiter)
        .ok()
        .filter(u8::is_ascii)
        .ok_or_else(|| Fault::new(format!("cells cannot be separated by `{delimiter}`")))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = csv::StringRecord::new();
    let mut lines = Lines::new(text);
    loop {
        let from = reader.position().byte() as usize;
        let more = reader.read_record(&mut record).map_err(|error| {
            let line = error.position().map_or(1, csv::Position::line);
            Fault::at(line as u32, error.to_string())
        })?;
        if !more {
            return Ok(());
        }
        let to = reader.position().byte() as usize;
        let (line, last_line) = lines.of(from, to);
        // What is never closed swallows the rest of the file.
        let is_open = to == text.len() && last_line > line && text[from..to].matches('"').count() % 2 == 1;
        if is_open {
            return Err(Fault::at(
                line,
                "a quotation mark that begins in this row is never closed",
            ));
        }
        if record.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        visit(Row {
            line,
            last_line,
            cells: record.iter().map(Cell::text).collect(),
        })?;
    }
}

/// Lines of a text counted as one goes through it.
struct Lines<'t> {
    text: &'t str,
    at: usize,
    line: u32,
}

impl<'t> Lines<'t> {
    fn new(text: &'t str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    /// The first and last line with content of what stands from one byte to another. The reader passes over empty lines.
    fn of(&mut self, from: usize, to: usize) -> (u32, u32) {
        let whole = &self.text[from..to];
        let content = whole.trim_start_matches(['\r', '\n']);
        let start = to - content.len();
        let first = self.count(start);
        let content = content.trim_end_matches(['\r', '\n']);
        (first, first + content.matches('\n').count() as u32)
    }

    fn count(&mut self, to: usize) -> u32 {
        self.line += self.text[self.at..to].matches('\n').count() as u32;
        self.at = to;
        self.line
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<(u32, u32, Vec<String>)> {
        let grid = read(text, None).unwrap();
        grid.rows(0)
            .map(|row| {
                let cells = row.cells.into_iter().map(|cell| cell.text).collect();
                (row.line, row.last_line, cells)
            })
            .collect()
    }

    #[test]
    fn delimiters_are_found_and_quoted_cells_may_hold_lines() {
        for delimiter in DELIMITERS {
            let text = format!(
                "a title, with a comma\r\n\r\nid{delimiter}what{delimiter}when\r\n007{delimiter}\"one\r\ntwo; \"\"x\"\"\"{delimiter}Q1\r\n"
            );
            let rows = rows(&text);
            assert_eq!(rows.len(), 3, "{delimiter}");
            assert_eq!((rows[1].0, rows[1].1), (3, 3));
            assert_eq!(
                rows[2],
                (4, 5, vec!["007".into(), "one\r\ntwo; \"x\"".into(), "Q1".into()])
            );
        }
        assert_eq!(read("sep=|\na|b,c\n", None).unwrap().line(0), 2);
    }

    #[test]
    fn a_single_column_is_a_table_too() {
        assert_eq!(rows("a\nb, c\n").len(), 2);
        assert_eq!(read("", None).unwrap().len(), 0);
    }

    #[test]
    fn a_quote_that_is_never_closed_is_said_and_not_swallowed() {
        let fault = read("a,b\n1,\"x\n2,y\n3,z\n", None).unwrap_err();
        assert_eq!(fault.line, Some(2));
        assert_eq!(rows("a,b\n1,5\" pipe\n").len(), 2);
    }

    #[test]
    fn ten_thousand_columns_are_refused() {
        let fault = read(&",".repeat(10_000), Some(',')).unwrap();
        assert!(fault.is_empty());
        let fault = read(&"a,".repeat(10_000), Some(',')).unwrap_err();
        assert_eq!(fault.line, Some(1));
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[a\",;\t|\r\n é\"]{0,60}") {
            let _ = read(&text, None);
        }
    }
}
