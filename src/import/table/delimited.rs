//! Rows from text whose cells are separated by commas, semicolons, tabs or bars.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::super::fault::Fault;
use super::grid::{Grid, GridCell, GridRow};

/// What may separate cells. If nothing else decides, the first of them does.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// How much of the text is examined to find the delimiter, in bytes: enough for a few dozen long rows.
const SAMPLE: usize = 64 << 10;

/// Reads the rows of a text. The delimiter is found unless it is known.
pub fn read(text: &str, delimiter: Option<char>) -> Result<Grid, Fault> {
    // Some spreadsheets declare the delimiter in a line at the top.
    let (declared, text, skipped) = declaration(text);
    let delimiter = delimiter.or(declared).unwrap_or_else(|| find(text));
    let mut grid = Grid::separated_by(delimiter);
    records(text, delimiter, |row| {
        grid.push(GridRow {
            line: row.line + skipped,
            last_line: row.last_line + skipped,
            ..row
        })
    })?;
    Ok(grid)
}

/// The delimiter in a first line `sep=;`, the text after that line, and the number of lines skipped.
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
        // A row that is cut off, and anything after a fault, does not count.
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
    mut visit: impl FnMut(GridRow) -> Result<(), Fault>,
) -> Result<(), Fault> {
    let delimiter = u8::try_from(delimiter)
        .ok()
        .filter(u8::is_ascii)
        .ok_or_else(|| Fault::new(format!("cells cannot be separated by `{delimiter}`")))?;
    let mut at = 0;
    let mut line = 1;
    while at < text.len() {
        let mut row = GridRow::at(line, Vec::new());
        loop {
            let (cell, end) = cell(text, at, delimiter)
                .ok_or_else(|| Fault::at(line, "a quotation mark that begins in this row is never closed"))?;
            line += text[at..end].matches('\n').count() as u32;
            row.last_line = line;
            row.cells.push(GridCell::text(cell));
            at = end + 1;
            if text.as_bytes().get(end) != Some(&delimiter) {
                line += u32::from(text.as_bytes().get(end) == Some(&b'\n'));
                break;
            }
        }
        if !row.cells.iter().all(GridCell::is_blank) {
            visit(row)?;
        }
    }
    Ok(())
}

/// The text of the cell that begins at a byte, and where it ends; `None` if its quotation mark is never closed.
///
/// A cell in quotation marks may hold anything, with marks in it doubled. If one is neither doubled nor at the end of the cell,
/// the cell is not quoted properly: the marks around `"The "Hit" Man"` are removed if they are on one line with no other cell
/// between them, and kept otherwise, so that a stray mark does not swallow other rows.
fn cell(text: &str, at: usize, delimiter: u8) -> Option<(Cow<'_, str>, usize)> {
    let bytes = text.as_bytes();
    let is_end = |at: usize| {
        bytes
            .get(at)
            .is_none_or(|byte| *byte == delimiter || matches!(byte, b'\r' | b'\n'))
    };
    let quote = |from: usize| memchr::memchr(b'"', &bytes[from..]).map(|next| from + next);
    if bytes.get(at) == Some(&b'"') {
        let mut next = at + 1;
        loop {
            let mark = quote(next)?;
            if is_end(mark + 1) {
                return Some((doubled(&text[at + 1..mark]), mark + 1));
            }
            if bytes[mark + 1] != b'"' {
                break;
            }
            next = mark + 2;
        }
        // The marks on this line, up to one that begins another cell.
        let next = |from: usize| {
            let mark = from + memchr::memchr3(b'"', b'\r', b'\n', &bytes[from..])?;
            (bytes[mark] == b'"' && bytes[mark - 1] != delimiter).then_some(mark)
        };
        let mut marks = std::iter::successors(next(at + 1), |mark| next(mark + 1));
        if let Some(mark) = marks.find(|mark| is_end(mark + 1)) {
            return Some((doubled(&text[at + 1..mark]), mark + 1));
        }
    }
    let end = memchr::memchr3(delimiter, b'\r', b'\n', &bytes[at..]).map_or(bytes.len(), |end| at + end);
    Some((Cow::Borrowed(&text[at..end]), end))
}

fn doubled(text: &str) -> Cow<'_, str> {
    if text.contains("\"\"") {
        Cow::Owned(text.replace("\"\"", "\""))
    } else {
        Cow::Borrowed(text)
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
    fn a_stray_quote_swallows_no_other_row() {
        for (text, wanted) in [
            (
                "a|b|c\n1|2|\"weird quote'\n3|4|\"The \"Hit\" Man\"\n5|6|ok\n",
                &[(2, "\"weird quote'"), (3, "The \"Hit\" Man"), (4, "ok")][..],
            ),
            (
                "a,b,c\n1,2,\"He said \"yes, no\" and left\"\n3,4,\"x\"\n",
                &[(2, "He said \"yes, no\" and left"), (3, "x")],
            ),
            ("a|b|c\n\"1|2|\"3\"\n4|5|6\n", &[(2, "3"), (3, "6")]),
            (
                "a,b,c\r\n1,2,\"x\"\"y\"\r\n\r\n3,4,\"\"\r\n",
                &[(2, "x\"y"), (4, "")],
            ),
        ] {
            let rows = rows(text);
            let last: Vec<(u32, &str)> = rows[1..].iter().map(|row| (row.0, &*row.2[2])).collect();
            assert_eq!(last, wanted, "{text}");
            assert!(rows.iter().all(|row| row.2.len() == 3), "{text}");
        }
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
