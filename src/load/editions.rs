//! Editions and the names of their issuers.

use hashbrown::HashMap;

use super::common;
use super::names::{is_id, is_title};
use super::problem::{CorpusMistake, Problem, ProblemPlace, Step};
use super::raw::RawEdition;
use super::suggestions::Suggestions;
use super::sums::currency;
use crate::model::text::Str;
use crate::model::{Corpus, Edition, EditionId, VocabularyKind};
use crate::text::nearest::nearest;
use crate::text::url;
use crate::when::{FiscalYear, Language, calendar};

/// Which files the editions are in, who issues them, and what they follow.
#[derive(Default)]
pub struct Editions {
    /// The file and the id of the issuer of each edition. Names are not known yet; the id is empty where none is given.
    issuers: Vec<(usize, String)>,
    /// The first file with each id.
    pub files: HashMap<String, usize>,
    /// For each edition that names the one it follows: its id, the id of that one, and the file.
    follows: Vec<(String, String, usize)>,
    /// The ids of editions that do not name a document.
    without_document: Vec<String>,
}

pub fn add_edition(
    corpus: &mut Corpus,
    editions: &mut Editions,
    file: usize,
    raw: RawEdition,
) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut wrong =
        |field, mistake| problems.push(Problem::of_value(file, vec![Step::Field(field)], mistake));
    if !is_id(&raw.id) {
        wrong("id", CorpusMistake::BadId(raw.id.to_string()));
    }
    let first = *editions.files.entry_ref(&*raw.id).or_insert(file);
    if first != file {
        let first = (first, ProblemPlace::Value(vec![Step::Field("id")]));
        wrong(
            "id",
            CorpusMistake::DuplicateId {
                what: "edition",
                id: raw.id.to_string(),
                first: Some(first),
            },
        );
    }
    if !is_title(&raw.title) {
        wrong("title", CorpusMistake::EmptyTitle("title"));
    }
    let as_of = raw.as_of.as_ref().and_then(|text| calendar::day(text));
    if as_of.is_none() {
        wrong(
            "as_of",
            CorpusMistake::EditionDate(raw.as_of.as_ref().map(|found| found.0.to_string())),
        );
    }
    let currency = raw.currency.as_ref().and_then(|code| {
        let found = currency(code);
        found
            .map_err(|mistake| wrong("currency", CorpusMistake::Sum(mistake)))
            .ok()
    });
    let url = raw.source.as_ref().and_then(|source| source.url.as_deref());
    if let Some(Err(fault)) = url.map(url::check) {
        wrong("source", CorpusMistake::Url(fault));
    }
    let code = raw.language.as_deref().unwrap_or("en");
    let language = Language::find(code);
    if language.is_none() {
        wrong("language", CorpusMistake::Language(code.to_owned()));
    }
    let begins = raw.fiscal_year.as_deref();
    let fiscal_year = begins.and_then(FiscalYear::parse);
    if let Some(begins) = begins.filter(|_| fiscal_year.is_none()) {
        wrong("fiscal_year", CorpusMistake::FiscalYear(begins.to_owned()));
    }
    let text = &mut corpus.text;
    let title = text.push(&raw.title);
    let (source_name, source_lines) = match &raw.source {
        Some(source) => (text.push(&source.name), source.lines),
        None => (Str::EMPTY, 0),
    };
    let edition = Edition {
        id: text.push(&raw.id),
        // An edition that names no document is its own, unless it follows another: see `share_documents`.
        document: text.push(raw.document.as_ref().unwrap_or(&raw.id)),
        follows: None,
        title,
        short: raw.short.as_ref().map_or(title, |short| text.push(short)),
        issuer: raw.issuer.as_ref().map_or(Str::EMPTY, |issuer| text.push(issuer)),
        as_of: as_of.unwrap_or(chrono::NaiveDate::MIN),
        as_of_inferred: raw.as_of_inferred,
        currency,
        language: language.unwrap_or(Language::English),
        fiscal_year,
        source_name,
        source_url: url.map_or(Str::EMPTY, |url| text.push(url)),
        source_lines,
    };
    corpus.editions.push(edition);
    if raw.document.is_none() {
        editions.without_document.push(raw.id.to_string());
    }
    if let Some(follows) = &raw.follows {
        editions
            .follows
            .push((raw.id.to_string(), follows.to_string(), file));
    }
    editions.issuers.push((
        file,
        raw.issuer.map(|issuer| issuer.to_string()).unwrap_or_default(),
    ));
    problems
}

/// Sets the names of issuing bodies, now that the vocabularies are known.
pub fn name_issuers(corpus: &mut Corpus, editions: &Editions, problems: &mut Vec<Problem>) {
    let mut suggestions = Suggestions::default();
    let mut names = HashMap::new();
    let issuers = editions.issuers.iter().enumerate();
    for (index, (file, id)) in issuers.filter(|(_, (_, id))| !id.is_empty()) {
        let common = || common::all()[VocabularyKind::Bodies as usize].find(id);
        let own = corpus.bodies().find(id);
        let body = own.or_else(|| {
            let common = common()?;
            Some(common::adopt(
                &mut corpus.vocabularies,
                VocabularyKind::Bodies,
                common,
            ))
        });
        if let Some(body) = body {
            // A name may be long and shared by many editions.
            corpus.editions[index].issuer = *names.entry(body).or_insert_with(|| {
                let name = &corpus.vocabularies[VocabularyKind::Bodies as usize]
                    .term(body)
                    .name;
                corpus.text.push(name)
            });
        } else {
            let mistake = suggestions.dangling(&corpus.vocabularies, VocabularyKind::Bodies, id);
            problems.push(Problem::of_value(*file, vec![Step::Field("issuer")], mistake));
        }
    }
}

/// Sorts editions, oldest first, and returns their numbers by id.
pub fn sort_editions(corpus: &mut Corpus) -> HashMap<String, EditionId> {
    corpus.editions.sort_by_key(|edition| edition.as_of);
    let mut numbers = HashMap::with_capacity(corpus.editions.len());
    for (index, edition) in corpus.editions.iter().enumerate() {
        let number = numbers.entry_ref(corpus.str(edition.id));
        number.or_insert_with(|| EditionId::at(index));
    }
    numbers
}

/// Assigns editions that name no document, but follow another edition, to the document of that one.
fn share_documents(corpus: &mut Corpus, editions: &Editions, numbers: &HashMap<String, EditionId>) {
    let mut unnamed: Vec<(EditionId, EditionId)> = editions
        .follows
        .iter()
        .filter(|(id, ..)| editions.without_document.contains(id))
        .filter_map(|(id, follows, _)| Some((*numbers.get(id)?, *numbers.get(follows)?)))
        .collect();
    // Oldest first, so that a whole chain gets the same document.
    unnamed.sort_unstable();
    for (own, followed) in unnamed {
        corpus.editions[own.index()].document = corpus.editions[followed.index()].document;
    }
}

/// Sets which edition each one follows: the one it names, else the newest before it of the same document.
pub fn chain_editions(
    corpus: &mut Corpus,
    editions: &Editions,
    numbers: &HashMap<String, EditionId>,
    problems: &mut Vec<Problem>,
) {
    share_documents(corpus, editions, numbers);
    let mut newest: HashMap<String, EditionId> = HashMap::new();
    for index in 0..corpus.editions.len() {
        let document = corpus.str(corpus.editions[index].document).to_owned();
        corpus.editions[index].follows = newest.insert(document, EditionId::at(index));
    }
    for (id, follows, file) in &editions.follows {
        let Some(number) = numbers.get(id) else { continue };
        let other = numbers
            .get(follows)
            .map(|other| (*other, &corpus.editions[other.index()]));
        let own = &corpus.editions[number.index()];
        let mistake = match other {
            None => {
                let ids = corpus.editions.iter().map(|edition| corpus.str(edition.id));
                let ids = ids.filter(|other| other != id);
                CorpusMistake::Dangling {
                    what: "edition",
                    id: follows.clone(),
                    meant: nearest(follows, ids).map(str::to_owned),
                }
            }
            Some((_, other)) if corpus.str(other.document) != corpus.str(own.document) => {
                CorpusMistake::Follows(format!("`{follows}` is an edition of another document"))
            }
            Some((other, _)) if other >= *number => {
                CorpusMistake::Follows(format!("`{follows}` is not earlier than `{id}`"))
            }
            Some((other, _)) => {
                corpus.editions[number.index()].follows = Some(other);
                continue;
            }
        };
        problems.push(Problem::of_value(*file, vec![Step::Field("follows")], mistake));
    }
}
