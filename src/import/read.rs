//! Reads a file of any format into a draft: the only module that knows all readers.

use std::sync::{Arc, Mutex, PoisonError};

use chrono::NaiveDate;

use super::draft::{Draft, DraftSection};
use super::edition_date::base_name;
use super::facts::{Basis, FactContext, FactWords, NameSort, NamesInText};
use super::fault::Fault;
use super::format::ImportFormat;
use super::previous::Previous;
use super::progress::ImportProgress;
use super::table::grid::Grid;
use super::table::guess::{Guess, guess};
use super::table::reader::Known;
use super::table::role::ColumnRole;
use super::table::rows::draft;
use super::table::rules::{DateOrder, Rules, unknown_columns};
use super::table::{delimited, header, json, rules_text, taskwarrior};
#[cfg(feature = "spreadsheets")]
use super::table::{open_document, workbook};
use super::{calendar, decode, numeric_date, text};
use crate::load::common;
use crate::model::VocabularyKind;
use crate::when::{FiscalYear, Language, Reading};

/// Rules from a file: its name and its text.
#[derive(Clone, Debug)]
pub struct RulesFile {
    pub name: String,
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct ImportInput {
    /// Its name in messages.
    pub name: String,
    pub bytes: Vec<u8>,
    pub rules: Option<RulesFile>,
}

#[derive(Clone, Debug, Default)]
pub struct ImportOptions {
    pub edition: Option<String>,
    pub date: Option<NaiveDate>,
    pub title: Option<String>,
    pub document: Option<String>,
    pub language: Option<String>,
    pub currency: Option<String>,
    pub fiscal_year: Option<FiscalYear>,
    /// The edition before, whose ids and edits are kept.
    pub previous: Option<Arc<Previous>>,
    /// The day to use where neither the file nor the options give one.
    pub fallback: Option<NaiveDate>,
    /// Reports how far the import has come.
    pub progress: ImportProgress,
}

/// The options for a file, and the day from which "next year" is counted in it.
type AskedImport<'o> = (&'o ImportOptions, NaiveDate);

#[derive(Clone, Debug)]
pub struct FileRead {
    pub draft: Draft,
    /// The language of the file, if it was recognised.
    pub language: Option<Language>,
    /// The rules by which a table was read, as a file to be corrected; `None` if rules were given.
    pub rules: Option<String>,
    /// The rules that were used, with the reason for each guess.
    pub guess: Option<Guess>,
}

/// Reads a file, or reports every mistake in its rules.
pub fn read(input: &ImportInput, asked: AskedImport<'_>) -> Result<FileRead, Vec<String>> {
    let (ImportInput { name, bytes, .. }, (options, as_of)) = (input, asked);
    let fault = |fault: Fault| vec![fault.of(name).to_string()];
    let format = ImportFormat::of(name).map_err(|why| fault(Fault::new(why)))?;
    if format.is_text() {
        let (draft, language) = document(format, bytes, asked).map_err(fault)?;
        return Ok(FileRead {
            draft,
            language: Some(language),
            rules: None,
            guess: None,
        });
    }
    let (mut given, mut wrong) = (None, Vec::new());
    if let Some(file) = &input.rules {
        let (rules, mistakes) = Rules::parse(&file.name, &file.text);
        wrong.extend(mistakes.iter().map(ToString::to_string));
        given = Some(rules);
    }
    if !wrong.is_empty() {
        return Err(wrong);
    }
    let OpenedInput { grid, known, title } = open(format, bytes, given.as_ref()).map_err(fault)?;
    let header_row = match given.as_ref().and_then(|rules| rules.header) {
        None => known.as_ref().map_or_else(|| header::find(&grid), |_| Some(0)),
        // A format without a header in the file has the names in a row of its own at line 0.
        Some(0) if !grid.is_empty() && grid.line(0) == 0 => Some(0),
        Some(0) => None,
        Some(line) => {
            let row = (0..grid.len()).find(|row| grid.line(*row) == line);
            let message =
                format!("there is no row with content at {line}, where the rules say the header is");
            Some(row.ok_or_else(|| fault(Fault::new(message)))?)
        }
    };
    if grid.filled() == 0 {
        return Err(fault(Fault::new("there is nothing in it")));
    }
    let names = header::names(&grid, header_row);
    if let (Some(file), Some(rules)) = (&input.rules, &given) {
        let mistakes = unknown_columns(&file.name, &file.text, rules, &names);
        if !mistakes.is_empty() {
            return Err(mistakes.iter().map(ToString::to_string).collect());
        }
    }
    let dates = Reading {
        edition: as_of,
        language: Language::English,
        fiscal_year: options.fiscal_year,
    };
    let is_given = given.is_some();
    let mut used = match given {
        Some(rules) => Guess {
            rules,
            ..Guess::default()
        },
        None => known.unwrap_or_else(|| {
            taskwarrior::rules(&names)
                .unwrap_or_else(|| guess(&grid, header_row, &names, options.language.as_deref(), dates))
        }),
    };
    if let (Some(language), false) = (&options.language, is_given) {
        used.rules.language = Some(language.clone());
    }
    if used.rules.of(ColumnRole::Title).is_none() {
        let message = "no column is known to be the title; say title: Column(\"…\") in a file of rules and give it with --rules";
        return Err(fault(Fault::new(format!(
            "{message}; its columns are {}",
            names.join(", ")
        ))));
    }
    let language = used.rules.language.as_deref().unwrap_or("en");
    let order = used.rules.date_order;
    let day_first = order.map(|order| order == DateOrder::DayMonthYear);
    let facts = FactWords::of(language).map(|words| context(asked, day_first, words));
    let of = Known {
        facts,
        currency: options.currency.clone(),
        dates: Reading {
            language: used.rules.language().unwrap_or(dates.language),
            ..dates
        },
    };
    let rules = (!is_given).then(|| rules_text::write(&used, base_name(name), &names));
    let language = used.rules.language();
    let mut draft = draft(grid, header_row, names, used.rules.clone(), of, &options.progress);
    draft.title = title.or(draft.title);
    Ok(FileRead {
        draft,
        language,
        rules,
        guess: Some(used),
    })
}

/// More lines than any text has: a book of ten thousand pages.
const MOST_LINES: usize = 1 << 19;
const MOST_HEADINGS: usize = 20_000;

/// How facts are looked for in prose.
fn context(
    (options, as_of): AskedImport<'_>,
    day_first: Option<bool>,
    words: &'static FactWords,
) -> FactContext<'static> {
    FactContext {
        basis: Basis {
            // The day is not known yet at the first reading.
            edition: (as_of != NaiveDate::default()).then_some(as_of),
            fiscal_year: options.fiscal_year,
            day_first,
        },
        words,
        vocabulary: known_names(words.language),
    }
}

fn document(format: ImportFormat, bytes: &[u8], wanted: AskedImport<'_>) -> Result<(Draft, Language), Fault> {
    let asked = wanted.0.language.as_deref().and_then(FactWords::of);
    let mut language = Language::English;
    let context_of = |sample: &str| {
        let words = asked.unwrap_or_else(|| FactWords::spoken_in(sample));
        language = words.language;
        // The month comes first only in English, and not everywhere even there.
        let day_first = match language {
            Language::English => numeric_date::day_first(sample),
            _ => Some(true),
        };
        context(wanted, day_first, words)
    };
    let mut draft = match format {
        #[cfg(feature = "docx")]
        ImportFormat::Word => text::read_docx(bytes, context_of)?,
        _ => {
            let decoded = decode::decode(bytes)?;
            let lines = decoded.text.lines().filter(|line| !line.trim().is_empty());
            if lines.count() > MOST_LINES {
                let message = format!("more than {MOST_LINES} lines with content; split the file");
                return Err(Fault::new(message));
            }
            let mut draft = match format {
                ImportFormat::Markdown => text::read_markdown(&decoded.text, context_of),
                #[cfg(feature = "html")]
                ImportFormat::Html => text::read_html(&decoded.text, context_of),
                _ => text::read_plain(&decoded.text, context_of),
            };
            draft.notes.extend(decoded.note());
            draft
        }
    };
    if asked.is_none() && language != Language::English {
        let note = format!(
            "read as {}, by its small words; --language says otherwise",
            language.name()
        );
        draft.notes.push(note);
    }
    if draft.lines == 0 {
        return Err(Fault::new("there is nothing in it"));
    }
    let headings = draft.sections.iter().map(DraftSection::headings).sum::<usize>();
    if headings > MOST_HEADINGS {
        let message = format!("{headings} headings; a text may have {MOST_HEADINGS}: split the file");
        return Err(Fault::new(message));
    }
    Ok((draft, language))
}

/// Names of countries that are also names of people, and the languages in which they mean the country first.
const ALSO_PEOPLE: [(&str, Language); 4] = [
    ("Dominique", Language::French),
    ("Maurice", Language::French),
    ("Mauricio", Language::Spanish),
    ("Maurizio", Language::Italian),
];

/// The names of countries and common bodies for texts in a language. Names from all languages are included, because a document
/// may call a body by the name that the body uses.
fn known_names(language: Language) -> &'static NamesInText {
    static KNOWN: Mutex<Vec<(Language, &'static NamesInText)>> = Mutex::new(Vec::new());
    let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, names)) = known.iter().find(|(of, _)| *of == language) {
        return names;
    }
    let names: &'static NamesInText = Box::leak(Box::new(names_in(language)));
    known.push((language, names));
    names
}

fn names_in(language: Language) -> NamesInText {
    let mut names = NamesInText::default();
    let vocabularies = common::all();
    for (kind, sort) in [
        (VocabularyKind::Bodies, NameSort::Body),
        (VocabularyKind::Places, NameSort::Place),
    ] {
        for (_, term) in vocabularies[kind as usize].iter() {
            let short = term.abbreviation.iter();
            for name in std::iter::once(&term.name).chain(short).chain(&term.aliases) {
                if ALSO_PEOPLE
                    .iter()
                    .any(|(person, of)| person == name && *of != language)
                {
                    continue;
                }
                names.add(sort, &term.id, name);
                // "Tunesiens Küste"
                if language == Language::German
                    && sort == NameSort::Place
                    && name.ends_with(char::is_alphabetic)
                {
                    names.add(sort, &term.id, &format!("{name}s"));
                }
            }
        }
    }
    names
}

struct OpenedInput {
    grid: Grid,
    /// The rules that follow from the format itself.
    known: Option<Guess>,
    title: Option<String>,
}

fn open(format: ImportFormat, bytes: &[u8], rules: Option<&Rules>) -> Result<OpenedInput, Fault> {
    let plain = |grid| OpenedInput {
        grid,
        known: None,
        title: None,
    };
    match format {
        #[cfg(feature = "spreadsheets")]
        ImportFormat::Workbook => sheet(workbook::read(bytes)?, rules).map(plain),
        #[cfg(feature = "spreadsheets")]
        ImportFormat::OpenDocument => sheet(open_document::read(bytes)?, rules).map(plain),
        _ => {
            let decoded = decode::decode(bytes)?;
            let mut opened = match format {
                ImportFormat::Json => plain(json::read(&decoded.text)?),
                ImportFormat::Calendar => {
                    let (grid, guess, title) = calendar::read(&decoded.text)?;
                    OpenedInput {
                        grid,
                        known: Some(guess),
                        title,
                    }
                }
                _ => plain(delimited::read(
                    &decoded.text,
                    rules.and_then(|rules| rules.delimiter),
                )?),
            };
            opened.grid.notes.extend(decoded.note());
            Ok(opened)
        }
    }
}

/// The sheet that the rules name, or the one with most rows. A note lists the others.
#[cfg(feature = "spreadsheets")]
fn sheet(mut grids: Vec<Grid>, rules: Option<&Rules>) -> Result<Grid, Fault> {
    grids.retain(|grid| !grid.is_empty());
    let names: Vec<String> = grids.iter().filter_map(|grid| grid.sheet.clone()).collect();
    let wanted = rules.and_then(|rules| rules.sheet.as_ref());
    let at = if let Some(name) = wanted {
        let found = grids.iter().position(|grid| grid.sheet.as_ref() == Some(name));
        found.ok_or_else(|| {
            let names = names.join(", ");
            Fault::new(format!(
                "there is no sheet `{name}` with content; there are {names}"
            ))
        })?
    } else {
        let most = grids.iter().map(Grid::len).max();
        let at = grids.iter().position(|grid| Some(grid.len()) == most);
        at.ok_or_else(|| Fault::new("there is nothing in it"))?
    };
    let mut grid = grids.swap_remove(at);
    if names.len() > 1 {
        let own = grid.sheet.as_deref().unwrap_or_default();
        let others = names.iter().map(String::as_str).filter(|name| *name != own);
        let others: Vec<&str> = others.collect();
        grid.notes.push(format!(
            "the sheet `{own}` is read, not {}; say sheet: \"…\" in the rules for another",
            others.join(", ")
        ));
    } else {
        // A single sheet needs no name.
        grid.sheet = None;
    }
    Ok(grid)
}
