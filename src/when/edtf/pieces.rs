//! Pieces of a text that is read as EDTF, and the errors that point at them.

use std::ops::Range;

use crate::when::error::{DateMistake, WhenError};
use crate::when::parse::lexer;

/// A text and its characters, normalised for reading dates.
pub(super) struct EdtfText<'t> {
    written: &'t str,
    chars: Vec<char>,
    /// The byte at which each character begins in the text, and the end of the text.
    places: Vec<usize>,
}

impl<'t> EdtfText<'t> {
    pub fn new(text: &'t str) -> Self {
        Self {
            written: text,
            chars: text.chars().map(lexer::plain).collect(),
            places: text
                .char_indices()
                .map(|(place, _)| place)
                .chain([text.len()])
                .collect(),
        }
    }

    pub fn whole(&self) -> EdtfPiece<'_> {
        let all = EdtfPiece {
            of: self,
            from: 0,
            to: self.chars.len(),
        };
        all.trimmed()
    }
}

/// Some characters of a text.
#[derive(Clone, Copy)]
pub(super) struct EdtfPiece<'t> {
    of: &'t EdtfText<'t>,
    from: usize,
    to: usize,
}

impl<'t> EdtfPiece<'t> {
    pub fn chars(self) -> &'t [char] {
        &self.of.chars[self.from..self.to]
    }

    pub fn part(self, range: Range<usize>) -> Self {
        Self {
            of: self.of,
            from: self.from + range.start,
            to: self.from + range.end,
        }
    }

    /// The piece from its character `start` on.
    pub fn from(self, start: usize) -> Self {
        self.part(start..self.chars().len())
    }

    pub fn trimmed(self) -> Self {
        let chars = self.chars();
        let before = chars.iter().take_while(|c| **c == ' ').count();
        let after = chars[before..].iter().rev().take_while(|c| **c == ' ').count();
        self.part(before..chars.len() - after)
    }

    /// The parts between occurrences of `sign`, trimmed of blanks.
    pub fn split(self, sign: char) -> Vec<Self> {
        let mut parts = Vec::new();
        let mut start = 0;
        for (at, c) in self.chars().iter().enumerate() {
            if *c == sign {
                parts.push(self.part(start..at).trimmed());
                start = at + 1;
            }
        }
        parts.push(self.from(start).trimmed());
        parts
    }

    /// Both sides of the first `..`.
    pub fn around_dots(self) -> Option<(Self, Self)> {
        let at = self.chars().windows(2).position(|pair| pair == ['.', '.'])?;
        Some((self.part(0..at).trimmed(), self.from(at + 2).trimmed()))
    }

    pub fn text(self) -> &'t str {
        &self.of.written[self.at()]
    }

    pub fn error(self, mistake: impl FnOnce(String) -> DateMistake) -> WhenError {
        WhenError::new(self.at(), mistake(self.text().to_owned()))
    }

    pub fn at(self) -> Range<usize> {
        self.of.places[self.from]..self.of.places[self.to]
    }
}
