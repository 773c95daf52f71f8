//! Colours, signs and themes, as sent to the terminal.

use super::term::{Setup, contains};

/// Whether any colour was set: 30–37, 38, 40–47, 48, 90–97, 100–107.
fn has_colour(raw: &[u8]) -> bool {
    let text = String::from_utf8_lossy(raw);
    text.split("\x1b[").skip(1).any(|part| {
        let Some(end) = part.find(|c: char| !(c.is_ascii_digit() || c == ';')) else {
            return false;
        };
        part[end..].starts_with('m')
            && part[..end].split(';').any(|code| {
                let code: u32 = code.parse().unwrap_or(0);
                matches!(code, 30..=38 | 40..=48 | 90..=97 | 100..=107)
            })
    })
}

#[test]
fn without_colours_the_selected_line_is_still_seen() {
    for setup in [
        Setup::new().var("NO_COLOR", "1"),
        Setup::new()
            .var("NO_COLOR", "1")
            .var("COLORTERM", "truecolor")
            .args(&["--theme", "dark"]),
        Setup::new().var("TERM", "vt100"),
        Setup::new().file("config/milepost/settings.ron", "(color: Never)"),
        Setup::new().args(&["--theme", "none"]),
        Setup::new().args(&["--color", "never"]),
        Setup::new()
            .args(&["--color", "never", "--theme", "dark"])
            .file("config/milepost/settings.ron", "(color: Always)"),
    ] {
        let term = setup.start();
        term.sees("1 Meetings");
        assert_eq!(term.reversed().len(), 1, "{}", term.text());
        assert!(term.reversed()[0].contains("1 Meetings"));
        term.send("j")
            .wait("the next line", |screen| screen.cursor_position().0 == 3);
        assert!(
            term.reversed()[0].contains("Steps taken"),
            "{:?}",
            term.reversed()
        );
        assert!(!has_colour(&term.raw()));
    }
}

#[test]
fn colours_are_those_the_terminal_has() {
    let sixteen = Setup::new()
        .var("TERM", "xterm")
        .args(&["--theme", "high-contrast"])
        .start();
    sixteen.sees("1 Meetings");
    let raw = sixteen.raw();
    assert!(has_colour(&raw) && !contains(&raw, b"8;2;"));
    let many = Setup::new().args(&["--theme", "dark"]).start();
    many.sees("1 Meetings");
    assert!(contains(&many.raw(), b"8;5;") && !contains(&many.raw(), b"8;2;"));
    let all = Setup::new()
        .var("COLORTERM", "truecolor")
        .args(&["--theme", "dark"])
        .start();
    all.sees("1 Meetings");
    // The background of the selected line.
    assert!(contains(&all.raw(), b"48;2;47;90;134"));
}

#[test]
fn a_setting_wins_over_no_color() {
    let setup = Setup::new().var("NO_COLOR", "1").args(&["--theme", "dark"]);
    let term = setup
        .file("config/milepost/settings.ron", "(color: Always)")
        .start();
    term.sees("1 Meetings");
    assert!(has_colour(&term.raw()));
}

#[test]
fn the_theme_follows_what_the_terminal_answers() {
    // The background of the selected line, in the light theme and in the dark theme.
    for (answer, ground) in [
        ("\x1b]11;rgb:ffff/ffff/ffff\x1b\\", "48;2;184;212;240"),
        ("\x1b]11;rgb:1c1c/1c1c/1c1c\x07", "48;2;47;90;134"),
    ] {
        let term = Setup::new()
            .var("COLORTERM", "truecolor")
            .background(answer)
            .start();
        term.sees("1 Meetings");
        while !contains(&term.raw(), ground.as_bytes()) {
            // Every key causes a frame; the answer is read in between.
            term.send("?").sees("Keys").send("\x1b").sees_no("Keys").send("j");
            term.send("?").sees("Keys").send("\x1b").sees_no("Keys").send("k");
        }
        // No part of the answer was read as keys.
        term.sees("as of 16 Dec 2024");
    }
    let told = Setup::new()
        .var("COLORTERM", "truecolor")
        .var("COLORFGBG", "0;15")
        .start();
    told.sees("1 Meetings");
    assert!(contains(&told.raw(), b"48;2;184;212;240") && !contains(&told.raw(), b"\x1b]11;?"));
}

#[test]
fn signs_are_ascii_where_they_should_be() {
    for setup in [
        Setup::new().args(&["--ascii"]),
        Setup::new().var("LC_ALL", "C"),
        Setup::new().var("TERM", "linux"),
        Setup::new().file("config/milepost/settings.ron", "(glyphs: Ascii)"),
    ] {
        let term = setup.size(120, 36).start();
        term.sees("v 1 Meetings").send("+").sees("Contact committee");
        let text = term.text();
        // Letters of the data are not changed.
        let others: String = text
            .chars()
            .filter(|c| !c.is_ascii() && !c.is_alphabetic())
            .collect();
        assert_eq!(others, "", "{text}");
        assert!(text.contains('+') && text.contains('|'), "{text}");
    }
}

#[test]
fn mistakes_in_settings_are_reported_and_the_program_starts() {
    let setup = Setup::new()
        .file(
            "config/milepost/settings.ron",
            "(\n  them: \"dark\",\n  mouse: false,\n)",
        )
        .file(
            "config/milepost/keymap.ron",
            "[(\"x\", \"serch\"), (\"f5\", \"help\")]",
        );
    // Wide enough for the name of a temporary folder.
    let term = setup.size(220, 30).start();
    term.sees("1 Meetings")
        .sees("2 problems in the settings")
        .send("!");
    term.sees("settings.ron:2:3: there is no setting `them`; did you mean `theme`?");
    term.sees("keymap.ron:1:8: there is no command `serch`; did you mean `search`?");
    // The valid parts are used.
    term.send("\x1b")
        .sees_no("settings.ron")
        .send("\x1b[15~")
        .sees("Keys");
}

#[test]
fn a_theme_that_is_not_there_is_wrong_use() {
    let mut term = Setup::new().args(&["--theme", "drak"]).start();
    assert_eq!(term.ends().exit_code(), 2);
    term.sees("there is no theme `drak`; did you mean `dark`?")
        .is_restored();
}
