//! Deadlines and hedges worded briefly enough for a column of a list.

use chrono::NaiveDate;
use unicode_width::UnicodeWidthStr;

use super::date;
use crate::model::Corpus;
use crate::model::deadlines::Deadline;
use crate::model::words::{Hedge, Word as _};
use crate::when::DayFormat;
use crate::when::state::ScheduleState;

/// What a list shows of a deadline in a single column of `cells` cells: the distance if it is exact or what matters
/// now, else the date if it fits.
pub fn lead(days: DayFormat, corpus: &Corpus, deadline: &Deadline, as_of: NaiveDate, cells: usize) -> String {
    let window = &deadline.window;
    let is_short = window.days().is_some_and(|days| days <= 7);
    let is_near = is_short && window.latest.is_some_and(|day| (day - as_of).num_days() < 100);
    if deadline.state(as_of) == ScheduleState::Upcoming && !is_near {
        let words = wording(days, corpus, deadline, cells);
        if words.width() <= cells {
            return words;
        }
    }
    deadline.distance(as_of).brief()
}

/// The date of a deadline in milepost's words, in at most `cells` cells where that is possible.
pub fn wording(days: DayFormat, corpus: &Corpus, deadline: &Deadline, cells: usize) -> String {
    date::within(days, corpus.wording(deadline.record(corpus).when), cells)
}

/// A hedge as a short word; empty where the document is firm.
pub fn hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Firm => "",
        other => other.label(),
    }
}

/// A hedge in at most five cells, for narrow lists.
pub const fn short_hedge(hedge: Hedge) -> &'static str {
    match hedge {
        Hedge::Firm => "",
        Hedge::Planned => "plan.",
        Hedge::Expected => "exp.",
        Hedge::Tentative => "tent.",
        Hedge::ToBeConfirmed => "tbc",
        Hedge::Conditional => "cond.",
    }
}
