//! The direction of imports, and which rooms may touch the world, held against the source itself.

use std::fs;
use std::path::{Path, PathBuf};

/// Every room with the rooms it may import. A room is a file or folder directly under `src/`.
const ROOMS: &[(&str, &[&str])] = &[
    ("text", &[]),
    ("when", &["text"]),
    ("model", &["text", "when"]),
    ("load", &["model", "text", "when"]),
    ("query", &["model", "text", "when"]),
    ("search", &["model", "query", "text", "when"]),
    ("views", &["model", "query", "text", "when"]),
    ("library", &["model", "query", "search", "views", "when"]),
    ("export", &["library", "model", "text", "views", "when"]),
    ("command", &[]),
    ("keymap", &["command", "load", "text"]),
    ("settings", &["keymap", "load", "query", "when"]),
    ("theme", &["load", "settings", "views", "when"]),
    (
        "app",
        &[
            "command", "export", "keymap", "library", "model", "query", "search", "settings", "text",
            "views", "when",
        ],
    ),
    (
        "ui",
        &[
            "app", "command", "export", "keymap", "model", "query", "search", "text", "theme", "views",
            "when",
        ],
    ),
    (
        "tui",
        &[
            "app", "export", "keymap", "library", "load", "model", "query", "search", "settings", "theme",
            "ui", "when",
        ],
    ),
    (
        "cli",
        &[
            "app", "command", "export", "keymap", "library", "load", "model", "query", "search", "settings",
            "text", "theme", "tui", "ui", "views", "when",
        ],
    ),
    ("lib", &[]),
    ("main", &[]),
];

/// What touches files, the clock, the terminal or the standard streams, and the places that may.
const WORLD: &[(&str, &[&str])] = &[
    ("std::fs", &["load/files.rs", "tui", "cli"]),
    ("std::env", &["tui", "cli", "main.rs"]),
    ("::now()", &["tui", "cli"]),
    ("println!", &["tui", "cli"]),
    ("print!(", &["tui", "cli"]),
    ("io::stdout", &["tui", "cli"]),
    ("io::stderr", &["tui", "cli"]),
    ("std::process", &["tui", "cli", "main.rs"]),
];

fn sources() -> Vec<(PathBuf, String)> {
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
    found
        .into_iter()
        .map(|(path, text)| (path.strip_prefix(&root).unwrap().to_owned(), text))
        .collect()
}

fn room(path: &Path) -> String {
    let first = path.iter().next().unwrap().to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// The code of a file without its comments and its own tests, which may use anything.
fn code(text: &str) -> String {
    let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn every_import_points_down() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let own = room(&path);
        let Some((_, may)) = ROOMS.iter().find(|(name, _)| *name == own) else {
            wrong.push(format!(
                "{} stands in a room that is not in the list",
                path.display()
            ));
            continue;
        };
        let code = code(&text);
        for (at, _) in code.match_indices("crate::") {
            let rest = &code[at + "crate::".len()..];
            let names: Vec<&str> = match rest.strip_prefix('{') {
                Some(list) => list.split('}').next().unwrap_or_default().split(',').collect(),
                None => vec![rest],
            };
            for name in names {
                let other: String = name
                    .trim()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || *c == '_')
                    .collect();
                if other != own && !may.contains(&other.as_str()) {
                    wrong.push(format!("{} imports {other}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_the_edges_touch_the_world() {
    let mut wrong = Vec::new();
    for (path, text) in sources() {
        let code = code(&text);
        for (what, may) in WORLD {
            let allowed = may
                .iter()
                .any(|place| path.starts_with(place) || path == Path::new(&format!("{place}.rs")));
            if !allowed && code.contains(what) {
                wrong.push(format!("{} uses {what}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_says_what_it_is_for() {
    for (path, text) in sources() {
        assert!(text.starts_with("//! "), "{} does not", path.display());
    }
}
