//! Snapshots of the files: which exist, their sizes and times. A difference shows a change that the system did not report.

use std::path::PathBuf;
use std::time::SystemTime;

use crate::load::files::{Identity, find, identity};

/// What is known about a file without reading it: its identity, size and modification time.
type Seen = (Identity, u64, Option<SystemTime>);

/// Everything found at some paths.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct FileSnapshot(Vec<(PathBuf, Option<Seen>)>);

impl FileSnapshot {
    /// A snapshot of the files at `paths`, except those in `except`.
    pub fn at(paths: &[PathBuf], except: &[PathBuf]) -> Self {
        let found = find(paths);
        let files = found.files.into_iter().map(|file| file.path);
        let mut seen: Vec<_> = files
            .chain(found.folders)
            .filter(|path| !except.iter().any(|other| path.starts_with(other)))
            .map(|path| {
                let meta = std::fs::metadata(&path).ok();
                let seen = meta.map(|meta| (identity(&path, &meta), meta.len(), meta.modified().ok()));
                (path, seen)
            })
            .collect();
        seen.sort();
        Self(seen)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_changes_looks_different() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("sub/one.ron");
        let paths = [folder.path().to_owned()];
        fs::create_dir(folder.path().join("sub")).unwrap();
        fs::write(&file, "1").unwrap();
        let steps: &[(&str, &dyn Fn())] = &[
            ("longer", &|| fs::write(&file, "12").unwrap()),
            ("newer", &|| {
                let file = fs::File::options().write(true).open(&file).unwrap();
                file.set_modified(SystemTime::UNIX_EPOCH).unwrap();
            }),
            ("another", &|| {
                fs::write(folder.path().join("sub/two.ron"), "").unwrap();
            }),
            ("moved", &|| {
                fs::rename(folder.path().join("sub"), folder.path().join("dir")).unwrap();
            }),
            ("gone", &|| fs::remove_dir_all(folder.path()).unwrap()),
            ("back", &|| fs::create_dir(folder.path()).unwrap()),
        ];
        let mut before = FileSnapshot::at(&paths, &[]);
        for (what, change) in steps {
            assert_eq!(FileSnapshot::at(&paths, &[]), before, "before {what}");
            change();
            let after = FileSnapshot::at(&paths, &[]);
            assert_ne!(after, before, "{what}");
            before = after;
        }
    }
}
