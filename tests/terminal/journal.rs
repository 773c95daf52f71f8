//! Recording in the real program: the journal afterwards, and what others see of it.

use std::fs;

use super::term::{Setup, Term};

/// The program on the small corpus, for a reader, with a journal folder that does not exist yet.
fn desk(setup: Setup, person: &str) -> Setup {
    let folder = setup.home("notes/journal").display().to_string();
    setup
        .size(150, 40)
        .var("USER", person)
        .args(&["--journal", &folder])
}

/// Goes to an action by its title.
fn at_action(term: Term) -> Term {
    term.sees("1 Meetings")
        .send("/workshop\r")
        .sees("/ workshop")
        .sees("Id        meetings.workshop");
    term
}

#[test]
fn an_outcome_is_in_the_journal_and_undone_by_an_entry_more() {
    let setup = desk(Setup::new(), "ann");
    let file = setup.home("notes/journal/ann.ron");
    let term = at_action(setup.start());
    term.send("d")
        .sees("Record an outcome")
        .send("m\t\t\thttps://example.org/a")
        .sees("https://example.org/a")
        .send("\r")
        .sees("Recorded met on");
    let text = fs::read_to_string(&file).unwrap();
    assert!(
        text.starts_with("Journal(\n    version: 1,\n    by: \"ann\","),
        "{text}"
    );
    assert!(
        text.contains("outcome: Met") && text.contains("https://example.org/a"),
        "{text}"
    );
    term.sees("journal of").send("U").sees("Undone: met on");
    term.sees_no("journal of");
    let after = fs::read_to_string(&file).unwrap();
    // The existing entries are still there.
    let kept = text.trim_end().trim_end_matches(['\n', ' ', ']', ')', ',']);
    assert!(after.starts_with(kept), "{after}");
    assert_eq!(after.matches("undoes: ").count(), 1, "{after}");
}

#[test]
fn two_programs_see_what_the_other_records() {
    let first = desk(Setup::new(), "ann");
    let second = first.again().var("USER", "bob");
    let ann = at_action(first.start());
    let bob = at_action(second.start());
    ann.send("i")
        .sees("Write a note")
        .send("ask the desk\r")
        .sees("Recorded a note");
    bob.sees("ask the desk").sees("journal of ann");
    bob.send("i")
        .sees("Write a note")
        .send("they answered\r")
        .sees("Recorded a note");
    ann.sees("they answered").sees("journal of bob");
    // Each undoes their own entry.
    ann.send("U").sees("Undone: a note");
    bob.sees_no("ask the desk").sees("they answered");
}

#[test]
fn what_cannot_be_written_is_said_and_stays_in_the_window() {
    let setup =
        desk(Setup::new(), "ann").file("notes/journal/ann.ron", "Journal(version: 1, by: \"ann\", oops");
    let file = setup.home("notes/journal/ann.ron");
    let before = fs::read(&file).unwrap();
    let term = at_action(setup.start());
    term.send("i").sees("Write a note").send("seen\r");
    term.sees("Not recorded:").sees("ann.ron:1:").sees("seen");
    assert_eq!(fs::read(&file).unwrap(), before);
    // Once the file is repaired, the same key records what was typed before.
    fs::write(&file, "Journal(version: 1, by: \"ann\", entries: [])").unwrap();
    term.send("\r").sees("Recorded a note");
    assert!(fs::read_to_string(&file).unwrap().contains("note: \"seen\""));
}
