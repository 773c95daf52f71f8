//! No files import each other in a cycle, not even within one room.
//!
//! Imports are read from the text of the source: `use` trees and paths that begin with `crate`, `self` or `super`. A
//! `pub use` makes a file a facade: whoever imports the name imports the file that defines it, and the facade itself
//! depends on that file only where its own code uses the name.

use std::collections::{BTreeMap, BTreeSet};

use super::{Source, sources};

/// A path as its segments, `crate` left out.
type Segments = Vec<String>;

/// One source file as imports see it.
struct Module {
    path: Segments,
    file: String,
    /// Its re-exports: the name, or `*` for everything, and the path it comes from.
    facade: Vec<(String, Segments)>,
    /// The paths it uses, except re-exports.
    named: Vec<Segments>,
}

fn segments(text: &str) -> Segments {
    text.split("::").map(|part| part.trim().to_owned()).collect()
}

/// Collects every path of a `use` tree with the name it is imported as.
fn leaves(tree: &str, before: &[String], found: &mut Vec<(Segments, String)>) {
    let tree = tree.trim();
    if let Some((head, list)) = tree.split_once('{') {
        let mut path = before.to_vec();
        path.extend(segments(head).into_iter().filter(|part| !part.is_empty()));
        let list = list.trim_end().strip_suffix('}').unwrap_or(list);
        let (mut depth, mut start) = (0_usize, 0);
        for (at, letter) in list.char_indices().chain([(list.len(), ',')]) {
            match letter {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => {
                    if !list[start..at].trim().is_empty() {
                        leaves(&list[start..at], &path, found);
                    }
                    start = at + 1;
                }
                _ => {}
            }
        }
        return;
    }
    let (path, alias) = tree
        .split_once(" as ")
        .map_or((tree, None), |(path, alias)| (path, Some(alias)));
    let mut full = before.to_vec();
    full.extend(segments(path));
    if full.len() > 1 && full.last().is_some_and(|last| last == "self") {
        full.pop();
    }
    let name = alias.map_or_else(
        || full.last().cloned().unwrap_or_default(),
        |alias| alias.trim().to_owned(),
    );
    found.push((full, name));
}

/// A path from the crate's root; `None` if it leads out of the crate.
fn absolute(path: &[String], own: &[String]) -> Option<Segments> {
    let mut base: Segments = match path.first()?.as_str() {
        "crate" => Vec::new(),
        "self" | "super" => own.to_vec(),
        _ => return None,
    };
    let mut rest = path;
    while let Some(first) = rest.first() {
        match first.as_str() {
            "crate" | "self" => {}
            "super" => {
                base.pop()?;
            }
            _ => break,
        }
        rest = &rest[1..];
    }
    base.extend(rest.iter().cloned());
    Some(base)
}

impl Module {
    fn new(source: &Source) -> Self {
        let path = source.module();
        let mut facade = Vec::new();
        let mut named = Vec::new();
        let mut rest = String::new();
        let mut private = Vec::new();
        let code = source.code.replace("pub(in crate::", "pub(in ::");
        for statement in code.split_inclusive(';') {
            let head = statement.rfind("use ").filter(|at| {
                let before = statement[..*at].trim_end_matches([' ', '\t']);
                before.is_empty() || before.ends_with(['\n', ')']) || before.ends_with("pub")
            });
            let Some(at) = head else {
                rest.push_str(statement);
                continue;
            };
            let before = &statement[..at];
            let line = before.rsplit('\n').next().unwrap_or_default();
            rest.push_str(&before[..before.len() - line.len()]);
            let mut found = Vec::new();
            leaves(statement[at + 4..].trim_end_matches(';'), &[], &mut found);
            for (full, name) in found {
                let Some(full) = absolute(&full, &path) else {
                    continue;
                };
                if line.trim_start().starts_with("pub") {
                    facade.push((name, full));
                } else {
                    private.push(full);
                }
            }
        }
        named.extend(private);
        for prefix in ["crate::", "self::", "super::"] {
            for (at, _) in rest.match_indices(prefix) {
                if rest[..at]
                    .ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':')
                {
                    continue;
                }
                let text: String = rest[at..]
                    .chars()
                    .take_while(|letter| letter.is_alphanumeric() || *letter == '_' || *letter == ':')
                    .collect();
                named.extend(absolute(&segments(text.trim_end_matches(':')), &path));
            }
        }
        // A name that is re-exported and used counts as imported; so does a child module that is named by its own name.
        let words: BTreeSet<&str> = rest
            .split(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .collect();
        for (name, full) in &facade {
            if words.contains(name.as_str()) {
                named.push(full.clone());
            }
        }
        for child in rest.split("mod ").skip(1) {
            let name: String = child
                .chars()
                .take_while(|letter| letter.is_alphanumeric() || *letter == '_')
                .collect();
            if rest.contains(&format!("{name}::")) && child[name.len()..].starts_with(';') {
                let used = rest.match_indices(&format!("{name}::")).any(|(at, _)| {
                    !rest[..at]
                        .ends_with(|letter: char| letter.is_alphanumeric() || letter == '_' || letter == ':')
                });
                if used {
                    let mut full = path.clone();
                    full.push(name);
                    named.push(full);
                }
            }
        }
        Self {
            path,
            file: source.file(),
            facade,
            named,
        }
    }
}

/// The file that defines what a path names, followed through facades; else the deepest module on the path.
fn definition(modules: &BTreeMap<Segments, Module>, path: &[String]) -> Option<Segments> {
    let mut path = path.to_vec();
    for _ in 0..16 {
        let depth = (0..=path.len())
            .rev()
            .find(|depth| modules.contains_key(&path[..*depth]))?;
        let module = &modules[&path[..depth]];
        let Some(name) = path.get(depth) else {
            return Some(path);
        };
        let Some((_, source)) = module.facade.iter().find(|(known, _)| known == name) else {
            return Some(path[..depth].to_vec());
        };
        let mut next = source.clone();
        next.extend(path[depth + 1..].iter().cloned());
        path = next;
    }
    None
}

/// For every file, the files it imports and the names it imports from each.
pub fn imports() -> BTreeMap<String, BTreeMap<String, BTreeSet<String>>> {
    let modules: BTreeMap<Segments, Module> = sources()
        .iter()
        .filter(|source| source.file() != "main.rs")
        .map(|source| (source.module(), Module::new(source)))
        .collect();
    let mut all: BTreeMap<String, BTreeMap<String, BTreeSet<String>>> = BTreeMap::new();
    for module in modules.values() {
        let edges = all.entry(module.file.clone()).or_default();
        for path in &module.named {
            let Some(target) = definition(&modules, path) else {
                continue;
            };
            if target != module.path && !target.is_empty() {
                let name = path.last().cloned().unwrap_or_default();
                edges
                    .entry(modules[&target].file.clone())
                    .or_default()
                    .insert(name);
            }
        }
    }
    all
}

/// The shortest way from a file back to itself, if there is one.
fn circle(all: &BTreeMap<String, BTreeMap<String, BTreeSet<String>>>, start: &str) -> Option<Vec<String>> {
    let mut from: BTreeMap<&str, &str> = BTreeMap::new();
    let mut open: Vec<&str> = vec![start];
    while !open.is_empty() {
        let mut next = Vec::new();
        for file in open {
            for target in all.get(file).into_iter().flat_map(BTreeMap::keys) {
                if target == start {
                    let mut way = vec![start.to_owned(), file.to_owned()];
                    let mut at = file;
                    while let Some(before) = from.get(at) {
                        way.push((*before).to_owned());
                        at = before;
                    }
                    way.reverse();
                    way.dedup();
                    return Some(way);
                }
                if !from.contains_key(target.as_str()) {
                    from.insert(target, file);
                    next.push(target.as_str());
                }
            }
        }
        open = next;
    }
    None
}

#[test]
fn no_files_import_each_other_round_a_circle() {
    let all = imports();
    let mut seen = BTreeSet::new();
    let mut wrong = Vec::new();
    for file in all.keys() {
        let Some(way) = circle(&all, file) else { continue };
        let mut members = way.clone();
        members.sort();
        members.dedup();
        if !seen.insert(members) {
            continue;
        }
        let mut lines = vec![format!(
            "{} files:",
            way.len() - usize::from(way.len() > 1 && way.first() == way.last())
        )];
        for (index, file) in way.iter().enumerate() {
            let target = &way[(index + 1) % way.len()];
            if let Some(names) = all[file].get(target) {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                lines.push(format!("  {file} imports {target}: {}", names.join(", ")));
            }
        }
        wrong.push(lines.join("\n"));
    }
    assert!(wrong.is_empty(), "{} circles\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn facades_lead_to_the_file_that_defines_a_name() {
    let source = |file: &str, code: &str| Source {
        path: file.into(),
        text: code.to_owned(),
        code: code.to_owned(),
    };
    let modules: BTreeMap<Segments, Module> = [
        source("views/mod.rs", "mod sum;\npub use self::sum::Sum as Total;\n"),
        source(
            "views/sum.rs",
            "use super::group::{Group, other::{self, Side}};\nfn f() { crate::views::lens::share() }\n",
        ),
        source("views/group.rs", ""),
        source("views/lens.rs", "pub(super) use super::Total;\n"),
    ]
    .iter()
    .map(|source| (source.module(), Module::new(source)))
    .collect();
    let to = |path: &str| definition(&modules, &segments(path)).map(|found| found.join("::"));
    assert_eq!(to("views::Total").as_deref(), Some("views::sum"));
    assert_eq!(to("views::lens::Total").as_deref(), Some("views::sum"));
    assert_eq!(to("views::group::Group").as_deref(), Some("views::group"));
    assert_eq!(to("views::Other").as_deref(), Some("views"));
    let named: Vec<String> = modules[&segments("views::sum")]
        .named
        .iter()
        .map(|path| path.join("::"))
        .collect();
    assert_eq!(
        named,
        [
            "views::group::Group",
            "views::group::other",
            "views::group::other::Side",
            "views::lens::share"
        ]
    );
}
