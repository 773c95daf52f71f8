//! Which English words a table of a language may say.

use super::parse::words;
use super::recurrence;

/// Whether the word stands in English dates, or in what comes again and again; else the one that was probably meant.
pub fn check(word: &str, is_recurring: bool) -> Result<(), Option<&'static str>> {
    let word = word.to_lowercase();
    match is_recurring {
        true if recurrence::is_known(&word) => Ok(()),
        true => Err(recurrence::meant(&word)),
        false if words::is_known(&word) => Ok(()),
        false => Err(words::meant(&word)),
    }
}
