//! Journals: what people recorded about a corpus, in separate files. They are not part of the corpus and are read
//! alongside it; mistakes in them are reported with their position, as in any other file.

use std::ops::Range;

use hashbrown::HashMap;

use super::files::{SourceFile, UnreadFile};
use super::first_word::{FirstWord, first_word};
use super::journal_mistake::{JournalMistake, VERSION};
use super::lex::skip_blank;
use super::parse::{Findings, parse};
use super::plain_journal::plain_journal;
use super::problem::{CorpusMistake, Problem, ProblemPlace};
use super::raw::{JOURNAL, RawFile, RawJournal};
use super::recover::opening;
use super::report::LoadReport;
use super::scan::scan;
use super::spans::{ValueLook, children};

/// The folder for journals, beside the data.
pub const JOURNALS: &str = "journal";

/// Whether a file is a journal, or is in the journal folder and cannot be read or has no valid first word.
pub fn is_journal(file: &SourceFile) -> bool {
    let word = file.text.as_ref().ok().map(|text| first_word(text));
    match word {
        Some(Ok(first)) => first.word == JOURNAL,
        _ => is_among(file),
    }
}

/// Whether a file is in the journal folder. This decides for files whose first word does not say what they are.
pub(super) fn is_among(file: &SourceFile) -> bool {
    let folder = file.path.as_ref().and_then(|path| path.parent());
    folder.is_some_and(|folder| folder.file_name().is_some_and(|name| name == JOURNALS))
}

/// Reads journals and passes the valid part of each to `hand_on`, with the number of its file. Returns everything that is
/// wrong.
pub fn read_journals(
    files: &[SourceFile],
    mut hand_on: impl FnMut(usize, RawJournal<'_>) -> Vec<Problem>,
) -> Option<LoadReport> {
    let mut findings = Findings::default();
    for (file, source) in files.iter().enumerate() {
        match first_of(source) {
            Ok((first, text)) => findings.add(read_one(file, &first, text, |raw| hand_on(file, raw))),
            Err((place, mistake)) => findings.problems.push(Problem { file, place, mistake }),
        }
    }
    let problems = findings.known();
    (!problems.is_empty()).then(|| LoadReport::new(files, problems, &findings.gone))
}

/// Reads a journal and passes it on, by the fast path if it is as milepost writes it.
fn read_one(
    file: usize,
    first: &FirstWord,
    text: &str,
    hand_on: impl FnOnce(RawJournal<'_>) -> Vec<Problem>,
) -> Findings {
    match plain_journal(text) {
        Some(raw) => Findings {
            problems: hand_on(raw),
            ..Findings::default()
        },
        None => parse(file, first, text).hand_on(|raw| match raw {
            RawFile::Journal(raw) => hand_on(raw),
            _ => Vec::new(),
        }),
    }
}

/// The first word and the text of a journal, if it is one of a version that can be read.
fn first_of(source: &SourceFile) -> Result<(FirstWord, &str), (ProblemPlace, CorpusMistake)> {
    let text = source.text.as_ref().map_err(UnreadFile::located)?;
    let first = first_word(text)?;
    if first.word != JOURNAL {
        let mistake = CorpusMistake::Journal(JournalMistake::Other(first.word.to_owned()));
        return Err((ProblemPlace::Bytes(first.span), mistake));
    }
    match version(text, &first) {
        // It may have fields that this milepost does not know.
        Some((at, version)) if version > VERSION => {
            let mistake = CorpusMistake::Journal(JournalMistake::Newer(version));
            Err((ProblemPlace::Bytes(at), mistake))
        }
        _ => Ok((first, text)),
    }
}

/// The version of a journal and its place, if that is the first field.
fn version(text: &str, first: &FirstWord) -> Option<(Range<usize>, u32)> {
    let open = opening(text, first, &mut Vec::new())?;
    let name = skip_blank(text, open + 1).end;
    let colon = skip_blank(
        text,
        name + text[name..].strip_prefix("version").map(|_| "version".len())?,
    )
    .end;
    text[colon..].strip_prefix(':')?;
    let at = skip_blank(text, colon + 1).end;
    let digits = text[at..].find(|c: char| !c.is_ascii_digit())?;
    Some((at..at + digits, text[at..at + digits].parse().ok()?))
}

/// Where the list of entries ends in the text of a journal, as byte offsets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layout {
    /// Where the closing bracket of the list is.
    pub close: usize,
    /// Where the last entry ends, if a comma has to be added there.
    pub comma: Option<usize>,
}

/// Finds the layout of a journal, or reports what is wrong with its text.
pub fn layout(source: &SourceFile) -> Result<Layout, LoadReport> {
    let files = std::slice::from_ref(source);
    let report = |(place, mistake)| {
        let file = 0;
        LoadReport::new(files, vec![Problem { file, place, mistake }], &HashMap::new())
    };
    let (first, text) = first_of(source).map_err(report)?;
    let mut findings = read_one(0, &first, text, |_| Vec::new());
    let problems = findings.known();
    if !problems.is_empty() {
        return Err(LoadReport::new(files, problems, &findings.gone));
    }
    let nodes = opening(text, &first, &mut Vec::new()).map(|from| scan(text, from).nodes);
    let nodes = nodes.unwrap_or_default();
    let entries = children(&nodes, 0).find(|node| {
        let key = nodes[*node].key();
        nodes[*node].look == ValueLook::List && key.is_some_and(|key| &text[key] == "entries")
    });
    let entries = entries.ok_or_else(|| {
        report((
            ProblemPlace::Bytes(first.span.clone()),
            CorpusMistake::MissingField {
                field: "entries",
                example: "entries: []".into(),
            },
        ))
    })?;
    let last = children(&nodes, entries)
        .last()
        .map(|node| nodes[node].end as usize);
    let comma = last.filter(|end| !text[skip_blank(text, *end).end..].starts_with(','));
    Ok(Layout {
        close: nodes[entries].end as usize - 1,
        comma,
    })
}
