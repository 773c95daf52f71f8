//! Reads what is counted from the edition's date: coming weeks, within 30 days, next year, this month.

use chrono::NaiveDate;

use super::draft::RangeContext;
use super::lexer::TokenKind;
use super::reader::DateReader;
use super::words;
use crate::when::calendar::{LAST_DAY, add_days};
use crate::when::error::{DateMistake, WhenError};
use crate::when::unit::{TimeUnit, several};
use crate::when::{Coming, Doubt, Period, Stretch, When};

impl DateReader<'_> {
    /// Reads a wording that is relative as a whole. Consumes nothing if it is not.
    pub fn relative(&mut self) -> Result<Option<When>, WhenError> {
        let start = self.next;
        let found = self.relative_here(start);
        if matches!(found, Ok(None)) {
            self.next = start;
        }
        found
    }

    fn relative_here(&mut self, start: usize) -> Result<Option<When>, WhenError> {
        let within = self.eat_any(&["within", "over"]) || self.by_then();
        let inside = self.eat_any(&["in", "during", "at"]);
        self.eat(&["course"]);
        if self.eat_any(&["soon", "shortly", "imminently"]) || self.eat(&["near", "future"]) {
            return self.coming(Coming::Soon).map(Some);
        }
        let coming = self.eat_any(&["coming", "next", "following", "upcoming"]);
        // "The next few weeks", "in a few weeks".
        let coming = self.eat(&["few"]) || self.eat(&["a", "few"]) || coming;
        // "In the 3 coming months", as other languages order it.
        let ordered = self.word_at(1) == Some("coming") || self.word_at(1) == Some("next");
        if ordered && let Some(count) = self.number_before_coming() {
            return self.counted(start, count, true, inside);
        }
        if let Some(count) = self.count_of_units() {
            return self.counted(start, count, within || coming, inside);
        }
        if !coming {
            return Ok(None);
        }
        let Some(mut unit) = self.word().and_then(several) else {
            return Ok(None);
        };
        self.next += 1;
        // "Coming weeks and months": the wider of the two.
        if self.comes("and")
            && let Some(other) = self.word_at(1).and_then(several)
        {
            self.next += 2;
            unit = unit.max(other);
        }
        match unit {
            TimeUnit::Day => self.coming(Coming::Days).map(Some),
            TimeUnit::Week | TimeUnit::Fortnight => self.coming(Coming::Weeks).map(Some),
            TimeUnit::Month => self.coming(Coming::Months).map(Some),
            TimeUnit::Quarter | TimeUnit::Half | TimeUnit::Year => {
                Err(self.error(start..self.next, DateMistake::TooVague))
            }
        }
    }

    /// Consumes the number and the word after it in "3 coming months", and returns the number.
    fn number_before_coming(&mut self) -> Option<i64> {
        let number = self.count()?;
        several(self.word_at(2)?)?;
        self.next += 2;
        Some(number.into())
    }

    /// Consumes "by" before a number of days or months: other languages say "by 3 months" for "within" them.
    fn by_then(&mut self) -> bool {
        let is_number = self.number_at(1).is_some() || self.word_at(1).and_then(words::number).is_some();
        let is_unit = self
            .word_at(2)
            .is_some_and(|word| several(word).or(TimeUnit::named(word)).is_some());
        // In "by 2nd quarter 2025" the number belongs to the quarter.
        let is_numbered = self.number_at(3).is_some_and(|(_, digits)| digits == 4);
        let comes = self.comes("by") && is_number && is_unit && !is_numbered;
        self.next += usize::from(comes);
        comes
    }

    /// Reads a number, in figures or words, that a unit follows.
    fn count_of_units(&mut self) -> Option<i64> {
        // "In the two weeks ending on 21 March" does not count from the edition's date.
        if self.is_length() {
            return None;
        }
        let count = self.count()?;
        let unit = self.word_at(1)?;
        several(unit).or(TimeUnit::named(unit))?;
        // In "in the 4th quarter of 2025" the number belongs to the quarter.
        let is_numbered = self.number_at(2).is_some_and(|(_, digits)| digits == 4) || self.year_at(2);
        self.next += 1;
        (!is_numbered).then(|| count.into())
    }

    /// Reads the unit after `count`. "In 3 weeks" is around the week three weeks ahead; "within 3 weeks" is any day until then.
    fn counted(
        &mut self,
        start: usize,
        count: i64,
        within: bool,
        inside: bool,
    ) -> Result<Option<When>, WhenError> {
        let Some(unit) = self
            .word()
            .and_then(|word| several(word).or(TimeUnit::named(word)))
        else {
            return Ok(None);
        };
        if !(within || inside) {
            return Ok(None);
        }
        self.next += 1;
        let from = self.counted_from()?;
        let then = unit.after(from, count);
        // Clamped to the calendar, the day is not the one that is meant.
        if unit.after(then, -count) > from || count > 1_000_000 || then == LAST_DAY {
            return Err(self.error(start..self.next, DateMistake::BeyondCalendar));
        }
        if within {
            let day = |day| Stretch::from(Period::Day(day));
            return Ok(Some(When::Between(day(from), day(then))));
        }
        let doubt = if unit == TimeUnit::Day {
            Doubt::None
        } else {
            Doubt::Whole
        };
        Ok(Some(When::In(Stretch {
            doubt,
            part: None,
            period: unit.around(then),
        })))
    }

    /// The day to count from: the edition's date, unless "from 16 December 2024" follows.
    fn counted_from(&mut self) -> Result<NaiveDate, WhenError> {
        if self.eat(&["time"]) || self.eat(&["from", "now"]) {
            return Ok(self.edition);
        }
        // "Of" is noise, and so not among the tokens.
        let from = self.eat_any(&["from", "after", "following", "since"]);
        if !from && !self.date_at(0) {
            return Ok(self.edition);
        }
        let start = self.next;
        let draft = self.draft()?;
        match self.finish(&draft, RangeContext::NONE)? {
            Stretch {
                doubt: Doubt::None,
                part: None,
                period: Period::Day(day),
            } => Ok(day),
            _ => Err(self.error(start..self.next, DateMistake::Leftover)),
        }
    }

    /// "Coming weeks" and the like, from the edition's date or the day that follows "from".
    fn coming(&mut self, coming: Coming) -> Result<When, WhenError> {
        let start = self.next;
        if !self.eat(&["from"]) {
            return Ok(When::Coming(coming, self.edition));
        }
        match self.kind_at(0) {
            Some(&TokenKind::Period(Period::Day(day))) => {
                self.next += 1;
                Ok(When::Coming(coming, day))
            }
            Some(_) => Err(self.error(self.next..self.next + 1, DateMistake::Leftover)),
            None => Err(self.error(start..self.next, DateMistake::NothingAfter)),
        }
    }

    /// Reads "this year", "next month" or "today". With `bare`, also "year" for this year, as in "the end of the year".
    pub fn relative_period(&mut self, bare: bool) -> Result<Option<Period>, WhenError> {
        let Some(word) = self.word() else { return Ok(None) };
        let days = match word {
            "yesterday" => Some(-1),
            "today" | "now" => Some(0),
            "tomorrow" => Some(1),
            _ => None,
        };
        if let Some(days) = days {
            self.next += 1;
            return Ok(Some(Period::Day(add_days(self.edition, days))));
        }
        let (count, length) = match word {
            "this" | "current" => (0, 1),
            "next" | "coming" | "following" => (1, 1),
            "last" | "previous" | "past" => (-1, 1),
            _ if bare => (0, 0),
            _ => return Ok(None),
        };
        let Some(unit) = self
            .word_at(length)
            .and_then(TimeUnit::named)
            .filter(|unit| !matches!(unit, TimeUnit::Day | TimeUnit::Fortnight))
        else {
            return Ok(None);
        };
        let start = self.next;
        self.next += length + 1;
        let first = unit.around(self.edition);
        let period = unit.around(unit.after(self.edition, count));
        if count != 0 && period == first {
            return Err(self.error(start..self.next, DateMistake::BeyondCalendar));
        }
        Ok(Some(period))
    }
}
