//! The role of a date and its hedge, from the words around it.

use std::ops::Range;

use chrono::NaiveDate;

use super::date::DateInText;
use super::piece::FactPiece;
use super::reading::{FactReading, YearSide, choose, window};
use super::tense::{Tense, tense};
use super::token::TokenShape;
use super::word_class::Class;
use super::words::Cue;
use crate::model::words::{Block, DateRole, Hedge};
use crate::when::{Bound, Coming, Period, PeriodPart, Stretch, When};

#[derive(Clone, Debug)]
pub struct Understood {
    pub when: Option<When>,
    pub role: DateRole,
    pub hedge: Hedge,
    pub year_inferred: bool,
}

/// How many tokens before and after a date the word for its role or hedge may be.
const BEFORE: usize = 9;
const AFTER: usize = 5;

/// The meaning and role of a wording in its context. `None` for one that only dates what is to come ("soon", "in 3 weeks") where
/// the text does not speak of that.
pub fn understand(
    piece: &FactPiece<'_>,
    wording: &DateInText,
    block: Option<Block>,
    edition: Option<NaiveDate>,
) -> Option<Understood> {
    let at = &wording.at;
    let sentence = piece.sentence(at.start);
    let tense = tense(piece, at, &sentence);
    let is_next = block == Some(Block::NextStep);
    let around = around(piece, at, &sentence);
    let said = cue(piece, at, &around);
    let (when, year_inferred) = match (&wording.reading, edition) {
        (FactReading::Read(when), _) => (*when, false),
        (FactReading::Yearless(whens), Some(edition)) => {
            let side = match tense {
                // "Closing 18 December", "the workshop of December": the verb before is about something else.
                _ if is_adjacent(piece, at) => YearSide::Nearest,
                _ if is_attribute(piece, at) => YearSide::Past,
                Tense::Future => YearSide::Future,
                Tense::Past => YearSide::Past,
                Tense::Unsaid if is_next => YearSide::Future,
                Tense::Unsaid => YearSide::Nearest,
            };
            (choose(whens, side, edition)?, true)
        }
        _ => return Some(unread(piece, &around, tense, is_next)),
    };
    let is_coming = tense == Tense::Future || (tense == Tense::Unsaid && is_next);
    if is_bare_distance(piece, at) && !is_coming {
        return None;
    }
    let role = match edition.map(|edition| place(&when, edition)) {
        Some(CuePlace::Over)
            if said == Some(DateRole::Due) && matches!(when, When::Bounded(Bound::By, _)) =>
        {
            DateRole::Due
        }
        // "Is expected to be signed in February 2025", in an edition of March: the text does not say that it was.
        Some(CuePlace::Over) if tense == Tense::Future && !year_inferred && !is_attribute(piece, at) => {
            forward(piece, at, &when, said)
        }
        Some(CuePlace::Over) => DateRole::Occurred,
        Some(CuePlace::Ahead) | None => forward(piece, at, &when, said),
        Some(CuePlace::Around) => match when {
            When::Bounded(Bound::From | Bound::After, _) => DateRole::Occurred,
            _ if is_span(&when) => DateRole::Period,
            When::Coming(Coming::Soon, _) if !is_coming => return None,
            When::Coming(..) => forward(piece, at, &when, said),
            When::Bounded(Bound::By | Bound::Before | Bound::Until, _) if tense == Tense::Unsaid => {
                forward(piece, at, &when, said)
            }
            _ if is_coming && !is_attribute(piece, at) => forward(piece, at, &when, said),
            _ => DateRole::Occurred,
        },
    };
    let when = match (role, when) {
        // What starts "from 1 April" starts on that day.
        (DateRole::Starts | DateRole::TakesEffect, When::Bounded(Bound::From, stretch)) => When::In(stretch),
        (_, when) => when,
    };
    Some(Understood {
        when: Some(when),
        role,
        hedge: if role == DateRole::Occurred {
            Hedge::Firm
        } else {
            hedge(piece, &around)
        },
        year_inferred,
    })
}

/// The role and hedge of a recurring date. It is due each time unless a word gives another role or the text is about the past.
pub fn of_recurrence(piece: &FactPiece<'_>, at: &Range<usize>, block: Option<Block>) -> (DateRole, Hedge) {
    let sentence = piece.sentence(at.start);
    let around = around(piece, at, &sentence);
    let is_next = block == Some(Block::NextStep);
    // "Are to be sent" has a participle, but is about the future.
    let is_coming = is_next
        || piece
            .marks_in(&sentence)
            .iter()
            .any(|mark| mark.cue == Cue::Future);
    match (tense(piece, at, &sentence), cue(piece, at, &around)) {
        (Tense::Past, _) if !is_coming => (DateRole::Occurred, Hedge::Firm),
        (_, said) => {
            let role = said.filter(|role| *role != DateRole::Occurred);
            (role.unwrap_or(DateRole::Due), hedge(piece, &around))
        }
    }
}

/// Whether a word for an end ("closing") comes right before the date.
fn is_adjacent(piece: &FactPiece<'_>, at: &Range<usize>) -> bool {
    piece
        .marks_in(&(at.start.saturating_sub(3)..at.start))
        .iter()
        .any(|mark| mark.at.end == at.start && matches!(mark.cue, Cue::Role(DateRole::Ends)))
}

/// "The Council of December": a month that says which one is meant, not when something happens.
fn is_attribute(piece: &FactPiece<'_>, at: &Range<usize>) -> bool {
    at.len() == 1
        && piece
            .words
            .class(&piece.tokens[at.start].word)
            .is_any(Class::MONTH)
        && at
            .start
            .checked_sub(1)
            .is_some_and(|before| piece.words.class(&piece.tokens[before].word).is_any(Class::INNER))
}

fn unread(piece: &FactPiece<'_>, around: &Range<usize>, tense: Tense, is_next: bool) -> Understood {
    let is_coming = tense == Tense::Future || (tense == Tense::Unsaid && is_next);
    Understood {
        when: None,
        role: if is_coming {
            DateRole::Due
        } else {
            DateRole::Occurred
        },
        hedge: if is_coming {
            hedge(piece, around)
        } else {
            Hedge::Firm
        },
        year_inferred: false,
    }
}

enum CuePlace {
    Over,
    Around,
    Ahead,
}

fn place(when: &When, edition: NaiveDate) -> CuePlace {
    let mut window = window(when);
    // "By June" is ahead where June is.
    if let When::Bounded(Bound::By | Bound::Until | Bound::Before, stretch) = *when {
        window.earliest = super::reading::window(&When::In(stretch)).earliest;
    }
    if window.latest.is_some_and(|latest| latest < edition) {
        CuePlace::Over
    } else if window.earliest.is_some_and(|earliest| earliest > edition) {
        CuePlace::Ahead
    } else {
        CuePlace::Around
    }
}

/// "2024-2027", "June 2023 – May 2027": what lasts from one date to another.
fn is_span(when: &When) -> bool {
    let lasts = |stretch: &Stretch| {
        stretch.part.is_none()
            && matches!(
                stretch.period,
                Period::Day(_) | Period::Month(..) | Period::Year(_)
            )
    };
    match when {
        When::Between(first, last) if lasts(first) && (lasts(last) || last.part == Some(PeriodPart::End)) => {
            window(when).days().is_some_and(|days| days > 31)
        }
        _ => false,
    }
}

/// "In 3 weeks": often how long something takes.
fn is_bare_distance(piece: &FactPiece<'_>, at: &Range<usize>) -> bool {
    let tokens = &piece.tokens[at.clone()];
    let class = |at: usize| {
        tokens
            .get(at)
            .map(|token| piece.words.class(&token.word))
            .unwrap_or_default()
    };
    let counts = tokens
        .get(1)
        .is_some_and(|token| token.shape == TokenShape::Number || class(1).is_any(Class::OPENER));
    class(0).is_any(Class::AHEAD) && tokens.len() == 3 && counts && class(2).is_any(Class::UNIT)
}

fn forward(piece: &FactPiece<'_>, at: &Range<usize>, when: &When, said: Option<DateRole>) -> DateRole {
    let said = said.filter(|role| *role != DateRole::Occurred);
    match when {
        When::Bounded(Bound::Until, _) => DateRole::Ends,
        When::Bounded(Bound::From | Bound::After, _) => match said {
            Some(DateRole::TakesEffect) => DateRole::TakesEffect,
            _ => DateRole::Starts,
        },
        _ if is_span(when) => DateRole::Period,
        When::In(Stretch {
            period: Period::Year(_),
            part: None,
            ..
        }) if said.is_none() && is_of_year(piece, at) => DateRole::Period,
        _ => said.unwrap_or(DateRole::Due),
    }
}

/// "The priorities for 2025", "of the year 2025": a year that something is about.
fn is_of_year(piece: &FactPiece<'_>, at: &Range<usize>) -> bool {
    let word = |back: usize| {
        at.start
            .checked_sub(back)
            .map(|at| piece.tokens[at].word.as_ref())
    };
    let is_hedged = at.start.checked_sub(2).is_some_and(|before| {
        piece.words.is_participle(&piece.tokens[before].word)
            || piece
                .marks_in(&(before.saturating_sub(2)..before + 1))
                .iter()
                .any(|mark| mark.cue == Cue::Future)
    });
    piece.tokens[at.start].shape == TokenShape::Number
        && word(1).is_some_and(|word| piece.words.class(word).is_any(Class::BEFORE_YEAR))
        && !is_hedged
}

/// The tokens around a date that may be about it: up to its neighbours, in its sentence.
fn around(piece: &FactPiece<'_>, at: &Range<usize>, sentence: &Range<usize>) -> Range<usize> {
    let from = at.start.saturating_sub(BEFORE).max(sentence.start);
    let to = (at.end + AFTER).min(sentence.end);
    let is_date = |token: usize| {
        let token = &piece.tokens[token];
        (token.shape == TokenShape::Number && token.text.len() == 4)
            || (token.is_capital() && piece.words.class(&token.word).is_any(Class::MONTH))
    };
    let from = (from..at.start)
        .rev()
        .find(|token| is_date(*token))
        .map_or(from, |token| token + 1);
    let to = (at.end..to).find(|token| is_date(*token)).unwrap_or(to);
    from..to.max(at.end)
}

/// The role that the nearest phrase gives; phrases before the date or in it come first.
fn cue(piece: &FactPiece<'_>, at: &Range<usize>, around: &Range<usize>) -> Option<DateRole> {
    let role = |mark: &super::piece::Mark| match mark.cue {
        Cue::Role(role) => Some(role),
        _ => None,
    };
    let before = piece.marks_in(&(around.start..at.end));
    let after = piece.marks_in(&(at.end..around.end));
    // Of several phrases that begin at the same word, the longest is the most specific: "start applying".
    let nearest = before
        .iter()
        .filter(|mark| role(mark).is_some())
        .max_by_key(|mark| (mark.at.start, mark.at.end));
    nearest.and_then(role).or_else(|| after.iter().find_map(role))
}

fn hedge(piece: &FactPiece<'_>, around: &Range<usize>) -> Hedge {
    let doubt = |hedge: Hedge| match hedge {
        Hedge::ToBeConfirmed => 5,
        Hedge::Tentative => 4,
        Hedge::Conditional => 3,
        Hedge::Expected => 2,
        Hedge::Planned => 1,
        Hedge::Firm => 0,
    };
    piece
        .marks_in(around)
        .iter()
        .filter_map(|mark| match mark.cue {
            Cue::Hedge(hedge) => Some(hedge),
            _ => None,
        })
        .max_by_key(|hedge| doubt(*hedge))
        .unwrap_or(Hedge::Firm)
}
