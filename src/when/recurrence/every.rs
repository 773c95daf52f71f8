//! How often something recurs, and where in each interval.

use crate::text::choices::choices;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Every {
    /// The number of units from one occurrence to the next, 1 to [`Every::MOST`].
    pub count: u16,
    pub unit: Frequency,
    /// Where in each interval. `None` where the wording does not say so, and the first date determines it.
    pub place: Option<RecurrencePlace>,
}

impl Every {
    /// The highest count, of any unit.
    pub const MOST: u16 = 9999;
}

choices! {
    /// The units that are frequencies of RFC 5545. Others are counted in them: a quarter is three months.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Frequency(name, ical) {
        Day("day", "DAILY"),
        Week("week", "WEEKLY"),
        Month("month", "MONTHLY"),
        Year("year", "YEARLY"),
    }
}

/// Where in each interval an occurrence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecurrencePlace {
    On(RecurrentDay),
    /// On or before it.
    By(RecurrentDay),
}

impl RecurrencePlace {
    pub const fn spot(self) -> RecurrentDay {
        match self {
            Self::On(spot) | Self::By(spot) => spot,
        }
    }
}

/// A day or month that recurs. Each goes with the unit in which it comes once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecurrentDay {
    /// A month of the year, from 1.
    Month(u8),
    /// A month and a day of it. 29 February is the 28th in other years.
    Day(u8, u8),
    /// A day of the month, or its last one where it is shorter.
    DayOfMonth(u8),
    /// The last day of the calendar week, month, quarter, … or year.
    End,
}
