//! One date read from its words and numbers, as far as it is written: "mid-January 2025", "Q1", "the 29th".

use super::draft::{DateDraft, DraftKind, InYear};
use super::lexer::TokenKind;
use super::reader::DateReader;
use super::words::{self, AROUND, BREAKS, PREPOSITIONS};
use crate::when::error::{DateMistake, WhenError};
use crate::when::period::{self, Period, Season};
use crate::when::{Doubt, PeriodPart};

impl DateReader<'_> {
    /// Reads one date, as far as it is written.
    pub fn draft(&mut self) -> Result<DateDraft, WhenError> {
        let start = self.next;
        let mut draft = DateDraft::default();
        self.pass_prepositions();
        draft.around_both = self.eat_around();
        // "Two weeks ending on …" is a length, not a part of a period.
        if !self.is_length() {
            draft.part = self.part();
        }
        if draft.part.is_some() {
            self.eat_kind(&TokenKind::Dash);
            self.pass_prepositions();
        }
        draft.length = self.length();
        if draft.length.is_some() {
            self.pass_prepositions();
        }
        if !self.year_end(&mut draft) {
            self.kind(&mut draft)?;
        }
        self.side_behind(&mut draft.length);
        let around = self.eat_kind(&TokenKind::Tilde) || draft.around_both;
        if around && draft.doubt == Doubt::None {
            draft.doubt = Doubt::Whole;
        }
        if self.next == start || (draft.is_nothing() && draft.part.is_none()) {
            return Err(match self.tokens.get(self.next) {
                Some(token) => self.stranger(token),
                None => self.error(start.saturating_sub(1)..self.next, DateMistake::NothingAfter),
            });
        }
        draft.at = self.place(start..self.next);
        Ok(draft)
    }

    fn pass_prepositions(&mut self) {
        while self.eat_any(PREPOSITIONS)
            || self.eat(&["some", "point"])
            || self.eat(&["close", "business"])
            || self.eat_any(&["cob"])
        {}
    }

    fn eat_around(&mut self) -> bool {
        let mut around = false;
        while self.eat_any(AROUND) || self.eat_kind(&TokenKind::Tilde) || self.eat(&["or", "about"]) {
            around = true;
            self.pass_prepositions();
        }
        around
    }

    fn part(&mut self) -> Option<PeriodPart> {
        if let Some(part) = self.counted_part() {
            return Some(part);
        }
        let part = words::part(self.word()?)?;
        self.next += 1;
        Some(part)
    }

    /// Reads "year-end", which is that of the edition's year unless a number follows. Returns whether the date is complete: in
    /// "year-end 2025" the number is yet to be read.
    fn year_end(&mut self, draft: &mut DateDraft) -> bool {
        let dash = usize::from(self.is_dash_at(1));
        if draft.part.is_some() || !self.comes("year") || self.word_at(1 + dash) != Some("end") {
            return false;
        }
        self.next += 2 + dash;
        draft.part = Some(PeriodPart::End);
        let has_year = self.number_at(0).is_some();
        if !has_year {
            draft.kind = DraftKind::Full(Period::year_of(self.edition));
        }
        !has_year
    }

    /// Whether the token `after` places beyond the next one is a dash or slash.
    pub fn is_sign_at(&self, after: usize) -> bool {
        matches!(self.kind_at(after), Some(TokenKind::Dash | TokenKind::Slash))
    }

    fn is_dash_at(&self, after: usize) -> bool {
        self.kind_at(after) == Some(&TokenKind::Dash)
    }

    fn kind(&mut self, draft: &mut DateDraft) -> Result<(), WhenError> {
        match self.kind_at(0) {
            Some(TokenKind::Period(period)) => draft.kind = DraftKind::Full(*period),
            Some(TokenKind::Doubtful(period, doubt)) => {
                draft.kind = DraftKind::Full(*period);
                draft.doubt = *doubt;
            }
            _ => return self.kind_in_words(draft),
        }
        self.next += 1;
        Ok(())
    }

    fn kind_in_words(&mut self, draft: &mut DateDraft) -> Result<(), WhenError> {
        let start = self.next;
        if self.comes("year") && self.number_at(1).is_some() || self.comes("day") && self.day_at(1) {
            self.next += 1;
        }
        if let Some(year) = self.fiscal_year()? {
            draft.year = Some(year);
            // "FY25 Q2", "2024-25, second quarter".
            let before = self.next;
            return self.after_word(draft, before);
        }
        if let Some((number, digits)) = self.number_at(0) {
            self.next += 1;
            return self.after_number(draft, start, number, digits);
        }
        if self.comes("month") && self.word_at(1).and_then(words::month).is_some() {
            self.next += 1;
        }
        let numbered = self.numbered_ahead();
        if !numbered && let Some(period) = self.relative_period(draft.part.is_some())? {
            draft.kind = DraftKind::Full(period);
            return Ok(());
        }
        self.after_word(draft, start)?;
        if draft.kind != DraftKind::Nothing {
            self.year(draft)?;
        }
        Ok(())
    }

    /// Whether "quarter 1", "week 5" or "last quarter of 2025" comes next, which only look relative.
    fn numbered_ahead(&self) -> bool {
        let unit = |word: Option<&str>| matches!(word, Some("quarter" | "half" | "semester" | "week"));
        unit(self.word()) && self.number_at(1).is_some()
            || matches!(self.word(), Some("last" | "final"))
                && matches!(self.word_at(1), Some("quarter" | "half" | "semester"))
                && (self.number_at(2).is_some() || self.word_at(1) == Some("half") || self.year_at(2))
    }

    /// Reads a date that begins with a number: a year, a day, "1Q", "1st quarter", or the first end of a range.
    fn after_number(
        &mut self,
        draft: &mut DateDraft,
        start: usize,
        number: u32,
        digits: usize,
    ) -> Result<(), WhenError> {
        if digits >= 3 {
            draft.year = Some(InYear::Calendar(self.checked_year(start, number, digits)?));
            // "2025-T1" in another language.
            if self.is_dash_at(0) && matches!(self.word_at(1), Some("q" | "h" | "w")) {
                self.next += 1;
            }
            // "2025 Q1", "2025, January".
            let before = self.next;
            self.after_word(draft, before)?;
            return Ok(());
        }
        if let Some(day) = self.figures(start, number)? {
            draft.kind = DraftKind::Full(day);
            return Ok(());
        }
        let dash = usize::from(self.is_dash_at(0));
        if let Some(month) = self.word_at(dash).and_then(words::month) {
            self.next += dash + 1;
            draft.kind = DraftKind::Day(number, month);
            return self.year(draft);
        }
        draft.kind = match self.word() {
            Some("q" | "quarter") => DraftKind::Quarter(number),
            Some("h" | "half" | "semester") => DraftKind::Half(number),
            Some("quadrimester") => DraftKind::Third(number),
            Some("w" | "week") => DraftKind::Week(number),
            _ => DraftKind::Bare(number),
        };
        if let DraftKind::Bare(number) = draft.kind {
            // "06/2025" can only be a month.
            let slash = self.kind_at(0) == Some(&TokenKind::Slash);
            if slash && self.number_at(1).is_some_and(|(_, digits)| digits == 4) {
                draft.kind = DraftKind::Month(number);
            }
        } else {
            self.next += 1;
            self.half_of_what(draft, start)?;
        }
        self.year(draft)
    }

    /// Reads `21/01/2025` and the like. In English, only one order of day and month may be valid; in the other languages, the
    /// month comes second.
    fn figures(&mut self, start: usize, first: u32) -> Result<Option<Period>, WhenError> {
        let sign = usize::from(self.is_sign_at(0));
        if sign == 1 && !self.is_sign_at(2) {
            return Ok(None);
        }
        let numbers = (self.number_at(sign), self.number_at(2 * sign + 1));
        let (Some((second, ..=2)), Some((year, 4))) = numbers else {
            return Ok(None);
        };
        let end = self.next + 2 * sign + 2;
        let day = |month, day| {
            period::year(year)
                .and_then(|year| Period::day(year, month, day, ""))
                .ok()
        };
        let only = match (day(second, first), day(first, second)) {
            (Some(period), None) | (None, Some(period)) => Some(period),
            _ => None,
        };
        if only.is_some() && !self.language.is_day_first() {
            self.next = end;
            return Ok(only);
        }
        if self.language.is_day_first() && (second <= 12 || first > 12) {
            self.next = end;
            let found = &self.text[self.place(start..end)];
            let wrong = |mistake| WhenError::new(self.place(start..end), mistake);
            let year = period::year(year).map_err(wrong)?;
            return Period::day(year, second, first, found).map(Some).map_err(wrong);
        }
        Err(self
            .error(start..end, DateMistake::Figures)
            .suggest(only.map(|day| day.to_string())))
    }

    fn after_word(&mut self, draft: &mut DateDraft, start: usize) -> Result<(), WhenError> {
        let Some(word) = self.word() else { return Ok(()) };
        let has_break = self.word_at(1).is_some_and(|word| BREAKS.contains(&word));
        if let Some(month) = words::month(word) {
            self.next += 1;
            draft.kind = DraftKind::Month(month);
            // "January 21, 2025"; but in "January 2025" the number is the year.
            if let Some((day, 1..=2)) = self.number_at(0) {
                self.next += 1;
                draft.kind = DraftKind::Day(day, month);
            }
        } else if let Some((season, length)) = self
            .season()
            .filter(|(season, _)| !(has_break && *season == Season::Summer))
        {
            self.next += length;
            draft.kind = DraftKind::Season(season);
        } else if let Some(number) = words::ordinal(word) {
            self.next += 1;
            return self.after_ordinal(draft, start, number);
        } else if word == "summer" {
            self.next += 2;
            draft.kind = DraftKind::SummerBreak;
        } else if matches!(word, "last" | "final") && matches!(self.word_at(1), Some("quarter")) {
            self.next += 2;
            draft.kind = DraftKind::Quarter(4);
        } else if matches!(word, "last" | "final") && matches!(self.word_at(1), Some("half" | "semester")) {
            self.next += 1;
            return self.after_ordinal(draft, start, 2);
        } else if let Some(kind) = numbered_kind(word) {
            let number = self
                .number_at(1)
                .or(self.word_at(1).and_then(words::number).map(|n| (n, 1)));
            let Some((number, 1..=3)) = number else {
                return Ok(());
            };
            self.next += 2;
            draft.kind = kind(number);
        }
        Ok(())
    }

    /// The season that comes next ("spring", "southern spring"), and how many words it takes.
    fn season(&self) -> Option<(Season, usize)> {
        let named = |after| self.word_at(after).and_then(words::season);
        match self.word()? {
            "southern" => Some((named(1)?.southern(), 2)),
            "northern" => Some((named(1)?, 2)),
            _ => Some((named(0)?, 1)),
        }
    }

    /// Reads what follows an ordinal: "first quarter", "second half", "first of March". If nothing does, as in "first and
    /// second quarter", only the number is known.
    fn after_ordinal(&mut self, draft: &mut DateDraft, start: usize, number: u32) -> Result<(), WhenError> {
        let word = self.word().map(str::to_owned);
        match word.as_deref() {
            Some("quarter") => draft.kind = DraftKind::Quarter(number),
            Some("quadrimester") => draft.kind = DraftKind::Third(number),
            Some("half" | "semester") => {
                draft.kind = DraftKind::Half(number);
                self.next += 1;
                return self.half_of_what(draft, start);
            }
            Some(month) if words::month(month).is_some() => {
                draft.kind = DraftKind::Day(number, words::month(month).unwrap_or_default());
            }
            _ => {
                draft.kind = DraftKind::Bare(number);
                return Ok(());
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Reads what follows "first half of". A year makes it a half-year, and anything else is the period that it is half of.
    fn half_of_what(&mut self, draft: &mut DateDraft, start: usize) -> Result<(), WhenError> {
        let DraftKind::Half(number) = draft.kind else {
            return Ok(());
        };
        let word = self.word();
        let is_next_end = matches!(word, Some("and" | "or" | "to" | "until" | "till"));
        if draft.part.is_some() || word.is_none() || is_next_end || self.year_at(0) {
            // "Second half of 2025-06" has its month in figures.
            if let Some(&TokenKind::Period(period)) = self.kind_at(0)
                && draft.part.is_none()
            {
                draft.part = Some(half(number).ok_or_else(|| self.no_such_half(start))?);
                draft.kind = DraftKind::Full(period);
                self.next += 1;
            }
            return Ok(());
        }
        draft.part = Some(half(number).ok_or_else(|| self.no_such_half(start))?);
        draft.kind = DraftKind::Nothing;
        self.kind(draft)
    }

    fn no_such_half(&self, start: usize) -> WhenError {
        self.error(start..self.next, |found| DateMistake::NoSuch {
            what: "half",
            found,
            accepted: "first or second, as in first half of 2025",
        })
    }

    /// Whether "this year", "the next fiscal year" or the like begins `after` tokens beyond the next one.
    pub fn year_at(&self, after: usize) -> bool {
        let relative = matches!(self.word_at(after), Some("this" | "next" | "last" | "current"));
        let year = after + usize::from(relative);
        self.word_at(year) == Some("year") || self.fiscal_words(year) > 0
    }

    /// The year of what has been read, if it is written.
    fn year(&mut self, draft: &mut DateDraft) -> Result<(), WhenError> {
        if draft.year.is_some() || matches!(draft.kind, DraftKind::Full(_)) {
            return Ok(());
        }
        if let Some(year) = self.fiscal_year()? {
            draft.year = Some(year);
            return Ok(());
        }
        if self.year_at(0) && self.number_at(1).is_none() {
            if let Some(period) = self.relative_period(true)? {
                draft.year = Some(InYear::Calendar(period.year()));
            }
            return Ok(());
        }
        let sign = self.is_sign_at(0);
        let ahead = usize::from(sign || self.comes("year") || self.comes("in"));
        match self.number_at(ahead) {
            // "Q1-2 2025" and "29-30 October" continue with another end, "Q1-2025" with the year.
            Some((_, digits)) if digits != 4 && (sign || matches!(draft.kind, DraftKind::Bare(_))) => Ok(()),
            Some((number, digits)) => {
                let start = self.next + ahead;
                self.next = start + 1;
                let year = self.checked_year(start, number, digits)?;
                draft.year = Some(InYear::Calendar(year));
                if matches!(draft.kind, DraftKind::Quarter(_) | DraftKind::Half(_))
                    && let Some(fiscal) = self.fiscal_span(start, number)?
                {
                    draft.year = Some(fiscal);
                }
                self.pass_second_winter(draft.kind, number);
                Ok(())
            }
            None => Ok(()),
        }
    }

    /// Consumes the second year of "winter 2024/2025" or "winter 2024-25", which is the winter that begins in 2024. The same
    /// goes for a southern summer.
    fn pass_second_winter(&mut self, kind: DraftKind, year: u32) {
        if matches!(kind, DraftKind::Season(Season::Winter | Season::SouthernSummer)) && self.is_sign_at(0) {
            match self.number_at(1) {
                Some((next, 4)) if next == year + 1 => self.next += 2,
                Some((next, 2)) if next == (year + 1) % 100 => self.next += 2,
                _ => {}
            }
        }
    }

    pub fn checked_year(&self, at: usize, number: u32, digits: usize) -> Result<u16, WhenError> {
        match digits {
            4 => period::year(number).map_err(|mistake| WhenError::new(self.place(at..at + 1), mistake)),
            ..4 => Err(self.error(at..at + 1, DateMistake::ShortYear)),
            5.. => Err(self.error(at..at + 1, DateMistake::NoSuchYear)),
        }
    }
}

fn half(number: u32) -> Option<PeriodPart> {
    match number {
        1 => Some(PeriodPart::FirstHalf),
        2 => Some(PeriodPart::SecondHalf),
        _ => None,
    }
}

/// The kind of a unit that comes before its number: "Q1", "week 5".
fn numbered_kind(word: &str) -> Option<fn(u32) -> DraftKind> {
    Some(match word {
        "q" | "quarter" | "quarters" => DraftKind::Quarter,
        "h" | "half" | "semester" => DraftKind::Half,
        "quadrimester" => DraftKind::Third,
        "w" | "wk" | "cw" | "week" | "weeks" => DraftKind::Week,
        _ => return None,
    })
}
