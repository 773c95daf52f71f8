//! Which edition a file belongs to: the nearest whose file is in the same folder or in one above.

use std::path::{Path, PathBuf};

use hashbrown::HashMap;

use super::SourceFile;
use crate::model::EditionId;

/// The editions by the folder of their files.
pub struct EditionFolders {
    /// `None` where a folder has several editions.
    editions: HashMap<PathBuf, Option<EditionId>>,
}

impl EditionFolders {
    /// `files_of` are the editions, each with the index of its file.
    pub fn new(files: &[SourceFile], files_of: impl Iterator<Item = (EditionId, usize)>) -> Self {
        let mut editions = HashMap::new();
        for (edition, file) in files_of {
            editions
                .entry(folder(&files[file]).to_owned())
                .and_modify(|taken| *taken = None)
                .or_insert(Some(edition));
        }
        Self { editions }
    }

    /// The edition of a file; `None` if there is none in its folder or above, or several in the nearest folder with any.
    pub fn edition_of(&self, file: &SourceFile) -> Option<EditionId> {
        let mut above = folder(file).ancestors();
        above.find_map(|folder| self.editions.get(folder)).copied()?
    }
}

fn folder(file: &SourceFile) -> &Path {
    let path = file.path.as_deref().unwrap_or(Path::new(&file.name));
    path.parent().unwrap_or(Path::new(""))
}
