//! What can be wrong with the wording of a date: where the mistake is, what it is, and what would be accepted.

use std::fmt;
use std::ops::Range;

use super::language::Language;
use crate::text::sanitize::visible;

/// Why a wording is not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhenError {
    /// The bytes of the wording that the mistake is in.
    pub at: Range<usize>,
    pub mistake: DateMistake,
    /// What was probably meant in place of those bytes, if that is clear.
    pub suggestion: Option<String>,
}

/// What is wrong with a wording. Strings quote what was found unless stated otherwise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DateMistake {
    /// The wording has no date in it.
    Empty,
    /// A character that no date contains.
    Character(char),
    /// A word that no date contains.
    Word(String),
    /// Something that cannot follow what precedes it.
    Leftover(String),
    /// Something after the end of the date.
    Behind {
        found: String,
        /// What has been read as the date.
        read: String,
    },
    /// A word that needs a date after it.
    NothingAfter(String),
    /// A part (early, mid, a half, …) without a period, or of a period that has no such part.
    PartOfWhat(String),
    /// A day, month, quarter, … without its year.
    NoYear(String),
    /// A year not written with four digits.
    ShortYear(String),
    /// A year outside the calendar.
    NoSuchYear(String),
    /// A quarter, half, month or the like that does not exist in any year, or another number out of range.
    NoSuch {
        /// What does not exist: `quarter`.
        what: &'static str,
        /// What was found: `Q7 2025`.
        found: String,
        /// What is accepted: `Q1 to Q4, as in Q3 2025`.
        accepted: &'static str,
    },
    /// A day that the month does not have.
    NoSuchDay {
        found: String,
        /// How many days the month has.
        days: u8,
    },
    /// Week 53 in a year of 52 weeks.
    NoSuchWeek(String),
    /// A number that may be a day, a month or something else.
    BareNumber(String),
    /// A numeric date whose order of day and month is ambiguous.
    Figures(String),
    /// `2024-25`, where the edition does not say when its fiscal years begin.
    SpanOrFiscal(String),
    /// `2011-12`, where the edition does say: a month or a fiscal year.
    MonthOrFiscal(String),
    /// A fiscal year, where the edition does not say when its fiscal years begin.
    FiscalYear(String),
    /// A word of a language other than the one the wording is read in.
    Foreign {
        found: String,
        /// The languages that have the word.
        languages: Box<[Language]>,
        /// The language the wording was read in.
        read: Language,
    },
    /// A window that ends before it starts.
    Reversed(String),
    /// Two dates joined by "and" or "or" with a gap between them.
    TwoDates(String),
    /// A bound beyond the first or the last day of the calendar.
    BeyondCalendar(String),
    /// A range or set that has neither a first nor a last day.
    Unbounded(String),
    /// A set that is never closed, and the sign that closes it.
    Unclosed(String, char),
    /// A date with unspecified digits, and so one of several, among words.
    Unspecified(String),
    /// An interval with a time of day.
    TimeInInterval(String),
    /// A period too long or too vague to be a date: centuries, coming years.
    TooVague(String),
}

impl WhenError {
    pub(super) fn new(at: Range<usize>, mistake: DateMistake) -> Self {
        Self {
            at,
            mistake,
            suggestion: None,
        }
    }

    pub(super) fn suggest(self, suggestion: Option<impl Into<String>>) -> Self {
        Self {
            suggestion: suggestion.map(Into::into),
            ..self
        }
    }

    /// Drops a suggestion that would itself be refused; see [`proven`].
    pub(super) fn proven(self, text: &str, refused: impl FnOnce(&str) -> Option<Range<usize>>) -> Self {
        let meant = proven(self.suggestion.clone(), text, &self.at, refused);
        self.suggest(meant)
    }
}

/// The suggestion, unless it is refused once it replaces the bytes `at` of the text. Mistakes elsewhere in the text do not
/// count. `refused` returns the bytes of the first mistake in a text, if there is any.
pub(super) fn proven(
    suggestion: Option<String>,
    text: &str,
    at: &Range<usize>,
    refused: impl FnOnce(&str) -> Option<Range<usize>>,
) -> Option<String> {
    suggestion.filter(|meant| {
        let mended = [&text[..at.start], meant, &text[at.end..]].concat();
        let end = at.start + meant.len();
        refused(&mended).is_none_or(|next| next.start >= end || next.end <= at.start)
    })
}

impl std::error::Error for WhenError {}

/// One line: what is wrong; what is accepted; what was probably meant.
impl fmt::Display for WhenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.mistake)?;
        match &self.suggestion {
            Some(meant) => write!(f, "; did you mean {meant}?"),
            None => Ok(()),
        }
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each mistake keeps all wordings in one place"
)]
impl fmt::Display for DateMistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("no date; write one such as 2025-01-21, Q1 2025 or by mid-2025"),
            Self::Character(found) => {
                let found = Quote(found);
                write!(
                    f,
                    "{found} does not belong in a date; write one such as 2025-01-21 or Q1 2025"
                )
            }
            Self::Word(found) => {
                let found = Quote(found);
                write!(
                    f,
                    "{found} is not used in dates; write one such as Q1 2025 or by mid-2025"
                )
            }
            Self::Behind { found, read } => {
                let (found, read) = (Quote(found), Quote(read));
                write!(
                    f,
                    "{found} follows the date {read}; one date or one range is accepted"
                )
            }
            Self::Leftover(found) => {
                let found = Quote(found);
                write!(f, "{found} cannot stand here; one date or one range is accepted")
            }
            Self::NothingAfter(found) => {
                let found = Quote(found);
                write!(f, "no date after {found}; one is needed, as in by June 2025")
            }
            Self::PartOfWhat(found) => plain(
                f,
                found,
                " of what; a year, quarter, month or the like is needed, as in mid-2025",
            ),
            Self::NoYear(found) => plain(
                f,
                found,
                " of which year; write it, as in 21 January 2025 or Q1 2025",
            ),
            Self::ShortYear(found) => plain(f, found, " is not a year; write all four digits, as in 2025"),
            Self::NoSuchYear(found) => {
                write!(f, "no such year: {}; 0001 to 9999, as in 2025", Plain(found))
            }
            Self::NoSuch {
                what,
                found,
                accepted,
            } => write!(f, "no such {what}: {}; {accepted}", Plain(found)),
            Self::NoSuchDay { found, days } => {
                write!(f, "no such day: {}; that month has {days} days", Plain(found))
            }
            Self::NoSuchWeek(found) => {
                write!(f, "no such week: {}; that year has 52 weeks", Plain(found))
            }
            Self::BareNumber(found) => plain(
                f,
                found,
                " of what; write it out, as in 2025-01-21, Q1 2025 or week 5 of 2025",
            ),
            Self::Figures(found) => plain(
                f,
                found,
                ": day or month first; year-month-day is accepted, as in 2025-01-21",
            ),
            Self::SpanOrFiscal(found) => plain(
                f,
                found,
                ": a span of years is written 2024/2025; a fiscal year needs `fiscal_year` on the edition, as in \
                 fiscal_year: \"04-01\"",
            ),
            Self::MonthOrFiscal(found) => write!(
                f,
                "{found}: a month or a fiscal year; write FY{found}, or the month as in December 2011",
                found = Plain(found)
            ),
            Self::FiscalYear(found) => plain(
                f,
                found,
                ": a fiscal year needs `fiscal_year` on the edition, as in fiscal_year: \"04-01\"; or write its \
                 months, as in 2024-04/2025-03",
            ),
            Self::Foreign {
                found,
                languages,
                read,
            } => write!(
                f,
                "{} is {}, but dates are read in the edition's language, {}; say language: {} on the edition, or write \
                 the date in its own",
                Quote(found),
                either(languages.iter().map(|language| language.name().to_owned())),
                read.code(),
                either(
                    languages
                        .iter()
                        .map(|language| format!("\"{}\"", language.code()))
                ),
            ),
            Self::Reversed(found) => plain(f, found, " ends before it starts; the earlier date comes first"),
            Self::TwoDates(found) => plain(
                f,
                found,
                ": two dates with time between them; write two dates, or from … to … for the whole",
            ),
            Self::BeyondCalendar(found) => plain(f, found, " is outside the years 0001 to 9999"),
            Self::Unbounded(found) => plain(
                f,
                found,
                " has no first and no last day; one is needed, as in ../2025 or 2025/..",
            ),
            Self::Unclosed(found, closing) => {
                let (found, closing) = (Plain(found), Quote(closing));
                write!(
                    f,
                    "{found} is a set without its end; {closing} closes it, as in [2025, 2027] or {{2025, 2027}}"
                )
            }
            Self::Unspecified(found) => plain(
                f,
                found,
                " may be several dates, which are not read among words; write the last or the first of them",
            ),
            Self::TimeInInterval(found) => plain(
                f,
                found,
                ": an interval takes no time of day; write days, as in 2025-01-21/2025-01-22",
            ),
            Self::TooVague(found) => {
                let found = Quote(found);
                write!(
                    f,
                    "{found} is too vague for a window; write years, as in 2025-2027 or 2020s"
                )
            }
        }
    }
}

/// What was found, followed by the rest of the message.
fn plain(f: &mut fmt::Formatter<'_>, found: &str, rest: &str) -> fmt::Result {
    write!(f, "{}{rest}", Plain(found))
}

/// `Spanish, Italian or Portuguese`
fn either(names: impl Iterator<Item = String>) -> String {
    let names: Vec<String> = names.collect();
    match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, rest)) => format!("{} or {last}", rest.join(", ")),
        None => String::new(),
    }
}

/// Text from outside, made safe for a one-line message: control characters are made visible, and it is cut to 40 characters.
pub(super) struct Plain<'a>(pub(super) &'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const GLANCE: usize = 40;
        let glance: String = self.0.chars().take(GLANCE).collect();
        f.write_str(&visible(&glance))?;
        if glance.len() < self.0.len() {
            f.write_str("…")
        } else {
            Ok(())
        }
    }
}

/// Like [`Plain`], in backquotes.
struct Quote<T>(T);

impl<T: fmt::Display> fmt::Display for Quote<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", Plain(&self.0.to_string()))
    }
}
