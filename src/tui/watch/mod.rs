//! Watches for changed files, which are reported once nothing has happened for a moment. After every change, watching
//! starts anew with the files that exist then, since the system watches inodes rather than names. If it cannot watch, the
//! files are polled.

mod snapshot;
mod watched_paths;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::time::{Duration, Instant};

use notify::{ErrorKind, EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use self::snapshot::FileSnapshot;
use self::watched_paths::WatchedPaths;
use super::wake::Wake;
use super::{log, platform};

/// How long nothing may happen before a change is reported: an editor may write several times and rename files.
const QUIET: Duration = Duration::from_millis(120);
/// How long a report is delayed at most if files keep changing.
const LONGEST: Duration = Duration::from_secs(2);
/// How often files are polled if the system does not watch them.
const BETWEEN: Duration = Duration::from_secs(2);
/// How many times watching is restarted while folders come and go.
const MOST_TRIES: usize = 5;

enum WatchEvent {
    Changed,
    /// Something may have changed; comparing snapshots decides.
    Perhaps,
}

/// Watches files and folders, except what is in the `except` folders, until `wake` is closed. A change is reported as
/// `changed`.
pub fn files(paths: &[PathBuf], except: &[PathBuf], wake: Sender<Wake>, changed: fn() -> Wake) {
    let absolute = |paths: &[PathBuf]| -> Vec<PathBuf> {
        let paths = paths.iter();
        let paths = paths.map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
        paths.collect()
    };
    let (sender, events) = mpsc::channel();
    let of_mounts = sender.clone();
    platform::watch_mounts(move || of_mounts.send(WatchEvent::Perhaps).is_ok());
    let mut watch = Watch {
        paths: absolute(paths),
        except: absolute(except),
        sender,
        seen: FileSnapshot::default(),
        watcher: None,
    };
    let mut unwatched = watch.arm();
    if unwatched.is_some() {
        let _ = wake.send(Wake::Unwatched(unwatched.clone()));
    }
    std::thread::spawn(move || {
        while watch.wait(&events) {
            rest(&events);
            let why = watch.arm();
            if why != unwatched {
                unwatched.clone_from(&why);
                let _ = wake.send(Wake::Unwatched(why));
            }
            if wake.send(changed()).is_err() {
                return;
            }
        }
    });
}

/// Waits until nothing has happened for a moment.
fn rest(events: &Receiver<WatchEvent>) {
    let latest = Instant::now() + LONGEST;
    while Instant::now() < latest && events.recv_timeout(QUIET).is_ok() {}
}

struct Watch {
    paths: Vec<PathBuf>,
    except: Vec<PathBuf>,
    sender: Sender<WatchEvent>,
    /// The files as they were when watching started.
    seen: FileSnapshot,
    /// The system's watcher, or `None` to poll.
    watcher: Option<RecommendedWatcher>,
}

impl Watch {
    /// Starts watching the files that exist now. Returns the reason if the system cannot watch them.
    fn arm(&mut self) -> Option<String> {
        // Dropped first, to free its watches for the new one.
        self.watcher = None;
        let watcher = self.watcher();
        // From here on every change is either reported or makes a difference to this snapshot.
        self.seen = FileSnapshot::at(&self.paths, &self.except);
        match watcher {
            Ok(watcher) => {
                self.watcher = Some(watcher);
                None
            }
            Err(error) => Some(format!(
                "checking for changed files every {} s: {}",
                BETWEEN.as_secs(),
                reason(error)
            )),
        }
    }

    /// Watches the paths that exist, and starts again if they changed before they were watched.
    fn watcher(&self) -> notify::Result<RecommendedWatcher> {
        let mut paths = Arc::new(WatchedPaths::of(&self.paths, &self.except));
        for _ in 0..MOST_TRIES {
            let watcher = watcher(&paths, self.sender.clone())?;
            let now = WatchedPaths::of(&self.paths, &self.except);
            if now == *paths {
                return Ok(watcher);
            }
            paths = Arc::new(now);
        }
        watcher(&paths, self.sender.clone())
    }

    /// Waits for a change; false if there will be none.
    fn wait(&self, events: &Receiver<WatchEvent>) -> bool {
        loop {
            let events = match self.watcher {
                Some(_) => events.recv().ok(),
                None => match events.recv_timeout(BETWEEN) {
                    Err(RecvTimeoutError::Timeout) => Some(WatchEvent::Perhaps),
                    events => events.ok(),
                },
            };
            match events {
                None => return false,
                Some(WatchEvent::Changed) => return true,
                Some(WatchEvent::Perhaps) if FileSnapshot::at(&self.paths, &self.except) != self.seen => {
                    return true;
                }
                Some(WatchEvent::Perhaps) => {}
            }
        }
    }
}

/// Watches every folder that leads to data, each non-recursively: a folder that is watched through two paths is lost when
/// one of the watches ends.
fn watcher(paths: &Arc<WatchedPaths>, sender: Sender<WatchEvent>) -> notify::Result<RecommendedWatcher> {
    let own = Arc::clone(paths);
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| {
        // An error may mean that an event was lost, which may have mattered.
        if event.map_or(true, |event| matters(&event, &own)) {
            let _ = sender.send(WatchEvent::Changed);
        }
    })?;
    for folder in &paths.watched {
        let Err(error) = watcher.watch(folder, RecursiveMode::NonRecursive) else {
            continue;
        };
        if !is_bearable(&error, folder) {
            return Err(error);
        }
        log::line(format_args!("{} is not watched: {error}", folder.display()));
    }
    Ok(watcher)
}

/// Whether a folder can be left unwatched: if it does not exist yet, its creation shows in a folder above; if it may not be
/// read, it is seldom replaced.
fn is_bearable(error: &notify::Error, folder: &Path) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => matches!(
            error.kind(),
            std::io::ErrorKind::NotFound | std::io::ErrorKind::PermissionDenied
        ),
        // Not every system reports a missing folder with a distinct error.
        _ => !folder.exists(),
    }
}

/// Why the system does not watch.
fn reason(error: notify::Error) -> String {
    match error.kind {
        ErrorKind::MaxFilesWatch => "the system's limit on file watches has been reached".into(),
        ErrorKind::Io(error) => error.to_string(),
        _ => error.to_string(),
    }
}

/// Whether an event may change what is read: opening a file does not.
fn matters(event: &notify::Event, paths: &WatchedPaths) -> bool {
    let changes = !matches!(event.kind, EventKind::Access(_));
    event.need_rescan() || changes && event.paths.iter().any(|path| paths.concern(path))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_need_not_be_watched_whatever_the_system_calls_that() {
        let place = tempfile::tempdir().unwrap();
        let nameless = notify::Error::generic("neither a file nor a directory");
        assert!(is_bearable(&nameless, &place.path().join("not yet")));
        assert!(!is_bearable(&nameless, place.path()));
        assert!(is_bearable(&notify::Error::path_not_found(), place.path()));
    }
}
