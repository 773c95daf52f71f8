//! The tokens of a recurrence, read one after the other, and the errors that point at them.

use std::ops::Range;

use super::error::{RecurrenceError, RecurrenceMistake as Mistake};
use super::every::{Frequency, RecurrencePlace};
use super::words;
use crate::when::parse::lexer::TokenKind;
use crate::when::parse::reader::DateReader;

pub(super) struct Parser<'t>(pub(super) DateReader<'t>);

/// How often something recurs, and the place that "every March" gives at the same time. The count is not checked yet.
pub(super) struct Often {
    pub count: u32,
    pub unit: Frequency,
    pub place: Option<RecurrencePlace>,
}

pub(super) fn wrong(at: Range<usize>, mistake: Mistake) -> RecurrenceError {
    RecurrenceError {
        at,
        mistake,
        suggestion: None,
    }
}

impl Parser<'_> {
    pub(super) fn expect_known_words(&self) -> Result<(), RecurrenceError> {
        let is_unknown = |at: &usize| match &self.0.tokens[*at].kind {
            TokenKind::Word(word) => !words::is_known(word) || word == words::WEEKDAY,
            _ => false,
        };
        let mut all = 0..self.0.tokens.len();
        all.find(is_unknown).map_or(Ok(()), |at| Err(self.stranger(at)))
    }

    /// The error for a token that is not accepted at its position.
    pub(super) fn stranger(&self, at: usize) -> RecurrenceError {
        match &self.0.tokens[at].kind {
            TokenKind::Word(word) if word == words::WEEKDAY => self.error(at, at + 1, Mistake::Weekday),
            TokenKind::Word(word) if !words::is_known(word) => RecurrenceError {
                suggestion: words::meant(word).map(str::to_owned),
                ..self.error(at, at + 1, Mistake::Word)
            },
            _ => self.error(at, at + 1, Mistake::Leftover),
        }
    }

    /// An error that quotes the tokens `from..to`.
    pub(super) fn error(
        &self,
        from: usize,
        to: usize,
        mistake: impl FnOnce(String) -> Mistake,
    ) -> RecurrenceError {
        let at = self.0.place(from..to);
        wrong(at.clone(), mistake(self.0.text[at].to_owned()))
    }

    /// The error for the token that comes next, or for the missing one at the end.
    pub(super) fn unexpected(&self) -> RecurrenceError {
        match self.0.next {
            at if at < self.0.tokens.len() => self.stranger(at),
            end => self.error(end.saturating_sub(1), end, Mistake::NothingAfter),
        }
    }
}
