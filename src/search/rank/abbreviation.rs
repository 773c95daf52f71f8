//! Abbreviations: `frntx` for `frontex`. Within one word only, so that letters scattered over a text do not match.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;

use super::{ABBREVIATED, share};

pub(in crate::search) const SHORTEST: usize = 4;

/// The most letters: the time for comparing grows with their square, and no abbreviation is longer.
const LONGEST: usize = 64;

/// The minimum score, in percent of the score of the word itself.
const LEAST: i64 = 45;

/// Letters to find in order and close together.
pub(in crate::search) struct Abbreviation<'q> {
    typed: &'q str,
    matcher: SkimMatcherV2,
    /// The score of the letters themselves as a word; `None` if there are too many.
    own: Option<i64>,
}

impl<'q> Abbreviation<'q> {
    /// Both `typed` and the words to compare must be in lower case.
    pub fn new(typed: &'q str) -> Self {
        let matcher = SkimMatcherV2::default().respect_case();
        let own = (typed.len() <= LONGEST)
            .then(|| matcher.fuzzy_match(typed, typed))
            .flatten();
        Self { typed, matcher, own }
    }

    /// The points of a word that contains the letters in order, if they are close enough.
    pub fn points(&self, word: &str) -> Option<u16> {
        let own = self.own.filter(|own| *own > 0)?;
        // Nobody leaves out more than half of a word.
        if word.len() > 2 * self.typed.len() + 2 || !is_within(self.typed, word) {
            return None;
        }
        let score = self.matcher.fuzzy_match(word, self.typed)?;
        let part = score * 100 / own;
        (part >= LEAST).then(|| ABBREVIATED + share(part as usize, 100))
    }

    pub fn letters(&self, word: &str) -> Option<Vec<std::ops::Range<usize>>> {
        let (_, indices) = self.matcher.fuzzy_indices(word, self.typed)?;
        let mut starts = word.char_indices().enumerate();
        let ranges = indices.into_iter().filter_map(|index| {
            let (_, (at, letter)) = starts.find(|(letter, _)| *letter == index)?;
            Some(at..at + letter.len_utf8())
        });
        Some(ranges.collect())
    }
}

fn is_within(letters: &str, word: &str) -> bool {
    let mut rest = word.chars();
    letters.chars().all(|letter| rest.any(|other| other == letter))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abbreviations_match_and_scattered_letters_do_not() {
        let points = |typed: &str, word: &str| Abbreviation::new(typed).points(word);
        assert!(points("frntx", "frontex").is_some());
        assert!(points("trky", "turkiye").is_some());
        assert!(points("schgn", "schengen").is_some());
        assert!(points("tunsia", "tunisia").is_some());
        assert!(points("mgrtn", "migration").is_some());
        assert_eq!(points("cats", "communications"), None);
        assert_eq!(points("frntx", "front"), None);
        assert_eq!(points("xyzzy", "frontex"), None);
    }

    #[test]
    fn the_matched_letters_are_located() {
        assert_eq!(
            Abbreviation::new("frntx").letters("frontex"),
            Some(vec![0..1, 1..2, 3..4, 4..5, 6..7])
        );
    }
}
