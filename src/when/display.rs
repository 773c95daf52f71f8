//! The one canonical wording of a date: figures where they are exact, words where they are not.

use std::fmt;

use super::parse::words::ORDINALS;
use super::{Bound, Coming, Doubt, Period, PeriodPart, Stretch, When, calendar};

/// The words for the part, without the period it belongs to.
impl fmt::Display for PeriodPart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Early => f.write_str("early"),
            Self::Mid => f.write_str("mid"),
            Self::Late => f.write_str("late"),
            Self::End => f.write_str("end of"),
            Self::FirstHalf => f.write_str("first half of"),
            Self::SecondHalf => f.write_str("second half of"),
            Self::Nth(number, of) => match ORDINALS.get(usize::from(number).wrapping_sub(1)) {
                Some(ordinal) => write!(f, "{ordinal} {} of", of.name()),
                None => write!(f, "{} {number} of", of.name()),
            },
            Self::Leading(1, of) => write!(f, "first {} of", of.name()),
            Self::Trailing(1, of) => write!(f, "last {} of", of.name()),
            Self::Leading(count, of) => write!(f, "first {count} {}s of", of.name()),
            Self::Trailing(count, of) => write!(f, "last {count} {}s of", of.name()),
        }
    }
}

impl Bound {
    pub const fn name(self) -> &'static str {
        match self {
            Self::By => "by",
            Self::Until => "until",
            Self::Before => "before",
            Self::From => "from",
            Self::After => "after",
        }
    }
}

impl Coming {
    pub const fn name(self) -> &'static str {
        match self {
            Self::Days => "coming days",
            Self::Weeks => "coming weeks",
            Self::Months => "coming months",
            Self::Soon => "soon",
        }
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Self::Day(day) => write!(f, "{}", day.format("%Y-%m-%d")),
            Self::Week(year, week) => write!(f, "{year:04}-W{week:02}"),
            Self::Month(year, month) => write!(f, "{year:04}-{month:02}"),
            Self::Quarter(year, quarter) => write!(f, "Q{quarter} {year:04}"),
            Self::Half(year, half) => write!(f, "H{half} {year:04}"),
            // ISO 8601-2 calls it a quadrimester.
            Self::Third(year, third) => write!(f, "quadrimester {third} of {year:04}"),
            Self::Season(year, season) => write!(f, "{} {year:04}", season.name()),
            Self::SummerBreak(year) => write!(f, "summer break {year:04}"),
            Self::Fiscal(fiscal) => fmt::Display::fmt(&fiscal, f),
            Self::Year(year) => write!(f, "{year:04}"),
            Self::Decade(year) => write!(f, "{year:04}s"),
            Self::Century(year) => write!(f, "{:02}XX", year / 100),
            Self::Millennium(year) => write!(f, "{}XXX", year / 1000),
        }
    }
}

impl Stretch {
    /// Writes the stretch without the "around" of [`Doubt::Whole`].
    fn write_bare(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.doubt, self.period) {
            (Doubt::Month, Period::Day(day)) => return write!(f, "{}", day.format("%Y-%m~-%d")),
            (Doubt::Year, Period::Day(day)) => return write!(f, "{}", day.format("%Y~-%m-%d")),
            (Doubt::Year, Period::Month(year, month)) => return write!(f, "{year:04}~-{month:02}"),
            _ => {}
        }
        if let Some(part) = self.part {
            write!(f, "{part}")?;
            f.write_str(if part == PeriodPart::Mid { "-" } else { " " })?;
        }
        match self.period {
            // A part of a month in figures would look like arithmetic: early 2025-01.
            Period::Month(year, month) if self.part.is_some() => {
                write!(f, "{} {year:04}", calendar::MONTHS[usize::from(month) - 1])
            }
            period => fmt::Display::fmt(&period, f),
        }
    }

    fn is_figures(&self) -> bool {
        self.part.is_none()
            && matches!(
                self.period,
                Period::Day(_) | Period::Month(..) | Period::Year(_) | Period::Week(..)
            )
    }
}

/// The alternate form leaves out the first day of a fiscal year.
impl fmt::Display for Stretch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.doubt == Doubt::Whole {
            f.write_str("around ")?;
        }
        self.write_bare(f)
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::In(stretch) => write!(f, "{stretch}"),
            Self::Between(first, last) => {
                // "around" in front would apply to both dates; the sign of ISO 8601-2 applies to one.
                let sign = |stretch: &Stretch| if stretch.doubt == Doubt::Whole { "~" } else { "" };
                first.write_bare(f)?;
                f.write_str(sign(first))?;
                f.write_str(if first.is_figures() && last.is_figures() {
                    "/"
                } else {
                    " to "
                })?;
                last.write_bare(f)?;
                f.write_str(sign(last))
            }
            Self::Bounded(bound, stretch) => write!(f, "{} {stretch}", bound.name()),
            Self::Undated => f.write_str("undated"),
            Self::Coming(coming, from) => write!(f, "{} from {}", coming.name(), from.format("%Y-%m-%d")),
        }
    }
}
