//! Handles files on which serde fails: reports every mistake, and rewrites the rest as a text that serde can read.

use std::ops::Range;

use ron::error::SpannedError;

use super::conform::conform;
use super::first_word::FirstWord;
use super::lex::skip_blank;
use super::line_column::byte_of;
use super::problem::{CorpusMistake, MOST, Problem, ProblemPlace};
use super::raw;
use super::scan::scan;

/// What could be saved of a file, and what could not.
#[derive(Debug, Default)]
pub struct Recovered {
    /// The rest as text for serde.
    pub text: Option<String>,
    pub problems: Vec<Problem>,
    /// The starts, in the file, of list items that are not in `text`.
    pub gone: Vec<u32>,
    /// Whether anything that others may refer to is lost.
    pub partial: bool,
}

/// Finds the mistakes of a file that serde refused with `error`, and what can be read all the same.
pub fn recover(file: usize, text: &str, first: &FirstWord, error: &SpannedError) -> Recovered {
    let mut found: Vec<(Range<usize>, CorpusMistake)> = Vec::new();
    if let Some(mistake) = &first.mistake {
        found.push((first.span.clone(), mistake.clone()));
    }
    let mut recovered = Recovered::default();
    match opening(text, first, &mut found) {
        None => recovered.partial = true,
        Some(from) => {
            let scan = scan(text, from);
            let conformed = conform(text, &scan, (file, first.word), raw::shape_of(first.word));
            // If brackets do not match either, values in the wrong places are likely to be missing elsewhere.
            let in_doubt = scan.problems.iter().any(|(_, mistake)| mistake.is_of_brackets());
            let misplaced = in_doubt
                && conformed
                    .problems
                    .iter()
                    .any(|(_, mistake)| mistake.is_of_places());
            found.extend(scan.problems);
            found.extend(conformed.problems);
            recovered.partial = scan.partial || conformed.partial || misplaced;
            recovered.gone = conformed.gone;
            recovered.text = Some(conformed.text);
        }
    }
    if found.is_empty() {
        found.push(if let Some(at) = text[..first.span.start].find("#![") {
            (at..at + 3, CorpusMistake::Attribute)
        } else {
            // No known mistake gets here; for an unknown one, serde's message is used.
            let at = byte_of(text, error);
            (at..at, CorpusMistake::Syntax(error.code.to_string()))
        });
    }
    let full = found.len() >= MOST;
    found.truncate(MOST);
    recovered.problems = found
        .into_iter()
        .map(|(at, mistake)| Problem {
            file,
            place: ProblemPlace::Bytes(at),
            mistake,
        })
        .collect();
    if full {
        recovered
            .problems
            .push(Problem::of_file(file, CorpusMistake::Unsearched));
    }
    recovered
}

/// The byte of the opening bracket after the first word. What is wrong there is added to `found`.
pub fn opening(
    text: &str,
    first: &FirstWord,
    found: &mut Vec<(Range<usize>, CorpusMistake)>,
) -> Option<usize> {
    let mut at = skip_blank(text, first.span.end).end;
    if let Some(sign @ (':' | '=')) = text[at..].chars().next() {
        found.push((at..at + 1, CorpusMistake::Unexpected(sign.into())));
        at = skip_blank(text, at + 1).end;
    }
    match text[at..].chars().next() {
        Some('(') => return Some(at),
        Some('{') => {
            let mistake = CorpusMistake::WrongBracket {
                found: '{',
                wanted: '(',
            };
            found.push((at..at + 1, mistake));
            return Some(at);
        }
        _ => {}
    }
    let end = first.span.end;
    found.push((end..end, CorpusMistake::NoBracket(first.word)));
    None
}
