//! A brief as an HTML page: one file without scripts or anything to fetch, light or dark, and printed without splitting
//! rows.

use std::fmt::Write as _;

use super::labels;
use super::page::{Align, Brief, BriefPart, BriefPassage, BriefTable};
use crate::export::html::frame::{self, Breadth, References};
use crate::export::html::table::head;
use crate::export::markup::escaped as markup;

/// The greatest share of the width, in percent, of a column that counts as narrow.
const NARROW: u32 = 18;

pub fn render(brief: &Brief) -> String {
    let mut out = frame::begin(&brief.title, &brief.title, &brief.origin, Breadth::Prose);
    let mut met = References::default();
    for section in &brief.sections {
        let id = anchor(section.heading);
        let _ = writeln!(
            out,
            "<section aria-labelledby=\"{id}\">\n<h2 id=\"{id}\">{}</h2>",
            markup(section.heading)
        );
        for part in &section.parts {
            self::part(&mut out, part, &mut met);
        }
        out.push_str("</section>\n");
    }
    let notes = brief.notes.iter();
    let notes = notes.map(|note| (note.text.as_str(), note.url.as_deref()));
    frame::notes(&mut out, labels::NOTES, notes);
    frame::end(&mut out, &brief.colophon);
    out
}

/// `What comes next` as `what-comes-next`.
fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

fn part(out: &mut String, part: &BriefPart, met: &mut References) {
    match part {
        BriefPart::Paragraph(passage) => {
            let _ = writeln!(out, "<p>{}</p>", worded(passage, met));
        }
        BriefPart::Remark(text) => {
            let _ = writeln!(out, "<p class=\"remark\">{}</p>", markup(text));
        }
        BriefPart::List(passages) => {
            out.push_str("<ul>\n");
            for passage in passages {
                let _ = writeln!(out, "<li>{}</li>", worded(passage, met));
            }
            out.push_str("</ul>\n");
        }
        BriefPart::Table(table) => rows(out, table, met),
    }
}

fn rows(out: &mut String, table: &BriefTable, met: &mut References) {
    // Words in a narrow column are not broken.
    let class = |at: usize| match (table.columns[at].align, table.columns[at].share) {
        (Align::Right, _) => " class=\"number\"",
        (Align::Left, ..=NARROW) => " class=\"whole\"",
        (Align::Left, _) => "",
    };
    out.push_str("<table>\n");
    let columns = table.columns.iter().enumerate();
    head(out, columns.map(|(at, column)| (column.name, class(at))));
    out.push_str("<tbody>\n");
    let mut row = |out: &mut String, cells: &[BriefPassage]| {
        out.push_str("<tr>");
        for (at, cell) in cells.iter().enumerate().take(table.columns.len()) {
            let _ = write!(out, "<td{}>{}</td>", class(at), worded(cell, met));
        }
        out.push_str("</tr>\n");
    };
    for cells in &table.rows {
        row(out, cells);
    }
    out.push_str("</tbody>\n");
    if let Some(foot) = &table.foot {
        out.push_str("<tfoot>\n");
        row(out, foot);
        out.push_str("</tfoot>\n");
    }
    out.push_str("</table>\n");
}

fn worded(passage: &BriefPassage, met: &mut References) -> String {
    let text = markup(&passage.text);
    if passage.notes.is_empty() {
        return text;
    }
    let links: Vec<String> = passage.notes.iter().map(|number| met.to(*number)).collect();
    format!("{text}<sup>{}</sup>", links.join(", "))
}
