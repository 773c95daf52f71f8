//! Which ids and titles are valid.

use crate::text::sanitize::is_harmful;

/// Whether `id` consists only of the characters allowed in ids. Ids of places keep their ISO capitals.
pub fn is_id(id: &str) -> bool {
    let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-' || byte == b'.';
    !id.is_empty() && id.bytes().all(inner) && !id.starts_with(['-', '.']) && !id.ends_with(['-', '.'])
}

/// Whether a title or name has any visible character other than punctuation.
pub fn is_title(title: &str) -> bool {
    title
        .chars()
        .any(|letter| !letter.is_whitespace() && !is_punctuation(letter) && !is_harmful(letter))
}

/// ASCII punctuation, and the Unicode block of dashes, quotation marks and dots.
fn is_punctuation(letter: char) -> bool {
    letter.is_ascii_punctuation() || ('\u{2010}'..='\u{205e}').contains(&letter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_is_anything_that_can_be_read() {
        for title in ["a", "7", "移", "❤", "🇪🇺", "€"] {
            assert!(is_title(title), "{title}");
        }
        for title in [
            "",
            "  ",
            "\u{a0}",
            "...",
            "…",
            "–",
            "-",
            "\u{200b}\u{202e}",
            "\u{7}",
        ] {
            assert!(!is_title(title), "{title:?}");
        }
    }
}
