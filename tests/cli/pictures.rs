//! The pictures of the docs: what the program makes of these arguments. `UPDATE_DOCS=1 cargo test` makes them anew.

use std::path::Path;

use milepost::theme::SHIPPED;

use super::run;
use crate::support::text_of;

/// The pictures: their name, the size of the screen, the keys that lead there.
const PICTURES: &[(&str, &str, &str)] = &[
    ("panes", "150x40", "j j j l j j"),
    ("search", "130x30", "/ t u n s i a space r e t u r n s down"),
    (
        "money",
        "150x34",
        "/ w h e r e : e g y p t enter v p enter m 2 * j j j",
    ),
    ("timeline", "130x34", "3 c c z"),
    ("calendar", "130x36", "3 c z"),
    ("narrow", "80x24", "3 j j"),
];

/// The screen that every theme is shown with: three panes, several states, a selected line.
const THEMED: (&str, &str) = ("112x24", "3 j j j j j j");

fn hold(name: &str, arguments: &[&str]) {
    let path = format!("docs/pictures/{name}.svg");
    let ran = run(&[&["screen", "--as-of", "edition"], arguments].concat());
    assert_eq!((ran.status, ran.stderr.as_str()), (0, ""), "{name}");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(Path::new(env!("CARGO_MANIFEST_DIR")).join(&path), &ran.stdout).unwrap();
    }
    assert!(
        text_of(&path) == ran.stdout,
        "{path} is not what UPDATE_DOCS=1 cargo test makes of it"
    );
}

#[test]
fn the_pictures_are_what_the_program_shows() {
    for (name, size, keys) in PICTURES {
        hold(name, &["--size", size, "--keys", keys]);
    }
}

#[test]
fn the_changes_of_the_fixture_have_their_picture() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/editions");
    hold(
        "changes",
        &[
            "--data",
            &data.display().to_string(),
            "--size",
            "130x46",
            "--keys",
            "D a 2 * z",
        ],
    );
}

#[test]
fn recording_has_its_pictures() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/following");
    let (config, journal) = (
        folder.display().to_string(),
        folder.join("journal").display().to_string(),
    );
    let empty = tempfile::tempdir().unwrap();
    let nothing = empty.path().display().to_string();
    for (name, journal, keys) in [
        (
            "record",
            nothing.as_str(),
            "3 j j j d m tab 1 1 space D e c e m b e r tab h t t p s : / / e x a m p l e . o r g / p r e s s",
        ),
        (
            "recorded",
            journal.as_str(),
            "/ t ü r k i y e space p a c k a g e enter j",
        ),
    ] {
        let size = if name == "record" { "110x26" } else { "150x30" };
        hold(
            name,
            &[
                "--config",
                &config,
                "--journal",
                journal,
                "--size",
                size,
                "--keys",
                keys,
            ],
        );
    }
}

#[test]
fn the_changes_in_the_tree_have_their_picture() {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/editions");
    let data = data.display().to_string();
    hold(
        "changes-by-kind",
        &["--data", &data, "--size", "150x32", "--keys", "B . ."],
    );
}

#[test]
fn every_shipped_theme_has_its_picture() {
    let (size, keys) = THEMED;
    let page = include_str!("../../docs/themes.md");
    for (theme, _) in SHIPPED {
        let name = format!("theme-{theme}");
        hold(&name, &["--theme", theme, "--size", size, "--keys", keys]);
        assert!(
            page.contains(&format!("(pictures/{name}.svg)")),
            "{theme} is not shown"
        );
    }
}

#[test]
fn a_picture_has_the_ground_its_theme_is_made_for() {
    let ground = |theme: &str| {
        let picture = run(&["screen", "--theme", theme]).stdout;
        let rest = picture.split("fill=\"").nth(1).unwrap().to_owned();
        rest.split('"').next().unwrap().to_owned()
    };
    assert_eq!(ground("dark"), ground("terminal"));
    assert_ne!(ground("dark"), ground("light"));
}

#[test]
fn a_theme_of_ones_own_is_drawn_and_one_that_is_not_there_is_wrong_use() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("themes")).unwrap();
    std::fs::write(
        folder.path().join("themes/mine.ron"),
        "(strong: (fg: \"#123456\"), plian: ())",
    )
    .unwrap();
    let config = folder.path().display().to_string();
    let ran = run(&["screen", "--config", &config, "--theme", "mine"]);
    assert!(ran.stdout.contains("#123456"));
    assert!(ran.stderr.contains("did you mean `plain`?"), "{}", ran.stderr);
    let ran = run(&["screen", "--theme", "drak"]);
    assert_eq!((ran.status, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("did you mean `dark`?"), "{}", ran.stderr);
}

#[test]
fn a_screen_in_ascii_says_keys_in_words() {
    let ran = run(&["screen", "--ascii", "--format", "text", "--as-of", "edition"]);
    assert!(ran.stdout.contains("enter open") && ran.stdout.contains("+ 1 Objectives -"));
    assert!(!ran.stdout.contains(['─', '│', '↵', '·']), "{}", ran.stdout);
}

#[test]
fn days_are_written_as_the_settings_say() {
    let folder = tempfile::tempdir().unwrap();
    let config = folder.path().display().to_string();
    std::fs::write(folder.path().join("settings.ron"), "(date_format: Iso)").unwrap();
    for arguments in [
        &["screen", "--format", "text"][..],
        &["due", "-n", "3"],
        &["info"],
    ] {
        let all = [arguments, &["--as-of", "edition", "--config", &config]].concat();
        let ran = run(&all);
        assert!(ran.stdout.contains("2024-12-16"), "{}", ran.stdout);
        assert!(!ran.stdout.contains("16 Dec 2024"), "{}", ran.stdout);
    }
    let json =
        |more: &[&str]| run(&[&["due", "--as-of", "edition", "--format", "json"], more].concat()).stdout;
    assert_eq!(json(&["--config", &config]), json(&[]));
    std::fs::write(folder.path().join("settings.ron"), "(date_format: Slash)").unwrap();
    let ran = run(&["due", "-n", "3", "--config", &config, "--as-of", "edition"]);
    assert!(
        ran.stderr
            .contains("settings.ron:1:15: there is no choice `Slash`; did you mean `Slashes`?")
    );
    assert!(ran.status == 0 && ran.stdout.contains("16 Dec 2024"));
}
