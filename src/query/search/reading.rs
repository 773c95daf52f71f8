//! Reading texts with a query in mind: what of it stands where.

use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

use super::super::fold::{Folded, fold, lower_case, words::Word, words::words};
use super::super::rank::EXACT;
use super::super::rank::little::is_little;
use super::super::rank::nearness::Spot;
use super::plan::{Leaf, Look};

/// What of a query was found in one text.
#[derive(Clone, Debug, Default)]
pub(super) struct Read {
    pub spots: Vec<Spot>,
    /// How many letters the text has in words, and how many of them were found.
    pub letters: (usize, usize),
}

/// Reads a text. `numbers` are the leaves' places among all that is sought.
pub(super) fn read(text: &str, leaves: &[Arc<Leaf>]) -> Read {
    let mut found = Read::default();
    let folded = fold(text);
    let lowered = Lowered::new(&folded.text);
    let mut place = 0;
    for word in words(&folded.text) {
        let lower = lowered.word(&word);
        let mut is_found = false;
        for (number, leaf) in leaves.iter().enumerate() {
            if let Look::Word(pattern) = &leaf.look
                && let Some(points) = pattern.compare(&word.text, &lower)
            {
                is_found = true;
                found.spots.push(Spot {
                    leaf: number,
                    word: place,
                    points,
                });
            }
        }
        found.letters.0 += lower.len();
        found.letters.1 += if is_found { lower.len() } else { 0 };
        // "Package for Lebanon" has its words side by side.
        if !is_little(&lower) {
            place += 1;
        }
    }
    for (number, leaf) in leaves.iter().enumerate() {
        if let Look::Literal(literal) = &leaf.look {
            for range in literal.find(&folded.text) {
                found.spots.push(Spot {
                    leaf: number,
                    word: words(&folded.text[..range.start]).count(),
                    points: EXACT,
                });
                found.letters.1 += range.len();
            }
        }
    }
    found.letters.1 = found.letters.1.min(found.letters.0);
    found
}

/// A text in lower case, word by word. Most are plain ASCII: those are changed in one go.
struct Lowered<'t>(Option<Cow<'t, str>>);

impl<'t> Lowered<'t> {
    fn new(folded: &'t str) -> Self {
        Self(folded.is_ascii().then(|| {
            if folded.bytes().any(|byte| byte.is_ascii_uppercase()) {
                Cow::Owned(folded.to_ascii_lowercase())
            } else {
                Cow::Borrowed(folded)
            }
        }))
    }

    fn word<'w>(&'w self, word: &'w Word<'_>) -> Cow<'w, str> {
        match (&self.0, &word.text) {
            (Some(lower), Cow::Borrowed(_)) => Cow::Borrowed(&lower[word.span.clone()]),
            // Only numbers are put together from pieces.
            (Some(_), Cow::Owned(text)) => Cow::Borrowed(text),
            (None, text) => Cow::Owned(lower_case(text)),
        }
    }
}

impl Read {
    /// The best points of a leaf in the text.
    pub fn points(&self, leaf: usize) -> u16 {
        let spots = self.spots.iter().filter(|spot| spot.leaf == leaf);
        spots.map(|spot| spot.points).max().unwrap_or(0)
    }
}

/// The bytes of a text where something of a query stands: ascending, apart from one another.
pub(super) fn marks(text: &str, leaves: &[Arc<Leaf>]) -> Vec<Range<usize>> {
    let folded = fold(text);
    let lowered = Lowered::new(&folded.text);
    let mut ranges = Vec::new();
    for word in words(&folded.text) {
        let lower = lowered.word(&word);
        for leaf in leaves {
            if let Look::Word(pattern) = &leaf.look
                && pattern.compare(&word.text, &lower).is_some()
            {
                for letters in pattern.letters(&word.text, &lower) {
                    ranges.push(in_text(&folded, &word.span, &word.text, letters));
                }
            }
        }
    }
    for leaf in leaves {
        if let Look::Literal(literal) = &leaf.look {
            let found = literal.find(&folded.text).into_iter();
            ranges.extend(found.map(|range| folded.original(range)));
        }
    }
    united(ranges)
}

/// Letters of a word as bytes of the text it was read from.
fn in_text(folded: &Folded<'_>, span: &Range<usize>, word: &str, letters: Range<usize>) -> Range<usize> {
    // A number without its separators, or a letter whose lower case has another length, is marked as a whole.
    let is_plain = word.len() == span.len() && word.get(letters.clone()).is_some();
    let range = if is_plain {
        span.start + letters.start..span.start + letters.end
    } else {
        span.clone()
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
