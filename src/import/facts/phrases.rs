//! Looks for many phrases at once: the words of a text against a table of phrases, longest first.

use hashbrown::HashMap;

use super::token::FactToken;

/// Phrases with what each of them means. A phrase may mean several things.
#[derive(Clone, Debug)]
pub struct Phrases<T> {
    /// By the first word: the words after it, and the meaning; longest first.
    by_first: HashMap<Box<str>, Vec<PhraseEntry<T>>>,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self {
            by_first: HashMap::new(),
        }
    }
}

#[derive(Clone, Debug)]
struct PhraseEntry<T> {
    rest: Box<[Box<str>]>,
    meaning: T,
}

impl<T> Phrases<T> {
    /// Adds a phrase of words as [`super::token`] cuts and folds them. A phrase without words is ignored.
    pub fn add(&mut self, words: &[&str], meaning: T) {
        let Some((first, rest)) = words.split_first() else {
            return;
        };
        let phrase = PhraseEntry {
            rest: rest.iter().map(|word| Box::from(*word)).collect(),
            meaning,
        };
        let known = self.by_first.entry(Box::from(*first)).or_default();
        let at = known.partition_point(|other| other.rest.len() >= phrase.rest.len());
        known.insert(at, phrase);
    }

    /// Every phrase that begins at the first of these tokens, longest first: how many tokens, and the meaning.
    pub fn at<'p>(&'p self, tokens: &'p [FactToken<'_>]) -> impl Iterator<Item = (usize, &'p T)> {
        let known = tokens
            .first()
            .and_then(|first| self.by_first.get(first.word.as_ref()));
        known.into_iter().flatten().filter_map(|phrase| {
            let mut next = 1;
            for word in &phrase.rest {
                // Hyphens and apostrophes within a name are tokens between its words.
                while tokens.get(next).is_some_and(FactToken::joins) {
                    next += 1;
                }
                if tokens.get(next)?.word != *word.as_ref() {
                    return None;
                }
                next += 1;
            }
            Some((next, &phrase.meaning))
        })
    }
}
