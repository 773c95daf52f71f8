//! Matching texts against the words of a query: what was found, and where.

use std::ops::Range;
use std::sync::Arc;

use super::index::{Index, JOINED};
use super::plan::{Leaf, LeafPattern};
use super::rank::EXACT;
use super::rank::proximity::WordSpot;
use super::texts::{TextToken, Texts};
use crate::text::fold::words::{readings, words};
use crate::text::fold::{Folded, fold};

/// What of a query was found in one text.
#[derive(Debug, Default)]
pub(super) struct TextMatch {
    pub spots: Vec<WordSpot>,
    /// The number of letters in the words of the text, and how many of them are in words that matched.
    pub letters: (usize, usize),
}

impl TextMatch {
    /// The best points of each of `leaves` leaves in the text.
    pub fn points(&self, leaves: usize) -> Vec<u16> {
        let mut points = vec![0; leaves];
        for spot in &self.spots {
            points[spot.leaf] = spot.points.max(points[spot.leaf]);
        }
        points
    }

    /// Records what was found in a word of `len` letters; of a [joined](JOINED) word, only what its parts did not match as well.
    fn note(&mut self, place: usize, is_joined: bool, len: usize, found: impl Iterator<Item = (usize, u16)>) {
        let parts = self.spots.iter().rev();
        let parts = parts
            .take_while(|spot| is_joined && spot.word + 1 >= place)
            .count();
        let parts = self.spots.len() - parts..self.spots.len();
        let mut is_found = false;
        for (leaf, points) in found {
            let is_better = |part: &WordSpot| part.leaf == leaf && part.points >= points;
            if points > 0 && !self.spots[parts.clone()].iter().any(is_better) {
                is_found = true;
                self.spots.push(WordSpot {
                    leaf,
                    word: place,
                    points,
                });
            }
        }
        if is_found && parts.is_empty() {
            self.letters.1 += len;
        }
    }
}

/// A word that has not been compared yet.
const UNKNOWN: u16 = u16::MAX;

/// The words of the corpus that match a leaf, as a bit set from the first to the last. It rejects most words of a text quickly.
#[derive(Debug, Default)]
struct MeantWords {
    first: u32,
    bits: Vec<u64>,
}

impl MeantWords {
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

/// Matches texts against the leaves of a plan.
pub(super) struct TextMatcher<'l> {
    index: &'l Index,
    pub leaves: &'l [Arc<Leaf>],
    pub texts: Texts,
    /// For every leaf, the points of every word that was met; 0 for words that do not match.
    verdicts: Vec<Vec<u16>>,
    /// For every leaf, the words that match.
    meant: Vec<MeantWords>,
    has_literals: bool,
}

impl<'l> TextMatcher<'l> {
    /// A matcher for these leaves that reuses texts read before.
    pub fn new(index: &'l Index, leaves: &'l [Arc<Leaf>], mut texts: Texts) -> Self {
        let mut known = std::mem::take(&mut texts.verdicts);
        let verdicts = leaves.iter().map(|leaf| {
            let at = known.iter().position(|(look, _)| Arc::ptr_eq(look, &leaf.look));
            at.map(|at| known.swap_remove(at).1).unwrap_or_default()
        });
        Self {
            index,
            verdicts: verdicts.collect(),
            meant: leaves.iter().map(|leaf| MeantWords::new(leaf)).collect(),
            has_literals: leaves
                .iter()
                .any(|leaf| matches!(*leaf.look, LeafPattern::Literal(_))),
            leaves,
            texts,
        }
    }

    /// Returns what was read, for the next query.
    pub fn into_texts(self) -> Texts {
        let mut texts = self.texts;
        let looks = self.leaves.iter().map(|leaf| Arc::clone(&leaf.look));
        texts.verdicts = looks.zip(self.verdicts).collect();
        texts
    }

    /// The points of a leaf for a word that was met; 0 for a literal.
    fn points(&mut self, leaf: usize, word: u32) -> u16 {
        let verdict = &mut self.verdicts[leaf][word as usize];
        if *verdict == UNKNOWN {
            let met = &self.texts.met[word as usize];
            *verdict = match &*self.leaves[leaf].look {
                LeafPattern::Word(pattern) => pattern.compare(&met.written, &met.lower).unwrap_or(0),
                LeafPattern::Literal(_) => 0,
            };
        }
        *verdict
    }

    /// Extends the verdicts to every word that was met.
    fn make_room(&mut self) {
        let met = self.texts.met.len();
        for verdicts in &mut self.verdicts {
            if verdicts.len() < met {
                verdicts.resize(met, UNKNOWN);
            }
        }
    }

    /// Reads a text that was cut into words.
    pub fn read(&mut self, text: &str, tokens: &[TextToken]) -> TextMatch {
        let mut found = TextMatch::default();
        let mut place = 0;
        self.make_room();
        for token in tokens {
            let met = &self.texts.met[token.word as usize];
            let (len, is_stop_word) = (met.lower.len(), met.is_stop_word);
            let at = place - usize::from(token.is_joined && place > 0);
            let points = (0..self.leaves.len()).map(|leaf| (leaf, self.points(leaf, token.word)));
            found.note(at, token.is_joined, len, points);
            if !token.is_joined {
                found.letters.0 += len;
                // Without stop words, the words of "Package for Lebanon" are side by side.
                place += usize::from(!is_stop_word);
            }
        }
        if self.has_literals {
            self.read_literals(text, &mut found);
            found.letters.1 = found.letters.1.min(found.letters.0);
        }
        found
    }

    /// Matches a text whose words are in the index as numbers: no word is compared again, and the text itself is needed only for
    /// literals. Places count all words, including [stop words](Self::skip_stop_words).
    pub fn find<'t>(&self, text: impl FnOnce() -> &'t str, words: &[u32], found: &mut TextMatch) {
        found.spots.clear();
        found.letters = (0, 0);
        let mut place = 0;
        for entry in words {
            let (word, is_joined) = (entry & !JOINED, entry & JOINED != 0);
            let at = place - usize::from(is_joined && place > 0);
            let meant = self.meant.iter().enumerate();
            let points = meant.filter(|(_, meant)| meant.has(word));
            let points = points.map(|(leaf, _)| (leaf, self.leaves[leaf].points(word).unwrap_or(0)));
            found.note(at, is_joined, self.index.dictionary.shape(word).len(), points);
            place += usize::from(!is_joined);
        }
        if self.has_literals {
            self.read_literals(text(), found);
        }
    }

    /// Counts the letters of a text in [`TextMatch::letters`].
    pub fn measure(&self, words: &[u32], found: &mut TextMatch) {
        let apart = words.iter().filter(|word| *word & JOINED == 0);
        let lengths = apart.map(|word| self.index.dictionary.shape(*word).len());
        found.letters.0 = lengths.sum();
        found.letters.1 = found.letters.1.min(found.letters.0);
    }

    /// Changes places so that they do not count stop words: in "Package for Lebanon" the words are side by side.
    pub fn skip_stop_words(&self, words: &[u32], found: &mut TextMatch) {
        let Some(last) = found.spots.iter().map(|spot| spot.word).max() else {
            return;
        };
        let before = words.iter().filter(|word| *word & JOINED == 0);
        let is_stop_word = |word: &u32| self.index.dictionary.shape(*word).is_stop_word();
        let skipped: Vec<usize> = before
            .take(last)
            .enumerate()
            .filter(|(_, word)| is_stop_word(word))
            .map(|(at, _)| at)
            .collect();
        for spot in &mut found.spots {
            spot.word -= skipped.partition_point(|at| *at < spot.word);
        }
    }

    fn read_literals(&self, text: &str, found: &mut TextMatch) {
        let folded = fold(text);
        for (leaf, sought) in self.leaves.iter().enumerate() {
            if let LeafPattern::Literal(literal) = &*sought.look {
                for range in literal.find(&folded.text) {
                    found.spots.push(WordSpot {
                        leaf,
                        word: words(&folded.text[..range.start]).count(),
                        points: EXACT,
                    });
                    found.letters.1 += range.len();
                }
            }
        }
    }

    /// The byte ranges of a text that match the query: ascending and disjoint.
    pub fn marks(&mut self, text: &str, tokens: &[TextToken]) -> Vec<Range<usize>> {
        let folded = fold(text);
        let mut ranges = Vec::new();
        self.make_room();
        for token in tokens {
            for leaf in 0..self.leaves.len() {
                if self.points(leaf, token.word) > 0
                    && let LeafPattern::Word(pattern) = &*self.leaves[leaf].look
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

    /// Like [`Self::marks`], for a text whose words are in the index as numbers.
    pub fn marks_of_words(&self, text: &str, numbers: &[u32]) -> Vec<Range<usize>> {
        let folded = fold(text);
        let mut ranges = Vec::new();
        for ((word, _), number) in readings(&folded.text).into_iter().zip(numbers) {
            let number = number & !JOINED;
            for (leaf, meant) in self.meant.iter().enumerate() {
                if meant.has(number)
                    && let LeafPattern::Word(pattern) = &*self.leaves[leaf].look
                {
                    for letters in pattern.letters(&word.text, self.index.dictionary.lower(number)) {
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
            if let LeafPattern::Literal(literal) = &*leaf.look {
                let found = literal.find(&folded.text).into_iter();
                ranges.extend(found.map(|range| folded.original(range)));
            }
        }
    }
}

/// Maps a range of a word to the text it was read from.
fn in_text(folded: &Folded<'_>, span: Range<usize>, word: &str, letters: Range<usize>) -> Range<usize> {
    let range = match spread(&folded.text[span.clone()], word, letters) {
        Some(range) => span.start + range.start..span.start + range.end,
        // The word differs from the text, such as in a decimal point for a comma: mark all of it.
        None => span,
    };
    folded.original(range)
}

/// Finds a range of a word in the text it was read from, which may have other characters in between: `6012` in `6 012`.
fn spread(written: &str, word: &str, letters: Range<usize>) -> Option<Range<usize>> {
    word.get(letters.clone())?;
    let mut rest = written.char_indices();
    let mut found: Option<Range<usize>> = None;
    for (at, letter) in word.char_indices().take_while(|(at, _)| *at < letters.end) {
        let (place, _) = rest.find(|(_, other)| *other == letter)?;
        if at >= letters.start {
            let from = found.map_or(place, |found| found.start);
            found = Some(from..place + letter.len_utf8());
        }
    }
    found
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
