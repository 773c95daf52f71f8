//! Splits a RON text into pieces: the entries of its outermost list, struct or map, each with its place. Every piece is
//! read by serde separately, so that all mistakes of a file are reported and the valid entries still count.

use std::fmt;

use ron::error::{Error, SpannedError};
use serde::de::DeserializeOwned;

use super::bracket_signs::{closing, opening};
use super::lex::{Lexer, RonToken, RonTokenKind};
use super::line_column::{Position, Ruler, byte_of};
use crate::text::nearest::nearest;

/// How many entries a list, struct or map may have. Nobody writes a tenth as many by hand, and the entries of a keymap are
/// compared pairwise.
const MOST: usize = 2_000;

/// An entry of a list, struct or map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece<'t> {
    /// The name before the colon, without quotes; empty in a list.
    pub name: &'t str,
    pub value: &'t str,
    pub start: usize,
    pub at: usize,
}

/// Something wrong at a byte of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrong {
    pub at: usize,
    /// What is wrong and what was probably meant, in one line.
    pub message: String,
}

/// A mistake in a file written by the user, with file, line and column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMistake {
    /// The file as it is named in messages.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
    /// What is wrong and what was probably meant, in one line.
    pub message: String,
}

impl fmt::Display for FileMistake {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{}:{}:{}: {}", self.file, self.line, self.column, self.message)
    }
}

impl Wrong {
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
}

/// Adds the file, lines and columns to mistakes, and sorts them by position.
pub fn in_file(file: &str, text: &str, mut wrong: Vec<Wrong>) -> Vec<FileMistake> {
    wrong.sort_by_key(|wrong| wrong.at);
    let mut ruler = Ruler::new(text);
    let mistakes = wrong.into_iter().map(|Wrong { at, message }| {
        let (Position { line, column }, _) = ruler.position(text.floor_char_boundary(at));
        FileMistake {
            file: file.to_owned(),
            line,
            column,
            message,
        }
    });
    mistakes.collect()
}

pub fn meant<'c>(name: &str, known: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    nearest(name, known)
}

/// The entries of the list, struct or map in `text`. An empty text has none.
pub fn pieces(text: &str) -> Result<Vec<Piece<'_>>, Wrong> {
    pieces_at(text, 0)
}

/// Like [`pieces`], for a part that begins at byte `base` of the whole text.
pub fn pieces_at(text: &str, base: usize) -> Result<Vec<Piece<'_>>, Wrong> {
    pieces_up_to(text, base, MOST)
}

/// Like [`pieces_at`], with a different limit on the number of entries.
pub fn pieces_up_to(text: &str, base: usize, most: usize) -> Result<Vec<Piece<'_>>, Wrong> {
    let mut lexer = Lexer::new(text, 0);
    let mut token = lexer.next();
    // A struct may be preceded by its name.
    if token.what == RonTokenKind::Bare {
        token = lexer.next();
    }
    let bracket = match token.what {
        RonTokenKind::End => return Ok(Vec::new()),
        RonTokenKind::Open(bracket) => bracket,
        _ => {
            let found = text[token.span.start..].chars().next().unwrap_or_default();
            let message = format!("expected a list or `(name: value)`, found `{found}`");
            return Err(Wrong::new(base + token.span.start, message));
        }
    };
    let open = token.span.start;
    let mut pieces = Vec::new();
    loop {
        token = lexer.next();
        if !matches!(token.what, RonTokenKind::Close(_) | RonTokenKind::End) {
            let piece;
            if pieces.len() == most {
                let message = format!("no more than {most} entries may stand here");
                return Err(Wrong::new(base + token.span.start, message));
            }
            (piece, token) = entry(text, base, &mut lexer, token)?;
            pieces.push(piece);
        }
        match token.what {
            RonTokenKind::Comma => {}
            RonTokenKind::Close(close) if opening(close) == bracket => break,
            RonTokenKind::Close(close) => {
                let message = format!(
                    "expected `{}` for the `{}` that begins the file, found `{}`",
                    closing(bracket) as char,
                    bracket as char,
                    close as char
                );
                return Err(Wrong::new(base + token.span.start, message));
            }
            _ => {
                let message = format!("this `{}` is not closed", bracket as char);
                return Err(Wrong::new(base + open, message));
            }
        }
    }
    let rest = lexer.next();
    if rest.what != RonTokenKind::End {
        let message = format!("nothing may follow the closing `{}`", closing(bracket) as char);
        return Err(Wrong::new(base + rest.span.start, message));
    }
    Ok(pieces)
}

/// The entry that begins with `first`, and the comma, bracket or end after it.
fn entry<'t>(
    text: &'t str,
    base: usize,
    lexer: &mut Lexer<'t>,
    first: RonToken,
) -> Result<(Piece<'t>, RonToken), Wrong> {
    let start = first.span.start;
    let mut name = match first.what {
        RonTokenKind::Bare => Some(first.span.clone()),
        RonTokenKind::Text if text[start..].starts_with('"') => Some(start + 1..first.span.end - 1),
        _ => None,
    };
    let mut is_named = false;
    let (mut from, mut end) = (start, start);
    let mut open: Vec<(usize, u8)> = Vec::new();
    let mut token = first;
    for nth in 0.. {
        let at = base + token.span.start;
        match token.what {
            RonTokenKind::End => match open.first() {
                Some((start, _)) => return Err(Wrong::new(base + start, "this bracket is not closed")),
                None => break,
            },
            RonTokenKind::Comment => return Err(Wrong::new(at, "this comment is not closed")),
            RonTokenKind::Torn => return Err(Wrong::new(at, "this text has no closing quote")),
            RonTokenKind::Open(bracket) => open.push((token.span.start, bracket)),
            RonTokenKind::Close(close) => match open.pop() {
                None => break,
                Some((_, bracket)) if bracket == opening(close) => {}
                Some((start, bracket)) => {
                    let line = 1 + text[..start].matches('\n').count();
                    let message = format!(
                        "expected `{}` for the `{}` of line {line}, found `{}`",
                        closing(bracket) as char,
                        bracket as char,
                        close as char
                    );
                    return Err(Wrong::new(at, message));
                }
            },
            RonTokenKind::Comma if open.is_empty() => break,
            RonTokenKind::Colon if nth == 1 && name.is_some() => is_named = true,
            _ => {}
        }
        // The value begins after the colon.
        if is_named && nth == 1 {
            from = token.span.end;
        } else if is_named && nth == 2 {
            from = token.span.start;
        }
        end = token.span.end;
        token = lexer.next();
    }
    let piece = Piece {
        name: name.take().filter(|_| is_named).map_or("", |name| &text[name]),
        value: text[from..end].trim(),
        start: base + start,
        at: base + from,
    };
    Ok((piece, token))
}

pub fn read<T: DeserializeOwned>(piece: Piece<'_>) -> Result<T, Wrong> {
    ron::Options::default()
        .with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME)
        .from_str(piece.value)
        .map_err(|error| mistake(&error, piece))
}

/// Rewords a mistake that serde found.
fn mistake(error: &SpannedError, piece: Piece<'_>) -> Wrong {
    let at = piece.at + byte_of(piece.value, error);
    match &error.code {
        Error::NoSuchEnumVariant { expected, found, .. } => {
            Wrong::unknown(piece.at, "choice", found, expected.iter().copied())
        }
        Error::NoSuchStructField { expected, found, .. } => {
            Wrong::unknown(at, "field", found, expected.iter().copied())
        }
        other => Wrong::new(at, format!("{other}").replace('\n', " ")),
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
        // As in data, comments nest.
        assert_eq!(
            split("(a: 1, /* x /* b: 2 */ , */ c: 3)"),
            [("a", "1"), ("c", "3")]
        );
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
            let mistake = &in_file("f", text, vec![wrong])[0];
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
        enum Alphabet {
            Unicode,
            Ascii,
        }
        let pieces = pieces("(glyphs: Unicod)").unwrap();
        let wrong = read::<Alphabet>(pieces[0]).unwrap_err();
        assert_eq!(
            wrong.message,
            "there is no choice `Unicod`; did you mean `Unicode`?"
        );
        assert_eq!(wrong.at, 9);
        let _ = [Alphabet::Unicode, Alphabet::Ascii];
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
