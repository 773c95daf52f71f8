//! What a person recorded, with the names that JSON uses for it, both in actions and in the log.

use serde::Serialize;

use crate::journal::{EntryId, Ledger, moment};
use crate::model::words::Word;

#[derive(Serialize)]
pub struct EntryRecord<'l> {
    pub at: String,
    pub by: &'l str,
    pub due: Option<&'l str>,
    pub outcome: Option<&'static str>,
    pub on: Option<&'l str>,
    pub to: Option<&'l str>,
    pub note: &'l str,
    pub evidence: Vec<LinkRecord<'l>>,
    pub said_by: Option<&'l str>,
}

#[derive(Serialize)]
pub struct LinkRecord<'c> {
    pub title: &'c str,
    pub url: &'c str,
}

/// `Title <https://…>`, or only the address.
pub fn link(title: &str, url: &str) -> String {
    match title {
        "" => url.to_owned(),
        title => format!("{title} <{url}>"),
    }
}

impl<'l> EntryRecord<'l> {
    pub fn new(ledger: &'l Ledger, id: EntryId) -> Self {
        let entry = ledger.entry(id);
        let evidence = entry.evidence.iter();
        let evidence = evidence.map(|one| LinkRecord {
            title: &one.title,
            url: &one.url,
        });
        Self {
            at: moment(entry.at),
            by: ledger.by(id),
            due: text(&entry.due),
            outcome: entry.what.map(Word::name),
            on: entry.on.as_ref().map(|on| &*on.text),
            to: entry.to.as_ref().map(|to| &*to.text),
            note: &entry.note,
            evidence: evidence.collect(),
            said_by: text(&entry.said_by),
        }
    }
}

/// A text, unless it is empty.
pub fn text(text: &str) -> Option<&str> {
    (!text.is_empty()).then_some(text)
}
