//! The lines on states, colours and hedges. Each is matched exhaustively, so that a new variant cannot lack its line.

use super::line::{LegendLine, LegendSection};
use crate::model::words::{Hedge, Word};
use crate::views::brief;
use crate::views::facts::Tone;
use crate::views::sign;
use crate::when::state::{ScheduleState, Urgency};

/// Every state with its sign, what needs attention first.
pub(super) fn states() -> Vec<LegendLine> {
    let line = |state: ScheduleState, sign: &str, label: &str, means| {
        let term = format!("{sign} {label}");
        LegendLine::new(LegendSection::States, Tone::State(state), term, means)
    };
    let mut lines = Vec::new();
    for state in ScheduleState::BY_URGENCY {
        if state == ScheduleState::Upcoming {
            let means = "its last day is within 14 days, and its window has not begun";
            lines.push(line(state, sign::SOON, "due soon", means));
        }
        // That no outcome is recorded is left to the explanation.
        let label = match state {
            ScheduleState::Met => "met, happened",
            _ => state.label().split(',').next().unwrap_or_default(),
        };
        lines.push(line(state, sign::of_state(state), label, means(state)));
    }
    lines
}

const fn means(state: ScheduleState) -> &'static str {
    match state {
        ScheduleState::Upcoming => "the time in which it is due, or starts, has not begun",
        ScheduleState::Open => "the clock is inside the time in which it is due",
        ScheduleState::PossiblyOverdue => "past by the usual reading of a vague date, not yet by the widest",
        ScheduleState::Overdue => "past, and no outcome is recorded; not a claim that it failed",
        ScheduleState::Running => "a programme, call or mandate runs; nobody owes its end",
        ScheduleState::Ended => "it ran and is over; nobody owed its end",
        ScheduleState::InEffect => "it has taken effect by itself, as a law that applies from a day",
        ScheduleState::Met => {
            "done: known to be met, or with a date in the past and nothing due; no sign at all: no date"
        }
        ScheduleState::MetLate => "known to be done, after its last day",
        ScheduleState::PartlyMet => "known to be done in part",
        ScheduleState::Missed => "known to be missed",
        ScheduleState::Dropped => "known to be given up",
        ScheduleState::Undated => "a next step for which the document gives no date",
    }
}

/// The colours and what they mean. None carries meaning alone: a sign or a word is always next to it.
pub(super) fn colours() -> Vec<LegendLine> {
    let state = |state: ScheduleState, means| {
        let term = match state.urgency() {
            Urgency::Late => "late",
            Urgency::Doubtful => "doubtful",
            Urgency::Open => "open",
            Urgency::Ahead => "to come",
            Urgency::Quiet => "quiet",
        };
        (Tone::State(state), term, means)
    };
    let colours = [
        state(ScheduleState::Overdue, "overdue, missed or dropped"),
        state(ScheduleState::PossiblyOverdue, "possibly overdue, or met in part"),
        state(ScheduleState::Open, "open now"),
        state(ScheduleState::Upcoming, "upcoming or running"),
        state(ScheduleState::Met, "over, in effect or undated"),
        (Tone::Computed, "computed", "states, distances, sums and changes"),
        (
            Tone::Warning,
            "warning",
            "a mistake, a caveat or a problem in a file",
        ),
        (Tone::Dim, "faint", "borders, counts, labels and notes"),
        (Tone::Strong, "strong", "titles and main numbers"),
    ];
    let line = |(tone, term, means)| LegendLine::new(LegendSection::Colours, tone, term, means);
    colours.into_iter().map(line).collect()
}

/// The abbreviations for how sure a date is.
pub(super) fn hedges() -> Vec<LegendLine> {
    let lines = Hedge::ALL.iter().filter_map(|hedge| {
        let means = match hedge {
            Hedge::Firm => return None,
            Hedge::Planned => "the document calls the date planned",
            Hedge::Expected => "the document calls the date expected",
            Hedge::Tentative => "the document calls the date tentative",
            Hedge::ToBeConfirmed => "the date is to be confirmed",
            Hedge::Conditional => "the date depends on something else",
        };
        let (short, word) = (brief::short_hedge(*hedge), brief::hedge(*hedge));
        let term = format!("{short} {word}");
        Some(LegendLine::new(
            LegendSection::Abbreviations,
            Tone::Dim,
            term,
            means,
        ))
    });
    lines.collect()
}
