//! Messages as they are shown on a terminal.

use super::{BODIES, EDITION, action, objective, report};

#[test]
fn an_excerpt_with_a_caret_and_help() {
    let text = objective(
        "        (id: \"o.a\",\ttitle: \"日本語\", block: Step, kind: Meting, source: (item: 1, line: 1),\n        actors: [(body: \"frontx\", role: Funding)]),",
    );
    let report = report(&[("bodies.ron", BODIES), ("edition.ron", EDITION), ("x.ron", &text)]).unwrap();
    assert_eq!(
        report.render(100, false),
        "\
error: there is no kind `Meting`
 --> x.ron:4:54
  |
4 |         (id: \"o.a\",    title: \"日本語\", block: Step, kind: Meting, source: (item: 1, line: 1),
  |                                                            ^^^^^^
  |
  = help: did you mean `Meeting`?

error: there is no body `frontx`
 --> x.ron:5:25
  |
5 |         actors: [(body: \"frontx\", role: Funding)]),
  |                         ^^^^^^^^
  |
  = help: did you mean `frontex`?

2 mistakes in 1 file
"
    );
    assert_eq!(
        report.to_string(),
        "\
x.ron:4:54: there is no kind `Meting` (did you mean `Meeting`?)
x.ron:5:25: there is no body `frontx` (did you mean `frontex`?)
2 mistakes in 1 file
"
    );
    let coloured = report.render(100, true);
    assert!(coloured.contains("\u{1b}["));
}

#[test]
fn lines_are_cut_to_the_width() {
    let text = objective(&action("o.a", "actors: [(body: \"frontx\", role: Funding)]"));
    let report = report(&[("bodies.ron", BODIES), ("edition.ron", EDITION), ("x.ron", &text)]).unwrap();
    let shown = report.render(50, false);
    let lines: Vec<_> = shown.lines().collect();
    assert_eq!(lines[1], " --> x.ron:4:105");
    assert_eq!(lines[3], "4 | …, actors: [(body: \"frontx\", role: Funding)]),");
    assert_eq!(lines[4], "  |                    ^^^^^^^^");
    for width in [0, 1, 20, 30, usize::MAX] {
        assert!(report.render(width, false).contains("frontx"));
    }
}

#[test]
fn first_uses_and_empty_places() {
    let text = objective(&format!("{}\n{}", action("o.a", ""), action("o.a", "")))
        .replace("id: \"o\",", "id: \"o\"");
    let report = report(&[("bodies.ron", BODIES), ("edition.ron", EDITION), ("x.ron", &text)]).unwrap();
    assert_eq!(
        report.render(60, false),
        "\
error: a comma is missing here
 --> x.ron:2:12
  |
2 |     id: \"o\" number: 1, title: \"O\",
  |            ^

error: the action id `o.a` is used twice
 --> x.ron:5:14
  |
5 |         (id: \"o.a\", title: \"T\", block: Step, kind: Meet…
  |              ^^^^^
  |
  = note: first used at x.ron:4:14

2 mistakes in 1 file
"
    );
}

#[test]
fn what_a_terminal_would_act_on_is_made_harmless() {
    let text = objective(&action(
        "o.a",
        "actors: [(body: \"\u{1b}[2J\u{9b}31m\u{202e}\u{7}\", role: Funding)], \u{1b}c\u{0}",
    ));
    let name = "x\u{1b}]0;t\u{7}.ron\n";
    let report = report(&[("bodies.ron", BODIES), ("edition.ron", EDITION), (name, &text)]).unwrap();
    for shown in [report.render(120, false), report.to_string()] {
        let wild = |c: char| c != '\n' && (c.is_control() || c == '\u{202e}');
        assert!(!shown.contains(wild), "{shown:?}");
        assert!(shown.contains("x␛]0;t␇.ron␊:4:"), "{shown}");
        assert!(shown.contains("there is no body `␛[2J�31m�␇`"), "{shown}");
    }
}
