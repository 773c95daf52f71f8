//! The path entry of the loader: which files there are, and their text. The only file of `load` that touches the
//! disk.

use std::borrow::Cow;
use std::fs;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::problem::Mistake;

/// The largest file that is read, in bytes. Ten thousand actions take six million.
pub const LARGEST: u64 = 128 << 20;

/// How many bytes all files may have together.
pub const LARGEST_TOGETHER: usize = 1 << 31;

/// A file of data: its name for messages, and its text or why there is none.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The path as the user gave it, or the name within the built-in corpus.
    pub name: String,
    /// The path on the disk, where it has one.
    pub path: Option<PathBuf>,
    /// The text, or what stands in the way.
    pub text: Result<Cow<'static, str>, Unread>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Unread {
    pub mistake: Mistake,
    /// For text that is not UTF-8: what could be read before, to tell line and column from.
    pub valid: String,
}

impl From<Mistake> for Unread {
    fn from(mistake: Mistake) -> Self {
        Self {
            mistake,
            valid: String::new(),
        }
    }
}

/// Reads files, and all `.ron` files at any depth of folders, in the order of their names.
pub fn read(paths: &[PathBuf]) -> Vec<SourceFile> {
    let mut found = Vec::new();
    for path in paths {
        match fs::metadata(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                found.push((path.clone(), Some(Mistake::Missing)));
            }
            Err(error) => found.push((path.clone(), Some(Mistake::Unreadable(error.to_string())))),
            Ok(meta) if meta.is_dir() => {
                let mut files = Vec::new();
                let trouble = walk(path, &mut files, 0);
                files.sort();
                match trouble {
                    Some(mistake) => found.push((path.clone(), Some(mistake))),
                    None if files.is_empty() => found.push((path.clone(), Some(Mistake::NoRon))),
                    None => {}
                }
                found.extend(files.into_iter().map(|file| (file, None)));
            }
            Ok(_) => found.push((path.clone(), None)),
        }
    }
    found
        .into_par_iter()
        .map(|(path, mistake)| read_one(path, mistake))
        .collect()
}

/// Collects the `.ron` files below a folder. Links that lead in rings end at a depth no corpus has.
fn walk(folder: &Path, files: &mut Vec<PathBuf>, depth: usize) -> Option<Mistake> {
    if depth > 32 {
        return None;
    }
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return Some(Mistake::Unreadable(error.to_string())),
    };
    let mut trouble = None;
    for path in entries.flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            trouble = walk(&path, files, depth + 1).or(trouble);
        } else if path.extension().is_some_and(|ending| ending == "ron") {
            files.push(path);
        }
    }
    trouble
}

fn read_one(path: PathBuf, mistake: Option<Mistake>) -> SourceFile {
    let text = match mistake {
        Some(mistake) => Err(mistake.into()),
        None => text_of(&path),
    };
    SourceFile {
        name: path.display().to_string(),
        path: Some(path),
        text,
    }
}

fn text_of(path: &Path) -> Result<Cow<'static, str>, Unread> {
    let unreadable = |error: std::io::Error| Unread::from(Mistake::Unreadable(error.to_string()));
    let size = fs::metadata(path).map_err(unreadable)?.len();
    if size > LARGEST {
        return Err(Mistake::TooLarge(size).into());
    }
    let bytes = fs::read(path).map_err(unreadable)?;
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Cow::Owned(text)),
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let valid = String::from_utf8_lossy(&error.as_bytes()[..valid]).into_owned();
            Err(Unread {
                mistake: Mistake::NotUtf8,
                valid,
            })
        }
    }
}
