//! Lists in other formats: imported into a folder, updated, and opened at once.

use std::fs;
use std::path::Path;

use super::{Ran, program};

const PLAN: &str = "Nr;Titel;Frist;Zuständig\n1;Erste;31.03.2025;BMI\n2;Zweite;Q2 2025;BMF\n";

fn import(folder: &Path, args: &[&str]) -> Ran {
    let mut program = program();
    let program = program
        .current_dir(folder)
        .args(["import", "plan.csv", "-o", "out"])
        .args(args);
    program.output().unwrap().into()
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
    let checked: Ran = program()
        .arg("check")
        .arg(folder.path().join("out"))
        .output()
        .unwrap()
        .into();
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
    let mut program = program();
    let pdf: Ran = program
        .args(["import", "plan.pdf", "-o", "out"])
        .current_dir(folder.path())
        .output()
        .unwrap()
        .into();
    assert_eq!(pdf.status, 1);
    assert!(pdf.stderr.contains("pdftotext"), "{}", pdf.stderr);
}

#[test]
fn data_of_another_format_opens_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("plan_2025-01-01.csv");
    fs::write(&file, PLAN).unwrap();
    let run = |args: &[&str]| -> Ran {
        program()
            .args(args)
            .arg("--data")
            .arg(&file)
            .output()
            .unwrap()
            .into()
    };
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
