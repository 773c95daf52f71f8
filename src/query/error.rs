//! Mistakes in a query: where they are, what is wrong, and what was probably meant.

use std::fmt;
use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueryError {
    pub span: Range<usize>,
    /// What is wrong, in one line.
    pub message: String,
    /// What to write in the place of `span`.
    pub suggestion: Option<String>,
    /// Everything that could be there, each with a short explanation.
    pub known: Option<String>,
}

impl QueryError {
    pub(super) fn new(span: Range<usize>, message: impl Into<String>) -> Self {
        // Messages quote values: a line feed in one must not break the message into two lines.
        let message = message
            .into()
            .chars()
            .map(|letter| if letter.is_control() { ' ' } else { letter })
            .collect();
        Self {
            span,
            message,
            suggestion: None,
            known: None,
        }
    }

    pub(super) fn suggest(mut self, suggestion: Option<impl Into<String>>) -> Self {
        self.suggestion = suggestion.map(Into::into);
        self
    }

    pub(super) fn list(mut self, known: String) -> Self {
        self.known = Some(known);
        self
    }
}

impl fmt::Display for QueryError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        match &self.suggestion {
            Some(suggestion) => write!(f, "; did you mean {suggestion}?"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for QueryError {}
