//! Splits the value of a field into parts: alternatives between commas, the two ends of a range.

use std::ops::Range;

use super::error::QueryError;
use super::lexer::Letter;

pub struct ValuePart {
    pub text: String,
    pub span: Range<usize>,
}

impl ValuePart {
    pub fn of(letters: &[Letter], empty_at: usize) -> Self {
        // Include the quotes around it, because a suggestion to replace it brings its own.
        let span = match (letters.first(), letters.last()) {
            (Some(first), Some(last)) => {
                let end = last.at + last.char.len_utf8();
                first.at - usize::from(first.quoted)..end + usize::from(last.quoted)
            }
            _ => empty_at..empty_at,
        };
        Self {
            text: letters.iter().map(|letter| letter.char).collect(),
            span,
        }
    }

    pub fn error(&self, message: impl Into<String>) -> QueryError {
        QueryError::new(self.span.clone(), message)
    }
}

/// The parts between commas. Commas between quotes do not separate.
pub fn alternatives(letters: &[Letter], end: usize) -> Vec<ValuePart> {
    letters
        .split(|letter| letter.char == ',' && !letter.quoted)
        .map(|piece| ValuePart::of(piece, end))
        .collect()
}

/// The two sides of `..`, if it is there.
pub(super) fn range(letters: &[Letter], end: usize) -> Option<(ValuePart, ValuePart)> {
    let is_dot = |letter: &Letter| letter.char == '.' && !letter.quoted;
    let at = letters.windows(2).position(|pair| pair.iter().all(is_dot))?;
    Some((
        ValuePart::of(&letters[..at], end),
        ValuePart::of(&letters[at + 2..], end),
    ))
}

/// `none` and `any`, which all vocabularies and dates accept.
pub(super) fn existence(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "none" => Some(false),
        "any" => Some(true),
        _ => None,
    }
}

/// A value as it is written after a colon, in quotes if it needs them.
pub(super) fn quoted(value: &str) -> String {
    let is_plain =
        |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_' | '/' | '~' | '?');
    if value.chars().all(is_plain) {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('"', ""))
    }
}
