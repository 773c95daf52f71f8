//! Files and folders that are replaced in every possible way, as seen on the screen.

use std::fs;
use std::os::unix::fs::symlink;
use std::path::Path;

use super::term::{Setup, Term};
use crate::support::fixture_path;

/// Fills a folder with the small corpus, with a word in the title of its first meeting.
fn fill(folder: &Path, word: &str) {
    fs::create_dir_all(folder).unwrap();
    for entry in fs::read_dir(fixture_path("small")).unwrap() {
        let path = entry.unwrap().path();
        let text = fs::read_to_string(&path).unwrap();
        let text = text.replace("Contact committee met", &format!("Contact committee {word}"));
        fs::write(folder.join(path.file_name().unwrap()), text).unwrap();
    }
}

/// Replaces a word in a file, by writing another file and renaming it.
fn change(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    let (from, to) = (
        format!("Contact committee {from}"),
        format!("Contact committee {to}"),
    );
    assert!(text.contains(&from));
    let beside = file.with_extension("tmp");
    fs::write(&beside, text.replace(&from, &to)).unwrap();
    fs::rename(beside, file).unwrap();
}

const MEETINGS: &str = "1-meetings.ron";

fn started(setup: Setup, data: &Path) -> Term {
    let term = setup
        .only_args(&["--data", &data.display().to_string(), "--as-of", "edition"])
        .start();
    term.sees("1 Meetings").send("jl").sees("committee one");
    term
}

#[test]
fn a_folder_that_is_deleted_and_made_anew_is_seen_and_watched_again() {
    let setup = Setup::new();
    let data = setup.home("a/data");
    fill(&data, "one");
    let term = started(setup, &data);
    for (before, word) in [("one", "two"), ("three", "four")] {
        fs::remove_dir_all(&data).unwrap();
        term.sees("showing the last good data")
            .sees(&format!("committee {before}"));
        fill(&data, word);
        term.sees(&format!("committee {word}"));
        change(&data.join(MEETINGS), word, "three");
        term.sees("committee three").sees_no("the last good");
    }
}

#[test]
fn folders_that_are_moved_away_and_back_are_seen() {
    let setup = Setup::new();
    let data = setup.home("a/b/data");
    fill(&data, "one");
    let moved = ["a/b/data", "a/b", "a"].map(|name| (setup.home(name), setup.home("away")));
    let term = started(setup, &data);
    let mut word = "one".to_owned();
    for (nth, (here, away)) in moved.into_iter().enumerate() {
        fs::rename(&here, &away).unwrap();
        term.sees("showing the last good data");
        fs::rename(&away, &here).unwrap();
        term.sees_no("the last good data");
        let next = format!("nr {nth}");
        change(&data.join(MEETINGS), &word, &next);
        term.sees(&format!("committee {next}"));
        word = next;
    }
}

#[test]
fn links_that_are_led_elsewhere_are_seen() {
    let setup = Setup::new();
    let (link, next) = (setup.home("data"), setup.home("next"));
    for word in ["one", "two", "three"] {
        fill(&setup.home(word), word);
    }
    let lead = |to: &Path| {
        symlink(to, &next).unwrap();
        fs::rename(&next, &link).unwrap();
    };
    // The second leads through another link.
    symlink("two", setup.home("by")).unwrap();
    lead(Path::new("one"));
    let (two, three) = (setup.home("two").join(MEETINGS), setup.home("three"));
    let by = setup.home("by");
    let term = started(setup, &link);
    lead(&by);
    term.sees("committee two");
    change(&two, "two", "2");
    term.sees("committee 2");
    fs::remove_file(&by).unwrap();
    symlink(&three, &by).unwrap();
    term.sees("committee three");
}

#[test]
fn files_behind_links_are_watched_where_they_are() {
    let setup = Setup::new();
    let data = setup.home("data");
    fill(&data, "one");
    let (real, link) = (setup.home("elsewhere/real.txt"), data.join(MEETINGS));
    fs::create_dir_all(real.parent().unwrap()).unwrap();
    fs::rename(&link, &real).unwrap();
    symlink("../elsewhere/real.txt", &link).unwrap();
    let term = started(setup, &data);
    change(&real, "one", "two");
    term.sees("committee two");
    // Written in place.
    let text = fs::read_to_string(&real)
        .unwrap()
        .replace("committee two", "committee three");
    fs::write(&real, text).unwrap();
    term.sees("committee three");
}

#[test]
fn files_in_folders_that_come_later_are_watched() {
    let setup = Setup::new();
    let data = setup.home("data");
    fill(&data, "one");
    let term = started(setup, &data);
    // A folder whose name looks like a file name with an extension.
    let deep = data.join("2024.12/deep");
    fs::create_dir_all(&deep).unwrap();
    fs::rename(data.join(MEETINGS), deep.join(MEETINGS)).unwrap();
    term.sees_no("the last good data").sees("committee one");
    change(&deep.join(MEETINGS), "one", "two");
    term.sees("committee two");
}

#[test]
fn a_working_folder_that_is_replaced_is_read_again_by_its_name() {
    for reload in [true, false] {
        let setup = Setup::new();
        let settings = format!("(reload: {reload})");
        let setup = setup.file("config/milepost/settings.ron", &settings);
        let (work, old) = (setup.home("work"), setup.home("old"));
        fill(&work.join("data"), "one");
        let script = "cd work && exec \"$MILEPOST\" --data data --as-of edition";
        let term = setup.shell(script).start();
        term.sees("1 Meetings").send("jl").sees("committee one");
        fs::rename(&work, &old).unwrap();
        fill(&work.join("data"), "two");
        if !reload {
            term.send("R");
        }
        term.sees("committee two");
    }
}
