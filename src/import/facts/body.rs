//! The role of a body in an action, from the position of its name in the sentence.

use super::names::FoundName;
use super::piece::FactPiece;
use super::word_class::Class;
use super::words::Cue;
use crate::model::words::ActorRole;

/// The role of a body in its sentence. A name that begins the sentence is accountable; one that follows a phrase for a role
/// has that role; all others are only mentioned.
pub fn role(piece: &FactPiece<'_>, name: &FoundName<'_>) -> ActorRole {
    let start = name.at.start;
    let sentence = piece.sentence(start);
    // Skip articles and the like between that phrase and the name.
    let first = (sentence.start..start)
        .rev()
        .take_while(|at| {
            let token = &piece.tokens[*at];
            piece.words.class(&token.word).is_any(Class::STOP) && token.word.len() <= 3 && !leads(piece, *at)
        })
        .last()
        .unwrap_or(start);
    if first == sentence.start {
        return ActorRole::Accountable;
    }
    piece
        .marks_in(&(first.saturating_sub(4)..first))
        .iter()
        .rev()
        .filter(|mark| mark.at.end == first)
        .filter_map(|mark| match mark.cue {
            Cue::Body(role) => Some((mark.at.len(), role)),
            _ => None,
        })
        .max_by_key(|(length, _)| *length)
        .map_or(ActorRole::Mentioned, |(_, role)| role)
}

/// Whether a phrase for a role ends at a token.
fn leads(piece: &FactPiece<'_>, at: usize) -> bool {
    piece
        .marks_in(&(at.saturating_sub(3)..at + 1))
        .iter()
        .any(|mark| mark.at.end == at + 1 && matches!(mark.cue, Cue::Body(_)))
}
