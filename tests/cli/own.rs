//! A corpus with its own kinds, tags and percentages, and with terms that it does not declare.

use std::fmt::Write as _;

use super::{Ran, on, run_in};
use crate::support::fixture_path;

fn ask(args: &[&str]) -> Ran {
    on("own", &[args, &["--as-of", "edition"]].concat())
}

fn found(query: &str) -> Vec<String> {
    let ran = ask(&["search", query, "--format", "json"]);
    let json: serde_json::Value =
        serde_json::from_str(&ran.stdout).unwrap_or_else(|_| panic!("{query}: {}", ran.stderr));
    let mut ids: Vec<_> = json
        .as_array()
        .unwrap()
        .iter()
        .map(|action| {
            action["id"]
                .as_str()
                .unwrap()
                .trim_start_matches("grid.")
                .to_owned()
        })
        .collect();
    ids.sort();
    ids
}

#[test]
fn queries_find_what_is_of_the_corpus_itself() {
    for (query, ids) in [
        ("tag:required", &["law", "lines"][..]),
        ("tag:\"first wave\"", &["law"]),
        ("tag:first", &["law"]),
        ("tag:none", &["talks"]),
        ("has:tag", &["law", "lines"]),
        ("has:link", &["law"]),
        ("kind:milestone", &["law"]),
        ("kind:marker", &["law"]),
        ("kind:quantitative", &["lines"]),
        ("kind:target,other", &["lines", "talks"]),
        ("kind:other", &["talks"]),
        ("required", &["law", "lines"]),
        ("milestone", &["law"]),
        // Names in other languages for a country that no file declares.
        ("where:Turkey", &["lines"]),
        ("where:Italien", &["law"]),
        ("where:EU", &["law"]),
        ("who:EC", &["law"]),
    ] {
        assert_eq!(found(query), ids, "{query}");
    }
    let ran = ask(&["search", "kind:milestne"]);
    assert!(ran.stderr.contains("no kind milestne"), "{}", ran.stderr);
    assert!(ran.stderr.contains("milestone"), "{}", ran.stderr);
    // France is a known place, but not used here.
    let ran = ask(&["search", "where:FR"]);
    assert!(ran.stderr.contains("no place FR"), "{}", ran.stderr);
}

#[test]
fn trees_and_facts_to_the_letter() {
    let mut all = String::new();
    for args in [
        &["tree", "--by", "tag"][..],
        &["tree", "--by", "kind"],
        &["show", "grid.law"],
        &["show", "grid.law", "--format", "markdown"],
        &["show", "grid.lines", "--format", "json"],
        &["info"],
    ] {
        let ran = ask(args);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{args:?}");
        let upto = ran.stdout.find("\ndata").unwrap_or(ran.stdout.len());
        let _ = writeln!(all, "# {}\n{}", args.join(" "), &ran.stdout[..upto]);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn long_titles_are_noted() {
    let folder = tempfile::tempdir().unwrap();
    let from = fixture_path("own");
    for name in ["edition.ron", "kinds.ron", "plan.ron"] {
        let text = std::fs::read_to_string(from.join(name)).unwrap();
        let text = text.replace("Lines laid", &"l".repeat(91));
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let ran = run_in(folder.path(), &["check", "."]);
    assert_eq!(ran.status, 0);
    assert_eq!(
        ran.stdout,
        "note: the title of `grid.lines` has 91 letters; more than 90 are cut on screens\n\
         3 files without mistakes: 3 actions\n"
    );
}
