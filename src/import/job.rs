//! A whole import in memory: from files to a corpus, its RON and the report.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::compose::{Composed, Issue, compose, slug};
use super::edition_date::{EditionDate, base_name, in_name, in_text, title_of};
use super::previous::Previous;
use super::progress::ImportStage;
use super::read::{FileRead, read};
pub use super::read::{ImportInput, ImportOptions};
use super::report::ImportReport;
use super::write::{OutputFile, parts, write};
use crate::when::Language;

#[derive(Clone, Debug)]
pub struct Imported {
    pub corpus: Composed,
    /// The files with the edits of the edition before. If there is no edition before, each file is written on demand.
    edited: Option<Vec<OutputFile>>,
    /// The rules of every table, by the index of its file in the input; `None` if they were given.
    pub rules: Vec<Option<String>>,
    pub report: ImportReport,
}

impl Imported {
    pub fn names(&self) -> Vec<String> {
        match &self.edited {
            Some(files) => files.iter().map(|file| file.name.clone()).collect(),
            None => parts(&self.corpus)
                .into_iter()
                .map(|part| part.name(&self.corpus))
                .collect(),
        }
    }

    pub fn text(&self, index: usize) -> Cow<'_, str> {
        match &self.edited {
            Some(files) => Cow::Borrowed(&files[index].text),
            None => Cow::Owned(parts(&self.corpus)[index].text(&self.corpus)),
        }
    }

    /// Passes the text of a file to `sink`, piece by piece.
    pub fn write(&self, index: usize, sink: &mut dyn FnMut(&str)) {
        match &self.edited {
            Some(files) => sink(&files[index].text),
            None => parts(&self.corpus)[index].write(&self.corpus, sink),
        }
    }

    pub fn files(&self) -> Vec<OutputFile> {
        self.edited.clone().unwrap_or_else(|| write(&self.corpus))
    }
}

/// Why an import failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Mistakes in the files or their rules, a line each.
    Mistakes(Vec<String>),
    /// No file gives the date of the edition.
    NoDate,
    /// Its date is not later than that of the edition before, or it has the same id.
    NotLater(String),
}

pub fn import(mut inputs: Vec<ImportInput>, options: &ImportOptions) -> Result<Imported, Failure> {
    let name = inputs.first().map(|input| input.name.clone()).unwrap_or_default();
    let named = inputs.iter().find_map(|input| in_name(&input.name));
    let given = options.date.map(EditionDate::on);
    let mut dated = given.clone().or(named);
    let mut reads = read_all(&inputs, options, dated.as_ref().map(|dated| dated.day))?;
    // A day in the file is more precise than a month in its name.
    if given.is_none()
        && dated.as_ref().is_none_or(|dated| !dated.is_day)
        && let Some(found) = reads.iter().find_map(|read| in_text(&read.draft))
    {
        if dated.as_ref().is_none_or(|dated| dated.day != found.day) {
            drop(reads);
            reads = read_all(&inputs, options, Some(found.day))?;
        }
        dated = Some(found);
    }
    let fallback = options.fallback.map(|day| EditionDate {
        is_day: false,
        ..EditionDate::on(day)
    });
    if dated.is_none()
        && let Some(fallback) = &fallback
    {
        drop(reads);
        reads = read_all(&inputs, options, Some(fallback.day))?;
    }
    let dated = dated.or(fallback).ok_or(Failure::NoDate)?;
    for input in &mut inputs {
        // The bytes are no longer needed.
        input.bytes = Vec::new();
    }
    let mut report = ImportReport::default();
    let source: Vec<&str> = inputs.iter().map(|input| base_name(&input.name)).collect();
    let previous = options.previous.as_deref();
    let of_before = previous.and_then(|previous| previous.document.clone());
    let document = options.document.clone().or(of_before);
    let edition = options.edition.clone().unwrap_or_else(|| match &document {
        Some(document) => format!("{document}-{}", dated.words),
        None => dated.words.clone(),
    });
    if let Some(previous) = previous {
        later(previous, &edition, dated.day)?;
    }
    let issue = Issue {
        id: edition,
        document,
        follows: previous.map(|previous| previous.edition.clone()),
        currency: options.currency.clone(),
        language: language(options, &reads),
        fiscal_year: options.fiscal_year,
        title: title(options, &reads, &name).unwrap_or_else(|| dated.words.clone()),
        as_of: dated.day,
        as_of_inferred: !dated.is_day,
        source: source.join(", "),
    };
    let (rules, guesses): (Vec<_>, Vec<_>) = reads
        .iter_mut()
        .map(|read| (read.rules.take(), read.guess.take()))
        .unzip();
    let drafts = reads.into_iter().map(|read| read.draft).collect();
    let mut corpus = compose(drafts, issue, &options.progress);
    for ((input, guess), file) in inputs.iter().zip(&guesses).zip(&corpus.files) {
        report.file(&input.name, file, guess.as_ref());
    }
    if given.is_none() {
        let issue = &corpus.issue;
        let why = if dated.is_day && options.fallback != Some(dated.day) {
            "found in the file"
        } else {
            "worked out; --date sets another"
        };
        let line = format!("edition {}, as of {}, {why}", issue.id, issue.as_of);
        report.facts("Date", [line]);
    }
    report.composed(&corpus);
    let edited = previous.map(|previous| {
        let found = previous.keep_ids(&mut corpus);
        let mut files = write(&corpus);
        let notes = previous.keep_edits(&mut files);
        previous.report(&found, notes, &mut report);
        files
    });
    Ok(Imported {
        corpus,
        edited,
        rules,
        report,
    })
}

/// The title of the edition: the one in the options, else that of a file, else one made from the name of the first file.
fn title(options: &ImportOptions, reads: &[FileRead], name: &str) -> Option<String> {
    let own = reads.iter().find_map(|read| read.draft.title.clone());
    [options.title.clone(), own, Some(title_of(name))]
        .into_iter()
        .flatten()
        .find(|title| title.chars().any(char::is_alphanumeric))
}

/// The language of the edition: the one in the options, else that of its files if they agree.
fn language(options: &ImportOptions, reads: &[FileRead]) -> Option<Language> {
    let asked = options.language.as_deref().and_then(Language::find);
    let mut of_files = reads.iter().map(|read| read.language);
    let first = of_files.next().flatten();
    asked.or(first.filter(|first| of_files.all(|other| other == Some(*first))))
}

/// Checks that an edition has a different id from the one before, and a later date.
fn later(previous: &Previous, edition: &str, day: NaiveDate) -> Result<(), Failure> {
    if previous.edition == edition {
        let message = format!("both editions would be `{edition}`; --edition names this one");
        return Err(Failure::NotLater(message));
    }
    match previous.as_of {
        Some(before) if day <= before => Err(Failure::NotLater(format!(
            "edition {} is of {before} and this one of {day}; --date says of which day it is",
            previous.edition
        ))),
        _ => Ok(()),
    }
}

fn read_all(
    inputs: &[ImportInput],
    options: &ImportOptions,
    as_of: Option<NaiveDate>,
) -> Result<Vec<FileRead>, Failure> {
    let mut reads = Vec::new();
    let mut wrong = Vec::new();
    options.progress.begin(ImportStage::Reading, inputs.len());
    for input in inputs {
        match read(input, (options, as_of.unwrap_or_default())) {
            Ok(read) => reads.push(read),
            Err(mistakes) => wrong.extend(mistakes),
        }
        options.progress.step(1);
    }
    wrong.is_empty().then_some(reads).ok_or(Failure::Mistakes(wrong))
}

/// The id of a document, made from the name of a file.
pub fn document_of(name: &str) -> String {
    slug(&title_of(name), 40)
}
