//! Names that no vocabulary knows: capitalised words and abbreviations, for a person to decide what they are.

use std::collections::BTreeMap;

use super::money;
use super::names::Vocabulary;
use super::piece::Piece;
use super::token::{Shape, Token};
use super::words::{Class, Words};
use crate::import::draft::{Draft, Item, Section};

/// A name that may be that of a body, a place or a fund.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    pub name: String,
    /// How often it stands in the text.
    pub count: usize,
    /// The line where it stands first.
    pub line: u32,
}

/// The names that stand in the items of a draft and that the vocabulary does not know, the most frequent first.
pub fn candidates(draft: &Draft, words: &Words, vocabulary: &Vocabulary) -> Vec<Candidate> {
    let mut found: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for section in &draft.sections {
        collect(draft, section, words, vocabulary, &mut found);
    }
    let mut all: Vec<Candidate> = found
        .into_iter()
        .map(|(name, (count, line))| Candidate { name, count, line })
        .collect();
    all.sort_by_key(|candidate| (std::cmp::Reverse(candidate.count), candidate.line));
    all
}

fn collect(
    draft: &Draft,
    section: &Section,
    words: &Words,
    vocabulary: &Vocabulary,
    found: &mut BTreeMap<String, (usize, u32)>,
) {
    for at in &section.items {
        let item = draft.items.get(*at);
        let line = item.source.lines.as_ref().map_or(0, |lines| lines.start);
        for name in names(&item, words, vocabulary) {
            found.entry(name).or_insert((0, line)).0 += 1;
        }
    }
    for inner in &section.sections {
        collect(draft, inner, words, vocabulary, found);
    }
}

fn names(item: &Item, words: &Words, vocabulary: &Vocabulary) -> Vec<String> {
    let piece = Piece::new(&item.text, words);
    let known = vocabulary.find(&piece);
    let is_known = |at: usize| known.iter().any(|name| name.at.contains(&at));
    let mut found = Vec::new();
    let mut at = 0;
    while at < piece.tokens.len() {
        let begins = piece.sentences.iter().any(|sentence| sentence.start == at);
        let end = end_of_name(&piece, at);
        if end == at || (at..end).any(is_known) || money::is_code(piece.tokens[at].text) {
            at = end.max(at + 1);
            continue;
        }
        let is_abbreviation = end == at + 1 && is_short(&piece.tokens[at]);
        // The first word of a sentence has its capital for that alone.
        if is_abbreviation || (end > at + 1 && !begins) || end > at + 2 {
            found.push(piece.slice(&(at..end)).to_owned());
        }
        at = end;
    }
    found
}

/// The end of the capitalised words from a token on, small words between them allowed.
fn end_of_name(piece: &Piece<'_>, start: usize) -> usize {
    let is_name = |at: usize| {
        piece.tokens.get(at).is_some_and(|token| {
            let class = piece.words.class(&token.word);
            matches!(token.shape, Shape::Word | Shape::Mixed)
                && token.is_capital()
                && !class.is_any(Class::MONTH.or(Class::STOP).or(Class::SEASON))
        })
    };
    let mut end = start;
    while is_name(end) {
        end += 1;
        let joins = piece
            .tokens
            .get(end)
            .is_some_and(|token| matches!(token.text, "-" | "&" | "of" | "for" | "on" | "and" | "de"));
        if joins && is_name(end + 1) && !piece.tokens[end].is_sign("and") {
            end += 1;
        }
    }
    end
}

fn is_short(token: &Token<'_>) -> bool {
    let capitals = token.text.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && token.text.chars().count() <= 10
}
