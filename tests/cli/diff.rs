//! `milepost diff`: the changes between editions, verbatim, and the errors of wrong arguments.

use super::{Ran, on, run};

fn editions(args: &[&str]) -> Ran {
    on("editions", args)
}

fn diff(args: &[&str]) -> Ran {
    editions(&[&["diff", "--as-of", "2025-04-01"], args].concat())
}

#[test]
fn every_kind_of_change_is_said_and_nothing_else() {
    let ran = diff(&["--width", "120"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn editions_may_be_named_in_either_order_and_with_a_query() {
    let all = diff(&["--format", "json"]).stdout;
    for named in [
        &["2024-12", "2025-03"][..],
        &["2025-03", "2024-12"],
        &["2024-12"],
        &["--since", "2024-12"],
    ] {
        let args = [named, &["--format", "json"]].concat();
        assert_eq!(diff(&args).stdout, all, "{named:?}");
    }
    let slipped = diff(&["2024-12", "2025-03", "change:slipped", "--format", "csv"]);
    assert_eq!(slipped.stdout.lines().count(), 4, "{}", slipped.stdout);
    // Actions that are gone are found by the words of the older edition.
    let gone = diff(&["survey", "--format", "csv"]).stdout;
    assert!(gone.contains("plan.survey,"), "{gone}");
    assert_eq!(gone.lines().count(), 2, "{gone}");
}

#[test]
fn what_is_gone_is_listed_with_the_changes_and_counted_apart() {
    let tree = |args: &[&str]| -> String {
        let tree = ["tree", "--by", "change", "--as-of", "2025-04-01"];
        editions(&[&tree[..], args].concat()).stdout
    };
    assert!(tree(&[]).contains("\n31 actions, and 2 gone, as of 1 Apr 2025\n"));
    assert!(
        tree(&["survey"]).contains("\n1 action, as of"),
        "nothing else is asked for"
    );
    assert!(
        tree(&["roads"]).contains("\n2 actions, as of"),
        "{}",
        tree(&["roads"])
    );
}

#[test]
fn what_cannot_be_compared_is_said() {
    for (args, status, words) in [
        (&["bridge"][..], 1, "no change matches bridge"),
        (&["2024-12", "roads-2025"], 2, "editions of different documents"),
        (&["2025-03"], 2, "is the edition in view"),
        (
            &["--since", "2024-11"],
            2,
            "there is no edition 2024-11; did you mean 2024-12?",
        ),
        (&["--format", "ics"], 2, "changes"),
    ] {
        let ran = diff(args);
        assert_eq!(ran.status, status, "{args:?}: {}", ran.stderr);
        assert!(ran.stderr.contains(words), "{args:?}: {}", ran.stderr);
    }
    let ran = run(&["diff"]);
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("there is no earlier edition"),
        "{}",
        ran.stderr
    );
}

#[test]
fn the_clock_says_which_edition_is_in_view_and_nothing_counts_twice() {
    let count = |as_of: &str, query: &str| {
        let ran = editions(&["search", query, "--format", "csv", "--as-of", as_of]);
        ran.stdout.lines().count().saturating_sub(1)
    };
    // The only edition of the roads is from January; before that it is in view as well.
    assert_eq!(count("2025-01-01", "edition:2024-12"), 28);
    assert_eq!(count("2025-01-01", "doc:harbour-plan"), 28);
    assert_eq!(count("2025-04-01", "doc:harbour-plan"), 29);
    assert_eq!(count("2025-04-01", "template"), 1);
    assert_eq!(count("2025-04-01", "lighting"), 2);
    assert_eq!(count("2025-04-01", "is:overdue"), 0);
    assert_eq!(count("2025-04-01", "is:gone"), 2);
    assert_eq!(count("2025-04-01", "is:new"), 4);
    assert_eq!(count("2025-04-01", "slip>30d"), 3);
    assert_eq!(count("2025-04-01", "slip>31d"), 2);
}

#[test]
fn a_calendar_of_the_next_edition_moves_the_events_of_the_last() {
    let events = |edition: &str| -> Vec<(String, String)> {
        let ics = ["due", "--format", "ics", "--as-of", "2025-04-01"];
        let ran = editions(&[&ics[..], &["--edition", edition]].concat());
        let text = ran.stdout.replace("\r\n ", "");
        let events = text.split("BEGIN:VEVENT").skip(1);
        let of = |event: &str, name: &str| {
            let line = event.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().to_owned()
        };
        events
            .map(|event| (of(event, "UID:"), of(event, "SEQUENCE:")))
            .collect()
    };
    let (first, second) = (events("2024-12"), events("2025-03"));
    let template = |events: &[(String, String)]| {
        let found = events.iter().find(|(uid, _)| uid.contains("plan.template"));
        found.cloned().unwrap()
    };
    let uid = "2024-12/plan.template/due-1@milepost";
    assert_eq!(template(&first), (uid.into(), String::new()));
    assert_eq!(template(&second), (uid.into(), "1".into()));
    let uids: std::collections::HashSet<_> = second.iter().map(|(uid, _)| uid).collect();
    assert_eq!(uids.len(), second.len());
}

#[test]
fn citations_name_the_edition_where_there_are_several() {
    let show = ["show", "plan.template", "--width", "200"];
    let ran = editions(&[&show[..], &["--as-of", "2025-04-01"]].concat());
    assert!(ran.stdout.contains("edition 2025-03"), "{}", ran.stdout);
    assert!(ran.stdout.contains("was Q1 2025"), "{}", ran.stdout);
}

#[test]
fn the_tree_by_change_lists_what_is_gone_first() {
    let tree = ["tree", "--by", "change", "where:XB"];
    let ran = editions(&[&tree[..], &["--as-of", "2025-04-01"]].concat());
    let gone = ran.stdout.find("Gone without an outcome (1 action)");
    let figure = ran.stdout.find("Figure (1 action)");
    assert!(gone.is_some() && gone < figure, "{}", ran.stdout);
}
