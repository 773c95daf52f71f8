//! From RON files to a [`Corpus`]: every mistake of every file at once, or a corpus without any.
//!
//! ```text
//! files ─► raw (serde, borrowed) ─► shard (packed, one a file, in parallel) ─► merge (links) ─► Corpus
//!             └─ recover (only if serde fails): scan (brackets, into a tree) ─► conform (against the shapes of raw)
//!                tells every mistake and hands on what is sound
//! ```

mod conform;
pub mod embedded;
mod excerpt;
pub mod files;
mod first_word;
mod lex;
mod merge;
pub mod problem;
mod quotes;
mod raw;
mod recover;
pub mod report;
mod scan;
mod shape;
mod shard;
mod spans;
mod terms;
mod wording;

use hashbrown::HashMap;
use rayon::prelude::*;

pub use self::files::SourceFile;
pub use self::report::Report;

use self::first_word::{FirstWord, first_word, holds};
use self::merge::{Placed, merge};
use self::problem::{Mistake, Place, Problem, Step};
use self::raw::{RawEdition, RawFile, RawPart};
use self::shard::{Builder, Context, Shard};
use self::terms::Terms;
use crate::model::convention::Conventions;
use crate::model::text::Str;
use crate::model::{Corpus, Edition, EditionId, Section, SectionId, VocabularyKind};

/// Reads `files` into a corpus, or tells every mistake in them.
pub fn load(files: &[SourceFile], conventions: &Conventions) -> Result<Corpus, Report> {
    let mut findings = Findings::default();
    let corpus = read_all(files, conventions, &mut findings);
    let problems = findings.known();
    if problems.is_empty() {
        Ok(corpus)
    } else {
        Err(Report::new(files, problems, &findings.gone))
    }
}

/// The built-in corpus.
pub fn built_in(conventions: &Conventions) -> Result<Corpus, Report> {
    load(&embedded::files(), conventions)
}

/// What is wrong, and what could not be read because of it.
#[derive(Debug, Default)]
struct Findings {
    problems: Vec<Problem>,
    /// List items that were left out, by file: they do not count along the way to a value.
    gone: HashMap<usize, Vec<u32>>,
    /// What may be missing only because a file could not be read.
    lost: Vec<&'static str>,
}

impl Findings {
    fn add(&mut self, other: Self) {
        self.problems.extend(other.problems);
        self.gone.extend(other.gone);
        self.lost.extend(other.lost);
    }

    /// The problems, without those that follow from others: ids that nothing has only because that could not be read.
    fn known(&mut self) -> Vec<Problem> {
        let mut problems = std::mem::take(&mut self.problems);
        problems.retain(|problem| match &problem.mistake {
            Mistake::Dangling { what, id, .. } => {
                !self.lost.contains(what) && !id.starts_with(conform::MADE_UP)
            }
            _ => true,
        });
        problems
    }
}

fn read_all(files: &[SourceFile], conventions: &Conventions, findings: &mut Findings) -> Corpus {
    let (mut small, mut large) = (Vec::new(), Vec::new());
    for (file, source) in files.iter().enumerate() {
        let word = match &source.text {
            Ok(text) => first_word(text).map(|first| (first, &**text)),
            Err(unread) if unread.mistake == Mistake::NotUtf8 => Err((
                Place::Bytes(unread.valid.len()..unread.valid.len()),
                unread.mistake.clone(),
            )),
            Err(unread) => Err((Place::File, unread.mistake.clone())),
        };
        match word {
            Ok((first, text)) if matches!(first.word, "Objective" | "Part") => {
                large.push((file, first, text))
            }
            Ok((first, text)) => small.push((file, first, text)),
            Err((place, mistake)) => {
                findings.lost.extend(holds(None));
                findings.problems.push(Problem { file, place, mistake });
            }
        }
    }
    // What the rest refers to comes first; these files are small.
    let mut corpus = Corpus::default();
    let mut editions = Vec::new();
    let mut terms = Terms::default();
    for (file, first, text) in small {
        findings.add(parse(file, &first, text, |raw| match raw {
            RawFile::Edition(raw) => add_edition(&mut corpus, &mut editions, file, raw),
            RawFile::Bodies(list) => terms.add(file, VocabularyKind::Bodies, list),
            RawFile::Places(list) => terms.add(file, VocabularyKind::Places, list),
            RawFile::Instruments(list) => terms.add(file, VocabularyKind::Instruments, list),
            RawFile::Acts(list) => terms.add(file, VocabularyKind::Acts, list),
            RawFile::Objective(_) | RawFile::Part(_) => Vec::new(),
        }));
    }
    let (vocabularies, wrong) = terms.finish();
    findings.problems.extend(wrong);
    corpus.vocabularies = vocabularies;
    name_issuers(&mut corpus, &editions, &mut findings.problems);
    sort_editions(&mut corpus);
    if corpus.editions.is_empty() && !large.is_empty() && findings.problems.is_empty() {
        findings.problems.push(Problem {
            file: large[0].0,
            place: Place::File,
            mistake: Mistake::NoEdition,
        });
    }
    let read: Vec<_> = large
        .par_iter()
        .map(|(file, first, text)| read_one(*file, first, text, &corpus, conventions))
        .collect();
    let mut heads = Vec::new();
    for (head, wrong) in read {
        findings.add(wrong);
        heads.extend(head);
    }
    let placed = place(heads, &mut findings.problems);
    findings.problems.extend(merge(&mut corpus, placed));
    corpus
}

/// Reads a file and hands it on. Where serde fails, its mistakes are left out, so that the rest is checked too.
fn parse(
    file: usize,
    first: &FirstWord,
    text: &str,
    hand_on: impl for<'a> FnOnce(RawFile<'a>) -> Vec<Problem>,
) -> Findings {
    let options = raw::options();
    // A byte order mark is what some editors write.
    let error = match options.from_str::<RawFile>(text.strip_prefix('\u{feff}').unwrap_or(text)) {
        Ok(raw) => {
            return Findings {
                problems: hand_on(raw),
                ..Findings::default()
            };
        }
        Err(error) => error,
    };
    let mut recovered = recover::recover(file, text, first, &error);
    let rest = recovered
        .text
        .as_deref()
        .map(|text| options.from_str::<RawFile>(text));
    match rest {
        Some(Ok(raw)) => recovered.problems.extend(hand_on(raw)),
        _ => recovered.partial = true,
    }
    let lost = if recovered.partial {
        holds(Some(first.word))
    } else {
        &[]
    };
    Findings {
        problems: recovered.problems,
        gone: HashMap::from_iter([(file, recovered.gone)]),
        lost: lost.to_vec(),
    }
}

/// A file of actions with what places it in the outline.
struct Head {
    shard: Shard,
    /// Its edition, unless it does not say which of several.
    edition: Option<EditionId>,
    objective: String,
    /// The objective's number, or the order of a part.
    number: Result<u16, u32>,
}

fn read_one(
    file: usize,
    first: &FirstWord,
    text: &str,
    corpus: &Corpus,
    conventions: &Conventions,
) -> (Option<Head>, Findings) {
    let mut head = None;
    let findings = parse(file, first, text, |raw| {
        let (edition, objective, number) = match &raw {
            RawFile::Objective(raw) => (raw.edition.as_deref(), raw.id.to_string(), Ok(raw.number)),
            RawFile::Part(raw) => (raw.edition.as_deref(), raw.objective.to_string(), Err(raw.order)),
            _ => return Vec::new(),
        };
        let mut wrong = Vec::new();
        let (id, edition) = match which_edition(corpus, edition) {
            Ok((id, edition)) => (Some(id), edition),
            Err(mistake) => {
                let place = Place::Value(vec![Step::Field("edition")]);
                wrong.push(Problem { file, place, mistake });
                // The rest of the file is checked all the same, as of any edition.
                (None, corpus.editions.first())
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
    (head, findings)
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

/// An objective that a part may belong to.
struct Declared {
    edition: EditionId,
    /// Whether the edition is known.
    sure: bool,
    id: String,
    number: u16,
    /// Whether it is only there because a part names it.
    stand_in: bool,
}

/// Finds the objective of every part. What cannot be placed is told, and placed somewhere all the same: what refers to
/// its actions is not wrong.
fn place(heads: Vec<Head>, problems: &mut Vec<Problem>) -> Vec<Placed> {
    // An objective of no known edition is not taken for the same one of another edition.
    let nowhere = |file: usize| EditionId(u16::MAX - (file % usize::from(u16::MAX / 2)) as u16);
    let mut declared: Vec<Declared> = heads
        .iter()
        .filter_map(|head| {
            Some(Declared {
                edition: head.edition.unwrap_or(nowhere(head.shard.file)),
                sure: head.edition.is_some(),
                id: head.objective.clone(),
                number: head.number.ok()?,
                stand_in: false,
            })
        })
        .collect();
    let mut placed = Vec::new();
    for head in heads {
        let file = head.shard.file;
        let (edition, number, part) = match head.number {
            Ok(number) => (head.edition.unwrap_or(nowhere(file)), number, None),
            Err(order) => {
                let same = declared.iter().filter(|other| other.id == head.objective);
                let own = same
                    .filter(|other| {
                        !other.sure || head.edition.is_none_or(|edition| edition == other.edition)
                    })
                    .max_by_key(|other| other.sure);
                if own.is_none_or(|own| own.stand_in) {
                    problems.push(no_objective(&head, &declared));
                }
                let (edition, number) = if let Some(own) = own {
                    (own.edition, own.number)
                } else {
                    let edition = head.edition.unwrap_or(nowhere(file));
                    let number = u16::MAX;
                    placed.push(stand_in(&head, edition, number));
                    declared.push(Declared {
                        edition,
                        sure: head.edition.is_some(),
                        id: head.objective.clone(),
                        number,
                        stand_in: true,
                    });
                    (edition, number)
                };
                (edition, number, Some(order))
            }
        };
        placed.push(Placed {
            shard: head.shard,
            edition,
            number,
            objective: head.objective,
            part,
        });
    }
    placed
}

/// The mistake of a part of an objective that does not exist.
fn no_objective(part: &Head, declared: &[Declared]) -> Problem {
    let real = declared.iter().filter(|other| !other.stand_in);
    let ids = real.map(|other| other.id.as_str());
    let meant = crate::nearest::nearest(&part.objective, ids).map(str::to_owned);
    Problem {
        file: part.shard.file,
        place: Place::Value(vec![Step::Field("objective")]),
        mistake: Mistake::Dangling {
            what: "objective",
            id: part.objective.clone(),
            meant,
        },
    }
}

/// An empty objective for a part that names one that does not exist.
fn stand_in(part: &Head, edition: EditionId, number: u16) -> Placed {
    let mut shard = Shard {
        file: part.shard.file,
        ..Shard::default()
    };
    let id = shard.text.push(&part.objective);
    shard.sections.push(Section {
        id,
        title: id,
        short: id,
        parent: None,
        depth: 0,
        line: 0,
        own: 0..0,
        actions: 0..0,
        end: SectionId::at(1),
    });
    Placed {
        shard,
        edition,
        number,
        objective: part.objective.clone(),
        part: None,
    }
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
    let taken = corpus
        .editions
        .iter()
        .position(|edition| corpus.str(edition.id) == &*raw.id);
    if let Some(first) = taken {
        let first = (issuers[first].0, Place::Value(vec![Step::Field("id")]));
        wrong(
            "id",
            Mistake::DuplicateId {
                what: "edition",
                id: raw.id.to_string(),
                first: Some(first),
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
