//! From RON files to a [`Corpus`]: every mistake of every file at once, or a corpus without any.
//!
//! ```text
//! files ─► raw (serde, borrowed) ─► shard (packed, one a file, in parallel) ─► merge (links) ─► Corpus
//!             └─ recover (only if serde fails: reports, blanks the mistake out, tries again)
//! ```

pub mod embedded;
pub mod files;
mod merge;
pub mod problem;
mod raw;
mod recover;
pub mod report;
mod shard;
mod spans;
mod terms;

use rayon::prelude::*;

pub use self::files::SourceFile;
pub use self::report::Report;

use self::merge::{Placed, merge};
use self::problem::{Mistake, Place, Problem, Step};
use self::raw::{FILE_WORDS, RawEdition, RawFile, RawPart};
use self::shard::{Builder, Context, Shard};
use self::terms::Terms;
use crate::model::convention::Conventions;
use crate::model::text::Str;
use crate::model::{Corpus, Edition, EditionId, VocabularyKind};

/// Reads `files` into a corpus, or tells every mistake in them.
pub fn load(files: &[SourceFile], conventions: &Conventions) -> Result<Corpus, Report> {
    let (corpus, problems) = read_all(files, conventions);
    if problems.is_empty() {
        Ok(corpus)
    } else {
        Err(Report::new(files, problems))
    }
}

/// The built-in corpus.
pub fn built_in(conventions: &Conventions) -> Result<Corpus, Report> {
    load(&embedded::files(), conventions)
}

fn read_all(files: &[SourceFile], conventions: &Conventions) -> (Corpus, Vec<Problem>) {
    let mut problems = Vec::new();
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for (file, source) in files.iter().enumerate() {
        let word = match &source.text {
            Ok(text) => first_word(text).map(|word| (word, &**text)),
            Err(unread) if unread.mistake == Mistake::NotUtf8 => Err((
                Place::Bytes(unread.valid.len()..unread.valid.len()),
                unread.mistake.clone(),
            )),
            Err(unread) => Err((Place::File, unread.mistake.clone())),
        };
        match word {
            Ok(("Objective" | "Part", text)) => large.push((file, text)),
            Ok((_, text)) => small.push((file, text)),
            Err((place, mistake)) => problems.push(Problem { file, place, mistake }),
        }
    }
    // What the rest refers to comes first; these files are small.
    let mut corpus = Corpus::default();
    let mut editions = Vec::new();
    let mut terms = Terms::default();
    for (file, text) in small {
        let wrong = parse(file, text, |raw| match raw {
            RawFile::Edition(raw) => add_edition(&mut corpus, &mut editions, file, raw),
            RawFile::Bodies(list) => terms.add(file, VocabularyKind::Bodies, list),
            RawFile::Places(list) => terms.add(file, VocabularyKind::Places, list),
            RawFile::Instruments(list) => terms.add(file, VocabularyKind::Instruments, list),
            RawFile::Acts(list) => terms.add(file, VocabularyKind::Acts, list),
            RawFile::Objective(_) | RawFile::Part(_) => Vec::new(),
        });
        problems.extend(wrong);
    }
    let (vocabularies, wrong) = terms.finish();
    problems.extend(wrong);
    corpus.vocabularies = vocabularies;
    name_issuers(&mut corpus, &editions, &mut problems);
    sort_editions(&mut corpus);
    if corpus.editions.is_empty() && !large.is_empty() && problems.is_empty() {
        problems.push(Problem {
            file: large[0].0,
            place: Place::File,
            mistake: Mistake::NoEdition,
        });
    }
    let read: Vec<_> = large
        .par_iter()
        .map(|(file, text)| read_one(*file, text, &corpus, conventions))
        .collect();
    let mut heads = Vec::new();
    for (head, wrong) in read {
        problems.extend(wrong);
        heads.extend(head);
    }
    let placed = place(heads, &mut problems);
    problems.extend(merge(&mut corpus, placed));
    (corpus, problems)
}

/// Reads a file and hands it on. Where serde fails, its mistakes are blanked out, so that the rest is checked too.
fn parse(file: usize, text: &str, hand_on: impl for<'a> FnOnce(RawFile<'a>) -> Vec<Problem>) -> Vec<Problem> {
    let options = raw::options();
    if let Ok(raw) = options.from_str::<RawFile>(text) {
        return hand_on(raw);
    }
    let (repaired, mut problems) = recover::recover(file, text);
    let rest = repaired
        .as_deref()
        .and_then(|text| options.from_str::<RawFile>(text).ok());
    problems.extend(rest.map(hand_on).unwrap_or_default());
    problems
}

/// A file of actions with what places it in the outline.
struct Head {
    shard: Shard,
    edition: EditionId,
    objective: String,
    /// The objective's number, or the order of a part.
    number: Result<u16, u32>,
}

fn read_one(
    file: usize,
    text: &str,
    corpus: &Corpus,
    conventions: &Conventions,
) -> (Option<Head>, Vec<Problem>) {
    let mut head = None;
    let problems = parse(file, text, |raw| {
        let (edition, objective, number) = match &raw {
            RawFile::Objective(raw) => (raw.edition.as_deref(), raw.id.to_string(), Ok(raw.number)),
            RawFile::Part(raw) => (raw.edition.as_deref(), raw.objective.to_string(), Err(raw.order)),
            _ => return Vec::new(),
        };
        let mut wrong = Vec::new();
        let (id, edition) = match which_edition(corpus, edition) {
            Ok(found) => found,
            Err(mistake) => {
                let place = Place::Value(vec![Step::Field("edition")]);
                wrong.push(Problem { file, place, mistake });
                // The rest of the file is checked all the same, as of any edition.
                (EditionId(0), corpus.editions.first())
            }
        };
        let context = Context {
            vocabularies: &corpus.vocabularies,
            conventions,
            as_of: edition.map_or(chrono::NaiveDate::MIN, |edition| edition.as_of),
            source_lines: edition.map_or(0, |edition| edition.source_lines),
        };
        let mut builder = Builder::new(file, text.len(), context);
        match raw {
            RawFile::Objective(raw) => {
                builder.objective(
                    (&raw.id, &raw.title, raw.short.as_ref(), raw.line),
                    raw.actions,
                    raw.sections,
                );
            }
            RawFile::Part(RawPart { sections, .. }) => builder.part(sections),
            _ => {}
        }
        let mut shard = builder.finish();
        wrong.append(&mut shard.problems);
        head = Some(Head {
            shard,
            edition: id,
            objective,
            number,
        });
        wrong
    });
    (head, problems)
}

/// The edition a file names, or the only one there is. Without any the file is checked as of none.
fn which_edition<'c>(
    corpus: &'c Corpus,
    named: Option<&str>,
) -> Result<(EditionId, Option<&'c Edition>), Mistake> {
    let ids = || corpus.editions.iter().map(|edition| corpus.str(edition.id));
    match named {
        None if corpus.editions.len() > 1 => Err(Mistake::WhichEdition),
        None => Ok((EditionId(0), corpus.editions.first())),
        // That there is no edition is told once, not by every file.
        Some(_) if corpus.editions.is_empty() => Ok((EditionId(0), None)),
        Some(id) => match ids().position(|other| other == id) {
            Some(index) => Ok((EditionId::at(index), corpus.editions.get(index))),
            None => Err(Mistake::Dangling {
                what: "edition",
                id: id.to_owned(),
                meant: crate::nearest::nearest(id, ids()).map(str::to_owned),
            }),
        },
    }
}

/// Finds the objective of every part.
fn place(heads: Vec<Head>, problems: &mut Vec<Problem>) -> Vec<Placed> {
    let objectives: Vec<(EditionId, String, u16)> = heads
        .iter()
        .filter_map(|head| Some((head.edition, head.objective.clone(), head.number.ok()?)))
        .collect();
    let mut placed = Vec::new();
    for head in heads {
        let (number, part) = match head.number {
            Ok(number) => (number, None),
            Err(order) => {
                let own = objectives
                    .iter()
                    .find(|(edition, id, _)| *edition == head.edition && *id == head.objective);
                let Some((_, _, number)) = own else {
                    let ids = objectives.iter().map(|(_, id, _)| id.as_str());
                    let meant = crate::nearest::nearest(&head.objective, ids).map(str::to_owned);
                    let place = Place::Value(vec![Step::Field("objective")]);
                    let mistake = Mistake::Dangling {
                        what: "objective",
                        id: head.objective.clone(),
                        meant,
                    };
                    problems.push(Problem {
                        file: head.shard.file,
                        place,
                        mistake,
                    });
                    continue;
                };
                (*number, Some(order))
            }
        };
        placed.push(Placed {
            shard: head.shard,
            edition: head.edition,
            number,
            objective: head.objective,
            part,
        });
    }
    placed
}

fn add_edition(
    corpus: &mut Corpus,
    issuers: &mut Vec<(usize, String)>,
    file: usize,
    raw: RawEdition,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut wrong = |field, mistake| {
        problems.push(Problem {
            file,
            place: Place::Value(vec![Step::Field(field)]),
            mistake,
        });
    };
    if !shard::is_id(&raw.id) {
        wrong("id", Mistake::BadId(raw.id.to_string()));
    }
    if corpus
        .editions
        .iter()
        .any(|edition| corpus.str(edition.id) == &*raw.id)
    {
        wrong(
            "id",
            Mistake::DuplicateId {
                what: "edition",
                id: raw.id.to_string(),
                first: None,
            },
        );
    }
    if !shard::is_title(&raw.title) {
        wrong("title", Mistake::EmptyTitle("title"));
    }
    let as_of = raw
        .as_of
        .as_ref()
        .and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    if as_of.is_none() {
        wrong(
            "as_of",
            Mistake::EditionDate(raw.as_of.as_ref().map(|found| found.0.to_string())),
        );
    }
    let text = &mut corpus.text;
    let title = text.push(&raw.title);
    let (source_name, source_lines) = match &raw.source {
        Some(source) => (text.push(&source.name), source.lines),
        None => (Str::EMPTY, 0),
    };
    let edition = Edition {
        id: text.push(&raw.id),
        title,
        short: raw.short.as_ref().map_or(title, |short| text.push(short)),
        issuer: raw.issuer.as_ref().map_or(Str::EMPTY, |issuer| text.push(issuer)),
        as_of: as_of.unwrap_or(chrono::NaiveDate::MIN),
        as_of_inferred: raw.as_of_inferred,
        source_name,
        source_lines,
    };
    corpus.editions.push(edition);
    issuers.push((
        file,
        raw.issuer.map(|issuer| issuer.to_string()).unwrap_or_default(),
    ));
    problems
}

/// Puts the names of issuing bodies in the place of their ids, now that the vocabularies are known.
fn name_issuers(corpus: &mut Corpus, issuers: &[(usize, String)], problems: &mut Vec<Problem>) {
    for (index, (file, id)) in issuers.iter().enumerate().filter(|(_, (_, id))| !id.is_empty()) {
        match corpus.bodies().find(id) {
            Some(body) => {
                let name = corpus.bodies().term(body).name.clone();
                corpus.editions[index].issuer = corpus.text.push(&name);
            }
            None => {
                let mistake = shard::dangling(&corpus.vocabularies, VocabularyKind::Bodies, id);
                let place = Place::Value(vec![Step::Field("issuer")]);
                problems.push(Problem {
                    file: *file,
                    place,
                    mistake,
                });
            }
        }
    }
}

/// Oldest first.
fn sort_editions(corpus: &mut Corpus) {
    corpus.editions.sort_by_key(|edition| edition.as_of);
}

/// The first word of a file, past white space, comments and attributes.
fn first_word(text: &str) -> Result<&'static str, (Place, Mistake)> {
    let start = spans::skip_blank(text, 0);
    let rest = &text[start..];
    if rest.is_empty() {
        return Err((Place::File, Mistake::EmptyFile));
    }
    let len = rest
        .find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .unwrap_or(rest.len());
    let found: String = rest[..len].chars().take(40).collect();
    match FILE_WORDS.iter().find(|word| **word == &rest[..len]) {
        Some(word) => Ok(word),
        None => {
            let end = start
                + if len == 0 {
                    rest.chars().next().map_or(0, char::len_utf8)
                } else {
                    len
                };
            let found = if len == 0 {
                text[start..end].to_owned()
            } else {
                found
            };
            let meant = crate::nearest::nearest(&found, FILE_WORDS.iter().copied())
                .and_then(|near| FILE_WORDS.iter().copied().find(|word| *word == near));
            Err((Place::Bytes(start..end), Mistake::UnknownFile { found, meant }))
        }
    }
}
