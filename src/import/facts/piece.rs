//! A text cut up once, for everything that looks for facts in it: tokens, sentences, and the phrases that say something about
//! a fact beside them.

use std::ops::Range;

use super::token::{FactToken, TokenShape, tokens};
use super::word_class::Class;
use super::words::{Cue, FactWords};

/// A phrase that says something about a fact, and its tokens.
#[derive(Clone, Debug)]
pub struct Mark {
    pub at: Range<usize>,
    pub cue: Cue,
}

#[derive(Debug)]
pub struct FactPiece<'t> {
    pub text: &'t str,
    pub words: &'t FactWords,
    pub tokens: Vec<FactToken<'t>>,
    /// Ranges of tokens, which cover all of them.
    pub sentences: Vec<Range<usize>>,
    /// In the order of the text.
    pub marks: Vec<Mark>,
}

impl<'t> FactPiece<'t> {
    pub fn new(text: &'t str, words: &'t FactWords) -> Self {
        let tokens = tokens(text);
        let sentences = sentences(&tokens, words);
        let marks = marks(&tokens, words);
        Self {
            text,
            words,
            tokens,
            sentences,
            marks,
        }
    }

    pub fn slice(&self, tokens: &Range<usize>) -> &'t str {
        match (
            self.tokens.get(tokens.start),
            tokens.end.checked_sub(1).and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if first.at.start < last.at.end => {
                &self.text[first.at.start..last.at.end]
            }
            _ => "",
        }
    }

    pub fn sentence(&self, token: usize) -> Range<usize> {
        let at = self.sentences.partition_point(|sentence| sentence.end <= token);
        self.sentences.get(at).cloned().unwrap_or(token..token)
    }

    /// The marks that begin within some tokens, in order.
    pub fn marks_in(&self, tokens: &Range<usize>) -> &[Mark] {
        let from = self.marks.partition_point(|mark| mark.at.start < tokens.start);
        let to = self.marks.partition_point(|mark| mark.at.start < tokens.end);
        &self.marks[from..to.max(from)]
    }

    /// Whether a token follows the one before it without a space.
    pub fn is_glued(&self, token: usize) -> bool {
        token > 0
            && self
                .tokens
                .get(token)
                .is_some_and(|own| self.tokens[token - 1].at.end == own.at.start)
    }
}

fn marks(tokens: &[FactToken<'_>], words: &FactWords) -> Vec<Mark> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let mut passed = 1;
        for (length, cue) in words.cues.at(&tokens[at..]) {
            if *cue == Cue::Nothing {
                passed = length;
                break;
            }
            found.push(Mark {
                at: at..at + length,
                cue: *cue,
            });
        }
        at += passed;
    }
    found
}

/// Where the sentences are, as ranges of tokens that cover all of them.
pub fn sentences(tokens: &[FactToken<'_>], words: &FactWords) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        if ends_sentence(tokens, at, token, words) {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    if start < tokens.len() {
        found.push(start..tokens.len());
    }
    found
}

fn ends_sentence(tokens: &[FactToken<'_>], at: usize, token: &FactToken<'_>, words: &FactWords) -> bool {
    if token.shape != TokenShape::Sign || !matches!(token.text, "." | "!" | "?" | ";" | "…") {
        return false;
    }
    let Some(next) = tokens.get(at + 1) else {
        return true;
    };
    if next.at.start == token.at.end && !matches!(next.text, ")" | "”" | "\"" | "’") {
        return false;
    }
    if token.text != "." {
        return true;
    }
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    let is_short = before.is_some_and(|before| {
        before.shape == TokenShape::Word
            && (before.text.chars().count() == 1 || words.is_abbreviation(&before.word))
    });
    // "15. März", "2. Quartal": the number of a day or a part.
    let is_ordinal = before
        .is_some_and(|before| before.shape == TokenShape::Number && before.text.len() <= 2)
        && words
            .class(&next.word)
            .is_any(Class::MONTH.or(Class::UNIT).or(Class::SEASON));
    // A sentence does not begin in lower case.
    let goes_on = next.shape == TokenShape::Word && !next.is_capital();
    !is_short && !is_ordinal && !goes_on
}
