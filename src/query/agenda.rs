//! The agenda: deadlines in buckets by how near they are, as of a day.

use chrono::{Datelike, Days, NaiveDate};

use super::deadlines::Deadlines;
use super::set::ActionSet;
use crate::model::ActionId;
use crate::model::schedule::{ScheduleState, state};

/// A bucket of the agenda. The order of the variants is the order on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    /// Past for sure; no outcome is recorded.
    Overdue,
    /// Past the nominal end of an approximate wording, within its outer bound.
    PossiblyOverdue,
    /// The window has begun and not ended.
    Open,
    /// Over within 14 days.
    NextTwoWeeks,
    /// Over before the month is.
    RestOfMonth,
    /// Over before the end of the next month.
    NextMonth,
    /// Over by the end of this quarter of this year.
    Quarter(i32, u8),
    /// Over later than the four quarters told one by one, or never.
    Later,
    /// Next steps without any date.
    Undated,
}

impl Bucket {
    /// The heading on the screen.
    pub fn label(self, as_of: NaiveDate) -> String {
        let is_current = |year, quarter| (year, quarter) == quarter_of(as_of);
        match self {
            Self::Overdue => "Overdue, no outcome recorded".into(),
            Self::PossiblyOverdue => "Possibly overdue".into(),
            Self::Open => "Open now".into(),
            Self::NextTwoWeeks => "Next 14 days".into(),
            Self::RestOfMonth => format!("Rest of {}", as_of.format("%B %Y")),
            Self::NextMonth => {
                let next = first_of_next_month(as_of).unwrap_or(as_of);
                let rest = next <= as_of + Days::new(14);
                format!("{}{}", if rest { "Rest of " } else { "" }, next.format("%B %Y"))
            }
            Self::Quarter(year, quarter) if is_current(year, quarter) => format!("Rest of Q{quarter} {year}"),
            Self::Quarter(year, quarter) => format!("Q{quarter} {year}"),
            Self::Later => "Later".into(),
            Self::Undated => "Undated next steps".into(),
        }
    }

    /// The bucket of a deadline that is in `state` and over on `latest`.
    pub fn of(state: ScheduleState, latest: Option<NaiveDate>, as_of: NaiveDate) -> Self {
        match state {
            ScheduleState::Overdue => Self::Overdue,
            ScheduleState::PossiblyOverdue => Self::PossiblyOverdue,
            ScheduleState::Open => Self::Open,
            ScheduleState::Undated => Self::Undated,
            ScheduleState::Upcoming => {
                let Some(latest) = latest else { return Self::Later };
                let month = |day: NaiveDate| day.year() * 12 + day.month0() as i32;
                let quarters = |(year, quarter): (i32, u8)| year * 4 + i32::from(quarter);
                let quarter = quarter_of(latest);
                if latest <= as_of + Days::new(14) {
                    Self::NextTwoWeeks
                } else if month(latest) == month(as_of) {
                    Self::RestOfMonth
                } else if month(latest) == month(as_of) + 1 {
                    Self::NextMonth
                } else if quarters(quarter) <= quarters(quarter_of(as_of)) + 5 {
                    Self::Quarter(quarter.0, quarter.1)
                } else {
                    Self::Later
                }
            }
        }
    }
}

/// The year and quarter (1–4) of a day.
pub fn quarter_of(day: NaiveDate) -> (i32, u8) {
    (day.year(), (day.month0() / 3 + 1) as u8)
}

fn first_of_next_month(day: NaiveDate) -> Option<NaiveDate> {
    day.with_day(1)?.checked_add_months(chrono::Months::new(1))
}

/// A line of the agenda.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AgendaRow {
    /// A bucket with how many entries it has.
    Heading(Bucket, u32),
    /// A deadline, by its place in [`Deadlines::sorted`].
    Deadline(u32),
    /// A next step without a date.
    Undated(ActionId),
}

/// The agenda's lines: buckets that have entries, each followed by them unless it is in `folded`.
pub fn agenda(
    deadlines: &Deadlines,
    shown: Option<&ActionSet>,
    folded: &[Bucket],
    as_of: NaiveDate,
) -> Vec<AgendaRow> {
    let is_shown = |action| shown.is_none_or(|set| set.contains(action));
    // `sorted` is by latest bound, so that filling the buckets in turn leaves each of them sorted.
    let mut buckets: Vec<(Bucket, Vec<AgendaRow>)> = Vec::new();
    let mut put =
        |bucket: Bucket, row: AgendaRow| match buckets.iter_mut().rev().find(|(own, _)| *own == bucket) {
            Some((_, rows)) => rows.push(row),
            None => buckets.push((bucket, vec![row])),
        };
    for (index, deadline) in deadlines.sorted.iter().enumerate() {
        if is_shown(deadline.action) {
            let bucket = Bucket::of(state(&deadline.window, as_of), deadline.window.latest, as_of);
            put(bucket, AgendaRow::Deadline(index as u32));
        }
    }
    for action in deadlines.undated.iter().filter(|action| is_shown(**action)) {
        put(Bucket::Undated, AgendaRow::Undated(*action));
    }
    buckets.sort_by_key(|(bucket, _)| *bucket);
    let mut rows = Vec::with_capacity(deadlines.len() + deadlines.undated.len() + buckets.len());
    for (bucket, entries) in buckets {
        rows.push(AgendaRow::Heading(bucket, entries.len() as u32));
        if !folded.contains(&bucket) {
            rows.extend(entries);
        }
    }
    rows
}
