//! Whether the words around a date say that it is past or in the future.

use std::ops::Range;

use super::piece::FactPiece;
use super::word_class::Class;
use super::words::Cue;
use crate::when::Language;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tense {
    Past,
    Future,
    Unsaid,
}

/// How many tokens away from the date the deciding word may be.
const REACH: usize = 40;

/// The tense at a date in a sentence: the nearest word before the date decides, else the nearest after it.
pub fn tense(piece: &FactPiece<'_>, date: &Range<usize>, sentence: &Range<usize>) -> Tense {
    let from = sentence.start.max(date.start.saturating_sub(REACH));
    let before = (from..date.start)
        .rev()
        .find_map(|token| at(piece, token, sentence.start));
    // Words after the next date are not about this one.
    let to = sentence.end.min(date.end + REACH);
    let to = (date.end..to).find(|token| is_month(piece, *token)).unwrap_or(to);
    before
        .or_else(|| (date.end..to).find_map(|token| at(piece, token, sentence.start)))
        .unwrap_or(Tense::Unsaid)
}

fn is_month(piece: &FactPiece<'_>, token: usize) -> bool {
    let token = &piece.tokens[token];
    token.is_capital() && piece.words.class(&token.word).is_any(Class::MONTH)
}

/// The tense that the phrase ending at a token gives, if any.
fn at(piece: &FactPiece<'_>, token: usize, start: usize) -> Option<Tense> {
    let near = token.saturating_sub(4)..token + 1;
    let said = piece
        .marks_in(&near)
        .iter()
        .filter(|mark| mark.at.end == token + 1)
        .find_map(|mark| match mark.cue {
            Cue::Future => Some(Tense::Future),
            Cue::Past => Some(Tense::Past),
            _ => None,
        });
    said.or_else(|| {
        (piece.words.is_participle(&piece.tokens[token].word) && !is_owed(piece, token, start))
            .then_some(Tense::Past)
    })
}

/// Whether a participle is about something yet to be done: it is at most two words after "be", or right before it in languages
/// that put verbs last.
pub fn is_owed(piece: &FactPiece<'_>, token: usize, start: usize) -> bool {
    let is_be = |at: usize| {
        let token = piece.tokens.get(at);
        token.is_some_and(|token| piece.words.class(&token.word).is_any(Class::BE))
    };
    (start.max(token.saturating_sub(2))..token).any(is_be)
        || (matches!(piece.words.language, Language::German | Language::Dutch) && is_be(token + 1))
}
