//! What can be wrong with the wording of a recurrence.

use std::fmt;
use std::ops::Range;

use super::every::Every;
use crate::when::error::Plain;

/// Why the wording of a recurrence is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecurrenceError {
    /// The bytes of the wording that the mistake is in.
    pub at: Range<usize>,
    pub mistake: RecurrenceMistake,
    /// What was probably meant in place of those bytes, if that is clear.
    pub suggestion: Option<String>,
}

/// What is wrong with the wording. Strings quote what was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecurrenceMistake {
    Empty,
    /// A character or date that no recurrence contains.
    Sign(String),
    /// A word that no recurrence contains.
    Word(String),
    /// Something that cannot follow what precedes it.
    Leftover(String),
    /// A word after which something is missing.
    NothingAfter(String),
    /// A word with two meanings.
    Twofold {
        found: String,
        one: &'static str,
        other: &'static str,
    },
    /// A number of times in a period that cannot be divided into as many parts.
    Uneven(String),
    /// A count of zero, or one too large.
    Count(String),
    /// A day or month that comes once a year, with a period other than years.
    OnceAYear(String),
    /// A day of the month, with a period other than months.
    OnceAMonth(String),
    /// A day that the month never has.
    NoSuchDay(String),
    /// A day of the week, which recurrences do not store.
    Weekday(String),
    /// "At the end", which is vague where "by the end" is not.
    VagueEnd(String),
}

impl std::error::Error for RecurrenceError {}

/// One line: what is wrong; what is accepted; what was probably meant.
impl fmt::Display for RecurrenceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.mistake)?;
        match &self.suggestion {
            Some(meant) => write!(f, "; did you mean {meant}?"),
            None => Ok(()),
        }
    }
}

impl fmt::Display for RecurrenceMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SUCH_AS: &str = "write one such as 3 months, annually or every year by 31 March";
        match self {
            Self::Empty => write!(f, "no recurrence; {SUCH_AS}"),
            Self::Sign(found) => write!(f, "`{}` does not belong in a recurrence; {SUCH_AS}", Plain(found)),
            Self::Word(found) => write!(f, "`{}` is not used in a recurrence; {SUCH_AS}", Plain(found)),
            Self::Leftover(found) => write!(f, "`{}` cannot stand here; {SUCH_AS}", Plain(found)),
            Self::NothingAfter(found) => {
                write!(f, "nothing after `{}`; {SUCH_AS}", Plain(found))
            }
            Self::Twofold { found, one, other } => {
                write!(
                    f,
                    "{}: {one} to some, {other} to others; write which",
                    Plain(found)
                )
            }
            Self::Uneven(found) => write!(
                f,
                "{}: no whole days or months between; write how many, as in every 15 days",
                Plain(found)
            ),
            Self::Count(found) => {
                write!(
                    f,
                    "{}: 1 to {} is accepted, as in every 3 months",
                    Plain(found),
                    Every::MOST
                )
            }
            Self::OnceAYear(found) => write!(
                f,
                "{} comes once a year; a number of years is accepted, as in every 2 years by 31 March",
                Plain(found)
            ),
            Self::OnceAMonth(found) => write!(
                f,
                "{} is a day of a month; a number of months is accepted, as in every 3 months by the 15th, or a day \
                 with its month",
                Plain(found)
            ),
            Self::NoSuchDay(found) => write!(f, "no such day: {}; write one such as 31 March", Plain(found)),
            Self::Weekday(found) => write!(
                f,
                "{}: no days of the week are kept; write weeks, as in every 2 weeks, from such a day",
                Plain(found)
            ),
            Self::VagueEnd(found) => write!(
                f,
                "{} is vague; write by the end, as in by the end of every quarter",
                Plain(found)
            ),
        }
    }
}
