//! Words: what a text is cut into, for the index and for queries alike.
//!
//! A word is a run of letters and digits. `52.1` and `62,034` are one word each (the second is read as `62034`);
//! `eu-LISA` and `d'Ivoire` are two, and [`joined`] reads them as one as well.

use std::borrow::Cow;
use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// The letters, without separators of thousands.
    pub text: Cow<'t, str>,
    /// Where it stands.
    pub span: Range<usize>,
}

pub fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut next = 0;
    std::iter::from_fn(move || {
        let span = next_word(text, next)?;
        next = span.end;
        let slice = &text[span.clone()];
        let text = if slice.contains(',') {
            Cow::Owned(slice.replace(',', ""))
        } else {
            Cow::Borrowed(slice)
        };
        Some(Word { text, span })
    })
}

fn next_word(text: &str, from: usize) -> Option<Range<usize>> {
    let bytes = text.as_bytes();
    let mut start = from;
    loop {
        let byte = *bytes.get(start)?;
        if byte.is_ascii_alphanumeric() {
            break;
        }
        if byte.is_ascii() {
            start += 1;
            continue;
        }
        let letter = text[start..].chars().next()?;
        if letter.is_alphanumeric() {
            break;
        }
        start += letter.len_utf8();
    }
    let mut end = start;
    while let Some(&byte) = bytes.get(end) {
        if byte.is_ascii_alphanumeric() {
            end += 1;
        } else if byte.is_ascii() {
            if !joins_digits(bytes, start, end) {
                break;
            }
            end += 1;
        } else {
            match text[end..].chars().next() {
                Some(letter) if letter.is_alphanumeric() => end += letter.len_utf8(),
                _ => break,
            }
        }
    }
    Some(start..end)
}

/// Whether the byte at `at` is a decimal point, or a comma before three digits that go no further.
fn joins_digits(bytes: &[u8], start: usize, at: usize) -> bool {
    let digit = |index: usize| bytes.get(index).is_some_and(u8::is_ascii_digit);
    if at == start || !digit(at - 1) {
        return false;
    }
    match bytes[at] {
        b'.' => digit(at + 1),
        b',' => digit(at + 1) && digit(at + 2) && digit(at + 3) && !digit(at + 4),
        _ => false,
    }
}

/// Words written with a hyphen or an apostrophe between them, read as one: `takeback` for `take-back`.
pub fn joined<'t>(text: &'t str, words: &[Word<'t>]) -> impl Iterator<Item = String> {
    words.windows(2).filter_map(move |pair| {
        let [left, right] = pair else { return None };
        let between = &text[left.span.end..right.span.start];
        let is_name = |word: &Word<'_>| word.text.starts_with(char::is_alphabetic);
        (matches!(between, "-" | "'") && is_name(left) && is_name(right))
            .then(|| format!("{}{}", left.text, right.text))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_fall_into_words() {
        let of = |text| words(text).map(|word| word.text.into_owned()).collect::<Vec<_>>();
        assert_eq!(
            of("EUR 52.1 million, in 2025."),
            ["EUR", "52.1", "million", "in", "2025"]
        );
        assert_eq!(
            of("62,034 of 1,234,567; 1,2 or 1,23456"),
            ["62034", "of", "1234567", "1", "2", "or", "1", "23456"]
        );
        assert_eq!(of("eu-LISA's d'Ivoire"), ["eu", "LISA", "s", "d", "Ivoire"]);
        assert_eq!(of("  —  "), Vec::<String>::new());
        assert_eq!(of("мир 世界"), ["мир", "世界"]);
    }

    #[test]
    fn hyphenated_words_are_read_as_one_too() {
        let text = "eu-LISA take-back in 2024-12 d'Ivoire";
        let words: Vec<_> = words(text).collect();
        assert_eq!(
            joined(text, &words).collect::<Vec<_>>(),
            ["euLISA", "takeback", "dIvoire"]
        );
    }
}
