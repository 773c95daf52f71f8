//! Dates written as ISO 8601-2 (EDTF), for machines.
//!
//! What ISO 8601-2 has a form for is written in it. Everything else becomes an interval of its nominal bounds, marked with
//! `~` where approximate: there is no form for "early 2025", and the bare quarter it is taken for would say more than the
//! document does.

use chrono::{Datelike, NaiveDate};

use crate::when::calendar::is_last_of_month;
use crate::when::convention::Conventions;
use crate::when::parse::year_span;
use crate::when::to_window::{self, Extent};
use crate::when::{Bound, Doubt, Period, Season, Stretch, When};

impl When {
    /// The date as ISO 8601-2 (EDTF). Reading it back gives the same earliest and latest day. Empty for [`Self::Undated`].
    pub fn edtf(&self, conventions: &Conventions) -> String {
        match *self {
            Self::In(stretch) => match own_form(stretch) {
                Some(form) => form,
                None => of_extent(&to_window::extent(stretch, conventions)),
            },
            Self::Between(first, last) => {
                let window = self.window(conventions);
                let (from, to) = (
                    to_window::extent(first, conventions),
                    to_window::extent(last, conventions),
                );
                let from_form = end_form(first).unwrap_or_else(|| start_of(&from));
                // If the conventions put the end before the start, the window ends where it starts.
                let to_form = match window.latest {
                    Some(latest) if latest != to.end => day(latest, to.is_approximate()),
                    _ => end_form(last).unwrap_or_else(|| end_of(&to)),
                };
                format!("{from_form}/{to_form}")
            }
            Self::Bounded(Bound::From | Bound::After, _) => {
                let window = self.window(conventions);
                let bound = window.earliest.map(|earliest| day(earliest, window.approximate));
                format!("{}/..", bound.unwrap_or_default())
            }
            Self::Bounded(Bound::By | Bound::Until | Bound::Before, _) => {
                let window = self.window(conventions);
                let bound = window.latest.map(|latest| day(latest, window.approximate));
                format!("../{}", bound.unwrap_or_default())
            }
            // ISO 8601-2 cannot express a date that may be any day.
            Self::Undated => String::new(),
            Self::Coming(_, from) => {
                let window = self.window(conventions);
                format!(
                    "{}/{}",
                    day(from, false),
                    day(window.latest.unwrap_or(from), window.approximate)
                )
            }
        }
    }
}

fn sign(approximate: bool) -> &'static str {
    if approximate { "~" } else { "" }
}

fn day(day: NaiveDate, approximate: bool) -> String {
    format!("{}{}", day.format("%Y-%m-%d"), sign(approximate))
}

/// The form that ISO 8601-2 has for a whole period, if any.
fn own_form(stretch: Stretch) -> Option<String> {
    let Stretch { doubt, part, period } = stretch;
    if part.is_some() {
        return None;
    }
    if matches!(doubt, Doubt::Month | Doubt::Year) {
        // The canonical wording of a date whose year or month is in doubt is EDTF already.
        return Some(stretch.to_string());
    }
    let numbered = |year: u16, number: u8| {
        // "2023-24" would be taken for two years when read back.
        (!year_span::is_ambiguous(year, number)).then(|| format!("{year:04}-{number}"))
    };
    let form = match period {
        Period::Day(day) => format!("{}", day.format("%Y-%m-%d")),
        Period::Month(year, month) => format!("{year:04}-{month:02}"),
        Period::Quarter(year, quarter) => numbered(year, 32 + quarter)?,
        Period::Half(year, half) => numbered(year, 39 + half)?,
        Period::Third(year, third) => numbered(year, 36 + third)?,
        Period::Season(year, season) => numbered(year, season_number(season))?,
        Period::Year(year) => format!("{year:04}"),
        Period::Decade(year) => format!("{:03}X", year / 10),
        Period::Century(year) => format!("{:02}XX", year / 100),
        Period::Millennium(year) => format!("{}XXX", year / 1000),
        Period::Week(..) | Period::SummerBreak(_) | Period::Fiscal(_) => return None,
    };
    Some(form + sign(doubt == Doubt::Whole))
}

fn season_number(season: Season) -> u8 {
    match season {
        Season::Spring => 21,
        Season::Summer => 22,
        Season::Autumn => 23,
        Season::Winter => 24,
        Season::SouthernSpring => 29,
        Season::SouthernSummer => 30,
        Season::SouthernAutumn => 31,
        Season::SouthernWinter => 32,
    }
}

/// The form of one end of an interval, where many programs accept only days, months and years.
fn end_form(stretch: Stretch) -> Option<String> {
    let simple = matches!(
        stretch.period,
        Period::Day(_) | Period::Month(..) | Period::Year(_)
    );
    own_form(stretch).filter(|_| simple)
}

/// The start of an extent, written as a month if it is the first day of one.
fn start_of(extent: &Extent) -> String {
    month_or_day(extent.start, extent.start.day() == 1, extent)
}

/// The end of an extent, written as a month if it is the last day of one.
fn end_of(extent: &Extent) -> String {
    month_or_day(extent.end, is_last_of_month(extent.end), extent)
}

fn month_or_day(day: NaiveDate, is_month: bool, extent: &Extent) -> String {
    let form = if is_month { "%Y-%m" } else { "%Y-%m-%d" };
    format!("{}{}", day.format(form), sign(extent.is_approximate()))
}

fn of_extent(extent: &Extent) -> String {
    if extent.start.day() == 1 && is_last_of_month(extent.end) {
        let (start, end) = (start_of(extent), end_of(extent));
        return if start == end {
            start
        } else {
            format!("{start}/{end}")
        };
    }
    // Both ends as days, even if one of them happens to begin or end a month.
    let approximate = extent.is_approximate();
    format!(
        "{}/{}",
        day(extent.start, approximate),
        day(extent.end, approximate)
    )
}
