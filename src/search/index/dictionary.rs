//! The distinct words of a corpus, sorted. A word of a query is compared with these instead of with every text.
//!
//! Forms that differ in case are distinct words, since a query with capitals asks for capitals. They are adjacent, because
//! words are sorted in lower case.

use std::ops::Range;

use memchr::memmem;

use super::super::rank::stop_words::is_stop_word;
use crate::text::fold::lower_case;

#[derive(Clone, Debug, Default)]
pub(in crate::search) struct Dictionary {
    /// Every word in lower case, each after a line feed.
    lower: String,
    /// Where each word begins in `lower`, and the end.
    starts: Vec<u32>,
    /// Words that are not all in lower case, with their form, sorted by number.
    forms: Vec<(u32, Box<str>)>,
    /// The letters of each word; see [`mask`].
    masks: Vec<u64>,
    /// The length of each word, and whether it is a stop word.
    shapes: Vec<WordShape>,
}

/// What reading a text needs to know of each word, in a byte.
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

    /// The length in bytes, at most 127.
    pub const fn len(self) -> usize {
        (self.0 & !Self::STOP_WORD) as usize
    }

    /// Whether it is a word like `the`; see [`is_stop_word`].
    pub const fn is_stop_word(self) -> bool {
        self.0 & Self::STOP_WORD != 0
    }
}

impl Dictionary {
    /// Sorts words. Also returns the number of each.
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

    /// The letters of a word; see [`mask`].
    pub fn mask(&self, word: u32) -> u64 {
        self.masks[word as usize]
    }

    /// The length of a word, and whether it is a stop word.
    pub fn shape(&self, word: u32) -> WordShape {
        self.shapes[word as usize]
    }

    /// The words that begin with `prefix`, of which those equal to it come first.
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

    /// The words that contain `part`, ascending.
    pub fn having(&self, part: &str) -> Vec<u32> {
        let mut found = Vec::new();
        let mut at = 0u32;
        for hit in memmem::find_iter(self.lower.as_bytes(), part) {
            // Hits ascend, and the next is often in the same word.
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

/// A bit for every letter and digit that a word has, and for all other bytes, which share 28 bits. A word that lacks bits of
/// another cannot contain it.
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
