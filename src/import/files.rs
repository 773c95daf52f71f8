//! Reads the files of an import: the bytes of a regular file, and the rules beside it.

use std::path::{Path, PathBuf};

use super::format::ImportFormat;
use super::read::RulesFile;
use crate::load::files::{LARGEST, LinkPolicy, bytes, text_of};

/// Whether a path is a file to be imported, rather than read as RON. Folders are searched for RON only.
pub fn is_importable(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    ImportFormat::with_ending(&ending).is_some() && !path.is_dir()
}

pub fn read(path: &Path) -> Result<Vec<u8>, String> {
    let name = path.display().to_string();
    ImportFormat::of(&name).map_err(|why| format!("{name}: {why}"))?;
    bytes(path, LinkPolicy::Follow, LARGEST).map_err(|mistake| format!("{name}: {mistake}"))
}

/// The path of the rules for a file, in the given folder.
pub fn rules_path(folder: &Path, file: &Path) -> PathBuf {
    let mut name = file.file_name().unwrap_or_default().to_owned();
    name.push(".rules.ron");
    folder.join(name)
}

pub fn rules(path: &Path) -> Result<Option<RulesFile>, String> {
    if !path.exists() {
        return Ok(None);
    }
    let name = path.display().to_string();
    let text = text_of(path).map_err(|unread| format!("{name}: {}", unread.mistake))?;
    Ok(Some(RulesFile {
        name,
        text: text.into_owned(),
    }))
}
