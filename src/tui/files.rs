//! Files written: whole or not at all.

use std::io;
use std::path::Path;

use crate::app::Written;

/// Puts a file in the place of another, making its folder where there is none.
pub fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    match super::file::write(path, text, true) {
        Written::Failed(why) => Err(io::Error::other(why)),
        Written::Done(_) | Written::Exists => Ok(()),
    }
}
