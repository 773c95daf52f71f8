//! What the wording of a recurrence says.

use super::error::{RecurrenceError, RecurrenceMistake as Mistake};
use super::every::{Every, Frequency, RecurrencePlace, RecurrentDay};
use super::parser::{Parser, wrong};
use super::words;
use crate::when::calendar;
use crate::when::error::proven;
use crate::when::language::Language;
use crate::when::parse::lexer::lex;
use crate::when::parse::reader::DateReader;
use crate::when::parse::translate::{Says, translate};
use crate::when::reading::Reading;

impl Every {
    /// Reads a wording such as "3 months", "annually", "twice a year" or "every year by 31 March", in English or the
    /// language of an edition.
    pub fn parse(text: &str, language: Language) -> Result<Self, RecurrenceError> {
        let (read, language) = match parse(text, Language::English) {
            Err(_) if language != Language::English => (parse(text, language), language),
            read => (read, Language::English),
        };
        read.map_err(|error| {
            let refused = |mended: &str| Some(parse(mended, language).err()?.at);
            RecurrenceError {
                suggestion: proven(error.suggestion, text, &error.at, refused),
                ..error
            }
        })
    }
}

fn parse(text: &str, language: Language) -> Result<Every, RecurrenceError> {
    if language == Language::English {
        refuse_weekdays(text)?;
    }
    // The date is irrelevant: recurrences do not count from it.
    let reading = Reading {
        language,
        ..Reading::from(calendar::FIRST_DAY)
    };
    let tokens = lex(text, &reading).map_err(|error| {
        let found = text[error.at.clone()].to_owned();
        wrong(error.at, Mistake::Sign(found))
    })?;
    let tokens = translate(tokens, language, Says::HowOften);
    if tokens.is_empty() {
        return Err(wrong(0..text.len(), Mistake::Empty));
    }
    let mut parser = Parser(DateReader::new(text, tokens, &reading));
    parser.expect_known_words()?;
    let every = parser.statement()?;
    match parser.0.tokens.len() {
        end if end == parser.0.next => Ok(every),
        _ => Err(parser.stranger(parser.0.next)),
    }
}

/// Refuses days of the week. In dates they are redundant and skipped; in a recurrence they would change the meaning.
fn refuse_weekdays(text: &str) -> Result<(), RecurrenceError> {
    let mut at = 0;
    for word in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let bare = word.trim_end_matches(|c: char| !c.is_alphabetic());
        if words::is_weekday(&bare.to_lowercase()) {
            return Err(wrong(at..at + bare.len(), Mistake::Weekday(bare.to_owned())));
        }
        at += word.len();
    }
    Ok(())
}

impl Parser<'_> {
    fn statement(&mut self) -> Result<Every, RecurrenceError> {
        // "By the end of every quarter", "by 31 March each year", "31 March every year".
        let mut place = self.place()?;
        let mut at = 0..self.0.next;
        let often = self.often()?;
        if place.is_none() {
            let start = self.0.next;
            place = self.place()?;
            at = start..self.0.next;
        }
        if let (Some(_), Some(_)) = (place, often.place) {
            return Err(self.error(at.start, at.end, Mistake::Leftover));
        }
        let count = u16::try_from(often.count).ok();
        let Some(count) = count.filter(|count| (1..=Every::MOST).contains(count)) else {
            return Err(self.error(0, self.0.next, Mistake::Count));
        };
        let every = Every {
            count,
            unit: often.unit,
            place: place.or(often.place),
        };
        self.check(every, at.start, at.end)?;
        Ok(every)
    }

    /// Checks that the place goes with the unit: that it comes once in it.
    fn check(&self, every: Every, from: usize, to: usize) -> Result<(), RecurrenceError> {
        let Some(place) = every.place else { return Ok(()) };
        let error = |mistake: fn(String) -> Mistake| Err(self.error(from, to, mistake));
        let yearly = |place| Every {
            count: every.count.div_ceil(12),
            unit: Frequency::Year,
            place: Some(place),
        };
        match (place, every.unit) {
            (RecurrencePlace::On(RecurrentDay::End), _) => error(Mistake::VagueEnd),
            (RecurrencePlace::By(RecurrentDay::End), Frequency::Day) => error(Mistake::Leftover),
            (
                RecurrencePlace::On(RecurrentDay::Month(_) | RecurrentDay::Day(..))
                | RecurrencePlace::By(RecurrentDay::Month(_) | RecurrentDay::Day(..)),
                unit,
            ) if unit != Frequency::Year => {
                // The suggestion is a whole wording, so that the error is placed at all of it.
                let suggestion = (unit == Frequency::Month && every.count.is_multiple_of(12))
                    .then(|| yearly(place).to_string());
                Err(RecurrenceError {
                    suggestion,
                    ..self.error(0, self.0.next, |_| {
                        Mistake::OnceAYear(self.0.text[self.0.place(from..to)].to_owned())
                    })
                })
            }
            (
                RecurrencePlace::On(RecurrentDay::DayOfMonth(_))
                | RecurrencePlace::By(RecurrentDay::DayOfMonth(_)),
                unit,
            ) if unit != Frequency::Month => error(Mistake::OnceAMonth),
            _ => Ok(()),
        }
    }
}
