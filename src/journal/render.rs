//! Writes entries as text, and adds them to the text of a journal: after the last one, with everything else unchanged,
//! including comments.

use super::entry::{Entry, Evidence};
use super::moment::moment;
use crate::load::{Layout, LoadReport, SourceFile, layout, read_journals};
use crate::model::words::Word;
use crate::text::quoted::quoted;
use crate::text::record::RonRecord;

/// The text of a journal without entries.
pub fn empty(by: &str) -> String {
    format!(
        "Journal(\n    version: 1,\n    by: {},\n    entries: [\n    ],\n)\n",
        quoted(by)
    )
}

/// The text of a journal with these entries added, or a report if there are mistakes in it.
pub fn added(file: &SourceFile, entries: &[Entry]) -> Result<String, LoadReport> {
    let Layout { close, comma } = layout(file)?;
    let text = match &file.text {
        Ok(text) => &**text,
        Err(unread) => &unread.valid,
    };
    let end = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let mut out = String::with_capacity(text.len() + 256 * entries.len());
    match comma {
        Some(at) => out.extend([&text[..at], ",", &text[at..close]]),
        None => out.push_str(&text[..close]),
    }
    // The closing bracket may be alone on its line, after its indentation.
    let kept = out.trim_end_matches([' ', '\t']).len();
    let indent = out.split_off(kept);
    if !out.ends_with('\n') {
        out.push_str(end);
    }
    for entry in entries {
        out.extend(["        ", &line(entry), ",", end]);
    }
    out.push_str(if indent.is_empty() { "    " } else { &indent });
    out.push_str(&text[close..]);
    Ok(out)
}

/// Whose journal a file is, or a report if there are mistakes in it.
pub fn owner(file: &SourceFile) -> Result<String, LoadReport> {
    let mut owner = String::new();
    let report = read_journals(std::slice::from_ref(file), |_, raw| {
        owner = raw.by.to_string();
        Vec::new()
    });
    report.map_or(Ok(owner), Err)
}

/// An entry as it is written in a journal, on one line.
pub fn line(entry: &Entry) -> String {
    let link = |link: &Evidence| {
        let titled = RonRecord::default().text("title", &link.title);
        titled.field("url", quoted(&link.url)).line()
    };
    let links: Vec<String> = entry.evidence.iter().map(link).collect();
    RonRecord::default()
        .text("at", &moment(entry.at))
        .text("action", &entry.action)
        .text("due", &entry.due)
        .maybe("outcome", entry.what.map(Word::name))
        .text("on", entry.on.as_ref().map_or("", |on| &on.text))
        .text("to", entry.to.as_ref().map_or("", |to| &to.text))
        .text("note", &entry.note)
        .maybe(
            "evidence",
            (!links.is_empty()).then(|| format!("[{}]", links.join(", "))),
        )
        .text("said_by", &entry.said_by)
        .maybe("watch", entry.watch)
        .text("undoes", &entry.undoes.map(moment).unwrap_or_default())
        .line()
}
