//! Lines and columns of positions in a text.

use memchr::{memchr_iter, memrchr};
use ron::error::SpannedError;

/// A position in a text. Lines and columns are counted from 1, columns in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

/// Counts lines and columns along a text in a single pass, so positions must be asked for in ascending order.
pub struct Ruler<'t> {
    pub text: &'t str,
    at: usize,
    position: Position,
    line_start: usize,
}

impl<'t> Ruler<'t> {
    pub fn new(text: &'t str) -> Self {
        // A byte order mark does not count as a column.
        let at = if text.starts_with('\u{feff}') {
            '\u{feff}'.len_utf8()
        } else {
            0
        };
        Self {
            text,
            at,
            position: Position { line: 1, column: 1 },
            line_start: 0,
        }
    }

    /// The position of a byte, and the byte at which its line begins.
    pub fn position(&mut self, byte: usize) -> (Position, usize) {
        let byte = byte.max(self.at);
        let passed = &self.text[self.at..byte];
        let mut from = self.at;
        if let Some(last) = memrchr(b'\n', passed.as_bytes()) {
            self.position.line += memchr_iter(b'\n', passed.as_bytes()).count();
            self.position.column = 1;
            self.line_start = self.at + last + 1;
            from = self.line_start;
        }
        self.position.column += self.text[from..byte].chars().count();
        self.at = byte;
        (self.position, self.line_start)
    }
}

/// The byte of a text at which serde reported an error.
pub fn byte_of(text: &str, error: &SpannedError) -> usize {
    let start = &error.span.start;
    let before = text.split_inclusive('\n').take(start.line.saturating_sub(1));
    let line: usize = before.map(str::len).sum();
    let letters = text[line..].chars().take(start.col.saturating_sub(1));
    line + letters.map(char::len_utf8).sum::<usize>()
}
