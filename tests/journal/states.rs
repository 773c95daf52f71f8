//! The effect of entries on the states of deadlines as of a day.

use milepost::export::{self, Arrangement, Due, ExportFormat, ExportScope, ExportView, Paper};
use milepost::library::Library;

use super::{corpus, day, file, journal, recorded, state, with_journals};
use crate::support;

/// Entries, an action, a day, and the state of the action on that day.
const CASES: &[(&str, &str, &str, &str)] = &[
    // The day before, nothing is known yet.
    (
        r#"(at: "2025-04-20T09:00:00Z", action: "o.one", outcome: Met, on: "2025-03-12")"#,
        "o.one",
        "2025-03-11",
        "Open",
    ),
    (
        r#"(at: "2025-04-20T09:00:00Z", action: "o.one", outcome: Met, on: "2025-03-12")"#,
        "o.one",
        "2025-03-12",
        "Met",
    ),
    // An outcome without a date is known from the day it was recorded.
    (
        r#"(at: "2025-03-20T09:00:00Z", action: "o.one", outcome: Missed)"#,
        "o.one",
        "2025-03-19",
        "Open",
    ),
    (
        r#"(at: "2025-03-20T09:00:00Z", action: "o.one", outcome: Missed)"#,
        "o.one",
        "2025-03-20",
        "Missed",
    ),
    // For a vague date the last day counts, but at the latest the day of recording.
    (
        r#"(at: "2025-06-01T09:00:00Z", action: "o.one", outcome: Met, on: "March 2025")"#,
        "o.one",
        "2025-03-30",
        "Open",
    ),
    (
        r#"(at: "2025-06-01T09:00:00Z", action: "o.one", outcome: Met, on: "March 2025")"#,
        "o.one",
        "2025-03-31",
        "Met",
    ),
    (
        r#"(at: "2025-03-10T09:00:00Z", action: "o.one", outcome: Met, on: "March 2025")"#,
        "o.one",
        "2025-03-10",
        "Met",
    ),
    // Only what certainly happened after the window is late.
    (
        r#"(at: "2025-06-01T09:00:00Z", action: "o.one", outcome: Met, on: "2025-04-01")"#,
        "o.one",
        "2025-06-01",
        "MetLate",
    ),
    (
        r#"(at: "2025-06-01T09:00:00Z", action: "o.one", outcome: Met, on: "spring 2025")"#,
        "o.one",
        "2025-06-01",
        "Met",
    ),
    // The entry recorded last counts.
    (
        r#"(at: "2025-06-01T09:00:00Z", action: "o.one", outcome: PartlyMet), (at: "2025-06-02T09:00:00Z", action: "o.one", outcome: Dropped)"#,
        "o.one",
        "2025-06-02",
        "Dropped",
    ),
    // A slip moves the window, and later entries refer to the new one.
    (
        r#"(at: "2025-03-01T09:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025")"#,
        "o.one",
        "2025-02-28",
        "Open",
    ),
    (
        r#"(at: "2025-03-01T09:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025")"#,
        "o.one",
        "2025-06-30",
        "Upcoming",
    ),
    (
        r#"(at: "2025-03-01T09:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025"), (at: "2025-09-01T09:00:00Z", action: "o.one", outcome: Met, on: "2025-08-30")"#,
        "o.one",
        "2025-09-01",
        "Met",
    ),
    (
        r#"(at: "2025-04-01T09:00:00Z", action: "o.one", outcome: Missed), (at: "2025-04-02T09:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025")"#,
        "o.one",
        "2025-08-01",
        "Open",
    ),
    // An action without a date, one with a running period, and one that the document reports as done.
    (
        r#"(at: "2025-04-01T09:00:00Z", action: "o.undated", outcome: Met)"#,
        "o.undated",
        "2025-04-01",
        "Met",
    ),
    (
        r#"(at: "2025-04-01T09:00:00Z", action: "o.undated", outcome: Met)"#,
        "o.undated",
        "2025-03-31",
        "Undated",
    ),
    (
        r#"(at: "2025-04-01T09:00:00Z", action: "o.runs", outcome: Dropped)"#,
        "o.runs",
        "2025-04-01",
        "Dropped",
    ),
    (
        r#"(at: "2025-04-01T09:00:00Z", action: "o.done", outcome: Missed)"#,
        "o.done",
        "2025-04-01",
        "Missed",
    ),
    // A note changes nothing.
    (
        r#"(at: "2025-02-01T09:00:00Z", action: "o.one", outcome: Note, note: "x")"#,
        "o.one",
        "2025-02-01",
        "Open",
    ),
    // An undone entry has no effect, and neither has an undone undo.
    (
        r#"(at: "2025-03-20T09:00:00Z", action: "o.one", outcome: Missed), (at: "2025-03-21T09:00:00Z", undoes: "2025-03-20T09:00:00Z")"#,
        "o.one",
        "2025-03-20",
        "Open",
    ),
    (
        r#"(at: "2025-03-20T09:00:00Z", action: "o.one", outcome: Missed), (at: "2025-03-21T09:00:00Z", undoes: "2025-03-20T09:00:00Z"), (at: "2025-03-22T09:00:00Z", undoes: "2025-03-21T09:00:00Z")"#,
        "o.one",
        "2025-03-20",
        "Missed",
    ),
];

#[test]
fn an_outcome_is_known_from_its_day_on() {
    for (entries, id, as_of, expected) in CASES {
        let library = recorded(&[journal("a", entries)], as_of);
        assert_eq!(state(&library, id, as_of), *expected, "{entries} as of {as_of}");
    }
}

#[test]
fn due_names_one_of_several_deadlines() {
    let first = r#"(at: "2025-02-02T09:00:00Z", action: "o.two", due: "1 February 2025", outcome: Met)"#;
    let library = recorded(&[journal("a", first)], "2025-02-02");
    let action = library.find("o.two", day("2025-02-02")).unwrap();
    let states: Vec<_> = library
        .deadlines
        .of(&library.corpus, action)
        .map(|deadline| deadline.state(day("2025-02-02")).name())
        .collect();
    assert_eq!(states, ["Met", "Upcoming"]);
    // After a slip the deadline can be named by either date.
    for due in ["mid-2025", "Q4 2025"] {
        let entries = format!(
            r#"(at: "2025-02-02T09:00:00Z", action: "o.two", due: "mid-2025", outcome: Slipped, to: "Q4 2025"),
               (at: "2025-12-01T09:00:00Z", action: "o.two", due: "{due}", outcome: Missed)"#
        );
        let library = recorded(&[journal("a", &entries)], "2025-12-01");
        let second = library.deadlines.at(&library.corpus, action, 1).unwrap();
        assert_eq!(second.state(day("2025-12-01")).name(), "Missed", "{due}");
    }
    // An entry for a deadline that does not exist is kept, but settles nothing.
    let other = r#"(at: "2025-02-02T09:00:00Z", action: "o.two", due: "2030", outcome: Met)"#;
    let library = recorded(&[journal("a", other)], "2025-02-02");
    assert_eq!(library.ledger.unmatched.len(), 1);
    assert_eq!(state(&library, "o.two", "2025-02-02"), "Upcoming");
}

#[test]
fn several_persons_are_read_together_and_the_last_counts() {
    let one = journal(
        "a",
        r#"(at: "2025-04-01T09:00:00Z", action: "o.one", outcome: Met, on: "2025-03-12", note: "seen"),
           (at: "2025-04-03T09:00:00Z", action: "o.gone", outcome: Met)"#,
    );
    let other = journal(
        "b",
        r#"(at: "2025-04-02T09:00:00Z", action: "o.one", outcome: Missed), (at: "2025-04-02T10:00:00Z", action: "o.two", watch: true)"#,
    );
    let library = recorded(&[one, other], "2025-04-03");
    assert_eq!(state(&library, "o.one", "2025-04-03"), "Missed");
    assert_eq!(
        state(&library.clone().at(day("2025-04-01")), "o.one", "2025-04-01"),
        "Met"
    );
    // An entry for an unknown action is kept; the watchlist contains only the reader's own.
    assert_eq!(library.ledger.unknown.len(), 1);
    assert_eq!(library.ledger.watched().count(), 0);
    let shown = rendered(&library, "o.one", ExportFormat::Text);
    assert!(
        shown.contains("a says: met on 12 Mar 2025; what was recorded last counts"),
        "{shown}"
    );
}

#[test]
fn a_later_edition_that_says_something_else_is_shown_beside_the_journal() {
    let edition = |id: &str, as_of: &str| {
        format!("Edition(id: \"{id}\", document: \"d\", title: \"{id}\", as_of: \"{as_of}\")")
    };
    let action = |when: &str| {
        format!(
            "Objective(id: \"o\", number: 1, title: \"O\", actions: [(id: \"o.one\", title: \"One\", block: NextStep, \
             kind: Adoption, source: (item: 1, line: 1), dates: [(when: \"{when}\", role: Due)])])"
        )
    };
    let corpus = |later: &str| {
        let files = [
            ("1/e.ron", edition("1", "2024-12-16")),
            ("1/o.ron", action("Q1 2025")),
            ("2/e.ron", edition("2", "2025-06-30")),
            ("2/o.ron", action(later)),
        ];
        support::library(&files.map(|(name, text)| file(name, &text)))
    };
    let met = journal(
        "a",
        r#"(at: "2025-03-13T09:00:00Z", action: "o.one", outcome: Met, on: "2025-03-12")"#,
    );
    let library = with_journals(corpus("Q4 2025"), &[met], "2025-07-01");
    assert_eq!(state(&library, "o.one", "2025-07-01"), "Met");
    let shown = rendered(&library, "o.one", ExportFormat::Text);
    assert!(
        shown.contains("the edition of 30 Jun 2025 still lists it as open"),
        "{shown}"
    );
    // A slip no longer applies once a later edition changes the date, but does if the edition repeats the old date.
    let slip = journal(
        "a",
        r#"(at: "2025-03-13T09:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025")"#,
    );
    for (later, state_then) in [("Q4 2025", "Upcoming"), ("Q1 2025", "Open")] {
        let library = with_journals(corpus(later), std::slice::from_ref(&slip), "2025-07-01");
        assert_eq!(state(&library, "o.one", "2025-07-01"), state_then, "{later}");
    }
}

/// An action in full.
pub fn rendered(library: &Library, id: &str, format: ExportFormat) -> String {
    let as_of = day("2025-07-01").max(library.corpus.newest_edition().unwrap().as_of);
    let library = library.clone().at(as_of);
    let nodes = [milepost::views::node::Node::Action(
        library.find(id, as_of).unwrap(),
    )];
    let view = ExportView {
        library: &library,
        as_of,
        shown: None,
        query: None,
        scope: ExportScope::Nodes(&nodes),
        limit: None,
        pivot: None,
        ids: false,
    };
    String::from_utf8_lossy(&export::prepare(&view).render(format, Paper::default())).into_owned()
}

#[test]
fn a_source_without_a_title_is_a_link_once() {
    let entry = "(at: \"2025-03-13T00:00:00Z\", action: \"o.one\", outcome: Met, on: \"2025-03-12\", \
                 evidence: [(url: \"https://example.org/a\")])";
    let library = recorded(&[journal("a", entry)], "2025-07-01");
    let markdown = rendered(&library, "o.one", ExportFormat::Markdown);
    assert!(
        markdown.contains("[https://example.org/a](<https://example.org/a>)"),
        "{markdown}"
    );
    let text = rendered(&library, "o.one", ExportFormat::Text);
    assert_eq!(text.matches("https://example.org/a").count(), 1, "{text}");
}

/// The deadlines listing as of a day; with `all`, including settled ones.
fn due(library: &Library, as_of: &str, all: bool, format: ExportFormat) -> String {
    let due = Due {
        arrangement: Arrangement::Agenda,
        between: None,
        all,
        baselines: false,
    };
    let view = ExportView {
        library,
        as_of: day(as_of),
        shown: None,
        query: None,
        scope: ExportScope::Deadlines(due),
        limit: None,
        pivot: None,
        ids: false,
    };
    String::from_utf8_lossy(&export::prepare(&view).render(format, Paper::default())).into_owned()
}

#[test]
fn what_is_met_leaves_what_is_due_and_a_slip_says_what_was() {
    let entries = r#"
        (at: "2025-04-01T09:00:00Z", action: "o.two", due: "2025-02-01", outcome: Met, on: "2025-02-03", note: "Adopted",
         evidence: [(title: "Press release", url: "https://example.org/1")]),
        (at: "2025-04-01T10:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025", said_by: "commission")"#;
    let library = recorded(&[journal("a", entries)], "2025-05-01");
    insta::assert_snapshot!("due", due(&library, "2025-05-01", false, ExportFormat::Text));
    insta::assert_snapshot!(
        "due_all",
        due(&library, "2025-05-01", true, ExportFormat::Markdown)
    );
    insta::assert_snapshot!("slipped", rendered(&library, "o.one", ExportFormat::Text));
    insta::assert_snapshot!("met", rendered(&library, "o.two", ExportFormat::Text));
    insta::assert_snapshot!("calendar", due(&library, "2025-05-01", true, ExportFormat::Ics));
}

#[test]
fn after_an_undo_every_export_is_as_before() {
    let before = recorded(&[], "2025-05-01");
    for entry in [
        r#"(at: "2025-04-01T09:00:00Z", action: "o.one", outcome: Met, on: "2025-02-03")"#,
        r#"(at: "2025-04-01T09:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025")"#,
        r#"(at: "2025-04-01T09:00:00Z", action: "o.undated", outcome: Dropped, note: "x")"#,
        r#"(at: "2025-04-01T09:00:00Z", action: "o.two", watch: true)"#,
    ] {
        let with = recorded(&[journal("a", entry)], "2025-05-01");
        let undone = format!(r#"{entry}, (at: "2025-04-02T09:00:00Z", undoes: "2025-04-01T09:00:00Z")"#);
        let after = recorded(&[journal("a", &undone)], "2025-05-01");
        for format in ExportFormat::ALL {
            let all = |library: &Library| due(library, "2025-05-01", true, *format);
            assert_eq!(all(&after), all(&before), "{entry} as {}", format.name());
        }
        let json = |library: &Library| due(library, "2025-05-01", true, ExportFormat::Json);
        assert_ne!(json(&with), json(&before), "{entry}");
    }
}

#[test]
fn every_step_of_the_clock_gives_what_a_fresh_start_gives() {
    let entries = r#"
        (at: "2025-03-01T09:00:00Z", action: "o.one", outcome: Slipped, to: "Q3 2025"),
        (at: "2025-03-05T09:00:00Z", action: "o.two", due: "2025-02-01", outcome: Met, on: "2025-01-20"),
        (at: "2025-09-01T09:00:00Z", action: "o.one", outcome: Met, on: "2025-08-30"),
        (at: "2025-10-01T09:00:00Z", action: "o.one", outcome: Slipped, to: "2026")"#;
    let days = [
        "2025-01-01",
        "2025-03-02",
        "2025-08-31",
        "2025-10-02",
        "2025-09-15",
        "2025-01-21",
        "2024-12-16",
    ];
    let mut stepped = recorded(&[journal("a", entries)], "2024-12-16");
    for as_of in days {
        stepped = stepped.at(day(as_of));
        let fresh = recorded(&[journal("a", entries)], as_of);
        for format in ExportFormat::ALL {
            assert_eq!(
                due(&stepped, as_of, true, *format),
                due(&fresh, as_of, true, *format),
                "{as_of}"
            );
        }
    }
    assert_eq!(
        due(&stepped, "2024-12-16", true, ExportFormat::Json),
        due(&corpus(), "2024-12-16", true, ExportFormat::Json)
    );
}
