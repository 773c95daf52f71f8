//! The cells of deadlines, alike in every table that lists them: when, how far off, and what else the document says.

use crate::model::Date;
use crate::model::deadlines::Deadline;
use crate::views::facts::{Run, Sources, Tone};
use crate::views::tables::table::{Cell, WordRoom};
use crate::views::{brief, date};

/// Cells for a wording, and for what replaces it in a narrow pane.
const WHEN: usize = 14;
const BRIEF: usize = 11;

/// When a deadline is: its wording or, with little room, what matters now.
pub(super) fn when(sources: Sources, deadline: &Deadline, words: WordRoom) -> String {
    let Sources {
        corpus, days, as_of, ..
    } = sources;
    match words {
        WordRoom::Full | WordRoom::Middle => brief::wording(days, corpus, deadline, WHEN),
        WordRoom::Brief => brief::lead(days, corpus, deadline, as_of, BRIEF),
    }
}

/// When a deadline is, and how far off. With little room, the first is whichever of the two matters, and there is no
/// second.
pub(super) fn when_and_distance(
    sources: Sources,
    deadline: &Deadline,
    words: WordRoom,
) -> (Cell, Option<Run>) {
    let state = Tone::State(deadline.state(sources.as_of));
    let when = when(sources, deadline, words);
    match words {
        WordRoom::Full | WordRoom::Middle => {
            let distance = deadline.distance(sources.as_of).to_string();
            (Cell::new(Tone::Plain, when), Some(Run::new(state, distance)))
        }
        WordRoom::Brief => (Cell::new(state, when), None),
    }
}

/// What falls on a date, the document's words for it, and the days that they cover.
pub(super) fn notes(sources: Sources, date: &Date) -> Vec<Run> {
    let (corpus, days) = (sources.corpus, sources.days);
    let mut notes = Vec::new();
    if !date.what.is_empty() {
        notes.push(Run::new(Tone::Dim, corpus.str(date.what)));
    }
    let quoted = date::quoted(days, corpus, date.when);
    notes.extend(quoted.map(|quoted| Run::new(Tone::Plain, quoted)));
    let covers = date::covers(days, corpus.wording(date.when));
    notes.extend(covers.map(|covers| Run::new(Tone::Computed, format!("→ {covers}"))));
    notes
}
