//! The short notes about a date that text and Markdown share.

use chrono::NaiveDate;

use super::entries::Entry;
use super::{Arrangement, Due, Scope, View};
use crate::model::schedule::{ScheduleState, distance, state};
use crate::model::words::{Hedge, Word as _};
use crate::model::{Corpus, Date, Window};
use crate::query::wording;

/// A date as the document words it; an ISO day is read better in words and says the same.
pub fn wording_of(corpus: &Corpus, date: &Date) -> String {
    let wording = corpus.wording(date.when);
    let said = corpus.str(wording.text);
    if wording.window.is_day() && said.parse::<NaiveDate>().is_ok() {
        wording::bounds(&wording.window)
    } else {
        said.to_owned()
    }
}

/// What is told of an entry's date, in pieces.
pub struct Told {
    /// The wording: `Q1 2025`.
    pub when: String,
    /// How far it is, computed: `in 2 d`.
    pub distance: String,
    /// The state, computed.
    pub state: ScheduleState,
    /// Everything else, each a few words.
    pub notes: Vec<String>,
}

/// What is told of the date of an entry; none where it has no date to tell.
pub fn told(view: &View, entry: &Entry) -> Option<Told> {
    let (window, date) = entry.date(view.library, view.as_of)?;
    let corpus = &view.library.corpus;
    let when = wording_of(corpus, date);
    let state = state(&window, view.as_of);
    let mut notes = Vec::new();
    if !date.what.is_empty() {
        notes.push(corpus.str(date.what).to_owned());
    }
    if date.hedge != Hedge::Firm {
        notes.push(date.hedge.label().to_owned());
    }
    notes.extend(windows(&window, &when));
    // The agenda's headings tell the state already.
    let in_agenda = matches!(
        view.scope,
        Scope::Deadlines(Due {
            arrangement: Arrangement::Agenda,
            ..
        })
    );
    if !in_agenda && state != ScheduleState::Upcoming {
        notes.push(state.label().to_owned());
    }
    Some(Told {
        when,
        distance: distance(&window, view.as_of).to_string(),
        state,
        notes,
    })
}

/// The window in days where the wording does not say them, and the outer one where that is wider.
pub fn windows(window: &Window, when: &str) -> Option<String> {
    let bounds = wording::bounds(window);
    if bounds.eq_ignore_ascii_case(when) {
        return None;
    }
    let outer = wording::outer_bounds(window);
    Some(if window.approximate && outer != bounds {
        format!("→ {bounds}, at most {outer}")
    } else {
        format!("→ {bounds}")
    })
}
