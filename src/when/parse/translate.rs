//! Translates the words of another language to the English ones that the grammars of dates and recurrences know.

use super::lexer::{DateToken, TokenKind};
use super::words;
use crate::when::language::{Language, Phrase};

/// What a wording says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Says {
    When,
    HowOften,
}

/// Replaces every phrase of the language by its English, the longest phrase first. Other words stay as they are.
pub fn translate(tokens: Vec<DateToken>, language: Language, says: Says) -> Vec<DateToken> {
    let Some(table) = language.table() else {
        return tokens;
    };
    let mut english: Vec<DateToken> = Vec::with_capacity(tokens.len());
    let mut dated = false;
    let mut next = 0;
    while let Some(token) = tokens.get(next) {
        let TokenKind::Word(word) = &token.kind else {
            dated |= matches!(
                token.kind,
                TokenKind::Number(..) | TokenKind::Period(_) | TokenKind::Doubtful(..) | TokenKind::Span(_)
            );
            english.push(token.clone());
            next += 1;
            continue;
        };
        let follows = |phrase: &&Phrase| {
            let ahead = tokens[next + 1..].iter().map(written);
            (!phrase.opening || !dated)
                && ahead
                    .take(phrase.rest.len())
                    .eq(phrase.rest.iter().map(|word| Some(word.as_str())))
        };
        let of_date = table.phrases(word).iter().find(follows);
        let recurring = match says {
            Says::HowOften => table.recurring(word).iter().find(follows),
            Says::When => None,
        };
        // The longest phrase, and of two of the same length the one for recurrences.
        let phrase = recurring.into_iter().chain(of_date).reduce(|one, other| {
            if other.rest.len() > one.rest.len() {
                other
            } else {
                one
            }
        });
        let (said, len) = match phrase {
            Some(phrase) => (phrase.english.clone(), 1 + phrase.rest.len()),
            None => match table.month(word) {
                Some(month) => (vec![month.to_lowercase()], 1),
                None if words::is_noise(word) => (Vec::new(), 1),
                None => (vec![word.clone()], 1),
            },
        };
        let at = token.at.start..tokens[next + len - 1].at.end;
        for word in said {
            dated |= is_of_a_date(&word);
            if !words::is_noise(&word) {
                english.push(DateToken {
                    kind: TokenKind::Word(word),
                    at: at.clone(),
                });
            }
        }
        next += len;
    }
    english
}

/// A token as a phrase writes it.
fn written(token: &DateToken) -> Option<&str> {
    match &token.kind {
        TokenKind::Word(word) => Some(word),
        TokenKind::Slash => Some("/"),
        TokenKind::Dash => Some("-"),
        _ => None,
    }
}

/// Whether an English word belongs to the date itself, as opposed to a bound, a preposition and the like.
fn is_of_a_date(word: &str) -> bool {
    words::month(word).is_some()
        || words::season(word).is_some()
        || words::part(word).is_some()
        || words::ordinal(word).is_some()
        || matches!(word, "last" | "week" | "quarter" | "half" | "semester")
}
