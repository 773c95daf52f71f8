//! Entries as text: they can be read back, and the existing text of a file is kept.

use chrono::DateTime;
use milepost::journal::{Entry, Evidence, Journals, render};
use milepost::model::words::Recorded;
use proptest::prelude::*;

use super::{corpus, file, journals};

fn at(text: &str) -> DateTime<chrono::Utc> {
    text.parse().unwrap()
}

fn read(text: &str) -> Journals {
    journals(&corpus(), &[file("a.ron", text)])
}

fn entry(action: &str, note: &str) -> Entry {
    Entry {
        what: Some(Recorded::Note),
        note: note.into(),
        ..Entry::of(at("2025-03-13T09:12:44Z"), action)
    }
}

#[test]
fn what_stands_in_a_file_stays() {
    let new = [entry("o.one", "new")];
    let line = render::line(&new[0]);
    assert_eq!(
        line,
        r#"(at: "2025-03-13T09:12:44Z", action: "o.one", outcome: Note, note: "new")"#
    );
    for (before, after) in [
        (render::empty("a"), format!("Journal(\n    version: 1,\n    by: \"a\",\n    entries: [\n        {line},\n    ],\n)\n")),
        (
            "Journal(version: 1, by: \"a\", entries: [])".into(),
            format!("Journal(version: 1, by: \"a\", entries: [\n        {line},\n    ])"),
        ),
        // A missing comma, comments, unusual indentation, and Windows line endings.
        (
            "Journal(version: 1, by: \"a\", entries: [\r\n  (at: \"2025-01-01T00:00:00Z\", action: \"x\", watch: true) // mine, ]\r\n  ], // end\r\n)".into(),
            format!("Journal(version: 1, by: \"a\", entries: [\r\n  (at: \"2025-01-01T00:00:00Z\", action: \"x\", watch: true), // mine, ]\r\n        {line},\r\n  ], // end\r\n)"),
        ),
        (
            "\u{feff}/* ] */ Journal(version: 1, entries: [\n    ], by: \"a\")".into(),
            format!("\u{feff}/* ] */ Journal(version: 1, entries: [\n        {line},\n    ], by: \"a\")"),
        ),
    ] {
        let added = render::added(&file("a.ron", &before), &new).unwrap();
        assert_eq!(added, after);
        let journals = read(&added);
        assert_eq!(journals.problems, Vec::<String>::new(), "{added}");
        assert_eq!(journals.all[0].entries.last(), Some(&new[0]));
    }
}

#[test]
fn nothing_is_added_to_what_cannot_be_read() {
    for text in [
        "",
        "Journal(version: 1, by: \"a\", entries: [(at: \"2025",
        "Journal(version: 1, by: \"a\")",
        "Journal(version: 2, by: \"a\", entries: [])",
        "Bodies([])",
    ] {
        assert!(
            render::added(&file("a.ron", text), &[entry("o.one", "x")]).is_err(),
            "{text}"
        );
    }
}

proptest! {
    #[test]
    fn entries_read_back(
        note in any::<String>(),
        said_by in "\\PC*",
        title in any::<String>(),
        outcome in prop::option::of(0..6_usize),
        watch in prop::option::of(any::<bool>()),
        many in 1..4_usize,
    ) {
        let outcomes = <Recorded as milepost::model::Word>::ALL;
        let what = outcome.map(|index| outcomes[index]).filter(|what| *what != Recorded::Slipped);
        let entries: Vec<Entry> = (0..many)
            .map(|index| Entry {
                what,
                watch: watch.or(Some(true)),
                note: note.as_str().into(),
                said_by: said_by.as_str().into(),
                evidence: [Evidence { title: title.as_str().into(), url: "https://example.org/a?b=c".into() }].into(),
                ..Entry::of(at("2025-03-13T09:12:44Z") + chrono::TimeDelta::microseconds(index as i64), "o.one")
            })
            .collect();
        let mut text = render::empty("a");
        for entry in &entries {
            text = render::added(&file("a.ron", &text), std::slice::from_ref(entry)).unwrap();
        }
        let journals = read(&text);
        prop_assert_eq!(&journals.problems, &Vec::<String>::new());
        prop_assert_eq!(&journals.all[0].entries, &entries);
    }
}
