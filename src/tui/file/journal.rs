//! Adding to a journal without losing anything: while holding a lock, the file is read again, new entries are appended, and
//! the result replaces it atomically. Only then are entries reported as recorded.

use std::fmt;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::TimeDelta;

use super::atomic::{self, Rights};
use super::lock::Lock;
use super::{end_of_links, folder_of, plain, reason};
use crate::journal::{Entry, moment, render};
use crate::load::files::text_of;
use crate::load::problem::CorpusMistake;
use crate::load::{LoadReport, SourceFile};

/// Why nothing was recorded. The file is unchanged.
#[derive(Debug)]
pub enum JournalError {
    /// The file is damaged, or of a later version. Holds what is wrong and where.
    Damaged(LoadReport),
    /// The file is the journal of another person, who is named.
    Other(PathBuf, String),
    /// Another program held the lock until the wait timed out.
    Busy(PathBuf),
    /// The file cannot be read or written, and why.
    Failed(PathBuf, String),
}

impl fmt::Display for JournalError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged(report) => {
                let first = report.problems().next();
                let said = first.map(|first| {
                    let help = first.help().map(|help| format!("; {help}"));
                    format!(
                        "{}: {}{}",
                        first.place(),
                        first.message(),
                        help.unwrap_or_default()
                    )
                });
                f.write_str(&said.unwrap_or_default())
            }
            Self::Other(path, by) => write!(
                f,
                "{} is the journal of {by}; the setting `name` says who you are",
                path.display()
            ),
            Self::Busy(path) => write!(f, "{}: another program is writing it", path.display()),
            Self::Failed(path, why) => write!(f, "{}: {why}", path.display()),
        }
    }
}

impl JournalError {
    /// What can be done about it, to append to the message; empty if the message says so itself.
    pub const fn help(&self) -> &'static str {
        match self {
            Self::Damaged(_) => "; nothing is added before it is mended",
            Self::Other(..) => "",
            Self::Busy(_) => "; try again in a moment",
            Self::Failed(..) => "; --journal DIR records elsewhere",
        }
    }
}

impl std::error::Error for JournalError {}

/// How long a command waits for another program. Writing takes milliseconds; a longer lock means that the program hangs.
pub const PATIENCE: Duration = Duration::from_secs(10);
/// Like [`PATIENCE`], but for the screens, which freeze meanwhile. What was typed is kept, so that recording it can be
/// tried again.
pub const AT_THE_SCREEN: Duration = Duration::from_millis(300);

/// Adds entries to a person's journal, which is created if there is none. Returns the entries as written: an entry whose
/// time is already taken gets a slightly later one.
pub fn append(
    path: &Path,
    by: &str,
    entries: Vec<Entry>,
    patience: Duration,
) -> Result<Vec<Entry>, JournalError> {
    let failed = |error: &io::Error, folder: &Path| {
        JournalError::Failed(path.into(), reason(error.kind(), folder, error))
    };
    let place = match dunce::canonicalize(path) {
        Ok(place) => place,
        Err(_) => end_of_links(path).map_err(|error| failed(&error, folder_of(path)))?,
    };
    let folder = folder_of(&place);
    fs::create_dir_all(folder).map_err(|error| failed(&error, folder.parent().unwrap_or(folder)))?;
    let _lock = Lock::of(&place, patience).map_err(|error| match error.kind() {
        ErrorKind::TimedOut => JournalError::Busy(path.into()),
        _ => failed(&error, folder),
    })?;
    let there = match fs::metadata(&place) {
        Ok(there) => Some(there),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return Err(failed(&error, folder)),
    };
    let text = match &there {
        Some(_) => text_of(&place),
        None => Ok(render::empty(by).into()),
    };
    let file = SourceFile {
        name: path.display().to_string(),
        path: Some(place.clone()),
        text,
    };
    let owner = render::owner(&file).map_err(|wrong| unread(&file, path, wrong))?;
    if owner != by {
        return Err(JournalError::Other(path.into(), owner));
    }
    let text = file.text.as_deref().unwrap_or_default();
    let entries = at_own_moments(text, entries);
    let added = render::added(&file, &entries).map_err(JournalError::Damaged)?;
    let rights = there.as_ref().map_or(Rights::New, Rights::Of);
    atomic::put(
        folder,
        &place,
        &|file| file.write_all(added.as_bytes()),
        rights,
        there.is_some(),
    )
    .map_err(|error| match error.kind() {
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem | ErrorKind::NotFound => {
            failed(&error, folder)
        }
        _ => JournalError::Failed(path.into(), plain(&error)),
    })?;
    Ok(entries)
}

/// Why a journal could not be read.
fn unread(file: &SourceFile, path: &Path, report: LoadReport) -> JournalError {
    match &file.text {
        Err(unread) if matches!(unread.mistake, CorpusMistake::Unreadable(_)) => {
            JournalError::Failed(path.into(), unread.mistake.to_string())
        }
        _ => JournalError::Damaged(report),
    }
}

fn at_own_moments(text: &str, entries: Vec<Entry>) -> Vec<Entry> {
    let mut taken: Vec<String> = Vec::new();
    let own = entries.into_iter().map(|mut entry| {
        let mut at = moment(entry.at);
        while taken.contains(&at) || text.contains(&at) {
            entry.at += TimeDelta::microseconds(1);
            at = moment(entry.at);
        }
        taken.push(at);
        entry
    });
    own.collect()
}
