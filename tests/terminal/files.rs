//! Files that change, the editor, and the state kept between runs.

use std::fs;
use std::path::Path;

use super::term::Setup;
use crate::support::fixture_path;

/// A copy of the small corpus under the home of a test.
fn copied() -> (Setup, std::path::PathBuf) {
    let setup = Setup::new();
    let folder = setup.home("data");
    fs::create_dir_all(&folder).unwrap();
    for entry in fs::read_dir(fixture_path("small")).unwrap() {
        let entry = entry.unwrap();
        fs::copy(entry.path(), folder.join(entry.file_name())).unwrap();
    }
    let path = folder.display().to_string();
    (setup.only_args(&["--data", &path, "--as-of", "edition"]), folder)
}

/// Replaces a file by renaming another, as editors do.
fn replace(path: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(path).unwrap();
    assert!(text.contains(from), "{from}");
    let beside = path.with_extension("tmp");
    fs::write(&beside, text.replacen(from, to, 1)).unwrap();
    fs::rename(beside, path).unwrap();
}

#[test]
fn a_file_that_changes_is_read_again_and_the_place_is_kept() {
    let (setup, folder) = copied();
    let file = folder.join("1-meetings.ron");
    let term = setup.start();
    term.sees("1 Meetings")
        .send("jl")
        .sees("Contact committee met")
        .send("j");
    term.wait("the action", |screen| screen.cursor_position().0 == 4);
    replace(&file, "Contact committee met", "Contact committee sat");
    term.sees("Contact committee sat").sees("Reloaded");
    term.wait("the place to be kept", |screen| screen.cursor_position().0 == 4);

    // A broken file: the last good data remains, and the mistake is reported with its place.
    replace(&file, "title: \"Contact", "title \"Contact");
    term.sees("showing the last good data")
        .sees("Contact committee sat")
        .send("!");
    term.sees("Problems in files")
        .sees("1-meetings.ron")
        .send("\x1b")
        .sees_no("Problems");
    replace(&file, "title \"Contact", "title: \"Contact");
    term.sees_no("the last good data").sees("Contact committee sat");
}

#[test]
fn files_are_read_again_by_a_key_alone_where_that_is_settled() {
    let (setup, folder) = copied();
    let term = setup
        .file("config/milepost/settings.ron", "(reload: false)")
        .start();
    term.sees("1 Meetings").send("jl").sees("Contact committee met");
    replace(
        &folder.join("1-meetings.ron"),
        "Contact committee met",
        "Contact committee sat",
    );
    term.send("?").sees("Keys").sees_no("sat").send("\x1b");
    term.sees_no("Keys").send("R").sees("Contact committee sat");
}

#[test]
fn a_query_and_folds_survive_a_reload() {
    let (setup, folder) = copied();
    let term = setup.start();
    term.sees("1 Meetings")
        .send("/workshop\r")
        .sees("/ workshop")
        .sees("Workshop announced");
    replace(
        &folder.join("1-meetings.ron"),
        "Workshop announced for",
        "Workshop planned for",
    );
    term.sees("Workshop planned").sees("/ workshop");
}

#[test]
fn the_editor_is_opened_at_the_action_and_comes_back() {
    let (setup, folder) = copied();
    let script = "#!/bin/sh\nprintf '%s\\n' \"$@\" > \"$HOME/arguments\"\nprintf 'the editor is here'\nread line\n\
                  sed -i 's/Contact committee met/Contact committee sat/' \"$2\"\n";
    let setup = setup.file("bin/vim", script);
    let editor = setup.home("bin/vim");
    let mut permissions = fs::metadata(&editor).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
    fs::set_permissions(&editor, permissions).unwrap();
    let mut term = setup.var("VISUAL", &editor.display().to_string()).start();
    term.sees("1 Meetings").send("E").sees("Select an action");
    term.send("jlj")
        .wait("the action", |screen| screen.cursor_position().0 == 4)
        .send("E");
    term.sees("the editor is here").is_restored();
    // An interrupt typed in the editor is not meant for milepost.
    term.signal(rustix::process::Signal::INT);
    term.send("\n").sees("Contact committee sat");
    let arguments = fs::read_to_string(term.home("arguments")).unwrap();
    let text = fs::read_to_string(folder.join("1-meetings.ron")).unwrap();
    let line = text
        .lines()
        .position(|line| line.contains("id: \"meetings.first-2024-10-11\""))
        .unwrap()
        + 1;
    assert!(arguments.starts_with(&format!("+{line}\n")), "{arguments}");
    assert!(arguments.trim_end().ends_with("1-meetings.ron"), "{arguments}");
    term.send("q");
    assert!(term.ends().success());
    term.is_restored();
}

/// The small corpus, with a script as the editor.
fn edited(script: &str) -> Setup {
    let (setup, _) = copied();
    let setup = setup.file("bin/editor", &format!("#!/bin/sh\n{script}\n"));
    let editor = setup.home("bin/editor");
    let mut permissions = fs::metadata(&editor).unwrap().permissions();
    std::os::unix::fs::PermissionsExt::set_mode(&mut permissions, 0o755);
    fs::set_permissions(&editor, permissions).unwrap();
    setup.var("VISUAL", &editor.display().to_string())
}

#[test]
fn an_editor_that_fails_or_is_killed_or_leaves_a_mess_is_come_back_from() {
    for (script, told) in [
        ("exit 3", "exit status: 3"),
        ("kill -9 $$", "signal: 9"),
        // The editor changes everything: line discipline, mouse, cursor, the alternate screen.
        (
            "stty -echo -icanon -isig; printf '\\033[?1003h\\033[?25l\\033[?1049h'; exit 4",
            "exit status: 4",
        ),
    ] {
        let mut term = edited(script).start();
        term.sees("1 Meetings").send("jlj");
        term.wait("the action", |screen| screen.cursor_position().0 == 4)
            .send("E")
            .sees(told);
        term.send("?").sees("Keys").send("\x1b").sees_no("Keys").send("q");
        assert!(term.ends().success(), "{script}");
        term.is_restored();
    }
}

#[test]
fn it_can_be_ended_while_the_editor_is_open() {
    let mut term = edited("printf 'the editor is here'; read line").start();
    term.sees("1 Meetings").send("jlj");
    term.wait("the action", |screen| screen.cursor_position().0 == 4)
        .send("E")
        .sees("the editor is here")
        .is_restored();
    term.signal(rustix::process::Signal::TERM);
    term.send("\n");
    let status = term.ends();
    assert!(status.signal().is_some(), "{status:?}");
    term.is_restored();
}

#[test]
fn a_broken_file_leaves_the_terminal_whole() {
    let (setup, folder) = copied();
    let mut term = setup.start();
    term.sees("1 Meetings");
    fs::write(folder.join("1-meetings.ron"), "Objective(").unwrap();
    term.sees("showing the last good data")
        .sees("1 Meetings")
        .send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
fn an_editor_that_is_not_there_is_reported() {
    let (setup, _) = copied();
    let term = setup.var("EDITOR", "no-such-editor -w").start();
    term.sees("1 Meetings")
        .send("jlj")
        .wait("the action", |screen| screen.cursor_position().0 == 4);
    term.send("E").sees("no-such-editor").sees("VISUAL or EDITOR");
}

#[test]
fn the_place_is_kept_between_runs_unless_that_is_turned_off() {
    let setup = Setup::new();
    let again = setup.again();
    let off = setup.again();
    let damaged = setup.again();
    let view = setup.home("state/milepost/view.ron");
    let mut term = setup.start();
    term.sees("1 Meetings")
        .send("3c1jlj")
        .wait("the action", |screen| screen.cursor_position().0 == 4);
    term.send("q");
    term.ends();
    let kept = fs::read_to_string(&view).unwrap();
    assert!(kept.contains("meetings.first"), "{kept}");

    let mut term = again.start();
    term.sees("Contact committee met")
        .wait("the action", |screen| screen.cursor_position().0 == 4);
    term.send("3").sees("Deadlines ─ calendar").send("q");
    term.ends();

    let mut term = off
        .file("config/milepost/settings.ron", "(remember: false)")
        .start();
    term.sees("1 Meetings")
        .wait("the first line", |screen| screen.cursor_position().0 == 2);
    term.send("q");
    term.ends();
    fs::remove_file(term.home("config/milepost/settings.ron")).unwrap();

    fs::write(&view, "([(\"\u{0}").unwrap();
    let term = damaged.start();
    term.sees("1 Meetings")
        .wait("the first line", |screen| screen.cursor_position().0 == 2);
}

#[test]
fn programs_at_once_do_not_forget_what_the_others_kept() {
    let setup = Setup::new();
    let (same, other) = (setup.again(), setup.again());
    let (last, other_again) = (setup.again(), setup.again());
    let fixture = |name: &str| fixture_path(name).display().to_string();
    let tables = [
        "--data".to_owned(),
        fixture("tables"),
        "--as-of".into(),
        "edition".into(),
    ];
    let tables = tables.each_ref().map(String::as_str);
    let mut first = setup.start();
    let mut same = same.start();
    let mut other = other.only_args(&tables).start();
    first.sees("1 Meetings").send("/workshop\r").sees("/ workshop");
    same.sees("1 Meetings").send("/contact\r").sees("/ contact");
    other
        .sees("milepost")
        .send("3")
        .sees("3 Deadlines ─ agenda")
        .send("c")
        .sees("3 Deadlines ─ calendar");
    for term in [&mut other, &mut first, &mut same] {
        term.send("q");
        assert!(term.ends().success());
    }
    let again = other_again.only_args(&tables).start();
    again.sees("3 Deadlines ─ calendar");
    // The last to quit determines the position; the queries of the other are remembered, too.
    let term = last.start();
    term.sees("/ contact")
        .send("/")
        .sees("Search")
        .send("\x12\x12")
        .sees("workshop");
}

#[test]
fn state_of_a_later_version_is_neither_read_nor_replaced() {
    let later = "(version: 2, somehow: else)\n";
    let setup = Setup::new().file("state/milepost/view.ron", later);
    let view = setup.home("state/milepost/view.ron");
    let mut term = setup.start();
    term.sees("1 Meetings")
        .send("jl")
        .sees("Contact committee")
        .send("q");
    assert!(term.ends().success());
    assert_eq!(fs::read_to_string(view).unwrap(), later);
}

#[test]
fn an_overlong_kept_query_is_forgotten_before_it_is_asked() {
    let setup = Setup::new();
    let again = setup.again();
    let view = setup.home("state/milepost/view.ron");
    let mut term = setup.start();
    term.sees("1 Meetings")
        .send("jlj")
        .wait("the action", |screen| screen.cursor_position().0 == 4);
    term.send("/workshop\r").sees("/ workshop").send("q");
    term.ends();
    let text = fs::read_to_string(&view).unwrap();
    let long = "'a ".repeat(50_000);
    let from = "query:Some(\"workshop\")";
    assert!(text.contains(from), "{text}");
    fs::write(&view, text.replace(from, &format!("query:Some(\"{long}\")"))).unwrap();
    // The rest of the state is restored.
    again
        .start()
        .sees("1 Meetings")
        .sees("Workshop announced")
        .sees_no("'a 'a");
}

#[test]
fn a_log_is_kept_on_request_and_never_on_the_screen() {
    let mut term = Setup::new().args(&["--log", "log.txt"]).start();
    term.sees("1 Meetings").send("q");
    term.ends();
    let log = fs::read_to_string(term.home("log.txt")).unwrap();
    assert!(
        log.contains("milepost ") && log.contains("actions") && log.contains("Quit"),
        "{log}"
    );
}

#[test]
#[cfg(target_os = "linux")]
fn what_is_skipped_is_reported_while_it_lasts() {
    use rustix::fs::{CWD, FileType, Mode, mknodat};

    let (setup, folder) = copied();
    let fifo = folder.join("x.ron");
    mknodat(CWD, &fifo, FileType::Fifo, Mode::from_raw_mode(0o644), 0).unwrap();
    let term = setup.start();
    term.sees("1 Meetings").sees("skipped").send("!");
    term.sees("x.ron (it is a FIFO, not a regular file)").send("\x1b");
    fs::remove_file(fifo).unwrap();
    term.send("R").sees("Reloaded").sees_no("skipped");
}
