//! Percentages and counts: the number, what is counted, and how exact it is.

use std::ops::Range;

use super::decimal::DecimalToken;
use super::money::qualifier;
use super::piece::FactPiece;
use super::token::TokenShape;
use super::word_class::Class;
use crate::import::draft::FigureFound;

/// A percentage or count, and its tokens.
pub type Count = (Range<usize>, FigureFound);

/// The most words that say what is counted.
const WORDS: usize = 5;

/// Every figure outside of the tokens that are `taken`, which are sorted.
pub fn counts(piece: &FactPiece<'_>, taken: &[Range<usize>]) -> Vec<Count> {
    let mut found = Vec::new();
    let mut taken = taken.iter().peekable();
    let mut at = 0;
    while at < piece.tokens.len() {
        while taken.next_if(|range| range.end <= at).is_some() {}
        if let Some(range) = taken.peek().filter(|range| range.contains(&at)) {
            at = range.end;
            continue;
        }
        match count(piece, at) {
            Some(count) => {
                at = count.0.end;
                found.push(count);
            }
            None => at += 1,
        }
    }
    found
}

fn count(piece: &FactPiece<'_>, at: usize) -> Option<Count> {
    if piece.tokens[at].shape != TokenShape::Number || !begins_number(piece, at) {
        return None;
    }
    let number = DecimalToken::read(piece, at)?;
    let next = piece.tokens.get(number.end)?;
    let percent = if next.text == "%" {
        Some(1)
    } else {
        piece
            .words
            .percent
            .at(&piece.tokens[number.end..])
            .next()
            .map(|(length, ())| length)
    };
    if let Some(length) = percent {
        let end = number.end + length;
        let figure = FigureFound {
            value: signed(piece, at, number.value(None)),
            unit: "%".into(),
            indicator: of_what(piece, at, end),
            qualifier: qualifier(piece, at),
            measured: None,
        };
        return Some((at..end, figure));
    }
    if piece.is_glued(number.end) || is_numbering(piece, at) {
        return None;
    }
    let end = noun_end(piece, number.end);
    let figure = || FigureFound {
        value: number.value(None),
        // A count has no unit: what is counted is the indicator.
        unit: String::new(),
        indicator: piece.slice(&(number.end..end)).to_owned(),
        qualifier: qualifier(piece, at),
        measured: None,
    };
    (end > number.end).then(|| (at..number.end, figure()))
}

/// Whether a number is not part of a reference such as `2018/1806` or `C2-3`. A dash after a blank or bracket is a minus.
fn begins_number(piece: &FactPiece<'_>, at: usize) -> bool {
    if !piece.is_glued(at) {
        return true;
    }
    let sign = &piece.tokens[at - 1];
    matches!(sign.text, "(" | "[" | "~" | "“" | "\"" | "+")
        || (sign.is_dash() && (at == 1 || !piece.is_glued(at - 1) || piece.tokens[at - 2].text == "("))
}

fn signed(piece: &FactPiece<'_>, at: usize, value: String) -> String {
    let is_minus = piece.is_glued(at) && piece.tokens[at - 1].is_dash();
    if is_minus { format!("-{value}") } else { value }
}

/// Whether a number belongs to the name before it: "Action 1", "Article 25".
fn is_numbering(piece: &FactPiece<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).map(|before| &piece.tokens[before]) else {
        return false;
    };
    let starts_sentence = piece.sentence(at).start == at - 1;
    before.shape == TokenShape::Word && before.is_capital() && !starts_sentence
}

/// The end of the words that begin at a token and may name what is counted.
fn noun_end(piece: &FactPiece<'_>, start: usize) -> usize {
    let is_noun = |at: &usize| {
        let token = &piece.tokens[*at];
        let class = piece.words.class(&token.word);
        let joins = token.joins() && *at > start && piece.is_glued(*at) && piece.is_glued(*at + 1);
        joins
            || (token.shape == TokenShape::Word
                && !class.is_any(Class::STOP.or(Class::UNIT).or(Class::MONTH)))
    };
    let most = piece.tokens.len().min(start + WORDS);
    (start..most)
        .take_while(is_noun)
        .last()
        .map_or(start, |last| last + 1)
}

/// What a percentage is of: the words after it, else those before it.
fn of_what(piece: &FactPiece<'_>, start: usize, end: usize) -> String {
    let sentence = piece.sentence(start);
    let is_stop = |at: &usize| piece.words.class(&piece.tokens[*at].word).is_any(Class::STOP);
    let after = (end..sentence.end)
        .take_while(is_stop)
        .last()
        .map_or(end, |last| last + 1);
    let noun = noun_end(piece, after);
    if noun > after && after <= end + 3 {
        return piece.slice(&(after..noun)).to_owned();
    }
    let from = start.saturating_sub(WORDS).max(sentence.start);
    let before = piece.slice(&(from..start));
    before.trim_end_matches(['(', '-', '–', ' ', '+']).to_owned()
}
