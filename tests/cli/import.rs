//! Lists in other formats: imported into a folder, updated, and opened at once.

use std::fs;
use std::path::Path;

use super::{Ran, run, run_in};

const PLAN: &str = "Nr;Titel;Frist;Zuständig\n1;Erste;31.03.2025;BMI\n2;Zweite;Q2 2025;BMF\n";

fn import(folder: &Path, args: &[&str]) -> Ran {
    run_in(folder, &[&["import", "plan.csv", "-o", "out"], args].concat())
}

#[test]
fn a_list_becomes_a_corpus_and_the_same_again_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.csv"), PLAN).unwrap();
    let ran = import(folder.path(), &[]);
    assert_eq!(ran.status, 2, "no date: {}", ran.stderr);
    let ran = import(folder.path(), &["--date", "2025-01-01"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(
        ran.stdout.is_empty() && ran.stderr.contains("2 items"),
        "{}",
        ran.stderr
    );
    for name in [
        "edition.ron",
        "bodies.ron",
        "import-report.md",
        "plan.csv.rules.ron",
    ] {
        assert!(folder.path().join("out").join(name).exists(), "{name}");
    }
    let checked = run_in(folder.path(), &["check", "out"]);
    assert_eq!(checked.status, 0, "{}", checked.stdout);
    let again = import(folder.path(), &["--date", "2025-01-01"]);
    assert_eq!(again.status, 0);
    assert!(again.stderr.contains("nothing has changed"), "{}", again.stderr);
}

#[test]
fn an_update_keeps_what_was_edited_and_nothing_is_overwritten_without_it() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.csv"), PLAN).unwrap();
    let date = ["--date", "2025-01-01"];
    assert_eq!(import(folder.path(), &date).status, 0);
    let file = folder.path().join("out/01-plan.ron");
    let written = fs::read_to_string(&file).unwrap();
    fs::write(
        &file,
        written.replace("title: \"Erste\"", "title: \"Said better\" /* mine */"),
    )
    .unwrap();
    let changed = PLAN
        .replace("Q2 2025", "Q3 2025")
        .replace("Erste", "Erste Fassung")
        + "3;Dritte;2026;BMI\n";
    fs::write(folder.path().join("plan.csv"), changed).unwrap();
    let refused = import(folder.path(), &date);
    assert_eq!(refused.status, 1);
    assert!(refused.stderr.contains("--update"), "{}", refused.stderr);
    assert!(!fs::read_to_string(&file).unwrap().contains("Q3 2025"));
    let updated = import(folder.path(), &["--date", "2025-01-01", "--update"]);
    assert_eq!(updated.status, 0, "{}", updated.stderr);
    assert!(updated.stderr.contains("1: title"), "{}", updated.stderr);
    let text = fs::read_to_string(&file).unwrap();
    for part in ["\"Said better\" /* mine */", "Q3 2025", "Dritte"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    let again = import(folder.path(), &date);
    assert!(again.stderr.contains("nothing has changed"), "{}", again.stderr);
}

#[test]
fn dry_runs_write_nothing_and_strict_ones_fail_over_what_is_unread() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("plan.csv"),
        PLAN.replace("31.03.2025", "bald genug"),
    )
    .unwrap();
    let ran = import(folder.path(), &["--date", "2025-01-01", "--dry-run", "--strict"]);
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.contains("bald genug"), "{}", ran.stderr);
    assert!(!folder.path().join("out").exists());
    let pdf = run_in(folder.path(), &["import", "plan.pdf", "-o", "out"]);
    assert_eq!(pdf.status, 1);
    assert!(pdf.stderr.contains("pdftotext"), "{}", pdf.stderr);
}

#[test]
fn data_of_another_format_opens_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan_2025-01-01.csv");
    fs::write(&file, PLAN).unwrap();
    let data = file.to_str().unwrap();
    let run = |args: &[&str]| run(&[args, &["--data", data]].concat());
    let due = run(&["due", "--as-of", "edition", "--format", "csv"]);
    assert_eq!(due.status, 0, "{}", due.stderr);
    assert!(
        due.stdout.contains("Erste") && due.stdout.contains("2025-03-31"),
        "{}",
        due.stdout
    );
    fs::write(&file, b"id,title\n1,\"open\n2,b\n").unwrap();
    let wrong = run(&["tree"]);
    assert_eq!(wrong.status, 1);
    assert!(wrong.stderr.contains("never closed"), "{}", wrong.stderr);
}

/// The file of the only objective.
fn objective(folder: &Path) -> std::path::PathBuf {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let is_objective =
        |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().starts_with("01-");
    files.into_iter().find(is_objective).unwrap()
}

const FIRST: &str = "# Harbour plan\n\n## Boats\n\n\
    - The register of boats will be opened by the end of March 2025.\n\
    - Talks with the islands are planned for January.\n\
    - A study on old piers will be published in Q2 2025.\n";

#[test]
fn the_next_edition_keeps_ids_edits_and_what_dates_meant() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("plan_2024-12-16.md"), FIRST).unwrap();
    let ran = run_in(
        at,
        &[
            "import",
            "plan_2024-12-16.md",
            "-o",
            "data/first",
            "--document",
            "harbour",
        ],
    );
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    // A person has edited one of them.
    let file = objective(&at.join("data/first"));
    let written = fs::read_to_string(&file).unwrap();
    let id = "harbour.talks-with-the-islands-are-planned-for-january";
    assert!(written.contains(id), "{written}");
    let title = "title: \"Talks with the islands are planned for January\"";
    let edited = written.replace(title, "title: \"Talks with the islands\", // shorter");
    assert_ne!(written, edited);
    fs::write(&file, edited).unwrap();
    let second = FIRST
        .replace("opened by the end of March", "opened by the end of June")
        .replace("- A study on old piers will be published in Q2 2025.\n", "")
        + "- A lighthouse will be built in 2026.\n";
    fs::write(at.join("plan_2025-03-20.md"), second).unwrap();
    let import = [
        "import",
        "plan_2025-03-20.md",
        "-o",
        "data/second",
        "--previous",
        "data/first",
    ];
    let ran = run_in(at, &import);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(
        ran.stderr.contains("Known from edition harbour-2024-12-16: 2"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("1 new, 1 no longer there"), "{}", ran.stderr);
    let second = fs::read_to_string(objective(&at.join("data/second"))).unwrap();
    assert!(
        second.contains("title: \"Talks with the islands\", // shorter"),
        "{second}"
    );
    let edition = fs::read_to_string(at.join("data/second/edition.ron")).unwrap();
    assert!(
        edition.contains("document: \"harbour\"") && edition.contains("follows: \"harbour-2024-12-16\""),
        "{edition}"
    );
    // The January edition is unchanged, and no change says that the talks were held.
    let ran = run_in(at, &["diff", "--data", "data", "--format", "csv"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let said: Vec<&str> = ran.stdout.lines().skip(1).collect();
    assert_eq!(said.len(), 3, "{}", ran.stdout);
    for (part, kind) in [
        ("register-of-boats", "Slipped"),
        ("old-piers", "Gone"),
        ("lighthouse", "New"),
    ] {
        let is_said = said.iter().any(|line| line.contains(part) && line.contains(kind));
        assert!(is_said, "{part} {kind}: {}", ran.stdout);
    }
    // Importing the same file again changes nothing.
    let ran = run_in(at, &import);
    assert!(ran.stderr.contains("nothing has changed"), "{}", ran.stderr);
}

#[test]
fn an_edition_is_later_than_the_one_before_and_has_another_id() {
    let folder = tempfile::tempdir().unwrap();
    let at = folder.path();
    fs::write(at.join("plan_2024-12-16.md"), FIRST).unwrap();
    assert_eq!(run_in(at, &["import", "plan_2024-12-16.md", "-o", "a"]).status, 0);
    let again = ["import", "plan_2024-12-16.md", "-o", "b", "--previous", "a"];
    let ran = run_in(at, &again);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (
            2,
            "milepost: both editions would be `2024-12-16`; --edition names this one\n"
        )
    );
    let ran = run_in(at, &[&again[..], &["--edition", "x"]].concat());
    assert_eq!(ran.status, 2);
    assert!(
        ran.stderr.contains("edition 2024-12-16 is of 2024-12-16"),
        "{}",
        ran.stderr
    );
    let ran = run_in(
        at,
        &["import", "plan_2024-12-16.md", "-o", "b", "--previous", "nowhere"],
    );
    assert_eq!(ran.status, 1, "{}", ran.stderr);
    assert!(!at.join("b").exists());
}

#[test]
fn what_stands_in_two_files_in_the_same_words_is_counted() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("plan.csv"), PLAN).unwrap();
    fs::write(
        folder.path().join("more.csv"),
        "Nr;Titel;Frist;Zuständig\n2;Zweite;Q2 2025;BMF\n3;Dritte;Q3 2025;BMF\n",
    )
    .unwrap();
    let ran = import(folder.path(), &["more.csv", "--date", "2025-01-01"]);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let said = "“Zweite” is in another file in the same words; both are kept";
    assert_eq!(ran.stderr.matches(said).count(), 1, "{}", ran.stderr);
}

#[test]
fn an_address_that_a_space_cuts_is_named_and_makes_no_link() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("plan.csv"),
        "Title,Due,URL\nOne,2025-05-01,https://example.org/a b?x=1\nTwo,2025-05-02,\"https://example.org/c?x=1,2\"\n",
    )
    .unwrap();
    let ran = import(folder.path(), &["--date", "2025-01-01"]);
    assert!(ran.stderr.contains("write one as `%20`"), "{}", ran.stderr);
    let text: String = fs::read_dir(folder.path().join("out"))
        .unwrap()
        .map(|file| fs::read_to_string(file.unwrap().path()).unwrap_or_default())
        .collect();
    assert!(text.contains("url: \"https://example.org/c?x=1,2\""), "{text}");
    assert!(!text.contains("url: \"https://example.org/a\""), "{text}");
}
