//! Where the reader was in each corpus, kept between runs in a file that several programs may write to. Only the reader
//! may read it, since queries and positions reveal what somebody works on.

use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::config;
use crate::load::files::{LinkPolicy, bytes};
use crate::load::problem::CorpusMistake;
use crate::settings::view::LARGEST;
use crate::settings::{Newer, SavedView, Views};
use crate::tui::file::lock::Lock;
use crate::tui::file::{private, replace_private};
use crate::tui::log;

/// How long to wait for another program that is writing, which may have been stopped.
const PATIENCE: Duration = Duration::from_secs(2);

pub struct Memory {
    /// The folder of the state file; `None` if nothing is to be remembered.
    folder: Option<PathBuf>,
    /// The paths of the corpus, as its key in the state file.
    corpus: String,
}

impl Memory {
    /// The memory of the corpus at these paths.
    pub fn of(paths: &[PathBuf], remember: bool) -> Self {
        let paths = paths.iter().map(|path| {
            let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            path.display().to_string()
        });
        Self {
            folder: config::state_folder().filter(|_| remember),
            corpus: paths.collect::<Vec<_>>().join("\n"),
        }
    }

    /// Whether nothing was ever kept here. If nothing is to be remembered, no start counts as the first.
    pub fn is_first(&self) -> bool {
        let file = self.folder.as_ref().map(|folder| file(folder));
        file.is_some_and(|file| {
            std::fs::symlink_metadata(file).is_err_and(|error| error.kind() == io::ErrorKind::NotFound)
        })
    }

    pub fn view(&self) -> Option<SavedView> {
        match views(self.folder.as_ref()?) {
            Ok(mut views) => views.take(&self.corpus),
            Err(why) => {
                log::line(format_args!("{why}"));
                None
            }
        }
    }

    /// Keeps where the reader is. A failure is only logged.
    pub fn keep(&self, view: SavedView) {
        if let Some(folder) = &self.folder
            && let Err(why) = self.merge(folder, view)
        {
            log::line(format_args!("position not saved: {why}"));
        }
    }

    /// Adds the view to those that are in the file by now.
    fn merge(&self, folder: &Path, view: SavedView) -> Result<(), String> {
        let in_folder = |error: io::Error| format!("{}: {error}", folder.display());
        private::make_folder(folder).map_err(in_folder)?;
        let _lock = Lock::of(&file(folder), PATIENCE).map_err(in_folder)?;
        let mut views = views(folder)?;
        views.put(&self.corpus, view);
        replace_private(&file(folder), &views.text()).map_err(in_folder)
    }
}

pub fn view_file() -> Option<PathBuf> {
    config::state_folder().map(|folder| file(&folder))
}

fn file(folder: &Path) -> PathBuf {
    folder.join("view.ron")
}

/// The views in the file of a folder. An error if the file may hold views that cannot be read.
fn views(folder: &Path) -> Result<Views, String> {
    let path = file(folder);
    if std::fs::symlink_metadata(&path).is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return Ok(Views::default());
    }
    match bytes(&path, LinkPolicy::Refuse, LARGEST) {
        Ok(bytes) => Views::parse(&String::from_utf8_lossy(&bytes)).map_err(|Newer(version)| {
            format!("{}: version {version} is of a later milepost", path.display())
        }),
        // A link or device is not read, but will be replaced.
        Err(CorpusMistake::Special(_)) => Ok(Views::default()),
        Err(mistake) => Err(format!("{}: {mistake}", path.display())),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn memory(folder: &Path, corpus: &str) -> Memory {
        Memory {
            folder: Some(folder.join("state/milepost")),
            corpus: corpus.into(),
        }
    }

    fn view(query: &str) -> SavedView {
        SavedView {
            query: Some(query.into()),
            history: vec![query.into()],
            ..SavedView::default()
        }
    }

    #[test]
    fn programs_that_end_at_once_all_keep_what_they_have() {
        let folder = tempfile::tempdir().unwrap();
        let corpora = ["a", "b", "c", "d", "", "e", "f", "g"];
        let memories = corpora.map(|corpus| memory(folder.path(), corpus));
        let begin = std::sync::Barrier::new(corpora.len());
        std::thread::scope(|scope| {
            for memory in &memories {
                scope.spawn(|| {
                    begin.wait();
                    memory
                        .merge(memory.folder.as_ref().unwrap(), view(&memory.corpus))
                        .unwrap();
                });
            }
        });
        for memory in &memories {
            assert_eq!(memory.view(), Some(view(&memory.corpus)));
        }
    }

    #[test]
    fn what_cannot_be_read_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let memory = memory(folder.path(), "a");
        memory.keep(view("one"));
        let path = file(memory.folder.as_ref().unwrap());
        let newer = fs::read_to_string(&path)
            .unwrap()
            .replace("version: 1", "version: 7");
        fs::write(&path, &newer).unwrap();
        memory.keep(view("two"));
        assert_eq!((memory.view(), fs::read_to_string(&path).unwrap()), (None, newer));
        let large = fs::File::create(&path).unwrap();
        large.set_len(LARGEST + 1).unwrap();
        memory.keep(view("two"));
        assert_eq!(fs::metadata(&path).unwrap().len(), LARGEST + 1);
    }

    #[test]
    #[cfg(unix)]
    fn state_is_for_its_owner_alone_and_links_are_not_followed() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};

        let folder = tempfile::tempdir().unwrap();
        let memory = memory(folder.path(), "a");
        memory.keep(view("one"));
        let own = memory.folder.clone().unwrap();
        let mode = |path: &Path| fs::symlink_metadata(path).unwrap().permissions().mode() & 0o7777;
        assert_eq!(mode(&own), 0o700);
        assert_eq!(mode(own.parent().unwrap()), 0o700);
        assert_eq!(mode(&file(&own)), 0o600);
        // No temporary or lock file is left behind.
        assert_eq!(fs::read_dir(&own).unwrap().count(), 1);

        // A file that others could read is made private again; the folder is left as it is.
        let open = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        open(&file(&own), 0o644);
        open(&own, 0o755);
        memory.keep(view("two"));
        assert_eq!((mode(&file(&own)), mode(&own)), (0o600, 0o755));

        let other = folder.path().join("other.ron");
        fs::rename(file(&own), &other).unwrap();
        symlink(&other, file(&own)).unwrap();
        let before = fs::read_to_string(&other).unwrap();
        assert_eq!(memory.view(), None);
        memory.keep(view("three"));
        assert_eq!(memory.view(), Some(view("three")));
        assert_eq!(fs::read_to_string(&other).unwrap(), before);
        assert!(!file(&own).is_symlink());

        symlink(&other, own.join(".view.ron.lock")).unwrap();
        assert!(memory.merge(&own, view("four")).is_err());
        assert_eq!(fs::read_to_string(&other).unwrap(), before);
    }
}
