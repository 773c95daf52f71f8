//! Bytes that do not arrive as one key at a time.

use super::term::Setup;

/// The program with an escape time that is long enough on a busy machine.
fn patient() -> Setup {
    Setup::new().file("config/milepost/settings.ron", "(escape_time: 1000)")
}

#[test]
fn what_nobody_typed_is_no_command() {
    // Unrequested answers, in one piece and byte by byte; a key of macOS; a paste without a prompt.
    let answers = "\x1b]11;rgb:ffff/ffff/ffff\x1b\\\x1b]10;rgb:ffff/ffff/ffff\x07\x1bP>|A/q:\x1b\\\x1b]52;c;QQA=\x1b\\\x1b[?1;2c";
    let mut term = patient().start();
    term.sees("1 Meetings");
    let lines =
        |text: String| -> Vec<String> { text.lines().map(|line| line.trim_end().to_owned()).collect() };
    let before = lines(term.text());
    term.send(answers);
    for letter in answers.chars() {
        term.send(&letter.to_string());
    }
    // Once the help is shown, everything before it has been read.
    term.send("?").sees("Keys").send("\x03").sees("1 Meetings");
    assert_eq!(lines(term.text()), before);
    term.send("q");
    assert!(term.ends().success());
    term.is_restored();
}

#[test]
fn a_sequence_in_pieces_is_one_key() {
    let mut term = patient().start();
    term.sees("1 Meetings");
    for piece in ["\x1b", "[", "B"] {
        term.send(piece);
    }
    term.wait("the next line", |screen| screen.cursor_position().0 == 3);
    term.send("q");
    assert!(term.ends().success());
}

#[test]
fn a_paste_that_never_ends_is_left_by_ctrl_c() {
    let mut term = Setup::new().start();
    term.sees("1 Meetings").send("\x1b[200~qqq").send("\x03");
    assert!(term.ends().success());
    term.is_restored();
}
