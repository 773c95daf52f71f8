//! The tokens of a wording, read one after the other, and the errors that point at them.

use std::ops::Range;

use chrono::NaiveDate;

use super::lexer::{DateToken, TokenKind, lex};
use super::translate::{Says, translate};
use super::words;
use crate::text::fold;
use crate::when::error::{DateMistake, WhenError};
use crate::when::fiscal::FiscalYear;
use crate::when::language::{DateWords, Language};
use crate::when::reading::Reading;

pub struct DateReader<'t> {
    pub text: &'t str,
    pub tokens: Vec<DateToken>,
    /// The index of the token that comes next.
    pub next: usize,
    pub edition: NaiveDate,
    pub language: Language,
    pub fiscal_year: Option<FiscalYear>,
}

impl<'t> DateReader<'t> {
    /// A reader at the first of the tokens of a wording.
    pub fn new(text: &'t str, tokens: Vec<DateToken>, reading: &Reading) -> Self {
        Self {
            text,
            tokens,
            next: 0,
            edition: reading.edition,
            language: reading.language,
            fiscal_year: reading.fiscal_year,
        }
    }
}

/// Whether a token is a word that no date contains.
fn is_unknown(token: &DateToken) -> bool {
    matches!(&token.kind, TokenKind::Word(word) if !words::is_known(word))
}

impl DateReader<'_> {
    /// Whether there are tokens, and all words among them occur in dates.
    pub fn knows_words(&self) -> bool {
        !self.tokens.is_empty() && !self.tokens.iter().any(is_unknown)
    }

    /// Checks that all words occur in dates, so that a slip is reported before anything that follows from it.
    pub fn expect_known_words(&self) -> Result<(), WhenError> {
        let unknown = self.tokens.iter().filter(|token| is_unknown(token));
        let mut wrong = unknown.map(|token| self.unknown(token));
        let Some(first) = wrong.next() else { return Ok(()) };
        // In "1er trimestre", "trimestre" says what is wrong, not "er".
        let is_foreign = |error: &WhenError| matches!(error.mistake, DateMistake::Foreign { .. });
        if is_foreign(&first) {
            return Err(first);
        }
        Err(wrong.find(is_foreign).unwrap_or(first))
    }

    pub fn expect_end(&self) -> Result<(), WhenError> {
        match self.tokens.get(self.next) {
            None => Ok(()),
            Some(token) => {
                let read = self.text[..token.at.start].trim();
                let mut error = self.stranger(token);
                if let DateMistake::Leftover(found) = &error.mistake
                    && !read.is_empty()
                {
                    error.mistake = DateMistake::Behind {
                        found: found.clone(),
                        read: read.to_owned(),
                    };
                }
                Err(error)
            }
        }
    }

    /// The error for a token that is not accepted at its position.
    pub fn stranger(&self, token: &DateToken) -> WhenError {
        let found = self.text[token.at.clone()].to_owned();
        match &token.kind {
            TokenKind::Word(word) if !words::is_known(word) => self.unknown(token),
            _ => WhenError::new(token.at.clone(), DateMistake::Leftover(found)),
        }
    }

    /// The error for a word that no date of the language contains: it is of another language, or misspelt.
    fn unknown(&self, token: &DateToken) -> WhenError {
        let found = self.text[token.at.clone()].to_owned();
        let word = fold::lower(&found);
        let known = self.languages_of(&word);
        if !known.is_empty() {
            let mistake = DateMistake::Foreign {
                found,
                languages: known,
                read: self.language,
            };
            return WhenError::new(token.at.clone(), mistake);
        }
        let own = self.language.table().map(DateWords::words);
        // A word that only begins longer phrases is not a slip: it must not be suggested for itself.
        let own = own.and_then(|own| words::slip(&word, own.filter(|known| *known != word)));
        WhenError::new(token.at.clone(), DateMistake::Word(found)).suggest(own.or(words::meant(&word)))
    }

    /// The languages that have a word this one lacks, and leave the fewest words of the wording unknown, fewer than this one.
    fn languages_of(&self, word: &str) -> Box<[Language]> {
        // Too many languages have any given word of one or two letters.
        if word.chars().count() <= 2 {
            return Box::default();
        }
        let unknown = |tokens: &[DateToken]| tokens.iter().filter(|token| is_unknown(token)).count();
        let unknown_in = |language| {
            let reading = Reading {
                edition: self.edition,
                language,
                fiscal_year: self.fiscal_year,
            };
            let tokens = translate(lex(self.text, &reading).ok()?, language, Says::When);
            Some(unknown(&tokens))
        };
        let own = unknown(&self.tokens);
        let others = Language::all().filter(|other| *other != self.language);
        let has_word = |language: &Language| language.table().is_some_and(|table| table.knows(word));
        let left: Vec<(usize, Language)> = others
            .filter(has_word)
            .filter_map(|language| Some((unknown_in(language)?, language)))
            .filter(|(left, _)| *left < own)
            .collect();
        let least = left.iter().map(|(left, _)| *left).min();
        let best = left.iter().filter(|(left, _)| Some(*left) == least);
        best.map(|(_, language)| *language).collect()
    }

    /// An error that quotes the text of some tokens.
    pub fn error(&self, tokens: Range<usize>, mistake: impl FnOnce(String) -> DateMistake) -> WhenError {
        let at = self.place(tokens);
        WhenError::new(at.clone(), mistake(self.text[at].to_owned()))
    }

    /// The position of some tokens, in bytes.
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

    /// The token `after` places beyond the next one.
    pub fn kind_at(&self, after: usize) -> Option<&TokenKind> {
        self.tokens.get(self.next + after).map(|token| &token.kind)
    }

    /// The next token, if it is a word.
    pub fn word(&self) -> Option<&str> {
        self.word_at(0)
    }

    /// The token `after` places beyond the next one, if it is a word.
    pub fn word_at(&self, after: usize) -> Option<&str> {
        match self.kind_at(after)? {
            TokenKind::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The token `after` places beyond the next one, if it is a number, and how many digits it is written with.
    pub fn number_at(&self, after: usize) -> Option<(u32, usize)> {
        match *self.kind_at(after)? {
            TokenKind::Number(number, digits) => Some((number, digits)),
            _ => None,
        }
    }

    /// The number that comes next, in figures or in words. Consumes nothing.
    pub fn count(&self) -> Option<u32> {
        match self.number_at(0) {
            Some((number, _)) => Some(number),
            None => words::number(self.word()?),
        }
    }

    pub fn comes(&self, word: &str) -> bool {
        self.word() == Some(word)
    }

    /// Whether a date begins `after` tokens beyond the next one: a number, or a word that dates begin with.
    pub fn date_at(&self, after: usize) -> bool {
        match self.kind_at(after) {
            Some(
                TokenKind::Number(..) | TokenKind::Period(_) | TokenKind::Doubtful(..) | TokenKind::Span(_),
            ) => true,
            Some(TokenKind::Word(word)) => {
                words::month(word).is_some()
                    || words::season(word).is_some()
                    || words::ordinal(word).is_some()
                    || matches!(
                        word.as_str(),
                        "q" | "h" | "quarter" | "half" | "semester" | "quadrimester"
                    )
                    || matches!(word.as_str(), "year" | "this" | "next" | "current" | "last")
                    || matches!(word.as_str(), "northern" | "southern")
                    || matches!(word.as_str(), "fy" | "fiscal" | "financial" | "budget")
            }
            _ => false,
        }
    }

    /// Consumes these words if all of them come next.
    pub fn eat(&mut self, words: &[&str]) -> bool {
        let come = words
            .iter()
            .enumerate()
            .all(|(after, word)| self.word_at(after) == Some(word));
        self.next += if come { words.len() } else { 0 };
        come
    }

    /// Consumes the next word if it is one of these.
    pub fn eat_any(&mut self, words: &[&str]) -> bool {
        words.iter().any(|word| self.eat(&[word]))
    }

    pub fn eat_kind(&mut self, kind: &TokenKind) -> bool {
        let comes = self.kind_at(0) == Some(kind);
        self.next += usize::from(comes);
        comes
    }
}
