//! How often something comes, and where in that time.

use crate::text::choices::choices;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Every {
    /// How many units lie between one and the next; from 1 to [`Every::MOST`].
    pub count: u16,
    pub unit: Frequency,
    /// Where in that time; none where the wording does not say, so that the first date does.
    pub place: Option<RecurrencePlace>,
}

impl Every {
    /// The highest count, of any unit.
    pub const MOST: u16 = 9999;
}

choices! {
    /// The units of RFC 5545's frequencies, by which others are counted: a quarter is three months.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum Frequency(name, ical) {
        Day("day", "DAILY"),
        Week("week", "WEEKLY"),
        Month("month", "MONTHLY"),
        Year("year", "YEARLY"),
    }
}

/// Where in its time something comes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecurrencePlace {
    On(RecurrentDay),
    /// Not after it.
    By(RecurrentDay),
}

impl RecurrencePlace {
    pub const fn spot(self) -> RecurrentDay {
        match self {
            Self::On(spot) | Self::By(spot) => spot,
        }
    }
}

/// A day or month that comes again. Each has the unit that it comes once in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecurrentDay {
    /// A month of the year, from 1.
    Month(u8),
    /// A month and a day of it. 29 February is the 28th in other years.
    Day(u8, u8),
    /// A day of the month, or its last one where it is shorter.
    DayOfMonth(u8),
    /// The last day of the calendar's own weeks, months, quarters, … or years.
    End,
}
