//! The status of an action, from the words of its text.

use std::ops::Range;

use super::piece::FactPiece;
use super::tense::is_owed;
use super::words::Cue;
use crate::model::words::{Block, Status};

/// The first status that a text gives, and the words for it. What is "to be adopted" is not yet adopted.
pub fn status(piece: &FactPiece<'_>, dates: &[Range<usize>]) -> Option<(Status, String)> {
    let said = |mark: &super::piece::Mark| match mark.cue {
        Cue::Status(status) => Some((mark.at.clone(), status)),
        _ => None,
    };
    let is_done = |status: Status| {
        matches!(
            status,
            Status::Adopted | Status::Signed | Status::Completed | Status::Proposed | Status::InForce
        )
    };
    let found = piece.marks.iter().filter_map(said).find(|(at, status)| {
        let start = piece.sentence(at.start).start;
        // A word within a date belongs to the date.
        let within_date = dates.iter().any(|date| date.contains(&at.start));
        let is_yet_to_be = is_done(*status) && is_owed(piece, at.start, start);
        !within_date && !is_yet_to_be
    });
    found.map(|(at, status)| (status, piece.slice(&at).to_owned()))
}

/// The block to which a heading, or the first words of a list, assigns everything under it. A single word such as "will" does
/// so only before a list, or in a heading of very few words.
pub fn block(piece: &FactPiece<'_>) -> Option<Block> {
    let leads = piece.tokens.last().is_some_and(|token| token.is_sign(":"));
    let is_short = piece.tokens.len() <= 4;
    piece.marks.iter().find_map(|mark| match mark.cue {
        Cue::Block(block) if leads || is_short || mark.at.len() > 1 => Some(block),
        _ => None,
    })
}
