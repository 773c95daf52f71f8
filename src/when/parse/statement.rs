//! Reads a whole wording: one date, a range from one to another, or everything on one side of a date.

use chrono::NaiveDate;

use super::draft::{DateDraft, DraftKind, RangeContext};
use super::lexer::{DateToken, TokenKind, lex, plain};
use super::reader::DateReader;
use super::translate::{Says, translate};
use super::words::{BOUNDS, BOUNDS_BEHIND, ONGOING};
use super::year_span;
use crate::when::convention::Conventions;
use crate::when::error::{DateMistake, WhenError};
use crate::when::language::Language;
use crate::when::reading::Reading;
use crate::when::{Bound, Doubt, Period, PeriodPart, Stretch, When, calendar, edtf, to_window};

impl When {
    /// Reads a wording in the context of its edition. If only the edition's date is given, it is taken to be in English, without
    /// fiscal years. Relative wordings ("next year") count from that date.
    pub fn parse(text: &str, reading: impl Into<Reading>) -> Result<Self, WhenError> {
        let reading = reading.into().within_calendar();
        parse(text, reading)
            .map_err(|error| error.proven(text, |mended| Some(parse(mended, reading).err()?.at)))
    }

    /// Reads what somebody typed, either in English, which is tried first, or in the language of the reading.
    pub fn parse_typed(text: &str, reading: impl Into<Reading>) -> Result<Self, WhenError> {
        let reading = reading.into();
        if reading.language == Language::English {
            return Self::parse(text, reading);
        }
        Self::parse(text, reading.in_english()).or_else(|_| Self::parse(text, reading))
    }

    /// The last day of a length of time ("90 days", "within 3 months") from a day on, worded in English or in `language`.
    /// `None` if the text is anything else.
    pub fn parse_length(text: &str, language: Language, from: NaiveDate) -> Option<NaiveDate> {
        let read = |language| {
            let reading = Reading {
                language,
                ..Reading::from(from)
            };
            let reading = reading.within_calendar();
            let tokens = translate(lex(text, &reading).ok()?, language, Says::When);
            let mut reader = DateReader::new(text, tokens, &reading);
            // Most texts are not lengths: this is cheaper than the errors with their suggestions.
            if !reader.knows_words() {
                return None;
            }
            if !reader.comes("within") {
                let within = DateToken {
                    kind: TokenKind::Word("within".into()),
                    at: 0..0,
                };
                reader.tokens.insert(0, within);
            }
            let when = reader.statement().ok()?;
            reader.expect_end().ok()?;
            match when {
                Self::Between(first, last) => match (first.period, last.period) {
                    (Period::Day(first), Period::Day(last)) if first == from => Some(last),
                    _ => None,
                },
                _ => None,
            }
        };
        read(Language::English).or_else(|| read(language))
    }
}

/// A reader of the wording in English words, all of which occur in dates.
fn reader(text: &str, reading: Reading) -> Result<DateReader<'_>, WhenError> {
    let tokens = translate(lex(text, &reading)?, reading.language, Says::When);
    if tokens.is_empty() {
        return Err(WhenError::new(0..text.len(), DateMistake::Empty));
    }
    let reader = DateReader::new(text, tokens, &reading);
    reader.expect_known_words()?;
    Ok(reader)
}

fn parse(text: &str, reading: Reading) -> Result<When, WhenError> {
    // What may be a fiscal year as well is not taken for ISO 8601-2 as a whole.
    let chars: Vec<char> = text.chars().map(plain).collect();
    if !year_span::stands_in(&chars, reading.fiscal_year)
        && let Some(read) = edtf::read(text)
    {
        return read;
    }
    // A canonical wording means the same in every language. This comes first because of Dutch, where "of" otherwise means "or".
    if reading.language != Language::English
        && let Ok(when) = parse(text, reading.in_english())
        && when.to_string() == text.trim()
    {
        return Ok(when);
    }
    let mut reader = reader(text, reading)?;
    let when = reader.statement()?;
    reader.expect_end()?;
    check(when, text)?;
    Ok(when)
}

/// What joins two dates.
#[derive(PartialEq)]
enum Joint {
    Span,
    /// `and` or `or`: both dates, which must not leave a gap.
    Both,
    /// The `and` of "between": all the time from one date to the other.
    Between,
}

impl DateReader<'_> {
    fn statement(&mut self) -> Result<When, WhenError> {
        if let Some(coming) = self.relative()? {
            return Ok(coming);
        }
        if self.eat(&["between"]) {
            return self.between();
        }
        if let Some(open) = self.open_interval()? {
            return Ok(open);
        }
        if self.eat_any(ONGOING) {
            return self.ongoing();
        }
        // "In the rest of 2025".
        let inside = usize::from(matches!(self.word(), Some("in" | "during" | "over" | "within")));
        if matches!(self.word_at(inside), Some("rest" | "remainder" | "remaining")) {
            self.next += inside + 1;
            return self.later();
        }
        // "Later than" is a bound.
        if self.comes("later") && self.word_at(1) != Some("than") {
            self.next += 1;
            return self.later();
        }
        let start = self.next;
        let Some(bound) = self.bound(BOUNDS) else {
            let (when, _) = self.range()?;
            return Ok(match self.bound(BOUNDS_BEHIND) {
                Some(bound) => bounded(bound, when),
                None => when,
            });
        };
        if self.next == self.tokens.len() {
            return Err(self.error(start..self.next, DateMistake::NothingAfter));
        }
        let (when, is_joined) = self.range()?;
        // "By June at the latest" and "from June on" say it twice.
        self.bound(BOUNDS_BEHIND);
        if bound == Bound::From && is_joined && matches!(when, When::Between(..)) {
            return Ok(when);
        }
        Ok(bounded(bound, when))
    }

    /// What follows "ongoing", as in "ongoing since 2022" or "ongoing until 2026". Alone, it means from the edition's date on.
    fn ongoing(&mut self) -> Result<When, WhenError> {
        if self.next < self.tokens.len() {
            return self.statement();
        }
        let today = Stretch::from(Period::Day(self.edition));
        Ok(When::Bounded(Bound::From, today))
    }

    fn between(&mut self) -> Result<When, WhenError> {
        let start = self.next;
        let first = self.draft()?;
        if self.joint().is_none() {
            return Err(self.error(start.saturating_sub(1)..self.next, DateMistake::NothingAfter));
        }
        let last = self.draft()?;
        self.join(&first, &last, &Joint::Between)
    }

    /// `../X`; `X/..` is left to [`Self::range`].
    fn open_interval(&mut self) -> Result<Option<When>, WhenError> {
        if !self.eat_kind(&TokenKind::Open) {
            return Ok(None);
        }
        if !self.eat_kind(&TokenKind::Slash) || self.next == self.tokens.len() {
            return Err(self.error(0..self.next, DateMistake::NothingAfter));
        }
        let last = self.draft()?;
        Ok(Some(When::Bounded(
            Bound::By,
            self.finish(&last, RangeContext::NONE)?,
        )))
    }

    /// Reads the period of "later in 2025": what is left of it at the edition's date, or all of it if that is not within it.
    fn later(&mut self) -> Result<When, WhenError> {
        let draft = self.draft()?;
        let stretch = self.finish(&draft, RangeContext::NONE)?;
        let extent = to_window::extent(stretch, Conventions::shipped());
        if extent.start <= self.edition && self.edition < extent.end {
            let day = |day| Stretch::from(Period::Day(day));
            return Ok(When::Between(day(self.edition), day(extent.end)));
        }
        Ok(When::In(stretch))
    }

    /// Reads one date or two that are joined, and returns whether they are.
    fn range(&mut self) -> Result<(When, bool), WhenError> {
        let first = self.draft()?;
        let before_joint = self.next;
        let Some(joint) = self.joint() else {
            let when = match self.ends(&first, RangeContext::NONE)? {
                (first, last) if first == last => When::In(first),
                (first, last) => When::Between(first, last),
            };
            return Ok((when, false));
        };
        if self.eat_kind(&TokenKind::Open) || self.eat_any(ONGOING) {
            let (first, _) = self.ends(&first, RangeContext::NONE)?;
            return Ok((When::Bounded(Bound::From, first), true));
        }
        if self.next == self.tokens.len() {
            return Err(self.error(before_joint..self.next, DateMistake::NothingAfter));
        }
        let last = self.draft()?;
        let when = self.join(&first, &last, &joint)?;
        Ok((when, true))
    }

    fn join(&self, first: &DateDraft, last: &DateDraft, joint: &Joint) -> Result<When, WhenError> {
        let (mut first, mut last) = (first.clone(), last.clone());
        match joint {
            Joint::Span => first.leave_week_to(&last),
            // "Week commencing 17 and 24 March" are two weeks.
            Joint::Both | Joint::Between => last.length = last.length.or(first.length),
        }
        // In "around April to June", "around" applies to both ends. A sign of ISO 8601-2 applies to one date.
        if first.around_both && last.doubt == Doubt::None {
            last.doubt = Doubt::Whole;
        }
        let (for_first, for_last) = (last.context(), first.context());
        let (last_start, last_stretch) = self.ends(&last, for_last.without_year())?;
        if let (DraftKind::Bare(number), Some(PeriodPart::Nth(_, unit)), None) =
            (first.kind, last.part, first.part)
            && let Ok(number) = u8::try_from(number)
        {
            // "first and second week of March 2025"
            first.kind = DraftKind::Nothing;
            first.part = Some(PeriodPart::Nth(number, unit));
        }
        if first.is_nothing() {
            // "early to mid 2025", "early/mid-January 2025".
            let Stretch { period, .. } = last_stretch;
            first.kind = DraftKind::Full(period);
        }
        let (first_stretch, first_end) = self.ends(&first, for_first)?;
        let conventions = Conventions::shipped();
        let start = to_window::extent(first_stretch, conventions).start;
        let end = to_window::extent(first_end, conventions).end;
        if to_window::extent(last_stretch, conventions).end < start {
            let found = self.text[first.at.start..last.at.end].to_owned();
            let at = first.at.start..last.at.end;
            let turned = When::Between(last_stretch, first_stretch).to_string();
            let year_before = self.year_before(&first, last_stretch);
            return Err(
                WhenError::new(at, DateMistake::Reversed(found)).suggest(Some(year_before.unwrap_or(turned)))
            );
        }
        if *joint == Joint::Both
            && calendar::add_days(end, 1) < to_window::extent(last_start, conventions).start
        {
            let found = self.text[first.at.start..last.at.end].to_owned();
            return Err(WhenError::new(
                first.at.start..last.at.end,
                DateMistake::TwoDates(found),
            ));
        }
        Ok(When::Between(first_stretch, last_stretch))
    }

    /// The suggestion for "November to February 2025", which probably begins in the year before.
    fn year_before(&self, first: &DateDraft, last: Stretch) -> Option<String> {
        // In "29-21 October" both days are of one month, so that another year does not help.
        if first.year.is_some() || matches!(first.kind, DraftKind::Bare(_)) {
            return None;
        }
        let year = last
            .period
            .year()
            .checked_sub(1)
            .filter(|year| *year >= calendar::FIRST_YEAR)?;
        let (first, _) = self.ends(first, RangeContext::of_year(year)).ok()?;
        // A date written with its year, as in `2025-12`, has not moved.
        let conventions = Conventions::shipped();
        let is_before =
            to_window::extent(first, conventions).start <= to_window::extent(last, conventions).end;
        is_before.then(|| When::Between(first, last).to_string())
    }

    fn joint(&mut self) -> Option<Joint> {
        let joint = match &self.tokens.get(self.next)?.kind {
            TokenKind::Dash | TokenKind::Slash => Joint::Span,
            TokenKind::Word(word) => match word.as_str() {
                "to" | "until" | "till" | "through" | "thru" => Joint::Span,
                "and" | "or" => Joint::Both,
                _ => return None,
            },
            _ => return None,
        };
        self.next += 1;
        // "early-to-mid 2025"
        self.eat_kind(&TokenKind::Dash);
        Some(joint)
    }

    fn bound(&mut self, bounds: &[(&[&str], Bound)]) -> Option<Bound> {
        bounds
            .iter()
            .find(|(words, _)| self.eat(words))
            .map(|(_, bound)| *bound)
    }
}

fn bounded(bound: Bound, when: When) -> When {
    match (bound, when) {
        (bound, When::In(stretch)) => When::Bounded(bound, stretch),
        (Bound::By | Bound::Until | Bound::After, When::Between(_, last)) => When::Bounded(bound, last),
        (Bound::Before | Bound::From, When::Between(first, _)) => When::Bounded(bound, first),
        (_, already) => already,
    }
}

/// Refuses bounds that leave nothing of the calendar.
fn check(when: When, text: &str) -> Result<(), WhenError> {
    let When::Bounded(bound, stretch) = when else {
        return Ok(());
    };
    let extent = to_window::extent(stretch, Conventions::shipped());
    let is_beyond = match bound {
        Bound::Before => !to_window::counts_to_its_end(stretch) && extent.start == calendar::FIRST_DAY,
        Bound::After => extent.end == calendar::LAST_DAY,
        _ => false,
    };
    if is_beyond {
        return Err(WhenError::new(
            0..text.len(),
            DateMistake::BeyondCalendar(text.trim().to_owned()),
        ));
    }
    Ok(())
}
