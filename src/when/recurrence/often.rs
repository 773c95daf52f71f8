//! How often something comes: "3 months", "every other year", "annually", "twice a year".

use super::error::{RecurrenceError, RecurrenceMistake as Mistake};
use super::every::{Frequency, RecurrencePlace};
use super::parser::{Often, Parser};
use super::words;
use crate::when::parse::lexer::TokenKind;
use crate::when::parse::words as date_words;

impl Parser<'_> {
    pub(super) fn often(&mut self) -> Result<Often, RecurrenceError> {
        let start = self.0.next;
        if let Some(times) = self.times() {
            return self.shared(start, times);
        }
        if self.0.eat_any(&["every", "each"]) {
            let before = self.0.next;
            let is_date = |parser: &Self| {
                let month = |after| parser.0.word_at(after).and_then(date_words::month).is_some();
                month(0) || parser.0.number_at(0).is_some() && month(1)
            };
            if is_date(self)
                && let Some(spot) = self.spot()?
            {
                return Ok(Often {
                    count: 1,
                    unit: Frequency::Year,
                    place: Some(RecurrencePlace::On(spot)),
                });
            }
            self.0.next = before;
            return self.counted();
        }
        if let Some(often) = self.adverb()? {
            return Ok(often);
        }
        // "3 months", or "quarter" alone, means every one.
        let is_unit = self.0.comes("half") || self.0.word().is_some_and(words::is_one);
        if self.count_ahead().is_some() || is_unit {
            return self.counted();
        }
        Err(self.unexpected())
    }

    /// Reads "twice" or "three times".
    fn times(&mut self) -> Option<u32> {
        if let Some(times) = self.0.word().and_then(words::times) {
            self.0.next += 1;
            return Some(times);
        }
        let times = self.count_ahead()?;
        if self.0.word_at(1) != Some("times") {
            return None;
        }
        self.0.next += 2;
        Some(times)
    }

    /// Reads the time that follows "twice", and divides it.
    fn shared(&mut self, start: usize, times: u32) -> Result<Often, RecurrenceError> {
        // "Twice a year", "twice annually".
        let in_one = self.0.eat(&["in"]);
        let whole = if self.0.eat_any(&["a", "an", "per", "every", "each"]) || in_one {
            self.counted()?
        } else {
            self.adverb()?.ok_or_else(|| self.unexpected())?
        };
        // Years can be divided into months, and weeks into days.
        let (count, unit) = match whole.unit {
            Frequency::Year if times > 1 => (whole.count.saturating_mul(12), Frequency::Month),
            Frequency::Week if times > 1 => (whole.count.saturating_mul(7), Frequency::Day),
            unit => (whole.count, unit),
        };
        if times == 0 {
            return Err(self.error(start, self.0.next, Mistake::Count));
        }
        if count % times != 0 {
            return Err(self.error(start, self.0.next, Mistake::Uneven));
        }
        Ok(Often {
            count: count / times,
            unit,
            place: None,
        })
    }

    /// The number that comes next, in figures or words but not as an article. Consumes nothing.
    fn count_ahead(&self) -> Option<u32> {
        let is_article = matches!(self.0.word(), Some("a" | "an"));
        self.0.count().filter(|_| !is_article)
    }

    /// Reads "month", "3 months", "other year", "3rd month" or "half year".
    fn counted(&mut self) -> Result<Often, RecurrenceError> {
        let row = self.0.word().and_then(words::place_in_row);
        let count = self.count_ahead().or(row);
        if count.is_some() {
            self.0.next += 1;
            self.0.eat_kind(&TokenKind::Dash);
            // "3-monthly"
            if let Some(often) = self.adverb()? {
                return Ok(Often {
                    count: often.count.saturating_mul(count.unwrap_or(1)),
                    ..often
                });
            }
        }
        let dash = usize::from(self.0.kind_at(1) == Some(&TokenKind::Dash));
        let unit = if self.0.comes("half") && matches!(self.0.word_at(1 + dash), Some("year" | "years")) {
            self.0.next += 2 + dash;
            Some((6, Frequency::Month))
        } else {
            let unit = self.0.word().and_then(words::unit);
            self.0.next += usize::from(unit.is_some());
            unit
        };
        let (each, unit) = unit.ok_or_else(|| self.unexpected())?;
        Ok(Often {
            count: count.unwrap_or(1).saturating_mul(each.into()),
            unit,
            place: None,
        })
    }

    /// Reads "annually", "half-yearly" or "semi-annually".
    fn adverb(&mut self) -> Result<Option<Often>, RecurrenceError> {
        let start = self.0.next;
        let is_half = self.0.eat_any(&["half", "semi"]);
        if is_half {
            self.0.eat_kind(&TokenKind::Dash);
        }
        let word = self.0.word().unwrap_or_default();
        if let Some((one, other)) = words::twofold(word) {
            return Err(
                self.error(self.0.next, self.0.next + 1, |found| Mistake::Twofold {
                    found,
                    one,
                    other,
                }),
            );
        }
        let (count, unit) = match words::adverb(word) {
            Some((1, Frequency::Year)) if is_half => (6, Frequency::Month),
            Some(_) if is_half => return Err(self.unexpected()),
            Some(found) => found,
            None => {
                self.0.next = start;
                return Ok(None);
            }
        };
        self.0.next += 1;
        Ok(Some(Often {
            count: count.into(),
            unit,
            place: None,
        }))
    }
}
