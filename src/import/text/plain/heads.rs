//! Headings without markup, recognised by capitals, numbers, a colon at the end, or as a short line on its own.

use super::marker::{Sign, marker};
use crate::import::facts::{FactWords, block_of};
use crate::model::words::Block;

/// The longest line that may be a heading.
const LONGEST: usize = 110;

/// How a heading looks. Headings that look alike have the same rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingLook {
    Numbered(u8),
    Capitals,
    Colon,
    Plain,
}

#[derive(Clone, Copy, Debug)]
pub struct Neighbours {
    /// Whether a blank line, a heading or nothing precedes it.
    pub is_apart: bool,
    /// Whether a blank line or a point follows.
    pub is_followed: bool,
    /// Whether it begins no further right than the point before it, or there is none.
    pub is_outside: bool,
}

/// How a line looks as a heading; `None` if it is not one.
pub fn look(text: &str, around: Neighbours) -> Option<HeadingLook> {
    let letters = text.chars().count();
    if letters == 0 || letters > LONGEST || !text.contains(char::is_alphabetic) {
        return None;
    }
    let numbered = match marker(text).map(|marker| (marker.sign, marker.rest)) {
        Some((Sign::Levels(levels), rest))
            if !ends_sentence(rest) && rest.starts_with(char::is_uppercase) =>
        {
            Some(levels)
        }
        Some((Sign::Number(_), rest)) if around.is_apart && around.is_followed && is_title(rest) => Some(1),
        Some(_) => return None,
        None => None,
    };
    if let Some(levels) = numbered {
        return Some(HeadingLook::Numbered(levels));
    }
    let is_capitals = text.chars().filter(|letter| letter.is_alphabetic()).count() >= 4
        && !text.chars().any(char::is_lowercase)
        && letters <= 80;
    if is_capitals && (around.is_apart || around.is_followed) {
        return Some(HeadingLook::Capitals);
    }
    if !text.starts_with(|letter: char| {
        letter.is_uppercase() || letter.is_ascii_digit() || "(\"“‘'’".contains(letter)
    }) {
        return None;
    }
    if text.ends_with(':')
        && around.is_outside
        && (around.is_apart || around.is_followed)
        && !text.contains(". ")
    {
        return Some(HeadingLook::Colon);
    }
    (around.is_apart && around.is_followed && !ends_sentence(text) && is_title(text))
        .then_some(HeadingLook::Plain)
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', ';', ',', '!', '…', ')', '-', '–'])
        && !(text.ends_with(')') && text.chars().count() <= 90 && !text.contains(". ") && text.contains('('))
}

/// A few words without a sentence in them.
fn is_title(text: &str) -> bool {
    !ends_sentence(text) && !text.contains(". ") && text.split_whitespace().count() <= 14
}

/// Assigns ranks to headings, by their look and by their words.
#[derive(Debug, Default)]
pub struct Ranks {
    current: u8,
    /// The rank of the open heading of next steps, and the look of the headings directly under it.
    next_steps: Option<(u8, Option<HeadingLook>)>,
}

impl Ranks {
    /// The rank of a heading with markup, which gives the rank.
    pub fn named(&mut self, rank: u8, text: &str, words: &FactWords) -> u8 {
        self.next_steps = (block_of(text, words) == Some(Block::NextStep)).then_some((rank, None));
        self.current = rank;
        rank
    }

    /// The rank of a heading by its look. `follows` is whether it is right under another heading.
    pub fn by_look(&mut self, look: HeadingLook, text: &str, follows: bool, words: &FactWords) -> u8 {
        let own = match look {
            HeadingLook::Numbered(levels) => levels.min(8),
            HeadingLook::Capitals | HeadingLook::Colon => 3,
            HeadingLook::Plain => 4,
        };
        if block_of(text, words) == Some(Block::NextStep) && !matches!(look, HeadingLook::Numbered(_)) {
            // A heading of next steps closes an earlier one and all under it.
            let rank = match self.next_steps {
                Some((rank, _)) if self.current >= rank => rank,
                _ => (self.current + 1).clamp(2, 9),
            };
            self.next_steps = Some((rank, None));
            return rank;
        }
        match self.next_steps {
            Some((rank, under)) if (follows && under.is_none()) || under == Some(look) => {
                self.next_steps = Some((rank, Some(look)));
                rank + 1
            }
            Some((rank, _)) => {
                self.next_steps = None;
                self.current = own.min(rank);
                self.current
            }
            None => {
                self.current = own;
                own
            }
        }
    }
}
