//! Files that change are read again: told once they have been left alone for a moment.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::log;
use super::wake::Wake;

/// An editor writes several times, and may put one file in the place of another: so long nothing more may happen.
const QUIET: Duration = Duration::from_millis(120);
/// Files that never come to rest are read all the same.
const LONGEST: Duration = Duration::from_secs(2);

/// Watches files and folders for as long as the watcher is kept. Where the system cannot, `R` still reads them again.
pub fn files(paths: &[PathBuf], wake: Sender<Wake>) -> Option<RecommendedWatcher> {
    let (tell, told) = mpsc::channel();
    let own = paths.to_vec();
    let watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        if event.is_ok_and(|event| matters(&event, &own)) {
            let _ = tell.send(());
        }
    });
    let mut watcher = match watcher {
        Ok(watcher) => watcher,
        Err(error) => {
            log::line(format_args!("files are not watched: {error}"));
            return None;
        }
    };
    for path in paths {
        // A file that is replaced is another file of the same name: its folder is watched.
        let (place, mode) = if path.is_dir() {
            (path.as_path(), RecursiveMode::Recursive)
        } else {
            (folder_of(path), RecursiveMode::NonRecursive)
        };
        if let Err(error) = watcher.watch(place, mode) {
            log::line(format_args!("{} is not watched: {error}", place.display()));
        }
    }
    std::thread::spawn(move || {
        while told.recv().is_ok() {
            let latest = Instant::now() + LONGEST;
            while Instant::now() < latest {
                match told.recv_timeout(QUIET) {
                    Ok(()) => {}
                    Err(RecvTimeoutError::Timeout) => break,
                    Err(RecvTimeoutError::Disconnected) => return,
                }
            }
            if wake.send(Wake::Changed).is_err() {
                return;
            }
        }
    });
    Some(watcher)
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether an event is about data: reading a file changes nothing, and editors keep files of other names.
fn matters(event: &notify::Event, own: &[PathBuf]) -> bool {
    !matches!(event.kind, EventKind::Access(_))
        && event.paths.iter().any(|path| {
            let is_own = |own: &PathBuf| own.is_dir() || own.file_name() == path.file_name();
            // A folder that comes or goes has no ending.
            let is_data = path.extension().is_none_or(|ending| ending == "ron");
            is_data && own.iter().any(is_own)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use notify::event::{AccessKind, CreateKind, ModifyKind, RenameMode};

    #[test]
    fn only_changes_of_data_matter() {
        let own = [PathBuf::from("a/one.ron")];
        let event = |kind, path: &str| notify::Event::new(kind).add_path(path.into());
        let replaced = EventKind::Modify(ModifyKind::Name(RenameMode::To));
        assert!(matters(&event(replaced, "/x/a/one.ron"), &own));
        assert!(!matters(
            &event(EventKind::Access(AccessKind::Any), "a/one.ron"),
            &own
        ));
        assert!(!matters(
            &event(EventKind::Create(CreateKind::File), "a/.one.ron.swp"),
            &own
        ));
        assert!(!matters(
            &event(EventKind::Create(CreateKind::File), "a/two.ron"),
            &own
        ));
    }
}
