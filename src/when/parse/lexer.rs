//! Splits a wording into words, numbers and signs, without those that add nothing to it.

use std::ops::Range;

use super::iso_components::{self, IsoDate};
use super::year_span::{self, Meaning};
use super::{iso, words};
use crate::text::fold;
use crate::when::error::{DateMistake, WhenError};
use crate::when::period::Period;
use crate::when::reading::Reading;
use crate::when::{Doubt, Stretch};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateToken {
    pub kind: TokenKind,
    /// Its position, in bytes.
    pub at: Range<usize>,
}

/// A piece of a wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// A word in lower case.
    Word(String),
    /// A number, and the number of digits it is written with.
    Number(u32, usize),
    Period(Period),
    /// A date in figures with a component that is not exact: `2004-06~-11`.
    Doubtful(Period, Doubt),
    /// `2024-25` as a fiscal year: the year it begins in.
    Span(u32),
    /// `-` or a longer dash.
    Dash,
    /// `/`
    Slash,
    /// `~`, or another sign for a date that is not exact.
    Tilde,
    /// `..`, an end that is open.
    Open,
}

/// Splits a wording into tokens, without the noise words of English. Words of another language lose their marks, and all of
/// them are kept for the translation.
pub fn lex(text: &str, reading: &Reading) -> Result<Vec<DateToken>, WhenError> {
    let places: Vec<usize> = text
        .char_indices()
        .map(|(place, _)| place)
        .chain([text.len()])
        .collect();
    let chars: Vec<char> = text.chars().map(plain).collect();
    let mut tokens: Vec<DateToken> = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let (kind, len) = piece(&chars[at..], &tokens, reading)
            .map_err(|(mistake, len)| refused(&chars[at..at + len], places[at]..places[at + len], mistake))?;
        if let Some(kind) = kind {
            tokens.push(DateToken {
                kind,
                at: places[at]..places[at + len],
            });
        }
        at += len;
    }
    Ok(tokens)
}

/// The error for a piece that is not accepted. For two years, suggests them in full.
fn refused(piece: &[char], at: Range<usize>, mistake: DateMistake) -> WhenError {
    let years = match mistake {
        DateMistake::SpanOrFiscal(_) => {
            year_span::read(piece).map(|(year, _)| format!("{year:04}/{:04}", year + 1))
        }
        _ => None,
    };
    WhenError::new(at, mistake).suggest(years)
}

type LexedPiece = Result<(Option<TokenKind>, usize), (DateMistake, usize)>;

fn piece(chars: &[char], before: &[DateToken], reading: &Reading) -> LexedPiece {
    let first = chars[0];
    if let Some((dated, len)) = iso_components::read(chars) {
        return match dated {
            Ok(IsoDate { first, last }) if first == last => Ok((Some(dated_kind(first)), len)),
            Ok(_) => Err((DateMistake::Unspecified(iso::text(chars, len)), len)),
            Err(mistake) => Err((mistake, len)),
        };
    }
    if first.is_ascii_digit() {
        return number(chars, before, reading);
    }
    if let Some(sign) = week_sign(chars) {
        return Ok((Some(TokenKind::Word(sign)), 3));
    }
    if first.is_alphabetic() {
        let len = chars
            .iter()
            .take_while(|c| c.is_alphabetic() || is_mark(**c))
            .count();
        let word: String = chars[..len].iter().collect();
        // Three months, as in every language that has the word.
        let word = match word.as_str() {
            "trimester" => "quarter".into(),
            "trimesters" => "quarters".into(),
            _ => word,
        };
        if reading.language.table().is_some() {
            return Ok((Some(TokenKind::Word(fold::lower(&word))), len));
        }
        return Ok(((!words::is_noise(&word)).then_some(TokenKind::Word(word)), len));
    }
    match first {
        '.' if chars.get(1) == Some(&'.') => Ok((Some(TokenKind::Open), 2)),
        ' ' | '.' | ',' | '(' | ')' | '\'' | '’' => Ok((None, 1)),
        '-' => Ok((Some(TokenKind::Dash), 1)),
        '/' => Ok((Some(TokenKind::Slash), 1)),
        '~' | '?' | '%' => Ok((Some(TokenKind::Tilde), 1)),
        '&' => Ok((Some(TokenKind::Word("and".into())), 1)),
        other => Err((DateMistake::Character(other), 1)),
    }
}

/// Reads `w/c`, `w/b` or `w/e`, as English calendars write the week that begins or ends on a day.
fn week_sign(chars: &[char]) -> Option<String> {
    match chars {
        ['w', '/', sign @ ('c' | 'b' | 'e'), next, ..] if !next.is_alphanumeric() => {
            Some(format!("w/{sign}"))
        }
        _ => None,
    }
}

fn dated_kind(stretch: Stretch) -> TokenKind {
    match stretch.doubt {
        Doubt::None => TokenKind::Period(stretch.period),
        doubt => TokenKind::Doubtful(stretch.period, doubt),
    }
}

/// Whether the tokens before are a date that lacks only its year: `Q1 2025-Q2 2025` does not contain `2025-Q2`.
fn wants_year(before: &[DateToken], reading: &Reading) -> bool {
    let table = reading.language.table();
    let is_sign = |token: &DateToken| matches!(token.kind, TokenKind::Dash | TokenKind::Slash);
    let before = match before.split_last() {
        Some((last, rest)) if is_sign(last) => rest,
        _ => before,
    };
    let Some(table) = table else {
        return match before.last().map(|token| &token.kind) {
            Some(TokenKind::Number(_, digits)) => *digits <= 2,
            Some(TokenKind::Word(word)) => is_named(word),
            _ => false,
        };
    };
    for token in before.iter().rev() {
        match &token.kind {
            TokenKind::Number(_, digits) => return *digits <= 2,
            TokenKind::Word(word) => match table.single(word) {
                // Skip articles.
                Some([]) => {}
                Some(english) => return english.last().is_some_and(|word| is_named(word)),
                None => return table.month(word).is_some() || is_named(word),
            },
            _ => return false,
        }
    }
    false
}

/// Whether the words before say that a fiscal year follows.
fn is_fiscal(before: &[DateToken], reading: &Reading) -> bool {
    let mut words = before.iter().rev().map_while(|token| match &token.kind {
        TokenKind::Word(word) => Some(word.as_str()),
        _ => None,
    });
    let Some(table) = reading.language.table() else {
        return match words.next() {
            Some("fy") => true,
            Some("year") => matches!(words.next(), Some("fiscal" | "financial" | "budget")),
            _ => false,
        };
    };
    // The phrase that ends here, in one word or two.
    let (last, first) = (words.next().unwrap_or_default(), words.next());
    let says_fiscal = |english: &[String]| english.iter().any(|word| word == "fy");
    last == "fy"
        || table.single(last).is_some_and(says_fiscal)
        || first.is_some_and(|first| {
            let phrases = table.phrases(first).iter();
            phrases
                .filter(|phrase| phrase.rest == [last])
                .any(|phrase| says_fiscal(&phrase.english))
        })
}

/// Whether a word is one that a year belongs to: a month, a season or a quarter.
fn is_named(word: &str) -> bool {
    words::month(word).is_some() || words::season(word).is_some() || matches!(word, "quarter" | "quarters")
}

fn number(chars: &[char], before: &[DateToken], reading: &Reading) -> LexedPiece {
    let only_year = wants_year(before, reading);
    if let Some((year, len)) = year_span::read(chars).filter(|_| !only_year) {
        let after_slash = before.last().is_some_and(|token| token.kind == TokenKind::Slash);
        let meaning = if is_fiscal(before, reading) {
            Meaning::Fiscal
        } else {
            year_span::meaning(chars, after_slash, reading.fiscal_year)
        };
        match meaning {
            Meaning::Figures => {}
            Meaning::Fiscal => return Ok((Some(TokenKind::Span(year)), len)),
            Meaning::Unclear(mistake) => return Err((mistake(chars[..len].iter().collect()), len)),
        }
    }
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
    // The ending of 1st or 21st adds nothing.
    let suffix = ending(&chars[digits..], reading);
    Ok((Some(TokenKind::Number(value, digits)), digits + suffix))
}

/// The length of the ending that makes a number an ordinal: 1st, 1º, 1er, 1.er.
fn ending(rest: &[char], reading: &Reading) -> usize {
    let dot = usize::from(rest.first() == Some(&'.'));
    let rest = &rest[dot..];
    if matches!(rest.first(), Some('º' | 'ª' | '°')) {
        return dot + 1;
    }
    let letters = rest.iter().take_while(|c| c.is_alphabetic()).count();
    if letters == 0 {
        return 0;
    }
    let ending: String = rest[..letters].iter().collect();
    let table = reading.language.table();
    if dot == 0 && words::is_suffix(&ending) || table.is_some_and(|table| table.is_ending(&ending)) {
        dot + letters
    } else {
        0
    }
}

/// Whether a character is a combining accent.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// Normalises a character: lower case, and one character for all dashes and for all blanks.
pub fn plain(c: char) -> char {
    match c {
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => '-',
        // Soft hyphens, zero-width characters and direction marks are invisible.
        '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{feff}' => ' ',
        c if c.is_whitespace() => ' ',
        c if c.is_ascii() => c.to_ascii_lowercase(),
        c => c.to_lowercase().next().unwrap_or(c),
    }
}
