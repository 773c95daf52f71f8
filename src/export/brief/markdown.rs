//! A brief in Markdown, with tables and footnotes as GitHub, Pandoc and most editors have them.

use std::fmt::Write as _;

use super::page::{Align, Brief, Part, Passage, Table};
use crate::export::escape::{markdown, markdown_url};

pub fn render(brief: &Brief) -> String {
    let mut out = format!("# {}\n", markdown(&brief.title));
    for line in &brief.origin {
        let _ = write!(out, "\n{}\n", markdown(line));
    }
    for section in &brief.sections {
        let _ = write!(out, "\n## {}\n", section.heading);
        for part in &section.parts {
            self::part(&mut out, part);
        }
    }
    let _ = write!(out, "\n{}\n", markdown(&brief.colophon));
    if !brief.notes.is_empty() {
        out.push('\n');
    }
    for (index, note) in brief.notes.iter().enumerate() {
        let url = note.url.as_ref().map(|url| format!(" <{}>", markdown_url(url)));
        let url = url.unwrap_or_default();
        let _ = writeln!(out, "[^{}]: {}.{url}", index + 1, markdown(&note.text));
    }
    out
}

fn part(out: &mut String, part: &Part) {
    out.push('\n');
    match part {
        Part::Paragraph(passage) => {
            let _ = writeln!(out, "{}", worded(passage));
        }
        Part::Remark(text) => {
            let _ = writeln!(out, "*{}*", markdown(text));
        }
        Part::List(passages) => {
            for passage in passages {
                let _ = writeln!(out, "- {}", worded(passage));
            }
        }
        Part::Table(table) => rows(out, table),
    }
}

fn rows(out: &mut String, table: &Table) {
    let names: Vec<&str> = table.columns.iter().map(|column| column.name).collect();
    let _ = writeln!(out, "| {} |", names.join(" | "));
    for column in &table.columns {
        out.push_str(match column.align {
            Align::Left => "| --- ",
            Align::Right => "| ---: ",
        });
    }
    out.push_str("|\n");
    for row in &table.rows {
        let cells: Vec<String> = row.iter().map(worded).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
    if let Some(foot) = &table.foot {
        let cells = foot.iter().map(|cell| match cell.text.as_str() {
            "" => String::new(),
            text => format!("**{}**", markdown(text)),
        });
        let _ = writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "));
    }
}

fn worded(passage: &Passage) -> String {
    let mut out = markdown(&passage.text);
    for note in &passage.notes {
        let _ = write!(out, "[^{note}]");
    }
    out
}
