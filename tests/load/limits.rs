//! Sizes and depths that nobody writes by hand, but that must not do harm.

use std::borrow::Cow;

use milepost::load::{SourceFile, load};
use milepost::when::convention::Conventions;

use super::{EDITION, action, check, files, mistakes, objective, of, report, told};
use crate::support::file;

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
    // Some of these are too deep for serde and some are not, but all are reported alike.
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
    // After a thousand mistakes, those that serde finds are no longer searched for.
    let found = of(&objective(&actions(1_500, "status: Done")));
    assert_eq!(found.len(), 1_001);
    assert_eq!(found[999], "1003:99: `Done` is not a word of this list");
    assert_eq!(
        found[1_000],
        "after 1000 mistakes the rest of the file was not looked through"
    );
    // Text that can be parsed is checked to the end.
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
    // With a thousand and one all are shown, since a line about the last would be no shorter.
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
        ["1:9: this `)` should be `]`", "1:11: this `)` closes nothing"]
    );
}

#[test]
fn very_long_lines_make_short_messages() {
    let long = "x".repeat(1 << 20);
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

/// Actions on lines of their own, each with more fields.
fn actions(count: usize, more: impl Fn(usize) -> String) -> String {
    let lines: Vec<String> = (0..count)
        .map(|nth| action(&format!("o.{nth}"), &more(nth)))
        .collect();
    objective(&lines.join("\n"))
}

#[test]
fn a_long_ring_is_reported_by_its_ends() {
    let next = |nth: usize| format!("related: [(kind: PartOf, to: \"o.{}\")]", (nth + 1) % 20);
    assert_eq!(
        of(&actions(20, next)),
        [
            "4:98: PartOf goes round in a ring: o.0 → o.1 → o.2 → o.3 → … 12 more … → o.16 → o.17 → o.18 → o.19 → o.0"
        ]
    );
}

#[test]
fn every_ring_of_many_that_share_actions_is_reported() {
    // Each is part of the next and of the first, which makes as many cycles as actions, with millions of nodes in total.
    let count = 5_000;
    let both = |nth: usize| {
        let next = (nth + 1) % count;
        format!("related: [(kind: PartOf, to: \"o.0\"), (kind: PartOf, to: \"o.{next}\")]")
    };
    let report = report(&[("e.ron", EDITION), ("x.ron", &actions(count, both))]).unwrap();
    let text = report.to_string();
    assert!(
        text.ends_with("\n5000 mistakes in 1 file\n"),
        "{}",
        &text[text.len() - 100..]
    );
    assert!(text.contains("goes round in a ring: o.0 → o.1 → o.0\n"));
    assert!(text.contains("goes round in a ring: o.0 → o.1 → o.2 → o.3 → … 490 more … → o.494 → "));
    assert!(text.len() < 200_000);
}

#[test]
fn pots_within_pots_within_pots() {
    let chain = |nth: usize| {
        format!(
            "amounts: [(measure: \"p{nth}\", part_of: [\"p{}\"]), (measure: \"p0\")]",
            nth.max(1) - 1
        )
    };
    let in_none = |nth: usize| match nth {
        0 => "amounts: [(measure: \"p0\")]".to_owned(),
        nth => chain(nth),
    };
    assert_eq!(of(&actions(33, in_none)), [""; 0]);
    // Reported once, where it begins, however long it is.
    for count in [34, 4_000] {
        let found = of(&actions(count, in_none));
        assert_eq!(
            found,
            ["37:126: the pot `p33` is in more than 32 others, counted all the way out"],
            "{count}"
        );
    }
    let wide = |count: usize| {
        let all: Vec<String> = (1..=count).map(|nth| format!("\"p{nth}\"")).collect();
        let own = format!("amounts: [(measure: \"x\", part_of: [{0}, {0}])]", all.join(", "));
        of(&actions(count + 1, |nth| match nth {
            0 => own.clone(),
            nth => format!("amounts: [(measure: \"p{nth}\")]"),
        }))
    };
    // One that is named twice counts once.
    assert_eq!(wide(32), [""; 0]);
    assert_eq!(
        wide(33),
        ["4:123: the pot `x` is in more than 32 others, counted all the way out"]
    );
}

#[test]
fn terms_within_terms_within_terms() {
    let chain = |count: usize| {
        let term = |nth: usize| match nth {
            0 => "(id: \"A0\", name: \"A\")".to_owned(),
            nth => format!("(id: \"A{nth}\", name: \"A\", within: [\"A{}\"])", nth - 1),
        };
        let terms: Vec<String> = (0..count).map(term).collect();
        format!("Places([\n{}\n])", terms.join(",\n"))
    };
    assert_eq!(of(&chain(33)), [""; 0]);
    for count in [34, 5_000] {
        assert_eq!(
            of(&chain(count)),
            ["35:33: the place `A33` is in more than 32 others, counted all the way out"],
            "{count}"
        );
    }
    // A term this deep is still within the outermost one: the chain is not cut after eight steps.
    let corpus = load(
        &files(&[("edition.ron", EDITION), ("places.ron", &chain(33))]),
        &Conventions::default(),
    )
    .unwrap();
    let places = corpus.place_terms();
    let [outermost, innermost] = ["A0", "A32"].map(|id| places.find(id).unwrap());
    assert!(places.is_within(innermost, outermost) && !places.is_within(outermost, innermost));
}

#[test]
fn a_file_on_one_line_is_reported_by_its_columns() {
    let line: String = (0..3_000)
        .map(|nth| {
            action(
                &format!("o.{nth}"),
                "status: Done, actors: [(body: \"frontx\", role: Funding)]",
            )
        })
        .collect();
    let text = format!("Objective(id: \"o\", number: 1, title: \"O\", actions: [{line}])");
    let found = of(&text);
    assert_eq!(found.len(), 1_001);
    let at = text.match_indices("Done").nth(400).unwrap().0 + 1;
    assert_eq!(found[800], format!("1:{at}: `Done` is not a word of this list"));
}

#[test]
fn more_editions_than_two_bytes_count() {
    let edition = |nth: usize| format!("Edition(id: \"e{nth}\", title: \"E\", as_of: \"2024-12-16\")");
    let mut all: Vec<SourceFile> = (0..70_000)
        .map(|nth| file(format!("{nth}.ron"), edition(nth)))
        .collect();
    all.extend(files(&[(
        "o.ron",
        "Objective(edition: \"e69999\", id: \"o\", number: 1, title: \"O\", actions: [(id: \"o.a\", title: \"T\", block: Step, kind: Call, source: (item: 1, line: 1))])",
    )]));
    let corpus = load(&all, &Conventions::default()).unwrap();
    let action = corpus.action(corpus.find("o.a").unwrap());
    assert_eq!(corpus.str(action.edition().id), "e69999");
}

#[test]
fn more_objectives_than_two_bytes_count() {
    let objective = |nth: usize| {
        format!(
            "Objective(edition: \"e{}\", id: \"o{nth}\", number: {}, title: \"O\", actions: [(id: \"a.{nth}\", title: \"T\", block: Step, kind: Call, source: (item: 1, line: 1))])",
            // Numbers must be unique within an edition.
            nth % 2 + 1,
            nth / 2
        )
    };
    let second = EDITION.replace("e1", "e2");
    let mut all = files(&[("e.ron", EDITION), ("f.ron", &second)]);
    all.extend((0..66_000).map(|nth| file(format!("{nth}.ron"), objective(nth))));
    let corpus = load(&all, &Conventions::default()).unwrap();
    for id in ["0", "65535", "65536", "65999"] {
        let action = corpus.action(corpus.find(&format!("a.{id}")).unwrap());
        assert_eq!(corpus.str(action.objective().id), format!("o{id}"));
    }
}

#[test]
fn more_terms_than_two_bytes_count_are_refused() {
    let term = |nth: usize| format!("(id: \"b{nth}\", name: \"B\")");
    let terms: Vec<String> = (0..65_537).map(term).collect();
    let found = of(&format!("Places([\n{}\n])", terms.join(",\n")));
    assert_eq!(found, ["65538:6: more than 65,536 terms cannot be held"]);
    assert_eq!(of(&format!("Places([\n{}\n])", terms[1..].join(",\n"))), [""; 0]);
}

#[test]
fn all_files_together_have_a_limit() {
    // Sharing one text among the files takes no memory.
    let text: &'static str = "// A comment.\n".repeat(5 << 20).leak();
    let again = |nth: usize| SourceFile {
        name: format!("{nth}.ron"),
        path: None,
        text: Ok(Cow::Borrowed(text)),
    };
    let all: Vec<SourceFile> = (0..40).map(again).collect();
    let report = check(&all).unwrap();
    assert_eq!(
        told(&report),
        ["29.ron: with this file there are more than the 2048 MiB that are read together"]
    );
}

#[test]
fn deep_comments_and_brackets_of_the_reader_are_reported() {
    let deep = "/*".repeat(1_000_000) + &"*/".repeat(1_000_000);
    assert_eq!(of(&format!("{deep}Bodies([])")), [""; 0]);
    let settings = |text: &str| milepost::settings::Settings::parse("s.ron", text).1;
    let told = settings(&format!(
        "(panes: {}{})",
        "(".repeat(100_000),
        ")".repeat(100_000)
    ));
    assert_eq!((told.len(), told[0].line), (1, 1), "{told:?}");
    let told = settings(&format!("({}\n)", "\n    f: 1,".repeat(2_001)));
    assert_eq!(told.len(), 1);
    assert_eq!(
        told[0].to_string(),
        "s.ron:2002:5: no more than 2000 entries may stand here"
    );
    let keys = milepost::keymap::Keymap::shipped()
        .clone()
        .patch("k.ron", "[(\"g g g g g g g g g\", \"down\")]");
    assert_eq!(keys[0].to_string(), "k.ron:1:4: a sequence has at most 8 keys");
}
