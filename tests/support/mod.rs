//! Corpora and generated docs shared by the tests.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex};

use chrono::NaiveDate;
use milepost::library::Library;
use milepost::load::{self, SourceFile, embedded};
use milepost::when::convention::Conventions;

/// The built-in corpus, loaded once for all tests.
pub fn built_in() -> &'static Library {
    static BUILT_IN: LazyLock<Library> = LazyLock::new(|| library(&embedded::files()));
    &BUILT_IN
}

/// The corpus in a folder of `tests/fixtures`, loaded once for all tests.
pub fn fixture(name: &str) -> Library {
    static LOADED: LazyLock<Mutex<HashMap<String, Library>>> = LazyLock::new(Mutex::default);
    let mut loaded = LOADED.lock().unwrap();
    let load = || library(&load::files::read(&[fixture_path(name)]).files);
    loaded.entry(name.to_owned()).or_insert_with(load).clone()
}

/// A folder of `tests/fixtures`.
pub fn fixture_path(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A data file that is not on the disk.
pub fn file(name: impl Into<String>, text: impl Into<String>) -> SourceFile {
    SourceFile {
        name: name.into(),
        path: None,
        text: Ok(text.into().into()),
    }
}

/// The corpus in these files.
pub fn library(files: &[SourceFile]) -> Library {
    let conventions = Conventions::default();
    match load::load(files, &conventions) {
        Ok(corpus) => Library::new(corpus, conventions),
        Err(report) => panic!("{report}"),
    }
}

/// The text of a file in the repository, with line endings normalised, since Git may have converted them.
pub fn text_of(path: &str) -> String {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap_or_default();
    text.replace("\r\n", "\n")
}

/// Compares the part of a page between `<!-- name -->` and `<!-- /name -->` with what the program generates.
/// `UPDATE_DOCS=1` rewrites it.
pub fn hold_document(path: &str, name: &str, made: &str) {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let text = text_of(path);
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let start = text.find(&open).unwrap_or_else(|| panic!("{path} has no {open}")) + open.len();
    let end = text
        .find(&close)
        .unwrap_or_else(|| panic!("{path} has no {close}"));
    if text[start..end] == *made {
        return;
    }
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, format!("{}{made}{}", &text[..start], &text[end..])).unwrap();
    } else {
        panic!("{path}, {name}: out of date; run UPDATE_DOCS=1 cargo test");
    }
}

/// A text with paths made relative to a folder, and with `/` as separator on every system.
pub fn within(folder: &Path, text: &str) -> String {
    let prefix = format!("{}{}", folder.display(), std::path::MAIN_SEPARATOR);
    let mut parts = text.split(&prefix);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        // The path ends where the message begins.
        let end = part.find(": ").or_else(|| part.find(':')).unwrap_or(part.len());
        out.push_str(&part[..end].replace(std::path::MAIN_SEPARATOR, "/"));
        out.push_str(&part[end..]);
    }
    out
}
