//! `milepost import` of text documents: the result is a corpus that `check` accepts.

use super::run_in;

#[test]
fn a_text_becomes_a_corpus_with_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let plan = "# Harbour plan\n\n## Next steps\n\n- The Commission plans to table a proposal by mid-2025, worth EUR 12.5 million.\n- Tunisia: a meeting is tentatively foreseen in early 2025.\n";
    std::fs::write(folder.path().join("plan.md"), plan).unwrap();
    let run = |args: &[&str]| run_in(folder.path(), args);
    let ran = run(&["import", "plan.md", "-o", "out", "--date", "2024-12-16"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(ran.stderr.contains("2 dates read"), "{}", ran.stderr);
    let checked = run(&["check", "out"]);
    assert_eq!(checked.status, 0, "{}", checked.stderr);
    let due = run(&["due", "--data", "out", "--as-of", "edition", "--format", "csv"]).stdout;
    assert!(
        due.contains("by mid-2025") && due.contains("in early 2025"),
        "{due}"
    );
    for query in [
        "who:commission eur:12.5m",
        "where:TN is:tentative",
        "is:draft block:next",
    ] {
        let found = run(&["search", query, "--data", "out", "--as-of", "edition"]);
        assert_eq!(found.status, 0, "{query}: {}", found.stderr);
    }
    // The same file again changes nothing.
    let again = run(&["import", "plan.md", "-o", "out", "--date", "2024-12-16"]);
    assert_eq!(again.status, 0, "{}", again.stderr);
}
