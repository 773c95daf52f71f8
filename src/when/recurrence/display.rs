//! The one canonical wording of a recurrence.

use std::fmt;

use super::every::{Every, Frequency, RecurrencePlace, RecurrentDay};
use crate::when::calendar::MONTHS;

impl fmt::Display for RecurrentDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = |month: u8| MONTHS[usize::from(month.clamp(1, 12)) - 1];
        match *self {
            Self::Month(month) => f.write_str(name(month)),
            Self::Day(month, day) => write!(f, "{day} {}", name(month)),
            Self::DayOfMonth(day) => {
                let ending = match day {
                    1 | 21 | 31 => "st",
                    2 | 22 => "nd",
                    3 | 23 => "rd",
                    _ => "th",
                };
                write!(f, "the {day}{ending}")
            }
            Self::End => f.write_str("the end"),
        }
    }
}

impl fmt::Display for Every {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = self.unit.name();
        if self.place == Some(RecurrencePlace::By(RecurrentDay::End)) {
            return match (self.count, self.unit) {
                (3, Frequency::Month) => f.write_str("by the end of every quarter"),
                (1, _) => write!(f, "by the end of every {unit}"),
                (count, _) => write!(f, "by the end of every {count} {unit}s"),
            };
        }
        match (self.count, self.unit, self.place) {
            (1, Frequency::Year, Some(RecurrencePlace::On(spot))) => return write!(f, "every {spot}"),
            (1, ..) => write!(f, "every {unit}")?,
            (count, ..) => write!(f, "every {count} {unit}s")?,
        }
        match self.place {
            None => Ok(()),
            Some(RecurrencePlace::On(spot @ RecurrentDay::Month(_))) => write!(f, " in {spot}"),
            Some(RecurrencePlace::On(spot)) => write!(f, " on {spot}"),
            Some(RecurrencePlace::By(spot)) => write!(f, " by {spot}"),
        }
    }
}
