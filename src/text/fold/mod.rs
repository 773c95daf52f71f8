//! Folds letters: `Türkiye` becomes `Turkiye`, `Straße` becomes `Strasse`, so that what is typed on any keyboard finds what
//! is written in any language. Both sides of a comparison must be folded.
//!
//! [`fold`] keeps the case and [`lower`] removes it, because a query with capitals asks for capitals.

pub mod numbers;
pub mod words;

use std::borrow::Cow;
use std::ops::Range;

use unicode_normalization::char::{decompose_compatible, is_combining_mark};

/// A folded text that can be mapped back to the original.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folded<'t> {
    /// The text without marks, in its original case.
    pub text: Cow<'t, str>,
    /// For every byte of `text` and one past its end, the byte at which its letter starts in the original. Empty if the original
    /// is ASCII, and both are the same.
    origins: Vec<u32>,
}

impl Folded<'_> {
    /// The bytes of the original that a range of the folded text was made from, whole letters with their marks.
    pub fn original(&self, range: Range<usize>) -> Range<usize> {
        if self.origins.is_empty() {
            return range;
        }
        let at = |byte: usize| self.origins[byte.min(self.origins.len() - 1)];
        if range.start >= range.end {
            let at = at(range.start) as usize;
            return at..at;
        }
        let last = at(range.end - 1);
        // One letter may have become several (ß, ss): the end is where the next letter of the original starts.
        let mut end = range.end;
        while end + 1 < self.origins.len() && at(end) == last {
            end += 1;
        }
        at(range.start) as usize..at(end) as usize
    }
}

/// Removes the marks of letters and keeps the case.
pub fn fold(text: &str) -> Folded<'_> {
    if text.is_ascii() {
        return Folded {
            text: Cow::Borrowed(text),
            origins: Vec::new(),
        };
    }
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (at, letter) in text.char_indices() {
        fold_letter(letter, &mut folded);
        origins.resize(folded.len(), at as u32);
    }
    origins.push(text.len() as u32);
    Folded {
        text: Cow::Owned(folded),
        origins,
    }
}

/// Removes marks and case, without a way back to the original.
pub fn lower(text: &str) -> String {
    lower_case(&fold(text).text)
}

/// The key that names are sorted by. Marks, case and leading punctuation only break ties, so that `Ångström` comes before
/// `Zeta`. Numbers are sorted by size: `phase 2` before `phase 10`.
pub fn order(name: &str) -> (String, String) {
    let lower = lower(name);
    let first = lower.find(char::is_alphanumeric).unwrap_or(0);
    let mut key = String::with_capacity(lower.len());
    let mut rest = &lower[first..];
    while let Some(at) = rest.find(|letter: char| letter.is_ascii_digit()) {
        key.push_str(&rest[..at]);
        let end = rest[at..].find(|letter: char| !letter.is_ascii_digit());
        let (number, after) = rest[at..].split_at(end.unwrap_or(rest.len() - at));
        let number = number.trim_start_matches('0');
        // A number with more digits is larger: the count of digits comes first.
        key.extend(char::from_u32('0' as u32 + number.len().min(48) as u32));
        key.push_str(number);
        rest = after;
    }
    key.push_str(rest);
    (key, name.to_owned())
}

/// Removes the case of a text that has been folded.
pub fn lower_case(folded: &str) -> String {
    if folded.is_ascii() {
        folded.to_ascii_lowercase()
    } else {
        // The lower case of some capitals (İ) is a letter and a mark.
        folded
            .chars()
            .flat_map(char::to_lowercase)
            .filter(|letter| !is_combining_mark(*letter))
            .collect()
    }
}

fn fold_letter(letter: char, into: &mut String) {
    if letter.is_ascii() {
        into.push(letter);
    } else if let Some(plain) = plain(letter) {
        into.push_str(plain);
    } else {
        decompose_compatible(letter, |part| {
            if !is_combining_mark(part) {
                match plain(part) {
                    Some(plain) => into.push_str(plain),
                    None => into.push(part),
                }
            }
        });
    }
}

/// The replacement for a letter that Unicode does not decompose although readers do, or for typographic punctuation.
const fn plain(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' => "ss",
        'ẞ' => "SS",
        'ł' => "l",
        'Ł' => "L",
        'ø' => "o",
        'Ø' => "O",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'ŧ' => "t",
        'Ŧ' => "T",
        'þ' => "th",
        'Þ' => "Th",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'ı' => "i",
        'ŋ' => "n",
        'Ŋ' => "N",
        '‘' | '’' | 'ʼ' | '′' => "'",
        '“' | '”' | '„' | '«' | '»' => "\"",
        '‐' | '‑' | '‒' | '–' | '—' | '−' => "-",
        // Soft hyphens, joiners and other zero-width characters are invisible.
        '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' => "",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn letters_lose_their_marks() {
        for (text, folded) in [
            ("Türkiye", "turkiye"),
            ("Tu\u{308}rkiye", "turkiye"),
            ("Côte d’Ivoire", "cote d'ivoire"),
            ("Síkela", "sikela"),
            ("İstanbul ISPARTA", "istanbul isparta"),
            ("Straße, Łódź, Ærø", "strasse, lodz, aero"),
            ("ΑΘΉΝΑ", "αθηνα"),
            ("ﬁnance № ＡＢ", "finance no ab"),
            ("mid–2025", "mid-2025"),
        ] {
            assert_eq!(lower(text), folded);
        }
    }

    #[test]
    fn ranges_lead_back_to_whole_letters() {
        for (text, part, original) in [
            ("in Türkiye now", "Turki", "Türki"),
            ("Tu\u{308}r", "u", "u\u{308}"),
            ("Straße 5", "s 5", "ße 5"),
            ("Straße", "Stras", "Straß"),
            ("plain", "lai", "lai"),
        ] {
            let folded = fold(text);
            let Some(at) = folded.text.find(part) else {
                // The part is not in the folded text: take its last four bytes, from the second s of ss on.
                let at = folded.text.len() - 4;
                assert_eq!(&text[folded.original(at..at + 4)], original);
                continue;
            };
            assert_eq!(&text[folded.original(at..at + part.len())], original, "{text}");
        }
    }

    #[test]
    fn names_are_in_the_order_that_readers_expect() {
        let mut names = [
            "Zeta",
            "éole",
            "Ångström",
            "«Fonds»",
            "alpha",
            "Europe",
            "Eole",
            "Øst",
            "Paris",
            "Phase 10",
            "phase 2a",
            "phase 02",
            "Phase",
        ];
        names.sort_by_cached_key(|name| order(name));
        let expected = [
            "alpha",
            "Ångström",
            "Eole",
            "éole",
            "Europe",
            "«Fonds»",
            "Øst",
            "Paris",
            "Phase",
            "phase 02",
            "phase 2a",
            "Phase 10",
            "Zeta",
        ];
        assert_eq!(names, expected);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
        #[test]
        fn the_way_back_stays_on_letters(text in "\\PC{0,40}") {
            let folded = fold(&text);
            let bounds: Vec<_> = folded.text.char_indices().map(|(at, _)| at).chain([folded.text.len()]).collect();
            for (index, from) in bounds.iter().enumerate() {
                for to in &bounds[index..] {
                    let range = folded.original(*from..*to);
                    prop_assert!(text.get(range.clone()).is_some(), "{range:?} of {text:?}");
                }
            }
        }

        #[test]
        fn folding_twice_changes_nothing(text in "\\PC{0,40}") {
            let once = lower(&text);
            prop_assert_eq!(lower(&once), once);
        }
    }
}
