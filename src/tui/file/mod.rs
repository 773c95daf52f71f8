//! Writing files: completely or not at all, never over an existing one unless asked to, and without replacing a link, a device
//! or a pipe.

mod atomic;
pub mod journal;
pub mod lock;
pub mod private;

use std::fs::{self, File, Metadata};
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};

pub use self::atomic::Contents;
use self::atomic::Rights;
use super::platform;
use crate::app::WrittenFile;

/// The longest chain of symbolic links that is followed, as in most systems.
const LINKS: usize = 40;

/// Writes bytes to where a path leads. A regular file is replaced atomically, and keeps its permissions and owner;
/// anything else, such as a device or a pipe, is written into.
pub fn write(path: &Path, bytes: &[u8], overwrite: bool) -> WrittenFile {
    write_with(path, &|file| file.write_all(bytes), overwrite)
}

/// Like [`write()`], for contents too large to be held in memory at once.
pub fn write_with(path: &Path, contents: Contents<'_>, overwrite: bool) -> WrittenFile {
    let failed = |why: &str| WrittenFile::Failed(format!("{}: {why}", path.display()));
    let there = match fs::metadata(path) {
        Ok(there) => Some(there),
        Err(error) if error.kind() == ErrorKind::NotFound => None,
        Err(error) => return failed(&reason(error.kind(), folder_of(path), &error)),
    };
    let went = match &there {
        Some(there) if there.is_dir() => return failed("this is a folder"),
        // A stream that the program already has open is written into, even if it leads to a regular file.
        Some(there) if !there.is_file() || is_open_stream(path) => into(path, contents, false),
        Some(_) if !overwrite => return WrittenFile::Exists,
        Some(there) => match fs::canonicalize(path) {
            Ok(place) => over(&place, contents, there),
            Err(error) => Err(error),
        },
        None => match end_of_links(path) {
            Ok(place) => match atomic::put(folder_of(&place), &place, contents, Rights::New, overwrite) {
                Err(error) if error.kind() == ErrorKind::AlreadyExists => return WrittenFile::Exists,
                Err(error) => return failed(&reason(error.kind(), folder_of(&place), &error)),
                Ok(()) => Ok(()),
            },
            Err(error) => Err(error),
        },
    };
    match went {
        Ok(()) => {
            let full = std::path::absolute(path).unwrap_or_else(|_| path.into());
            WrittenFile::Done(full.display().to_string())
        }
        Err(error) => failed(&plain(&error)),
    }
}

/// How many files are open at once in [`write_many`]. Systems allow a few hundred.
const AT_ONCE: usize = 100;

/// Writes many files into a folder, each whole or not at all. If one exists and is not to be overwritten, none is written.
pub fn write_many(folder: &Path, files: &[(&str, Contents<'_>)], overwrite: bool) -> Result<(), String> {
    let failed = |path: &Path, why: &str| Err(format!("{}: {why}", path.display()));
    let exists = "there is such a file";
    let all: Vec<(PathBuf, Contents<'_>)> = files
        .iter()
        .map(|(name, contents)| (folder.join(name), *contents))
        .collect();
    let (there, new): (Vec<_>, Vec<_>) = all
        .into_iter()
        .partition(|(path, _)| fs::symlink_metadata(path).is_ok());
    if let Some((path, _)) = there.first().filter(|_| !overwrite) {
        return failed(path, exists);
    }
    atomic::sweep(folder);
    for some in new.chunks(AT_ONCE) {
        match atomic::put_new(folder, some) {
            Ok(()) => {}
            Err((at, error)) if error.kind() == ErrorKind::AlreadyExists => {
                return failed(&some[at].0, exists);
            }
            Err((at, error)) => return failed(&some[at].0, &reason(error.kind(), folder, &error)),
        }
    }
    atomic::sync_folder(folder);
    for (path, contents) in there {
        match write_with(&path, contents, overwrite) {
            WrittenFile::Done(_) => {}
            WrittenFile::Exists => return failed(&path, exists),
            WrittenFile::Failed(why) => return Err(why),
        }
    }
    Ok(())
}

/// Like [`write()`], for the screens, which cannot wait until somebody reads from a pipe.
pub fn write_at_once(path: &Path, bytes: &[u8], overwrite: bool) -> WrittenFile {
    if is_pipe(path) {
        let path = path.display();
        return WrittenFile::Failed(format!(
            "{path}: this is a pipe; use a command with -o to write to pipes"
        ));
    }
    write(path, bytes, overwrite)
}

#[cfg(unix)]
pub(super) fn is_pipe(path: &Path) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    fs::metadata(path).is_ok_and(|there| there.file_type().is_fifo())
}

#[cfg(not(unix))]
pub(super) fn is_pipe(_: &Path) -> bool {
    false
}

/// Replaces a regular file, or writes into it if it has other hard links or a new file cannot be put in its place.
fn over(place: &Path, contents: Contents<'_>, there: &Metadata) -> io::Result<()> {
    if has_other_names(there) {
        return into(place, contents, true);
    }
    match atomic::put(folder_of(place), place, contents, Rights::Of(there), true) {
        Err(error)
            if matches!(
                error.kind(),
                ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
            ) =>
        {
            into(place, contents, true)
        }
        went => went,
    }
}

/// Writes into an existing file.
fn into(path: &Path, contents: Contents<'_>, is_regular: bool) -> io::Result<()> {
    let mut file = File::options().write(true).truncate(is_regular).open(path)?;
    contents(&mut file)?;
    if is_regular { file.sync_all() } else { file.flush() }
}

/// Where a path leads that does not exist yet: the end of its symbolic links.
fn end_of_links(path: &Path) -> io::Result<PathBuf> {
    let mut place = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&place) {
            Ok(next) => place = folder_of(&place).join(next),
            Err(_) => return Ok(place),
        }
    }
    Err(io::Error::other("too many levels of symbolic links"))
}

fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Whether a path names a stream such as `/dev/stdout`.
fn is_open_stream(path: &Path) -> bool {
    ["/dev/std", "/dev/fd/", "/proc/"]
        .iter()
        .any(|begin| path.to_str().is_some_and(|path| path.starts_with(begin)))
}

/// Whether the file has other hard links, which would still lead to the old contents if it were replaced.
#[cfg(unix)]
fn has_other_names(there: &Metadata) -> bool {
    std::os::unix::fs::MetadataExt::nlink(there) > 1
}

#[cfg(not(unix))]
fn has_other_names(_: &Metadata) -> bool {
    false
}

/// Writes a file that only its owner may read, replacing a file or a link.
pub fn replace_private(path: &Path, text: &str) -> io::Result<()> {
    atomic::put(
        folder_of(path),
        path,
        &|file| file.write_all(text.as_bytes()),
        Rights::Private,
        true,
    )
}

/// Whether files may be created in a folder.
#[cfg(unix)]
pub fn may_write(folder: &Path) -> bool {
    use rustix::fs::{Access, access};
    access(folder, Access::WRITE_OK | Access::EXEC_OK).is_ok()
}

#[cfg(not(unix))]
pub fn may_write(folder: &Path) -> bool {
    fs::metadata(folder).is_ok_and(|folder| !folder.permissions().readonly())
}

/// Why a file cannot be created in a folder, without naming the temporary file.
fn reason(kind: ErrorKind, folder: &Path, error: &io::Error) -> String {
    match kind {
        ErrorKind::NotFound => format!("no such folder: {}", folder.display()),
        ErrorKind::NotADirectory => format!("{} is not a folder", folder.display()),
        ErrorKind::PermissionDenied => format!("no permission to write to the folder {}", folder.display()),
        ErrorKind::ReadOnlyFilesystem => format!("the folder {} is read-only", folder.display()),
        _ => plain(error),
    }
}

/// What went wrong, reworded if the system's message is hard to understand.
pub fn plain(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::StorageFull => "the disk is full".into(),
        ErrorKind::QuotaExceeded => "the disk quota is exceeded".into(),
        ErrorKind::FileTooLarge => "the file would exceed the size limit".into(),
        _ if platform::is_in_use(error) => "another program has this file open; close it there first".into(),
        _ => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_never_replaced_unasked() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        assert!(matches!(write(&path, b"one", false), WrittenFile::Done(_)));
        assert_eq!(write(&path, b"two", false), WrittenFile::Exists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert!(matches!(write(&path, b"two", true), WrittenFile::Done(_)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        // No temporary file is left behind.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn many_files_are_all_written_or_the_one_that_is_not_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let names: Vec<String> = (0..=2 * AT_ONCE).map(|at| format!("{at}.txt")).collect();
        let files: Vec<(&str, Contents<'_>)> = names
            .iter()
            .map(|name| {
                (
                    &**name,
                    &(|file: &mut dyn io::Write| file.write_all(b"one")) as Contents<'_>,
                )
            })
            .collect();
        write_many(folder.path(), &files, false).unwrap();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), files.len());
        fs::write(folder.path().join("7.txt"), "mine").unwrap();
        let why = write_many(folder.path(), &files[7..8], false).unwrap_err();
        assert!(why.ends_with("7.txt: there is such a file"), "{why}");
        let why = write_many(folder.path(), &[("before.txt", files[0].1), files[7]], false).unwrap_err();
        assert!(why.ends_with("7.txt: there is such a file"), "{why}");
        assert!(!folder.path().join("before.txt").exists());
        write_many(folder.path(), &files[8..], true).unwrap();
        assert_eq!(fs::read_to_string(folder.path().join("7.txt")).unwrap(), "mine");
        let fails: Contents<'_> = &|_| Err(io::Error::other("no more"));
        let why = write_many(
            folder.path(),
            &[("new.txt", fails), ("newer.txt", files[0].1)],
            false,
        );
        assert!(why.unwrap_err().ends_with("new.txt: no more"));
        // Neither the file that could not be written whole nor those that were to come with it are there.
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), files.len());
    }

    #[cfg(unix)]
    mod unix {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

        use super::*;

        fn done(path: &Path, text: &str, overwrite: bool) {
            let written = write(path, text.as_bytes(), overwrite);
            assert!(matches!(written, WrittenFile::Done(_)), "{written:?}");
        }

        #[test]
        fn links_stay_links_and_their_ends_are_written() {
            let folder = tempfile::tempdir().unwrap();
            let path = |name: &str| folder.path().join(name);
            fs::create_dir(path("other")).unwrap();
            fs::write(path("other/end.txt"), "old").unwrap();
            symlink("other/end.txt", path("near")).unwrap();
            symlink("near", path("far")).unwrap();
            assert_eq!(write(&path("far"), b"new", false), WrittenFile::Exists);
            done(&path("far"), "new", true);
            assert_eq!(fs::read_to_string(path("other/end.txt")).unwrap(), "new");
            assert!(fs::symlink_metadata(path("far")).unwrap().is_symlink());
            assert!(fs::symlink_metadata(path("near")).unwrap().is_symlink());
            // A dangling link.
            symlink("other/later.txt", path("open")).unwrap();
            done(&path("open"), "now", false);
            assert_eq!(fs::read_to_string(path("other/later.txt")).unwrap(), "now");
            assert!(fs::symlink_metadata(path("open")).unwrap().is_symlink());
            // A cycle of links leads nowhere.
            symlink("ring", path("ring")).unwrap();
            assert!(matches!(write(&path("ring"), b"x", true), WrittenFile::Failed(_)));
            assert_eq!(fs::read_dir(path("other")).unwrap().count(), 2);
        }

        #[test]
        fn permissions_and_other_names_are_kept() {
            let folder = tempfile::tempdir().unwrap();
            let path = folder.path().join("a.txt");
            fs::write(&path, "old").unwrap();
            for mode in [0o600, 0o640, 0o755] {
                fs::set_permissions(&path, fs::Permissions::from_mode(mode)).unwrap();
                done(&path, "new", true);
                assert_eq!(fs::metadata(&path).unwrap().mode() & 0o7777, mode, "{mode:o}");
            }
            let other = folder.path().join("b.txt");
            fs::hard_link(&path, &other).unwrap();
            done(&path, "newer", true);
            assert_eq!(fs::read_to_string(other).unwrap(), "newer");
        }

        #[test]
        fn devices_are_written_into() {
            done(Path::new("/dev/null"), "x", false);
            assert!(!fs::metadata("/dev/null").unwrap().is_file());
        }
    }

    #[test]
    fn folders_and_missing_folders_are_refused_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        let refused = |path: &Path| match write(path, b"x", true) {
            WrittenFile::Failed(why) => why,
            other => panic!("{other:?}"),
        };
        assert!(refused(folder.path()).ends_with(": this is a folder"));
        let missing = folder.path().join("no/a.txt");
        assert!(refused(&missing).contains(": no such folder: "));
        fs::write(folder.path().join("f"), "").unwrap();
        // Windows reports that as a missing folder.
        let why = refused(&folder.path().join("f/a.txt"));
        assert!(
            why.ends_with(" is not a folder") || why.contains("no such folder: "),
            "{why}"
        );
    }
}
