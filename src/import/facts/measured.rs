//! Which percentages of a text are a statistic for a date, or a target to be reached by one: only where the words around them
//! leave no doubt. A change ("rose by 5 %") is neither, and is kept only in the text.

use std::ops::Range;

use super::clause::{TITLE, cut};
use super::figure::Count;
use super::piece::FactPiece;
use super::word_class::Class;
use crate::import::draft::{DateFound, Measured};
use crate::model::words::{DateRole, Hedge};

/// How many tokens may stand between a percentage and its date.
const NEAR: usize = 3;
/// How many tokens before a percentage the word that makes it a statistic or a target may be.
const BEFORE: usize = 5;

/// The indicator of a percentage, and whether it is a statistic or a target, if its sentence has no other percentage and a
/// single date right after it. `dates` are the dates of the text with their tokens.
pub fn measured(
    piece: &FactPiece<'_>,
    (at, figure): &Count,
    counts: &[Count],
    dates: &[(Range<usize>, &DateFound)],
) -> Option<(String, Measured)> {
    let sentence = piece.sentence(at.start);
    let is_in_it = |(at, figure): &&Count| figure.unit == "%" && sentence.contains(&at.start);
    let mut within = dates.iter().filter(|(at, _)| sentence.contains(&at.start));
    let (Some((date_at, date)), None) = (within.next(), within.next()) else {
        return None;
    };
    if figure.unit != "%"
        || figure.value.starts_with('-')
        || counts.iter().filter(is_in_it).count() != 1
        || !(at.end..=at.end + NEAR).contains(&date_at.start)
        || date.hedge != Hedge::Firm
        || date.year_inferred
        || date.again.is_some()
    {
        return None;
    }
    let when = date.found.means.clone()?;
    let class = |at: usize| piece.words.class(&piece.tokens[at].word);
    let least = at.start.saturating_sub(BEFORE).max(sentence.start);
    let word = (least..at.start)
        .rev()
        .find(|at| class(*at).is_any(Class::TARGET.or(Class::LEVEL)) || !class(*at).is_any(Class::STOP))?;
    let indicator = |end: usize| {
        let words = cut(piece.slice(&(sentence.start..end)), TITLE);
        words.chars().any(char::is_alphabetic).then_some(words)
    };
    if date.role == DateRole::Due && class(word).is_any(Class::TARGET) {
        return Some((indicator(word + 1)?, Measured::By(when)));
    }
    (date.role == DateRole::Occurred && class(word).is_any(Class::LEVEL))
        .then(|| Some((indicator(word)?, Measured::In(when))))
        .flatten()
}
