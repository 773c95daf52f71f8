//! Sizes and depths that nobody writes by hand, and that must not hurt.

use super::{EDITION, action, mistakes, objective, of, report};

#[test]
fn ten_thousand_levels_of_every_bracket() {
    for (open, close) in [
        ("(", ")"),
        ("[", "]"),
        ("{", "}"),
        ("Some(", ")"),
        ("a: (", ")"),
        ("([", "])"),
    ] {
        for text in [
            open.repeat(10_000),
            open.repeat(10_000) + &close.repeat(10_000),
            close.repeat(10_000),
        ] {
            for whole in [
                objective(&text),
                format!("Bodies({text})"),
                format!("Objective({text}"),
                format!("Edition(id: {text})"),
                text.clone(),
            ] {
                assert!(!of(&whole).is_empty(), "{open} {}", &whole[..20]);
            }
        }
    }
    assert_eq!(
        of(&format!(
            "Edition(id: {}{})",
            "[".repeat(10_000),
            "]".repeat(10_000)
        ))[0],
        "1:8: the field `title` is missing"
    );
    assert_eq!(
        of(&format!("Bodies([{}", "[".repeat(200_000))),
        [
            "1:9: this should be a record in ( ), and is a list",
            "1:100007: brackets are nested more than 100000 deep",
        ]
    );
    let comments = "/*".repeat(10_000) + &"*/".repeat(10_000);
    assert_eq!(of(&format!("{comments}Bodies([])")), [""; 0]);
}

/// Sections nested to this depth.
fn nested(depth: usize) -> String {
    let open = |depth| format!("sections: [(id: \"o.s{depth}\", title: \"S\",\n");
    let open = (1..=depth).map(open).collect::<Vec<_>>().concat();
    format!(
        "Objective(id: \"o\", number: 1, title: \"O\",\n{open}{})",
        ")]".repeat(depth)
    )
}

#[test]
fn sections_within_sections() {
    assert_eq!(of(&nested(32)), [""; 0]);
    // Some of these are too deep for serde and some are not; they are told alike.
    for depth in [33, 40, 60, 61, 62, 63, 64, 65, 66, 200, 10_000] {
        assert_eq!(
            of(&nested(depth)),
            ["34:12: sections are nested more than 32 deep"],
            "{depth}"
        );
    }
}

#[test]
fn mistakes_by_the_thousand() {
    let actions = |count: usize, more: &str| -> String {
        (0..count)
            .map(|index| action(&format!("o.{index}"), more) + "\n")
            .collect()
    };
    // What serde refuses is no longer looked for after a thousand.
    let found = of(&objective(&actions(1_500, "status: Done")));
    assert_eq!(found.len(), 1_001);
    assert_eq!(found[999], "1003:99: `Done` is not a word of this list");
    assert_eq!(
        found[1_000],
        "after 1000 mistakes the rest of the file was not looked through"
    );
    // What can be read is looked through to the end.
    let text = objective(&actions(1_500, "actors: [(body: \"frontx\", role: Funding)]"));
    let found = of(&text);
    assert_eq!(found.len(), 1_001);
    assert_eq!(found[1_000], "500 more mistakes of this file are not shown");
    let files = [("b.ron", super::BODIES), ("e.ron", EDITION), ("x.ron", &*text)];
    assert!(
        report(&files)
            .unwrap()
            .to_string()
            .ends_with("\n1500 mistakes in 1 file\n")
    );
    // A thousand and one are shown, since the line that would say so is no shorter.
    assert_eq!(
        of(&objective(&actions(
            1_001,
            "actors: [(body: \"frontx\", role: Funding)]"
        )))
        .len(),
        1_001
    );
    let broken = objective(&"@ ".repeat(5_000));
    assert_eq!(of(&broken).len(), 1_001);
    assert_eq!(of(&format!("Bodies([{}", "(id:\"a".repeat(5_000))).len(), 1_001);
    assert_eq!(
        of(&format!("Bodies([{}", ")".repeat(5_000))),
        ["1:8: this `[` is never closed", "1:10: this `)` closes nothing"]
    );
}

#[test]
fn very_long_lines_make_short_messages() {
    let long = "x".repeat(3 << 20);
    let text = format!(
        "Objective(id: \"o\", number: 1, title: \"{long}\", actions: [(id: \"{long} \", title: \"T\", block: {long}, kind: Call, source: (item: 1, line: 1), {long}: 5, actors: [(body: \"{long}\", role: Funding)])])"
    );
    let files = [("e.ron", EDITION), ("x.ron", &*text)];
    assert_eq!(mistakes(&files).len(), 4);
    let report = report(&files).unwrap();
    assert!(report.to_string().len() < 4_000);
    let shown = report.render(80, false);
    assert!(
        shown
            .lines()
            .filter(|line| line.starts_with("1 |"))
            .all(|line| line.chars().count() <= 80),
        "{shown}"
    );
    assert!(shown.len() < 4_000);
}
