//! "was Q1 2025": what a deadline that slipped was in the edition before, or before a journal moved it. Only this module
//! words it.

use super::date;
use crate::editions::{ChangeKind, baseline, since};
use crate::model::Corpus;
use crate::model::deadlines::{Deadline, Deadlines};
use crate::when::{DayFormat, When};

/// `was Q1 2025`, for a deadline that is later than in the edition before, or that a journal has moved.
pub fn was(days: DayFormat, corpus: &Corpus, deadlines: &Deadlines, deadline: &Deadline) -> Option<String> {
    // If a journal moved it, it was what the document says.
    if let Some(before) = corpus.before(deadline.date) {
        let before = corpus.wording(before);
        let is_dated = before.when != When::Undated;
        return is_dated.then(|| worded(&date::words(days, before)));
    }
    let changed = since(corpus, deadlines, deadline.action)?;
    let [Some(old), Some(new)] = changed.dates else {
        return None;
    };
    if !changed.kinds.contains(ChangeKind::Slipped) || new != deadline.date {
        return None;
    }
    let old = &corpus.dates.items()[old as usize];
    Some(worded(&date::words(days, corpus.wording(old.when))))
}

/// `was Q1 2025`, for a deadline that was different in the first edition that had it.
pub fn at_first(
    days: DayFormat,
    corpus: &Corpus,
    deadlines: &Deadlines,
    deadline: &Deadline,
) -> Option<String> {
    let first = baseline::moved(corpus, deadlines, deadline)?;
    Some(worded(&date::words(
        days,
        corpus.wording(first.record(corpus).when),
    )))
}

/// Why a date, by its index among all dates, is no longer what the document makes it; `None` if no journal changed it.
pub fn why(corpus: &Corpus, date: u32) -> Option<&'static str> {
    if corpus.baselines.contains_key(&date) {
        Some("moved by the journal")
    } else {
        let is_counted = corpus.counted_before.contains_key(&date);
        is_counted.then_some("counted from what the journal says")
    }
}

/// A date that no longer holds.
pub fn worded(date: &str) -> String {
    format!("was {date}")
}
