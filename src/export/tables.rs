//! Views that are tables. Text, Markdown and HTML show the table on the screen, unfolded and complete; CSV, JSON and
//! workbooks have its exact values.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

use super::commonmark::{self, TextPlace, escaped};
use super::entries::{EntryGroup, Listing};
use super::notes::Notes;
use super::sheet::{Paper, Sheet, TonedText};
use super::view::{ExportScope, ExportView};
use super::{html, markdown, text};
use crate::text::sanitize::visible;
use crate::views::facts::{Run, Tone};
use crate::views::tables::placement::PlacedColumn;
use crate::views::tables::rows::{Subject, TableRows};
use crate::views::tables::table::{Align, Cell, Row, RowKind, Table, WordRoom};
use crate::views::tables::values::Data;

/// The name of the column of citations, which is the last if there is one.
const CITE: &str = "Cite";

/// A view that is a table, before it is worded.
pub struct ExportTable<'v> {
    view: ExportView<'v>,
    subject: &'v Subject,
    rows: Box<dyn TableRows>,
}

impl<'v> ExportTable<'v> {
    /// The whole table of a view, if the view is one.
    pub fn of(view: &ExportView<'v>) -> Option<Self> {
        let ExportScope::Table(kind, subject, options) = view.scope else {
            return None;
        };
        let sources = view.library.sources(view.as_of);
        Some(Self {
            view: *view,
            subject,
            rows: kind.rows(sources, subject, options, |_| true),
        })
    }

    /// The first rows of it. What a limit counts depends on the table: statistics, deadlines of bodies, pots of money,
    /// caveats, changes, or lines of the score.
    #[must_use]
    pub fn limited(mut self, limit: usize) -> Self {
        self.rows.limit(limit);
        self
    }

    pub fn groups(&self) -> Vec<EntryGroup> {
        self.rows.entries(&self.view.library.corpus)
    }

    fn table(&self) -> Table {
        let table = self
            .rows
            .table(self.view.sources(), self.subject, WordRoom::Full, usize::MAX);
        // Signs and columns without a name are for screens; words say the same.
        let mut table = table.without("");
        table.rows.iter_mut().for_each(|row| row.mark = None);
        table
    }

    /// The table with numbers of notes in place of the citations in its last column, and with ids if asked for.
    pub fn noted(&self, notes: &mut Notes, mark: impl Fn(usize) -> String) -> Table {
        let mut table = self.table();
        let corpus = &self.view.library.corpus;
        let last = table.columns.len().saturating_sub(1);
        let cites = table.columns.last().is_some_and(|column| column.name == CITE);
        if let Some(column) = table.columns.last_mut().filter(|_| cites) {
            // A number is short enough to be shown whole.
            (column.least, column.rank) = (None, column.rank.min(1));
        }
        for row in &mut table.rows {
            let action = row.link.map(|id| corpus.action(id));
            let at = row.cells().position(|(column, _)| column == last && cites);
            if let Some(cell) = at
                .map(|at| &mut row.cells[at])
                .filter(|cell| !cell.runs.is_empty())
            {
                *cell = Cell::new(Tone::Dim, mark(notes.of_words(&cell.text(), action)));
            }
            let id = action.filter(|_| self.view.ids && row.kind == RowKind::Entry);
            if let (Some(action), Some(first)) = (id, row.cells.first_mut()) {
                first
                    .runs
                    .push(Run::new(Tone::Dim, format!(" id:{}", action.key())));
            }
        }
        table
    }

    pub fn data(&self) -> Data {
        self.rows.data(self.view.library.sources(self.view.as_of))
    }

    /// The table in aligned columns with wrapped texts; cells whose columns have no room are below their row.
    pub fn text(&self, listing: &Listing, paper: Paper) -> String {
        let mut page = text::TextPage::new(&self.view, paper);
        let table = self.noted(&mut page.notes, |number| format!("[{number}]"));
        page.begin(&self.view, listing);
        let sheet = &mut page.sheet;
        sheet.end_line();
        sheet.hang(0, &[(Tone::Strong, &table.title)]);
        for note in &table.notes {
            sheet.hang(0, &[(Tone::Dim, note)]);
        }
        sheet.end_line();
        let placed = table.place(paper.width);
        names(sheet, &table, &placed);
        for (index, row) in table.rows.iter().enumerate() {
            if row.kind == RowKind::Heading && index > 0 {
                sheet.end_line();
            }
            self::row(sheet, &table, &placed, row);
        }
        page.end(&self.view);
        page.sheet.finish()
    }

    /// The table as Markdown tables: one for all rows, or one under each heading.
    pub fn markdown(&self, listing: &Listing) -> String {
        let mut page = markdown::MarkdownPage::new(&self.view, listing);
        let table = self.noted(&mut page.notes, |number| format!("[^{number}]"));
        let out = &mut page.out;
        let _ = writeln!(out, "\n## {}", escaped(&table.title, TextPlace::Start));
        for note in &table.notes {
            let _ = writeln!(out, "\n{}", escaped(note, TextPlace::Start));
        }
        let mut is_begun = false;
        for row in &table.rows {
            if row.kind == RowKind::Heading {
                heading(out, &table, row);
                is_begun = false;
                continue;
            }
            if !is_begun {
                out.push('\n');
                head(out, &table);
                is_begun = true;
            }
            out.push('|');
            let last = table.columns.len().saturating_sub(1);
            for (column, cell) in row.cells() {
                let text = if column == last {
                    cell.text()
                } else {
                    escaped(&cell.text(), TextPlace::Cell)
                };
                let indent = if column == 0 && row.kind == RowKind::Entry && row.depth > 1 {
                    "— ".repeat(usize::from(row.depth) - 1)
                } else {
                    String::new()
                };
                let _ = match row.kind {
                    RowKind::Total if !text.is_empty() => write!(out, " **{text}** |"),
                    _ => write!(out, " {indent}{text} |"),
                };
                // Where entries have columns of their own, each cell is one column, whatever it spans on the screen.
                if table.entries.is_empty() {
                    (1..cell.span).for_each(|_| out.push_str("  |"));
                }
            }
            out.push('\n');
        }
        page.finish(&self.view)
    }

    pub fn html(&self, listing: &Listing) -> String {
        let mut page = html::HtmlPage::new(&self.view, listing);
        let table = self.noted(&mut page.notes, |number| number.to_string());
        html::table::write(&mut page, &self.view, &table);
        page.finish(&self.view)
    }
}

/// The names of the columns, wrapped where a column is narrower than its name.
fn names(sheet: &mut Sheet, table: &Table, placed: &[PlacedColumn]) {
    let columns = table.columns.iter();
    let names = Row {
        cells: columns
            .map(|column| Cell::new(Tone::Dim, column.heading()))
            .collect(),
        ..Row::default()
    };
    cells(sheet, table, placed, &names);
}

/// A piece of a line: where its column begins, its alignment, the width of its column, its tone and its text.
type Laid = (usize, Align, usize, Tone, String);

/// A row: its cells, wrapped and side by side, and below them those that have no column.
fn row(sheet: &mut Sheet, table: &Table, placed: &[PlacedColumn], row: &Row) {
    cells(sheet, table, placed, row);
    let below = left_out(table, placed, row);
    if !below.is_empty() {
        let indent = (row.indent() + 4).min(sheet.width() / 4);
        sheet.space(indent);
        let pieces: Vec<TonedText> = below.iter().map(|(tone, text)| (*tone, text.as_str())).collect();
        sheet.hang(indent, &pieces);
    }
}

/// The cells that have a column, wrapped and side by side.
fn cells(sheet: &mut Sheet, table: &Table, placed: &[PlacedColumn], row: &Row) {
    let mut lines: Vec<Vec<Laid>> = Vec::new();
    for slot in table.slots(row, placed) {
        let align = if slot.cell.span == 1 {
            slot.column.align
        } else {
            Align::Left
        };
        let text = slot.cell.text();
        let tone = slot.cell.runs.first().map_or(Tone::Plain, |run| run.tone);
        let options =
            textwrap::Options::new(slot.width.max(1)).word_splitter(textwrap::WordSplitter::NoHyphenation);
        for (index, line) in textwrap::wrap(&visible(&text), options).into_iter().enumerate() {
            if lines.len() <= index {
                lines.push(Vec::new());
            }
            lines[index].push((slot.x, align, slot.width, tone, line.into_owned()));
        }
    }
    for line in lines {
        let mut x = 0;
        for (start, align, width, tone, text) in line {
            let own = text.width();
            let start = match align {
                Align::Left => start,
                Align::Right => start + width.saturating_sub(own),
            };
            if text.is_empty() {
                continue;
            }
            sheet.space(start.saturating_sub(x));
            sheet.put(tone, &text);
            x = start.max(x) + own;
        }
        sheet.break_line();
    }
}

fn left_out(table: &Table, placed: &[PlacedColumn], row: &Row) -> Vec<(Tone, String)> {
    let is_placed = |from: usize, to: usize| placed.iter().any(|place| (from..to).contains(&place.column));
    let last = table.columns.len().saturating_sub(1);
    let mut below: Vec<(Tone, String)> = row
        .cells()
        .enumerate()
        .filter(|(_, (column, cell))| {
            !cell.runs.is_empty() && !is_placed(*column, *column + usize::from(cell.span))
        })
        .map(|(nth, (column, cell))| {
            let tone = cell.runs.first().map_or(Tone::Plain, |run| run.tone);
            let text = if column == last {
                cell.text()
            } else {
                format!("{}: {};", table.name_of(row, nth, column), cell.text())
            };
            (tone, text)
        })
        .collect();
    if let Some((_, text)) = below.last_mut()
        && text.ends_with(';')
    {
        text.pop();
    }
    below
}

fn heading(out: &mut String, table: &Table, row: &Row) {
    let mut cells = row.cells().enumerate();
    let name = cells
        .next()
        .map(|(_, (_, cell))| cell.text().replace("  ", " · "))
        .unwrap_or_default();
    let level = "#".repeat(usize::from(row.depth.min(2)) + 3);
    let _ = writeln!(out, "\n{level} {}\n", escaped(&name, TextPlace::Start));
    let counts: Vec<String> = cells
        .filter(|(_, (_, cell))| !cell.runs.is_empty())
        .map(|(nth, (column, cell))| {
            format!(
                "{}: {}",
                table.name_of(row, nth, column),
                escaped(&cell.text(), TextPlace::Within)
            )
        })
        .collect();
    if !counts.is_empty() {
        let _ = writeln!(out, "{}", counts.join(" · "));
    }
}

/// The head of a Markdown table: the columns of entries, if those have their own.
fn head(out: &mut String, table: &Table) {
    if table.entries.is_empty() {
        let columns = table.columns.iter();
        commonmark::head(
            out,
            columns.map(|column| (column.name, column.align == Align::Right)),
        );
    } else {
        commonmark::head(out, table.entries.iter().map(|name| (*name, false)));
    }
}
