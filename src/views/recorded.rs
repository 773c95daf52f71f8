//! What people recorded about an action, in words: each outcome with its date, its sources and whose it is, what
//! contradicts it, notes, and whether the action is watched.

use std::fmt::Write as _;

use chrono::NaiveDate;

use super::date;
use super::facts::Sources;
use crate::journal::{Entry, EntryId, Ledger, OutcomeDate, moment, recorded_under};
use crate::model::ActionId;
use crate::model::settled::state_of;
use crate::model::words::{Recorded, Word as _};
use crate::when::{DayFormat, ScheduleState};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// How a deadline ended.
    Outcome(ScheduleState),
    /// That a deadline was moved.
    Slip,
    /// What somebody else, or the document, says to the contrary.
    Doubt,
    Note,
    Watched,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedLine {
    pub kind: LineKind,
    /// The entry that says it, or that it contradicts.
    pub entry: Option<EntryId>,
    /// `met late on 12 Mar 2025`.
    pub words: String,
    pub note: String,
    /// `journal of A. Analyst, 13 Mar 2025`.
    pub whose: String,
    /// Titles and addresses; without a title the address is in both.
    pub evidence: Vec<(String, String)>,
}

impl RecordedLine {
    fn new(kind: LineKind, entry: Option<EntryId>, words: String) -> Self {
        Self {
            kind,
            entry,
            words,
            note: String::new(),
            whose: String::new(),
            evidence: Vec::new(),
        }
    }

    /// A line for an entry, with whose it is and its sources.
    fn of(sources: Sources, id: EntryId, kind: LineKind, words: String) -> Self {
        let Sources { days, ledger, .. } = sources;
        Self {
            whose: whose(days, ledger, id),
            evidence: evidence(ledger.entry(id)),
            ..Self::new(kind, Some(id), words)
        }
    }
}

/// Everything that is recorded about an action and known by the as-of date.
pub fn lines(sources: Sources, action: ActionId) -> Vec<RecordedLine> {
    let Sources {
        corpus,
        deadlines,
        ledger,
        as_of,
        ..
    } = sources;
    let mut lines = Vec::new();
    if ledger.of(action).is_empty() {
        return lines;
    }
    let dates = corpus.dates.row(action.index());
    for index in 0..dates.len() {
        let number = corpus.date_number(action, index);
        for dated in OutcomeDate::all(corpus, ledger, number) {
            let said = ledger.outcome(action, Some(dated), as_of);
            // An entry about several dates is listed with the first of them only.
            let is_new = said.first().is_some_and(|first| {
                let is_before = |before: usize| {
                    ledger
                        .dates_of(*first)
                        .contains(&corpus.date_number(action, before))
                };
                !(0..index).any(is_before)
            });
            if !is_new {
                continue;
            }
            let first = lines.len();
            if dated == OutcomeDate::now(corpus, number) {
                let deadline = deadlines.at(corpus, action, index);
                let state = deadline.map(|deadline| deadline.state(as_of));
                lines.extend(outcomes(sources, action, &said, state));
                lines.extend(document(sources, action, number, &said));
            } else {
                let ended = dated
                    .occurrence
                    .and_then(|occurrence| deadlines.ends().occurrences.get(&(number, occurrence)));
                let ended = ended.map(|ended| ended.state);
                lines.extend(outcomes(sources, action, &said, ended));
            }
            let window = corpus
                .recurring(number)
                .zip(dated.occurrence)
                .and_then(|(recurring, occurrence)| recurring.series.nth(occurrence));
            if let Some(window) = window {
                for line in &mut lines[first..] {
                    line.words = format!("{}: {}", date::occurrence(sources.days, window), line.words);
                }
            }
        }
    }
    if let Some(closed) = deadlines.closed_by(action) {
        let said = ledger.outcome(action, None, as_of);
        lines.extend(outcomes(sources, action, &said, Some(closed.state)));
    }
    for id in ledger.of(action) {
        let entry = ledger.entry(*id);
        let is_note = matches!(entry.what, None | Some(Recorded::Note));
        if is_note && (entry.has_note() || !entry.evidence.is_empty()) {
            lines.push(RecordedLine::of(
                sources,
                *id,
                LineKind::Note,
                entry.note.to_string(),
            ));
        }
    }
    if ledger.is_watched(action) {
        lines.push(RecordedLine::new(
            LineKind::Watched,
            None,
            "on the watchlist".into(),
        ));
    }
    lines
}

/// The outcome that counts, and what others say instead.
fn outcomes(
    sources: Sources,
    action: ActionId,
    said: &[EntryId],
    state: Option<ScheduleState>,
) -> impl Iterator<Item = RecordedLine> {
    let Sources {
        corpus, ledger, days, ..
    } = sources;
    said.iter().enumerate().map(move |(rank, id)| {
        let entry = ledger.entry(*id);
        let state = state.filter(|state| rank == 0 && state.is_settled());
        let label = state.map_or_else(|| label(entry), |state| state.label().to_owned());
        let on = entry
            .on
            .as_ref()
            .map(|on| format!(" on {}", on_words(days, &on.text, on.when)));
        let under = recorded_under(corpus, entry, action).map(|other| {
            let title = corpus.action(other).title();
            format!(", recorded under {title}")
        });
        let words = format!("{label}{}{}", on.unwrap_or_default(), under.unwrap_or_default());
        let (kind, words) = if rank == 0 {
            (state.map_or(LineKind::Slip, LineKind::Outcome), words)
        } else {
            let by = ledger.by(*id);
            let words = format!("{by} says: {words}; what was recorded last counts");
            (LineKind::Doubt, words)
        };
        RecordedLine {
            note: entry.note.to_string(),
            ..RecordedLine::of(sources, *id, kind, words)
        }
    })
}

/// What the document says to the contrary: another outcome or, in an edition later than the entry, none.
fn document(sources: Sources, action: ActionId, date: u32, said: &[EntryId]) -> Option<RecordedLine> {
    let Sources {
        corpus,
        deadlines,
        ledger,
        as_of,
        days,
        ..
    } = sources;
    let first = said.first()?;
    let entry = ledger.entry(*first);
    let edition = corpus.action(action).edition();
    let own = deadlines.overruled(date).and_then(|own| own.by(as_of));
    let is_other = |state: ScheduleState| {
        let met = |state| matches!(state, ScheduleState::Met | ScheduleState::MetLate);
        let ours = entry.what.and_then(Recorded::outcome);
        ours.map(state_of) != Some(state) && !(met(state) && entry.what == Some(Recorded::Met))
    };
    let words = match own {
        Some(own) if is_other(own.state) => format!(
            "the document says: {}; the state follows the journal",
            own.state.label()
        ),
        None if entry.what.is_some_and(|what| what.outcome().is_some()) && edition.as_of > entry.known() => {
            format!(
                "the edition of {} still lists it as open; the state follows the journal",
                days.day(edition.as_of)
            )
        }
        _ => return None,
    };
    Some(RecordedLine::new(LineKind::Doubt, Some(*first), words))
}

/// The entries in force for an action that are known by a day, in the order they were recorded. Notes and watching are
/// the reader's own and count on any day.
pub fn known(ledger: &Ledger, action: ActionId, as_of: NaiveDate) -> Vec<EntryId> {
    let all = ledger.of(action).iter().copied();
    all.filter(|id| {
        let entry = ledger.entry(*id);
        matches!(entry.what, None | Some(Recorded::Note)) || entry.known() <= as_of
    })
    .collect()
}

/// `met`, `slipped to Q3 2025`.
pub fn label(entry: &Entry) -> String {
    let what = entry.what.map_or("", |what| what.label());
    match &entry.to {
        Some(to) => format!("{what} to {}", to.text),
        None => what.to_owned(),
    }
}

/// The date of an outcome: in milepost's words if it is a single day, else as it was recorded.
pub fn on_words(days: DayFormat, text: &str, when: crate::when::When) -> String {
    date::one_day(when).map_or_else(|| text.to_owned(), |day| days.day(day))
}

/// What an entry says, in a few words.
pub fn in_words(days: DayFormat, entry: &Entry) -> String {
    let mut words = Vec::new();
    if entry.what.is_some() {
        let on = entry
            .on
            .as_ref()
            .map(|on| format!(" on {}", on_words(days, &on.text, on.when)));
        let due = (!entry.due.is_empty()).then(|| format!(" (due {})", entry.due));
        let parts = [Some(label(entry)), on, due];
        words.push(parts.into_iter().flatten().collect());
    }
    words.extend(
        entry
            .watch
            .map(|watch| if watch { "watched" } else { "watched no longer" }.to_owned()),
    );
    if !entry.note.is_empty() {
        words.push(entry.note.to_string());
    }
    words.extend(entry.evidence.iter().map(|one| one.url.to_string()));
    words.extend(entry.undoes.map(|undoes| format!("undoes {}", moment(undoes))));
    words.join("; ")
}

/// `journal of A. Analyst, 13 Mar 2025`.
fn whose(days: DayFormat, ledger: &Ledger, id: EntryId) -> String {
    let entry = ledger.entry(id);
    let (by, day) = (ledger.by(id), days.day(entry.at.date_naive()));
    let mut words = format!("journal of {by}, {day}");
    if !entry.due.is_empty() && entry.to.is_none() {
        let _ = write!(words, ", of what was due {}", entry.due);
    }
    if !entry.said_by.is_empty() {
        let _ = write!(words, ", said by {}", entry.said_by);
    }
    words
}

fn evidence(entry: &Entry) -> Vec<(String, String)> {
    let all = entry.evidence.iter();
    all.map(|one| {
        let title = if one.title.is_empty() {
            &one.url
        } else {
            &one.title
        };
        (title.to_string(), one.url.to_string())
    })
    .collect()
}
