//! One word of a query: which words of a corpus it means, and where it stands in a text.

use std::ops::Range;

use hashbrown::{HashMap, HashSet};

use super::super::index::{Dictionary, mask};
use super::abbreviation::{self, Abbreviation};
use super::stem;
use super::synonyms;
use super::typo::{Typos, forgiven, typos};
use super::{EXACT, INFLECTED, PART, PREFIX, SYNONYM, TWO_TYPOS, TYPO, UNFINISHED, share};
use crate::text::fold::words::{is_unspaced, words};
use crate::text::fold::{fold, lower_case};

/// How much of a word must be as it was typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum MatchReach {
    /// The word itself, its other number, its beginning; a part of it where letters are many enough or nothing better is
    /// found.
    Usual,
    Part,
    Whole,
}

#[derive(Clone, Debug)]
pub(in crate::search) struct WordPattern {
    lower: String,
    /// As typed, where it has capitals: then they must be found.
    cased: Option<String>,
    reach: MatchReach,
    /// Whether it may stand anywhere in a longer run of letters, as words of Chinese, Japanese and Thai do.
    is_unspaced: bool,
    /// The word in the other number, where it is known.
    others: Vec<String>,
    /// Whether parts of words count; settled by [`resolve`](Self::resolve).
    parts: bool,
    /// Words in lower case that are meant though they were not typed so, with their points.
    loose: HashMap<Box<str>, u16>,
    /// Other words for the same thing that the corpus has.
    pub also: Vec<&'static str>,
}

/// The numbers of words with their points, by number.
pub(in crate::search) type Resolved = Vec<(u32, u16)>;

impl WordPattern {
    /// A word without marks; its capitals count if `is_cased`.
    pub fn new(folded: &str, reach: MatchReach, is_cased: bool) -> Self {
        let lower = lower_case(folded);
        let cased = (is_cased && lower != folded).then(|| folded.to_owned());
        let others = if reach == MatchReach::Usual {
            other_numbers(&lower)
        } else {
            Vec::new()
        };
        Self {
            is_unspaced: lower.chars().any(is_unspaced),
            lower,
            others,
            cased,
            reach,
            parts: true,
            loose: HashMap::new(),
            also: Vec::new(),
        }
    }

    /// How much of a word must be as it was typed.
    pub const fn reach(&self) -> MatchReach {
        self.reach
    }

    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// Whether it is this word, in either number.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word || self.others.iter().any(|other| other == word)
    }

    /// Whether it is spelt with letters, and stands between blanks.
    pub fn is_spelt(&self) -> bool {
        !self.is_unspaced && self.lower.chars().all(char::is_alphabetic)
    }

    /// Finds the words that are written so. Capitals that nobody writes are forgiven.
    pub fn resolve(&mut self, dictionary: &Dictionary) -> Resolved {
        let found = self.as_written(dictionary);
        if found.is_empty() && self.reach == MatchReach::Usual && self.cased.take().is_some() {
            return self.as_written(dictionary);
        }
        found
    }

    fn as_written(&mut self, dictionary: &Dictionary) -> Resolved {
        let letters = self.lower.chars().count();
        let beginning = dictionary.beginning(&self.lower);
        self.parts = match self.reach {
            _ if self.is_unspaced => true,
            // `mali` is not sought in `Somalia`, nor `legal` in `illegal`, as long as they are words themselves.
            MatchReach::Usual => match letters {
                0..3 => false,
                3 => beginning.is_empty(),
                4..6 => !self.is_known(dictionary),
                _ => true,
            },
            MatchReach::Part => true,
            MatchReach::Whole => false,
        };
        let mut candidates: Vec<u32> = beginning.collect();
        if self.cased.is_none() {
            for other in &self.others {
                let same = dictionary.beginning(other);
                candidates.extend(same.take_while(|word| dictionary.lower(*word) == other));
            }
        }
        if self.parts {
            candidates.extend(dictionary.having(&self.lower));
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
            .into_iter()
            .filter_map(|word| {
                let lower = dictionary.lower(word);
                let written = match self.cased {
                    Some(_) => dictionary.written(word),
                    None => lower,
                };
                Some((word, self.points(written, lower)?.0))
            })
            .collect()
    }

    /// The points of a word that is written so, and which of its bytes were found.
    fn points(&self, written: &str, lower: &str) -> Option<(u16, Range<usize>)> {
        let (typed, word) = match &self.cased {
            Some(cased) => (cased.as_str(), written),
            None => (self.lower.as_str(), lower),
        };
        if word == typed {
            return Some((EXACT, 0..word.len()));
        }
        if self.reach == MatchReach::Whole && !self.is_unspaced {
            return None;
        }
        if word.starts_with(typed) {
            return Some((PREFIX + share(typed.len(), word.len()), 0..typed.len()));
        }
        if self.cased.is_none() && self.others.iter().any(|other| other == lower) {
            return Some((INFLECTED, 0..word.len()));
        }
        if self.parts && typed.len() < word.len() {
            let at = word.find(typed)?;
            return Some((PART + share(typed.len(), word.len()), at..at + typed.len()));
        }
        None
    }

    /// Whether it is a word of the corpus, to the letter.
    pub fn is_known(&self, dictionary: &Dictionary) -> bool {
        let mut beginning = dictionary.beginning(&self.lower);
        beginning
            .next()
            .is_some_and(|word| dictionary.lower(word) == self.lower)
    }

    /// Finds other words for the same thing, in either number: `crossings` for `arrivals`.
    pub fn synonyms(&mut self, dictionary: &Dictionary) -> Resolved {
        let own = || std::iter::once(self.lower.as_str()).chain(self.others.iter().map(String::as_str));
        let mut found = Vec::new();
        for other in synonyms::group(own()) {
            if self.is(other) {
                continue;
            }
            let before = found.len();
            for form in std::iter::once((*other).to_owned()).chain(other_numbers(other)) {
                let same = dictionary.beginning(&form);
                found.extend(same.take_while(|word| dictionary.lower(*word) == form));
            }
            if found.len() > before {
                self.also.push(other);
            }
        }
        found.sort_unstable();
        let found = found.into_iter().map(|word| (word, SYNONYM)).collect();
        self.loosely(dictionary, found)
    }

    /// Takes words for it that were not typed so.
    fn loosely(&mut self, dictionary: &Dictionary, found: Resolved) -> Resolved {
        for (word, points) in &found {
            let best = self.loose.entry(dictionary.lower(*word).into()).or_default();
            *best = (*points).max(*best);
        }
        found
    }

    /// Finds other forms of the word: `replace` for `replacement`.
    pub fn forms(&mut self, dictionary: &Dictionary) -> Resolved {
        let beginning = self.lower.get(..stem::SHORTEST);
        let Some(beginning) =
            beginning.filter(|_| !self.lower.contains(|letter: char| letter.is_ascii_digit()))
        else {
            return Vec::new();
        };
        let words = dictionary.beginning(beginning);
        let found = words
            .filter_map(|word| Some((word, stem::points(&self.lower, dictionary.lower(word))?)))
            .collect();
        self.loosely(dictionary, found)
    }

    /// Finds the words that may be meant despite their spelling: abbreviations and typos. Numbers never match other
    /// numbers.
    pub fn loosen(&mut self, dictionary: &Dictionary) -> Resolved {
        let typed: Vec<char> = self.lower.chars().collect();
        if typed.len() < abbreviation::SHORTEST || typed.iter().any(char::is_ascii_digit) {
            return Vec::new();
        }
        let mut found: HashMap<u32, u16> = HashMap::new();
        let mut note = |word: u32, points: u16| {
            let best = found.entry(word).or_default();
            *best = points.max(*best);
        };
        let own = mask(&self.lower);
        let first: String = typed[..1].iter().collect();
        let abbreviation = Abbreviation::new(&self.lower);
        for word in dictionary.beginning(&first) {
            if own & !dictionary.mask(word) == 0
                && let Some(points) = abbreviation.points(dictionary.lower(word))
            {
                note(word, points);
            }
        }
        let most = forgiven(typed.len());
        let is_ascii = self.lower.is_ascii();
        let mut letters = Vec::new();
        let digits = mask("0123456789");
        for word in 0..dictionary.len() as u32 {
            let mask = dictionary.mask(word);
            if (own & !mask).count_ones() as usize > most || mask & digits != 0 {
                continue;
            }
            let lower = dictionary.lower(word);
            // A beginning is asked for only of words with the first letter; any other must be about as long as what was
            // typed. Bytes are letters in plain words.
            let may_begin = typed.len() > 4 && lower.starts_with(typed[0]);
            let bytes = if may_begin {
                typed.len() - most..=usize::MAX
            } else {
                typed.len() - most..=typed.len() + most
            };
            if is_ascii && lower.is_ascii() && !bytes.contains(&lower.len()) {
                continue;
            }
            letters.clear();
            letters.extend(lower.chars());
            match typos(&typed, &letters, most) {
                Some(Typos::Whole(1)) => note(word, TYPO),
                Some(Typos::Whole(_)) => note(word, TWO_TYPOS),
                // Nobody continues after a typo in the first letter.
                Some(Typos::Beginning(count)) if typed.len() > 4 && letters.first() == typed.first() => {
                    note(word, if count == 1 { TYPO } else { TWO_TYPOS } - UNFINISHED);
                }
                _ => {}
            }
        }
        let mut found: Resolved = found.into_iter().collect();
        found.sort_unstable();
        self.loosely(dictionary, found)
    }

    /// Two words of the corpus that were typed as one.
    pub fn split(&self, dictionary: &Dictionary) -> Option<[String; 2]> {
        let bounds = self.lower.char_indices().map(|(at, _)| at);
        let halves = bounds.map(|at| self.lower.split_at(at));
        let begins = |text: &str| {
            dictionary
                .beginning(text)
                .next()
                .map(|word| dictionary.lower(word))
        };
        let mut best: Option<(bool, [&str; 2])> = None;
        for (left, right) in halves {
            if left.len() < 3 || right.len() < 3 || begins(left) != Some(left) {
                continue;
            }
            if let Some(found) = begins(right) {
                let candidate = (found == right, [left, right]);
                if best.is_none_or(|(whole, _)| candidate.0 >= whole) {
                    best = Some(candidate);
                }
            }
        }
        best.map(|(_, halves)| halves.map(str::to_owned))
    }

    pub fn compare(&self, written: &str, lower: &str) -> Option<u16> {
        let as_written = self.points(written, lower).map(|(points, _)| points);
        as_written.max(self.loose.get(lower).copied())
    }

    /// The bytes of a word of a text that were found.
    pub fn letters(&self, written: &str, lower: &str) -> Vec<Range<usize>> {
        if let Some((_, range)) = self.points(written, lower) {
            return vec![range];
        }
        let letters = Abbreviation::new(&self.lower).letters(lower);
        letters.unwrap_or_else(|| std::iter::once(0..lower.len()).collect())
    }
}

/// A word in singular or plural, judged by its letters.
fn other_numbers(lower: &str) -> Vec<String> {
    let mut others = Vec::new();
    if lower.len() < 5 {
        return others;
    }
    if let Some(stem) = lower.strip_suffix("ies") {
        others.push(format!("{stem}y"));
    }
    if let Some(stem) = lower.strip_suffix('s')
        && !stem.ends_with('s')
    {
        others.push(stem.to_owned());
    }
    if let Some(stem) = lower.strip_suffix('y') {
        others.push(format!("{stem}ies"));
    }
    others
}

/// Letters of a query to be found as they stand, over the bounds of words.
#[derive(Clone, Debug)]
pub(in crate::search) struct Literal {
    /// Without marks; in lower case unless it has capitals.
    text: String,
    is_cased: bool,
    before: WordSide,
    after: WordSide,
}

/// What may stand beside letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum WordSide {
    Open,
    Word,
    /// Nothing: the text begins or ends there.
    Edge,
}

impl WordSide {
    /// Whether a letter may stand beside another one, `own`, of what is sought.
    fn allows(self, own: Option<char>, letter: Option<char>) -> bool {
        match self {
            Self::Open => true,
            Self::Word => {
                !letter.is_some_and(char::is_alphanumeric)
                    || own.is_some_and(is_unspaced)
                    || letter.is_some_and(is_unspaced)
            }
            Self::Edge => letter.is_none(),
        }
    }
}

impl Literal {
    pub fn new(text: &str, before: WordSide, after: WordSide) -> Self {
        // Any blanks stand for any others.
        let folded = fold(text).text.split_whitespace().collect::<Vec<_>>().join(" ");
        let lower = lower_case(&folded);
        let is_cased = lower != folded;
        Self {
            text: if is_cased { folded } else { lower },
            is_cased,
            before,
            after,
        }
    }

    /// Whether there is no letter and no digit in it.
    pub fn is_sign(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// The words in it, each with the words of a corpus that a text must have one of.
    pub fn words(&self, dictionary: &Dictionary) -> Vec<HashSet<u32>> {
        let lower = lower_case(&self.text);
        let parts: Vec<_> = words(&lower).collect();
        let last = parts.len().saturating_sub(1);
        let accepts = |index: usize, word: &str, part: &str| match (index == 0, index == last) {
            (true, true) => true,
            (true, false) => word.ends_with(part),
            (false, true) => word.starts_with(part),
            (false, false) => word == part,
        };
        parts
            .iter()
            .enumerate()
            .map(|(index, part)| {
                let having = dictionary.having(&part.text).into_iter();
                having
                    .filter(|word| accepts(index, dictionary.lower(*word), &part.text))
                    .collect()
            })
            .collect()
    }

    /// Where it stands in a text without marks.
    pub fn find(&self, folded: &str) -> Vec<Range<usize>> {
        if folded.is_ascii() && !self.text.is_ascii() {
            return Vec::new();
        }
        let lower;
        let text = if self.is_cased {
            folded
        } else {
            lower = lower_case(folded);
            // Letters whose lower case is longer would move the rest: such texts are read in their own case.
            if lower.len() == folded.len() {
                &lower
            } else {
                folded
            }
        };
        let mut found = Vec::new();
        let mut letters = self.text.chars();
        let (first, last) = (
            letters.next(),
            letters.next_back().or_else(|| self.text.chars().next()),
        );
        let mut from = 0;
        while let Some(range) = self.next(text, from) {
            let before = text[..range.start].chars().next_back();
            let after = text[range.end..].chars().next();
            from = range.start + text[range.start..].chars().next().map_or(1, char::len_utf8);
            if self.before.allows(first, before) && self.after.allows(last, after) {
                from = range.end;
                found.push(range);
            }
        }
        found
    }

    /// Where it stands next, with any blanks for its own.
    fn next(&self, text: &str, mut from: usize) -> Option<Range<usize>> {
        let mut pieces = self.text.split(' ');
        let first = pieces.next().filter(|first| !first.is_empty())?;
        loop {
            let start = from + text[from..].find(first)?;
            let end = pieces.clone().try_fold(start + first.len(), |end, piece| {
                let after = &text[end..];
                let rest = after.trim_start();
                let is_apart = rest.len() < after.len();
                (is_apart && rest.starts_with(piece)).then(|| text.len() - rest.len() + piece.len())
            });
            match end {
                Some(end) => return Some(start..end),
                None => from = start + text[start..].chars().next().map_or(1, char::len_utf8),
            }
        }
    }
}
