//! Names that no vocabulary knows: capitalised words and abbreviations, for a person to decide what they are.

use std::ops::Range;

use super::money;
use super::piece::FactPiece;
use super::token::{FactToken, TokenShape};
use super::word_class::Class;
use crate::when::Language;

/// The token ranges of names in a text other than the `known` ones, which are sorted.
pub fn candidates(piece: &FactPiece<'_>, known: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut known = known.iter().peekable();
    let mut at = 0;
    while at < piece.tokens.len() {
        while known.next_if(|name| name.end <= at).is_some() {}
        let mut end = end_of_name(piece, at);
        if let Some(name) = known.peek().filter(|name| name.start < end) {
            // "The NDICI for Egypt": a known name ends an unknown one.
            end = name.start.max(at);
            while end > at && JOINING.contains(&piece.tokens[end - 1].text) {
                end -= 1;
            }
        }
        if end == at || money::is_code(piece.tokens[at].text) {
            at = end.max(at + 1);
            continue;
        }
        let is_abbreviation = end == at + 1 && is_short(&piece.tokens[at]);
        // The first word of a sentence is capitalised anyway; in German every noun is.
        let is_first = piece.sentence(at).start == at;
        let is_name = end > at + 1 && piece.words.language != Language::German;
        if is_abbreviation || (is_name && !is_first) || end > at + 2 {
            found.push(at..end);
        }
        at = end;
    }
    found
}

/// The end of the capitalised words that begin at a token; small words may join them.
fn end_of_name(piece: &FactPiece<'_>, start: usize) -> usize {
    let is_name = |at: usize| {
        piece.tokens.get(at).is_some_and(|token| {
            let class = piece.words.class(&token.word);
            matches!(token.shape, TokenShape::Word | TokenShape::Mixed)
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
            .is_some_and(|token| JOINING.contains(&token.text));
        if joins && is_name(end + 1) {
            end += 1;
        }
    }
    end
}

/// What may join the words of a name.
const JOINING: [&str; 16] = [
    "-", "&", "of", "for", "on", "de", "des", "du", "del", "della", "delle", "di", "do", "da", "van", "für",
];

fn is_short(token: &FactToken<'_>) -> bool {
    let capitals = token.text.chars().filter(|letter| letter.is_uppercase()).count();
    capitals >= 2 && token.text.chars().count() <= 10
}
