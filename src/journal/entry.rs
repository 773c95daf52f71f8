//! Journals and their entries, as data.

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

/// A source for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// May be empty.
    pub title: Box<str>,
    pub url: Box<str>,
}

/// What one person recorded at one moment. Texts that were not given are empty.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The moment it was recorded, which identifies it within its journal.
    pub at: DateTime<Utc>,
    /// The id of the action; empty where another entry is undone.
    pub action: Box<str>,
    /// The wording of the deadline that it is about; empty where it names none.
    pub due: Box<str>,
    pub what: Option<Recorded>,
    /// When it happened.
    pub on: Option<Box<WordedDate>>,
    /// When it is now meant to happen.
    pub to: Option<Box<WordedDate>>,
    pub note: Box<str>,
    pub evidence: Box<[Evidence]>,
    pub said_by: Box<str>,
    /// Whether the action is watched from now on; `None` if the entry does not change that.
    pub watch: Option<bool>,
    /// The entry that this one undoes.
    pub undoes: Option<DateTime<Utc>>,
    /// Whether a later entry undoes this one.
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

    /// The first day on which it is known: the day it happened, else the day it was recorded. If the date is vague, that is
    /// its last day, or the day of the recording if that is earlier: by then it had happened.
    pub fn known(&self) -> NaiveDate {
        let recorded = self.at.date_naive();
        let Some(on) = &self.on else { return recorded };
        let last = on.window.latest.unwrap_or(recorded).min(recorded);
        on.window.earliest.map_or(last, |first| last.max(first))
    }

    /// Whether the entry has a note.
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
    /// The reader, whose watchlist counts. If this is empty, everybody's does.
    pub own: Box<str>,
    /// Everything that is wrong in them, one line each.
    pub problems: Vec<String>,
}

impl Journals {
    /// The reader's entry recorded at a moment.
    pub fn own_entry(&self, at: DateTime<Utc>) -> Option<&Entry> {
        self.own_entries().find(|entry| entry.at == at)
    }

    pub fn own_entries(&self) -> impl Iterator<Item = &Entry> {
        let own = self.all.iter().filter(|journal| journal.by == self.own);
        own.flat_map(|journal| &journal.entries)
    }
}
