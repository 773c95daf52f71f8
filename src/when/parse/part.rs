//! Counted parts of a period: "first week of March", "last ten days of 2025", "third month".

use super::reader::DateReader;
use super::words;
use crate::when::PeriodPart;
use crate::when::unit::TimeUnit;

impl DateReader<'_> {
    /// Reads a counted part, if one comes next. "Last week" alone is not one: it is the week before the edition's.
    pub fn counted_part(&mut self) -> Option<PeriodPart> {
        let (number, digits) = match self.number_at(0) {
            // "1st week of March"; a number without a month, as in "5 week 2025", counts weeks of the year.
            Some(figure @ (1..=5, 1)) if matches!(self.word_at(1), Some("week" | "month")) => figure,
            Some(_) => return None,
            None => (self.word().and_then(words::ordinal).unwrap_or_default(), 0),
        };
        let is_last = digits == 0 && number == 0 && matches!(self.word(), Some("last" | "final"));
        if number == 0 && !is_last {
            return None;
        }
        let counted = match (self.number_at(1), self.word_at(1)) {
            _ if digits > 0 || !(is_last || number == 1) => None,
            (Some((count, ..=2)), _) => Some(count),
            (None, Some(word)) => words::number(word),
            _ => None,
        };
        let after = 1 + usize::from(counted.is_some());
        let word = self.word_at(after)?;
        // The first and the last fortnight are two weeks; the second one of a month is the rest of it.
        let is_fortnight = matches!(word, "fortnight" | "fortnights") && (is_last || number == 1);
        let counted = if is_fortnight {
            Some(counted.unwrap_or(1).saturating_mul(2))
        } else {
            counted
        };
        let word = if is_fortnight { "weeks" } else { word };
        let is_several = word.ends_with('s');
        let unit = TimeUnit::named(word.strip_suffix('s').unwrap_or(word))
            .filter(|unit| matches!(unit, TimeUnit::Day | TimeUnit::Week | TimeUnit::Month))?;
        let count = u8::try_from(counted.unwrap_or(1))
            .ok()
            .filter(|count| *count > 0)?;
        let of = after + 1 + usize::from(self.word_at(after + 1) == Some("in"));
        if (is_last || digits > 0) && !self.date_at(of) {
            return None;
        }
        // "1st week of 2025" is the first of ISO 8601.
        if digits > 0 && self.number_at(after + 1).is_some() {
            return None;
        }
        self.next += after + 1;
        Some(match (is_last, counted, is_several) {
            // "The first days of March": how many is not said.
            (false, None, true) => PeriodPart::Early,
            (true, None, true) => PeriodPart::Late,
            (true, ..) => PeriodPart::Trailing(count, unit),
            (false, Some(_), _) => PeriodPart::Leading(count, unit),
            (false, None, false) => PeriodPart::Nth(u8::try_from(number).ok()?, unit),
        })
    }
}
