//! The phrases about a date that text, Markdown and HTML share.

use std::borrow::Cow;

use super::entries::ListEntry;
use super::view::{Arrangement, Due, ExportScope, ExportView};
use crate::journal::OutcomeDate;
use crate::model::ActionRef;
use crate::model::deadlines::Deadline;
use crate::model::settled::SaidBy;
use crate::model::words::{Hedge, Word as _};
use crate::views::{date, recorded, was, wording};
use crate::when::state::ScheduleState;
use crate::when::{DayFormat, Window};

/// How an entry's date is worded, in parts.
pub struct DatePhrases {
    /// The wording: `Q1 2025`.
    pub when: String,
    /// How far off it is, computed: `due in 2 d`.
    pub distance: String,
    pub state: ScheduleState,
    /// Whether the notes have to name the state: not if a heading or the distance already does, nor while it is upcoming.
    says_state: bool,
    outcome: Option<String>,
    /// Everything else, a few words each.
    notes: Vec<String>,
}

impl DatePhrases {
    /// The notes in one line, including the state if they have to name it.
    pub fn noted(&self) -> String {
        self.joined(self.says_state.then(|| self.state.label()))
    }

    /// The notes in one line, for use next to the state.
    pub fn beside_state(&self) -> String {
        self.joined(None)
    }

    fn joined(&self, state: Option<&str>) -> String {
        let notes = self.notes.iter().map(String::as_str);
        let all = notes.chain(state).chain(self.outcome.as_deref());
        all.collect::<Vec<_>>().join("; ")
    }
}

/// The state of an entry's date or, without one, of its action.
pub fn state_of(view: &ExportView, entry: &ListEntry) -> Option<ScheduleState> {
    let library = view.library;
    match entry.date(library, view.as_of) {
        Some(deadline) => Some(deadline.state(view.as_of)),
        None => library
            .deadlines
            .state_of(&library.corpus, entry.action, view.as_of),
    }
}

/// The wording of an entry's date; `None` without a date.
pub fn date_phrases(view: &ExportView, entry: &ListEntry) -> Option<DatePhrases> {
    let corpus = &view.library.corpus;
    let deadline = entry.date(view.library, view.as_of)?;
    let date = deadline.record(corpus);
    let days = view.library.days;
    let said = corpus.wording(date.when);
    let when = date::words(days, said);
    let state = deadline.state(view.as_of);
    let mut notes = Vec::new();
    if !date.what.is_empty() {
        notes.push(corpus.str(date.what).to_owned());
    }
    if date.hedge != Hedge::Firm {
        notes.push(date.hedge.label().to_owned());
    }
    notes.extend(date::quoted(days, corpus, date.when));
    let baseline = corpus.baselines.get(&deadline.date);
    notes.extend(baseline.and_then(|before| date::quoted(days, corpus, *before)));
    notes.extend(
        date::covers(days, said).map(|covers| format!("→ {covers}{}", at_most(days, &deadline.window))),
    );
    let was = was::was(days, corpus, &view.library.deadlines, &deadline);
    // The timeline draws where a deadline was at first, whichever way it has moved since.
    let draws_first = matches!(view.scope, ExportScope::Deadlines(Due { baselines: true, .. }));
    let first = draws_first.then(|| was::at_first(days, corpus, &view.library.deadlines, &deadline));
    let first = first.flatten().filter(|first| was.as_ref() != Some(first));
    notes.extend(match (was, first) {
        (Some(was), Some(first)) => Some(format!("{was}, at first {}", first.trim_start_matches("was "))),
        (was, first) => was.or(first),
    });
    // The agenda's headings state it already.
    let in_agenda = matches!(
        view.scope,
        ExportScope::Deadlines(Due {
            arrangement: Arrangement::Agenda,
            ..
        })
    );
    let distance = deadline.distance(view.as_of).to_string();
    Some(DatePhrases {
        when,
        // Once it is settled, the distance is the state.
        says_state: !in_agenda && state != ScheduleState::Upcoming && distance != state.label(),
        distance,
        state,
        outcome: outcome_note(view, &deadline),
        notes,
    })
}

/// Whose outcome it is: `outcome: the document`, `outcome: journal of A. Analyst, on 12 Mar 2025`.
fn outcome_note(view: &ExportView, deadline: &Deadline) -> Option<String> {
    let ledger = &view.library.ledger;
    let settled = deadline.settled_by(view.as_of)?;
    if settled.said_by != SaidBy::Journal {
        return Some(format!("outcome: {}", settled.said_by.words()));
    }
    let dated = OutcomeDate::now(&view.library.corpus, deadline.date);
    let said = ledger.outcome(deadline.action, Some(dated), view.as_of);
    let id = *said.first()?;
    let on = ledger.entry(id).on.as_ref();
    let on = on.map(|on| {
        format!(
            ", on {}",
            recorded::on_words(view.library.days, &on.text, on.when)
        )
    });
    Some(format!(
        "outcome: journal of {}{}",
        ledger.by(id),
        on.unwrap_or_default()
    ))
}

/// `(18 Dec 2024, due in 2 d; planned)`; without a date, the state.
pub fn note_of(view: &ExportView, entry: &ListEntry) -> String {
    if let Some(phrases) = date_phrases(view, entry) {
        let mut said = format!("{}, {}", phrases.when, phrases.distance);
        let notes = phrases.noted();
        if !notes.is_empty() {
            said.extend(["; ", &notes]);
        }
        return format!("({said})");
    }
    state_of(view, entry).map_or_else(String::new, |state| format!("({})", state.label()))
}

/// `id:visa.dialogue`, as a query finds it, if ids are asked for.
pub fn id_of(view: &ExportView, action: ActionRef) -> String {
    if view.ids {
        format!("id:{}", action.key())
    } else {
        String::new()
    }
}

/// How much wider an approximate wording can be read.
fn at_most(days: DayFormat, window: &Window) -> String {
    let outer = wording::outer_bounds(days, window);
    if window.approximate && outer != wording::bounds(days, window) {
        format!(", at most {outer}")
    } else {
        String::new()
    }
}

/// Puts notes in brackets: on a screen they are dim, and only set apart by two spaces.
pub fn bracketed(run: &str) -> Cow<'_, str> {
    match run.strip_prefix("  ") {
        Some(note) if !note.trim().is_empty() => Cow::Owned(format!(" ({note})")),
        _ => Cow::Borrowed(run),
    }
}
