//! Mistakes in a journal are reported with their place, and the rest is used.

use super::{corpus, file, journals};

/// The mistakes in a text, and how many of its entries are used.
fn wrong(text: &str) -> (Vec<String>, usize) {
    let library = corpus();
    let journals = journals(&library, &[file("j.ron", text)]);
    let count = journals.all.iter().map(|journal| journal.entries.len()).sum();
    (journals.problems, count)
}

#[test]
fn every_mistake_has_its_place_and_the_rest_counts() {
    let text = r#"Journal(
    version: 1,
    by: "a",
    entries: [
        (at: "2025-03-13", action: "o.one", outcome: Met),
        (at: "2025-03-13T09:12:44Z", outcome: Met),
        (at: "2025-03-13T09:12:45Z", action: "o.one", outcome: Meet),
        (at: "2025-03-13T09:12:46Z", action: "o.one", outcome: Met, on: "2025-02-30"),
        (at: "2025-03-13T09:12:47Z", action: "o.one", outcome: Slipped),
        (at: "2025-03-13T09:12:48Z", action: "o.one", outcome: Met, to: "Q3 2025"),
        (at: "2025-03-13T09:12:49Z", action: "o.one"),
        (at: "2025-03-13T09:12:50Z", undoes: "2024-01-01T00:00:00Z"),
        (at: "2025-03-13T09:12:51Z", action: "o.one", outcome: Note, note: "x", evidence: [(url: "ftp:x")]),
        (at: "2025-03-13T09:12:51Z", action: "o.one", outcome: Met),
        (at: "2025-03-13T09:12:52Z", action: "o.one", outcome: Met),
    ],
)
"#;
    insta::assert_snapshot!(format!("{:#?}", wrong(text)));
}

#[test]
fn a_damaged_file_is_told_with_its_place() {
    for (text, expected) in [
        ("", "j.ron: the file is empty"),
        (
            "Journal(version: 1, by: \"a\", entries: [(at: \"2025",
            "j.ron:1:45: this text has no quotation mark at its end",
        ),
        (
            "Journal(version: 1, by: \"a\", entries: [",
            "j.ron:1:39: this `[` is never closed",
        ),
        (
            "Journal(version: 1, entries: [])",
            "j.ron:1:8: the field `by` is missing",
        ),
        (
            "Edition(id: \"x\")",
            "j.ron:1:1: a journal begins with Journal, not with `Edition`",
        ),
        ("Journal", "j.ron:1:8: there is no `(` behind `Journal`"),
    ] {
        let (problems, count) = wrong(text);
        assert!(
            problems.first().is_some_and(|first| first.starts_with(expected)),
            "{text}: {problems:?}"
        );
        assert_eq!(count, 0);
    }
}

#[test]
fn a_later_version_is_left_alone() {
    let text = "Journal(\n    // by a later one\n    version: 2,\n    by: \"a\",\n    deeds: [],\n)";
    let (problems, _) = wrong(text);
    assert_eq!(
        problems,
        [
            "j.ron:3:14: the journal has version 2; this milepost reads version 1; it is left alone; a newer milepost reads it"
        ]
    );
}
