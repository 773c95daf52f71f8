//! The words, numbers and signs of a wording, without what adds nothing to it.

use std::ops::Range;

use super::components::{self, Dated};
use super::error::{Mistake, WhenError};
use super::period::Period;
use super::{Doubt, Stretch, iso, words};

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: TokenKind,
    /// Where it stands, in bytes.
    pub at: Range<usize>,
}

/// What a piece of a wording is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// A word in lower case.
    Word(String),
    /// A number, and with how many digits it is written.
    Number(u32, usize),
    Period(Period),
    /// A date in figures of which a part is not exact: `2004-06~-11`.
    Doubtful(Period, Doubt),
    /// `-` in any of its widths.
    Dash,
    /// `/`
    Slash,
    /// `~` and the other signs for a date that is not exact.
    Tilde,
    /// `..`, an end that is open.
    Open,
}

/// Cuts a wording into pieces.
pub(super) fn lex(text: &str) -> Result<Vec<Token>, WhenError> {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(place, _)| place)
        .chain([text.len()])
        .collect();
    let chars: Vec<char> = text.chars().map(plain).collect();
    let mut tokens: Vec<Token> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (kind, len) = piece(&chars[at..], &tokens)
            .map_err(|(mistake, len)| WhenError::new(places[at]..places[at + len], mistake))?;
        if let Some(kind) = kind {
            tokens.push(Token {
                kind,
                at: places[at]..places[at + len],
            });
        }
        at += len;
    }
    Ok(tokens)
}

type Piece = Result<(Option<TokenKind>, usize), (Mistake, usize)>;

fn piece(chars: &[char], before: &[Token]) -> Piece {
    let first = chars[0];
    if let Some((dated, len)) = components::read(chars) {
        return match dated {
            Ok(Dated { first, last }) if first == last => Ok((Some(dated_kind(first)), len)),
            Ok(_) => Err((Mistake::Unspecified(iso::text(chars, len)), len)),
            Err(mistake) => Err((mistake, len)),
        };
    }
    if first.is_ascii_digit() {
        return number(chars, wants_year(before));
    }
    if first.is_alphabetic() {
        let len = chars.iter().take_while(|c| c.is_alphabetic()).count();
        let word: String = chars[..len].iter().collect();
        return Ok(((!words::is_noise(&word)).then_some(TokenKind::Word(word)), len));
    }
    match first {
        '.' if chars.get(1) == Some(&'.') => Ok((Some(TokenKind::Open), 2)),
        ' ' | '.' | ',' | '(' | ')' | '\'' | '’' => Ok((None, 1)),
        '-' => Ok((Some(TokenKind::Dash), 1)),
        '/' => Ok((Some(TokenKind::Slash), 1)),
        '~' | '?' | '%' => Ok((Some(TokenKind::Tilde), 1)),
        '&' => Ok((Some(TokenKind::Word("and".into())), 1)),
        other => Err((Mistake::Character(other), 1)),
    }
}

fn dated_kind(stretch: Stretch) -> TokenKind {
    match stretch.doubt {
        Doubt::None => TokenKind::Period(stretch.period),
        doubt => TokenKind::Doubtful(stretch.period, doubt),
    }
}

/// Whether what stands before is a date but for its year: in `Q1 2025-Q2 2025` there is no `2025-Q2`.
fn wants_year(before: &[Token]) -> bool {
    let is_sign = |token: &Token| matches!(token.kind, TokenKind::Dash | TokenKind::Slash);
    let before = match before.split_last() {
        Some((last, rest)) if is_sign(last) => rest,
        _ => before,
    };
    match before.last().map(|token| &token.kind) {
        Some(TokenKind::Number(_, digits)) => *digits <= 2,
        Some(TokenKind::Word(word)) => {
            words::month(word).is_some()
                || words::season(word).is_some()
                || matches!(word.as_str(), "quarter" | "quarters")
        }
        _ => false,
    }
}

fn number(chars: &[char], only_year: bool) -> Piece {
    if let Some((period, len)) = iso::read(chars).filter(|_| !only_year) {
        return match period {
            Ok(period) => Ok((Some(TokenKind::Period(period)), len)),
            Err(mistake) => Err((mistake, len)),
        };
    }
    let digits = chars.iter().take_while(|c| c.is_ascii_digit()).count();
    let value = chars[..digits]
        .iter()
        .filter_map(|c| c.to_digit(10))
        .fold(0_u32, |value, digit| {
            value.saturating_mul(10).saturating_add(digit)
        });
    // 1st, 21st: the ending says nothing.
    let ending: String = chars[digits..].iter().take_while(|c| c.is_alphabetic()).collect();
    let suffix = if words::is_suffix(&ending) {
        ending.len()
    } else {
        0
    };
    Ok((Some(TokenKind::Number(value, digits)), digits + suffix))
}

/// Letters small, and one sign for all that readers take for the same.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        // A soft hyphen or a mark of direction is not seen at all.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => ' ',
        c if c.is_whitespace() => ' ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}
