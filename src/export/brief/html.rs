//! A brief as a page of HTML: one file without scripts or anything to fetch, light or dark, and printed with whole rows.

use std::fmt::Write as _;

use super::labels;
use super::page::{Align, Brief, Note, Part, Passage, Table};
use crate::export::markup::escaped as markup;
use crate::text::url;

const STYLE: &str = include_str!("brief.css");

pub fn render(brief: &Brief) -> String {
    let title = markup(&brief.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"color-scheme\" content=\"light dark\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<header>\n<h1>{title}</h1>\n"
    );
    for line in &brief.origin {
        let _ = writeln!(out, "<p>{}</p>", markup(line));
    }
    out.push_str("</header>\n");
    // The first place a note is referred to is where its number leads back.
    let mut met = vec![false; brief.notes.len()];
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
    notes(&mut out, &brief.notes);
    let _ = writeln!(
        out,
        "<footer>\n<p>{}</p>\n</footer>\n</main>\n</body>\n</html>",
        markup(&brief.colophon)
    );
    out
}

/// `What comes next` as `what-comes-next`.
fn anchor(heading: &str) -> String {
    heading.to_lowercase().replace(' ', "-")
}

fn part(out: &mut String, part: &Part, met: &mut [bool]) {
    match part {
        Part::Paragraph(passage) => {
            let _ = writeln!(out, "<p>{}</p>", worded(passage, met));
        }
        Part::Remark(text) => {
            let _ = writeln!(out, "<p class=\"remark\">{}</p>", markup(text));
        }
        Part::List(passages) => {
            out.push_str("<ul>\n");
            for passage in passages {
                let _ = writeln!(out, "<li>{}</li>", worded(passage, met));
            }
            out.push_str("</ul>\n");
        }
        Part::Table(table) => rows(out, table, met),
    }
}

fn rows(out: &mut String, table: &Table, met: &mut [bool]) {
    let class = |at: usize| match table.columns[at].align {
        Align::Left => "",
        Align::Right => " class=\"number\"",
    };
    out.push_str("<table>\n<thead>\n<tr>");
    for (at, column) in table.columns.iter().enumerate() {
        let _ = write!(out, "<th scope=\"col\"{}>{}</th>", class(at), markup(column.name));
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    let mut row = |out: &mut String, cells: &[Passage]| {
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

fn notes(out: &mut String, notes: &[Note]) {
    if notes.is_empty() {
        return;
    }
    let _ = writeln!(
        out,
        "<section class=\"notes\" aria-labelledby=\"sources\">\n<h2 id=\"sources\">{}</h2>\n<ol>",
        labels::NOTES
    );
    for (index, note) in notes.iter().enumerate() {
        let number = index + 1;
        let text = markup(&note.text);
        let said = match note.url.as_deref().filter(|url| url::check(url).is_ok()) {
            Some(url) => format!("<a href=\"{}\">{text}</a>", markup(&url::encoded(url))),
            None => text,
        };
        let back = format!("<a href=\"#use-{number}\" aria-label=\"Back to the text\">↑</a>");
        let _ = writeln!(out, "<li id=\"note-{number}\">{said}. {back}</li>");
    }
    out.push_str("</ol>\n</section>\n");
}

fn worded(passage: &Passage, met: &mut [bool]) -> String {
    let mut out = markup(&passage.text);
    if passage.notes.is_empty() {
        return out;
    }
    out.push_str("<sup>");
    for (at, number) in passage.notes.iter().enumerate() {
        let is_first = met
            .get_mut(number - 1)
            .is_some_and(|is_met| !std::mem::replace(is_met, true));
        let id = if is_first {
            format!(" id=\"use-{number}\"")
        } else {
            String::new()
        };
        let comma = if at == 0 { "" } else { ", " };
        let _ = write!(out, "{comma}<a{id} href=\"#note-{number}\">{number}</a>");
    }
    out.push_str("</sup>");
    out
}
