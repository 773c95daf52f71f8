//! The words that may be meant by what is being typed, kept from one key to the next.

use super::super::index::{Dictionary, mask};

/// The words of a corpus that have nearly all letters of what is being typed, for some of what was typed last. A longer
/// word has them among those of its beginning, as long as as many letters may be missing.
#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Narrowed {
    typed: Vec<(String, usize, Vec<u32>)>,
    /// The words that have all of the letters as they stand.
    parts: Vec<(String, Vec<u32>)>,
}

impl Narrowed {
    const MOST: usize = 8;

    /// The words that have some letters as they stand, ascending.
    pub fn having(&mut self, typed: &str, dictionary: &Dictionary) -> &[u32] {
        let before = self
            .parts
            .iter()
            .filter(|(before, _)| typed.starts_with(before.as_str()));
        let words: Vec<u32> = match before.max_by_key(|(before, _)| before.len()) {
            Some((before, words)) if before == typed => words.clone(),
            Some((_, words)) => {
                let having = words.iter().copied();
                having
                    .filter(|word| dictionary.lower(*word).contains(typed))
                    .collect()
            }
            None => dictionary.having(typed),
        };
        if self.parts.len() >= Self::MOST {
            self.parts.remove(0);
        }
        self.parts.push((typed.to_owned(), words));
        self.parts.last().map_or(&[], |(_, words)| words)
    }

    /// The words without digits that lack at most so many letters, ascending.
    pub fn words(&mut self, typed: &str, most: usize, dictionary: &Dictionary) -> &[u32] {
        let own = mask(typed);
        let digits = mask("0123456789");
        let has_letters = |word: &u32| {
            let mask = dictionary.mask(*word);
            (own & !mask).count_ones() as usize <= most && mask & digits == 0
        };
        let before = self
            .typed
            .iter()
            .filter(|(before, same, _)| *same == most && typed.starts_with(before.as_str()));
        let words: Vec<u32> = match before.max_by_key(|(before, ..)| before.len()) {
            Some((.., words)) => words.iter().copied().filter(has_letters).collect(),
            None => (0..dictionary.len() as u32).filter(has_letters).collect(),
        };
        if self.typed.len() >= Self::MOST {
            self.typed.remove(0);
        }
        self.typed.push((typed.to_owned(), most, words));
        self.typed.last().map_or(&[], |(.., words)| words)
    }
}
