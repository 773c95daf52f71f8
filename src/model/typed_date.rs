//! Reads a date that a person types: in English, or in a language of the corpus.

use chrono::NaiveDate;

use super::corpus::Corpus;
use crate::when::{Reading, When, WhenError};

impl Corpus {
    /// Reads a date that somebody types, counted from a day. The language of the newest edition is tried first; if none can
    /// read the date, the error is from that one.
    pub fn typed(&self, text: &str, from: NaiveDate) -> Result<When, WhenError> {
        let english = Reading::from(from);
        let Some(newest) = self.newest_edition() else {
            return When::parse(text, english);
        };
        let own = Reading {
            edition: from,
            ..newest.reading()
        };
        let read = When::parse_typed(text, own);
        if read.is_ok() {
            return read;
        }
        let others = self.editions.iter().rev().map(|edition| edition.language);
        let mut others = others.filter(|language| *language != own.language);
        let found = others.find_map(|language| When::parse(text, Reading { language, ..own }).ok());
        found.map_or(read, Ok)
    }
}
