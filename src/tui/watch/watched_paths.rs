//! The paths to watch: every name on the way to every file, through all links, so that replacing any of them is noticed.

use std::ffi::OsString;
use std::path::{Component, Path, PathBuf};

use hashbrown::HashSet;

use crate::load::files::{find, is_data, is_ignored};

/// No system follows more links than this.
const MOST_LINKS: usize = 64;

#[derive(Debug, Default, PartialEq, Eq)]
pub struct WatchedPaths {
    /// Every name on the way, as a path in which links are resolved.
    steps: HashSet<PathBuf>,
    /// The folders that are searched for data, as paths in which links are resolved.
    searched: HashSet<PathBuf>,
    /// Folders that are watched separately.
    except: Vec<PathBuf>,
    /// The folders that contain all of these. Some may not exist.
    pub watched: HashSet<PathBuf>,
}

impl WatchedPaths {
    /// The names on the way to these absolute paths and to the files and folders found there, except those in `except`.
    pub fn of(paths: &[PathBuf], except: &[PathBuf]) -> Self {
        let mut ways = Self {
            except: except.to_vec(),
            ..Self::default()
        };
        let found = find(paths);
        let is_meant = |path: &&PathBuf| !is_within(except, path);
        let files = found.files.iter().map(|file| &file.path);
        for path in paths.iter().chain(files.filter(is_meant)) {
            ways.follow(path);
        }
        for folder in found.folders.iter().filter(is_meant) {
            let end = ways.follow(folder);
            ways.watched.insert(end.clone());
            ways.searched.insert(end);
        }
        ways
    }

    /// Records every name on the way to a path, and returns the path with its links resolved.
    fn follow(&mut self, path: &Path) -> PathBuf {
        let steps = |path: &Path| -> Vec<OsString> {
            let steps = path.components().rev();
            steps.map(|step| step.as_os_str().to_owned()).collect()
        };
        let mut at = PathBuf::new();
        let mut ahead = steps(path);
        let mut links = 0;
        while let Some(step) = ahead.pop() {
            match Path::new(&step).components().next() {
                Some(Component::Normal(name)) => {
                    self.watched.insert(at.clone());
                    at.push(name);
                    self.steps.insert(at.clone());
                    if links < MOST_LINKS
                        && let Ok(target) = std::fs::read_link(&at)
                    {
                        links += 1;
                        at.pop();
                        ahead.extend(steps(&target));
                    }
                }
                Some(Component::ParentDir) => drop(at.pop()),
                // A root replaces everything before it.
                _ => at.push(step),
            }
        }
        at
    }

    /// Whether a change at a path may change what is read.
    pub fn concern(&self, path: &Path) -> bool {
        let is_searched = |folder| self.searched.contains(folder);
        // A removed path without an extension may have been a folder.
        let may_be_data = || is_data(path) || path.extension().is_none() || path.is_dir();
        self.steps.contains(path)
            || !is_within(&self.except, path)
                && path.parent().is_some_and(is_searched)
                && !is_ignored(path)
                && may_be_data()
    }
}

/// Whether a path lies in one of some folders.
fn is_within(folders: &[PathBuf], path: &Path) -> bool {
    folders.iter().any(|folder| path.starts_with(folder))
}

#[cfg(test)]
mod tests {
    // On Windows only administrators may create links.
    #[cfg(unix)]
    mod unix {

        use std::fs;
        use std::os::unix::fs::symlink;

        use super::super::*;

        #[test]
        fn every_name_on_the_way_concerns_and_its_neighbours_do_not() {
            let folder = tempfile::tempdir().unwrap();
            let top = fs::canonicalize(folder.path()).unwrap();
            let path = |name: &str| top.join(name);
            for name in ["real/v1/sub", "other"] {
                fs::create_dir_all(path(name)).unwrap();
            }
            fs::write(path("real/v1/one.ron"), "").unwrap();
            fs::write(path("other/two.txt"), "").unwrap();
            symlink("v1", path("real/now")).unwrap();
            symlink(path("real/now"), path("data")).unwrap();
            symlink("../../other/two.txt", path("real/v1/two.ron")).unwrap();
            let ways = WatchedPaths::of(&[path("data")], &[]);
            for name in [
                "",
                "data",
                "real",
                "real/now",
                "real/v1",
                "real/v1/sub",
                "real/v1/one.ron",
                "real/v1/two.ron",
                "other",
                "other/two.txt",
                "real/v1/new.ron",
                "real/v1/new",
                "real/v1/sub/new.ron",
            ] {
                assert!(ways.concern(&path(name)), "{name}");
            }
            for name in [
                "real/v2",
                "new.ron",
                "other/new.ron",
                "real/v1/.one.ron.swp",
                "real/v1/one.ron~",
                "real/v1/new.txt",
                "real/now/one.ron",
            ] {
                assert!(!ways.concern(&path(name)), "{name}");
            }
            for name in ["", "real", "real/v1", "real/v1/sub", "other"] {
                assert!(ways.watched.contains(&path(name)), "{name}");
            }
            assert!(ways.watched.contains(Path::new("/")));
        }

        #[test]
        fn what_is_not_there_is_waited_for_in_the_folder_above() {
            let folder = tempfile::tempdir().unwrap();
            let top = fs::canonicalize(folder.path()).unwrap();
            let ways = WatchedPaths::of(&[top.join("gone/data")], &[]);
            assert!(ways.concern(&top.join("gone")) && ways.watched.contains(&top));
            // Following a cycle of links ends.
            symlink("b", top.join("a")).unwrap();
            symlink("a", top.join("b")).unwrap();
            let ways = WatchedPaths::of(&[top.join("a")], &[]);
            assert!(ways.concern(&top.join("a")) && ways.concern(&top.join("b")));
        }
    }
}
