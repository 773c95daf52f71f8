//! Checks the source for the direction of imports, and for which rooms may access files, the clock and the terminal.

mod circles;
mod house;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use self::circles::imports;

/// Every room with the rooms it may import. A room is a file or folder directly under `src/`.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("when", &["text"]),
    ("model", &["text", "when"]),
    ("editions", &["model", "text", "when"]),
    ("load", &["model", "text", "when"]),
    ("journal", &["load", "model", "text", "when"]),
    ("import", &["load", "model", "text", "when"]),
    ("query", &["editions", "journal", "model", "text", "when"]),
    ("search", &["editions", "model", "query", "text", "when"]),
    (
        "views",
        &["editions", "journal", "model", "query", "text", "when"],
    ),
    (
        "library",
        &["editions", "journal", "model", "query", "search", "views", "when"],
    ),
    (
        "export",
        &["editions", "journal", "library", "model", "text", "views", "when"],
    ),
    ("command", &[]),
    ("keymap", &["command", "load", "text"]),
    ("settings", &["keymap", "load", "when"]),
    ("theme", &["load", "settings", "views", "when"]),
    (
        "app",
        &[
            "command", "editions", "export", "journal", "keymap", "library", "model", "query", "search",
            "settings", "text", "views", "when",
        ],
    ),
    (
        "ui",
        &[
            "app", "editions", "library", "model", "search", "settings", "text", "theme", "views", "when",
        ],
    ),
    (
        "tui",
        &[
            "app", "export", "journal", "keymap", "library", "load", "model", "settings", "text", "theme",
            "ui",
        ],
    ),
    (
        "cli",
        &[
            "app", "command", "editions", "export", "import", "journal", "keymap", "library", "load",
            "model", "query", "search", "settings", "text", "theme", "tui", "ui", "views", "when",
        ],
    ),
    ("lib", &[]),
    ("main", &[]),
];

/// Names that access files, the clock, the terminal or the standard streams, and the places that may use them.
const WORLD: &[(&str, &[&str])] = &[
    ("std::fs", &["load/files", "tui", "cli"]),
    ("std::env", &["tui", "cli", "main.rs"]),
    ("::now()", &["tui", "cli"]),
    ("println!", &["tui", "cli"]),
    ("print!(", &["tui", "cli"]),
    ("io::stdout", &["tui", "cli"]),
    ("io::stderr", &["tui", "cli"]),
    ("std::process", &["tui", "cli", "main.rs"]),
];

/// The places that may depend on the operating system.
const SYSTEM: &[&str] = &["tui/platform", "tui/file", "load/files"];

/// One file of the source.
struct Source {
    /// Below `src/`.
    path: PathBuf,
    text: String,
    /// The text without comments, strings and tests.
    code: String,
}

impl Source {
    fn file(&self) -> String {
        self.path.to_string_lossy().replace('\\', "/")
    }

    /// Its module, as segments from the crate's root.
    fn module(&self) -> Vec<String> {
        let mut module: Vec<String> = self
            .path
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if module.last().is_some_and(|last| last == "mod" || last == "lib") {
            module.pop();
        }
        module
    }
}

fn sources() -> Vec<Source> {
    fn walk(folder: &Path, found: &mut Vec<(PathBuf, String)>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, found);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut found = Vec::new();
    walk(&root, &mut found);
    found.sort();
    let mut sources: Vec<Source> = found
        .into_iter()
        .map(|(path, text)| Source {
            path: path.strip_prefix(&root).unwrap().to_owned(),
            code: code(&text),
            text,
        })
        .collect();
    let tests: Vec<Vec<String>> = sources.iter().flat_map(test_modules).collect();
    sources.retain(|source| !tests.iter().any(|test| source.module().starts_with(test)));
    sources
}

/// The room of a file: the first name on its path.
fn room(file: &str) -> &str {
    file.split('/').next().unwrap_or_default().trim_end_matches(".rs")
}

/// The modules that a file declares only for tests.
fn test_modules(source: &Source) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for declared in source.text.split("#[cfg(test)]\n").skip(1) {
        let line = declared.lines().next().unwrap_or_default();
        let name = line
            .trim_start_matches("pub ")
            .strip_prefix("mod ")
            .and_then(|rest| rest.strip_suffix(';'));
        if let Some(name) = name {
            let mut module = source.module();
            module.push(name.to_owned());
            found.push(module);
        }
    }
    found
}

/// The code of a file without its comments and its own tests, which may use anything.
fn code(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
    let mut code = String::new();
    // Paths in an inline module are relative to that module: its `super` is the file itself.
    let mut inner: Option<&str> = None;
    for line in text.lines() {
        let line = line.split("//").next().unwrap_or_default();
        let declared =
            line.trim_start().trim_start_matches("pub ").starts_with("mod ") && line.ends_with('{');
        if inner.is_some() {
            code.push_str(&line.replace("super::", "self::"));
        } else {
            code.push_str(line);
        }
        code.push('\n');
        match inner {
            None if declared => inner = Some(&line[..line.len() - line.trim_start().len()]),
            Some(indent) if line.strip_prefix(indent) == Some("}") => inner = None,
            _ => {}
        }
    }
    code
}

#[test]
fn every_import_points_down() {
    let mut wrong = BTreeSet::new();
    for (file, targets) in imports() {
        let own = room(&file);
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == own) else {
            wrong.insert(format!("{file} stands in a room that is not in the list"));
            continue;
        };
        for target in targets.keys() {
            let other = room(target);
            if other != own && !may.contains(&other) {
                wrong.insert(format!("{file} imports {other}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", Vec::from_iter(wrong).join("\n"));
}

#[test]
fn the_table_allows_no_more_than_is_used() {
    let mut unused: BTreeSet<(&str, &str)> = BTreeSet::new();
    for (name, may) in ROOMS {
        unused.extend(may.iter().map(|other| (*name, *other)));
    }
    for (file, targets) in imports() {
        for target in targets.keys() {
            unused.retain(|(name, other)| (*name, *other) != (room(&file), room(target)));
        }
    }
    assert!(unused.is_empty(), "never imported: {unused:?}");
}

#[test]
fn rooms_are_listed_from_the_ground_up() {
    for (at, (name, may)) in ROOMS.iter().enumerate() {
        for other in *may {
            let below = ROOMS[..at].iter().any(|(known, _)| known == other);
            assert!(below, "{name} may import {other}, which is not listed before it");
        }
    }
}

#[test]
fn only_the_edges_touch_the_world() {
    let mut wrong = Vec::new();
    for source in sources() {
        let path = &source.path;
        for (what, may) in WORLD {
            let allowed = may
                .iter()
                .any(|place| path.starts_with(place) || path == Path::new(&format!("{place}.rs")));
            if !allowed && source.code.contains(what) {
                wrong.push(format!("{} uses {what}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_place_knows_which_system_it_is() {
    let mut wrong = Vec::new();
    for source in sources() {
        if SYSTEM.iter().any(|place| source.path.starts_with(place)) {
            continue;
        }
        let asked = ["cfg(", "cfg!(", "cfg_attr("]
            .iter()
            .flat_map(|word| source.code.split(word).skip(1))
            .map(|rest| rest.lines().next().unwrap_or_default());
        for condition in asked {
            let is_known = [
                "test)",
                "feature =",
                "not(feature =",
                "any(feature =",
                "debug_assertions)",
            ]
            .iter()
            .any(|known| condition.starts_with(known));
            if !is_known {
                wrong.push(format!("{} asks for {condition}", source.file()));
            }
        }
        if source.code.contains("std::os::") {
            wrong.push(format!("{} uses std::os", source.file()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    for source in sources() {
        assert!(
            source.text.starts_with("//! "),
            "{} does not",
            source.path.display()
        );
    }
}

/// The type that a line of code defines. Types within traits and their implementations are named by the trait.
fn defined_type(line: &str) -> Option<&str> {
    let mut words = line
        .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
        .filter(|word| !word.is_empty() && !matches!(*word, "pub" | "super" | "crate" | "in"));
    let name = match words.next()? {
        "struct" | "enum" | "trait" => words.next(),
        "type" if !line.starts_with(' ') => words.next(),
        _ => None,
    };
    // Lower-case names are parameters of macros.
    name.filter(|name| name.starts_with(char::is_uppercase))
}

#[test]
fn definitions_of_types_are_recognised() {
    assert_eq!(defined_type("pub(super) struct Row<'a> {"), Some("Row"));
    assert_eq!(defined_type("    enum Step {"), Some("Step"));
    assert_eq!(defined_type("pub type Pair = (u8, u8);"), Some("Pair"));
    assert_eq!(defined_type("    type Item = u8;"), None);
    assert_eq!(defined_type("pub struct $name {"), None);
    assert_eq!(defined_type("let structure = 1;"), None);
}

#[test]
fn no_type_name_has_two_meanings() {
    let sources = sources();
    let mut places: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for source in &sources {
        for name in source.code.lines().filter_map(defined_type) {
            // Types that are defined once for each system have the same meaning on all of them.
            let place = SYSTEM.iter().find(|place| source.path.starts_with(place));
            let place = place.map_or_else(|| source.file(), |place| (*place).to_owned());
            let is_new = places.entry(name).or_default().insert(place.clone());
            assert!(
                is_new || SYSTEM.contains(&place.as_str()),
                "{place} defines {name} twice"
            );
        }
    }
    places.retain(|_, places| places.len() > 1);
    assert!(places.is_empty(), "{places:#?}");
}
