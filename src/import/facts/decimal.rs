//! Numbers as they are written, read without rounding: `52.1`, `1,234,567`, `101,6`, `10m`.

use super::piece::FactPiece;
use super::token::TokenShape;
use crate::import::table::number::shifted;

/// A number in figures, and the token after it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecimalToken {
    whole: String,
    part: String,
    /// The power of ten in which it is given, if a word names one.
    pub scale: Option<u8>,
    /// The first token after it.
    pub end: usize,
}

impl DecimalToken {
    /// Reads the number that begins at a token, with the word for its scale.
    pub fn read(piece: &FactPiece<'_>, at: usize) -> Option<Self> {
        let first = piece.tokens.get(at)?;
        let (digits, mut scale) = split(piece, first.text)?;
        let mut groups = vec![(' ', digits)];
        let mut end = at + 1;
        while scale.is_none() {
            let Some((sign, next)) = separator(piece, end, &groups) else {
                break;
            };
            let Some((digits, ending)) = piece.tokens.get(next).and_then(|token| split(piece, token.text))
            else {
                break;
            };
            groups.push((sign, digits));
            scale = ending;
            end = next + 1;
        }
        if scale.is_none()
            && let Some(token) = piece.tokens.get(end)
            && let Some(power) = piece.words.scales.get(token.word.as_ref())
        {
            let mut power = *power;
            end += 1;
            // "Mil milhões": thousands of millions.
            if let Some(more) = piece
                .tokens
                .get(end)
                .and_then(|token| piece.words.scales.get(token.word.as_ref()))
                && power == 3
            {
                power += more;
                end += 1;
            }
            scale = Some(power);
            // "5 Mio. Euro"
            let is_short = piece.words.is_abbreviation(&piece.tokens[end - 1].word);
            end += usize::from(
                is_short
                    && piece.is_glued(end)
                    && piece.tokens[end].is_sign(".")
                    && end + 1 < piece.tokens.len(),
            );
        }
        let (whole, part) = assemble(&groups, piece.words.decimal);
        Some(Self {
            whole,
            part,
            scale,
            end,
        })
    }

    /// Its digits with a point for decimals, multiplied by its own scale or else by `scale`.
    pub fn value(&self, scale: Option<u8>) -> String {
        let power = usize::from(self.scale.or(scale).unwrap_or(0));
        let decimals = self.part.trim_end_matches('0');
        shifted(&format!("{}.{decimals}", self.whole), power)
    }
}

/// Digits, and the power of ten that the letters after them mean: `10m`.
fn split<'t>(piece: &FactPiece<'_>, text: &'t str) -> Option<(&'t str, Option<u8>)> {
    let end = text
        .find(|letter: char| !letter.is_ascii_digit())
        .unwrap_or(text.len());
    let (digits, letters) = text.split_at(end);
    if digits.is_empty() {
        return None;
    }
    if letters.is_empty() {
        return Some((digits, None));
    }
    let power = piece.words.scales.get(letters.to_ascii_lowercase().as_str())?;
    Some((digits, Some(*power)))
}

/// The sign between two groups of digits, and the token of the second.
fn separator(piece: &FactPiece<'_>, at: usize, groups: &[(char, &str)]) -> Option<(char, usize)> {
    let token = piece.tokens.get(at)?;
    if token.shape == TokenShape::Sign {
        let sign = token
            .text
            .chars()
            .next()
            .filter(|sign| matches!(sign, '.' | ',' | '\'' | '’'))?;
        return (piece.is_glued(at) && piece.is_glued(at + 1)).then_some((sign, at + 1));
    }
    // "300 000": groups of three after one of at most three.
    let is_group = token.shape == TokenShape::Number && token.text.len() == 3;
    let before = &piece.tokens[at - 1];
    let one_space = piece.text[before.at.end..token.at.start].chars().count() == 1;
    let first = groups.first().is_some_and(|(_, digits)| digits.len() <= 3);
    (is_group && one_space && first && groups.iter().all(|(sign, _)| *sign == ' ')).then_some((' ', at))
}

fn assemble(groups: &[(char, &str)], decimal: char) -> (String, String) {
    let join = |groups: &[(char, &str)]| groups.iter().map(|(_, digits)| *digits).collect::<String>();
    let Some(((sign, last), before)) = groups.split_last().filter(|(_, before)| !before.is_empty()) else {
        return (join(groups), String::new());
    };
    let repeats = before[1..].iter().any(|(other, _)| other == sign);
    // A sign that repeats groups thousands; so does one before three digits that is not the decimal sign.
    let is_decimal = !repeats && *sign != ' ' && (*sign == decimal || last.len() != 3 || before.len() > 1);
    if is_decimal {
        (join(before), (*last).to_owned())
    } else {
        (join(groups), String::new())
    }
}
