//! The page of worked questions: the output of its commands, and the screens after its keys.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{Ran, program};
use crate::screens::Session;
use crate::support::text_of;

/// How many lines of an answer the page shows, as the page itself says.
const LINES: usize = 14;

/// A question on the page.
struct Question<'a> {
    title: &'a str,
    /// The keys, as the page writes them: `/` and `@` are followed by the text to type.
    keys: Vec<&'a str>,
    command: &'a str,
}

fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/questions.md")
}

/// The questions, and the page with the answers from `answer`.
fn read<'a>(page: &'a str, mut answer: impl FnMut(&Question<'a>) -> String) -> (Vec<Question<'a>>, String) {
    let (mut questions, mut told) = (Vec::<Question>::new(), String::new());
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        writeln!(told, "{line}").unwrap();
        if let Some(title) = line.strip_prefix("### ") {
            questions.push(Question {
                title,
                keys: Vec::new(),
                command: "",
            });
        } else if let Some(keys) = line.strip_prefix("Keys: ") {
            let question = questions.last_mut().unwrap();
            question.keys = keys.split('`').skip(1).step_by(2).collect();
        } else if line == "```sh" {
            let question = questions.last_mut().unwrap();
            question.command = lines.next().unwrap();
            writeln!(told, "{}", question.command).unwrap();
        } else if line == "```text" {
            told.push_str(&answer(questions.last().unwrap()));
            told.push_str("```\n");
            assert!(lines.any(|line| line == "```"), "an answer does not end");
        }
    }
    (questions, told)
}

/// Runs a command in a shell, with `milepost` replaced by this build.
fn shell(command: &str) -> Ran {
    Command::new("sh")
        .args([
            "-c",
            &format!("milepost() {{ \"$MILEPOST\" \"$@\"; }}; {command}"),
        ])
        .env("MILEPOST", program().get_program())
        .env("XDG_CONFIG_HOME", "/no/such/folder")
        .env("XDG_DATA_HOME", "/no/such/folder")
        .env_remove("MILEPOST_JOURNAL")
        .env_remove("MILEPOST_DATA")
        .env_remove("COLUMNS")
        .output()
        .unwrap()
        .into()
}

/// The part of an answer that the page shows. An answer filtered by `grep` is shown without the lines of its sources.
fn excerpt(stdout: &str, is_picked: bool) -> String {
    let lines: Vec<&str> = stdout.lines().collect();
    // The lines above the head, which name the edition, are left out.
    let head = lines.iter().position(|line| line.contains(", as of "));
    let body: Vec<&str> = lines[head.unwrap_or(0)..]
        .iter()
        .copied()
        .skip_while(|line| line.is_empty())
        .take_while(|line| !is_picked || *line != "Sources")
        .collect();
    let mut told = String::new();
    for line in body.iter().take(LINES) {
        writeln!(told, "{}", line.trim_end()).unwrap();
    }
    if body.len() > LINES {
        told.push_str("…\n");
    }
    told
}

#[test]
fn every_answer_of_the_page_is_what_its_command_prints() {
    let page = text_of("docs/questions.md");
    assert!(page.contains(&format!("at most the first {LINES} lines")));
    let (questions, told) = read(&page, |question| {
        assert!(question.command.starts_with("milepost "), "{}", question.title);
        assert!(question.command.contains(" --as-of "), "{}", question.title);
        let ran = shell(question.command);
        assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{}", question.title);
        let answer = excerpt(&ran.stdout, question.command.contains("| grep"));
        assert!(!answer.is_empty(), "{}", question.title);
        answer
    });
    assert!(questions.len() >= 30, "{}", questions.len());
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(path(), told).unwrap();
        return;
    }
    let wrong = page.lines().zip(told.lines()).find(|(kept, told)| kept != told);
    assert!(
        page == told,
        "docs/questions.md is not what UPDATE_DOCS=1 cargo test makes of it: {wrong:?}"
    );
}

/// Plays the keys of a question on the built-in corpus. Every key must change something.
fn play(question: &Question) -> Session {
    let mut session = Session::built_in(200, 60);
    for keys in &question.keys {
        session = if let ("/" | "@", text) = keys.split_at(1) {
            session.keys(&keys[..1]).typed(text)
        } else {
            let before = session.text();
            let session = session.keys(keys);
            assert!(
                before != session.text(),
                "{}: {keys} does nothing",
                question.title
            );
            session
        };
    }
    session
}

/// What the screen says after the keys of a question: the words that make its answer.
const SHOWN: [(&str, &[&str]); 22] = [
    (
        "What is due before July 2025, and who owns it?",
        &["Computed: 32 bodies, 81 deadlines", "▸ Commission  European"],
    ),
    (
        "How much falls in each quarter?",
        &["by quarter", "Q2 2025", "Q4 2027"],
    ),
    (
        "What is past with no outcome in the document?",
        &["3 of 604", "55 d past  22 Oct 2024"],
    ),
    (
        "What was still ahead on 16 December 2024 and is past on 1 March 2025?",
        &["as of 1 Mar 2025", "74 d past  17 Dec 2024"],
    ),
    ("Which next steps have no date?", &["38 of 604"]),
    (
        "Where does the document contradict itself?",
        &["Contradiction", "19 of 604"],
    ),
    (
        "What does Frontex owe?",
        &["Frontex  European Border", "5 deadlines, 5 undated"],
    ),
    (
        "What is waiting for the Parliament?",
        &["8 of 604", "Parliament has yet to adopt"],
    ),
    (
        "Which next steps have no owner?",
        &["3 of 604", "Timeline of the interoperability"],
    ),
    (
        "How many next steps does each body have?",
        &["by body", "EU agencies"],
    ),
    (
        "What is there on Egypt, across all objectives?",
        &["45 of 604", "7 Legal pathways"],
    ),
    ("Which countries have next steps?", &["by place", "Bangladesh"]),
    (
        "How much money is there for Egypt?",
        &["EUR 363 million", "236.0"],
    ),
    (
        "How much money is there for Tunisia?",
        &["EUR 172 million", "105.0"],
    ),
    (
        "How much money is there for Mauritania?",
        &["EUR 222.8 million", "213.50"],
    ),
    (
        "How much money is there for Lebanon?",
        &["EUR 1,128.5 million", "−525.0"],
    ),
    (
        "How much money is there for the Western Balkans?",
        &["EUR 425.2 million", "350.0"],
    ),
    (
        "How much money comes from AMIF?",
        &["about EUR 61.2 million", "25.0"],
    ),
    (
        "Which funds pay for Tunisia?",
        &["AMIF", "EU education programme"],
    ),
    (
        "What does NDICI pay for, place by place?",
        &["Türkiye", "Egypt, Morocco, Tunisia"],
    ),
    ("What fell most?", &["by change", "−80 %"]),
    (
        "What does the document say about the next meeting of the AMMR Contact Group?",
        &["obj. 1, item 30, line 25"],
    ),
];

#[test]
fn the_keys_of_the_page_show_the_answer() {
    let page = text_of("docs/questions.md");
    let (questions, _) = read(&page, |_| String::new());
    assert!(SHOWN.len() >= 10);
    let mut shown: HashMap<&str, &[&str]> = SHOWN.into();
    for question in &questions {
        let title = question.title;
        assert!(!question.keys.is_empty(), "{title}");
        let screen = play(question).text();
        for word in shown.remove(title).unwrap_or_default() {
            assert!(screen.contains(word), "{title}: no {word:?} in\n{screen}");
        }
    }
    assert!(shown.is_empty(), "no such questions: {:?}", shown.keys());
}
