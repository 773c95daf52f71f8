//! The scale of a timeline: which cell a day is in. Cells are counted from a fixed origin, so that panning is subtraction
//! and bars never shift against each other.
//!
//! Months, quarters and years always begin at the start of a cell. Only days inside a month are rounded.

use chrono::{Datelike, NaiveDate};

use crate::views::month::{add_days, first_of_month, month_at, month_number};
use crate::views::wording::MONTHS;

/// How much time a cell covers; the variants range from weeks to centuries on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Scale {
    ThreePerDay,
    Day,
    /// Fifteen cells a month: about two days each.
    FifteenPerMonth,
    EightPerMonth,
    FivePerMonth,
    /// Three cells a month: about ten days each.
    ThreePerMonth,
    Month,
    Quarter,
    Year,
}

/// What a scale counts in: cells per day, cells per month, or months per cell.
enum TickUnit {
    Day(i64),
    Month(i64),
    Months(i64),
}

/// A label of the header and where its unit begins, in cells from the left of the view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tick {
    pub at: u16,
    /// The label; empty if there is no room for all of it.
    pub text: String,
    /// Whether the unit begins here, rather than left of the view.
    pub begins: bool,
}

impl Scale {
    /// All scales, the closest first.
    pub const ALL: [Self; 9] = [
        Self::ThreePerDay,
        Self::Day,
        Self::FifteenPerMonth,
        Self::EightPerMonth,
        Self::FivePerMonth,
        Self::ThreePerMonth,
        Self::Month,
        Self::Quarter,
        Self::Year,
    ];

    const fn unit(self) -> TickUnit {
        match self {
            Self::ThreePerDay => TickUnit::Day(3),
            Self::Day => TickUnit::Day(1),
            Self::FifteenPerMonth => TickUnit::Month(15),
            Self::EightPerMonth => TickUnit::Month(8),
            Self::FivePerMonth => TickUnit::Month(5),
            Self::ThreePerMonth => TickUnit::Month(3),
            Self::Month => TickUnit::Month(1),
            Self::Quarter => TickUnit::Months(3),
            Self::Year => TickUnit::Months(12),
        }
    }

    /// What the header counts, for the title.
    pub const fn label(self) -> &'static str {
        match self {
            Self::ThreePerDay => "days",
            Self::Day => "weeks",
            Self::FifteenPerMonth | Self::EightPerMonth | Self::FivePerMonth => "months",
            Self::ThreePerMonth | Self::Month => "quarters",
            Self::Quarter => "years",
            Self::Year => "decades",
        }
    }

    /// The scale that shows about a year and a half in `width` cells.
    pub const fn natural(width: u16) -> Self {
        match width {
            0..36 => Self::Month,
            36..66 => Self::ThreePerMonth,
            66..140 => Self::FivePerMonth,
            _ => Self::EightPerMonth,
        }
    }

    /// The next closer scale, or itself if there is none.
    #[must_use]
    pub fn closer(self) -> Self {
        Self::ALL[(self as usize).saturating_sub(1)]
    }

    /// The next farther scale, or itself if there is none.
    #[must_use]
    pub fn farther(self) -> Self {
        Self::ALL[(self as usize + 1).min(Self::ALL.len() - 1)]
    }

    pub fn first_cell(self, day: NaiveDate) -> i64 {
        match self.unit() {
            TickUnit::Day(cells) => i64::from(day.num_days_from_ce()) * cells,
            TickUnit::Month(cells) => {
                month_number(day) * cells + i64::from(day.day0()) * cells / i64::from(day.num_days_in_month())
            }
            TickUnit::Months(months) => month_number(day).div_euclid(months),
        }
    }

    pub fn last_cell(self, day: NaiveDate) -> i64 {
        match self.unit() {
            TickUnit::Day(cells) => (i64::from(day.num_days_from_ce()) + 1) * cells - 1,
            TickUnit::Month(cells) => {
                let ends = i64::from(day.day()) * cells - 1;
                month_number(day) * cells + ends.div_euclid(i64::from(day.num_days_in_month()))
            }
            TickUnit::Months(months) => month_number(day).div_euclid(months),
        }
        .max(self.first_cell(day))
    }

    /// The first day that begins in a cell or, if none does, the day that the cell is a part of.
    pub fn day_at(self, cell: i64) -> NaiveDate {
        match self.unit() {
            TickUnit::Day(cells) => {
                let days = cell.div_euclid(cells).clamp(1, 3_652_059);
                NaiveDate::from_num_days_from_ce_opt(days as i32).unwrap_or_default()
            }
            TickUnit::Month(cells) => {
                let first = month_at(cell.div_euclid(cells));
                let len = i64::from(first.num_days_in_month());
                let days = (cell.rem_euclid(cells) * len + cells - 1) / cells;
                add_days(first, days.min(len - 1))
            }
            TickUnit::Months(months) => month_at(cell.saturating_mul(months)),
        }
    }

    /// The two lines of the header over `width` cells from cell `left` on: the longer units, and their parts. A label
    /// that does not fit into its unit is left out.
    pub fn header(self, left: i64, width: u16) -> [Vec<Tick>; 2] {
        let by_months =
            |months| move |day: NaiveDate| month_at((month_number(day).div_euclid(months) + 1) * months);
        let month = |day: NaiveDate| MONTHS[day.month0() as usize].to_owned();
        let long_month = |day: NaiveDate| format!("{} {}", MONTHS[day.month0() as usize], day.year());
        let quarter = |day: NaiveDate| format!("Q{}", day.month0() / 3 + 1);
        let year = |day: NaiveDate| day.year().to_string();
        let short_year = |day: NaiveDate| format!("’{:02}", day.year().rem_euclid(100));
        let decade = |day: NaiveDate| format!("{}s", day.year().div_euclid(10) * 10);
        let century = |day: NaiveDate| (day.year().div_euclid(100) * 100).to_string();
        let day_of_month = |day: NaiveDate| day.day().to_string();
        let next_day = |day: NaiveDate| add_days(day, 1);
        let next_monday = |day: NaiveDate| add_days(day, 7 - i64::from(day.weekday().num_days_from_monday()));
        let ticks = |next: &dyn Fn(NaiveDate) -> NaiveDate, label: &dyn Fn(NaiveDate) -> String, gap: u16| {
            self.ticks(left, width, next, label, gap)
        };
        match self {
            Self::ThreePerDay => [
                ticks(&by_months(1), &long_month, 2),
                ticks(&next_day, &day_of_month, 1),
            ],
            Self::Day => [
                ticks(&by_months(1), &long_month, 2),
                ticks(&next_monday, &day_of_month, 1),
            ],
            Self::FifteenPerMonth | Self::EightPerMonth | Self::FivePerMonth => {
                [ticks(&by_months(12), &year, 2), ticks(&by_months(1), &month, 1)]
            }
            Self::ThreePerMonth | Self::Month => {
                [ticks(&by_months(12), &year, 2), ticks(&by_months(3), &quarter, 1)]
            }
            Self::Quarter => [
                ticks(&by_months(120), &decade, 2),
                ticks(&by_months(12), &short_year, 1),
            ],
            Self::Year => [
                ticks(&by_months(1200), &century, 2),
                ticks(&by_months(120), &decade, 1),
            ],
        }
    }

    /// The units of a header line: `next` gives the first day of the unit after a day's, and `gap` the cells between labels.
    fn ticks(
        self,
        left: i64,
        width: u16,
        next: &dyn Fn(NaiveDate) -> NaiveDate,
        label: &dyn Fn(NaiveDate) -> String,
        gap: u16,
    ) -> Vec<Tick> {
        let right = left + i64::from(width);
        let mut ticks = Vec::new();
        let mut day = self.day_at(left);
        let mut from = left;
        while from < right {
            let after = next(day);
            // At the end of the calendar, its last unit reaches to the right edge of the view.
            let to = if after > day {
                self.first_cell(after).min(right)
            } else {
                right
            };
            let text = label(day);
            let room = to - from - i64::from(if to == right { gap - 1 } else { gap });
            let fits = text.chars().count() as i64 <= room;
            if to > from {
                ticks.push(Tick {
                    at: (from - left) as u16,
                    text: if fits { text } else { String::new() },
                    begins: from > left || (begins_unit(day, next) && self.first_cell(day) == left),
                });
            }
            if after <= day {
                break;
            }
            (day, from) = (after, to.max(from));
        }
        ticks
    }
}

/// Whether a unit begins on a day: the unit after that of the day before.
fn begins_unit(day: NaiveDate, next: &dyn Fn(NaiveDate) -> NaiveDate) -> bool {
    let before = add_days(day, -1);
    before == day || next(before) == day
}

/// The left edge of a view that should begin with a day: the first cell of its month.
pub fn month_edge(scale: Scale, day: NaiveDate) -> i64 {
    scale.first_cell(first_of_month(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn neighbouring_days_are_in_the_same_cell_or_the_next() {
        for scale in Scale::ALL {
            let mut last = scale.last_cell(date("2023-12-30"));
            for day in date("2023-12-31").iter_days().take(800) {
                let (first, end) = (scale.first_cell(day), scale.last_cell(day));
                assert!(
                    first <= end && (first == last || first == last + 1),
                    "{scale:?} {day}"
                );
                last = end;
            }
        }
    }

    #[test]
    fn months_begin_with_a_cell_and_end_with_the_one_before() {
        for scale in [
            Scale::ThreePerDay,
            Scale::Day,
            Scale::FifteenPerMonth,
            Scale::EightPerMonth,
            Scale::FivePerMonth,
            Scale::ThreePerMonth,
            Scale::Month,
        ] {
            for (ends, begins) in [
                ("2024-12-31", "2025-01-01"),
                ("2024-02-29", "2024-03-01"),
                ("2025-02-28", "2025-03-01"),
                ("2025-06-30", "2025-07-01"),
                ("1999-12-31", "2000-01-01"),
            ] {
                assert_eq!(
                    scale.last_cell(date(ends)) + 1,
                    scale.first_cell(date(begins)),
                    "{scale:?} {begins}"
                );
            }
        }
        assert_eq!(
            Scale::Quarter.last_cell(date("2024-12-31")) + 1,
            Scale::Quarter.first_cell(date("2025-01-01"))
        );
        assert_eq!(
            Scale::Year.last_cell(date("2024-12-31")) + 1,
            Scale::Year.first_cell(date("2025-01-01"))
        );
        assert_eq!(
            Scale::FivePerMonth.last_cell(date("2025-03-31"))
                - Scale::FivePerMonth.first_cell(date("2025-01-01")),
            14
        );
    }

    #[test]
    fn the_day_of_a_cell_is_in_that_cell() {
        for scale in Scale::ALL {
            let start = scale.first_cell(date("2023-11-01"));
            for cell in start..start + 700 {
                let day = scale.day_at(cell);
                let cells = scale.first_cell(day)..=scale.last_cell(day);
                assert!(cells.contains(&cell), "{scale:?} {cell} {day} {cells:?}");
            }
        }
    }

    #[test]
    fn the_calendar_has_ends() {
        for scale in Scale::ALL {
            for day in [date("0001-01-01"), date("9999-12-31")] {
                for offset in [-5000, -40, 0, 40] {
                    let left = scale.first_cell(day) + offset;
                    scale.day_at(left);
                    let header = scale.header(left, 120);
                    assert!(header.iter().flatten().all(|tick| tick.at < 120));
                }
            }
        }
    }

    fn line(ticks: &[Tick], width: usize) -> String {
        let mut cells = vec![' '; width];
        for tick in ticks {
            for (index, letter) in tick.text.chars().enumerate() {
                cells[usize::from(tick.at) + index] = letter;
            }
        }
        String::from_iter(cells).trim_end().to_owned()
    }

    #[test]
    #[rustfmt::skip]
    fn labels_stand_where_their_unit_begins_and_are_never_cut() {
        for (scale, from, width, upper, lower) in [
            (Scale::FivePerMonth, "2024-12-01", 33, "     2025", "Dec  Jan  Feb  Mar  Apr  May  Jun"),
            (Scale::FivePerMonth, "2024-11-01", 30, "2024      2025", "Nov  Dec  Jan  Feb  Mar  Apr"),
            (Scale::FivePerMonth, "2024-12-13", 20, "    2025", "Dec Jan  Feb  Mar"),
            (Scale::ThreePerMonth, "2024-10-01", 30, "2024     2025", "Q4       Q1       Q2       Q3"),
            (Scale::Month, "2024-07-01", 24, "2024  2025        2026", "Q3 Q4 Q1 Q2 Q3 Q4 Q1 Q2"),
            (Scale::Quarter, "2028-01-01", 20, "2020s   2030s", "’28 ’29 ’30 ’31 ’32"),
            (Scale::Year, "1995-01-01", 32, "     2000", "     2000s     2010s     2020s"),
            (Scale::Day, "2024-12-16", 30, "Dec 2024        Jan 2025", "16     23     30     6      13"),
            (Scale::ThreePerDay, "2024-12-30", 18, "      Jan 2025", "30 31 1  2  3  4"),
        ] {
            let left = scale.first_cell(date(from));
            let [above, below] = scale.header(left, width);
            let shown = (line(&above, width.into()), line(&below, width.into()));
            assert_eq!(
                shown,
                (upper.to_owned(), lower.to_owned()),
                "{scale:?} from {from}"
            );
        }
    }
}
