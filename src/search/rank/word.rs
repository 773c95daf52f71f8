//! A word of a query: the words of a corpus that it matches, and where it occurs in a text.

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

/// How much of a word must be as typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum MatchReach {
    /// The word itself, its singular or plural, its beginning; also a part of it if enough letters are typed or nothing better
    /// is found.
    Usual,
    Part,
    Whole,
}

#[derive(Clone, Debug)]
pub(in crate::search) struct WordPattern {
    lower: String,
    /// The word as typed, if it has capitals that must match.
    cased: Option<String>,
    reach: MatchReach,
    /// Whether it may occur anywhere in a longer run of letters, as words of Chinese, Japanese and Thai do.
    is_unspaced: bool,
    /// The possible singulars or plurals of the word.
    others: Vec<String>,
    /// Whether it matches parts of words; determined by [`resolve`](Self::resolve).
    parts: bool,
    /// Words in lower case that match although they are not written as typed, with their points.
    loose: HashMap<Box<str>, u16>,
    /// Synonyms that the corpus contains.
    pub also: Vec<&'static str>,
}

/// The numbers of words with their points, sorted by number.
pub(in crate::search) type Resolved = Vec<(u32, u16)>;

impl WordPattern {
    /// Takes a word without diacritical marks; its capitals must match if `is_cased`.
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

    /// How much of a word must be as typed.
    pub const fn reach(&self) -> MatchReach {
        self.reach
    }

    pub fn lower(&self) -> &str {
        &self.lower
    }

    /// Whether it is this word, in singular or plural.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word || self.others.iter().any(|other| other == word)
    }

    /// Whether it consists of letters only, in a script that separates words.
    pub fn is_spelt(&self) -> bool {
        !self.is_unspaced && self.lower.chars().all(char::is_alphabetic)
    }

    /// Finds the words that match as typed. Capitals are ignored if nothing matches with them.
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
            // `mali` does not match in `Somalia`, nor `legal` in `illegal`, as long as they are words of the corpus themselves.
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

    /// The points of a word that matches as typed, and which of its bytes matched.
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

    /// Whether it is a whole word of the corpus, ignoring case.
    pub fn is_known(&self, dictionary: &Dictionary) -> bool {
        let mut beginning = dictionary.beginning(&self.lower);
        beginning
            .next()
            .is_some_and(|word| dictionary.lower(word) == self.lower)
    }

    /// Finds synonyms, in singular and plural: `crossings` for `arrivals`.
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

    /// Records words that match although they are not written as typed, and returns them.
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
            // Only words with the same first letter may match by their beginning; any other must be about as long as what was
            // typed. In ASCII, bytes are letters.
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
                // Readers notice a typo in the first letter before they go on.
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

    /// Splits what was typed into two words of the corpus, or a word and the beginning of one.
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

    /// The byte ranges of a word that matched; all of it for a typo or another form.
    pub fn letters(&self, written: &str, lower: &str) -> Vec<Range<usize>> {
        if let Some((_, range)) = self.points(written, lower) {
            return vec![range];
        }
        let letters = Abbreviation::new(&self.lower).letters(lower);
        letters.unwrap_or_else(|| std::iter::once(0..lower.len()).collect())
    }
}

/// The possible singulars and plurals of a word, judged by its ending.
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

/// Letters of a query to be found verbatim, across word boundaries.
#[derive(Clone, Debug)]
pub(in crate::search) struct Literal {
    /// The text without diacritical marks; in lower case unless it was typed with capitals.
    text: String,
    is_cased: bool,
    before: WordSide,
    after: WordSide,
}

/// What may be beside the letters on one side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::search) enum WordSide {
    Open,
    Word,
    /// Nothing: the text must begin or end there.
    Edge,
}

impl WordSide {
    /// Whether `letter` may be beside `own`, the outermost letter of the literal.
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
        // Any white space matches any other.
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

    /// Whether it has neither letters nor digits.
    pub fn is_sign(&self) -> bool {
        !self.text.contains(char::is_alphanumeric)
    }

    /// For each word in it, the words of the corpus of which a text must have one.
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

    /// Finds it in a text without diacritical marks.
    pub fn find(&self, folded: &str) -> Vec<Range<usize>> {
        if folded.is_ascii() && !self.text.is_ascii() {
            return Vec::new();
        }
        let lower;
        let text = if self.is_cased {
            folded
        } else {
            lower = lower_case(folded);
            // Letters whose lower case has another length would shift the rest, so such texts keep their case.
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

    /// Finds its next occurrence, with any white space for its spaces.
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
