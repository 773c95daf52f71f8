//! What a body has to do with an action, from where its name stands.

use super::names::FoundName;
use super::piece::FactPiece;
use super::word_class::Class;
use super::words::Cue;
use crate::model::words::ActorRole;

/// The part of a body in what a sentence says. Only a name that leads the sentence, or follows a word that says so, takes
/// part; all others are mentioned.
pub fn role(piece: &FactPiece<'_>, name: &FoundName<'_>) -> ActorRole {
    let start = name.at.start;
    let sentence = piece.sentence(start);
    // Articles and the like between the word and the name.
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

/// Whether a phrase that gives a part ends at a token.
fn leads(piece: &FactPiece<'_>, at: usize) -> bool {
    piece
        .marks_in(&(at.saturating_sub(3)..at + 1))
        .iter()
        .any(|mark| mark.at.end == at + 1 && matches!(mark.cue, Cue::Body(_)))
}
