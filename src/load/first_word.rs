//! The first word of a file, which says what the file contains.

use std::ops::Range;

use super::lex::skip_blank;
use super::problem::{CorpusMistake, ProblemPlace};
use super::raw::FILE_WORDS;

#[derive(Clone, Debug, PartialEq)]
pub struct FirstWord {
    /// The word, or the one that was probably meant.
    pub word: &'static str,
    pub span: Range<usize>,
    pub mistake: Option<CorpusMistake>,
}

/// Finds the first word, after any white space, comments and attributes.
pub fn first_word(text: &str) -> Result<FirstWord, (ProblemPlace, CorpusMistake)> {
    let start = skip_blank(text, 0).end;
    let rest = &text[start..];
    let Some(first) = rest.chars().next() else {
        return Err((ProblemPlace::File, CorpusMistake::EmptyFile));
    };
    let len = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    let span = start..start + len.max(first.len_utf8());
    let found = &text[span.clone()];
    if let Some(word) = FILE_WORDS.iter().find(|word| **word == found) {
        return Ok(FirstWord {
            word,
            span,
            mistake: None,
        });
    }
    let meant = crate::text::nearest::nearest(found, FILE_WORDS.iter().copied());
    let mistake = CorpusMistake::UnknownFile {
        found: found.chars().take(40).collect(),
        meant,
    };
    match meant {
        Some(word) => Ok(FirstWord {
            word,
            span,
            mistake: Some(mistake),
        }),
        None => Err((ProblemPlace::Bytes(span), mistake)),
    }
}

/// What a file with this first word may hold that others refer to, in the words of [`CorpusMistake::Dangling`].
pub fn holds(word: Option<&str>) -> &'static [&'static str] {
    match word {
        Some("Edition") => &["edition"],
        Some("Objective" | "Part") => &["objective", "action", "measure"],
        Some("Bodies") => &["body"],
        Some("Places") => &["place"],
        Some("Instruments") => &["instrument"],
        Some("Acts") => &["act"],
        Some("Kinds") => &["kind"],
        _ => &[
            "edition",
            "objective",
            "action",
            "measure",
            "body",
            "place",
            "instrument",
            "act",
            "kind",
        ],
    }
}
