//! `milepost brief`: as text on stdout, as a document in a file, and what it refuses.

use super::{run, small};

#[test]
fn a_brief_goes_to_stdout_as_text() {
    let ran = small(&["brief", "where:tunisia", "--title", "Tunis\u{202e}ia"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    assert!(ran.stdout.starts_with("Tunis⟨U+202E⟩ia\n"), "{}", ran.stdout);
    assert!(ran.stdout.contains("Actions on Tunisia"), "{}", ran.stdout);
}

#[test]
fn a_document_goes_to_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.docx");
    let path = path.to_str().unwrap();
    let ran = small(&["brief", "-o", path]);
    assert_eq!((ran.status, ran.stdout.as_str()), (0, ""), "{ran:?}");
    assert!(std::fs::read(path).unwrap().starts_with(b"PK"));
    let again = small(&["brief", "-o", path]);
    assert_eq!(again.status, 1, "{again:?}");
    assert!(again.stderr.contains("file exists"), "{again:?}");
}

#[test]
fn what_cannot_be_written_is_refused() {
    for (args, status, why) in [
        (
            &["brief", "--format", "docx"][..],
            2,
            "a brief in docx goes to a file: -o brief.docx",
        ),
        (
            &["brief", "-o", "a.json"],
            2,
            "--format is one of text, markdown, html, docx",
        ),
        (&["brief", "where:nowhere"], 2, "nowhere"),
        (&["brief", "zzzzqqqq"], 1, "no brief was written"),
        (
            &["brief", "workshop announced october zzzzqqqq"],
            1,
            "matches the whole question; no brief",
        ),
    ] {
        let ran = run(args);
        assert_eq!(ran.status, status, "{ran:?}");
        assert!(ran.stderr.contains(why), "{ran:?}");
    }
}
