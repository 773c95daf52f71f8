//! A new file, written beside its place under a name of its own and put there in one step. Whoever looks sees the old
//! file or the new one, whole, however the program ends.

use std::fs::{self, File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rayon::prelude::*;
use tempfile::NamedTempFile;

use super::super::platform::{Deferred, may_pass};

/// What the names of files begin and end with that are being written.
const BEGIN: &str = ".milepost-";
const END: &str = ".tmp";
/// How many letters between them are left to chance.
const CHANCE: usize = 6;
/// Names that are longer, in bytes, leave no room for what is put around them.
const LONGEST: usize = 200;

/// Nobody takes longer between making a file and locking it.
const YOUNG: Duration = Duration::from_mins(1);

/// How long it is tried to put a file where another program is just reading the old one.
const PATIENCE: Duration = Duration::from_millis(500);
const BETWEEN: Duration = Duration::from_millis(5);

/// What writes all of a file into a place for it.
pub type Contents<'f> = &'f (dyn Fn(&mut dyn io::Write) -> io::Result<()> + Sync);

/// Who may read the new file and write to it.
#[derive(Clone, Copy)]
pub enum Rights<'m> {
    /// As any other program would make it, less what the user's mask takes away.
    New,
    Private,
    /// Those who may with the file whose place it takes, and its owner.
    Of(&'m Metadata),
}

/// Writes a file to a place in a folder. For whoever holds the [`super::lock::Lock`] on the place, what earlier writers of
/// it left has nobody who writes it, however young it is.
pub fn put(
    folder: &Path,
    place: &Path,
    contents: Contents<'_>,
    rights: Rights<'_>,
    overwrite: bool,
    is_locked: bool,
) -> io::Result<()> {
    let begin = begin_of(place);
    let is_own = |name: &str| begin.as_deref().is_some_and(|begin| is_made_as(name, begin));
    sweep_if(folder, |name, file| is_old(file) || is_locked && is_own(name));
    let _deferred = Deferred::begin();
    let file = written(begin.as_deref().unwrap_or(BEGIN), folder, contents, rights)?;
    file.as_file().sync_all()?;
    persist(file, place, overwrite)?;
    sync_folder(folder);
    Ok(())
}

/// Writes new files into a folder: what takes time is shared among the processors, and no file gets its name before all are
/// on the disk. Gives the place of the file that went wrong.
pub fn put_new(folder: &Path, files: &[(PathBuf, Contents<'_>)]) -> Result<(), (usize, io::Error)> {
    let _deferred = Deferred::begin();
    let made: Result<Vec<NamedTempFile>, (usize, io::Error)> = files
        .par_iter()
        .enumerate()
        .map(|(at, (_, contents))| {
            let file = written(BEGIN, folder, *contents, Rights::New).map_err(|error| (at, error))?;
            file.as_file().sync_all().map_err(|error| (at, error))?;
            Ok(file)
        })
        .collect();
    for ((at, file), (place, _)) in made?.into_iter().enumerate().zip(files) {
        persist(file, place, false).map_err(|error| (at, error))?;
    }
    Ok(())
}

/// A file under a name of its own, with all that belongs in it.
fn written(
    begin: &str,
    folder: &Path,
    contents: Contents<'_>,
    rights: Rights<'_>,
) -> io::Result<NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(begin).suffix(END).rand_bytes(CHANCE);
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(match rights {
        Rights::New => 0o666,
        Rights::Private | Rights::Of(_) => 0o600,
    }));
    let mut file = builder.tempfile_in(folder)?;
    // The lock says that somebody writes it; not every file system has locks.
    let _ = file.as_file().lock();
    if let Rights::Of(there) = rights {
        #[cfg(unix)]
        keep_owner(file.as_file(), there)?;
        file.as_file().set_permissions(there.permissions())?;
    }
    contents(&mut file)?;
    Ok(file)
}

/// The names as well are on the disk then; not every system can say so of a folder.
pub fn sync_folder(folder: &Path) {
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
}

/// Puts a file in its place.
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

/// Gives a file the owner and the group of another; only where they differ, and then not everybody may.
#[cfg(unix)]
fn keep_owner(file: &File, there: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, fchown};
    let own = file.metadata()?;
    if (own.uid(), own.gid()) == (there.uid(), there.gid()) {
        return Ok(());
    }
    fchown(file, Some(there.uid()), Some(there.gid()))
}

/// What the names of files begin with that are to be put in a place.
fn begin_of(place: &Path) -> Option<String> {
    let name = place.file_name()?.to_str().filter(|name| name.len() <= LONGEST)?;
    Some(format!("{BEGIN}{name}-"))
}

/// Whether a name is made of this beginning and nothing else that is not left to chance.
fn is_made_as(name: &str, begin: &str) -> bool {
    let chance = name.strip_prefix(begin).and_then(|rest| rest.strip_suffix(END));
    chance.is_some_and(|chance| chance.len() == CHANCE)
}

fn is_old(file: &Metadata) -> bool {
    let age = file.modified().ok().and_then(|modified| modified.elapsed().ok());
    age.is_some_and(|age| age > YOUNG)
}

/// Removes what writers left that were killed: files of such a name that nobody has locked.
pub fn sweep(folder: &Path) {
    sweep_if(folder, |_, file| is_old(file));
}

/// The same of those files alone that are surely not just being made.
fn sweep_if(folder: &Path, is_left: impl Fn(&str, &Metadata) -> bool) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let Some(name) = name
            .to_str()
            .filter(|name| name.starts_with(BEGIN) && name.ends_with(END))
        else {
            continue;
        };
        let data = entry.metadata().ok().filter(Metadata::is_file);
        if data.is_some_and(|file| is_left(name, &file))
            && File::open(entry.path()).is_ok_and(|file| file.try_lock().is_ok())
        {
            let _ = fs::remove_file(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_killed_writers_left_is_swept_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let old = std::time::SystemTime::now() - 2 * YOUNG;
        for name in [
            ".milepost-a.tmp",
            ".milepost-b.tmp",
            ".milepost-c",
            ".tmpd",
            "e.tmp",
        ] {
            let file = File::create(path(name)).unwrap();
            file.set_modified(old).unwrap();
        }
        File::create(path(".milepost-young.tmp")).unwrap();
        let writer = File::open(path(".milepost-b.tmp")).unwrap();
        writer.lock().unwrap();
        put(
            folder.path(),
            &path("new.txt"),
            &|file| file.write_all(b"text"),
            Rights::New,
            false,
            false,
        )
        .unwrap();
        let mut names: Vec<String> = fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        let wanted = [
            ".milepost-b.tmp",
            ".milepost-c",
            ".milepost-young.tmp",
            ".tmpd",
            "e.tmp",
            "new.txt",
        ];
        assert_eq!(names, wanted);
    }

    #[test]
    fn under_the_lock_of_a_file_what_its_killed_writers_left_is_swept_however_young() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let kept = [
            // Of another file, of one whose name goes on, and one that is being written.
            ".milepost-B.ron-abcdef.tmp",
            ".milepost-A.ron-B.ron-abcdef.tmp",
            ".milepost-A.ron-locked.tmp",
        ];
        for name in kept.into_iter().chain([".milepost-A.ron-killed.tmp"]) {
            File::create(path(name)).unwrap();
        }
        let writer = File::open(path(".milepost-A.ron-locked.tmp")).unwrap();
        writer.lock().unwrap();
        put(
            folder.path(),
            &path("A.ron"),
            &|file| file.write_all(b"text"),
            Rights::New,
            false,
            true,
        )
        .unwrap();
        for name in kept.into_iter().chain(["A.ron"]) {
            assert!(path(name).exists(), "{name}");
        }
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 4);
    }
}
