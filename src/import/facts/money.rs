//! Sums of money: the number, its currency, how exact it is, and the stage of the sum.

use std::ops::Range;

use super::decimal::DecimalToken;
use super::piece::FactPiece;
use super::tense::is_owed;
use super::token::{FactToken, TokenShape};
use super::word_class::Class;
use super::words::Cue;
use crate::import::draft::AmountFound;
use crate::model::words::{Qualifier, Stage};

/// Codes of ISO 4217 that are not words when written in capitals.
const CODES: &[&str] = &[
    "AED", "AMD", "ARS", "AUD", "AZN", "BAM", "BDT", "BGN", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP",
    "CZK", "DKK", "DZD", "EGP", "ETB", "EUR", "GBP", "GEL", "GHS", "HKD", "HRK", "HUF", "IDR", "ILS", "INR",
    "IQD", "IRR", "ISK", "JOD", "JPY", "KES", "KRW", "KWD", "KZT", "LBP", "LKR", "LYD", "MAD", "MDL", "MKD",
    "MRU", "MXN", "MYR", "NGN", "NOK", "NZD", "OMR", "PEN", "PHP", "PKR", "PLN", "QAR", "RON", "RSD", "RUB",
    "SAR", "SEK", "SGD", "THB", "TND", "TRY", "TWD", "TZS", "UAH", "UGX", "USD", "UYU", "UZS", "VND", "XAF",
    "XOF", "ZAR",
];

/// The letters before a `$`, and the currency that they make it.
const DOLLARS: &[(&str, &str)] = &[
    ("us", "USD"),
    ("u", "USD"),
    ("c", "CAD"),
    ("ca", "CAD"),
    ("can", "CAD"),
    ("a", "AUD"),
    ("au", "AUD"),
    ("nz", "NZD"),
    ("hk", "HKD"),
    ("s", "SGD"),
    ("r", "BRL"),
];

const SIGNS: &[(&str, &str)] = &[
    ("€", "EUR"),
    ("£", "GBP"),
    ("$", "USD"),
    ("¥", "JPY"),
    ("₹", "INR"),
    ("₺", "TRY"),
    ("₴", "UAH"),
];

pub fn is_code(word: &str) -> bool {
    CODES.contains(&word)
}

/// How many tokens away from a sum the word for its stage may be.
const REACH: usize = 14;

/// Every sum of a text, with its tokens.
pub fn sums(piece: &FactPiece<'_>) -> Vec<(Range<usize>, AmountFound)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < piece.tokens.len() {
        let Some(sum) = sum(piece, at) else {
            at += 1;
            continue;
        };
        at = range(piece, sum, &mut found);
    }
    found
}

/// A sum as it is read: its number, its currency and its tokens.
struct SumRead {
    at: Range<usize>,
    number: DecimalToken,
    currency: String,
}

fn sum(piece: &FactPiece<'_>, at: usize) -> Option<SumRead> {
    if let Some((currency, length)) = before(piece, at) {
        let number = DecimalToken::read(piece, at + length)?;
        let end = number.end;
        // "COP 28" is a conference; nobody counts in so few pesos.
        let is_conference = currency == "COP" && number.value(None).len() <= 2;
        return (!is_conference).then_some(SumRead {
            at: at..end,
            number,
            currency,
        });
    }
    if !matches!(piece.tokens[at].shape, TokenShape::Number | TokenShape::Mixed) || is_inside(piece, at) {
        return None;
    }
    let number = DecimalToken::read(piece, at)?;
    let (currency, length) = behind(piece, number.end)?;
    let end = number.end + length;
    Some(SumRead {
        at: at..end,
        number,
        currency,
    })
}

/// Whether a number continues what comes before it, as the `2` does in `1.2` and `A-2`.
fn is_inside(piece: &FactPiece<'_>, at: usize) -> bool {
    piece.is_glued(at)
        && !matches!(
            piece.tokens[at - 1].text,
            "(" | "[" | "“" | "‘" | "\"" | "'" | "~" | "/"
        )
}

fn before(piece: &FactPiece<'_>, at: usize) -> Option<(String, usize)> {
    let token = piece.tokens.get(at)?;
    let next = |after: usize| piece.tokens.get(at + after);
    let numbered = |after: usize| {
        next(after).is_some_and(|next| matches!(next.shape, TokenShape::Number | TokenShape::Mixed))
    };
    match token.shape {
        TokenShape::Sign if numbered(1) => of(SIGNS, token.text).map(|code| (code, 1)),
        TokenShape::Word if CODES.contains(&token.text) => {
            // "EUR €10": the sign after the code adds nothing.
            let length = 1 + usize::from(next(1).is_some_and(|next| of(SIGNS, next.text).is_some()));
            numbered(length).then(|| (token.text.to_owned(), length))
        }
        TokenShape::Word
            if piece.is_glued(at + 1) && next(1).is_some_and(|next| next.text == "$") && numbered(2) =>
        {
            of(DOLLARS, &token.word).map(|code| (code, 2))
        }
        _ => None,
    }
}

fn behind(piece: &FactPiece<'_>, at: usize) -> Option<(String, usize)> {
    let token = piece.tokens.get(at)?;
    match token.shape {
        TokenShape::Sign => of(SIGNS, token.text).map(|code| (code, 1)),
        TokenShape::Word if CODES.contains(&token.text) => Some((token.text.to_owned(), 1)),
        TokenShape::Word => {
            // "10 million of euros", as some languages have it.
            let mut skipped = usize::from(matches!(token.word.as_ref(), "of" | "de" | "d" | "di"));
            skipped += usize::from(skipped == 1 && piece.tokens.get(at + 1).is_some_and(FactToken::joins));
            let rest = piece.tokens.get(at + skipped..)?;
            let (length, code) = piece.words.currencies.at(rest).next()?;
            Some((code.clone(), skipped + length))
        }
        _ => None,
    }
}

fn of(table: &[(&str, &str)], word: &str) -> Option<String> {
    let (_, code) = table.iter().find(|(known, _)| *known == word)?;
    Some((*code).to_owned())
}

/// Adds a sum, and the other end if it begins a range. Returns the first token after it.
fn range(piece: &FactPiece<'_>, first: SumRead, into: &mut Vec<(Range<usize>, AmountFound)>) -> usize {
    let stage = stage(piece, &first.at, &piece.sentence(first.at.start));
    let sum = |read: SumRead, scale: Option<u8>, qualifier: Qualifier| {
        let amount = AmountFound {
            value: read.number.value(scale),
            currency: read.currency,
            qualifier,
            stage,
        };
        (read.at, amount)
    };
    let Some(second) = second(piece, &first) else {
        let (end, qualifier) = (first.at.end, qualifier(piece, first.at.start));
        into.push(sum(first, None, qualifier));
        return end;
    };
    let (end, scale) = (second.at.end, second.number.scale);
    into.push(sum(first, scale, Qualifier::AtLeast));
    into.push(sum(second, None, Qualifier::UpTo));
    end
}

/// The other end of "EUR 5-10 million", "between £1m and £2m", "€1.7 to €1.8 billion".
fn second(piece: &FactPiece<'_>, first: &SumRead) -> Option<SumRead> {
    let joint = piece.tokens.get(first.at.end)?;
    let class = |token: &FactToken<'_>| piece.words.class(&token.word);
    let opens = first.at.start.checked_sub(1).is_some_and(|before| {
        let before = &piece.tokens[before];
        class(before).is_any(Class::BETWEEN)
    });
    let is_range = class(joint).is_any(Class::RANGE) && (opens || !class(joint).is_any(Class::AND));
    if !(joint.is_dash() || is_range) {
        return None;
    }
    let at = first.at.end + 1;
    let (currency, length) = before(piece, at).unwrap_or_else(|| (first.currency.clone(), 0));
    let number = DecimalToken::read(piece, at + length)?;
    let end = number.end;
    Some(SumRead {
        at: at..end,
        number,
        currency,
    })
}

/// How exact a number is, according to the words right before it.
pub fn qualifier(piece: &FactPiece<'_>, at: usize) -> Qualifier {
    let near = at.saturating_sub(4)..at;
    piece
        .marks_in(&near)
        .iter()
        .rev()
        .filter(|mark| mark.at.end <= at && mark.at.end + 2 >= at)
        .find_map(|mark| match mark.cue {
            Cue::Qualifier(qualifier) => Some(qualifier),
            _ => None,
        })
        .unwrap_or(Qualifier::Exact)
}

/// The stage of a sum according to the nearest word for one. A sum "to be signed" is not yet signed.
fn stage(piece: &FactPiece<'_>, at: &Range<usize>, sentence: &Range<usize>) -> Option<Stage> {
    let around = sentence.start.max(at.start.saturating_sub(REACH))..sentence.end.min(at.end + REACH);
    let distance = |mark: &Range<usize>| {
        if mark.end <= at.start {
            at.start - mark.end
        } else {
            mark.start.saturating_sub(at.end)
        }
    };
    piece
        .marks_in(&around)
        .iter()
        .filter_map(|mark| match mark.cue {
            Cue::Stage(stage) if !is_owed(piece, mark.at.start, sentence.start) => {
                Some((distance(&mark.at), stage))
            }
            _ => None,
        })
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, stage)| stage)
}
