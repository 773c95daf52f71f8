//! The agenda: deadlines in buckets by how near they are as of a day.

use chrono::NaiveDate;
use hashbrown::HashSet;

use super::grouped_rows::GroupedRow;
use super::month::{add_months, first_of_month, month_number, quarter_at, quarter_number};
use super::sign::SOON_DAYS;
use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::set::ActionSet;
use crate::when::state::ScheduleState;

/// A bucket of the agenda. The order of the variants is the order on the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bucket {
    Overdue,
    /// Past the nominal end of an approximate wording, within its outer bound.
    PossiblyOverdue,
    Open,
    /// What runs, and whose end nobody owes.
    Running,
    /// Ends within 14 days.
    NextTwoWeeks,
    /// Ends later, but in the month of the as-of date.
    RestOfMonth,
    /// Ends in the month after that.
    NextMonth,
    /// Ends in the quarter with this [number](quarter_number): the current one or one of the next five.
    Quarter(i32),
    /// Ends after those quarters.
    Later,
    /// Yet to begin, without an end to sort it by.
    OpenEnded,
    Undated,
    /// What is settled, has ended or has taken effect.
    Over,
}

impl Bucket {
    /// The heading on the screen. It says "by" because deadlines are sorted by when they end: that is also true of a
    /// window that stretches over several buckets.
    pub fn label(self, as_of: NaiveDate) -> String {
        match self {
            Self::Overdue => "Overdue, no outcome recorded".into(),
            Self::PossiblyOverdue => "Possibly overdue".into(),
            Self::Open => "Open now".into(),
            Self::NextTwoWeeks => "Within 14 days".into(),
            Self::RestOfMonth => format!("By end of {}", as_of.format("%B %-Y")),
            Self::NextMonth => {
                let next = add_months(first_of_month(as_of), 1);
                format!("By end of {}", next.format("%B %-Y"))
            }
            Self::Quarter(number) => {
                let (year, quarter) = quarter_at(number);
                format!("By end of Q{quarter} {year}")
            }
            Self::Later => "Later".into(),
            Self::OpenEnded => "To begin, no end given".into(),
            Self::Running => "Running".into(),
            Self::Undated => "Undated next steps".into(),
            Self::Over => "Settled, ended or in effect".into(),
        }
    }

    /// The bucket of a deadline that is in `state` and ends on `latest`.
    pub fn of(state: ScheduleState, latest: Option<NaiveDate>, as_of: NaiveDate) -> Self {
        match state {
            ScheduleState::Overdue => Self::Overdue,
            ScheduleState::PossiblyOverdue => Self::PossiblyOverdue,
            ScheduleState::Open => Self::Open,
            ScheduleState::Undated => Self::Undated,
            ScheduleState::Running => Self::Running,
            _ if state.is_over() => Self::Over,
            _ => {
                let Some(latest) = latest else {
                    return Self::OpenEnded;
                };
                let quarter = quarter_number(latest);
                match month_number(latest) - month_number(as_of) {
                    _ if (latest - as_of).num_days() <= SOON_DAYS => Self::NextTwoWeeks,
                    0 => Self::RestOfMonth,
                    1 => Self::NextMonth,
                    _ if quarter <= quarter_number(as_of) + 5 => Self::Quarter(quarter),
                    _ => Self::Later,
                }
            }
        }
    }
}

pub type AgendaRow = GroupedRow<Bucket>;

/// The agenda's lines: the buckets that have entries, each followed by its entries unless it is in `folded`.
pub fn agenda(
    deadlines: &Deadlines,
    shown: Option<&ActionSet>,
    folded: &HashSet<Bucket>,
    as_of: NaiveDate,
) -> Vec<AgendaRow> {
    let is_shown = |action| shown.is_none_or(|set| set.contains(action));
    // The deadlines come in order of their latest bound, so each bucket is filled in that order too.
    let mut buckets: Vec<(Bucket, Vec<AgendaRow>)> = Vec::new();
    let mut put =
        |bucket: Bucket, row: AgendaRow| match buckets.iter_mut().rev().find(|(own, _)| *own == bucket) {
            Some((_, rows)) => rows.push(row),
            None => buckets.push((bucket, vec![row])),
        };
    for (index, deadline) in deadlines.shown(shown) {
        let bucket = Bucket::of(deadline.state(as_of), deadline.window.latest, as_of);
        put(bucket, AgendaRow::Deadline(index as u32));
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

/// How many upcoming deadlines end within two weeks. Looks at a short run of the sorted list only.
pub fn count_soon(deadlines: &Deadlines, shown: Option<&ActionSet>, as_of: NaiveDate) -> usize {
    let from = deadlines
        .sorted
        .partition_point(|deadline| deadline.window.latest.is_some_and(|day| day < as_of));
    let latest = |deadline: &Deadline| deadline.window.latest.unwrap_or(NaiveDate::MAX);
    deadlines
        .shown_from(from, shown)
        .take_while(|(_, deadline)| (latest(deadline) - as_of).num_days() <= SOON_DAYS)
        .filter(|(_, deadline)| deadline.state(as_of) == ScheduleState::Upcoming)
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::when::Window;
    use crate::when::state::{Nature, state};
    use crate::when::test_windows::{by, day, from, range, soft};

    fn label(window: &Window, as_of: &str) -> String {
        let as_of = as_of.parse().unwrap();
        Bucket::of(state(window, Nature::Owed, as_of), window.latest, as_of).label(as_of)
    }

    #[test]
    #[rustfmt::skip]
    fn headings_are_true_of_what_stands_under_them() {
        for (window, as_of, heading) in [
            (day("2024-12-16"), "2024-12-16", "Open now"),
            (day("2024-12-15"), "2024-12-16", "Overdue, no outcome recorded"),
            (day("2024-12-30"), "2024-12-16", "Within 14 days"),
            (day("2024-12-31"), "2024-12-16", "By end of December 2024"),
            (day("2025-01-01"), "2024-12-16", "By end of January 2025"),
            (day("2025-01-02"), "2024-12-20", "Within 14 days"),
            (range("2025-01-01", "2025-03-31"), "2024-12-16", "By end of Q1 2025"),
            (range("2025-01-01", "2025-06-30"), "2024-12-16", "By end of Q2 2025"),
            (by("2025-04-30"), "2024-12-16", "By end of Q2 2025"),
            (by("2025-04-30"), "2025-04-30", "Within 14 days"),
            (by("2025-04-30"), "2025-03-31", "By end of April 2025"),
            (range("2026-01-01", "2026-03-31"), "2024-12-16", "By end of Q1 2026"),
            (range("2026-04-01", "2026-06-30"), "2024-12-16", "Later"),
            (from("2025-04-01"), "2024-12-16", "To begin, no end given"),
            (from("2025-04-01"), "2025-04-01", "Open now"),
            (soft("2025-05-01", "2025-06-01", "2025-06-30", "2025-08-31"), "2025-07-01", "Possibly overdue"),
            (soft("2025-05-01", "2025-06-01", "2025-06-30", "2025-08-31"), "2025-09-01", "Overdue, no outcome recorded"),
        ] {
            assert_eq!(label(&window, as_of), heading, "{window:?} as of {as_of}");
        }
    }

    #[test]
    fn the_ends_of_the_calendar_have_headings_too() {
        for as_of in ["0001-01-01", "9999-12-31"] {
            for window in [
                day("0001-01-01"),
                day("9999-12-31"),
                by("9999-12-31"),
                from("0001-01-01"),
            ] {
                assert!(!label(&window, as_of).is_empty());
            }
        }
        assert_eq!(label(&day("9999-12-31"), "9999-12-30"), "Within 14 days");
    }
}
