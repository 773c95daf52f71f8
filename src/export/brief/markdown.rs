//! A brief in Markdown, with tables and footnotes as GitHub, Pandoc and most editors have them.

use std::fmt::Write as _;

use super::page::{Align, Brief, BriefPart, BriefPassage, BriefTable};
use crate::export::commonmark::{TextPlace, address, escaped, head, row};

pub fn render(brief: &Brief) -> String {
    let mut out = format!("# {}\n", escaped(&brief.title, TextPlace::Start));
    for line in &brief.origin {
        let _ = write!(out, "\n{}\n", escaped(line, TextPlace::Start));
    }
    for section in &brief.sections {
        let _ = write!(out, "\n## {}\n", section.heading);
        for part in &section.parts {
            self::part(&mut out, part);
        }
    }
    let _ = write!(out, "\n{}\n", escaped(&brief.colophon, TextPlace::Start));
    if !brief.notes.is_empty() {
        out.push('\n');
    }
    for (index, note) in brief.notes.iter().enumerate() {
        let url = note.url.as_ref().map(|url| format!(" <{}>", address(url)));
        let url = url.unwrap_or_default();
        let _ = writeln!(
            out,
            "[^{}]: {}.{url}",
            index + 1,
            escaped(&note.text, TextPlace::Start)
        );
    }
    out
}

fn part(out: &mut String, part: &BriefPart) {
    out.push('\n');
    match part {
        BriefPart::Paragraph(passage) => {
            let _ = writeln!(out, "{}", worded(passage, TextPlace::Start));
        }
        BriefPart::Remark(text) => {
            let _ = writeln!(out, "*{}*", escaped(text, TextPlace::Within));
        }
        BriefPart::List(passages) => {
            for passage in passages {
                let _ = writeln!(out, "- {}", worded(passage, TextPlace::Start));
            }
        }
        BriefPart::Table(table) => rows(out, table),
    }
}

fn rows(out: &mut String, table: &BriefTable) {
    let columns = table.columns.iter();
    head(
        out,
        columns.map(|column| (column.name, column.align == Align::Right)),
    );
    for cells in &table.rows {
        row(out, cells.iter().map(|cell| worded(cell, TextPlace::Cell)));
    }
    if let Some(foot) = &table.foot {
        let cells = foot.iter().map(|cell| match cell.text.as_str() {
            "" => String::new(),
            text => format!("**{}**", escaped(text, TextPlace::Cell)),
        });
        row(out, cells);
    }
}

fn worded(passage: &BriefPassage, place: TextPlace) -> String {
    let mut out = escaped(&passage.text, place);
    for note in &passage.notes {
        let _ = write!(out, "[^{note}]");
    }
    out
}
