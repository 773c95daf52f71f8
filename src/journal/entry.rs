//! A journal as data.

use chrono::{DateTime, NaiveDate, Utc};

use crate::model::words::Recorded;
use crate::when::{When, Window};

/// A date as somebody worded it, and its window.
#[derive(Clone, Debug, PartialEq)]
pub struct WordedDate {
    pub text: Box<str>,
    pub when: When,
    pub window: Window,
}

/// Where something can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// May be empty.
    pub title: Box<str>,
    pub url: Box<str>,
}

/// What was recorded at one moment. Texts that were not given are empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// What it is called by; no other entry of the file has it.
    pub at: DateTime<Utc>,
    /// The id of the action; empty where another entry is undone.
    pub action: Box<str>,
    /// Which of its deadlines.
    pub due: Box<str>,
    pub what: Option<Recorded>,
    /// When it happened.
    pub on: Option<Box<WordedDate>>,
    /// When it is to happen now.
    pub to: Option<Box<WordedDate>>,
    pub note: Box<str>,
    pub evidence: Box<[Evidence]>,
    pub said_by: Box<str>,
    /// Whether the action is watched from here on, where the entry says so.
    pub watch: Option<bool>,
    /// The entry that this one takes back.
    pub undoes: Option<DateTime<Utc>>,
    /// Whether a later entry takes this one back.
    pub is_undone: bool,
}

impl Entry {
    /// An entry that says nothing yet.
    pub fn of(at: DateTime<Utc>, action: &str) -> Self {
        Self {
            at,
            action: action.into(),
            due: "".into(),
            what: None,
            on: None,
            to: None,
            note: "".into(),
            evidence: Box::default(),
            said_by: "".into(),
            watch: None,
            undoes: None,
            is_undone: false,
        }
    }

    /// The first day on which it is known: that on which it happened, else that on which it was recorded. Of a vague
    /// date the last day, but no later than it was recorded: by then it had happened.
    pub fn known(&self) -> NaiveDate {
        let recorded = self.at.date_naive();
        let Some(on) = &self.on else { return recorded };
        let last = on.window.latest.unwrap_or(recorded).min(recorded);
        on.window.earliest.map_or(last, |first| last.max(first))
    }

    /// Whether there are words or sources beside the outcome.
    pub fn has_note(&self) -> bool {
        !self.note.is_empty()
    }
}

/// The journal of one person.
#[derive(Clone, Debug, PartialEq)]
pub struct Journal {
    pub by: Box<str>,
    pub file: Box<str>,
    /// In the order of the file.
    pub entries: Vec<Entry>,
}

/// The journals of all people.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Journals {
    pub all: Vec<Journal>,
    /// Whose watchlist counts: the reader's. Everybody's where this is empty.
    pub own: Box<str>,
    /// Everything that is wrong in them, a line each.
    pub problems: Vec<String>,
}

impl Journals {
    /// The entry of the reader's own of a moment.
    pub fn own_entry(&self, at: DateTime<Utc>) -> Option<&Entry> {
        self.own_entries().find(|entry| entry.at == at)
    }

    pub fn own_entries(&self) -> impl Iterator<Item = &Entry> {
        let own = self.all.iter().filter(|journal| journal.by == self.own);
        own.flat_map(|journal| &journal.entries)
    }
}
