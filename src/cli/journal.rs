//! The location of the journals, the name of the user, and reading the journals.

use std::env;
use std::path::{Path, PathBuf};

use etcetera::BaseStrategy as _;

use super::common::CommonArgs;
use super::output::say;
use crate::app::Folders;
use crate::journal::{self, Journals};
use crate::load;
use crate::model::Corpus;
use crate::settings::Settings;
use crate::tui::file::may_write;
use crate::views::wording;
use crate::when::convention::Conventions;

#[derive(Clone, Debug)]
pub struct JournalPlace {
    pub person: String,
    pub folders: Vec<PathBuf>,
    /// The reader's own journal, which may not exist yet.
    pub file: PathBuf,
    pub why: &'static str,
}

impl JournalPlace {
    /// The place that the arguments and settings select.
    pub fn of(common: &CommonArgs, settings: &Settings) -> Self {
        let person = person(settings);
        let (folders, why) = folders(common, settings);
        let file_name = format!("{}.ron", file_name(&person));
        let file = folders.last().map(|folder| folder.join(file_name));
        Self {
            person,
            folders,
            file: file.unwrap_or_default(),
            why,
        }
    }

    /// Reads every journal in the folders. Those that cannot be read are reported as problems.
    pub fn read(&self, corpus: &Corpus, conventions: &Conventions) -> Journals {
        let files = load::files::read(&self.folders).files;
        journal::read(&files, corpus, conventions, &self.person)
    }
}

/// Reports the first mistake in the journals, and how many more there are.
pub fn report(journals: &Journals) {
    if let Some(first) = journals.problems.first() {
        let more = match journals.problems.len() - 1 {
            0 => String::new(),
            more => format!(" (and {} in journals)", wording::count(more, "more mistake")),
        };
        say(format_args!("{first}{more}"));
    }
}

/// The folders that are read, and why the last of them, which is written to, was chosen.
fn folders(common: &CommonArgs, settings: &Settings) -> (Vec<PathBuf>, &'static str) {
    if let Some(folder) = &common.journal {
        return (vec![folder.clone()], "--journal");
    }
    if let Some(folder) = env::var_os("MILEPOST_JOURNAL").filter(|folder| !folder.is_empty()) {
        return (vec![folder.into()], "MILEPOST_JOURNAL");
    }
    if !settings.journal.is_empty() {
        return (vec![at_home(&settings.journal)], "the setting `journal`");
    }
    let own = own(&common.data);
    let Some(beside) = beside(&common.data) else {
        return (own.into_iter().collect(), "your data folder");
    };
    let folder = beside.parent().unwrap_or(Path::new("."));
    let is_writable = may_write(if beside.is_dir() { &beside } else { folder });
    match own {
        // Also read, for entries recorded while the other folder was not writable.
        Some(own) if is_writable => (vec![own, beside], "beside the data"),
        Some(own) => (
            vec![beside, own],
            "your data folder; the data's cannot be written",
        ),
        None => (vec![beside], "beside the data"),
    }
}

/// The folder for journals beside the data; `None` for the built-in corpus.
fn beside(data: &[PathBuf]) -> Option<PathBuf> {
    let first = data.first()?;
    let folder = if first.is_dir() {
        first.as_path()
    } else {
        first
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."))
    };
    Some(folder.join(load::JOURNALS))
}

/// The folder for the journals of a corpus in the user's data folder.
fn own(data: &[PathBuf]) -> Option<PathBuf> {
    let folder = etcetera::choose_base_strategy().ok()?.data_dir();
    let corpus = match data.first() {
        None => "built-in".to_owned(),
        Some(first) => {
            let paths = data
                .iter()
                .map(|path| std::fs::canonicalize(path).unwrap_or_else(|_| path.clone()));
            let paths: Vec<_> = paths.map(|path| path.display().to_string()).collect();
            let name = first.file_stem().unwrap_or_default().to_string_lossy();
            format!("{}-{:016x}", file_name(&name), hash(&paths.join("\n")))
        }
    };
    Some(folder.join("milepost").join(load::JOURNALS).join(corpus))
}

/// FNV-1a, whose result does not change between versions of the program.
fn hash(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

/// Expands a path that may begin with `~`.
fn at_home(text: &str) -> PathBuf {
    let folders = Folders {
        working: PathBuf::new(),
        home: etcetera::home_dir().ok(),
    };
    folders.landing(text)
}

/// The name of the reader: from the settings, else the login.
fn person(settings: &Settings) -> String {
    let name = settings.name.trim();
    if !name.is_empty() {
        return name.to_owned();
    }
    let login = ["USER", "LOGNAME", "USERNAME"]
        .into_iter()
        .find_map(|name| env::var(name).ok());
    login
        .filter(|login| !login.trim().is_empty())
        .unwrap_or_else(|| "me".into())
}

/// A name as a portable file name: lower-case letters, digits, and hyphens.
fn file_name(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            out.push(c);
        } else if !out.is_empty() && !out.ends_with('-') {
            out.push('-');
        }
    }
    let out = out.trim_end_matches('-');
    if out.is_empty() {
        "journal".into()
    } else {
        out.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::{file_name, hash};

    #[test]
    fn names_become_names_of_files() {
        for (name, file) in [
            ("A. Analyst", "a-analyst"),
            ("root", "root"),
            ("Žofie  Nováková (DG)", "žofie-nováková-dg"),
            ("../../etc", "etc"),
            ("  ", "journal"),
        ] {
            assert_eq!(file_name(name), file);
        }
        assert_eq!(hash(""), 0xcbf2_9ce4_8422_2325);
        assert_ne!(hash("/a"), hash("/b"));
    }
}
