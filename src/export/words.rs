//! The short notes about a date that text and Markdown share.

use super::entries::Entry;
use super::{Arrangement, Due, Scope, View};
use crate::model::words::{Hedge, Word as _};
use crate::views::distance;
use crate::views::wording;
use crate::when::schedule::{ScheduleState, state};
use crate::when::{DayFormat, Window};

/// What is told of an entry's date, in pieces.
pub struct Told {
    /// The wording: `Q1 2025`.
    pub when: String,
    /// How far it is, computed: `in 2 d`.
    pub distance: String,
    pub state: ScheduleState,
    /// Everything else, each a few words.
    pub notes: Vec<String>,
}

/// What is told of the date of an entry; none where it has no date to tell.
pub fn told(view: &View, entry: &Entry) -> Option<Told> {
    let (window, date) = entry.date(view.library, view.as_of)?;
    let corpus = &view.library.corpus;
    let days = view.library.days;
    let (when, covers) = wording::date(days, corpus, date.when);
    let state = state(&window, view.as_of);
    let mut notes = Vec::new();
    if !date.what.is_empty() {
        notes.push(corpus.str(date.what).to_owned());
    }
    if date.hedge != Hedge::Firm {
        notes.push(date.hedge.label().to_owned());
    }
    notes.extend(covers.map(|covers| format!("→ {covers}{}", at_most(days, &window))));
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
        distance: distance::days(&window, view.as_of),
        state,
        notes,
    })
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
