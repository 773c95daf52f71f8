//! The reader's editor, opened at the line where an action is defined.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::platform;
use crate::app::FilePlace;
use crate::load::files;

/// The file and line of an action, by its id. Files may have changed since they were read, so they are searched anew. For
/// an action read from a list or from a text in another format, the line is the one noted when it was read.
pub fn place_of(paths: &[PathBuf], place: &FilePlace) -> Option<(PathBuf, usize)> {
    let data = files::read(paths).files.into_iter().find_map(|file| {
        let text = file.text.ok()?;
        Some((file.path?, line_of(&text, &place.id)?))
    });
    data.or_else(|| {
        let path = document_of(paths, place).filter(|path| files::text_of(path).is_ok())?;
        Some((path.clone(), place.line.max(1)))
    })
}

/// The document that an action was read from, if it is one of `paths` and not a data file.
pub fn document_of<'p>(paths: &'p [PathBuf], place: &FilePlace) -> Option<&'p PathBuf> {
    let is_it = |path: &&PathBuf| path.file_name().is_some_and(|name| *name == *place.document);
    paths.iter().find(is_it).filter(|path| !files::is_data(path))
}

/// The line with `id: "…"`, from 1.
fn line_of(text: &str, id: &str) -> Option<usize> {
    let quoted = format!("\"{id}\"");
    let found = text.match_indices(&quoted).find(|(at, _)| {
        let before = text[..*at].trim_end();
        let name = before.strip_suffix(':').map(str::trim_end);
        name.and_then(|name| name.strip_suffix("id"))
            .is_some_and(|rest| !rest.ends_with(|c: char| c.is_alphanumeric() || c == '_'))
    });
    found.map(|(at, _)| text[..at].matches('\n').count() + 1)
}

/// Runs the editor and waits for it.
pub fn run(file: &Path, line: usize) -> Result<(), String> {
    let editor = ["VISUAL", "EDITOR"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|editor| !editor.trim().is_empty())
        .unwrap_or_else(|| platform::EDITOR.into());
    let words = platform::words(&editor)
        .ok_or_else(|| format!("Unclosed quote in {editor}; set VISUAL or EDITOR"))?;
    let arguments = arguments(words, file, line);
    let Some((program, rest)) = arguments.split_first() else {
        return Err("VISUAL and EDITOR are empty".into());
    };
    let name = program.to_string_lossy();
    match Command::new(platform::program(&name)).args(rest).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{editor} exited with {status}")),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let program = program.display();
            Err(format!("{program} not found; set VISUAL or EDITOR"))
        }
        Err(error) => Err(format!("{editor} could not be started: {error}")),
    }
}

/// The editor's command line with the file and line appended. Editors differ in how they are given a line.
fn arguments(editor: Vec<String>, file: &Path, line: usize) -> Vec<OsString> {
    let mut words: Vec<OsString> = editor.into_iter().map(OsString::from).collect();
    let program = words.first().map(PathBuf::from).unwrap_or_default();
    let name = program.file_stem().unwrap_or_default().to_string_lossy();
    let mut with_line = OsString::from(file);
    with_line.push(format!(":{line}"));
    match &*name {
        "code" | "codium" | "code-insiders" | "cursor" => words.extend(["--goto".into(), with_line]),
        "hx" | "helix" | "subl" | "zed" => words.push(with_line),
        "vi" | "vim" | "nvim" | "view" | "ex" | "nano" | "pico" | "emacs" | "emacsclient" | "micro"
        | "kak" | "joe" | "ne" | "mg" | "jed" | "gedit" | "kate" | "mcedit" => {
            words.extend([format!("+{line}").into(), file.into()]);
        }
        "notepad++" => words.extend([format!("-n{line}").into(), file.into()]),
        // An unknown program might take `+12` for a file name.
        _ => words.push(file.into()),
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_action_is_found_by_its_own_id_and_not_where_it_is_named() {
        let text = "Objective(\n to: \"a.b\",\n  xid: \"a.b\",\n (id : \"a.b\", \n";
        assert_eq!(line_of(text, "a.b"), Some(4));
        assert_eq!(line_of(text, "a"), None);
    }

    #[test]
    fn what_was_read_of_a_list_stands_in_it() {
        let folder = tempfile::tempdir().unwrap();
        let list = folder.path().join("plan.csv");
        std::fs::write(&list, "id,title\n1,One\n").unwrap();
        let place = |document: &str| FilePlace {
            id: "1".into(),
            document: document.into(),
            line: 2,
        };
        let paths = [list.clone()];
        assert_eq!(place_of(&paths, &place("plan.csv")), Some((list.clone(), 2)));
        assert_eq!(place_of(&paths, &place("other.csv")), None);
        // A text editor cannot open a workbook.
        std::fs::write(&list, b"PK\x03\x04\xff\xfe").unwrap();
        assert_eq!(place_of(&paths, &place("plan.csv")), None);
    }

    #[test]
    fn editors_are_told_the_line_as_they_know_it() {
        let words = |editor| {
            let words = arguments(platform::words(editor).unwrap(), Path::new("a b.ron"), 7);
            words
                .into_iter()
                .map(|word| word.into_string().unwrap())
                .collect::<Vec<_>>()
        };
        assert_eq!(words("/usr/bin/vim -R"), ["/usr/bin/vim", "-R", "+7", "a b.ron"]);
        assert_eq!(words("code --wait"), ["code", "--wait", "--goto", "a b.ron:7"]);
        assert_eq!(words("my-editor"), ["my-editor", "a b.ron"]);
        assert_eq!(
            words("\"/x/my ed/vim\" -u \"a b\""),
            ["/x/my ed/vim", "-u", "a b", "+7", "a b.ron"]
        );
    }
}
