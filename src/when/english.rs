//! The English words that the table of another language may translate to.

use super::parse::words;
use super::recurrence;

/// Checks that a word is used in English dates, or in English recurrences.
///
/// The error is the word that was probably meant, if that is clear.
pub fn check(word: &str, is_recurring: bool) -> Result<(), Option<&'static str>> {
    let word = word.to_lowercase();
    match is_recurring {
        true if recurrence::is_known(&word) => Ok(()),
        true => Err(recurrence::meant(&word)),
        false if words::is_known(&word) => Ok(()),
        false => Err(words::meant(&word)),
    }
}
