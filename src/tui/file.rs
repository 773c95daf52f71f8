//! Writing files: whole or not at all, and never over another one unless told to.

use std::io::{ErrorKind, Write as _};
use std::path::Path;

use crate::app::Written;

/// Writes a file beside its place first, then puts it there in one step.
pub fn write(path: &Path, text: &str, overwrite: bool) -> Written {
    let failed = |why: &str| Written::Failed(format!("{}: {why}", path.display()));
    if path.is_dir() {
        return failed("this is a folder");
    }
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    // As any other program would make it, less what the user's mask takes away.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut file = match builder.tempfile_in(folder) {
        Ok(file) => file,
        Err(error) => return failed(&reason(error.kind(), folder, &error)),
    };
    let written = file
        .write_all(text.as_bytes())
        .and_then(|()| file.as_file().sync_all());
    if let Err(error) = written {
        return failed(&error.to_string());
    }
    let kept = if overwrite {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    match kept {
        Ok(_) => {
            let full = std::path::absolute(path).unwrap_or_else(|_| path.into());
            Written::Done(full.display().to_string())
        }
        Err(error) if error.error.kind() == ErrorKind::AlreadyExists => Written::Exists,
        Err(error) => failed(&error.error.to_string()),
    }
}

/// Why no file can be made in a folder, without the name of the file that was tried.
fn reason(kind: ErrorKind, folder: &Path, error: &std::io::Error) -> String {
    match kind {
        ErrorKind::NotFound => format!("there is no folder {}", folder.display()),
        ErrorKind::NotADirectory => format!("{} is not a folder", folder.display()),
        ErrorKind::PermissionDenied => format!("the folder {} may not be written to", folder.display()),
        ErrorKind::ReadOnlyFilesystem => format!("the folder {} is read-only", folder.display()),
        ErrorKind::StorageFull => "the disk is full".into(),
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
        assert!(matches!(write(&path, "one", false), Written::Done(_)));
        assert_eq!(write(&path, "two", false), Written::Exists);
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "one");
        assert!(matches!(write(&path, "two", true), Written::Done(_)));
        assert_eq!(std::fs::read_to_string(&path).unwrap(), "two");
        // Nothing is left beside it.
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn folders_and_missing_folders_are_refused_with_the_reason() {
        let folder = tempfile::tempdir().unwrap();
        let told = |path: &Path| match write(path, "x", true) {
            Written::Failed(why) => why,
            other => panic!("{other:?}"),
        };
        assert!(told(folder.path()).ends_with(": this is a folder"));
        let missing = folder.path().join("no/a.txt");
        assert!(told(&missing).contains(": there is no folder "));
        std::fs::write(folder.path().join("f"), "").unwrap();
        assert!(told(&folder.path().join("f/a.txt")).ends_with(" is not a folder"));
    }
}
