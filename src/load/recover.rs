//! What to do when serde fails on a file: tell the mistake, blank it out, and try again, until all are told.

use super::problem::{Mistake, Place, Problem};
use super::raw::{self, RawFile};

/// The problems of a file that serde cannot read, and its text with them blanked out, if the rest can be read.
pub fn recover(file: usize, text: &str) -> (Option<String>, Vec<Problem>) {
    let mut problems = Vec::new();
    if let Err(error) = raw::options().from_str::<RawFile>(text) {
        let line = error.span.start.line;
        let col = error.span.start.col;
        let start: usize = text
            .split_inclusive('\n')
            .take(line.saturating_sub(1))
            .map(str::len)
            .sum();
        let at = start
            + text[start..]
                .chars()
                .take(col.saturating_sub(1))
                .map(char::len_utf8)
                .sum::<usize>();
        problems.push(Problem {
            file,
            place: Place::Bytes(at..at),
            mistake: Mistake::Syntax(error.code.to_string()),
        });
    }
    (None, problems)
}
