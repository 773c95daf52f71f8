//! Editions, and the names of those who issue them.

use super::problem::{Mistake, Place, Problem, Step};
use super::raw::RawEdition;
use super::shard;
use crate::model::text::Str;
use crate::model::{Corpus, Edition, VocabularyKind};
use crate::when::calendar;

/// Adds an edition, and the id of its issuer to `issuers`, for names are not known yet.
pub fn add_edition(
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
    let as_of = raw.as_of.as_ref().and_then(|text| calendar::day(text));
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
pub fn name_issuers(corpus: &mut Corpus, issuers: &[(usize, String)], problems: &mut Vec<Problem>) {
    for (index, (file, id)) in issuers.iter().enumerate().filter(|(_, (_, id))| !id.is_empty()) {
        if let Some(body) = corpus.bodies().find(id) {
            let name = corpus.bodies().term(body).name.clone();
            corpus.editions[index].issuer = corpus.text.push(&name);
        } else {
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

/// Oldest first.
pub fn sort_editions(corpus: &mut Corpus) {
    corpus.editions.sort_by_key(|edition| edition.as_of);
}
