//! Reads the files under the given paths. The only part of `load` that touches the disk.

mod find;
mod open;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

pub use self::find::{Identity, find, identity, is_data, is_ignored};
pub use self::open::{LinkPolicy, bytes};

pub use super::problem::LARGEST;

use self::find::FoundEntry;
use super::problem::{CorpusMistake, ProblemPlace};
use crate::text::sanitize::visible;

pub const LARGEST_TOGETHER: usize = 1 << 31;

const NAMED: usize = 5;

/// A data file: its name for messages, and its text or why it could not be read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as the user gave it, or the name within the built-in corpus.
    pub name: String,
    /// The path on disk; `None` for the built-in corpus.
    pub path: Option<PathBuf>,
    /// The text, or why it could not be read.
    pub text: Result<Cow<'static, str>, UnreadFile>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct UnreadFile {
    pub mistake: CorpusMistake,
    /// For text that is not UTF-8: the valid part before the error, from which line and column are counted.
    pub valid: String,
}

impl UnreadFile {
    /// The mistake and its place: a byte if the text is not UTF-8, else the whole file.
    pub fn located(&self) -> (ProblemPlace, CorpusMistake) {
        let end = self.valid.len();
        let place = match self.mistake {
            CorpusMistake::NotUtf8 => ProblemPlace::Bytes(end..end),
            _ => ProblemPlace::File,
        };
        (place, self.mistake.clone())
    }
}

impl From<CorpusMistake> for UnreadFile {
    fn from(mistake: CorpusMistake) -> Self {
        Self {
            mistake,
            valid: String::new(),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Read {
    pub files: Vec<SourceFile>,
    /// A line about what was skipped in folders although it has the name of a data file.
    pub skipped: Option<String>,
}

/// Reads files, and all `.ron` files at any depth of folders, in the order of their names.
pub fn read(paths: &[PathBuf]) -> Read {
    let read: Vec<_> = find(paths).files.into_par_iter().map(read_one).collect();
    let is_skipped = |(file, is_given): &(SourceFile, bool)| {
        let unread = file.text.as_ref().err();
        !is_given && unread.is_some_and(|unread| matches!(unread.mistake, CorpusMistake::Special(_)))
    };
    let (skipped, files): (Vec<_>, Vec<_>) = read.into_iter().partition(is_skipped);
    Read {
        files: files.into_iter().map(|(file, _)| file).collect(),
        skipped: skipped_line(skipped.into_iter().map(|(file, _)| file)),
    }
}

/// The line about what was skipped.
fn skipped_line(skipped: impl ExactSizeIterator<Item = SourceFile>) -> Option<String> {
    let more = skipped.len().saturating_sub(NAMED);
    let mut names: Vec<String> = skipped
        .filter_map(|file| match file.text {
            Err(unread) => Some(format!("{} ({})", visible(&file.name), unread.mistake)),
            Ok(_) => None,
        })
        .take(NAMED)
        .collect();
    if more > 0 {
        names.push(format!("and {more} more"));
    }
    (!names.is_empty()).then(|| format!("skipped {}", names.join(", ")))
}

fn read_one(entry: FoundEntry) -> (SourceFile, bool) {
    let text = match entry.mistake {
        Some(mistake) => Err(mistake.into()),
        None => text_of(&entry.path),
    };
    let file = SourceFile {
        name: entry.path.display().to_string(),
        path: Some(entry.path),
        text,
    };
    (file, entry.is_given)
}

pub fn text_of(path: &Path) -> Result<Cow<'static, str>, UnreadFile> {
    let bytes = bytes(path, LinkPolicy::Follow, LARGEST)?;
    // A UTF-16 byte order mark, or a NUL byte in the first character.
    if matches!(
        bytes[..],
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] | [0, 1..=255, ..] | [1..=255, 0, ..]
    ) {
        return Err(CorpusMistake::Utf16.into());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Owned(text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            Err(UnreadFile {
                mistake: CorpusMistake::NotUtf8,
                valid,
            })
        }
    }
}
