//! The format in which days are written: `18 Dec 2024`, `2024-12-18`, …

use chrono::{Datelike, NaiveDate};
use serde::Deserialize;

use super::calendar::{FIRST_DAY, LAST_DAY, MONTHS};

/// A way of writing days. Months, quarters and the wordings of a document stay in words whatever the format.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum DayFormat {
    /// `18 Dec 2024`
    #[default]
    DayMonth,
    /// `Dec 18, 2024`
    MonthDay,
    /// `2024-12-18`, after ISO 8601
    Iso,
    /// `18/12/2024`
    Slashes,
}

impl DayFormat {
    pub const ALL: [Self; 4] = [Self::DayMonth, Self::MonthDay, Self::Iso, Self::Slashes];

    /// A day with its year.
    pub fn day(self, day: NaiveDate) -> String {
        match self {
            Self::DayMonth | Self::MonthDay => self.in_year(&self.short(day), day.year()),
            Self::Iso => format!("{:04}-{}", day.year(), self.short(day)),
            Self::Slashes => format!("{}/{:04}", self.short(day), day.year()),
        }
    }

    /// A day without its year, where the context gives it: `18 Dec`, `Dec 18`, `12-18`, `18/12`.
    pub fn short(self, day: NaiveDate) -> String {
        match self {
            Self::DayMonth => format!("{} {}", day.day(), month(day)),
            Self::MonthDay => format!("{} {}", month(day), day.day()),
            Self::Iso => format!("{:02}-{:02}", day.month(), day.day()),
            Self::Slashes => format!("{:02}/{:02}", day.day(), day.month()),
        }
    }

    /// From one day to another. The formats in words do not repeat a month or year: `9 – 10 Dec 2024`, `1 Jan – 31 Mar 2025`.
    pub fn span(self, from: NaiveDate, to: NaiveDate) -> String {
        let is_words = matches!(self, Self::DayMonth | Self::MonthDay);
        if from == to {
            self.day(from)
        } else if is_words && from.year() == to.year() {
            self.in_year(&self.short_span(from, to), to.year())
        } else {
            format!("{} – {}", self.day(from), self.day(to))
        }
    }

    /// Like [`Self::span`], for a span within one year: without the year. `9 – 10 Dec`, `Dec 9 – 10`, `12-09 – 12-10`.
    pub fn short_span(self, from: NaiveDate, to: NaiveDate) -> String {
        let is_one_month = (from.year(), from.month()) == (to.year(), to.month());
        match self {
            _ if from == to => self.short(from),
            Self::DayMonth if is_one_month => format!("{} – {}", from.day(), self.short(to)),
            Self::MonthDay if is_one_month => format!("{} – {}", self.short(from), to.day()),
            _ => format!("{} – {}", self.short(from), self.short(to)),
        }
    }

    /// The width in cells of the widest day with its year.
    pub const fn cells(self) -> u16 {
        match self {
            Self::DayMonth => 11,
            Self::MonthDay => 12,
            Self::Iso | Self::Slashes => 10,
        }
    }

    /// Parses a day in this format, or in the form `2025-04-01`.
    pub fn read(self, text: &str) -> Option<NaiveDate> {
        let own = match self {
            Self::DayMonth => "%d %b %Y",
            Self::MonthDay => "%b %d, %Y",
            Self::Iso => "%Y-%m-%d",
            Self::Slashes => "%d/%m/%Y",
        };
        let text = text.trim();
        let day = NaiveDate::parse_from_str(text, own).or_else(|_| text.parse());
        day.ok().filter(|day| (FIRST_DAY..=LAST_DAY).contains(day))
    }

    /// Appends the year to a day or span in words.
    fn in_year(self, words: &str, year: i32) -> String {
        let comma = if self == Self::MonthDay { "," } else { "" };
        format!("{words}{comma} {year}")
    }
}

/// The name of the month, abbreviated: `Dec`.
fn month(day: NaiveDate) -> &'static str {
    &MONTHS[day.month0() as usize][..3]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    #[rustfmt::skip]
    fn days_and_spans_are_written_as_they_should_be() {
        use DayFormat::{DayMonth, Iso, MonthDay, Slashes};
        let (ninth, tenth) = (day("2024-12-09"), day("2024-12-10"));
        let (first, last) = (day("2025-01-01"), day("2025-03-31"));
        for (format, one, short, within, over, over_years, short_span) in [
            (DayMonth, "9 Dec 2024", "9 Dec", "9 – 10 Dec 2024", "1 Jan – 31 Mar 2025", "9 Dec 2024 – 31 Mar 2025", "9 – 10 Dec"),
            (MonthDay, "Dec 9, 2024", "Dec 9", "Dec 9 – 10, 2024", "Jan 1 – Mar 31, 2025", "Dec 9, 2024 – Mar 31, 2025", "Dec 9 – 10"),
            (Iso, "2024-12-09", "12-09", "2024-12-09 – 2024-12-10", "2025-01-01 – 2025-03-31", "2024-12-09 – 2025-03-31", "12-09 – 12-10"),
            (Slashes, "09/12/2024", "09/12", "09/12/2024 – 10/12/2024", "01/01/2025 – 31/03/2025", "09/12/2024 – 31/03/2025", "09/12 – 10/12"),
        ] {
            assert_eq!(format.day(ninth), one);
            assert_eq!(format.short(ninth), short);
            assert_eq!(format.span(ninth, ninth), one);
            assert_eq!(format.span(ninth, tenth), within);
            assert_eq!(format.span(first, last), over);
            assert_eq!(format.span(ninth, last), over_years);
            assert_eq!(format.short_span(ninth, tenth), short_span);
        }
    }

    #[test]
    fn what_is_written_is_read_back_and_fits_its_cells() {
        for format in DayFormat::ALL {
            let mut widest = 0;
            for day in day("2024-01-01")
                .iter_days()
                .take(366)
                .chain([FIRST_DAY, LAST_DAY])
            {
                let written = format.day(day);
                assert_eq!(format.read(&written), Some(day), "{written}");
                assert_eq!(format.read(&day.to_string()), Some(day));
                widest = widest.max(written.len());
            }
            assert_eq!(widest, usize::from(format.cells()), "{format:?}");
            for wrong in ["", "2025-13-99", "32 Dec 2024", "12/31/2024", "10000-01-01"] {
                assert_eq!(format.read(wrong), None, "{wrong}");
            }
        }
    }
}
