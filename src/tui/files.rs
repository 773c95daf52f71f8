//! Files written: whole or not at all.

use std::io::{self, Write as _};
use std::path::Path;

use crate::app::Written;

/// Writes a file whole or not at all, and never over another one unless told to.
pub fn write_file(path: &Path, text: &str, overwrite: bool) -> Written {
    let failed = |why: &dyn std::fmt::Display| Written::Failed(format!("{}: {why}", path.display()));
    if path.is_dir() {
        return failed(&"this is a folder");
    }
    let file = match beside(path, text) {
        Ok(file) => file,
        Err(error) => return failed(&error),
    };
    let kept = if overwrite {
        file.persist(path)
    } else {
        file.persist_noclobber(path)
    };
    match kept {
        Ok(_) => Written::Done(
            std::path::absolute(path)
                .unwrap_or_else(|_| path.into())
                .display()
                .to_string(),
        ),
        Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Written::Exists,
        Err(error) => failed(&error.error),
    }
}

/// Puts a file in the place of another, making its folder where there is none.
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    beside(path, text)?.persist(path)?;
    Ok(())
}

/// A file of another name in the same folder, that has the text.
fn beside(path: &Path, text: &str) -> io::Result<tempfile::NamedTempFile> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut file = tempfile::NamedTempFile::new_in(folder)?;
    file.write_all(text.as_bytes())?;
    Ok(file)
}
