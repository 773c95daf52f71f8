//! Splits texts into words, for the index and for queries alike.
//!
//! A word is a run of letters and digits. `52.1` and `62,034` are one word each (the second becomes `62034`); `eu-LISA`,
//! `d'Ivoire` and `52 100 000` are several, which [`joined`] also gives as one.

use std::borrow::Cow;
use std::ops::Range;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoldedWord<'t> {
    /// The word, without commas between thousands.
    pub text: Cow<'t, str>,
    /// The bytes it takes up in the text.
    pub span: Range<usize>,
}

pub fn words(text: &str) -> impl Iterator<Item = FoldedWord<'_>> {
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
        Some(FoldedWord { text, span })
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

/// Whether the byte at `at` is a point between digits, or a comma after a digit and before exactly three.
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

/// Several words that are also read as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedWords {
    /// The words, without what separates them.
    pub text: String,
    /// From the first word to the last.
    pub span: Range<usize>,
    /// The index of the last word.
    pub last: usize,
}

/// Pairs of words with a hyphen or an apostrophe between them, read as one (`takeback` for `take-back`), and numbers that
/// are written differently from their normalised form (`52100000` for `52 100 000` and `52.100.000`, `52.1` for `52,1`).
/// Sorted by their last words.
pub fn joined(text: &str, words: &[FoldedWord<'_>]) -> Vec<JoinedWords> {
    let mut all = Vec::new();
    let mut counted = 0;
    for (at, word) in words.iter().enumerate() {
        if word.text.starts_with(|first: char| first.is_ascii_digit()) {
            if at >= counted
                && let Some((end, number)) = super::numbers::number(text, word.span.start)
            {
                let last = at + words[at..].partition_point(|word| word.span.end < end);
                if words.get(last).is_some_and(|word| word.span.end == end) && number != word.text {
                    counted = last + 1;
                    all.push(JoinedWords {
                        text: number,
                        span: word.span.start..end,
                        last,
                    });
                }
            }
            continue;
        }
        let Some(left) = at.checked_sub(1).and_then(|at| words.get(at)) else {
            continue;
        };
        let between = &text[left.span.end..word.span.start];
        let is_name = |word: &FoldedWord<'_>| word.text.starts_with(char::is_alphabetic);
        if matches!(between, "-" | "'") && is_name(left) && is_name(word) {
            all.push(JoinedWords {
                text: format!("{}{}", left.text, word.text),
                span: left.span.start..word.span.end,
                last: at,
            });
        }
    }
    all.sort_by_key(|joined| joined.last);
    all
}

/// The words of a text, each followed by the [`joined`] words that end with it; `true` marks the joined ones.
pub fn readings(text: &str) -> Vec<(FoldedWord<'_>, bool)> {
    let words: Vec<_> = words(text).collect();
    let mut joined = joined(text, &words).into_iter().peekable();
    let mut all = Vec::with_capacity(words.len());
    for (at, word) in words.into_iter().enumerate() {
        all.push((word, false));
        while let Some(one) = joined.next_if(|one| one.last == at) {
            let text = Cow::Owned(one.text);
            all.push((FoldedWord { text, span: one.span }, true));
        }
    }
    all
}

/// Whether a letter belongs to a script that is written without blanks between words: Chinese, Japanese, Thai, Lao, Burmese
/// or Khmer. A word is then any run of letters inside a longer one.
pub fn is_unspaced(letter: char) -> bool {
    matches!(letter,
        '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{4dbf}'
            | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
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
    fn words_that_belong_together_are_read_as_one_too() {
        for (text, read) in [
            (
                "eu-LISA take-back in 2024-12 d'Ivoire",
                &["euLISA", "takeback", "dIvoire"][..],
            ),
            ("EUR 52 100 000 for 6 012 persons", &["52100000", "6012"]),
            ("52.100.000 or 52,100,000", &["52100000"]),
            ("12'500, 1.234,5 and 52,1", &["12500", "1234.5", "52.1"]),
            ("in 2024 100 people, 1 of 12 500", &["12500"]),
        ] {
            let words: Vec<_> = words(text).collect();
            let joined = joined(text, &words);
            let texts: Vec<_> = joined.iter().map(|joined| joined.text.as_str()).collect();
            assert_eq!(texts, read, "{text}");
        }
        let read: Vec<_> = readings("6 012 mid-term")
            .into_iter()
            .map(|(word, is_joined)| (word.text.into_owned(), is_joined))
            .collect();
        let read: Vec<_> = read
            .iter()
            .map(|(text, joined)| (text.as_str(), *joined))
            .collect();
        let (apart, one) = (false, true);
        assert_eq!(
            read,
            [
                ("6", apart),
                ("012", apart),
                ("6012", one),
                ("mid", apart),
                ("term", apart),
                ("midterm", one)
            ]
        );
    }
}
