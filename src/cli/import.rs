//! `milepost import`: converts a list in any format into a folder of RON files, with a report.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead as _, IsTerminal as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};
use hashbrown::HashSet;
use rayon::prelude::*;

use super::common::CommonArgs;
use super::config;
use super::output::{failed, message, say, wrong};
use super::progress::ProgressLine;
use super::status::{Answered, NOTHING, OK};
use crate::import::compose::slug;
use crate::import::files::{read, rules, rules_path};
use crate::import::format::endings;
use crate::import::job::{Failure, ImportInput, ImportOptions, Imported, import};
use crate::import::previous::Previous;
use crate::import::progress::{ImportProgress, ImportStage};
use crate::import::report::ImportReport;
use crate::import::update::{FileChange, FileUpdate, ImportUpdate, plan};
use crate::import::write::OutputFile;
use crate::load::{self, SourceFile};
use crate::model::Currency;
use crate::tui::{file, platform};
use crate::views::wording;
use crate::when::convention::Conventions;
use crate::when::{FiscalYear, Language};

pub const EXAMPLES: &str = "\
Examples:
  milepost import plan_2025-03-31.csv -o plan
  milepost import plan.csv -o plan --date 2025-03-31 --title 'Action plan'
  milepost import plan_2025-03-31.csv -o plan --update --strict
  milepost import plan_2025-09-30.csv -o plan-september --previous plan";

/// The folder with copies of the last import's files, to detect what a person has edited since.
const KEPT: &str = ".import";
const REPORT: &str = "import-report.md";

#[derive(Clone, Debug, clap::Args)]
pub struct ImportArgs {
    #[arg(value_name = "FILE", required = true, help = format!("Files: {}", endings()))]
    files: Vec<PathBuf>,
    /// The folder to write to; it is made if it is not there
    #[arg(short, long, value_name = "DIR", required_unless_present = "dry_run")]
    output: Option<PathBuf>,
    /// The id of the edition [default: its date]
    #[arg(long, value_name = "ID")]
    edition: Option<String>,
    /// The as-of date of the document [default: found in the file's name or above its table]
    #[arg(long, value_name = "DATE")]
    date: Option<NaiveDate>,
    /// The title of the document [default: found in the file, else its name]
    #[arg(long, value_name = "TITLE")]
    title: Option<String>,
    /// The document this is an edition of; ids begin with it
    #[arg(long, value_name = "ID")]
    document: Option<String>,
    /// The language of the files: one of these, or one of your own
    #[arg(long, value_name = "LANGUAGE", value_parser = Languages)]
    language: Option<String>,
    /// The currency of sums that name none, by its code
    #[arg(long, value_name = "CODE")]
    currency: Option<String>,
    /// The month and day that fiscal years begin on, such as 04-01
    #[arg(long, value_name = "MM-DD", value_parser = fiscal_year)]
    fiscal_year: Option<FiscalYear>,
    /// What the columns mean [default: FILE.rules.ron in DIR or beside FILE, else guessed]
    #[arg(long, value_name = "RULES")]
    rules: Option<PathBuf>,
    /// The folder of the edition before: ids stay, and so does what has been edited, where the words did not change
    #[arg(long, value_name = "DATA")]
    previous: Option<PathBuf>,
    /// Update what an earlier import wrote; what has been edited since stays
    #[arg(long)]
    update: bool,
    /// Write nothing, only report
    #[arg(long)]
    dry_run: bool,
    /// Exit with status 1 if anything was left unread
    #[arg(long)]
    strict: bool,
}

fn fiscal_year(text: &str) -> Result<FiscalYear, String> {
    FiscalYear::parse(text).ok_or_else(|| "write the month and day it begins on, as in 04-01".to_owned())
}

/// The languages as values of an argument, including the reader's own.
#[derive(Clone)]
struct Languages;

impl TypedValueParser for Languages {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, clap::Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let codes = Language::all().map(Language::code);
        Some(Box::new(codes.map(PossibleValue::new)))
    }
}

pub fn run(args: &ImportArgs, common: &CommonArgs) -> Answered {
    config::languages(common).iter().for_each(say);
    let mut options = options(args).map_err(wrong)?;
    if let Some(path) = &args.previous {
        options.previous = Some(Arc::new(previous(path).map_err(all_failed)?));
    }
    let files = inputs(args).map_err(all_failed)?;
    let progress = options.progress.clone();
    let shown = ProgressLine::show(&progress);
    let mut imported = import(files, &options);
    drop(shown);
    if matches!(imported, Err(Failure::NoDate))
        && let Some(date) = ask()
    {
        let _shown = ProgressLine::show(&progress);
        options.date = Some(date);
        imported = import(inputs(args).map_err(all_failed)?, &options);
    }
    let mut imported = imported.map_err(|failure| match failure {
        Failure::Mistakes(mistakes) => all_failed(mistakes),
        Failure::NotLater(why) => wrong(why),
        Failure::NoDate => wrong(
            "neither the names of the files nor their text say of which day they are; say --date 2025-03-31",
        ),
    })?;
    let unread = imported.report.unread;
    match &args.output {
        Some(folder) if !args.dry_run => write(args, folder, &mut imported, &progress)?,
        _ => message(imported.report.text()),
    }
    if args.strict && unread > 0 {
        return Err(failed(format_args!("{unread} left unread")));
    }
    Ok(OK)
}

fn all_failed(mistakes: Vec<String>) -> u8 {
    mistakes.into_iter().for_each(say);
    NOTHING
}

fn options(args: &ImportArgs) -> Result<ImportOptions, String> {
    for (name, id) in [("--edition", &args.edition), ("--document", &args.document)] {
        if let Some(id) = id
            && (slug(id, id.len()) != *id || id.is_empty())
        {
            let hint = match slug(id, 80) {
                meant if meant.is_empty() => "plan-2025".to_owned(),
                meant => meant,
            };
            return Err(format!(
                "{name} {id}: an id has lower-case letters, digits, `-` and `.`, such as {hint}"
            ));
        }
    }
    if let Some(code) = &args.language
        && Language::find(code).is_none()
    {
        let known: Vec<_> = Language::all().map(Language::code).collect();
        let known = known.join(", ");
        return Err(format!("--language {code}: write one of {known}"));
    }
    if let Some(code) = &args.currency
        && Currency::named(code).is_none()
    {
        return Err(format!(
            "--currency {code}: a currency is a code of ISO 4217, such as EUR"
        ));
    }
    Ok(ImportOptions {
        edition: args.edition.clone(),
        date: args.date,
        title: args.title.clone(),
        document: args.document.clone(),
        language: args.language.clone(),
        currency: args.currency.clone(),
        fiscal_year: args.fiscal_year,
        ..ImportOptions::default()
    })
}

/// Reads the previous edition, and the copy of it that its import kept.
fn previous(path: &Path) -> Result<Previous, Vec<String>> {
    let sources = load::files::read(&[path.to_owned()]).files;
    let corpus = load::load(&sources, Conventions::shipped()).map_err(|report| {
        let count = wording::count(report.problems().len(), "mistake");
        vec![format!(
            "{}: {count}; `milepost check` says which",
            path.display()
        )]
    })?;
    let own: Vec<OutputFile> = sources
        .iter()
        .filter_map(|source| {
            Some(OutputFile {
                name: source.name.clone(),
                text: source.text.as_ref().ok()?.to_string(),
            })
        })
        .collect();
    let folder = path.join(KEPT);
    let kept: Vec<OutputFile> = names_in(&folder)
        .into_iter()
        .filter(|name| load::files::is_data(Path::new(name)) && !name.ends_with(".rules.ron"))
        .filter_map(|name| {
            let text = std::fs::read_to_string(folder.join(&name)).ok()?;
            Some(OutputFile { name, text })
        })
        .collect();
    let as_sources: Vec<SourceFile> = kept
        .iter()
        .map(|file| SourceFile {
            name: file.name.clone(),
            path: None,
            text: Ok(file.text.clone().into()),
        })
        .collect();
    let imported = load::load(&as_sources, Conventions::shipped()).ok();
    let imported = imported.as_ref().filter(|imported| !imported.is_empty());
    Previous::new(&corpus, &own, imported.map(|imported| (imported, &kept[..])))
        .ok_or_else(|| vec![format!("{}: there is no edition in it", path.display())])
}

fn inputs(args: &ImportArgs) -> Result<Vec<ImportInput>, Vec<String>> {
    let mut inputs = Vec::new();
    let mut wrong = Vec::new();
    for path in &args.files {
        let found = match (&args.rules, &args.output) {
            (Some(given), _) => match rules(given) {
                Ok(None) => Err(format!("{}: there is no such file", given.display())),
                other => other,
            },
            (None, output) => {
                let beside = path.parent().unwrap_or(Path::new(""));
                let own = output
                    .as_deref()
                    .map_or(Ok(None), |folder| rules(&rules_path(folder, path)));
                own.and_then(|own| own.map_or_else(|| rules(&rules_path(beside, path)), |own| Ok(Some(own))))
            }
        };
        match (read(path), found) {
            (Ok(bytes), Ok(rules)) => inputs.push(ImportInput {
                name: path.display().to_string(),
                bytes,
                rules,
            }),
            (bytes, rules) => wrong.extend(bytes.err().into_iter().chain(rules.err())),
        }
    }
    if wrong.is_empty() { Ok(inputs) } else { Err(wrong) }
}

/// Asks for the date, if somebody is there to answer.
fn ask() -> Option<NaiveDate> {
    if !io::stdin().is_terminal() || !io::stderr().is_terminal() {
        return None;
    }
    message("Of which day is this (such as 2025-03-31)? ");
    let mut line = String::new();
    io::stdin().lock().read_line(&mut line).ok()?;
    line.trim().parse().ok()
}

/// What an import writes: the data, then the rules. All texts together are large, so each is generated when it is needed.
struct OutputFiles<'i> {
    imported: &'i Imported,
    names: Vec<String>,
    /// The texts of the rules files, whose names are the last in `names`.
    rules: Vec<String>,
}

impl<'i> OutputFiles<'i> {
    fn new(args: &ImportArgs, imported: &'i Imported) -> Self {
        let mut names = imported.names();
        let mut rules = Vec::new();
        for (path, text) in args.files.iter().zip(&imported.rules) {
            if let Some(text) = text {
                names.push(rules_path(Path::new(""), path).display().to_string());
                rules.push(text.clone());
            }
        }
        Self {
            imported,
            names,
            rules,
        }
    }

    fn of_rules(&self, index: usize) -> Option<&str> {
        let at = index.checked_sub(self.names.len() - self.rules.len())?;
        self.rules.get(at).map(String::as_str)
    }

    fn text(&self, index: usize) -> Cow<'_, str> {
        self.of_rules(index)
            .map_or_else(|| self.imported.text(index), Cow::Borrowed)
    }

    fn write(&self, index: usize, file: &mut dyn io::Write) -> io::Result<()> {
        if let Some(rules) = self.of_rules(index) {
            return file.write_all(rules.as_bytes());
        }
        let mut went = Ok(());
        self.imported.write(index, &mut |some| {
            if went.is_ok() {
                went = file.write_all(some.as_bytes());
            }
        });
        went
    }

    /// Keeps copies of the files, for the next import to compare with.
    fn keep(&self, folder: &Path, changes: &[FileChange]) -> Result<(), String> {
        let is_new = |change: &&FileChange| matches!(change.what, FileUpdate::New(_));
        let new: HashSet<&str> = changes
            .iter()
            .filter(is_new)
            .map(|change| change.name.as_str())
            .collect();
        self.names.par_iter().enumerate().try_for_each(|(index, name)| {
            let put = || -> io::Result<()> {
                let place = folder.join(KEPT).join(name);
                // Not synced to the disk: no edits are lost if a power cut destroys these.
                let beside = folder.join(KEPT).join(format!("{name}.tmp"));
                let mut file = File::create(&beside)?;
                match File::open(folder.join(name)) {
                    Ok(mut own) if new.contains(&**name) => io::copy(&mut own, &mut file).map(drop)?,
                    _ => self.write(index, &mut file)?,
                }
                std::fs::rename(beside, place)
            };
            put().map_err(|error| format!("{}: {error}", folder.join(KEPT).join(name).display()))
        })
    }
}

/// Writes what has changed, or reports why nothing is written.
fn write(
    args: &ImportArgs,
    folder: &Path,
    imported: &mut Imported,
    progress: &ImportProgress,
) -> Result<(), u8> {
    let mut report = std::mem::take(&mut imported.report);
    let files = OutputFiles::new(args, imported);
    let shown = ProgressLine::show(progress);
    progress.begin(ImportStage::Comparing, files.names.len());
    let own = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
    let kept = |name: &str| std::fs::read_to_string(folder.join(KEPT).join(name)).ok();
    let before = names_in(&folder.join(KEPT));
    let made = |index| {
        progress.step(1);
        files.text(index)
    };
    let ImportUpdate { changes, notes } = plan(&files.names, made, &before, own, kept);
    drop(shown);
    if changes.is_empty() {
        say(format_args!("{}: nothing has changed", folder.display()));
        return Ok(());
    }
    let replaced: Vec<&str> = changes
        .iter()
        .filter(|change| change.replaces)
        .map(|change| change.name.as_str())
        .collect();
    if !args.update && (!replaced.is_empty() || folder.join(REPORT).exists()) {
        return Err(failed(format_args!(
            "{} has files of another import ({}); --update updates them and keeps what has been edited",
            folder.display(),
            if replaced.is_empty() {
                REPORT.to_owned()
            } else {
                replaced.join(", ")
            }
        )));
    }
    report.list("Edited since the last import; the edit stays", notes);
    std::fs::create_dir_all(folder.join(KEPT))
        .map_err(|error| failed(format_args!("{}: {error}", folder.display())))?;
    let shown = ProgressLine::show(progress);
    progress.begin(ImportStage::Writing, changes.len());
    let went = put(args, folder, &files, (&changes, &report), progress);
    drop(shown);
    went.map_err(failed)?;
    for name in before
        .iter()
        .filter(|name| !files.names.contains(name) && !name.ends_with(".rules.ron"))
    {
        let _ = std::fs::remove_file(folder.join(KEPT).join(name));
    }
    message(report.text());
    message(format!(
        "Written to {0}: `milepost --data {0}` opens it\n",
        folder.display()
    ));
    Ok(())
}

/// Writes the files, the report, and the copies for the next import to compare with.
fn put(
    args: &ImportArgs,
    folder: &Path,
    files: &OutputFiles<'_>,
    (changes, report): (&[FileChange], &ImportReport),
    progress: &ImportProgress,
) -> Result<(), String> {
    platform::defer();
    let contents = changes.iter().map(|change| {
        |file: &mut dyn io::Write| match &change.what {
            FileUpdate::New(index) => {
                progress.step(1);
                files.write(*index, file)
            }
            FileUpdate::Merged(text) => file.write_all(text.as_bytes()),
            FileUpdate::Removed => Ok(()),
        }
    });
    let contents: Vec<_> = contents.collect();
    let put: Vec<(&str, file::Contents<'_>)> = changes
        .iter()
        .zip(&contents)
        .filter(|(change, _)| change.what != FileUpdate::Removed)
        .map(|(change, contents)| (&*change.name, contents as file::Contents<'_>))
        .collect();
    file::write_many(folder, &put, args.update)?;
    for change in changes.iter().filter(|change| change.what == FileUpdate::Removed) {
        let path = folder.join(&change.name);
        std::fs::remove_file(&path).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let text = report.markdown();
    let contents: file::Contents<'_> = &|file| file.write_all(text.as_bytes());
    file::write_many(folder, &[(REPORT, contents)], args.update)?;
    // Only after everything else has been written.
    files.keep(folder, changes)
}

fn names_in(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}
