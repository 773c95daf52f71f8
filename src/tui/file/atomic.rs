//! Atomic writes: a new file is written under a temporary name in the same folder, then renamed in one step. Readers see the
//! old file or the new one, complete, however the program ends.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tempfile::NamedTempFile;

use super::super::platform::{Deferred, may_pass};
use super::lock::is_at;

/// The beginning and end of the names of temporary files.
const BEGIN: &str = ".milepost-";
const END: &str = ".tmp";
/// How long to keep trying to replace a file while another program has the old one open.
const PATIENCE: Duration = Duration::from_millis(500);
const BETWEEN: Duration = Duration::from_millis(5);

/// Writes the whole contents of a file.
pub type Contents<'f> = &'f (dyn Fn(&mut dyn io::Write) -> io::Result<()> + Sync);

/// Who may read the new file and write to it.
#[derive(Clone, Copy)]
pub enum Rights<'m> {
    /// Everybody whom the user's umask allows.
    New,
    Private,
    /// The permissions and owner of the file that it replaces.
    Of(&'m Metadata),
}

/// Writes a file to `place`, by way of a temporary file in `folder`.
pub fn put(
    folder: &Path,
    place: &Path,
    contents: Contents<'_>,
    rights: Rights<'_>,
    overwrite: bool,
) -> io::Result<()> {
    sweep(folder);
    let _deferred = Deferred::begin();
    let file = written(folder, contents, rights)?;
    file.as_file().sync_all()?;
    persist(file, place, overwrite)?;
    sync_folder(folder);
    Ok(())
}

/// Writes new files into a folder, in parallel. None is renamed to its final name before all are on the disk. The error
/// holds the index of the file that failed.
pub fn put_new(folder: &Path, files: &[(PathBuf, Contents<'_>)]) -> Result<(), (usize, io::Error)> {
    let _deferred = Deferred::begin();
    let made: Result<Vec<NamedTempFile>, (usize, io::Error)> = files
        .par_iter()
        .enumerate()
        .map(|(at, (_, contents))| {
            let file = written(folder, *contents, Rights::New).map_err(|error| (at, error))?;
            file.as_file().sync_all().map_err(|error| (at, error))?;
            Ok(file)
        })
        .collect();
    for ((at, file), (place, _)) in made?.into_iter().enumerate().zip(files) {
        persist(file, place, false).map_err(|error| (at, error))?;
    }
    Ok(())
}

/// A temporary file with the contents and rights of the final one.
fn written(folder: &Path, contents: Contents<'_>, rights: Rights<'_>) -> io::Result<NamedTempFile> {
    let mut file = locked(folder, rights)?;
    if let Rights::Of(there) = rights {
        #[cfg(unix)]
        keep_owner(file.as_file(), there)?;
        file.as_file().set_permissions(there.permissions())?;
    }
    contents(&mut file)?;
    Ok(file)
}

/// An empty temporary file, locked to show that it is being written. If [`sweep`] removed it before it was locked, another
/// one is made.
fn locked(folder: &Path, rights: Rights<'_>) -> io::Result<NamedTempFile> {
    let mut options = File::options();
    options.read(true).write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(
        &mut options,
        match rights {
            Rights::New => 0o666,
            Rights::Private | Rights::Of(_) => 0o600,
        },
    );
    #[cfg(not(unix))]
    let _ = rights;
    let mut builder = tempfile::Builder::new();
    builder.prefix(BEGIN).suffix(END);
    loop {
        // Opened here, so that errors do not name the temporary file.
        let file = builder.make_in(folder, |path| options.open(path))?;
        // Without locks, sweeping removes nothing either.
        if file.as_file().lock().is_err() || is_at(file.as_file(), file.path()) {
            return Ok(file);
        }
    }
}

/// Flushes the names in a folder to the disk. Errors are ignored, since not every system can do this.
pub fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Renames a temporary file to its final name.
fn persist(mut file: NamedTempFile, place: &Path, overwrite: bool) -> io::Result<()> {
    let latest = Instant::now() + PATIENCE;
    loop {
        let kept = if overwrite {
            file.persist(place)
        } else {
            file.persist_noclobber(place)
        };
        match kept {
            Ok(_) => return Ok(()),
            Err(failed) if may_pass(&failed.error) && Instant::now() < latest => file = failed.file,
            Err(failed) => return Err(failed.error),
        }
        std::thread::sleep(BETWEEN);
    }
}

/// Gives a file the owner and the group of another. Does nothing if they are equal, since changing them needs privileges.
#[cfg(unix)]
fn keep_owner(file: &File, there: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) == (there.uid(), there.gid()) {
        return Ok(());
    }
    fchown(file, Some(there.uid()), Some(there.gid()))
}

/// Removes the temporary files of killed writers, which are those that are not locked.
pub fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_ours = name
            .to_str()
            .is_some_and(|name| name.starts_with(BEGIN) && name.ends_with(END));
        if is_ours
            && entry.file_type().is_ok_and(|kind| kind.is_file())
            && let Ok(file) = File::open(entry.path())
            && file.try_lock().is_ok()
        {
            // While holding the lock: a writer that is about to lock it will find it gone.
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put_text(place: &Path) -> io::Result<()> {
        let folder = place.parent().unwrap();
        put(folder, place, &|file| file.write_all(b"text"), Rights::New, true)
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_killed_writers_left_is_swept_however_young_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        for name in [
            ".milepost-a.tmp",
            ".milepost-b.tmp",
            ".milepost-c",
            ".tmpd",
            "e.tmp",
        ] {
            File::create(path(name)).unwrap();
        }
        let writer = File::open(path(".milepost-b.tmp")).unwrap();
        writer.lock().unwrap();
        put_text(&path("new.txt")).unwrap();
        let wanted = [".milepost-b.tmp", ".milepost-c", ".tmpd", "e.tmp", "new.txt"];
        assert_eq!(names(folder.path()), wanted);
    }

    #[test]
    fn what_went_wrong_is_said_without_the_name_of_the_temporary_file() {
        let folder = tempfile::tempdir().unwrap();
        let error = put_text(&folder.path().join("no/a.txt")).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::NotFound);
        assert!(!error.to_string().contains(BEGIN), "{error}");
    }

    #[test]
    fn writers_at_once_sweep_nothing_of_each_other() {
        let folder = tempfile::tempdir().unwrap();
        (0..400).into_par_iter().for_each(|nth| {
            put_text(&folder.path().join(format!("{}.txt", nth % 20))).unwrap();
        });
        assert_eq!(names(folder.path()).len(), 20);
    }
}
