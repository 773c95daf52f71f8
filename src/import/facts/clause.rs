//! A few words of a text: its first clause as a title, and what happens on a date.

use std::ops::Range;

use super::piece::FactPiece;
use super::token::{FactToken, TokenShape};

/// How many letters the draft of a title may have.
pub const TITLE: usize = 72;

/// The first clause, cut at a word where it is longer than a title may be.
pub fn title(piece: &FactPiece<'_>) -> String {
    let sentence = piece.sentences.first().cloned().unwrap_or(0..0);
    let end = (sentence.start + 1..sentence.end)
        .find(|at| closes(&piece.tokens[*at]) && !piece.is_glued(*at + 1) && *at > sentence.start + 1)
        .unwrap_or(sentence.end);
    let start = sentence.start;
    cut(piece.slice(&(start..end)), TITLE)
}

fn closes(token: &FactToken<'_>) -> bool {
    token.shape == TokenShape::Sign && matches!(token.text, ":" | ";" | "(" | "[")
}

/// The beginning of a text: at most this many letters, cut after a word, without punctuation at its end.
pub fn cut(text: &str, letters: usize) -> String {
    let text = text.trim();
    let short = match text.char_indices().nth(letters) {
        None => text,
        Some((end, _)) => {
            let at_word = text[end..].starts_with(char::is_whitespace);
            let head = &text[..end];
            if at_word {
                head
            } else {
                head.rfind(char::is_whitespace)
                    .map_or(head, |space| &head[..space])
            }
        }
    };
    short
        .trim_end_matches([',', ';', ':', '.', '-', '–', '(', ' '])
        .to_owned()
}

/// How many tokens away from a date its clause may begin or end.
const REACH: usize = 80;

/// What happens on a date: the clause around it, without the wording.
pub fn what(piece: &FactPiece<'_>, date: &Range<usize>) -> String {
    let sentence = piece.sentence(date.start);
    let near = date.start.saturating_sub(REACH)..date.end + REACH;
    let sentence = sentence.start.max(near.start)..sentence.end.min(near.end);
    let parts = |at: &usize| {
        let token = &piece.tokens[*at];
        token.shape == TokenShape::Sign
            && matches!(token.text, ":" | ";" | "," | "(" | ")" | "[" | "]")
            && !piece.is_glued(*at + 1)
    };
    let mut from = (sentence.start..date.start)
        .rev()
        .find(|at| parts(at))
        .map_or(sentence.start, |at| at + 1);
    if from == date.start {
        // "(by June)" is about what comes before the bracket.
        from = (sentence.start..from.saturating_sub(1))
            .rev()
            .find(|at| parts(at))
            .map_or(sentence.start, |at| at + 1);
    }
    let to = (date.end..sentence.end)
        .find(|at| parts(at))
        .unwrap_or(sentence.end);
    let (before, after) = (piece.slice(&(from..date.start)), piece.slice(&(date.end..to)));
    let before = before.trim_end_matches(['(', '[', ',', ' ']);
    cut(if before.is_empty() { after } else { before }, TITLE)
}
