//! Which edition a file belongs to: the nearest one whose file is in the same folder or in one above.

use std::path::{Path, PathBuf};

use hashbrown::HashMap;

use super::SourceFile;
use crate::model::EditionId;

/// The editions by the folder that their files stand in.
pub struct EditionFolders {
    /// None where several editions stand in one folder.
    editions: HashMap<PathBuf, Option<EditionId>>,
}

impl EditionFolders {
    /// `files_of` are the files in which editions stand, by their index.
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

    /// The edition of a file; none where there is none at or above its folder, or there are several in one.
    pub fn edition_of(&self, file: &SourceFile) -> Option<EditionId> {
        let mut above = folder(file).ancestors();
        above.find_map(|folder| self.editions.get(folder)).copied()?
    }
}

fn folder(file: &SourceFile) -> &Path {
    let path = file.path.as_deref().unwrap_or(Path::new(&file.name));
    path.parent().unwrap_or(Path::new(""))
}
