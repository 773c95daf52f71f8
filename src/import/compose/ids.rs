//! Makes ids from words: the same words always give the same id, and no two things share an id.

use hashbrown::HashMap;

use crate::text::fold;

/// A text as lower-case ASCII letters and digits with dashes between the words, cut at a word to at most `most` bytes.
/// Points within a number or word are kept, as in `1.2`.
pub fn slug(text: &str, most: usize) -> String {
    let mut slug = String::new();
    let folded = fold::lower(text);
    let mut letters = folded.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            'a'..='z' | '0'..='9' => slug.push(letter),
            '.' if slug.ends_with(|before: char| before.is_ascii_alphanumeric())
                && letters.peek().is_some_and(char::is_ascii_alphanumeric) =>
            {
                slug.push('.');
            }
            // An apostrophe does not separate words.
            '\'' | '’' => {}
            _ if slug.ends_with(['-', '.']) || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    if slug.len() > most {
        let cut = slug[..most]
            .rfind('-')
            .filter(|at| *at > most / 2)
            .unwrap_or(most);
        slug.truncate(cut);
    }
    slug.trim_matches(['-', '.']).to_owned()
}

/// A slug of the usual length, or `otherwise` for a text that has no letters for one.
pub fn slug_or(text: &str, otherwise: &str) -> String {
    let slug = slug(text, 48);
    if slug.is_empty() {
        otherwise.to_owned()
    } else {
        slug
    }
}

#[derive(Debug, Default)]
pub struct Ids {
    /// How often each was asked for.
    taken: HashMap<String, usize>,
}

impl Ids {
    /// The id that is wanted, with a number where it is taken.
    pub fn take(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        while self.taken.contains_key(&id) {
            let count = self.taken.entry(wanted.to_owned()).or_insert(1);
            *count += 1;
            id = format!("{wanted}-{count}");
        }
        self.taken.insert(id.clone(), 1);
        id
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_become_ids() {
        for (text, wanted) in [
            ("M1C1-17", "m1c1-17"),
            ("007", "007"),
            ("Straße & Ärger, l'été", "strasse-arger-lete"),
            ("1.2. First", "1.2-first"),
            ("…", ""),
            ("移民", ""),
        ] {
            assert_eq!(slug(text, 80), wanted, "{text}");
        }
        assert_eq!(slug("one two three", 9), "one-two");
    }

    #[test]
    fn no_two_are_the_same() {
        let mut ids = Ids::default();
        let taken = ["a", "a", "a-2", "a", "b"].map(|id| ids.take(id));
        assert_eq!(taken, ["a", "a-2", "a-2-2", "a-3", "b"]);
    }

    proptest::proptest! {
        #[test]
        fn every_slug_is_an_id(text in "\\PC{0,30}") {
            let slug = slug(&text, 12);
            let inner = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'.');
            assert!(slug.is_empty() || slug.bytes().all(inner) && !slug.starts_with(['-', '.']) && !slug.ends_with(['-', '.']));
        }
    }
}
