//! Files, pipes and colour.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use super::{Ran, program, run};

#[test]
fn a_file_is_written_once_and_replaced_only_by_force() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("due.ics");
    let name = path.to_str().unwrap();
    let first = run(&["due", "--as-of", "edition", "-o", name]);
    assert_eq!(
        (first.status, first.stdout.as_str(), first.stderr.as_str()),
        (0, "", "")
    );
    let written = fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("BEGIN:VCALENDAR"));
    assert_eq!(written, run(&["due", "--as-of", "edition", "-f", "ics"]).stdout);
    let second = run(&["due", "visa", "--as-of", "edition", "-o", name]);
    assert_eq!(second.status, 1);
    assert!(
        second
            .stderr
            .ends_with("due.ics: there is such a file; --force replaces it\n")
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), written);
    let forced = run(&["due", "visa", "--as-of", "edition", "-o", name, "--force"]);
    assert_eq!(forced.status, 0, "{}", forced.stderr);
    assert_ne!(fs::read_to_string(&path).unwrap(), written);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn endings_stand_for_formats_and_a_format_goes_before_them() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, more: &[&str]| {
        let path = folder.path().join(name);
        let ran = run(&[&["tree", "visa", "-o", path.to_str().unwrap()], more].concat());
        assert_eq!(ran.status, 0, "{name}: {}", ran.stderr);
        fs::read_to_string(path).unwrap()
    };
    for (name, format) in [
        ("a.json", "json"),
        ("a.MD", "markdown"),
        ("a.csv", "csv"),
        ("a.txt", "text"),
    ] {
        assert_eq!(
            write(name, &[]),
            run(&["tree", "visa", "-f", format]).stdout,
            "{name}"
        );
    }
    assert!(write("b.txt", &["-f", "json"]).starts_with("[\n"));
    assert!(write("c.docx", &["-f", "csv"]).starts_with("objective_number,"));
    let svg = folder.path().join("s.svg");
    assert_eq!(run(&["screen", "-o", svg.to_str().unwrap()]).status, 0);
    assert!(fs::read_to_string(svg).unwrap().starts_with("<svg"));
}

#[test]
fn nothing_found_writes_no_file() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["a.json", "a.csv", "a.txt", "a.ics"] {
        let path = folder.path().join(name);
        assert_eq!(run(&["tree", "xyzzyqq", "-o", path.to_str().unwrap()]).status, 1);
        assert!(!path.exists(), "{name}");
    }
}

#[test]
fn places_that_cannot_be_written_to_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str| run(&["tree", "visa", "-f", "text", "-o", path]);
    let there = write(folder.path().to_str().unwrap());
    assert_eq!(there.status, 1);
    assert!(there.stderr.ends_with(": this is a folder\n"), "{}", there.stderr);
    let missing = folder.path().join("no/such/a.txt");
    let missing = write(missing.to_str().unwrap());
    assert_eq!(missing.status, 1);
    assert!(
        missing.stderr.contains(": there is no folder "),
        "{}",
        missing.stderr
    );
}

#[test]
fn a_reader_that_goes_away_is_no_mistake() {
    let mut child = program()
        .args(["tree", "-f", "json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // More is written than a pipe holds, so that the writer meets the closed end.
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_told() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = program().args(["tree"]).stdout(full).output().unwrap();
    let ran = Ran::from(ran);
    assert_eq!(ran.status, 1);
    assert!(ran.stderr.starts_with("milepost: stdout: "), "{}", ran.stderr);
}

#[test]
fn colour_is_for_those_who_ask() {
    let has_colour = |args: &[&str], name: &str, value: &str| {
        let ran = program().args(args).env(name, value).output().unwrap();
        Ran::from(ran).stdout.contains('\u{1b}')
    };
    assert!(!has_colour(&["due"], "TERM", "xterm"));
    assert!(has_colour(&["due", "--color", "always"], "NO_COLOR", "1"));
    assert!(has_colour(&["due"], "CLICOLOR_FORCE", "1"));
    assert!(!has_colour(&["due", "--color", "never"], "CLICOLOR_FORCE", "1"));
}

#[test]
fn lines_are_as_wide_as_asked() {
    use unicode_width::UnicodeWidthStr;
    for (args, widest) in [
        (&["due"][..], 80),
        (&["due", "--width", "50"], 50),
        (&["tree", "-w", "132"], 132),
    ] {
        let ran = run(args);
        let found = ran.stdout.lines().map(UnicodeWidthStr::width).max().unwrap();
        assert!(found <= widest && found > widest - 12, "{args:?}: {found}");
    }
}
