//! Lists that are not a view of the screen, such as a log: named columns, as text, Markdown, HTML, CSV and workbooks.

use unicode_width::UnicodeWidthStr as _;

use super::commonmark::{self, TextPlace, escaped};
use super::csv;
use super::csv_dialect::Dialect;
use super::html::frame::{self, Breadth, said};
use super::html::table;
#[cfg(feature = "spreadsheets")]
use super::workbook;
use crate::text::sanitize::visible;
use crate::views::tables::values::ExactValue;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ExportGrid {
    /// The lines above it.
    pub header: Vec<String>,
    /// The columns: the name in CSV and workbooks, and the heading elsewhere.
    pub columns: Vec<(&'static str, &'static str)>,
    pub rows: Vec<Vec<String>>,
}

impl ExportGrid {
    pub fn text(&self) -> String {
        let cells = |row: &[String]| -> Vec<String> { row.iter().map(|cell| visible(cell).into()).collect() };
        let columns = self.columns.iter();
        let head: Vec<String> = columns.map(|(_, label)| (*label).to_owned()).collect();
        let rows: Vec<Vec<String>> = self.rows.iter().map(|row| cells(row)).collect();
        let width = |at: usize| {
            let all = rows.iter().chain([&head]);
            all.map(|row| row[at].width()).max().unwrap_or(0)
        };
        let widths: Vec<usize> = (0..head.len()).map(width).collect();
        let mut out = String::new();
        for line in &self.header {
            out.extend([line, "\n"]);
        }
        out.push('\n');
        for row in [&head].into_iter().chain(&rows) {
            let mut line = String::new();
            for (at, cell) in row.iter().enumerate() {
                let blank = " ".repeat(widths[at] - cell.width());
                if at > 0 {
                    line.push_str("  ");
                }
                line.extend([cell, blank.as_str()]);
            }
            out.extend([line.trim_end(), "\n"]);
        }
        out
    }

    pub fn markdown(&self) -> String {
        let mut out = String::new();
        for (at, line) in self.header.iter().enumerate() {
            let sign = if at == 0 { "# " } else { "- " };
            out.extend([
                sign,
                &escaped(line, TextPlace::Start),
                if at == 0 { "\n\n" } else { "\n" },
            ]);
        }
        out.push('\n');
        commonmark::head(&mut out, self.columns.iter().map(|(_, label)| (*label, false)));
        for row in &self.rows {
            commonmark::row(&mut out, row.iter().map(|cell| escaped(cell, TextPlace::Cell)));
        }
        out
    }

    /// A page with the first line of the header as its title.
    pub fn html(&self) -> String {
        let mut lines = self.header.clone();
        let title = if lines.is_empty() {
            String::new()
        } else {
            lines.remove(0)
        };
        let mut out = frame::begin(&title, &title, &lines, Breadth::Tables);
        out.push_str("<table>\n");
        table::head(&mut out, self.columns.iter().map(|(_, label)| (*label, "")));
        out.push_str("<tbody>\n");
        for row in &self.rows {
            out.push_str("<tr>");
            for cell in row {
                out.extend(["<td>", &said(cell), "</td>"]);
            }
            out.push_str("</tr>\n");
        }
        out.push_str("</tbody>\n</table>\n");
        frame::end(&mut out, "");
        out
    }

    pub fn csv(&self, dialect: Dialect) -> String {
        let (fields, rows) = self.exact();
        csv::render(&fields, &rows, dialect)
    }

    /// A workbook with one sheet of this name.
    #[cfg(feature = "spreadsheets")]
    pub fn workbook(&self, name: &str) -> Vec<u8> {
        let (fields, rows) = self.exact();
        workbook::render(&fields, &rows, name)
    }

    fn exact(&self) -> (Vec<&'static str>, Vec<Vec<ExactValue>>) {
        let fields = self.columns.iter().map(|(name, _)| *name).collect();
        let rows = self.rows.iter();
        let rows = rows.map(|row| row.iter().map(|cell| cell.as_str().into()).collect());
        (fields, rows.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::ExportGrid;

    #[test]
    fn a_list_is_a_page_on_which_its_texts_are_texts() {
        let grid = ExportGrid {
            header: vec!["1 entry".into()],
            columns: vec![("what", "What"), ("due", "Due")],
            rows: vec![vec!["<b>\u{202e}&".into(), "7".into()]],
        };
        let html = grid.html();
        for part in [
            "<h1>1 entry</h1>",
            "<tr><th scope=\"col\">What</th><th scope=\"col\">Due</th></tr>",
            "<tr><td>&lt;b&gt;⟨U+202E⟩&amp;</td><td>7</td></tr>",
        ] {
            assert!(html.contains(part), "{html}");
        }
    }
}
