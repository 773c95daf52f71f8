//! The words, numbers and signs of a text.

use std::borrow::Cow;
use std::ops::Range;

use crate::text::fold;

#[derive(Clone, Debug)]
pub struct FactToken<'t> {
    pub at: Range<usize>,
    pub text: &'t str,
    /// The token without case and accents.
    pub word: Cow<'t, str>,
    pub shape: TokenShape,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenShape {
    Word,
    Number,
    /// Digits and letters: `Q1`, `1st`, `C2CMMD`.
    Mixed,
    Sign,
}

impl FactToken<'_> {
    pub fn is_sign(&self, sign: &str) -> bool {
        self.shape == TokenShape::Sign && self.text == sign
    }

    /// Whether it may stand between the words of a name.
    pub fn joins(&self) -> bool {
        self.shape == TokenShape::Sign && matches!(self.text, "-" | "‑" | "–" | "'" | "’" | "/" | "." | "&")
    }

    pub fn is_dash(&self) -> bool {
        self.shape == TokenShape::Sign && matches!(self.text, "-" | "‐" | "‑" | "‒" | "–" | "—" | "−")
    }

    pub fn is_capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

pub fn tokens(text: &str) -> Vec<FactToken<'_>> {
    let mut found = Vec::with_capacity(text.len() / 5);
    let mut letters = text.char_indices().peekable();
    while let Some((start, letter)) = letters.next() {
        if letter.is_whitespace() {
            continue;
        }
        let mut end = start + letter.len_utf8();
        let mut shape = TokenShape::Sign;
        if letter.is_alphanumeric() {
            let (mut digits, mut others) = (letter.is_ascii_digit(), !letter.is_ascii_digit());
            while let Some((at, next)) = letters.peek().copied().filter(|(_, next)| next.is_alphanumeric()) {
                digits |= next.is_ascii_digit();
                others |= !next.is_ascii_digit();
                end = at + next.len_utf8();
                letters.next();
            }
            shape = match (digits, others) {
                (true, false) => TokenShape::Number,
                (true, true) => TokenShape::Mixed,
                _ => TokenShape::Word,
            };
        }
        let written = &text[start..end];
        found.push(FactToken {
            at: start..end,
            text: written,
            word: plain(written),
            shape,
        });
    }
    found
}

fn plain(word: &str) -> Cow<'_, str> {
    if !word.is_ascii() {
        return Cow::Owned(fold::lower(word));
    }
    if word.bytes().any(|byte| byte.is_ascii_uppercase()) {
        return Cow::Owned(word.to_ascii_lowercase());
    }
    Cow::Borrowed(word)
}
