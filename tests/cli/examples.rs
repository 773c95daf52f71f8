//! Every example of the help runs, in a shell.

use super::program;
use crate::support::fixture_path;

/// The examples of a help text: its lines that begin with the program's name.
fn examples(help: &str) -> Vec<String> {
    help.lines()
        .filter_map(|line| line.strip_prefix("  "))
        .filter(|line| line.starts_with("milepost "))
        .map(str::to_owned)
        .collect()
}

const JOURNAL: &str = r#"Journal(version: 1, by: "analyst", entries: [
    (at: "2025-03-13T09:12:44Z", action: "partners.tunisia.talent-technical-meeting-2025", outcome: Missed, on: "2024-12-16"),
])"#;

#[test]
fn every_example_of_the_help_works() {
    let mut command = milepost::cli::command();
    command.build();
    let helps = command
        .get_subcommands()
        .filter(|verb| verb.get_name() != "help" && !verb.is_hide_set())
        .chain([&command]);
    for verb in helps {
        let help = verb.get_after_help().map(ToString::to_string).unwrap_or_default();
        let examples = examples(&help);
        assert!(!examples.is_empty(), "{} has no examples", verb.get_name());
        for example in examples {
            let folder = tempfile::tempdir().unwrap();
            // Entries for the examples to list, query and undo.
            let journal = tempfile::tempdir().unwrap();
            std::fs::write(journal.path().join("analyst.ron"), JOURNAL).unwrap();
            // The files that the examples import.
            let lists: &[&str] = match verb.get_name() {
                "import" => &["plan.csv", "plan_2025-03-31.csv", "plan_2025-09-30.csv"],
                _ => &[],
            };
            for list in lists {
                std::fs::write(folder.path().join(list), "id,title,due\n1,First,Q1 2025\n").unwrap();
            }
            // The previous edition is a folder written by an import.
            if example.contains("--previous plan") {
                let mut import = program();
                import.args(["import", "plan_2025-03-31.csv", "-o", "plan"]);
                assert!(import.current_dir(folder.path()).status().unwrap().success());
            }
            let count = || std::fs::read_dir(folder.path()).unwrap().count();
            let before = count();
            // `milepost` in the example is replaced by this build.
            let mut shell = std::process::Command::new("sh");
            shell
                .args([
                    "-c",
                    &format!("milepost() {{ \"$MILEPOST\" \"$@\"; }}; {example}"),
                ])
                .env("MILEPOST", program().get_program())
                .env("XDG_CONFIG_HOME", "/no/such/folder")
                .env("MILEPOST_JOURNAL", journal.path())
                .env("USER", "analyst")
                .current_dir(folder.path());
            // The built-in corpus has only one edition, so there is nothing to compare it with.
            match verb.get_name() {
                "diff" => shell.env("MILEPOST_DATA", fixture_path("editions")),
                _ => shell.env_remove("MILEPOST_DATA"),
            };
            let ran = shell.output().unwrap();
            let told = String::from_utf8_lossy(&ran.stderr);
            assert!(ran.status.success(), "{example}: {told}");
            let written = count() - before;
            assert_eq!(written, usize::from(example.contains(" -o ")), "{example}");
            assert_eq!(ran.stdout.is_empty(), written == 1, "{example}");
        }
    }
}
