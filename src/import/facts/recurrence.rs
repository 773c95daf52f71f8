//! Finds where a text says that something recurs, and by when each time: "each year by 30 June". A frequency alone
//! ("annually") is kept only in the text, because nothing says when the first occurrence is due.

use std::ops::Range;

use super::date::may_stand_in;
use super::piece::FactPiece;
use super::reading::Basis;
use super::token::TokenShape;
use super::word_class::Class;
use crate::import::recurrence::Recurrence;

/// How many tokens a wording may have before and after the word that says how often.
const BEFORE: usize = 7;
const AFTER: usize = 7;

/// How many tokens of possible wordings are tried in a text, in addition to one for each of its tokens.
const TRIED: usize = 20_000;

/// Every recurrence whose word for how often is outside of the tokens that are `taken`.
pub fn recurrences(
    piece: &FactPiece<'_>,
    taken: &[Range<usize>],
    basis: Basis,
) -> Vec<(Range<usize>, Recurrence)> {
    let Some(reading) = basis.reading(piece.words.language) else {
        return Vec::new();
    };
    let says = |at: usize| piece.words.class(&piece.tokens[at].word).is_any(Class::AGAIN);
    let mut found: Vec<(Range<usize>, Recurrence)> = Vec::new();
    let mut left = TRIED + piece.tokens.len();
    for anchor in (0..piece.tokens.len()).filter(|at| says(*at)) {
        let floor = found.last().map_or(0, |(at, _)| at.end);
        if anchor < floor || taken.iter().any(|range| range.contains(&anchor)) {
            continue;
        }
        let sentence = piece.sentence(anchor);
        let fits = |at: &usize| !says(*at) && may_stand_in(piece, *at);
        let least = floor.max(sentence.start).max(anchor.saturating_sub(BEFORE));
        let first = (least..anchor).rev().take_while(fits).last().unwrap_or(anchor);
        let most = sentence.end.min(anchor + 1 + AFTER);
        let end = (anchor + 1..most)
            .take_while(fits)
            .last()
            .map_or(anchor + 1, |last| last + 1);
        let slices = (first..=anchor).flat_map(|from| (anchor + 1..=end).rev().map(move |to| from..to));
        let is_sign = |at: usize| piece.tokens[at].shape == TokenShape::Sign;
        let slices = slices.filter(|at| !is_sign(at.start) && !is_sign(at.end - 1));
        let read = slices.map_while(|at| {
            left = left.checked_sub(at.len())?;
            let again = Recurrence::read(piece.slice(&at), reading).filter(Recurrence::has_place);
            Some(again.map(|again| (at, again)))
        });
        found.extend(read.flatten().next());
    }
    found
}
