//! From RON files to a [`Corpus`]: either every mistake of every file at once, or a corpus without any.
//!
//! ```text
//! files ─► raw (serde, borrowed, in parallel) ─► placed (in the order of the document) ─► packed ─► linked ─► Corpus
//!             └─ recover (only if serde fails): scan (brackets, into a tree) ─► conform (against the shapes of raw)
//!                reports every mistake and passes on what is valid
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
mod names;
mod origins;
mod parse;
pub mod pieces;
mod placing;
mod plain_journal;
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
mod spans;
mod stated;
mod steps;
mod suggestions;
mod sums;
mod targets;
mod terms;
mod unlinked;
mod verbatim;
mod worded;

use hashbrown::HashMap;
use rayon::prelude::*;

pub use self::files::SourceFile;
pub use self::journal_mistake::JournalMistake;
pub use self::journals::{JOURNALS, Layout, is_journal, layout, read_journals};
pub use self::raw::{RawEntry, RawJournal, RawStr};
pub use self::report::LoadReport;

use self::builder::{Builder, FileContext};
use self::editions::{Editions, add_edition, chain_editions, name_issuers, sort_editions};
use self::first_word::{FirstWord, first_word, holds};
use self::folders::EditionFolders;
use self::kinds::OwnKinds;
use self::parse::{Findings, ParsedFile, parse};
use self::placing::{Head, place_all};
use self::problem::{CorpusMistake, Problem, Step};
use self::raw::RawFile;
use self::suggestions::Suggestions;
use self::terms::Terms;
use self::unlinked::Unlinked;
use crate::model::{Corpus, Edition, EditionId, VocabularyKind};
use crate::when::convention::Conventions;

/// Reads `files` into a corpus, or reports every mistake in them.
pub fn load(files: &[SourceFile], conventions: &Conventions) -> Result<Corpus, LoadReport> {
    if let Some(problem) = too_large(files) {
        return Err(LoadReport::new(files, vec![problem], &HashMap::new()));
    }
    let mut findings = Findings::default();
    let corpus = read_all(files, conventions, &mut findings);
    let problems = findings.known();
    if problems.is_empty() {
        Ok(corpus)
    } else {
        Err(LoadReport::new(files, problems, &findings.gone))
    }
}

/// The problem to report if all files together are larger than [`files::LARGEST_TOGETHER`], at the file where they first
/// are. The columns of a corpus use indexes of four bytes, and every item in them takes at least a byte of a file.
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

fn read_all(files: &[SourceFile], conventions: &Conventions, findings: &mut Findings) -> Corpus {
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for (file, source) in files.iter().enumerate() {
        let word = match source.text.as_deref() {
            Ok(text) => first_word(text).map(|first| (first, text)),
            Err(unread) => Err(unread.located()),
        };
        match word {
            Ok((first, text)) if matches!(first.word, "Objective" | "Part") => {
                large.push((file, first, text));
            }
            // Journals are read separately.
            Ok((first, _)) if first.word == raw::JOURNAL => {}
            Err(_) if journals::is_among(source) => {}
            Ok((first, text)) => small.push((file, first, text)),
            Err((place, mistake)) => {
                findings.lost.extend(holds(None));
                findings.problems.push(Problem { file, place, mistake });
            }
        }
    }
    // First what the rest refers to; these files are small.
    let mut corpus = Corpus::default();
    let mut editions = Editions::default();
    let mut terms = Terms::default();
    let mut kinds = OwnKinds::default();
    let (of_editions, mut vocabularies): (Vec<_>, Vec<_>) = small
        .into_iter()
        .partition(|(_, first, _)| first.word == "Edition");
    for (file, first, text) in of_editions {
        findings.add(parse(file, &first, text).hand_on(|raw| match raw {
            RawFile::Edition(raw) => add_edition(&mut corpus, &mut editions, file, raw),
            _ => Vec::new(),
        }));
    }
    let numbers = sort_editions(&mut corpus);
    let files_of = editions.files.iter();
    let files_of = files_of.filter_map(|(id, file)| Some((*numbers.get(id)?, *file)));
    let folders = EditionFolders::new(files, files_of);
    // Files that all editions share come first, then those of the newest edition.
    vocabularies.sort_by_key(|(file, ..)| {
        let edition = folders.edition_of(&files[*file]);
        (edition.is_some(), std::cmp::Reverse(edition))
    });
    for (file, first, text) in vocabularies {
        let from = (file, folders.edition_of(&files[file]));
        findings.add(parse(file, &first, text).hand_on(|raw| match raw {
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
    let edition_of = |file: usize, named: Option<&str>, corpus: &Corpus, suggestions: &mut Suggestions| {
        let folder = folders.edition_of(&files[file]);
        which_edition(corpus, (&numbers, folder), named, suggestions)
    };
    add_actions(corpus, &large, edition_of, conventions, findings)
}

/// Adds the files of actions, in the order of the document, and links them.
fn add_actions(
    mut corpus: Corpus,
    files: &[(usize, FirstWord, &str)],
    edition_of: impl Fn(usize, Option<&str>, &Corpus, &mut Suggestions) -> Result<EditionId, CorpusMistake>,
    conventions: &Conventions,
    findings: &mut Findings,
) -> Corpus {
    let parsed: Vec<ParsedFile> = files
        .par_iter()
        .map(|(file, first, text)| parse(*file, first, text))
        .collect();
    let (mut heads, mut opened) = (Vec::new(), Vec::new());
    for ((file, ..), parsed) in files.iter().zip(parsed) {
        let Some((named, objective, number)) = parsed.look(named_by).flatten() else {
            findings.add(parsed.hand_on(|_| Vec::new()));
            continue;
        };
        let mut suggestions = Suggestions::shared_by(files.len());
        let edition = edition_of(*file, named.as_deref(), &corpus, &mut suggestions);
        let (edition, wrong) = match edition {
            Ok(edition) => (Some(edition), None),
            Err(mistake) => (None, Some(mistake)),
        };
        heads.push(Head {
            file: *file,
            edition,
            objective,
            number,
        });
        opened.push(Some((parsed, wrong, suggestions)));
    }
    // About half of a file is text that is kept; the rest is field names, brackets and white space.
    let bytes: usize = files.iter().map(|(.., text)| text.len()).sum();
    corpus.text.reserve(bytes / 2);
    let mut out = Unlinked::new(corpus);
    for placed in place_all(&heads, &mut findings.problems) {
        out.file(&placed, |out, root| {
            let own = placed.head.and_then(|at| Some((at, opened[at].take()?)));
            let Some((at, (parsed, wrong, suggestions))) = own else {
                return out.stand_in(&placed.objective);
            };
            findings.add(parsed.hand_on(|raw| {
                let steps = vec![Step::Field("edition")];
                let wrong = wrong.map(|mistake| Problem::of_value(placed.file, steps, mistake));
                let context = context(&out.corpus, heads[at].edition, conventions);
                let mut builder = Builder::new(out, context, (placed.file, placed.edition), suggestions);
                builder.problems.extend(wrong);
                builder.add_file(root, raw);
                builder.problems
            }));
        });
    }
    let (corpus, problems) = out.link(conventions);
    findings.problems.extend(problems);
    corpus
}

/// Where a file of actions says it belongs: its edition, its objective, and either the number of the objective or the order
/// of a part.
fn named_by(raw: &RawFile) -> Option<(Option<String>, String, Result<u16, u32>)> {
    let (edition, objective, number) = match raw {
        RawFile::Objective(raw) => (&raw.edition, &raw.id, Ok(raw.number)),
        RawFile::Part(raw) => (&raw.edition, &raw.objective, Err(raw.order)),
        _ => return None,
    };
    Some((
        edition.as_ref().map(ToString::to_string),
        objective.to_string(),
        number,
    ))
}

/// How a file of an edition is read. If its edition is not known, the file is read like one of the first, so that it is
/// checked all the same.
fn context<'c>(corpus: &Corpus, edition: Option<EditionId>, conventions: &'c Conventions) -> FileContext<'c> {
    let edition = corpus.editions.get(edition.map_or(0, EditionId::index));
    FileContext {
        conventions,
        reading: edition.map_or_else(|| chrono::NaiveDate::MIN.into(), Edition::reading),
        currency: edition.and_then(|edition| edition.currency),
        source_lines: edition.map_or(0, |edition| edition.source_lines),
    }
}

/// The edition that a file names, else that of its folder, else the only one there is.
fn which_edition(
    corpus: &Corpus,
    (numbers, folder): (&HashMap<String, EditionId>, Option<EditionId>),
    named: Option<&str>,
    suggestions: &mut Suggestions,
) -> Result<EditionId, CorpusMistake> {
    match named {
        None if corpus.editions.len() > 1 => folder.ok_or(CorpusMistake::WhichEdition),
        None => Ok(EditionId(0)),
        // That there are no editions is reported once, not for every file.
        Some(_) if corpus.editions.is_empty() => Ok(EditionId(0)),
        Some(id) => {
            if let Some(number) = numbers.get(id) {
                return Ok(*number);
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
