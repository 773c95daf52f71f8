//! Files that are not text, or cannot be read.

use std::fs;
use std::path::Path;

use milepost::load::files::LARGEST;
use milepost::load::{LoadReport, files};

use super::{BODIES, EDITION, mistakes, objective, of, told};

fn check_path(path: &Path) -> Option<LoadReport> {
    super::check(&files::read(&[path.to_owned()]).files)
}

/// The mistakes reported for a folder with this one file.
fn of_bytes(bytes: &[u8]) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.ron");
    fs::write(&path, bytes).unwrap();
    let report = check_path(folder.path());
    let lines = report.as_ref().map(told).unwrap_or_default();
    let within = |line: String| crate::support::within(folder.path(), &line);
    lines.into_iter().map(within).collect()
}

#[test]
fn paths_without_data() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("missing");
    let report = check_path(&missing).unwrap();
    assert_eq!(
        told(&report),
        [format!("{}: there is no such file or folder", missing.display())]
    );
    assert_eq!(
        report.render(80, false),
        format!(
            "error: there is no such file or folder\n --> {}\n  = help: give a .ron file or a folder that holds some\n\n1 mistake in 1 file\n",
            missing.display()
        )
    );
    fs::write(folder.path().join("notes.txt"), "x").unwrap();
    let report = check_path(folder.path()).unwrap();
    assert_eq!(
        told(&report),
        [format!(
            "{}: the folder holds no .ron file",
            folder.path().display()
        )]
    );
}

#[test]
fn files_that_cannot_be_read() {
    let folder = tempfile::tempdir().unwrap();
    // A link to itself cannot be opened even by root.
    #[cfg(unix)]
    {
        let path = folder.path().join("loop.ron");
        std::os::unix::fs::symlink(&path, &path).unwrap();
        let report = check_path(&path).unwrap();
        let lines = told(&report);
        assert!(
            lines[0].starts_with(&format!("{}: cannot be read: ", path.display())),
            "{lines:?}"
        );
        assert_eq!(lines.len(), 1);
    }
    let large = folder.path().join("large.ron");
    fs::File::create(&large).unwrap().set_len(LARGEST + 1).unwrap();
    let report = check_path(&large).unwrap();
    assert_eq!(
        told(&report),
        [format!(
            "{}: the file has 129 MiB, more than the 128 MiB that are read",
            large.display()
        )]
    );
}

#[test]
fn empty_files() {
    for text in [
        "",
        " \r\n\t",
        "// only\n/* a /* nested */ comment */",
        "\u{feff}",
        "#![enable(implicit_some)]\n",
    ] {
        assert_eq!(
            of_bytes(text.as_bytes()),
            ["x.ron: the file is empty"],
            "{text:?}"
        );
    }
    assert_eq!(of_bytes(b"/* never"), ["x.ron: the file is empty"]);
}

#[test]
fn bytes_that_are_not_text() {
    assert_eq!(
        of_bytes(b"Edition(\n  id: \"\xff\")"),
        ["x.ron:2:8: the text is not UTF-8"]
    );
    assert_eq!(of_bytes(b"\xff"), ["x.ron:1:1: the text is not UTF-8"]);
    assert_eq!(
        of_bytes(b"\0\0\0\0"),
        ["x.ron:1:1: a file cannot begin with `\u{2400}`"]
    );
    assert_eq!(
        of_bytes(b"Edition(id: \"e\", \0\0title: \"a\0b\", as_of: \"2024-01-01\")"),
        ["x.ron:1:18: `\u{2400}\u{2400}` has no meaning here"]
    );
}

#[test]
fn byte_order_marks_and_line_ends() {
    let text = objective("(id: \"o.a\", title: \"T\", block: Step, kind: Call, source: (item: 1, line: 1))");
    let dos = text.replace('\n', "\r\n");
    for sound in [
        dos.clone(),
        format!("\u{feff}{text}"),
        format!("\u{feff}#![enable(implicit_some)]\r\n{dos}"),
    ] {
        assert_eq!(of(&sound), [""; 0]);
    }
    let wrong = |text: &str| text.replace("Call", "Cal");
    for broken in [wrong(&dos), format!("\u{feff}{}", wrong(&text))] {
        assert_eq!(of(&broken), ["4:44: there is no kind `Cal`"]);
    }
    let report = super::report(&[("e.ron", EDITION), ("x.ron", &wrong(&dos))]).unwrap();
    let shown = report.render(100, false);
    assert!(!shown.contains(['\r', '␍']), "{shown}");
    assert_eq!(
        mistakes(&[
            ("b.ron", BODIES),
            (
                "e.ron",
                "\u{feff}Edition(id: \"e1\", titel: \"One\", as_of: \"2024-12-16\")"
            )
        ]),
        [
            "e.ron:1:8: the field `title` is missing",
            "e.ron:1:19: there is no field `titel` here"
        ]
    );
}
