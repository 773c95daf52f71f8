//! The distinct words of a corpus, sorted: what a word of a query is compared with, instead of every text.
//!
//! Forms that differ in case are words of their own (a query with capitals asks for capitals), side by side, because
//! the order is that of the lower case.

use std::ops::Range;

use memchr::memmem;

use super::super::rank::stop_words::is_stop_word;
use crate::text::fold::lower_case;

#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Dictionary {
    /// Every word in lower case, each after a line feed.
    lower: String,
    /// Where each word begins in `lower`; one more for the end.
    starts: Vec<u32>,
    /// Words that are written otherwise than in lower case, with their form; by number.
    forms: Vec<(u32, Box<str>)>,
    /// Which letters each word has; see [`mask`].
    masks: Vec<u64>,
    /// How long each word is, and whether it says little.
    shapes: Vec<WordShape>,
}

/// What reading a text asks of each of its words, in a byte.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) struct WordShape(u8);

impl WordShape {
    const STOP_WORD: u8 = 1 << 7;

    fn new(lower: &str) -> Self {
        let len = lower.len().min(usize::from(Self::STOP_WORD - 1)) as u8;
        Self(if is_stop_word(lower) {
            len | Self::STOP_WORD
        } else {
            len
        })
    }

    /// Its bytes; of a longer word 127.
    pub const fn len(self) -> usize {
        (self.0 & !Self::STOP_WORD) as usize
    }

    /// Whether it is a word like `the`; see [`is_stop_word`].
    pub const fn is_stop_word(self) -> bool {
        self.0 & Self::STOP_WORD != 0
    }
}

impl Dictionary {
    /// Sorts words and returns, for each, its number.
    pub fn new(words: Vec<Box<str>>) -> (Self, Vec<u32>) {
        use rayon::prelude::*;
        let mut sorted: Vec<(Box<str>, Box<str>, u32)> = words
            .into_par_iter()
            .enumerate()
            .map(|(index, word)| (lower_case(&word).into_boxed_str(), word, index as u32))
            .collect();
        sorted.par_sort_unstable();
        let mut numbers = vec![0; sorted.len()];
        let mut dictionary = Self::default();
        dictionary.lower.push('\n');
        dictionary.starts.reserve_exact(sorted.len() + 1);
        dictionary.masks.reserve_exact(sorted.len());
        dictionary.shapes.reserve_exact(sorted.len());
        for (number, (lower, word, index)) in sorted.into_iter().enumerate() {
            numbers[index as usize] = number as u32;
            dictionary.starts.push(dictionary.lower.len() as u32);
            dictionary.masks.push(mask(&lower));
            dictionary.shapes.push(WordShape::new(&lower));
            dictionary.lower.push_str(&lower);
            dictionary.lower.push('\n');
            if lower != word {
                dictionary.forms.push((number as u32, word));
            }
        }
        dictionary.starts.push(dictionary.lower.len() as u32);
        (dictionary, numbers)
    }

    pub fn len(&self) -> usize {
        self.masks.len()
    }

    pub fn lower(&self, word: u32) -> &str {
        let word = word as usize;
        &self.lower[self.starts[word] as usize..self.starts[word + 1] as usize - 1]
    }

    pub fn written(&self, word: u32) -> &str {
        match self.forms.binary_search_by_key(&word, |(number, _)| *number) {
            Ok(form) => &self.forms[form].1,
            Err(_) => self.lower(word),
        }
    }

    /// Which letters a word has.
    pub fn mask(&self, word: u32) -> u64 {
        self.masks[word as usize]
    }

    /// How long a word is, and whether it says little.
    pub fn shape(&self, word: u32) -> WordShape {
        self.shapes[word as usize]
    }

    /// The words that begin with `prefix`: those that are it come first.
    pub fn beginning(&self, prefix: &str) -> Range<u32> {
        let find = |is_before: &dyn Fn(&str) -> bool| {
            let (mut from, mut to) = (0, self.len() as u32);
            while from < to {
                let middle = from + (to - from) / 2;
                if is_before(self.lower(middle)) {
                    from = middle + 1;
                } else {
                    to = middle;
                }
            }
            from
        };
        let from = find(&|word| word < prefix);
        let to = find(&|word| word < prefix || word.starts_with(prefix));
        from..to
    }

    /// The words that have `part` somewhere, ascending.
    pub fn having(&self, part: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut at = 0u32;
        for hit in memmem::find_iter(self.lower.as_bytes(), part) {
            // Hits ascend, mostly by little: look near before searching far.
            let hit = hit as u32;
            if self.starts[at as usize + 1] <= hit {
                let rest = &self.starts[at as usize + 1..];
                at += rest.partition_point(|start| *start <= hit) as u32;
            }
            if found.last() != Some(&at) {
                found.push(at);
            }
        }
        found
    }
}

/// A bit for every letter and digit that a word has, and one for all others: a word that lacks letters of another
/// cannot hold it.
pub(in crate::search) fn mask(lower: &str) -> u64 {
    lower.bytes().fold(0, |mask, byte| {
        mask | 1
            << match byte {
                b'a'..=b'z' => byte - b'a',
                b'0'..=b'9' => 26 + byte - b'0',
                _ => 36 + byte % 28,
            }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_found_by_beginning_and_part() {
        let words = ["Returns", "return", "returned", "EU", "eu", "schengen", "Return"];
        let (dictionary, numbers) = Dictionary::new(words.map(Into::into).to_vec());
        for (word, number) in words.iter().zip(&numbers) {
            assert_eq!(dictionary.written(*number), *word);
        }
        let written = |range: &mut dyn Iterator<Item = u32>| {
            range.map(|word| dictionary.written(word)).collect::<Vec<_>>()
        };
        assert_eq!(
            written(&mut dictionary.beginning("return")),
            ["Return", "return", "returned", "Returns"]
        );
        assert_eq!(written(&mut dictionary.beginning("eu")), ["EU", "eu"]);
        assert_eq!(dictionary.beginning("x").len(), 0);
        assert_eq!(
            written(&mut dictionary.having("turned").into_iter()),
            ["returned"]
        );
        assert_eq!(
            written(&mut dictionary.having("e").into_iter()),
            ["EU", "eu", "Return", "return", "returned", "Returns", "schengen"]
        );
    }
}
