//! Recording on the command line: what is printed, what is written, and that nothing is lost.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::{Ran, program};

/// A copy of the small corpus, with room for a journal beside it.
struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let small = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/small");
        fs::create_dir(folder.path().join("data")).unwrap();
        for entry in fs::read_dir(small).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.path().join("data").join(path.file_name().unwrap())).unwrap();
        }
        Self(folder)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = program();
        command
            .current_dir(self.0.path())
            .args(["--data", "data"])
            .args(args);
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        self.command(args).output().unwrap().into()
    }

    fn journal(&self) -> PathBuf {
        self.0.path().join("data/journal/analyst.ron")
    }

    fn text(&self) -> String {
        fs::read_to_string(self.journal()).unwrap()
    }
}

/// Output without the moments of the test run, and with the paths of one system.
fn without_moments(text: &str) -> String {
    let mut out = String::new();
    // Entries are recorded on the day of the test run.
    let today = chrono::Utc::now().format("%-d %b %Y").to_string();
    let text = with_slashes(text).replace(&today, "today");
    let mut rest = text.as_str();
    while let Some(at) = rest.find("20") {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from
            .find(|c: char| !(c.is_ascii_digit() || "-T:.Z".contains(c)))
            .unwrap_or(from.len());
        if from[..end].contains('T') && from[..end].ends_with('Z') {
            out.push('@');
            rest = &from[end..];
        } else {
            out.push_str(&from[..2]);
            rest = &from[2..];
        }
    }
    out.push_str(rest);
    // The width of the column of moments depends on whether two entries fell into one second.
    let lines = out.split('\n').map(|line| {
        let words: Vec<&str> = line.split(' ').filter(|word| !word.is_empty()).collect();
        let indent = line.len() - line.trim_start().len();
        format!("{}{}", &line[..indent], words.join(" "))
    });
    lines.collect::<Vec<_>>().join("\n")
}

/// Output with slashes in the path of the journal.
fn with_slashes(text: &str) -> String {
    let system = Path::new("data")
        .join("journal")
        .join("analyst.ron")
        .display()
        .to_string();
    text.replace(&system.replace('\\', "\\\\"), "data/journal/analyst.ron")
        .replace(&system, "data/journal/analyst.ron")
}

/// The words of a line, which may be in single quotes.
fn words(line: &str) -> Vec<&str> {
    let parts = line.split('\'').enumerate();
    let words = parts.map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    words.collect::<Vec<_>>().concat()
}

#[test]
fn what_is_recorded_is_said_and_undone() {
    let desk = Desk::new();
    let mut said = String::new();
    for line in [
        "record meetings.template-2025-q1 --outcome met --on '12 March' --source https://example.org/a --note Adopted",
        "record meetings.acts --outcome slipped --to 'Q1 2026' --said-by commission",
        "record meetings.workshop --watch",
        "log",
        "log is:watched --format json",
        "due outcome:met --all",
        "due outcome:slipped",
        "due is:watched --within 14d",
        "show meetings.template-2025-q1",
        "score",
        "score --by objective --format csv",
        "undo",
        "undo",
        "log --format csv",
        // Errors, each with what to write instead.
        "record meetings.tmplate --outcome met",
        "record meetings.workshop",
        "record meetings.workshop --outcome slipped",
        "record meetings.workshop --outcome met --due 2030",
        "record meetings.someday --outcome slipped --to 2030",
        "record meetings.workshop --outcome met --on 'some day'",
        "record meetings.workshop --outcome met --source nowhere",
        "record meetings.workshop --outcome met --to 2030",
        "record meetings.workshop --outcome note",
        "record meetings --watch",
        "undo 2001-01-01T00:00:00Z",
        "undo yesterday",
        "log by:nobody",
        "log --format ics",
        "log --limit 1 --format markdown",
        "log is:gone --format json",
    ] {
        let ran = desk.run(&[&words(line)[..], &["--as-of", "2025-05-01"]].concat());
        let _ = write!(said, "$ milepost {line}\n{}", ran.stdout);
        if !ran.stderr.is_empty() {
            let _ = write!(said, "! {}", ran.stderr);
        }
        let _ = write!(said, "= {}\n\n", ran.status);
    }
    insta::assert_snapshot!("session", without_moments(&said));
    insta::assert_snapshot!("journal", without_moments(&desk.text()));
}

#[test]
fn the_place_of_the_journal_is_said() {
    let desk = Desk::new();
    let own = desk.0.path().join("own");
    for (name, args, folder) in [
        ("data", &[][..], Path::new("data").join("journal")),
        ("flag", &["--journal", "elsewhere"][..], "elsewhere".into()),
    ] {
        let info = desk.run(&[&["info"], args].concat()).stdout;
        let file = folder.join("analyst.ron");
        let file = format!("{} (not there) by analyst", file.display());
        assert!(info.contains(&file), "{name}: {info}");
    }
    let mut command = desk.command(&["record", "meetings.workshop", "--watch"]);
    let ran: Ran = command.env("MILEPOST_JOURNAL", &own).output().unwrap().into();
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(own.join("analyst.ron").is_file());
    assert!(!desk.journal().exists());
    // The built-in corpus has no folder.
    let mut command = program();
    let data = desk.0.path().join("share");
    let ran: Ran = command
        .args(["record", "borders.etias-handbook", "--watch"])
        .env("XDG_DATA_HOME", &data)
        .env("APPDATA", &data)
        .output()
        .unwrap()
        .into();
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    assert!(data.join("milepost/journal/built-in/analyst.ron").is_file());
}

#[test]
fn what_cannot_be_read_is_told_and_never_replaced() {
    let desk = Desk::new();
    fs::create_dir(desk.journal().parent().unwrap()).unwrap();
    for (text, expected) in [
        ("", "data/journal/analyst.ron: the file is empty"),
        (
            "Journal(version: 1, by: \"analyst\", entries: [",
            "data/journal/analyst.ron:1:45: this `[` is never closed",
        ),
        (
            "Journal(version: 2, by: \"analyst\", entries: [])",
            "data/journal/analyst.ron:1:18: the journal has version 2",
        ),
        (
            "Journal(version: 1, by: \"somebody\", entries: [])",
            "data/journal/analyst.ron is the journal of somebody",
        ),
    ] {
        fs::write(desk.journal(), text).unwrap();
        let ran = desk.run(&["record", "meetings.workshop", "--watch"]);
        assert_eq!(ran.status, 1, "{text}");
        assert!(
            with_slashes(&ran.stderr).contains(&format!("not recorded: {expected}")),
            "{}",
            ran.stderr
        );
        assert_eq!(desk.text(), text);
        // Everything else still works.
        let ran = desk.run(&["due"]);
        assert_eq!(ran.status, 0, "{text}: {}", ran.stderr);
    }
    let entries = fs::read_dir(desk.journal().parent().unwrap()).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name()).collect();
    // The lock file remains where it cannot be removed while others wait for it.
    names.retain(|name| cfg!(unix) || name != ".analyst.ron.lock");
    assert_eq!(names, ["analyst.ron"]);
}

#[test]
fn shells_complete_ids_and_entries_by_asking_the_program() {
    let desk = Desk::new();
    let complete = |words: &[&str]| -> Ran {
        let line = ["milepost", "--data", "data"].iter().chain(words);
        let mut command = program();
        command
            .current_dir(desk.0.path())
            .env("MILEPOST_COMPLETE", "bash")
            .env("_CLAP_COMPLETE_INDEX", (words.len() + 2).to_string())
            .arg("--")
            .args(line);
        command.output().unwrap().into()
    };
    for verb in ["record", "show"] {
        let ran = complete(&[verb, "meetings.w"]);
        assert_eq!(
            (ran.stdout.trim(), ran.stderr.as_str()),
            ("meetings.workshop", ""),
            "{verb}"
        );
    }
    assert!(complete(&["undo", "2"]).stdout.trim().is_empty());
    desk.run(&["record", "meetings.workshop", "--note", "one"]);
    let text = desk.text();
    let at = text
        .split("at: \"")
        .nth(1)
        .and_then(|rest| rest.split('"').next())
        .unwrap();
    assert_eq!(complete(&["undo", "2"]).stdout.trim(), at);
    // Completions that do not need the data still work, and missing data is not reported.
    assert!(complete(&["rec"]).stdout.contains("record"));
    assert_eq!(complete(&["--data", "nothing", "show", "m"]).stderr, "");
}

#[test]
fn plain_mode_records_by_a_line_each() {
    let desk = Desk::new();
    let said = |lines: &str| -> String {
        let mut child = desk
            .command(&["--plain"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), lines.as_bytes()).unwrap();
        String::from_utf8(child.wait_with_output().unwrap().stdout).unwrap()
    };
    let text = said(
        "/workshop\nrecord met; on 12 March 2025; source https://example.org/a; note as agreed\nnote ask the desk\nwatch\nundo\n",
    );
    for wanted in [
        "Recorded met on 12 Mar 2025",
        "Recorded a note",
        "Watched from now on",
        "Undone: watched",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
    let text = desk.text();
    for wanted in [
        "outcome: Met, on: \"12 March 2025\", note: \"as agreed\", evidence: [(url: \"https://example.org/a\")]",
        "note: \"ask the desk\"",
        "watch: true",
        "undoes: ",
    ] {
        assert!(text.contains(wanted), "{wanted}: {text}");
    }
}

#[test]
fn who_looks_at_a_screen_does_not_wait_for_another_program() {
    use milepost::journal::Entry;
    use milepost::tui::file::journal::{JournalError, append};
    use std::time::Duration;
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("ann.ron");
    let lock = fs::File::create(folder.path().join(".ann.ron.lock")).unwrap();
    lock.lock().unwrap();
    let entry = || {
        vec![Entry {
            note: "one".into(),
            ..Entry::of("2025-03-13T09:12:44Z".parse().unwrap(), "o.one")
        }]
    };
    let refused = append(&file, "ann", entry(), Duration::ZERO);
    assert!(matches!(refused, Err(JournalError::Busy(_))), "{refused:?}");
    assert!(!file.exists());
    // Unlocked explicitly: on Unix a child that another test is just starting may have inherited the open file, so that
    // closing it would not release the lock.
    let _ = lock.unlock();
    drop(lock);
    assert!(append(&file, "ann", entry(), Duration::ZERO).is_ok());
}

#[test]
fn two_programs_that_record_at_once_lose_nothing() {
    const EACH: usize = 8;
    let desk = Desk::new();
    std::thread::scope(|scope| {
        for program in 0..2 {
            let desk = &desk;
            scope.spawn(move || {
                for number in 0..EACH {
                    let note = format!("{program}-{number}");
                    let mut command = desk.command(&["record", "meetings.workshop", "--note", &note]);
                    let status = command
                        .stdout(Stdio::null())
                        .stderr(Stdio::null())
                        .status()
                        .unwrap();
                    assert!(status.success());
                }
            });
        }
    });
    let text = desk.text();
    for program in 0..2 {
        for number in 0..EACH {
            assert_eq!(
                text.matches(&format!("note: \"{program}-{number}\"")).count(),
                1,
                "{text}"
            );
        }
    }
    let log = desk.run(&["log", "--format", "csv"]);
    assert_eq!(
        (log.stdout.lines().count(), log.stderr.as_str()),
        (2 * EACH + 1, "")
    );
    assert!(desk.run(&["check", "data"]).stdout.contains("without mistakes"));
}

#[test]
fn a_brief_says_what_was_recorded_and_whose_it_is() {
    let desk = Desk::new();
    let record = [
        "record",
        "meetings.acts-2025",
        "--outcome",
        "met",
        "--on",
        "2025-06-20",
        "--source",
        "https://example.org/acts",
        "--note",
        "All of them",
        "--as-of",
        "2025-07-01",
    ];
    let ran = desk.run(&record);
    assert_eq!(ran.status, 0, "{}", ran.stderr);
    let brief = |as_of: &str| {
        desk.run(&[
            "brief",
            "id:meetings.acts-2025",
            "-f",
            "markdown",
            "--as-of",
            as_of,
        ])
        .stdout
    };
    let text = brief("2025-07-01");
    let (_, outcomes) = text.split_once("## Outcomes recorded\n").expect(&text);
    for part in [
        "not stated in it",
        "met",
        "20 Jun 2025",
        "All of them",
        "journal of",
        "<https://example.org/acts>",
    ] {
        assert!(outcomes.contains(part), "{part}: {text}");
    }
    // The day before, it was not known yet.
    assert!(!brief("2025-06-19").contains("Outcomes recorded"));
}

/// In the tree by state, an action without a deadline is under the state that the journal records.
#[test]
fn a_step_without_a_date_stands_under_how_it_ended() {
    let desk = Desk::new();
    let by_state = |day: &str| desk.run(&["tree", "--by", "state", "--as-of", day]).stdout;
    assert!(!by_state("2025-03-01").contains("\nmet ("));
    let day = ["--as-of", "2025-03-01"];
    let recorded = desk.run(&[&["record", "meetings.someday", "--outcome", "met"][..], &day].concat());
    assert_eq!(recorded.status, 0, "{}", recorded.stderr);
    assert!(
        by_state("2025-03-01").contains("\nmet (1 action)"),
        "{}",
        by_state("2025-03-01")
    );
    assert!(!by_state("2025-02-28").contains("\nmet ("));
}
