//! Reading texts with a query in mind: what of it stands where.

use std::ops::Range;
use std::sync::Arc;

use super::index::Index;
use super::plan::{Leaf, Look};
use super::rank::EXACT;
use super::rank::proximity::Spot;
use super::texts::{Texts, Token};
use crate::text::fold::words::words;
use crate::text::fold::{Folded, fold};

/// What of a query was found in one text.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub spots: Vec<Spot>,
    /// How many letters the text has in words, and how many of them were found.
    pub letters: (usize, usize),
}

impl Read {
    /// The best points of a leaf in the text.
    pub fn points(&self, leaf: usize) -> u16 {
        let spots = self.spots.iter().filter(|spot| spot.leaf == leaf);
        spots.map(|spot| spot.points).max().unwrap_or(0)
    }
}

/// A word that was not compared yet.
const UNKNOWN: u16 = u16::MAX;

/// Words of the corpus, one bit each from the first of them to the last: most words of a text are none.
#[derive(Debug, Default)]
struct Meant {
    first: u32,
    bits: Vec<u64>,
}

impl Meant {
    fn new(leaf: &Leaf) -> Self {
        let (Some((first, _)), Some((last, _))) = (leaf.words.first(), leaf.words.last()) else {
            return Self::default();
        };
        let mut bits = vec![0u64; (last - first) as usize / 64 + 1];
        for (word, _) in &leaf.words {
            let at = (word - first) as usize;
            bits[at / 64] |= 1 << (at % 64);
        }
        Self { first: *first, bits }
    }

    fn has(&self, word: u32) -> bool {
        let at = word.wrapping_sub(self.first) as usize;
        self.bits
            .get(at / 64)
            .is_some_and(|bits| bits >> (at % 64) & 1 == 1)
    }
}

/// Reads texts for what is sought.
pub(super) struct Reader<'l> {
    index: &'l Index,
    pub leaves: &'l [Arc<Leaf>],
    pub texts: Texts,
    /// For every leaf the points of every word that was met; 0 for those that are not meant.
    verdicts: Vec<Vec<u16>>,
    /// The words that are meant, for every leaf.
    meant: Vec<Meant>,
    has_literals: bool,
}

impl<'l> Reader<'l> {
    /// Reads for these, and goes on from texts that were read before.
    pub fn new(index: &'l Index, leaves: &'l [Arc<Leaf>], mut texts: Texts) -> Self {
        let mut known = std::mem::take(&mut texts.verdicts);
        let verdicts = leaves.iter().map(|leaf| {
            let at = known.iter().position(|(look, _)| Arc::ptr_eq(look, &leaf.look));
            at.map(|at| known.swap_remove(at).1).unwrap_or_default()
        });
        Self {
            index,
            verdicts: verdicts.collect(),
            meant: leaves.iter().map(|leaf| Meant::new(leaf)).collect(),
            has_literals: leaves.iter().any(|leaf| matches!(*leaf.look, Look::Literal(_))),
            leaves,
            texts,
        }
    }

    /// What was read, for the next query.
    pub fn into_texts(self) -> Texts {
        let mut texts = self.texts;
        let looks = self.leaves.iter().map(|leaf| Arc::clone(&leaf.look));
        texts.verdicts = looks.zip(self.verdicts).collect();
        texts
    }

    /// The points of a word that was met, for a leaf. None of a leaf that is no word.
    fn points(&mut self, leaf: usize, word: u32) -> u16 {
        let verdict = &mut self.verdicts[leaf][word as usize];
        if *verdict == UNKNOWN {
            let met = &self.texts.met[word as usize];
            *verdict = match &*self.leaves[leaf].look {
                Look::Word(pattern) => pattern.compare(&met.written, &met.lower).unwrap_or(0),
                Look::Literal(_) => 0,
            };
        }
        *verdict
    }

    /// Every word that was met has a place among the verdicts.
    fn make_room(&mut self) {
        let met = self.texts.met.len();
        for verdicts in &mut self.verdicts {
            if verdicts.len() < met {
                verdicts.resize(met, UNKNOWN);
            }
        }
    }

    /// Reads a text that was cut into words.
    pub fn read(&mut self, text: &str, tokens: &[Token]) -> Read {
        let mut found = Read::default();
        let mut place = 0;
        self.make_room();
        for token in tokens {
            let mut is_found = false;
            for leaf in 0..self.leaves.len() {
                let points = self.points(leaf, token.word);
                if points > 0 {
                    is_found = true;
                    found.spots.push(Spot {
                        leaf,
                        word: place,
                        points,
                    });
                }
            }
            let met = &self.texts.met[token.word as usize];
            found.letters.0 += met.lower.len();
            found.letters.1 += if is_found { met.lower.len() } else { 0 };
            // "Package for Lebanon" has its words side by side.
            if !met.is_stop_word {
                place += 1;
            }
        }
        if self.has_literals {
            self.read_literals(text, &mut found);
            found.letters.1 = found.letters.1.min(found.letters.0);
        }
        found
    }

    /// Finds what is sought in a text whose words are in the index as numbers: nothing is compared any more, and the text
    /// itself is asked for only where letters are sought over the bounds of words. Words are counted from the first,
    /// [little ones](Self::skip_little) too.
    pub fn find<'t>(&self, text: impl FnOnce() -> &'t str, words: &[u32], found: &mut Read) {
        found.spots.clear();
        found.letters = (0, 0);
        for (place, word) in words.iter().enumerate() {
            let mut is_found = false;
            for (leaf, meant) in self.meant.iter().enumerate() {
                if meant.has(*word)
                    && let Some(points) = self.leaves[leaf].points(*word)
                {
                    is_found = true;
                    found.spots.push(Spot {
                        leaf,
                        word: place,
                        points,
                    });
                }
            }
            if is_found {
                found.letters.1 += self.index.dictionary.shape(*word).len();
            }
        }
        if self.has_literals {
            self.read_literals(text(), found);
        }
    }

    /// Counts the letters of a text in which something was found.
    pub fn measure(&self, words: &[u32], found: &mut Read) {
        let lengths = words.iter().map(|word| self.index.dictionary.shape(*word).len());
        found.letters.0 = lengths.sum();
        found.letters.1 = found.letters.1.min(found.letters.0);
    }

    /// Counts the words of a text without the little ones: "Package for Lebanon" has its words side by side.
    pub fn skip_little(&self, words: &[u32], found: &mut Read) {
        let Some(last) = found.spots.iter().map(|spot| spot.word).max() else {
            return;
        };
        let before = words.iter().take(last).enumerate();
        let is_stop_word = |word: &u32| self.index.dictionary.shape(*word).is_stop_word();
        let little: Vec<usize> = before
            .filter(|(_, word)| is_stop_word(word))
            .map(|(at, _)| at)
            .collect();
        for spot in &mut found.spots {
            spot.word -= little.partition_point(|at| *at < spot.word);
        }
    }

    fn read_literals(&self, text: &str, found: &mut Read) {
        let folded = fold(text);
        for (leaf, sought) in self.leaves.iter().enumerate() {
            if let Look::Literal(literal) = &*sought.look {
                for range in literal.find(&folded.text) {
                    found.spots.push(Spot {
                        leaf,
                        word: words(&folded.text[..range.start]).count(),
                        points: EXACT,
                    });
                    found.letters.1 += range.len();
                }
            }
        }
    }

    /// The bytes of a text where something of the query stands: ascending, apart from one another.
    pub fn marks(&mut self, text: &str, tokens: &[Token]) -> Vec<Range<usize>> {
        let folded = fold(text);
        let mut ranges = Vec::new();
        self.make_room();
        for token in tokens {
            for leaf in 0..self.leaves.len() {
                if self.points(leaf, token.word) > 0
                    && let Look::Word(pattern) = &*self.leaves[leaf].look
                {
                    let met = &self.texts.met[token.word as usize];
                    for letters in pattern.letters(&met.written, &met.lower) {
                        ranges.push(in_text(&folded, token.span(), &met.written, letters));
                    }
                }
            }
        }
        self.mark_literals(&folded, &mut ranges);
        united(ranges)
    }

    /// The same of a text whose words are in the index as numbers.
    pub fn marks_of_words(&self, text: &str, numbers: &[u32]) -> Vec<Range<usize>> {
        let folded = fold(text);
        let mut ranges = Vec::new();
        for (word, number) in words(&folded.text).zip(numbers) {
            for (leaf, meant) in self.meant.iter().enumerate() {
                if meant.has(*number)
                    && let Look::Word(pattern) = &*self.leaves[leaf].look
                {
                    for letters in pattern.letters(&word.text, self.index.dictionary.lower(*number)) {
                        ranges.push(in_text(&folded, word.span.clone(), &word.text, letters));
                    }
                }
            }
        }
        self.mark_literals(&folded, &mut ranges);
        united(ranges)
    }

    fn mark_literals(&self, folded: &Folded<'_>, ranges: &mut Vec<Range<usize>>) {
        for leaf in self.leaves {
            if let Look::Literal(literal) = &*leaf.look {
                let found = literal.find(&folded.text).into_iter();
                ranges.extend(found.map(|range| folded.original(range)));
            }
        }
    }
}

/// Letters of a word as bytes of the text it was read from.
fn in_text(folded: &Folded<'_>, span: Range<usize>, word: &str, letters: Range<usize>) -> Range<usize> {
    // A number without its separators, or a letter whose lower case has another length, is marked as a whole.
    let is_plain = word.len() == span.len() && word.get(letters.clone()).is_some();
    let range = if is_plain {
        span.start + letters.start..span.start + letters.end
    } else {
        span
    };
    folded.original(range)
}

fn united(mut ranges: Vec<Range<usize>>) -> Vec<Range<usize>> {
    ranges.retain(|range| !range.is_empty());
    ranges.sort_unstable_by_key(|range| (range.start, range.end));
    let mut apart: Vec<Range<usize>> = Vec::with_capacity(ranges.len());
    for range in ranges {
        match apart.last_mut() {
            Some(last) if range.start <= last.end => last.end = last.end.max(range.end),
            _ => apart.push(range),
        }
    }
    apart
}
