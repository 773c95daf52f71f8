//! Finds bodies and places by names that the caller has added, along with their ids.

use std::ops::Range;

use super::phrases::Phrases;
use super::piece::FactPiece;
use super::token::tokens;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum NameSort {
    Body,
    Place,
}

#[derive(Clone, Debug, Default)]
pub struct NamesInText {
    names: Phrases<NameEntry>,
}

#[derive(Clone, Debug)]
struct NameEntry {
    sort: NameSort,
    id: Box<str>,
    letters: Letters,
}

/// How the letters of a name must be written in a text.
#[derive(Clone, Debug)]
enum Letters {
    /// As here: abbreviations, which may be words in lower case (`IT`, `WHO`).
    Exactly(Box<str>),
    Capital,
    Any,
}

#[derive(Clone, Debug)]
pub struct FoundName<'v> {
    pub at: Range<usize>,
    pub sort: NameSort,
    pub id: &'v str,
}

impl NamesInText {
    /// Adds a name. Several bodies and places may have the same name.
    pub fn add(&mut self, sort: NameSort, id: &str, name: &str) {
        let cut = tokens(name);
        let words: Vec<&str> = cut
            .iter()
            .filter(|token| !token.joins())
            .map(|token| token.word.as_ref())
            .collect();
        let is_short = words.len() == 1 && name.chars().filter(|letter| letter.is_uppercase()).count() > 1;
        let letters = if is_short {
            Letters::Exactly(name.trim().into())
        } else if name.chars().any(char::is_uppercase) {
            Letters::Capital
        } else {
            Letters::Any
        };
        self.names.add(
            &words,
            NameEntry {
                sort,
                id: id.into(),
                letters,
            },
        );
    }

    /// Every name in a text. Of names that begin at the same token only the longest count; names do not overlap.
    pub fn find<'v>(&'v self, piece: &'v FactPiece<'_>) -> Vec<FoundName<'v>> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < piece.tokens.len() {
            let mut passed = 0;
            for (length, entry) in self.names.at(&piece.tokens[at..]) {
                if length < passed {
                    break;
                }
                let range = at..at + length;
                if !entry.letters.fit(piece.slice(&range)) {
                    continue;
                }
                passed = length;
                found.push(FoundName {
                    at: range,
                    sort: entry.sort,
                    id: &entry.id,
                });
            }
            at += passed.max(1);
        }
        found
    }
}

impl Letters {
    fn fit(&self, text: &str) -> bool {
        match self {
            Self::Exactly(name) => **name == *text,
            Self::Capital => text.chars().any(char::is_uppercase),
            Self::Any => true,
        }
    }
}
