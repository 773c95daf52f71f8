//! The tokens of a wording, read one after the other, and the errors that point at them.

use std::ops::Range;

use chrono::NaiveDate;

use super::error::{Mistake, WhenError};
use super::lex::{Token, TokenKind};
use super::words;

pub(super) struct Reader<'t> {
    pub text: &'t str,
    pub tokens: Vec<Token>,
    /// The token that comes next.
    pub next: usize,
    pub edition: NaiveDate,
}

impl Reader<'_> {
    /// A slip in a word is told before anything that follows from not understanding it.
    pub fn expect_known_words(&self) -> Result<(), WhenError> {
        let is_unknown = |token: &&Token| match &token.kind {
            TokenKind::Word(word) => !words::is_known(word),
            _ => false,
        };
        self.tokens
            .iter()
            .find(is_unknown)
            .map_or(Ok(()), |token| Err(self.stranger(token)))
    }

    pub fn expect_end(&self) -> Result<(), WhenError> {
        match self.tokens.get(self.next) {
            None => Ok(()),
            Some(token) => Err(self.stranger(token)),
        }
    }

    /// The error for a token that cannot stand where it is.
    pub fn stranger(&self, token: &Token) -> WhenError {
        let found = self.text[token.at.clone()].to_owned();
        match &token.kind {
            TokenKind::Word(word) if !words::is_known(word) => {
                WhenError::new(token.at.clone(), Mistake::Word(found)).suggest(words::meant(word))
            }
            _ => WhenError::new(token.at.clone(), Mistake::Leftover(found)),
        }
    }

    /// An error that quotes the text of some tokens.
    pub fn error(&self, tokens: Range<usize>, mistake: impl FnOnce(String) -> Mistake) -> WhenError {
        let at = self.place(tokens);
        WhenError::new(at.clone(), mistake(self.text[at].to_owned()))
    }

    /// Where some tokens stand, in bytes.
    pub fn place(&self, tokens: Range<usize>) -> Range<usize> {
        let first = self.tokens.get(tokens.start);
        let last = self
            .tokens
            .get(tokens.end.saturating_sub(1))
            .or(self.tokens.last());
        match (first, last) {
            (Some(first), Some(last)) => first.at.start..last.at.end.max(first.at.start),
            _ => self.text.len()..self.text.len(),
        }
    }

    /// The word that comes next, if one does.
    pub fn word(&self) -> Option<&str> {
        self.word_at(0)
    }

    /// The word that stands so many tokens after the next one.
    pub fn word_at(&self, after: usize) -> Option<&str> {
        match &self.tokens.get(self.next + after)?.kind {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The number that stands so many tokens after the next one, and how many digits it is written with.
    pub fn number_at(&self, after: usize) -> Option<(u32, usize)> {
        match self.tokens.get(self.next + after)?.kind {
            TokenKind::Number(number, digits) => Some((number, digits)),
            _ => None,
        }
    }

    pub fn comes(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    /// Passes these words if all of them come next.
    pub fn eat(&mut self, words: &[&str]) -> bool {
        let come = words
            .iter()
            .enumerate()
            .all(|(after, word)| self.word_at(after) == Some(word));
        self.next += if come { words.len() } else { 0 };
        come
    }

    /// Passes any one of these words.
    pub fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(&[word]))
    }

    pub fn eat_kind(&mut self, kind: &TokenKind) -> bool {
        let comes = self
            .tokens
            .get(self.next)
            .is_some_and(|token| token.kind == *kind);
        self.next += usize::from(comes);
        comes
    }
}
