//! Tables of the action pane: one for all rows, or one under each heading.

use std::fmt::Write as _;

use super::frame::said;
use super::page::HtmlPage;
use super::parts::runs;
use crate::export::view::ExportView;
use crate::views::tables::table::{Align, Cell, Column, Order, Row, RowKind, Table};

/// Writes a table whose last column holds the numbers of notes.
pub fn write(page: &mut HtmlPage, view: &ExportView, table: &Table) {
    let _ = writeln!(page.out, "<section>\n<h2>{}</h2>", said(&table.title));
    for note in &table.notes {
        let _ = writeln!(page.out, "<p class=\"remark\">{}</p>", said(note));
    }
    let mut body = Body::None;
    for row in &table.rows {
        let wanted = match row.kind {
            RowKind::Heading => Body::None,
            RowKind::Entry => Body::Entries,
            RowKind::Total => Body::Totals,
        };
        if body != wanted {
            body.turn(&mut page.out, table, wanted);
            body = wanted;
        }
        match row.kind {
            RowKind::Heading => heading(&mut page.out, table, row),
            RowKind::Entry | RowKind::Total => self::row(page, view, table, row),
        }
    }
    body.turn(&mut page.out, table, Body::None);
    page.out.push_str("</section>\n");
}

/// The part of a table that is open.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Body {
    None,
    Entries,
    Totals,
}

impl Body {
    /// Ends what is open and begins what is wanted; totals are in the same table as the rows above them.
    fn turn(self, out: &mut String, table: &Table, wanted: Self) {
        if self != Self::None {
            out.push_str("</tbody>\n");
        }
        match (self, wanted) {
            (Self::None, Self::None) => {}
            (_, Self::None) => out.push_str("</table>\n"),
            (Self::None, _) => {
                out.push_str("<table>\n");
                head(out, names(table));
            }
            _ => {}
        }
        match wanted {
            Self::None => {}
            Self::Entries => out.push_str("<tbody>\n"),
            Self::Totals => out.push_str("<tbody class=\"totals\">\n"),
        }
    }
}

/// The head of a table: the names of its columns, each with additional attributes.
pub fn head(out: &mut String, names: impl Iterator<Item = (impl AsRef<str>, &'static str)>) {
    out.push_str("<thead>\n<tr>");
    for (name, more) in names {
        let _ = write!(out, "<th scope=\"col\"{more}>{}</th>", said(name.as_ref()));
    }
    out.push_str("</tr>\n</thead>\n");
}

fn names(table: &Table) -> impl Iterator<Item = (String, &'static str)> {
    // Entries under headings have columns of their own.
    let entries = table.entries.iter().map(|name| ((*name).to_owned(), ""));
    let columns = table.columns.iter().filter(|_| table.entries.is_empty());
    let columns = columns.map(|column| {
        let more = match (column.align, column.order) {
            (Align::Left, None) => "",
            (Align::Left, Some(Order::Up)) => " aria-sort=\"ascending\"",
            (Align::Left, Some(Order::Down)) => " aria-sort=\"descending\"",
            (Align::Right, None) => " class=\"number\"",
            (Align::Right, Some(Order::Up)) => " class=\"number\" aria-sort=\"ascending\"",
            (Align::Right, Some(Order::Down)) => " class=\"number\" aria-sort=\"descending\"",
        };
        (column.heading(), more)
    });
    entries.chain(columns)
}

fn row(page: &mut HtmlPage, view: &ExportView, table: &Table, row: &Row) {
    let id = row.link.map(|action| view.library.corpus.action(action));
    let id = id.map(|action| page.anchors.place(action)).unwrap_or_default();
    let _ = write!(page.out, "<tr{id}>");
    for (column, cell) in row.cells() {
        let text = content(page, table, row, column, cell);
        let is_name = column == 0 && row.kind == RowKind::Total;
        let (tag, scope) = if is_name {
            ("th", " scope=\"row\"")
        } else {
            ("td", "")
        };
        let (mut span, mut class) = (String::new(), "");
        if table.entries.is_empty() {
            if cell.span > 1 {
                span = format!(" colspan=\"{}\"", cell.span);
            } else {
                class = class_of(&table.columns[column]);
            }
        }
        let _ = write!(page.out, "<{tag}{scope}{span}{class}>{text}</{tag}>");
    }
    page.out.push_str("</tr>\n");
}

/// Numbers are aligned to the right, and words are not broken in a column that is never cut on the screen.
const fn class_of(column: &Column) -> &'static str {
    match (column.align, column.least) {
        (Align::Right, _) => " class=\"number\"",
        (Align::Left, None) => " class=\"whole\"",
        (Align::Left, Some(_)) => "",
    }
}

fn content(page: &mut HtmlPage, table: &Table, row: &Row, column: usize, cell: &Cell) -> String {
    // The last column holds only numbers of notes.
    if column + 1 == table.columns.len()
        && let Ok(number) = cell.text().parse()
    {
        return page.note(number);
    }
    let indent = if column == 0 && row.kind == RowKind::Entry {
        "— ".repeat(usize::from(row.depth.saturating_sub(1)))
    } else {
        String::new()
    };
    indent + &runs(&cell.runs)
}

/// A heading, with its counts below it.
fn heading(out: &mut String, table: &Table, row: &Row) {
    let mut cells = row.cells().enumerate();
    let name = cells
        .next()
        .map(|(_, (_, cell))| cell.text().replace("  ", " · "))
        .unwrap_or_default();
    let level = row.depth.min(2) + 3;
    let _ = writeln!(out, "<h{level}>{}</h{level}>", said(&name));
    let counts: Vec<String> = cells
        .filter(|(_, (_, cell))| !cell.runs.is_empty())
        .map(|(nth, (column, cell))| {
            let name = table.name_of(row, nth, column);
            format!("{}: {}", said(name), runs(&cell.runs))
        })
        .collect();
    if !counts.is_empty() {
        let _ = writeln!(out, "<p class=\"remark\">{}</p>", counts.join(" · "));
    }
}
