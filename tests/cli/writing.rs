//! Files, pipes and colour.

use std::fs;
use std::io::Read as _;
use std::process::Stdio;

use super::{Ran, plain, program, run};

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
            .ends_with("due.ics: file exists; --force overwrites it\n")
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
        ("a.html", "html"),
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
fn nothing_found_writes_an_empty_document_over_the_old_one() {
    let folder = tempfile::tempdir().unwrap();
    for (name, wanted) in [
        ("a.json", "[]\n"),
        ("a.csv", "objective_number,"),
        ("a.txt", "Migration state of play"),
        ("a.md", "# "),
        ("a.ics", "BEGIN:VCALENDAR\r\n"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, "old").unwrap();
        let ran = run(&["due", "xyzzyqq", "--force", "-o", path.to_str().unwrap()]);
        assert_eq!((ran.status, ran.stdout.as_str()), (1, ""));
        assert_eq!(ran.stderr, "milepost: no deadline matches xyzzyqq\n");
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with(wanted) && !text.contains("VEVENT"),
            "{name}: {text}"
        );
        assert!(text.lines().count() < 12, "{name}: {text}");
    }
}

#[test]
fn a_folder_of_settings_that_is_not_there_is_reported() {
    for args in [
        &["--config", "no/such", "due"][..],
        &["due", "--config", "no/such"],
        &["--config", "no/such"],
    ] {
        let ran = run(args);
        let why = "milepost: --config no/such: there is no such folder\n";
        assert_eq!((ran.status, ran.stderr.as_str()), (2, why), "{args:?}");
    }
}

#[test]
fn what_arguments_hold_reaches_no_terminal() {
    let ran = run(&["due", "--f\u{1b}]0;x\u{7}\u{206a}"]);
    assert_eq!(ran.status, 2);
    assert!(
        !ran.stderr.contains(['\u{1b}', '\u{7}', '\u{206a}']),
        "{:?}",
        ran.stderr
    );
}

#[test]
fn a_minus_is_stdout() {
    let folder = tempfile::tempdir().unwrap();
    let ran = program()
        .args(["due", "-f", "csv", "-o", "-"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let ran = Ran::from(ran);
    assert_eq!(ran.stdout, run(&["due", "-f", "csv"]).stdout);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[cfg(unix)]
#[test]
fn pipes_are_written_into() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    let mut child = program()
        .args(["due", "-f", "csv", "-o", path.to_str().unwrap()])
        .spawn()
        .unwrap();
    assert_eq!(
        fs::read_to_string(&path).unwrap(),
        run(&["due", "-f", "csv"]).stdout
    );
    assert!(child.wait().unwrap().success());
    assert!(!fs::metadata(&path).unwrap().is_file());
}

#[cfg(unix)]
#[test]
fn a_limit_on_the_size_of_files_is_an_error_and_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let ran = std::process::Command::new("sh")
        .args(["-c", "ulimit -f 1; exec \"$0\" due -f json -o big.json"])
        .arg(env!("CARGO_BIN_EXE_milepost"))
        .current_dir(folder.path())
        .output()
        .unwrap();
    let ran = Ran::from(ran);
    let why = "milepost: big.json: the file would exceed the size limit\n";
    assert_eq!((ran.status, ran.stderr.as_str()), (1, why));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn places_that_cannot_be_written_to_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &str| run(&["tree", "visa", "-f", "text", "-o", path]);
    let there = write(folder.path().to_str().unwrap());
    assert_eq!(there.status, 1);
    assert!(there.stderr.ends_with(": this is a folder\n"), "{}", there.stderr);
    let missing = folder.path().join("no/such/a.txt");
    let missing = write(missing.to_str().unwrap());
    assert_eq!(missing.status, 1);
    assert!(
        missing.stderr.contains(": no such folder: "),
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
    // The program writes more than a pipe holds, so that it must notice the closed end.
    let mut first = [0; 16];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap());
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_reported() {
    let full = fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    for args in [
        &["tree"][..],
        &["--help"],
        &["--version"],
        &["due", "--help"],
        &["help"],
        &["man"],
        &["completions", "bash"],
    ] {
        let full = full.try_clone().unwrap();
        let ran = program().args(args).stdout(full).output().unwrap();
        let ran = Ran::from(ran);
        assert_eq!(ran.status, 1, "{args:?}");
        assert!(ran.stderr.starts_with("milepost: stdout: "), "{}", ran.stderr);
    }
    let ran = run(&["tree", "-o", "/dev/full", "-f", "text"]);
    assert_eq!(
        (ran.status, ran.stderr.as_str()),
        (1, "milepost: /dev/full: the disk is full\n")
    );
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

#[cfg(feature = "spreadsheets")]
#[test]
fn a_workbook_goes_to_a_file_or_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("DUE.XLSX");
    let ran = run(&["due", "visa", "--as-of", "edition", "-o", path.to_str().unwrap()]);
    assert_eq!(
        (ran.status, ran.stdout.as_str(), ran.stderr.as_str()),
        (0, "", "")
    );
    let written = fs::read(&path).unwrap();
    let piped = program()
        .args(["due", "visa", "--as-of", "edition", "-f", "xlsx"])
        .output()
        .unwrap();
    assert_eq!((piped.status.code(), piped.stdout), (Some(0), written));
    for verb in [
        &["tree"][..],
        &["search", "tunisia"],
        &["show", "visa"],
        &["figures"],
        &["owners"],
        &["money"],
        &["caveats"],
        &["score"],
    ] {
        let ran = program().args(verb).args(["-f", "xlsx"]).output().unwrap();
        assert!(ran.status.success() && ran.stdout.starts_with(b"PK"), "{verb:?}");
    }
    // Piped rows may be empty; then only the header is written.
    let ran = program().args(["due", "xyzzyqq", "-f", "xlsx"]).output().unwrap();
    assert_eq!(ran.status.code(), Some(1));
    let grids = milepost::import::table::workbook::read(&ran.stdout).unwrap();
    assert_eq!(grids[0].len(), 1);
}

#[test]
fn excel_has_csv_of_its_own() {
    let data = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/tables");
    let excel = |args: &[&str], variables: &[(&str, &str)]| {
        let mut program = program();
        for name in ["LC_ALL", "LC_NUMERIC", "LANG"] {
            program.env_remove(name);
        }
        program.envs(variables.iter().copied());
        let args = [
            &["figures", "--data", data, "--as-of", "edition", "--excel"],
            args,
        ]
        .concat();
        Ran::from(program.args(args).output().unwrap())
    };
    let plain = run(&["figures", "--data", data, "--as-of", "edition", "-f", "csv"]).stdout;
    let english = excel(&[], &[("LANG", "en_GB.UTF-8")]).stdout;
    assert_eq!(english, format!("\u{feff}{plain}"));
    let german = excel(&["-f", "csv"], &[("LANG", "C"), ("LC_NUMERIC", "de_DE.UTF-8")]).stdout;
    assert!(german.starts_with("\u{feff}places;place_ids;"), "{german}");
    let rows = |text: &str, delimiter: u8| -> Vec<csv::StringRecord> {
        let mut reader = csv::ReaderBuilder::new();
        let mut reader = reader.delimiter(delimiter).from_reader(text.as_bytes());
        reader.records().map(Result::unwrap).collect()
    };
    let (german, plain) = (rows(&german, b';'), rows(&plain, b','));
    assert_eq!(german.len(), plain.len());
    let cells = german
        .iter()
        .zip(&plain)
        .flat_map(|(row, plain)| row.iter().zip(plain));
    let other: Vec<_> = cells.filter(|(cell, plain)| cell != plain).collect();
    assert!(!other.is_empty());
    for (cell, plain) in other {
        assert!(plain.parse::<f64>().is_ok(), "{plain}");
        assert_eq!(cell, plain.replace('.', ","));
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.json");
    let ran = excel(&["-o", path.to_str().unwrap()], &[]);
    assert_eq!(ran.status, 2);
    assert_eq!(
        ran.stderr,
        "milepost: --excel is for CSV, not for json; --format csv goes with it\n"
    );
    let ran = excel(&["-o", path.to_str().unwrap(), "--format", "csv"], &[]);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
}

#[test]
fn plain_mode_writes_what_its_pane_shows() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("pane.json");
    let file = file.to_str().unwrap();
    let lines = format!("help\nwrite {file}\nwrite {file}\nwrite\nreload\ndate 2025-04-01\nwhere\n");
    let ran = plain(&["--as-of", "edition"], &lines);
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""));
    for wanted in [
        "write FILE       write the pane to a file",
        &format!("Wrote {file}\n"),
        &format!("{file} exists; nothing written\n"),
        "Give a file name: write FILE\n",
        "The built-in corpus has no files to reload",
    ] {
        assert!(ran.stdout.contains(wanted), "{wanted}: {}", ran.stdout);
    }
    let written: serde_json::Value = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    assert_eq!(written.as_array().unwrap().len(), 604);
}
