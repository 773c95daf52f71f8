//! Reads where in each interval something recurs: "by 31 March", "in March", "on the 15th", "by the end".

use chrono::{Datelike, NaiveDate};

use super::error::{RecurrenceError, RecurrenceMistake as Mistake};
use super::every::{RecurrencePlace, RecurrentDay};
use super::parser::Parser;
use crate::when::parse::lexer::TokenKind;
use crate::when::parse::words as date_words;

impl Parser<'_> {
    /// Reads "by 31 March", "in March", "on the 15th" or "by the end". At the start of a wording, also "31 March" alone.
    pub(super) fn place(&mut self) -> Result<Option<RecurrencePlace>, RecurrenceError> {
        let start = self.0.next;
        let by = self.0.eat(&["by"]) || self.0.eat(&["no", "later", "than"]);
        let on = !by && self.0.eat_any(&["on", "in", "at"]);
        let spot = if start == 0 || by || on {
            self.spot()?
        } else {
            None
        };
        match spot {
            Some(spot) if by => Ok(Some(RecurrencePlace::By(spot))),
            Some(spot) => Ok(Some(RecurrencePlace::On(spot))),
            None if by || on => Err(self.unexpected()),
            None => Ok(None),
        }
    }

    pub(super) fn spot(&mut self) -> Result<Option<RecurrentDay>, RecurrenceError> {
        let start = self.0.next;
        if self.0.eat(&["end"]) {
            return Ok(Some(RecurrentDay::End));
        }
        let month_at = |after: usize| self.0.word_at(after).and_then(date_words::month);
        if let Some(month) = month_at(0) {
            self.0.next += 1;
            return match self.0.number_at(0) {
                Some((day, 1..=2)) => {
                    self.0.next += 1;
                    self.day(start, month, day).map(Some)
                }
                _ => Ok(Some(RecurrentDay::Month(month as u8))),
            };
        }
        let Some((day, 1..=2)) = self.0.number_at(0) else {
            return Ok(None);
        };
        if let Some(month) = month_at(1) {
            self.0.next += 2;
            return self.day(start, month, day).map(Some);
        }
        // At the start, a number may count months: "3 months", "3-monthly".
        let is_day = match self.0.kind_at(1) {
            Some(TokenKind::Word(word)) => matches!(word.as_str(), "every" | "each"),
            Some(_) => false,
            None => start > 0,
        };
        if !is_day {
            return Ok(None);
        }
        self.0.next += 1;
        match u8::try_from(day) {
            Ok(day @ 1..=31) => Ok(Some(RecurrentDay::DayOfMonth(day))),
            _ => Err(self.error(start, self.0.next, Mistake::NoSuchDay)),
        }
    }

    /// Checks that the month has the day, at least in leap years.
    fn day(&self, start: usize, month: u32, day: u32) -> Result<RecurrentDay, RecurrenceError> {
        const LEAP: i32 = 2024;
        match NaiveDate::from_ymd_opt(LEAP, month, day) {
            Some(day) => Ok(RecurrentDay::Day(day.month() as u8, day.day() as u8)),
            None => Err(self.error(start, self.0.next, Mistake::NoSuchDay)),
        }
    }
}
