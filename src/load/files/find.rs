//! Finds the files to read under some paths: each file and folder once, however many links lead to it.

use std::fs::{self, Metadata};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use hashbrown::HashMap;

use super::super::problem::CorpusMistake;
use super::open::regular;

/// What was found under the given paths.
#[derive(Debug, Default)]
pub struct FoundFiles {
    /// The files to read, and those that cannot be read, sorted by name within each given path.
    pub files: Vec<FoundEntry>,
    /// The folders that were looked into.
    pub folders: Vec<PathBuf>,
    /// Files and folders seen so far, with the number of the given path under which each was seen first.
    seen: HashMap<Identity, usize>,
    /// The number of the given path that is being searched.
    path: usize,
    /// Whether that path leads to data, even if another path leads to it as well.
    has_data: bool,
    /// Folders that are still to be looked into.
    open: Vec<PathBuf>,
    /// Links in folders that are still to be followed.
    links: Vec<PathBuf>,
}

#[derive(Debug)]
pub struct FoundEntry {
    pub path: PathBuf,
    /// Whether the path itself was given, rather than found in a folder.
    pub is_given: bool,
    /// Why it cannot be read.
    pub mistake: Option<CorpusMistake>,
}

/// Finds these files, and all `.ron` files at any depth of these folders.
pub fn find(paths: &[PathBuf]) -> FoundFiles {
    let mut found = FoundFiles::default();
    for (number, path) in paths.iter().enumerate() {
        let first = found.files.len();
        found.path = number;
        found.has_data = false;
        found.visit(path.clone(), true);
        found.look_into_folders();
        // Links come last, so that a file is listed under its own name.
        while !found.links.is_empty() {
            let mut links = std::mem::take(&mut found.links);
            links.sort();
            for link in links {
                found.visit(link, false);
            }
            found.look_into_folders();
        }
        let own = &mut found.files[first..];
        own.sort_by(|a, b| a.path.cmp(&b.path));
        let is_skipped =
            |entry: &FoundEntry| !entry.is_given && matches!(entry.mistake, Some(CorpusMistake::Special(_)));
        if !found.has_data && own.iter().all(is_skipped) {
            found.report(path.clone(), true, CorpusMistake::NoRon);
        }
    }
    found
}

/// Whether a file is ignored for its name: it is hidden, or a lock or backup file of an editor or file system.
pub fn is_ignored(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.starts_with(b".") || name.starts_with(b"#") || name.starts_with(b"~$") || name.ends_with(b"~")
}

pub fn is_data(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().as_encoded_bytes();
    name.ends_with(b".ron") && name != b".ron" && !name.ends_with(RULES)
}

/// The ending of files that say how to read a table: these are kept beside data but are not data.
const RULES: &[u8] = b".rules.ron";

impl FoundFiles {
    fn report(&mut self, path: PathBuf, is_given: bool, mistake: CorpusMistake) {
        self.files.push(FoundEntry {
            path,
            is_given,
            mistake: Some(mistake),
        });
    }

    /// Adds what a path leads to.
    fn visit(&mut self, path: PathBuf, is_given: bool) {
        let meta = match fs::metadata(&path) {
            Ok(meta) => meta,
            Err(error) if is_given && error.kind() == ErrorKind::NotFound => {
                return self.report(path, true, CorpusMistake::Missing);
            }
            Err(_) if !is_given && !is_data(&path) => return,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                let why = "it is a link to something that is not there";
                return self.report(path, is_given, CorpusMistake::Unreadable(why.into()));
            }
            Err(error) => return self.report(path, is_given, error.into()),
        };
        if !meta.is_dir() && !is_given && !is_data(&path) {
            return;
        }
        let is_folder = meta.is_dir();
        if !is_folder && let Err(mistake) = regular(meta.file_type()) {
            return self.report(path, is_given, mistake);
        }
        let before = self.seen.get(&identity(&path, &meta)).copied();
        // A folder already seen under this path has been searched for data.
        self.has_data |= !is_folder || before.is_some_and(|before| before < self.path);
        if before.is_some() {
            return;
        }
        self.seen.insert(identity(&path, &meta), self.path);
        if is_folder {
            self.open.push(path);
        } else {
            self.files.push(FoundEntry {
                path,
                is_given,
                mistake: None,
            });
        }
    }

    fn look_into_folders(&mut self) {
        while let Some(folder) = self.open.pop() {
            match names(&folder) {
                Err(error) => self.report(folder.clone(), false, error.into()),
                Ok(names) => {
                    for path in names {
                        if path.is_symlink() {
                            self.links.push(path);
                        } else {
                            self.visit(path, false);
                        }
                    }
                }
            }
            self.folders.push(folder);
        }
    }
}

/// The paths in a folder that are not ignored, sorted.
fn names(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if !is_ignored(&path) {
            names.push(path);
        }
    }
    names.sort();
    Ok(names)
}

/// Identifies a file or folder regardless of its name.
#[cfg(unix)]
pub type Identity = (u64, u64);
#[cfg(not(unix))]
pub type Identity = PathBuf;

#[cfg(unix)]
pub fn identity(_: &Path, meta: &Metadata) -> Identity {
    use std::os::unix::fs::MetadataExt as _;
    (meta.dev(), meta.ino())
}

#[cfg(not(unix))]
pub fn identity(path: &Path, _: &Metadata) -> Identity {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}
