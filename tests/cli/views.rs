//! `tree`, `due`, `search`, `show` and `info`.

use std::ffi::OsStr;
use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use super::{Ran, program, run, small};
use crate::support::fixture_path;

fn ids(json: &str) -> Vec<String> {
    let objects: Value = serde_json::from_str(json).unwrap();
    let objects = objects.as_array().unwrap().iter();
    objects
        .map(|object| object["id"].as_str().unwrap().to_owned())
        .collect()
}

#[test]
fn every_verb_answers_in_every_format() {
    for verb in [&["tree"][..], &["due"], &["search", "tunisia"], &["show", "visa"]] {
        for format in ["text", "markdown", "html", "csv", "json", "ics"] {
            let ran = run(&[verb, &["--as-of", "edition", "--format", format]].concat());
            assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{verb:?} {format}");
            assert!(!ran.stdout.contains('\u{1b}'), "{verb:?} {format}");
            let begins = match format {
                "csv" => "objective_number,",
                "json" => "[\n",
                "ics" => "BEGIN:VCALENDAR\r\n",
                "markdown" => "# Migration",
                "html" => "<!DOCTYPE html>\n",
                _ => "Migration",
            };
            assert!(ran.stdout.starts_with(begins), "{verb:?} {format}");
        }
    }
}

#[test]
fn the_same_question_has_the_same_answer() {
    for format in ["text", "json", "ics"] {
        let args = ["due", "tunisia", "--as-of", "2025-02-01", "--format", format];
        assert_eq!(run(&args).stdout, run(&args).stdout);
    }
}

#[test]
fn a_query_leaves_the_same_actions_in_every_view() {
    let query = "where:tunisia";
    let mut searched = ids(&run(&["search", query, "-f", "json"]).stdout);
    let tree = ids(&run(&["tree", query, "-f", "json"]).stdout);
    let due = ids(&run(&["due", query, "-f", "json"]).stdout);
    assert!(due.len() < tree.len() && due.iter().all(|id| tree.contains(id)));
    searched.sort();
    let mut sorted = tree.clone();
    sorted.sort();
    assert_eq!(searched, sorted);
    // The words of a query do not need quotes.
    let one = run(&["search", "tunisia returns", "-f", "json"]).stdout;
    assert_eq!(one, run(&["search", "tunisia", "returns", "-f", "json"]).stdout);
}

#[test]
fn a_search_is_best_first_with_scores() {
    let ran = run(&["search", "frontex liaison officer", "-f", "json"]);
    let objects: Value = serde_json::from_str(&ran.stdout).unwrap();
    let objects = objects.as_array().unwrap().iter();
    let scores: Vec<i64> = objects.map(|object| object["score"].as_i64().unwrap()).collect();
    assert!(
        scores.len() > 1 && scores.is_sorted_by(|a, b| a >= b),
        "{scores:?}"
    );
}

#[test]
fn a_limit_keeps_the_first() {
    let all = ids(&run(&["search", "tunisia", "-f", "json"]).stdout);
    let some = ids(&run(&["search", "tunisia", "-f", "json", "-n", "3"]).stdout);
    assert_eq!(some, all[..3]);
    let due = run(&["due", "--as-of", "edition", "--limit", "5", "-f", "csv"]).stdout;
    assert_eq!(due.lines().count(), 6);
    let text = run(&["tree", "-n", "2"]).stdout;
    assert!(
        text.contains("The first of ") && text.contains(": 2 actions"),
        "{text}"
    );
    let listed = text.lines().filter(|line| line.trim_start().starts_with("- "));
    assert_eq!(listed.count(), 2, "{text}");
    assert_eq!(run(&["tree", "-n", "0"]).status, 2);
}

#[test]
fn due_keeps_what_ends_in_time() {
    let latest = |args: &[&str]| -> Vec<String> {
        let ran = run(&[&["due", "--as-of", "2024-12-16", "-f", "csv"], args].concat());
        let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
        let heads = reader.headers().unwrap().clone();
        let at = |name: &str| heads.iter().position(|head| head == name).unwrap();
        let (latest, earliest) = (at("latest"), at("earliest"));
        reader
            .records()
            .map(|row| {
                let row = row.unwrap();
                let day = if row[latest].is_empty() {
                    &row[earliest]
                } else {
                    &row[latest]
                };
                day.to_owned()
            })
            .collect()
    };
    let within = latest(&["--within", "30d"]);
    assert!(!within.is_empty());
    assert!(
        within
            .iter()
            .all(|day| ("2024-12-16"..="2025-01-15").contains(&day.as_str())),
        "{within:?}"
    );
    assert_eq!(within, latest(&["--until", "2025-01-15"]));
    let quarter = latest(&["--until", "Q1 2025"]);
    assert_eq!(quarter, latest(&["--until", "2025-03-31"]));
    assert!(quarter.len() > within.len() && latest(&[]).len() > quarter.len());
}

#[test]
fn due_can_be_ordered_by_month_and_by_heading() {
    let month = run(&["due", "--as-of", "edition", "--by", "month"]).stdout;
    assert!(
        month.contains("\nMar 2025 (") && month.contains("\nUndated next steps ("),
        "{month}"
    );
    let heading = run(&["due", "--as-of", "edition", "--by", "heading"]).stdout;
    assert!(heading.contains("\n6. Visa policy"), "{heading}");
    let count = |text: &str| text.matches("[obj. ").count();
    assert_eq!(count(&month), count(&heading));
}

#[test]
fn actions_are_shown_by_id_or_by_a_beginning_of_it() {
    let all = ids(&run(&["tree", "-f", "json"]).stdout);
    let one = all[0].as_str();
    assert_eq!(ids(&run(&["show", one, "-f", "json"]).stdout), [one]);
    let unique = (3..one.len())
        .map(|len| &one[..len])
        .find(|part| all.iter().filter(|id| id.starts_with(part)).count() == 1);
    if let Some(part) = unique.filter(|part| !part.ends_with('.')) {
        assert_eq!(ids(&run(&["show", part, "-f", "json"]).stdout), [one]);
    }
    let slip = one.replacen('a', "aa", 1);
    let wrong = run(&["show", &slip]);
    assert_eq!((wrong.status, wrong.stdout.as_str()), (1, ""));
    assert_eq!(
        wrong.stderr,
        format!("milepost: nothing has the id {slip}; did you mean {one}?\n")
    );
    let several = run(&["show", "pact."]);
    assert_eq!(several.status, 1);
    assert!(
        several.stderr.contains("pact. begins ") && several.stderr.contains(" more"),
        "{}",
        several.stderr
    );
    // Known ids are shown, and unknown ones reported.
    let both = run(&["show", one, "no-such-id", "-f", "json"]);
    assert_eq!((both.status, ids(&both.stdout).len()), (1, 1));
}

#[test]
fn a_heading_is_shown_with_what_it_holds() {
    let ran = run(&["show", "visa", "-f", "json"]);
    let objects: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(
        objects
            .as_array()
            .unwrap()
            .iter()
            .all(|object| object["objective"]["id"] == "visa")
    );
}

#[test]
fn info_counts_what_is_read() {
    let ran = small(&["info"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let actions = ids(&small(&["tree", "-f", "json"]).stdout).len();
    assert!(
        ran.stdout.contains(&format!("actions       {actions}\n")),
        "{}",
        ran.stdout
    );
    let stdout = ran.stdout.replace('\\', "/");
    assert!(stdout.contains("tests/fixtures/small\n"), "{stdout}");
    for label in ["edition ", "as of ", "deadlines ", "config ", "state "] {
        assert!(ran.stdout.lines().any(|line| line.starts_with(label)), "{label}");
    }
}

#[test]
fn the_data_may_come_from_the_environment() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small");
    let ran = program()
        .args(["tree", "-f", "json"])
        .env("MILEPOST_DATA", folder)
        .output()
        .unwrap();
    assert_eq!(Ran::from(ran).stdout, small(&["tree", "-f", "json"]).stdout);
}

#[test]
fn the_environment_lists_several_places_as_path_does() {
    let whole = fixture_path("editions");
    let spaced = tempfile::Builder::new().prefix("two words ").tempdir().unwrap();
    for name in ["edition.ron", "1-roads.ron"] {
        fs::copy(whole.join("roads").join(name), spaced.path().join(name)).unwrap();
    }
    let parts = [
        whole.join("plan"),
        PathBuf::new(),
        whole.join("bodies.ron"),
        whole.join("places.ron"),
        spaced.path().to_owned(),
    ];
    let list = |places: &OsStr| {
        let mut command = program();
        command
            .args(["tree", "edition:roads-2025", "-f", "json"])
            .env("MILEPOST_DATA", places);
        Ran::from(command.output().unwrap())
    };
    let ran = list(&std::env::join_paths(parts).unwrap());
    let wanted = list(whole.as_os_str());
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(wanted.stdout.contains("\"roads"), "{}", wanted.stdout);
    assert_eq!(ran.stdout, wanted.stdout);
}

#[test]
fn the_readers_own_conventions_are_used_and_a_mistake_in_them_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("conventions.ron");
    let show = || {
        let ran = program()
            .args(["show", "meetings.acts-2025", "--data"])
            .arg(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/small"))
            .arg("--config")
            .arg(folder.path())
            .output()
            .unwrap();
        Ran::from(ran)
    };
    let own = r#"(mid_year: (name: "June and July", from: 6, to: 7, before: 1, after: 1))"#;
    fs::write(&file, own).unwrap();
    let ran = show();
    assert!(ran.stdout.contains("until 31 Jul 2025"), "{}", ran.stdout);
    assert!(ran.stdout.contains("mid = June and July"), "{}", ran.stdout);
    fs::write(&file, "(mid_yaer: 1)").unwrap();
    let ran = show();
    assert!(ran.stdout.contains("until 30 Jun 2025"), "{}", ran.stdout);
    assert!(ran.stderr.contains("conventions.ron:1:"), "{}", ran.stderr);
}
