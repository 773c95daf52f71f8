//! A brief as plain text: one line per paragraph, which a mail program wraps, and one per row of a table.

use std::fmt::Write as _;

use super::labels;
use super::page::{Brief, BriefPart, BriefPassage, BriefTable};

pub fn render(brief: &Brief) -> String {
    let mut out = String::new();
    heading(&mut out, &brief.title, '=');
    for line in &brief.origin {
        let _ = writeln!(out, "{line}");
    }
    for section in &brief.sections {
        out.push('\n');
        heading(&mut out, section.heading, '-');
        for part in &section.parts {
            self::part(&mut out, part);
        }
    }
    if !brief.notes.is_empty() {
        out.push('\n');
        heading(&mut out, labels::NOTES, '-');
    }
    for (index, note) in brief.notes.iter().enumerate() {
        let url = note.url.as_ref().map(|url| format!(" {url}"));
        let _ = writeln!(out, "[{}] {}.{}", index + 1, note.text, url.unwrap_or_default());
    }
    let _ = writeln!(out, "\n{}", brief.colophon);
    out
}

fn heading(out: &mut String, text: &str, under: char) {
    // No wider than a line of a mail.
    let width = text.chars().count().min(72);
    let _ = writeln!(out, "{text}\n{}\n", under.to_string().repeat(width));
}

fn part(out: &mut String, part: &BriefPart) {
    match part {
        BriefPart::Paragraph(passage) => {
            if !out.ends_with("\n\n") {
                out.push('\n');
            }
            let _ = writeln!(out, "{}\n", worded(passage));
        }
        BriefPart::Remark(text) => {
            let _ = writeln!(out, "\n{text}");
        }
        BriefPart::List(passages) => {
            for passage in passages {
                let _ = writeln!(out, "- {}", worded(passage));
            }
        }
        BriefPart::Table(table) => rows(out, table),
    }
}

/// One line per row: its cells, with the names of their columns where they are not clear without.
fn rows(out: &mut String, table: &BriefTable) {
    for row in &table.rows {
        let _ = writeln!(out, "- {}", row_of(table, row));
    }
    if let Some(foot) = &table.foot {
        let _ = writeln!(out, "\n{}", row_of(table, foot));
    }
}

fn row_of(table: &BriefTable, row: &[BriefPassage]) -> String {
    let mut cells = row.iter().zip(&table.columns);
    let mut said = cells.next().map(|(cell, _)| worded(cell)).unwrap_or_default();
    for (cell, column) in cells.filter(|(cell, _)| !cell.text.is_empty()) {
        let name = if column.is_bare {
            String::new()
        } else {
            format!("{}: ", column.name.to_lowercase())
        };
        let _ = write!(said, " – {name}{}", worded(cell));
    }
    said
}

fn worded(passage: &BriefPassage) -> String {
    let mut out = passage.text.clone();
    for (index, note) in passage.notes.iter().enumerate() {
        let space = if index == 0 { " " } else { "" };
        let _ = write!(out, "{space}[{note}]");
    }
    out
}
