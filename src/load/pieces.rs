//! A RON text in pieces: the entries of its outermost list, struct or map, each with its place. Every piece is read
//! by serde on its own, so that a file with several mistakes tells all of them and what is right in it still counts.

use std::fmt;

use ron::error::{Error, SpannedError};
use serde::de::DeserializeOwned;

use crate::text::nearest::nearest;

/// An entry of a list, struct or map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The name before the colon, without quotes; empty in a list.
    pub name: &'t str,
    /// The value as it is written.
    pub value: &'t str,
    /// Where the entry begins, in bytes of the whole text.
    pub start: usize,
    /// Where the value begins.
    pub at: usize,
}

/// Something wrong at a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    /// The place, in bytes of the whole text.
    pub at: usize,
    /// What is wrong and what was probably meant, in one line.
    pub message: String,
}

/// A mistake in a file that the user writes: told with file, line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file as it is named in messages.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong and what was probably meant, in one line.
    pub message: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl Wrong {
    /// Something wrong at a place.
    pub fn new(at: usize, message: impl Into<String>) -> Self {
        Self {
            at,
            message: message.into(),
        }
    }

    /// A name that is not one of those expected, with the nearest suggested.
    pub fn unknown<'c>(at: usize, what: &str, name: &str, known: impl IntoIterator<Item = &'c str>) -> Self {
        let known: Vec<&str> = known.into_iter().collect();
        let hint = match nearest(name, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None if known.len() <= 16 => format!("there are {}", known.join(", ")),
            None => "see the docs for what there is".into(),
        };
        Self::new(at, format!("there is no {what} `{name}`; {hint}"))
    }

    /// The same with its place as line and column of a file.
    pub fn in_file(&self, file: &str, text: &str) -> Mistake {
        let before = &text[..text.floor_char_boundary(self.at)];
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        Mistake {
            file: file.to_owned(),
            line: before.matches('\n').count() + 1,
            column: before[line_start..].chars().count() + 1,
            message: self.message.clone(),
        }
    }
}

pub fn meant<'c>(name: &str, known: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest(name, known)
}

/// The entries of the list, struct or map that `text` is. An empty text has none.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Wrong> {
    pieces_at(text, 0)
}

/// The same for a part of a text that begins at byte `base` of the whole.
pub fn pieces_at(text: &str, base: usize) -> Result<Vec<Piece<'_>>, Wrong> {
    let open = skip_blank(text, 0);
    // A struct may bear its name.
    let open = skip_blank(text, open + name_len(&text[open..]));
    let Some(bracket) = text[open..].chars().next() else {
        return Ok(Vec::new());
    };
    let Some(close) = closing(bracket) else {
        return Err(Wrong::new(
            base + open,
            format!("expected a list or `(name: value)`, found `{bracket}`"),
        ));
    };
    let mut pieces = Vec::new();
    let mut at = skip_blank(text, open + 1);
    while !text[at..].starts_with(close) {
        if at >= text.len() {
            return Err(Wrong::new(base + open, format!("this `{bracket}` is not closed")));
        }
        let end = value_end(text, at, base)?;
        pieces.push(piece(text, at, end, base));
        at = skip_blank(text, end);
        if text[at..].starts_with(',') {
            at = skip_blank(text, at + 1);
        } else if at < text.len() && !text[at..].starts_with(close) {
            return Err(Wrong::new(base + at, "expected a comma before this"));
        }
    }
    let rest = skip_blank(text, at + 1);
    if rest < text.len() {
        return Err(Wrong::new(
            base + rest,
            format!("nothing may follow the closing `{close}`"),
        ));
    }
    Ok(pieces)
}

/// An entry from its text: the name before a colon is taken off.
fn piece(text: &str, start: usize, end: usize, base: usize) -> Piece<'_> {
    let entry = &text[start..end];
    let (name, after) = if entry.starts_with('"') {
        let len = string_len(entry).unwrap_or(entry.len());
        (entry[..len].get(1..len - 1).unwrap_or_default(), len)
    } else {
        let len = name_len(entry);
        (&entry[..len], len)
    };
    let colon = skip_blank(entry, after);
    let (name, from) = if after > 0 && entry[colon..].starts_with(':') {
        (name, skip_blank(entry, colon + 1))
    } else {
        ("", 0)
    };
    Piece {
        name,
        value: entry[from..].trim_end(),
        start: base + start,
        at: base + start + from,
    }
}

/// Where the entry that begins at `at` ends: before the comma or bracket that is not inside of it.
fn value_end(text: &str, mut at: usize, base: usize) -> Result<usize, Wrong> {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut end = at;
    loop {
        at = skip_blank(text, at);
        let rest = &text[at..];
        let Some(letter) = rest.chars().next() else {
            return match open.first() {
                Some((start, _)) => Err(Wrong::new(base + start, "this bracket is not closed")),
                None => Ok(end),
            };
        };
        if let Some(close) = closing(letter) {
            open.push((at, close));
        } else if matches!(letter, ')' | ']' | '}') {
            match open.pop() {
                None => return Ok(end),
                Some((_, close)) if close == letter => {}
                Some((start, close)) => {
                    let message =
                        format!("expected `{close}` for the bracket of byte {start}, found `{letter}`");
                    return Err(Wrong::new(base + at, message));
                }
            }
        } else if letter == ',' && open.is_empty() {
            return Ok(end);
        }
        at += match letter {
            '"' | 'r' if string_start(rest) => {
                string_len(rest).ok_or_else(|| Wrong::new(base + at, "this text has no closing quote"))?
            }
            '\'' => char_len(rest),
            letter => letter.len_utf8(),
        };
        end = at;
    }
}

const fn closing(bracket: char) -> Option<char> {
    match bracket {
        '(' => Some(')'),
        '[' => Some(']'),
        '{' => Some('}'),
        _ => None,
    }
}

/// The length of the quoted letter at the start, or of the quote alone where there is none.
fn char_len(text: &str) -> usize {
    let mut letters = text
        .char_indices()
        .skip(1)
        .skip_while(|(_, letter)| *letter == '\\')
        .skip(1);
    letters
        .next()
        .filter(|(_, letter)| *letter == '\'')
        .map_or(1, |(index, _)| index + 1)
}

fn string_start(text: &str) -> bool {
    text.starts_with('"') || text.starts_with("r\"") || text.starts_with("r#")
}

/// The length of the quoted text at the start, raw or with escapes; none where it does not end.
fn string_len(text: &str) -> Option<usize> {
    if let Some(raw) = text.strip_prefix('r') {
        let hashes = raw.len() - raw.trim_start_matches('#').len();
        let close = format!("\"{}", "#".repeat(hashes));
        let from = 1 + hashes + 1;
        return Some(from + text.get(from..)?.find(&close)? + close.len());
    }
    let mut escaped = false;
    for (index, letter) in text.char_indices().skip(1) {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return Some(index + 1),
            _ => {}
        }
    }
    None
}

/// The length of the identifier at the start.
fn name_len(text: &str) -> usize {
    text.find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(text.len())
}

/// The first byte from `from` on that is neither white space nor comment.
fn skip_blank(text: &str, mut from: usize) -> usize {
    loop {
        let rest = &text[from.min(text.len())..];
        let trimmed = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
        from += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            from += trimmed.find('\n').unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            from += trimmed.find("*/").map_or(trimmed.len(), |end| end + 2);
        } else {
            return from.min(text.len());
        }
    }
}

pub fn read<T: DeserializeOwned>(piece: Piece<'_>) -> Result<T, Wrong> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(piece.value)
        .map_err(|error| told(&error, piece))
}

/// A mistake that serde found, in this program's words.
fn told(error: &SpannedError, piece: Piece<'_>) -> Wrong {
    let (line, column) = (error.span.start.line, error.span.start.col);
    let start: usize = piece
        .value
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let within: usize = piece.value[start.min(piece.value.len())..]
        .chars()
        .take(column.saturating_sub(1))
        .map(char::len_utf8)
        .sum();
    match &error.code {
        Error::NoSuchEnumVariant { expected, found, .. } => {
            Wrong::unknown(piece.at, "choice", found, expected.iter().copied())
        }
        Error::NoSuchStructField { expected, found, .. } => Wrong::unknown(
            piece.at + start + within,
            "field",
            found,
            expected.iter().copied(),
        ),
        other => Wrong::new(piece.at + start + within, format!("{other}").replace('\n', " ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<(&str, &str)> {
        let pieces = pieces(text).unwrap();
        for piece in &pieces {
            assert!(text[piece.at..].starts_with(piece.value));
        }
        pieces
            .into_iter()
            .map(|piece| (piece.name, piece.value))
            .collect()
    }

    #[test]
    fn lists_structs_and_maps_come_apart() {
        assert_eq!(
            split("[1, (2, 3), \"a,]\"]"),
            [("", "1"), ("", "(2, 3)"), ("", "\"a,]\"")]
        );
        assert_eq!(
            split("// c\nSettings(\n a: 1, /* , */ b : [\"x\", ')'],\n)"),
            [("a", "1"), ("b", "[\"x\", ')']")]
        );
        assert_eq!(split("{\"k\\\"\": \"v\"}"), [("k\\\"", "\"v\"")]);
        assert_eq!(split(""), []);
        assert_eq!(split("()"), []);
        assert_eq!(split("[r#\"a\"b\"#]"), [("", "r#\"a\"b\"#")]);
    }

    #[test]
    fn mistakes_have_places() {
        for (text, line, column, part) in [
            ("[1,\n 2", 1, 1, "not closed"),
            ("[1,\n (2, 3]\n]", 2, 7, "expected `)`"),
            ("(a: \"x)", 1, 5, "no closing quote"),
            ("[1 2]", 1, 1, ""),
            ("(a: 1) b", 1, 8, "nothing may follow"),
            ("é", 1, 1, ""),
        ] {
            let Err(wrong) = pieces(text) else { continue };
            let mistake = wrong.in_file("f", text);
            assert_eq!(
                (mistake.line, mistake.column),
                (line, column),
                "{text}: {mistake}"
            );
            assert!(mistake.message.contains(part), "{text}: {mistake}");
        }
    }

    #[test]
    fn values_tell_what_was_meant() {
        #[derive(Debug, serde::Deserialize)]
        enum Glyphs {
            Unicode,
            Ascii,
        }
        let pieces = pieces("(glyphs: Unicod)").unwrap();
        let wrong = read::<Glyphs>(pieces[0]).unwrap_err();
        assert_eq!(
            wrong.message,
            "there is no choice `Unicod`; did you mean `Unicode`?"
        );
        assert_eq!(wrong.at, 9);
        let _ = [Glyphs::Unicode, Glyphs::Ascii];
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_it_panic(text in "[\\[\\](){},:\"'r#/* a\u{e9}\n\\\\]{0,40}") {
            if let Ok(pieces) = pieces(&text) {
                for piece in pieces {
                    let _ = read::<ron::Value>(piece);
                }
            }
        }
    }
}
