//! The reader's own languages, from the folder of the settings.

use std::fs;
use std::path::Path;

use super::{Ran, program};

const PLAN: &str = r#"Objective(
    id: "grid",
    number: 1,
    title: "A grid",
    actions: [
        (
            id: "grid.law", title: "Law on the grid", block: NextStep, kind: Other,
            dates: [(when: "do końca marca 2025", role: Due)],
        ),
        (
            id: "grid.report", title: "Report on the grid", block: NextStep, kind: Other,
            dates: [(every: "co 3 miesiące", from: "2025-01-01", role: Due)],
        ),
    ],
)"#;

fn run(folder: &Path, args: &[&str]) -> Ran {
    let mut program = program();
    // Windows has one folder for settings and data.
    for variable in ["XDG_CONFIG_HOME", "APPDATA"] {
        program.env(variable, folder);
    }
    program.current_dir(folder).args(args).output().unwrap().into()
}

#[test]
fn a_language_is_added_by_a_table_beside_the_settings() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = temporary.path();
    let (languages, data) = (folder.join("milepost/languages"), folder.join("data"));
    fs::create_dir_all(&languages).unwrap();
    fs::create_dir(&data).unwrap();
    let edition = r#"Edition(id: "plan", title: "Plan", short: "Plan", as_of: "2024-12-16", language: "pl")"#;
    fs::write(data.join("edition.ron"), edition).unwrap();
    fs::write(data.join("plan.ron"), PLAN).unwrap();
    let csv = "Title;Deadline\nLaw;w I kwartale 2025\nReport;do końca czerwca 2025\n";
    fs::write(folder.join("plan.csv"), csv).unwrap();
    let import = |language| {
        let line = [
            "import",
            "plan.csv",
            "-o",
            "out",
            "--date",
            "2024-12-16",
            "--language",
            language,
        ];
        run(folder, &line)
    };

    let ran = run(folder, &["check", "data"]);
    assert_eq!(ran.status, 1);
    assert!(
        ran.stdout.contains("dates are not read in a language `pl`"),
        "{}",
        ran.stdout
    );
    let ran = import("pl");
    assert_eq!(ran.status, 2);
    let refused = "milepost: --language pl: write one of en, fr, de, es, it, pt, nl\n";
    assert_eq!(ran.stderr, refused);

    let page = crate::support::text_of("docs/dates.md");
    let table = page.split("<!-- table -->\n```ron\n").nth(1).unwrap();
    let table = table.split("```").next().unwrap();
    fs::write(languages.join("pl.ron"), table).unwrap();
    let ran = run(folder, &["check", "data"]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    // Dates in arguments may be in the language, and its code is listed with those of the shipped languages.
    let as_of = run(folder, &["info", "--as-of", "12 maja 2025 r."]);
    assert_eq!((as_of.status, as_of.stderr.as_str()), (0, ""));
    assert!(as_of.stdout.contains("12 May 2025"), "{}", as_of.stdout);
    let help = run(folder, &["import", "--help"]).stdout;
    assert!(
        help.contains("possible values: en, fr, de, es, it, pt, nl, pl"),
        "{help}"
    );
    let unknown = import("xx").stderr;
    assert!(
        unknown.ends_with("write one of en, fr, de, es, it, pt, nl, pl\n"),
        "{unknown}"
    );
    let due = ["due", "--data", "data", "--as-of", "edition", "-f", "csv"];
    let ran = run(folder, &due);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    assert!(
        ran.stdout.contains(",2025-03-31,") && ran.stdout.contains("co 3 miesiące"),
        "{}",
        ran.stdout
    );
    let ran = import("pl");
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let written = fs::read_to_string(folder.join("out/edition.ron")).unwrap();
    assert!(written.contains("language: \"pl\""), "{written}");
    let ran = run(
        folder,
        &["due", "--data", "out", "--as-of", "edition", "-f", "csv"],
    );
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", ran.stdout);
    assert!(
        ran.stdout.contains("2025-03-31") && ran.stdout.contains("2025-06-30"),
        "{}",
        ran.stdout
    );

    // Mistakes are reported, and the rest is used.
    let wrong = table.replace("(\"from\", [\"od\"])", "(\"frm\", [\"od\"])");
    fs::write(languages.join("pl.ron"), &wrong).unwrap();
    fs::write(languages.join("de.ron"), "()").unwrap();
    let line = 1 + wrong[..wrong.find("\"frm\"").unwrap()].matches('\n').count();
    for (args, told_on_stderr) in [(&["check", "data"][..], true), (&due, true), (&["info"], false)] {
        let ran = run(folder, args);
        assert_eq!(ran.status, 0, "{args:?} {}", ran.stdout);
        let told = if told_on_stderr { ran.stderr } else { ran.stdout };
        for part in [
            &format!("pl.ron:{line}:10: `frm` is no English word of dates; did you mean `from`?"),
            "de.ron:1:1: `de` is German, which milepost brings itself",
        ] {
            assert!(told.contains(part), "{args:?} {part}\n{told}");
        }
    }
}
