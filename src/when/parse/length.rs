//! Lengths of time that begin or end on a date: "week ending 21 March 2025", "the three months to June 2025", "fortnight
//! commencing 17 March 2025". Also the week of a day.

use super::lexer::TokenKind;
use super::reader::DateReader;
use super::words::{self, BEGINS, ENDS};
use crate::when::convention::Conventions;
use crate::when::unit::TimeUnit;
use crate::when::{Doubt, Period, Stretch, calendar, to_window};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Length {
    count: u32,
    unit: TimeUnit,
    side: LengthAnchor,
}

/// Where in the length its date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LengthAnchor {
    Begins,
    Ends,
    /// Somewhere in the week, as in "the week of 17 March".
    Within,
}

/// Abbreviations that calendars use for a week.
const SIGNS: &[(&str, LengthAnchor)] = &[
    ("wc", LengthAnchor::Begins),
    ("w/c", LengthAnchor::Begins),
    ("w/b", LengthAnchor::Begins),
    ("w/e", LengthAnchor::Ends),
];

impl DateReader<'_> {
    /// Reads a length, if what follows it can only be its date.
    pub fn length(&mut self) -> Option<Length> {
        if let Some((_, side)) = SIGNS.iter().find(|(sign, _)| self.comes(sign)) {
            self.next += 1;
            let (count, unit) = (1, TimeUnit::Week);
            return Some(Length {
                count,
                unit,
                side: *side,
            });
        }
        let written = match (self.number_at(0), self.word()) {
            (Some((number, ..=3)), _) => Some(number),
            (None, Some(word)) => words::number(word),
            _ => None,
        };
        let dash = |after| usize::from(self.is_sign_at(after));
        let before = usize::from(written.is_some());
        // "The two-week period commencing …"; "period" itself is noise.
        let at = before + before * dash(before);
        let (count, unit, words) = self.unit_of_length(at)?;
        let side = self.side_at(at + words, written.is_none())?;
        let says = self
            .word_at(at + words)
            .is_some_and(|word| words::month(word).is_none());
        self.next += at + words + usize::from(says);
        let count = count * written.unwrap_or(1);
        Some(Length { count, unit, side })
    }

    /// The unit that begins `at` tokens beyond the next one: how many of a [`TimeUnit`] it is, and how many words it takes.
    fn unit_of_length(&self, at: usize) -> Option<(u32, TimeUnit, usize)> {
        let fiscal = self.fiscal_words(at);
        if fiscal > 0 {
            return Some((1, TimeUnit::Year, fiscal));
        }
        let (count, unit) = match self.word_at(at)? {
            "week" | "weeks" | "wk" => (1, TimeUnit::Week),
            // A language with a word for a fortnight uses it for half a month as well, so that tables translate it to "half".
            "fortnight" | "fortnights" | "half" => (2, TimeUnit::Week),
            "day" | "days" => (1, TimeUnit::Day),
            "month" | "months" => (1, TimeUnit::Month),
            "quarter" | "quarters" => (1, TimeUnit::Quarter),
            "semester" => (1, TimeUnit::Half),
            "year" | "years" => (1, TimeUnit::Year),
            _ => return None,
        };
        Some((count, unit, 1))
    }

    /// Where in a length its date is, going by the word or date `at` tokens beyond the next one, right after the unit.
    fn side_at(&self, at: usize, is_single: bool) -> Option<LengthAnchor> {
        let unit = self.word_at(at.saturating_sub(1));
        let is_fortnight = unit == Some("fortnight");
        let is_week = is_fortnight || matches!(unit, Some("week" | "wk"));
        match self.word_at(at) {
            Some(word) if BEGINS.contains(&word) => Some(LengthAnchor::Begins),
            Some(word) if ENDS.contains(&word) => Some(LengthAnchor::Ends),
            Some("from") if is_single && is_week => Some(LengthAnchor::Begins),
            Some("to" | "until") if self.day_at(at + 1) || self.month_at(at + 1) => Some(LengthAnchor::Ends),
            _ if is_fortnight && is_single && self.day_at(at) => Some(LengthAnchor::Begins),
            _ if is_week && is_single && self.day_at(at) => Some(LengthAnchor::Within),
            _ => None,
        }
    }

    /// Whether a day with its month begins `at` tokens beyond the next one, in words or figures.
    pub fn day_at(&self, at: usize) -> bool {
        let number = |at| self.number_at(at).is_some_and(|(_, digits)| digits <= 2);
        let sign = usize::from(self.is_sign_at(at + 1));
        let is_year = |at| self.number_at(at).is_some_and(|(_, digits)| digits == 4);
        matches!(self.kind_at(at), Some(TokenKind::Period(Period::Day(_))))
            || number(at) && self.month_at(at + 1 + sign)
            || self.month_at(at) && number(at + 1)
            || number(at) && number(at + 1 + sign) && is_year(at + 2 + 2 * sign)
    }

    fn month_at(&self, at: usize) -> bool {
        self.word_at(at).and_then(words::month).is_some()
    }

    /// Whether a length comes next, as opposed to a time counted from now. Consumes nothing.
    pub fn is_length(&mut self) -> bool {
        let start = self.next;
        let is_one = self.length().is_some();
        self.next = start;
        is_one
    }

    /// Reads the verb after the date, as German and Dutch order it: "the week that on 17 March begins".
    pub fn side_behind(&mut self, length: &mut Option<Length>) {
        if let Some(length) = length
            && length.side == LengthAnchor::Within
        {
            if self.eat_any(BEGINS) {
                length.side = LengthAnchor::Begins;
            } else if self.eat_any(ENDS) {
                length.side = LengthAnchor::Ends;
            }
        }
    }
}

impl Length {
    /// Whether it is a single week around a day or from a day on, which the days of a range would say more precisely.
    pub fn is_open_week(self) -> bool {
        (self.count, self.unit) == (1, TimeUnit::Week) && self.side != LengthAnchor::Ends
    }

    /// The first and the last day, or twice the same period if it has a name. `None` if the date is too vague for the length, or
    /// the length reaches an end of the calendar.
    pub fn around(self, date: Stretch) -> Option<(Stretch, Stretch)> {
        let Stretch {
            doubt: Doubt::None,
            part: None,
            period,
        } = date
        else {
            return None;
        };
        let conventions = Conventions::shipped();
        let bounds = |period: Period| {
            let extent = to_window::extent(period.into(), conventions);
            (extent.start, extent.end)
        };
        if !matches!(
            (period, self.unit),
            (Period::Day(_), _)
                | (
                    Period::Month(..),
                    TimeUnit::Month | TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Year
                )
        ) {
            return None;
        }
        let (start, end) = bounds(period);
        let count = i64::from(self.count);
        let (first, last) = match self.side {
            LengthAnchor::Within => bounds(Period::week_of(start)),
            LengthAnchor::Begins => (start, calendar::add_days(self.unit.after(start, count), -1)),
            LengthAnchor::Ends => (self.unit.after(calendar::add_days(end, 1), -count), end),
        };
        // Clamped to the calendar, the length would be shorter than what is written.
        if first == calendar::FIRST_DAY || last >= calendar::add_days(calendar::LAST_DAY, -1) {
            return None;
        }
        let named = TimeUnit::NAMED.map(|unit| unit.around(first));
        Some(
            match named.into_iter().find(|named| bounds(*named) == (first, last)) {
                Some(named) => (named.into(), named.into()),
                None => (Period::Day(first).into(), Period::Day(last).into()),
            },
        )
    }
}
