//! The days that a wording covers under the conventions.

use chrono::{Datelike, NaiveDate, Weekday};

use super::calendar::{self, add_days, add_months};
use super::convention::{Conventions, Days, Months, PeriodShare, Reach, Slice, WeekOf};
use super::unit::TimeUnit;
use super::window::{Precision, Window};
use super::{Bound, Coming, Doubt, Period, PeriodPart, Season, Stretch, When};

/// How far an outer bound is from the nominal one.
#[derive(Clone, Copy, Debug, Default)]
struct Slack {
    months: i32,
    days: i64,
}

impl Slack {
    const NONE: Self = Self { months: 0, days: 0 };

    fn months(months: u8) -> Self {
        Self {
            months: months.into(),
            days: 0,
        }
    }

    fn days(days: i64) -> Self {
        Self { months: 0, days }
    }

    fn and(self, more: Self) -> Self {
        Self {
            months: self.months + more.months,
            days: self.days + more.days,
        }
    }

    /// Moves a bound later. If moved by months, the end of a month stays the end of a month.
    fn later(self, bound: NaiveDate) -> NaiveDate {
        let moved = add_months(bound, self.months);
        let at_end = self.months > 0 && calendar::is_last_of_month(bound);
        add_days(
            if at_end {
                calendar::last_of_month(moved)
            } else {
                moved
            },
            self.days,
        )
    }

    fn earlier(self, bound: NaiveDate) -> NaiveDate {
        add_days(add_months(bound, -self.months), -self.days)
    }
}

/// A stretch in days, and how far the outer bounds are from either end.
pub(super) struct Extent {
    pub start: NaiveDate,
    pub end: NaiveDate,
    before: Slack,
    after: Slack,
}

impl Extent {
    fn exact(start: NaiveDate, end: NaiveDate) -> Self {
        Self {
            start,
            end: end.max(start),
            before: Slack::NONE,
            after: Slack::NONE,
        }
    }

    pub(super) fn outer_start(&self) -> NaiveDate {
        self.before.earlier(self.start)
    }

    pub(super) fn outer_end(&self) -> NaiveDate {
        self.after.later(self.end)
    }

    pub(super) fn is_approximate(&self) -> bool {
        self.outer_start() != self.start || self.outer_end() != self.end
    }
}

impl When {
    /// The days that the date covers.
    pub fn window(&self, conventions: &Conventions) -> Window {
        match *self {
            Self::In(stretch) => {
                let extent = extent(stretch, conventions);
                let outer = (Some(extent.outer_start()), Some(extent.outer_end()));
                assemble((Some(extent.start), Some(extent.end)), outer, precision(stretch))
            }
            Self::Between(first, last) => {
                let (first, last) = (extent(first, conventions), extent(last, conventions));
                // The order was checked under the shipped conventions; the user's may differ.
                let latest = last.end.max(first.start);
                let outer = (Some(first.outer_start()), Some(last.outer_end().max(latest)));
                assemble((Some(first.start), Some(latest)), outer, Precision::Interval)
            }
            Self::Bounded(bound, stretch) => bounded(bound, stretch, conventions),
            Self::Undated => Window::exact(None, None, Precision::Unstated),
            Self::Coming(coming, from) => {
                let reach = reach(coming, conventions);
                let latest = add_days(add_months(from, reach.months.into()), reach.days.into());
                let outer = add_days(
                    add_months(from, reach.outer_months.into()),
                    reach.outer_days.into(),
                );
                let outer = (Some(from), Some(outer.max(latest)));
                assemble((Some(from), Some(latest)), outer, Precision::Relative)
            }
        }
    }
}

type WindowEnds = (Option<NaiveDate>, Option<NaiveDate>);

fn assemble((earliest, latest): WindowEnds, outer: WindowEnds, precision: Precision) -> Window {
    Window {
        earliest,
        latest,
        outer_earliest: outer.0,
        outer_latest: outer.1,
        precision,
        approximate: (earliest, latest) != outer,
    }
}

fn bounded(bound: Bound, stretch: Stretch, conventions: &Conventions) -> Window {
    let extent = extent(bounding(bound, stretch), conventions);
    let precision = precision(stretch);
    match bound {
        Bound::Before if !counts_to_its_end(stretch) => {
            let latest = add_days(extent.start, -1);
            assemble(
                (None, Some(latest)),
                (None, Some(extent.before.later(latest))),
                precision,
            )
        }
        Bound::By | Bound::Until | Bound::Before => assemble(
            (None, Some(extent.end)),
            (None, Some(extent.outer_end())),
            precision,
        ),
        Bound::From => assemble(
            (Some(extent.start), None),
            (Some(extent.outer_start()), None),
            precision,
        ),
        Bound::After => {
            let earliest = add_days(extent.end, 1);
            assemble(
                (Some(earliest), None),
                (Some(extent.after.earlier(earliest)), None),
                precision,
            )
        }
    }
}

/// Whether "before" includes the stretch: "before the end of 2025" and "before mid-2025" leave time up to its last day;
/// "before 2025" and "before late 2025" do not.
pub(super) fn counts_to_its_end(stretch: Stretch) -> bool {
    matches!(stretch.part, Some(PeriodPart::End | PeriodPart::Mid))
}

/// The stretch whose edge is the bound. For "by the end of 2025" that is the year, which is exact, and not its vague end.
pub(super) fn bounding(bound: Bound, stretch: Stretch) -> Stretch {
    match (bound, stretch.part) {
        (Bound::From, _) => stretch,
        (_, Some(PeriodPart::End)) => Stretch {
            part: None,
            ..stretch
        },
        _ => stretch,
    }
}

fn precision(stretch: Stretch) -> Precision {
    if stretch.part.is_some() {
        Precision::Part
    } else {
        stretch.period.precision()
    }
}

/// The days of a stretch under the conventions, with "around" in the outer bounds.
pub(super) fn extent(stretch: Stretch, conventions: &Conventions) -> Extent {
    let whole = period_extent(stretch.period, conventions);
    let mut extent = match stretch.part {
        None => whole,
        Some(part) => part_extent(part, stretch.period, &whole, conventions),
    };
    let slack = match stretch.doubt {
        Doubt::None => return extent,
        Doubt::Whole => own_length(&extent, conventions),
        Doubt::Month => around_months(1, conventions),
        Doubt::Year => around_months(12, conventions),
    };
    extent.before = extent.before.and(slack);
    extent.after = extent.after.and(slack);
    extent
}

fn around_months(months: i32, conventions: &Conventions) -> Slack {
    Slack {
        months: months.min(conventions.around.months_at_most.into()),
        days: 0,
    }
}

/// How far "around" reaches from the ends of an extent: its own length, up to the limit of the convention.
fn own_length(extent: &Extent, conventions: &Conventions) -> Slack {
    let length = (extent.end - extent.start).num_days() + 1;
    match months_between(extent.start, extent.end).unwrap_or((length / 30) as i32) {
        0 => Slack::days(length),
        months => around_months(months, conventions),
    }
}

fn period_extent(period: Period, conventions: &Conventions) -> Extent {
    let months = |year: u16, month0: i32, count: i32| {
        Extent::exact(
            calendar::month_start(year, month0),
            calendar::month_end(year, month0 + count - 1),
        )
    };
    match period {
        Period::Day(day) => Extent::exact(day, day),
        Period::Week(year, week) => {
            let monday = NaiveDate::from_isoywd_opt(year.into(), week.into(), Weekday::Mon);
            let monday = monday.unwrap_or(calendar::LAST_DAY);
            Extent::exact(monday, add_days(monday, 6))
        }
        Period::Month(year, month) => months(year, i32::from(month) - 1, 1),
        Period::Quarter(year, quarter) => months(year, (i32::from(quarter) - 1) * 3, 3),
        Period::Third(year, third) => months(year, (i32::from(third) - 1) * 4, 4),
        Period::Half(year, half) => months(year, (i32::from(half) - 1) * 6, 6),
        Period::Season(year, season) => of_year(year, season_months(season, conventions).slice()),
        Period::SummerBreak(year) => of_year(year, conventions.summer_break.slice()),
        Period::Fiscal(fiscal) => {
            let (first, last) = fiscal.bounds();
            Extent::exact(first, last)
        }
        Period::Year(year) => months(year, 0, 12),
        Period::Decade(year) => months(year, 0, 120),
        Period::Century(year) => months(year, 0, 1_200),
        Period::Millennium(year) => months(year, 0, 12_000),
    }
}

pub(super) fn season_months(season: Season, conventions: &Conventions) -> &Months {
    match season {
        Season::Spring => &conventions.spring,
        Season::Summer => &conventions.summer,
        Season::Autumn => &conventions.autumn,
        Season::Winter => &conventions.winter,
        Season::SouthernSpring => &conventions.southern_spring,
        Season::SouthernSummer => &conventions.southern_summer,
        Season::SouthernAutumn => &conventions.southern_autumn,
        Season::SouthernWinter => &conventions.southern_winter,
    }
}

/// A slice of a year. One whose last month precedes its first ends in the next year.
fn of_year(year: u16, slice: &Slice) -> Extent {
    let next = if slice.to < slice.from { 12 } else { 0 };
    Extent {
        start: calendar::month_start(year, i32::from(slice.from) - 1),
        end: calendar::month_end(year, i32::from(slice.to) - 1 + next),
        before: Slack::months(slice.before),
        after: Slack::months(slice.after),
    }
}

fn of_month(month: &Extent, slice: &Slice) -> Extent {
    let on = |day: u8| add_days(month.start, i64::from(day) - 1).min(month.end);
    Extent {
        start: on(slice.from),
        end: on(slice.to),
        before: Slack::days(slice.before.into()),
        after: Slack::days(slice.after.into()),
    }
}

fn of_other(whole: &Extent, share: &PeriodShare) -> Extent {
    let (start, end, piece) = cut(whole, share.from, share.to, share.of);
    let slack = match piece {
        Shift::Months(months) if months % 2 == 0 => Slack {
            months: months / 2,
            days: 0,
        },
        Shift::Months(months) => Slack::days(i64::from(months) * 15),
        Shift::Days(days) => Slack::days((days / 2).max(1)),
    };
    // The slack of the whole is added, because a season has some itself.
    Extent {
        start,
        end,
        before: whole.before.and(slack),
        after: whole.after.and(slack),
    }
}

enum Shift {
    Months(i32),
    Days(i64),
}

/// The first and last day of pieces `from` to `to` out of `of` equal ones, and the length of one. Pieces are whole months
/// where the months can be divided, and days otherwise.
fn cut(whole: &Extent, from: u8, to: u8, of: u8) -> (NaiveDate, NaiveDate, Shift) {
    let (from, to, of) = (i64::from(from), i64::from(to), i64::from(of));
    if let Some(months) = months_between(whole.start, whole.end)
        && i64::from(months) % of == 0
    {
        let piece = months / of as i32;
        let start = add_months(whole.start, piece * (from as i32 - 1));
        let end = add_days(add_months(whole.start, piece * to as i32), -1);
        // At the end of the calendar there is no next month to count back from.
        let end = if to == of { whole.end } else { end };
        return (start, end.max(start), Shift::Months(piece));
    }
    let days = (whole.end - whole.start).num_days() + 1;
    let start = add_days(whole.start, days * (from - 1) / of);
    let end = add_days(whole.start, days * to / of - 1);
    (start, end.max(start), Shift::Days(days / of))
}

/// The number of calendar months from `start` to `end`. `None` unless all of them are whole.
fn months_between(start: NaiveDate, end: NaiveDate) -> Option<i32> {
    let whole = start.day() == 1 && calendar::is_last_of_month(end);
    whole.then(|| (end.year() - start.year()) * 12 + end.month() as i32 - start.month() as i32 + 1)
}

fn part_extent(part: PeriodPart, period: Period, whole: &Extent, conventions: &Conventions) -> Extent {
    let half = |number: u8| {
        let (start, end, _) = cut(whole, number, number, 2);
        Extent { start, end, ..*whole }
    };
    match rule(part, period, conventions) {
        None => match counted(part, whole) {
            Some((start, end)) => Extent { start, end, ..*whole },
            None => half(if part == PeriodPart::SecondHalf { 2 } else { 1 }),
        },
        Some(Rule::Weeks(weeks)) => {
            let (start, end) = counted(part, whole).unwrap_or((whole.start, whole.end));
            Extent {
                start,
                end,
                before: whole.before.and(Slack::days(weeks.before.into())),
                after: whole.after.and(Slack::days(weeks.after.into())),
            }
        }
        Some(Rule::Year(months)) => of_year(period.year(), months.slice()),
        Some(Rule::Month(days)) => of_month(whole, days.slice()),
        Some(Rule::Other(share)) => of_other(whole, share),
    }
}

/// The first and the last day of a counted part, cut off at the ends of the period. `None` for other parts.
fn counted(part: PeriodPart, whole: &Extent) -> Option<(NaiveDate, NaiveDate)> {
    let on = |unit: TimeUnit, count: u8| unit.after(whole.start, count.into());
    let until = |unit, count| match on(unit, count) {
        // Clamped to the calendar, it is not the day after the part.
        calendar::LAST_DAY => whole.end,
        end => add_days(end, -1).min(whole.end),
    };
    match part {
        PeriodPart::Nth(number, unit) => {
            let start = on(unit, number.saturating_sub(1)).min(whole.end);
            Some((start, until(unit, number).max(start)))
        }
        PeriodPart::Leading(count, unit) => Some((whole.start, until(unit, count).max(whole.start))),
        PeriodPart::Trailing(count, unit) => {
            let back = i64::from(count);
            let start = match unit {
                TimeUnit::Day => add_days(whole.end, 1 - back),
                TimeUnit::Week => add_days(whole.end, 1 - back * 7),
                _ if calendar::is_last_of_month(whole.end) => {
                    let first = add_days(whole.end, 1 - i64::from(whole.end.day()));
                    add_months(first, 1 - i32::from(count))
                }
                _ => add_days(add_months(whole.end, -i32::from(count)), 1),
            };
            Some((start.max(whole.start), whole.end))
        }
        _ => None,
    }
}

/// Whether a counted part reaches beyond its period: a sixth week of March, the first 40 days of it.
pub(super) fn overruns(part: PeriodPart, period: Period) -> bool {
    let whole = period_extent(period, Conventions::shipped());
    let days = (whole.end - whole.start).num_days() + 1;
    let length = |unit: TimeUnit| match unit {
        TimeUnit::Day => 1,
        TimeUnit::Week => 7,
        _ => 28,
    };
    match part {
        PeriodPart::Nth(number, unit) => (i64::from(number) - 1) * length(unit) >= days,
        PeriodPart::Leading(count, unit) | PeriodPart::Trailing(count, unit) => {
            i64::from(count) * length(unit) > days
        }
        _ => false,
    }
}

/// The convention for a part of a period.
pub(super) enum Rule<'c> {
    Year(&'c Months),
    Month(&'c Days),
    Other(&'c PeriodShare),
    Weeks(&'c WeekOf),
}

impl<'c> Rule<'c> {
    pub(super) fn name(&self) -> &'c str {
        match self {
            Self::Year(months) => &months.slice().name,
            Self::Month(days) => &days.slice().name,
            Self::Other(share) => &share.name,
            Self::Weeks(weeks) => &weeks.name,
        }
    }
}

/// The convention for a part of a period. `None` for halves, and for counted days and months, which are exact.
pub(super) fn rule(part: PeriodPart, period: Period, all: &Conventions) -> Option<Rule<'_>> {
    let (year, month, other) = match part {
        PeriodPart::Early => (&all.early_year, &all.early_month, &all.early_other),
        PeriodPart::Mid => (&all.mid_year, &all.mid_month, &all.mid_other),
        PeriodPart::Late | PeriodPart::End => (&all.late_year, &all.late_month, &all.late_other),
        PeriodPart::Nth(_, TimeUnit::Week)
        | PeriodPart::Leading(_, TimeUnit::Week)
        | PeriodPart::Trailing(_, TimeUnit::Week) => {
            return Some(Rule::Weeks(&all.week_of));
        }
        PeriodPart::FirstHalf
        | PeriodPart::SecondHalf
        | PeriodPart::Nth(..)
        | PeriodPart::Leading(..)
        | PeriodPart::Trailing(..) => {
            return None;
        }
    };
    Some(match period {
        Period::Year(_) => Rule::Year(year),
        Period::Month(..) => Rule::Month(month),
        _ => Rule::Other(other),
    })
}

pub(super) fn reach(coming: Coming, conventions: &Conventions) -> &Reach {
    match coming {
        Coming::Days => &conventions.coming_days,
        Coming::Weeks => &conventions.coming_weeks,
        Coming::Months => &conventions.coming_months,
        Coming::Soon => &conventions.soon,
    }
}
