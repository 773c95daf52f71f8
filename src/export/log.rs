//! What was recorded, entry by entry, as text, Markdown, HTML, CSV, JSON and a workbook.

use serde::Serialize;

use super::csv_dialect::Dialect;
use super::format::ExportFormat;
use super::grid::ExportGrid;
use super::json;
use super::record::entry::{EntryRecord, LinkRecord, link, text};
use crate::journal::{EntryId, moment};
use crate::library::Library;
use crate::model::words::{Recorded, Word as _};
use crate::views::wording;

#[derive(Serialize)]
struct LogRecord<'l> {
    #[serde(flatten)]
    entry: EntryRecord<'l>,
    action: Option<&'l str>,
    /// The title of the action; `None` if the corpus does not have it.
    title: Option<&'l str>,
    watch: Option<bool>,
    undoes: Option<String>,
    undone: bool,
    /// Why it does not count.
    problem: Option<&'static str>,
    file: &'l str,
}

/// The entries in a format; a calendar is not possible, and gives text.
pub fn log(library: &Library, entries: &[EntryId], format: ExportFormat, dialect: Dialect) -> Vec<u8> {
    let records = entries.iter().map(|id| record(library, *id));
    match format {
        ExportFormat::Json => return json::array(records).into_bytes(),
        ExportFormat::Csv => return full(records).csv(dialect).into_bytes(),
        #[cfg(feature = "spreadsheets")]
        ExportFormat::Xlsx => return full(records).workbook("log"),
        ExportFormat::Text | ExportFormat::Markdown | ExportFormat::Html | ExportFormat::Ics => {}
    }
    let grid = ExportGrid {
        header: vec![wording::count(entries.len(), "entry")],
        columns: vec![
            ("at", "Recorded"),
            ("by", "By"),
            ("action", "Action"),
            ("said", "What"),
            ("note", "Note and sources"),
        ],
        rows: records.map(|record| brief(&record)).collect(),
    };
    let text = match format {
        ExportFormat::Markdown => grid.markdown(),
        ExportFormat::Html => grid.html(),
        _ => grid.text(),
    };
    text.into_bytes()
}

fn record(library: &Library, id: EntryId) -> LogRecord<'_> {
    let ledger = &library.ledger;
    let (entry, journal) = (ledger.entry(id), ledger.journal(id));
    let title = library.corpus.find(&entry.action);
    let problem = if ledger.unknown.contains(&id) {
        Some("no such action")
    } else if ledger.unmatched.contains(&id) {
        Some("no such deadline")
    } else {
        None
    };
    LogRecord {
        entry: EntryRecord::new(ledger, id),
        action: text(&entry.action),
        title: title.map(|action| library.corpus.action(action).title()),
        watch: entry.watch,
        undoes: entry.undoes.map(moment),
        undone: entry.is_undone,
        problem,
        file: &journal.file,
    }
}

fn full<'l>(records: impl Iterator<Item = LogRecord<'l>>) -> ExportGrid {
    let text = |text: Option<&str>| text.unwrap_or_default().to_owned();
    let rows = records.map(|record| {
        vec![
            record.entry.at,
            record.entry.by.to_owned(),
            text(record.action),
            text(record.title),
            text(record.entry.due),
            text(record.entry.outcome),
            text(record.entry.on),
            text(record.entry.to),
            record.entry.note.to_owned(),
            evidence(&record.entry.evidence),
            text(record.entry.said_by),
            record.watch.map(|watch| watch.to_string()).unwrap_or_default(),
            record.undoes.unwrap_or_default(),
            record.undone.to_string(),
            text(record.problem),
            record.file.to_owned(),
        ]
    });
    ExportGrid {
        columns: [
            "at", "by", "action", "title", "due", "outcome", "on", "to", "note", "evidence", "said_by",
            "watch", "undoes", "undone", "problem", "file",
        ]
        .map(|name| (name, name))
        .to_vec(),
        rows: rows.collect(),
        ..ExportGrid::default()
    }
}

fn evidence(all: &[LinkRecord<'_>]) -> String {
    let all = all.iter().map(|one| link(one.title, one.url));
    all.collect::<Vec<_>>().join("; ")
}

fn brief(record: &LogRecord<'_>) -> Vec<String> {
    let mut what = Vec::new();
    if let Some(outcome) = record.entry.outcome {
        let label = Recorded::ALL.iter().find(|word| word.name() == outcome);
        let mut words = label.map_or_else(String::new, |word| word.label().to_owned());
        for (joint, part) in [
            (" to ", record.entry.to),
            (" on ", record.entry.on),
            (", due ", record.entry.due),
        ] {
            if let Some(part) = part {
                words.extend([joint, part]);
            }
        }
        what.push(words);
    }
    what.extend(
        record
            .watch
            .map(|watch| if watch { "watched" } else { "watched no longer" }.to_owned()),
    );
    what.extend(record.undoes.as_ref().map(|undoes| format!("undoes {undoes}")));
    if record.undone {
        what.push("undone".into());
    }
    what.extend(record.problem.map(str::to_owned));
    let mut notes = Vec::new();
    if !record.entry.note.is_empty() {
        notes.push(record.entry.note.to_owned());
    }
    if !record.entry.evidence.is_empty() {
        notes.push(evidence(&record.entry.evidence));
    }
    notes.extend(record.entry.said_by.map(|name| format!("said by {name}")));
    vec![
        record.entry.at.clone(),
        record.entry.by.to_owned(),
        record.action.unwrap_or_default().to_owned(),
        what.join(", "),
        notes.join("; "),
    ]
}
