//! Reads journals from their files: the valid entries, and every mistake in the others.

use std::borrow::Cow;

use chrono::{DateTime, NaiveDate, Utc};
use hashbrown::HashMap;
use hashbrown::hash_map::Entry as Slot;
use rayon::prelude::*;

use super::entry::{Entry, Evidence, Journal, Journals, WordedDate};
use super::moment::{moment, parse_moment};
use super::undo;
use crate::load::problem::{CorpusMistake, Problem, ProblemPlace, Step};
use crate::load::{JournalMistake, LoadReport, RawEntry, RawJournal, SourceFile, read_journals};
use crate::model::Corpus;
use crate::model::words::Recorded;
use crate::text::url;
use crate::when::convention::Conventions;

/// Reads the journals of a corpus. Dates in them are worded as in its newest edition, or in English.
pub fn read(files: &[SourceFile], corpus: &Corpus, conventions: &Conventions, own: &str) -> Journals {
    let is_there = |file: &SourceFile| {
        let unread = file.text.as_ref().err();
        !unread.is_some_and(|unread| matches!(unread.mistake, CorpusMistake::Missing | CorpusMistake::NoRon))
    };
    let files = if files.iter().all(is_there) {
        Cow::Borrowed(files)
    } else {
        files.iter().filter(|file| is_there(file)).cloned().collect()
    };
    let mut all = Vec::new();
    let report = read_journals(&files, |file, raw| {
        let mut problems = Vec::new();
        let reader = || EntryReader::new(corpus, conventions, file);
        all.push(journal(&files[file].name, raw, reader, &mut problems));
        problems
    });
    let problems = report.iter().flat_map(LoadReport::problems);
    let problems = problems.map(|located| {
        let help = located.help().map(|help| format!("; {help}"));
        format!(
            "{}: {}{}",
            located.place(),
            located.message(),
            help.unwrap_or_default()
        )
    });
    Journals {
        all,
        own: own.into(),
        problems: problems.collect(),
    }
}

/// Reads one journal, its entries in parallel. What is wrong is added to `problems`.
fn journal<'c>(
    file: &str,
    raw: RawJournal<'_>,
    reader: impl Fn() -> EntryReader<'c> + Sync,
    problems: &mut Vec<Problem>,
) -> Journal {
    let raw_entries = raw.entries.into_par_iter().enumerate().with_min_len(TOGETHER);
    let read: Vec<(Option<Entry>, Vec<Problem>)> = raw_entries
        .map_init(&reader, |reader, (item, raw)| {
            reader.item = item;
            (reader.entry(raw), std::mem::take(&mut reader.problems))
        })
        .collect();
    let mut entries: Vec<Entry> = Vec::with_capacity(read.len());
    let mut places: HashMap<DateTime<Utc>, usize> = HashMap::with_capacity(read.len());
    // The index in the file of each entry, as invalid ones are left out.
    let mut items = Vec::with_capacity(read.len());
    let mut reader = reader();
    for (item, (entry, wrong)) in read.into_iter().enumerate() {
        reader.item = item;
        reader.problems.extend(wrong);
        let Some(entry) = entry else { continue };
        match places.entry(entry.at) {
            Slot::Occupied(_) => {
                reader.wrong("at", JournalMistake::SameMoment(moment(entry.at)));
                continue;
            }
            Slot::Vacant(place) => place.insert(entries.len()),
        };
        items.push(item);
        entries.push(entry);
    }
    for index in undo::mark(&mut entries, &places) {
        reader.item = items[index];
        let undoes = entries[index].undoes.map(moment).unwrap_or_default();
        reader.wrong("undoes", JournalMistake::NothingThere(undoes));
    }
    problems.append(&mut reader.problems);
    Journal {
        by: (&*raw.by).into(),
        file: file.into(),
        entries,
    }
}

/// The least number of entries worth a separate thread.
const TOGETHER: usize = 2_000;

/// Reads entries one by one.
struct EntryReader<'c> {
    corpus: &'c Corpus,
    conventions: &'c Conventions,
    file: usize,
    /// The index of the current entry in the file.
    item: usize,
    problems: Vec<Problem>,
    /// Dates already read, by their words, each with the day it was read for. Entries repeat the same few.
    known: HashMap<Box<str>, (NaiveDate, WordedDate)>,
}

impl<'c> EntryReader<'c> {
    fn new(corpus: &'c Corpus, conventions: &'c Conventions, file: usize) -> Self {
        Self {
            corpus,
            conventions,
            file,
            item: 0,
            problems: Vec::new(),
            known: HashMap::new(),
        }
    }

    fn entry(&mut self, raw: RawEntry<'_>) -> Option<Entry> {
        let at = self.moment("at", &raw.at)?;
        let text = |text: Option<crate::load::RawStr<'_>>| -> Box<str> {
            text.map(|text| text.0.into_owned().into()).unwrap_or_default()
        };
        let mut entry = Entry::of(at, "");
        entry.action = text(raw.action);
        entry.due = text(raw.due);
        entry.note = text(raw.note);
        entry.said_by = text(raw.said_by);
        entry.what = raw.outcome;
        entry.watch = raw.watch;
        if let Some(undoes) = raw.undoes {
            entry.undoes = Some(self.moment("undoes", &undoes)?);
            return Some(entry);
        }
        if entry.action.is_empty() {
            self.wrong("", JournalMistake::NoAction);
            return None;
        }
        if let Some(on) = raw.on {
            entry.on = Some(self.said("on", &on, at)?);
        }
        if let Some(to) = raw.to {
            if entry.what != Some(Recorded::Slipped) {
                self.wrong("to", JournalMistake::OnlySlips);
                return None;
            }
            entry.to = Some(self.said("to", &to, at)?);
        } else if entry.what == Some(Recorded::Slipped) {
            self.wrong("outcome", JournalMistake::NoTo);
            return None;
        }
        let mut evidence = Vec::with_capacity(raw.evidence.len());
        for (index, link) in raw.evidence.into_iter().enumerate() {
            if let Err(fault) = url::check(&link.url) {
                let steps = [Step::Field("evidence"), Step::Item(index), Step::Field("url")];
                self.problem(&steps, CorpusMistake::Url(fault));
                continue;
            }
            evidence.push(Evidence {
                title: text(link.title),
                url: link.url.0.into_owned().into(),
            });
        }
        entry.evidence = evidence.into();
        let says = entry.what.is_some() || entry.watch.is_some() || entry.has_note();
        if !says && entry.evidence.is_empty() {
            self.wrong("", JournalMistake::Empty);
            return None;
        }
        Some(entry)
    }

    fn moment(&mut self, field: &'static str, text: &str) -> Option<DateTime<Utc>> {
        let found = parse_moment(text);
        if found.is_none() {
            self.wrong(field, JournalMistake::Moment(text.to_owned()));
        }
        found
    }

    /// Reads a date as worded at a moment, and reports it if that fails.
    fn said(&mut self, field: &'static str, text: &str, at: DateTime<Utc>) -> Option<Box<WordedDate>> {
        let day = at.date_naive();
        if let Some((_, said)) = self.known.get(text).filter(|(known, _)| *known == day) {
            return Some(Box::new(said.clone()));
        }
        match said(text, at, self.corpus, self.conventions) {
            Ok(said) => {
                self.known.insert(text.into(), (day, said.clone()));
                Some(Box::new(said))
            }
            Err(error) => {
                self.problem(&[Step::Field(field)], CorpusMistake::Date(error));
                None
            }
        }
    }

    fn wrong(&mut self, field: &'static str, mistake: JournalMistake) {
        let steps: &[Step] = if field.is_empty() {
            &[]
        } else {
            &[Step::Field(field)]
        };
        self.problem(steps, CorpusMistake::Journal(mistake));
    }

    /// Reports a mistake at a place in the current entry.
    fn problem(&mut self, steps: &[Step], mistake: CorpusMistake) {
        let mut place = vec![Step::Field("entries"), Step::Item(self.item)];
        place.extend_from_slice(steps);
        self.problems.push(Problem {
            file: self.file,
            place: ProblemPlace::Value(place),
            mistake,
        });
    }
}

/// Reads a date as worded at a moment.
pub fn said(
    text: &str,
    at: DateTime<Utc>,
    corpus: &Corpus,
    conventions: &Conventions,
) -> Result<WordedDate, crate::when::WhenError> {
    let when = corpus.typed(text, at.date_naive())?;
    Ok(WordedDate {
        text: text.into(),
        window: when.window(conventions),
        when,
    })
}
