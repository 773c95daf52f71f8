//! Finds the wordings of dates in running text: at each place, the longest that `when` reads.

use std::ops::Range;

use super::piece::FactPiece;
use super::reading::{Basis, FactReading, read};
use super::token::{FactToken, TokenShape};
use super::word_class::Class;
use super::words::Cue;
use crate::when::Language;

#[derive(Clone, Debug)]
pub struct DateInText {
    pub at: Range<usize>,
    pub reading: FactReading,
}

/// How many tokens a wording may have before and after the word that makes it a date.
const BEFORE: usize = 8;
const AFTER: usize = 12;

/// The most tokens in a phrase after which a date is only a point of comparison: "compared to".
const AGAINST: usize = 5;

/// The most names of months in one wording: those of the two ends of a range.
const MONTHS: usize = 2;

/// How many tokens of possible wordings are tried in a text, in addition to some for each of its tokens: more than any
/// meaningful text needs.
const TRIED: usize = 50_000;
const TRIED_A_WORD: usize = 2;

#[derive(Debug, Default)]
pub struct Wordings {
    pub found: Vec<DateInText>,
    /// How many places that may hold a wording were not looked at, because the text has more than can be tried.
    pub unsearched: usize,
}

/// Finds every wording outside of the tokens that are `taken`, which are sorted.
pub fn wordings(piece: &FactPiece<'_>, taken: &[Range<usize>], basis: Basis) -> Wordings {
    let mut found = Wordings::default();
    let mut taken = taken.iter().peekable();
    let mut floor = 0;
    let mut at = 0;
    let mut left = TRIED + piece.tokens.len() * TRIED_A_WORD;
    while at < piece.tokens.len() {
        while taken.next_if(|range| range.end <= at).is_some() {}
        if let Some(range) = taken.peek().filter(|range| range.contains(&at)) {
            at = range.end;
            floor = at;
            continue;
        }
        if !is_anchor(piece, at) {
            at += 1;
            continue;
        }
        let ceiling = taken.peek().map_or(piece.tokens.len(), |range| range.start);
        if left == 0 {
            found.unsearched += 1;
            at += 1;
            continue;
        }
        let Some(wording) = longest(piece, at, floor..ceiling, basis, &mut left) else {
            at += 1;
            continue;
        };
        at = wording.at.end;
        floor = at;
        found.found.push(wording);
    }
    found
}

fn longest(
    piece: &FactPiece<'_>,
    anchor: usize,
    within: Range<usize>,
    basis: Basis,
    left: &mut usize,
) -> Option<DateInText> {
    let sentence = piece.sentence(anchor);
    let least = within
        .start
        .max(anchor.saturating_sub(BEFORE))
        .max(sentence.start);
    let is_named = |at: usize| piece.words.class(&piece.tokens[at].word).is_any(Class::MONTH);
    // Two months with nothing between them are not a range.
    let fits = |at: usize, beside: usize, months: &mut usize| {
        *months += usize::from(is_named(at));
        *months <= MONTHS && !(is_named(at) && is_named(beside)) && may_stand_in(piece, at)
    };
    let mut months = usize::from(is_named(anchor));
    let before = (least..anchor).rev();
    let start = before.take_while(|at| fits(*at, at + 1, &mut months)).last();
    let start = start.unwrap_or(anchor);
    let most = within.end.min(anchor + 1 + AFTER).min(sentence.end);
    let mut months = usize::from(is_named(anchor));
    let end = (anchor + 1..most)
        .find(|at| !fits(*at, at - 1, &mut months))
        .unwrap_or(most);
    for first in (start..=anchor).filter(|at| may_begin(piece, *at)) {
        for last in (anchor.max(first)..end).rev().filter(|at| may_end(piece, *at)) {
            let at = first..last + 1;
            if !stands_alone(piece, &at) || !has_sense(piece, &at) {
                continue;
            }
            *left = left.saturating_sub(at.len());
            let wording = piece.slice(&at);
            let reading = read(wording, year_place(piece, &at), piece.words.language, basis);
            if reading != FactReading::No {
                return Some(DateInText { at, reading });
            }
        }
    }
    None
}

/// Whether a token may be a year: 1900 to 2099.
fn is_year(token: &FactToken<'_>) -> bool {
    token.shape == TokenShape::Number
        && token.text.len() == 4
        && matches!(token.text.as_bytes(), [b'1', b'9', ..] | [b'2', b'0', ..])
}

/// Whether a token is a code of letters and digits for a period: `Q1`, `1Q`, `H2`, `W05`, `FY2025`, `2020s`.
fn is_code(piece: &FactPiece<'_>, token: &FactToken<'_>) -> bool {
    let word = token.word.as_bytes();
    let letters = token.word.trim_matches(|letter| matches!(letter, '1'..='4'));
    token.shape == TokenShape::Mixed
        && (matches!(word, [b'1'..=b'2', b'0'..=b'9', _, _, b's'])
            || (word.len() == 2 && piece.words.codes.iter().any(|code| code == letters))
            || (word.len() == 3 && word[0] == b'w' && word[1..].iter().all(u8::is_ascii_digit))
            || (word.starts_with(b"fy") && word[2..].iter().all(u8::is_ascii_digit)))
}

/// Whether a token may be the day of a month, with an ordinal ending or without.
fn is_day(piece: &FactPiece<'_>, token: &FactToken<'_>) -> bool {
    let word = token.word.as_ref();
    let digits = word.trim_end_matches(char::is_alphabetic);
    matches!(token.shape, TokenShape::Number | TokenShape::Mixed)
        && matches!(digits.len(), 1..=2)
        && (digits.len() == word.len()
            || piece
                .words
                .endings
                .iter()
                .any(|ending| *ending == word[digits.len()..]))
        && digits.parse().is_ok_and(|day: u8| (1..=31).contains(&day))
}

fn is_number(piece: &FactPiece<'_>, token: &FactToken<'_>) -> bool {
    is_year(token) || is_day(piece, token) || is_code(piece, token)
}

/// Whether a token makes a wording a date.
fn is_anchor(piece: &FactPiece<'_>, at: usize) -> bool {
    let token = &piece.tokens[at];
    match token.shape {
        TokenShape::Number => is_year(token),
        TokenShape::Mixed => is_code(piece, token),
        TokenShape::Sign => false,
        TokenShape::Word => {
            let class = piece.words.class(&token.word);
            (class.is_any(Class::MONTH) && is_month(piece, at))
                || class.is_any(Class::SEASON.or(Class::UNIT).or(Class::ALONE))
        }
    }
}

/// Whether the name of a month is not a verb or another name: it is capitalised, or next to a number.
fn is_month(piece: &FactPiece<'_>, at: usize) -> bool {
    let is_short = piece.words.class(&piece.tokens[at].word).is_any(Class::SHORT);
    (!is_short && (!piece.words.capital_months || piece.tokens[at].is_capital()))
        || piece.tokens.get(at + 1).is_some_and(is_year)
        || at
            .checked_sub(1)
            .is_some_and(|before| is_day(piece, &piece.tokens[before]))
}

pub fn may_stand_in(piece: &FactPiece<'_>, at: usize) -> bool {
    let token = &piece.tokens[at];
    if piece.words.in_no_date.iter().any(|word| word == token.text) {
        return false;
    }
    match token.shape {
        TokenShape::Number | TokenShape::Mixed => is_number(piece, token),
        TokenShape::Sign => matches!(token.text, "/" | "," | "." | "'" | "’" | "&") || token.is_dash(),
        TokenShape::Word => {
            let class = piece.words.class(&token.word);
            class.is_any(Class::MONTH.or(Class::SEASON).or(Class::UNIT).or(Class::ALONE))
                || class.is_any(Class::OPENER.or(Class::INNER).or(Class::ENDER))
        }
    }
}

fn may_begin(piece: &FactPiece<'_>, at: usize) -> bool {
    let token = &piece.tokens[at];
    match token.shape {
        TokenShape::Sign => false,
        // "Gepland voor" is "planned for", but "voor" alone is "before".
        TokenShape::Word
            if piece.words.language == Language::Dutch && token.word == "voor" && is_planned(piece, at) =>
        {
            false
        }
        TokenShape::Word => {
            let class = piece.words.class(&token.word);
            class.is_any(Class::OPENER.or(Class::SEASON).or(Class::ALONE))
                || (class.is_any(Class::MONTH) && is_month(piece, at))
        }
        _ => is_number(piece, token),
    }
}

/// Whether a hedge ends right before a token.
fn is_planned(piece: &FactPiece<'_>, at: usize) -> bool {
    let before = piece.marks_in(&(at.saturating_sub(3)..at));
    before
        .iter()
        .any(|mark| mark.at.end == at && matches!(mark.cue, Cue::Hedge(_)))
}

fn may_end(piece: &FactPiece<'_>, at: usize) -> bool {
    let token = &piece.tokens[at];
    match token.shape {
        TokenShape::Sign => false,
        TokenShape::Word => piece.words.class(&token.word).is_any(Class::ENDER),
        _ => is_number(piece, token),
    }
}

/// Whether a wording is not part of something longer: `2018/1806`, `2009/52/EC`, `1.2025`, or "fiscal year 2025-26".
fn stands_alone(piece: &FactPiece<'_>, at: &Range<usize>) -> bool {
    let joins = |sign: usize| {
        let token = &piece.tokens[sign];
        matches!(token.text, "/" | "." | "," | "%" | "_" | "@" | "#" | ":") || token.is_dash()
    };
    let before = piece.is_glued(at.start) && {
        let sign = at.start - 1;
        joins(sign) && piece.is_glued(sign) && piece.tokens[sign - 1].shape != TokenShape::Sign
    };
    let after = piece.is_glued(at.end) && {
        let is_percent = piece.tokens[at.end].text == "%";
        is_percent
            || (joins(at.end)
                && piece.is_glued(at.end + 1)
                && piece
                    .tokens
                    .get(at.end + 1)
                    .is_some_and(|next| next.shape != TokenShape::Sign))
    };
    // "Fiscal" is two words before the year in "fiscal year 2025-26".
    let mut words = piece.tokens[..at.start].iter().rev().map(|token| &*token.word);
    let nearest = words.find(|word| !matches!(*word, "year" | "years"));
    let is_fiscal = matches!(nearest, Some("fiscal" | "financial"));
    !before && !after && !is_fiscal
}

/// Whether a wording that reads as a date can be one in its context.
fn has_sense(piece: &FactPiece<'_>, at: &Range<usize>) -> bool {
    let tokens = &piece.tokens[at.clone()];
    let class = |token: &FactToken<'_>| piece.words.class(&token.word);
    let before = at
        .start
        .checked_sub(1)
        .map(|before| class(&piece.tokens[before]))
        .unwrap_or_default();
    let after = piece.tokens.get(at.end).map(class).unwrap_or_default();
    let has = |wanted: Class| tokens.iter().any(|token| class(token).is_any(wanted));
    let years = tokens.iter().filter(|token| is_year(token)).count();
    if is_measured_against(piece, at) {
        return false;
    }
    // "To start in March": a verb, not the start of a period.
    if let [first, second, ..] = tokens
        && class(first).is_any(Class::PART)
        && class(second).is_any(Class::PREPOSITION)
    {
        return false;
    }
    if years > 0
        && tokens
            .iter()
            .all(|token| is_year(token) || token.shape == TokenShape::Sign)
    {
        // A year alone is part of a name unless a word before it marks it as a date; a span of years is a date.
        return years > 1 || before.is_any(Class::BEFORE_YEAR);
    }
    if years > 0 || tokens.iter().any(|token| is_code(piece, token)) {
        return !is_counted_after_comma(piece, at, years);
    }
    if has(Class::MONTH) {
        let is_bare = tokens
            .iter()
            .filter(|token| token.shape != TokenShape::Sign)
            .all(|token| class(token).is_any(Class::MONTH));
        return !is_counted_after_comma(piece, at, years)
            && (!is_bare || tokens.len() > 1 || before.is_any(Class::BEFORE_YEAR));
    }
    if has(Class::SEASON) && tokens.len() == 1 {
        // "Fees are to fall", "new hopes spring": a season alone is a date only after a word that marks it as one.
        return before.is_any(Class::BEFORE_YEAR) && !before.is_any(Class::RANGE);
    }
    if has(Class::ALONE) && before.is_any(Class::NOT_BEFORE) {
        return false;
    }
    if let [first, second, third, _] = tokens
        && class(first).is_any(Class::AHEAD)
        && class(second).is_any(Class::INNER)
        && !class(second).is_any(Class::OPENER)
        && third.shape == TokenShape::Number
    {
        // "In the 3 months between" says how long something took.
        return false;
    }
    let counts = tokens.iter().any(|token| is_day(piece, token)) || has(Class::UNIT);
    !(counts && after.is_any(Class::COUNTED_FROM))
}

/// "From 2005 levels", "compared to 2019": nothing happens then.
fn is_measured_against(piece: &FactPiece<'_>, at: &Range<usize>) -> bool {
    let near = at.start.saturating_sub(AGAINST)..at.end + 1;
    piece.marks_in(&near).iter().any(|mark| match mark.cue {
        Cue::Against => (at.start..at.end).contains(&mark.at.end),
        Cue::Level => mark.at.start == at.end,
        _ => false,
    })
}

/// "In October, 8 States": without a year, a number after a comma is not the day of the month before it.
fn is_counted_after_comma(piece: &FactPiece<'_>, at: &Range<usize>, years: usize) -> bool {
    years == 0
        && piece.tokens[at.clone()].windows(3).any(|three| {
            piece.words.class(&three[0].word).is_any(Class::MONTH)
                && three[1].is_sign(",")
                && three[2].shape == TokenShape::Number
        })
}

/// The byte offset within the wording at which a missing year belongs: after the last name of a month, quarter or season, or
/// the day after it.
fn year_place(piece: &FactPiece<'_>, at: &Range<usize>) -> usize {
    let tokens = &piece.tokens[at.clone()];
    let last = tokens.iter().rposition(|token| {
        is_code(piece, token)
            || is_day(piece, token)
            || piece
                .words
                .class(&token.word)
                .is_any(Class::MONTH.or(Class::SEASON).or(Class::UNIT))
    });
    let start = tokens.first().map_or(0, |token| token.at.start);
    last.map_or(0, |last| tokens[last].at.end - start)
}
