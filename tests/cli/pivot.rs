//! `tree --by`: the regrouped tree in every format.

use std::fmt::Write as _;

use super::{Ran, small};

fn tree(args: &[&str]) -> Ran {
    small(&[&["tree", "--as-of", "edition"], args].concat())
}

#[test]
fn regrouped_trees_are_reported_to_the_letter() {
    let mut all = String::new();
    for (by, format) in [
        ("place", "text"),
        ("place,kind", "text"),
        ("body", "markdown"),
        ("place", "csv"),
    ] {
        let ran = tree(&["--by", by, "--format", format]);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
        let _ = writeln!(all, "# {by} {format}\n{}", ran.stdout);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn json_has_every_action_once_with_its_branches_and_a_calendar_every_event_once() {
    let ran = tree(&["--by", "body", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    let plain: serde_json::Value = serde_json::from_str(&tree(&["--format", "json"]).stdout).unwrap();
    let (json, plain) = (json.as_array().unwrap(), plain.as_array().unwrap());
    assert_eq!(json.len(), plain.len());
    assert!(
        json.iter()
            .all(|action| !action["branches"].as_array().unwrap().is_empty())
    );
    assert!(
        json.iter()
            .any(|action| action["branches"].as_array().unwrap().len() > 1)
    );
    assert!(plain.iter().all(|action| action.get("branches").is_none()));
    let ics = |args: &[&str]| tree(args).stdout;
    assert_eq!(ics(&["--by", "body", "-f", "ics"]), ics(&["-f", "ics"]));
}

#[test]
fn a_limit_counts_actions_and_the_document_is_the_default() {
    let ran = tree(&["--by", "body", "--limit", "1"]);
    assert!(ran.stdout.contains("The first of"), "{}", ran.stdout);
    assert_eq!(tree(&["--by", "objective"]).stdout, tree(&[]).stdout);
    let wrong = tree(&["--by", "plce"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.stderr.contains("did you mean place?"), "{}", wrong.stderr);
}
