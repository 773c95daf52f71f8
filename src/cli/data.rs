//! Reads the files of `--data`: RON as it is, and every other format by importing it in memory.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::progress::ProgressLine;
use crate::import::files::{self, is_importable, rules, rules_path};
use crate::import::job::{Failure, ImportInput, ImportOptions, document_of, import};
use crate::import::progress::ImportProgress;
use crate::load;
use crate::load::SourceFile;
use crate::load::files::{Read, UnreadFile};
use crate::load::problem::CorpusMistake;

/// Creates the progress line: [`ProgressLine::show`] or [`ProgressLine::hide`].
type ProgressStart = fn(&ImportProgress) -> ProgressLine;

/// Reads everything at these paths, or the built-in corpus if there are none. `line` shows the progress of imports, or
/// hides it if the screens own the terminal.
pub fn read(paths: &[PathBuf], line: ProgressStart) -> Read {
    if paths.is_empty() {
        return Read {
            files: load::embedded::files(),
            skipped: None,
        };
    }
    let (tables, others): (Vec<PathBuf>, Vec<PathBuf>) =
        paths.iter().cloned().partition(|path| is_importable(path));
    let mut read = if others.is_empty() {
        Read::default()
    } else {
        load::files::read(&others)
    };
    let is_one = paths.len() == 1;
    let mut notes: Vec<String> = read.skipped.into_iter().collect();
    for path in tables {
        match table(&path, is_one, line) {
            Ok((files, note)) => {
                read.files.extend(files);
                notes.extend(note);
            }
            Err(mistakes) => read.files.extend(mistakes.into_iter().map(|mistake| SourceFile {
                name: path.display().to_string(),
                path: Some(path.clone()),
                text: Err(UnreadFile::from(CorpusMistake::Unreadable(mistake))),
            })),
        }
    }
    read.skipped = (!notes.is_empty()).then(|| notes.join("; "));
    read
}

/// Imports one file into RON in memory. Also returns a note if parts were not understood.
fn table(
    path: &Path,
    is_one: bool,
    line: ProgressStart,
) -> Result<(Vec<SourceFile>, Option<String>), Vec<String>> {
    let name = path.display().to_string();
    // The caller's report already says the name and that the file cannot be read.
    let without = |text: String| {
        let rest = text.strip_prefix(&format!("{name}: ")).unwrap_or(&text);
        rest.strip_prefix("cannot be read: ").unwrap_or(rest).to_owned()
    };
    let one = |text: String| vec![without(text)];
    let folder = path.parent().unwrap_or(Path::new(""));
    let input = ImportInput {
        bytes: files::read(path).map_err(one)?,
        rules: rules(&rules_path(folder, path)).map_err(one)?,
        name: name.clone(),
    };
    let options = ImportOptions {
        // Keeps the ids of several documents apart.
        document: (!is_one)
            .then(|| document_of(&name))
            .filter(|document| !document.is_empty()),
        fallback: modified(path),
        ..ImportOptions::default()
    };
    let shown = line(&options.progress);
    let imported = import(vec![input], &options);
    drop(shown);
    let imported = match imported {
        Ok(imported) => imported,
        Err(Failure::Mistakes(mistakes)) => return Err(mistakes.into_iter().map(without).collect()),
        Err(Failure::NotLater(why)) => return Err(vec![why]),
        Err(Failure::NoDate) => {
            return Err(vec!["it says no date; `milepost import --date` takes one".into()]);
        }
    };
    let note = (imported.report.unread > 0).then(|| {
        format!(
            "{name}: {} not understood, as of {}; `milepost import {name} -o DIR` says what",
            imported.report.unread, imported.corpus.issue.as_of
        )
    });
    let files = imported.files().into_iter().map(|file| SourceFile {
        name: format!("{name} ({})", file.name),
        path: None,
        text: Ok(file.text.into()),
    });
    Ok((files.collect(), note))
}

/// The day a file was last changed, which is its as-of date if it does not contain one.
fn modified(path: &Path) -> Option<NaiveDate> {
    let time = std::fs::metadata(path).ok()?.modified().ok()?;
    Some(chrono::DateTime::<chrono::Local>::from(time).date_naive())
}
