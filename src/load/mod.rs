//! From RON files to a [`Corpus`]: every mistake of every file at once, or a corpus without any.
//!
//! ```text
//! files ─► raw (serde, borrowed) ─► shard (packed, one a file, in parallel) ─► merge (links) ─► Corpus
//!             └─ recover (only if serde fails): scan (brackets, into a tree) ─► conform (against the shapes of raw)
//!                reports every mistake and hands on what is sound
//! ```

mod actions;
mod after;
mod amounts;
mod bracket_signs;
mod brackets;
mod builder;
pub mod common;
mod conform;
mod dates;
mod duplicates;
mod editions;
pub mod embedded;
mod excerpt;
mod figures;
pub mod files;
mod first_word;
mod folders;
mod journal_mistake;
mod journals;
mod kinds;
mod leaves;
mod lex;
mod line_column;
mod merge;
mod names;
mod origins;
mod parse;
pub mod pieces;
mod placing;
mod pots;
pub mod problem;
mod quotes;
mod raw;
mod recover;
pub mod reference;
mod relations;
pub mod report;
mod rings;
mod scan;
mod sections;
mod shape;
mod shard;
mod spans;
mod steps;
mod suggestions;
mod sums;
mod targets;
mod terms;
mod worded;

use std::borrow::Cow;

use hashbrown::HashMap;
use rayon::prelude::*;

pub use self::files::SourceFile;
pub use self::journal_mistake::JournalMistake;
pub use self::journals::{JOURNALS, Layout, is_journal, layout, read_journals};
pub use self::raw::{RawEntry, RawJournal, RawStr};
pub use self::report::LoadReport;

use self::builder::{Builder, CorpusContext};
use self::editions::{Editions, add_edition, chain_editions, name_issuers, sort_editions};
use self::first_word::{FirstWord, first_word, holds};
use self::folders::EditionFolders;
use self::kinds::OwnKinds;
use self::merge::merge;
use self::parse::{Findings, parse};
use self::placing::{Head, place_all};
use self::problem::{CorpusMistake, Problem, Step};
use self::raw::{RawFile, RawSection};
use self::suggestions::Suggestions;
use self::terms::Terms;
use crate::model::{Corpus, Edition, EditionId, VocabularyKind};
use crate::when::convention::Conventions;

/// Reads `files` into a corpus, or reports every mistake in them.
pub fn load(files: &[SourceFile], conventions: &Conventions) -> Result<Corpus, LoadReport> {
    if let Some(problem) = too_large(files) {
        return Err(LoadReport::new(files, vec![problem], &HashMap::new()));
    }
    let texts = files.iter();
    let texts = texts.map(|file| file.text.as_deref().unwrap_or_default().into());
    let mut findings = Findings::default();
    let corpus = read_all(files, texts.collect(), conventions, &mut findings);
    let problems = findings.known();
    if problems.is_empty() {
        Ok(corpus)
    } else {
        Err(LoadReport::new(files, problems, &findings.gone))
    }
}

/// The same of files that nothing else needs: each lets go of its text as soon as it is read. Where something is wrong,
/// they are read `again`, to show how it stands there.
pub fn load_once(
    mut files: Vec<SourceFile>,
    conventions: &Conventions,
    again: impl FnOnce() -> Vec<SourceFile>,
) -> Result<Corpus, LoadReport> {
    if too_large(&files).is_none() {
        let texts = files.iter_mut();
        let texts = texts.map(|file| file.text.as_mut().map(std::mem::take).unwrap_or_default());
        let texts = texts.collect();
        let mut findings = Findings::default();
        let corpus = read_all(&files, texts, conventions, &mut findings);
        if findings.known().is_empty() {
            return Ok(corpus);
        }
    }
    drop(files);
    load(&again(), conventions)
}

/// The file with which all files together are larger than [`files::LARGEST_TOGETHER`]. The columns of a corpus count
/// in numbers of four bytes, and nothing in them takes less than a byte of a file.
fn too_large(files: &[SourceFile]) -> Option<Problem> {
    let mut all = 0_usize;
    let file = files.iter().position(|file| {
        all = all.saturating_add(file.text.as_ref().map_or(0, |text| text.len()));
        all > files::LARGEST_TOGETHER
    })?;
    let mistake = CorpusMistake::TooLargeTogether(files::LARGEST_TOGETHER);
    Some(Problem::of_file(file, mistake))
}

pub fn built_in(conventions: &Conventions) -> Result<Corpus, LoadReport> {
    load(&embedded::files(), conventions)
}

/// Reads `files`, whose `texts` are beside them.
fn read_all(
    files: &[SourceFile],
    texts: Vec<Cow<str>>,
    conventions: &Conventions,
    findings: &mut Findings,
) -> Corpus {
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for (file, (source, text)) in files.iter().zip(texts).enumerate() {
        let word = match &source.text {
            Ok(_) => first_word(&text).map(|first| (first, text)),
            Err(unread) => Err(unread.located()),
        };
        match word {
            Ok((first, text)) if matches!(first.word, "Objective" | "Part") => {
                large.push((file, first, text));
            }
            // What somebody recorded of the corpus is read beside it.
            Ok((first, _)) if first.word == raw::JOURNAL => {}
            Err(_) if journals::is_among(source) => {}
            Ok((first, text)) => small.push((file, first, text)),
            Err((place, mistake)) => {
                findings.lost.extend(holds(None));
                findings.problems.push(Problem { file, place, mistake });
            }
        }
    }
    // What the rest refers to comes first; these files are small.
    let mut corpus = Corpus::default();
    let mut editions = Editions::default();
    let mut terms = Terms::default();
    let mut kinds = OwnKinds::default();
    let (of_editions, mut vocabularies): (Vec<_>, Vec<_>) = small
        .into_iter()
        .partition(|(_, first, _)| first.word == "Edition");
    for (file, first, text) in of_editions {
        findings.add(parse(file, &first, &text, |raw| match raw {
            RawFile::Edition(raw) => add_edition(&mut corpus, &mut editions, file, raw),
            _ => Vec::new(),
        }));
    }
    let numbers = sort_editions(&mut corpus);
    let files_of = editions.files.iter();
    let files_of = files_of.filter_map(|(id, file)| Some((*numbers.get(id)?, *file)));
    let folders = EditionFolders::new(files, files_of);
    // What all editions share comes first, then what the newest says.
    vocabularies.sort_by_key(|(file, ..)| {
        let edition = folders.edition_of(&files[*file]);
        (edition.is_some(), std::cmp::Reverse(edition))
    });
    for (file, first, text) in vocabularies {
        let from = (file, folders.edition_of(&files[file]));
        findings.add(parse(file, &first, &text, |raw| match raw {
            RawFile::Bodies(list) => terms.add(from, VocabularyKind::Bodies, list),
            RawFile::Places(list) => terms.add(from, VocabularyKind::Places, list),
            RawFile::Instruments(list) => terms.add(from, VocabularyKind::Instruments, list),
            RawFile::Acts(list) => terms.add(from, VocabularyKind::Acts, list),
            RawFile::Kinds(list) => kinds.add(file, list),
            RawFile::Edition(_) | RawFile::Objective(_) | RawFile::Part(_) | RawFile::Journal(_) => {
                Vec::new()
            }
        }));
    }
    let (vocabularies, wrong) = terms.finish();
    findings.problems.extend(wrong);
    corpus.vocabularies = vocabularies;
    corpus.kinds = kinds.finish();
    name_issuers(&mut corpus, &editions, &mut findings.problems);
    chain_editions(&mut corpus, &editions, &numbers, &mut findings.problems);
    if corpus.editions.is_empty() && !large.is_empty() && findings.problems.is_empty() {
        let problem = Problem::of_file(large[0].0, CorpusMistake::NoEdition);
        findings.problems.push(problem);
    }
    let known = ActionContext {
        corpus: &corpus,
        editions: &numbers,
        conventions,
        files: large.len(),
    };
    let read: Vec<_> = large
        .into_par_iter()
        .map(|(file, first, text)| read_one(file, &first, &text, known, folders.edition_of(&files[file])))
        .collect();
    let mut heads = Vec::new();
    for (head, wrong) in read {
        findings.add(wrong);
        heads.extend(head);
    }
    let placed = place_all(heads, &mut findings.problems);
    findings.problems.extend(merge(&mut corpus, placed, conventions));
    corpus
}

/// What files of actions refer to.
#[derive(Clone, Copy)]
struct ActionContext<'k> {
    corpus: &'k Corpus,
    editions: &'k HashMap<String, EditionId>,
    conventions: &'k Conventions,
    files: usize,
}

fn read_one(
    file: usize,
    first: &FirstWord,
    text: &str,
    known: ActionContext,
    folder: Option<EditionId>,
) -> (Option<Head>, Findings) {
    let mut head = None;
    let findings = parse(file, first, text, |raw| {
        let (named, objective, number) = match &raw {
            RawFile::Objective(raw) => (raw.edition.as_deref(), raw.id.to_string(), Ok(raw.number)),
            RawFile::Part(raw) => (raw.edition.as_deref(), raw.objective.to_string(), Err(raw.order)),
            _ => return Vec::new(),
        };
        let mut wrong = Vec::new();
        let (edition, mut builder) = begin((file, text.len()), named, folder, known, &mut wrong);
        match raw {
            RawFile::Objective(raw) => {
                let root = RawSection {
                    id: raw.id,
                    title: raw.title,
                    short: raw.short,
                    line: raw.line,
                    actions: raw.actions,
                    sections: raw.sections,
                };
                builder.section(None, 0, root);
            }
            RawFile::Part(raw) => builder.sections(None, 1, raw.sections),
            _ => {}
        }
        let mut shard = builder.shard;
        wrong.append(&mut shard.problems);
        head = Some(Head {
            shard,
            edition,
            objective,
            number,
        });
        wrong
    });
    (head, findings)
}

/// A builder for a file of so many bytes that belongs to the edition `named`, and that edition.
fn begin<'k, 'a>(
    (file, bytes): (usize, usize),
    named: Option<&str>,
    folder: Option<EditionId>,
    known: ActionContext<'k>,
    wrong: &mut Vec<Problem>,
) -> (Option<EditionId>, Builder<'k, 'a>) {
    let ActionContext {
        corpus, conventions, ..
    } = known;
    let mut suggestions = Suggestions::shared_by(known.files);
    let (id, edition) = match which_edition(corpus, (known.editions, folder), named, &mut suggestions) {
        Ok((id, edition)) => (Some(id), edition),
        Err(mistake) => {
            wrong.push(Problem::of_value(file, vec![Step::Field("edition")], mistake));
            // The rest of the file is checked all the same, as of any edition.
            (None, corpus.editions.first())
        }
    };
    let context = CorpusContext {
        vocabularies: &corpus.vocabularies,
        kinds: &corpus.kinds,
        conventions,
        reading: edition.map_or_else(|| chrono::NaiveDate::MIN.into(), Edition::reading),
        currency: edition.and_then(|edition| edition.currency),
        source_lines: edition.map_or(0, |edition| edition.source_lines),
    };
    (id, Builder::new(file, bytes, context, suggestions))
}

/// The edition a file names, that of its folder, or the only one there is. Without any the file is checked as of none.
fn which_edition<'c>(
    corpus: &'c Corpus,
    (numbers, folder): (&HashMap<String, EditionId>, Option<EditionId>),
    named: Option<&str>,
    suggestions: &mut Suggestions,
) -> Result<(EditionId, Option<&'c Edition>), CorpusMistake> {
    match named {
        None if corpus.editions.len() > 1 => match folder {
            Some(number) => Ok((number, corpus.editions.get(number.index()))),
            None => Err(CorpusMistake::WhichEdition),
        },
        None => Ok((EditionId(0), corpus.editions.first())),
        // That there is no edition is reported once, not by every file.
        Some(_) if corpus.editions.is_empty() => Ok((EditionId(0), None)),
        Some(id) => {
            if let Some(number) = numbers.get(id) {
                return Ok((*number, corpus.editions.get(number.index())));
            }
            let ids = corpus.editions.iter().map(|edition| corpus.str(edition.id));
            Err(CorpusMistake::Dangling {
                what: "edition",
                id: id.to_owned(),
                meant: suggestions.nearest(id, corpus.editions.len(), ids),
            })
        }
    }
}
