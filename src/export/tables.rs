//! Views that are tables. Text and Markdown tell the table that the screen shows, all of
//! it and nothing left out; CSV and JSON its exact values.

use std::fmt::Write as _;

use serde::ser::{Serialize, SerializeMap as _, Serializer};
use unicode_width::UnicodeWidthStr as _;

use super::entries::{Group, Listing};
use super::escape;
use super::sheet::{Paper, Piece, Sheet};
use super::view::{Scope, View};
use crate::text::visible::visible;
use crate::views::facts::Tone;
use crate::views::tables::placement::Placed;
use crate::views::tables::rows::{Rows, Subject};
use crate::views::tables::table::{Align, Row, RowKind, Table, Words};
use crate::views::tables::values::{Data, Value};

/// A view that is a table, before it is worded.
pub struct Tabled<'v> {
    view: View<'v>,
    subject: &'v Subject,
    rows: Box<dyn Rows>,
}

impl<'v> Tabled<'v> {
    /// The whole table of a view, if the view is one.
    pub fn of(view: &View<'v>) -> Option<Self> {
        let Scope::Table(kind, subject, options) = view.scope else {
            return None;
        };
        let sources = view.library.sources(view.as_of);
        Some(Self {
            view: *view,
            subject,
            rows: kind.rows(sources, subject, options, |_| true),
        })
    }

    /// The first rows of it. A limit counts statistics, deadlines of bodies, lines of money.
    #[must_use]
    pub fn limited(mut self, limit: usize) -> Self {
        self.rows.limit(limit);
        self
    }

    pub fn groups(&self) -> Vec<Group> {
        self.rows.entries(&self.view.library.corpus)
    }

    fn table(&self) -> Table {
        let sources = self.view.library.sources(self.view.as_of);
        let table = self.rows.table(sources, self.subject, Words::Full, usize::MAX);
        // Signs and columns without a name are for screens; words say the same.
        let mut table = table.without("");
        table.rows.iter_mut().for_each(|row| row.mark = None);
        table
    }

    fn data(&self) -> Data {
        self.rows.data(self.view.library.sources(self.view.as_of))
    }

    /// The table in aligned columns, texts wrapped; what has no room in a column stands below its row.
    pub fn text(&self, listing: &Listing, paper: Paper) -> String {
        let table = self.table();
        let mut sheet = Sheet::new(paper);
        for line in self.view.header(self.view.library.days, listing) {
            sheet.hang(0, &[(Tone::Dim, &line)]);
        }
        sheet.end_line();
        sheet.hang(0, &[(Tone::Strong, &table.title)]);
        for note in &table.notes {
            sheet.hang(0, &[(Tone::Dim, note)]);
        }
        sheet.end_line();
        let placed = table.place(paper.width);
        names(&mut sheet, &table, &placed);
        for (index, row) in table.rows.iter().enumerate() {
            if row.kind == RowKind::Heading && index > 0 {
                sheet.end_line();
            }
            self::row(&mut sheet, &table, &placed, row);
        }
        sheet.finish()
    }

    /// The table as tables: one for all rows, or one under each heading.
    pub fn markdown(&self, listing: &Listing) -> String {
        let table = self.table();
        let mut out = String::new();
        let mut header = self.view.header(self.view.library.days, listing).into_iter();
        let _ = writeln!(
            out,
            "# {}\n",
            escape::markdown(&header.next().unwrap_or_default())
        );
        for line in header.chain(table.notes.iter().cloned()) {
            let _ = writeln!(out, "- {}", escape::markdown(&line));
        }
        let _ = writeln!(out, "\n## {}", escape::markdown(&table.title));
        let mut is_begun = false;
        for row in &table.rows {
            if row.kind == RowKind::Heading {
                heading(&mut out, &table, row);
                is_begun = false;
                continue;
            }
            if !is_begun {
                out.push('\n');
                head(&mut out, &table);
                is_begun = true;
            }
            out.push('|');
            for (column, cell) in row.cells() {
                let text = escape::markdown(&cell.text());
                let indent = if column == 0 && row.kind == RowKind::Entry && row.depth > 1 {
                    "— ".repeat(usize::from(row.depth) - 1)
                } else {
                    String::new()
                };
                let _ = match row.kind {
                    RowKind::Total if !text.is_empty() => write!(out, " **{text}** |"),
                    _ => write!(out, " {indent}{text} |"),
                };
            }
            out.push('\n');
        }
        out
    }

    /// The values as rows under the names of their fields.
    pub fn csv(&self) -> String {
        let data = self.data();
        escape::csv_rows(
            data.fields.iter().map(|field| (*field).to_owned()).collect(),
            data.rows
                .iter()
                .map(|row| data.fields.iter().zip(row).map(csv_cell).collect()),
        )
    }

    /// The values as an array of objects.
    pub fn json(&self) -> String {
        let data = self.data();
        escape::json_array(data.rows.iter().map(|row| Object {
            fields: data.fields,
            values: row,
        }))
    }
}

/// The names of the columns.
fn names(sheet: &mut Sheet, table: &Table, placed: &[Placed]) {
    let mut x = 0;
    for place in placed {
        sheet.space(place.x - x);
        let column = &table.columns[place.column];
        let name = column.heading();
        let room = place.width.saturating_sub(name.width());
        match column.align {
            Align::Right => {
                sheet.space(room);
                sheet.put(Tone::Dim, &name);
            }
            Align::Left => sheet.pad(Tone::Dim, &name, place.width),
        }
        x = place.x + place.width;
    }
    sheet.break_line();
}

/// A piece of a line: where it begins and ends, its tone, its text.
type Laid = (usize, Align, usize, Tone, String);

/// A row: its cells wrapped, side by side, and below what has no column.
fn row(sheet: &mut Sheet, table: &Table, placed: &[Placed], row: &Row) {
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
    let below = left_out(table, placed, row);
    if !below.is_empty() {
        let indent = (row.indent() + 4).min(sheet.width() / 4);
        sheet.space(indent);
        let pieces: Vec<Piece> = below.iter().map(|(tone, text)| (*tone, text.as_str())).collect();
        sheet.hang(indent, &pieces);
    }
}

fn left_out(table: &Table, placed: &[Placed], row: &Row) -> Vec<(Tone, String)> {
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
                format!("[{}]", cell.text())
            } else {
                format!("{}: {};", name_of(table, row, nth, column), cell.text())
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

/// What a cell of a row is called: entries under headings may have names of their own.
fn name_of(table: &Table, row: &Row, nth: usize, column: usize) -> &'static str {
    match table.entries.get(nth) {
        Some(name) if row.kind == RowKind::Entry => name,
        _ => table.columns[column].name,
    }
}

fn heading(out: &mut String, table: &Table, row: &Row) {
    let mut cells = row.cells().enumerate();
    let name = cells
        .next()
        .map(|(_, (_, cell))| cell.text().replace("  ", " · "))
        .unwrap_or_default();
    let level = "#".repeat(usize::from(row.depth.min(2)) + 3);
    let _ = writeln!(out, "\n{level} {}\n", escape::markdown(&name));
    let counts: Vec<String> = cells
        .filter(|(_, (_, cell))| !cell.runs.is_empty())
        .map(|(nth, (column, cell))| {
            format!(
                "{}: {}",
                name_of(table, row, nth, column),
                escape::markdown(&cell.text())
            )
        })
        .collect();
    if !counts.is_empty() {
        let _ = writeln!(out, "{}", counts.join(" · "));
    }
}

/// The head of a Markdown table; numbers stand at the right.
fn head(out: &mut String, table: &Table) {
    let names: Vec<(String, Align)> = if table.entries.is_empty() {
        let columns = table.columns.iter();
        columns
            .map(|column| (column.name.to_owned(), column.align))
            .collect()
    } else {
        let names = table.entries.iter();
        names.map(|name| ((*name).to_owned(), Align::Left)).collect()
    };
    out.push('|');
    for (name, _) in &names {
        let _ = write!(out, " {name} |");
    }
    out.push_str("\n|");
    for (_, align) in &names {
        out.push_str(match align {
            Align::Left => " --- |",
            Align::Right => " ---: |",
        });
    }
    out.push('\n');
}

fn csv_cell((field, value): (&&'static str, &Value)) -> String {
    // Headings are a way, everything else a list.
    let between = if *field == "path" { " › " } else { "; " };
    match value {
        Value::None => String::new(),
        Value::Text(text) => escape::csv_cell(text),
        Value::List(texts) => escape::csv_cell(&texts.join(between)),
        Value::Whole(number) => number.to_string(),
        Value::Number(number) => number.to_string(),
        Value::Bool(is_so) => is_so.to_string(),
        Value::Day(day) => day.to_string(),
        Value::Record(fields) => {
            let said = fields.iter().filter(|(_, value)| *value != Value::None);
            let said = said.map(|(field, value)| format!("{field} {}", csv_cell((field, value))));
            escape::csv_cell(&said.collect::<Vec<_>>().join("; "))
        }
    }
}

struct Object<'d> {
    fields: &'static [&'static str],
    values: &'d [Value],
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.fields.len()))?;
        for (field, value) in self.fields.iter().zip(self.values) {
            map.serialize_entry(field, &Exact(value))?;
        }
        map.end()
    }
}

/// A value as JSON has it.
struct Exact<'d>(&'d Value);

impl Serialize for Exact<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::None => serializer.serialize_none(),
            Value::Text(text) => text.serialize(serializer),
            Value::Whole(number) => number.serialize(serializer),
            Value::Number(number) => number.serialize(serializer),
            Value::Bool(is_so) => is_so.serialize(serializer),
            Value::Day(day) => day.serialize(serializer),
            Value::List(texts) => texts.serialize(serializer),
            Value::Record(fields) => {
                let mut map = serializer.serialize_map(Some(fields.len()))?;
                for (field, value) in fields {
                    map.serialize_entry(field, &Exact(value))?;
                }
                map.end()
            }
        }
    }
}
