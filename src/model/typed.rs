//! How a date is read that somebody types: in English, or in a language of the corpus.

use chrono::NaiveDate;

use super::corpus::Corpus;
use crate::when::{Language, Reading, When, WhenError};

impl Corpus {
    /// Reads a date that somebody asks for, counted from a day. Of the languages the newest edition's comes first; what is
    /// wrong with a date that none of them reads is said in that.
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
        let mut tried: Vec<Language> = vec![Language::English, own.language];
        for edition in self.editions.iter().rev() {
            let language = edition.reading().language;
            if tried.contains(&language) {
                continue;
            }
            tried.push(language);
            if let Ok(when) = When::parse(text, Reading { language, ..own }) {
                return Ok(when);
            }
        }
        read
    }
}
