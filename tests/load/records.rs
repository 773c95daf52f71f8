//! Wrong fields, words and values.

use super::{BODIES, EDITION, action, mistakes, objective, of, report};

#[test]
fn one_record_with_three_mistakes() {
    let text = objective(
        "        (\n            id: \"o.a\",\n            titel: \"T\",\n            block: Step,\n            kind: Meting,\n            source: (item: \"1\", line: 1),\n        ),",
    );
    assert_eq!(
        of(&text),
        [
            "4:9: the field `title` is missing",
            "6:13: there is no field `titel` here",
            "8:19: there is no kind `Meting`",
            "9:28: this should be a whole number, and is a text",
        ]
    );
}

#[test]
fn every_kind_of_value() {
    let wrong = [
        (
            "status: \"Adopted\"",
            "this should be a word without quotation marks, and is a text",
        ),
        ("status: Done", "`Done` is not a word of this list"),
        (
            "status: (a: 1)",
            "this should be a word without quotation marks, and is a record",
        ),
        ("places: \"EU\"", "this should be a list in [ ], and is a text"),
        (
            "places: (\"EU\")",
            "this should be a list in [ ], and is a record",
        ),
        (
            "summary: 5",
            "this should be a text in quotation marks, and is a number",
        ),
        ("summary: None, summary: None", "the field `summary` is repeated"),
        (
            "dates: [\"2025\"]",
            "this should be a record in ( ), and is a text",
        ),
        (
            "dates: [(when: 2025-01-21, role: Due)]",
            "this should be a text in quotation marks, and is a number",
        ),
        (
            "dates: [Date(when: \"2025\", role: Due)]",
            "no word belongs before this bracket, so not `Date`",
        ),
        ("dates: [(when: \"2025\")]", "the field `role` is missing"),
        (
            "dates: [(when: \"2025\", role: Due, year_inferred: yes)]",
            "`yes` is not a word of this list",
        ),
        (
            "amounts: [(eur: 52.100.000)]",
            "`52.100.000` is not a sum of money",
        ),
        ("amounts: [(eur: -1)]", "`-1` is not a sum of money"),
        (
            "figures: [(indicator: \"i\", value: 1_2.5.6)]",
            "`1_2.5.6` is not a number",
        ),
        (
            "figures: [(indicator: \"i\", value: many)]",
            "this should be a number, and is a word",
        ),
        (
            "figures: [(indicator: \"i\", value: inf)]",
            "this should be a number, and is a word",
        ),
        (
            "figures: [(indicator: \"i\", value: -inf)]",
            "this should be a number, and is a word",
        ),
        (
            "figures: [(indicator: \"i\", value: NaN)]",
            "this should be a number, and is a word",
        ),
        (
            "figures: [(indicator: \"i\", value: 1e309)]",
            "`1e309` is too large a number",
        ),
        (
            "figures: [(indicator: \"i\", value: 9223372036854775808)]",
            "`9223372036854775808` is too large a number",
        ),
        // No integer type holds so many digits.
        (
            "figures: [(indicator: \"i\", value: 18446744073709551616)]",
            "`18446744073709551616` is too large a number",
        ),
        (
            "caveats: [what: \"c\"]",
            "the items of a list have no names such as `what`",
        ),
        ("\"stray\"", "this value does not say which field it is of"),
    ];
    for (more, told) in wrong {
        let text = objective(&action("o.a", more));
        let found = of(&text);
        let [only] = found.as_slice() else {
            panic!("{more}: {found:?}")
        };
        assert_eq!(only.split_once(": ").unwrap().1, told, "{more}");
        assert!(only.starts_with("4:"), "{only}");
    }
    for more in [
        "summary: Some(\"s\"), status: None",
        "amounts: [(eur: 52_100_000)]",
        "figures: [(indicator: \"i\", value: -59, change: (percent: -1.5))]",
        "figures: [(indicator: \"i\", value: 1e18), (indicator: \"j\", value: 9223372036854775807)]",
    ] {
        assert!(of(&objective(&action("o.a", more))).is_empty(), "{more}");
        // Another mistake nearby does not affect what is right.
        let beside = objective(&action("o.a", &format!("{more}, colour: 1")));
        assert_eq!(of(&beside).len(), 1, "{more}");
    }
}

#[test]
fn help_says_what_to_do() {
    let help = |text: &str| {
        let report = report(&[("bodies.ron", BODIES), ("edition.ron", EDITION), ("x.ron", text)]).unwrap();
        report
            .problems()
            .map(milepost::load::report::Located::help)
            .collect::<Vec<_>>()
    };
    let some = |help: &str| Some(help.to_owned());
    let text = objective(
        "(id: \"o.a\", titel: \"T\", block: Stp, kind: Xyz, actors: [(body: \"frontx\", role: Funding)])",
    );
    let help = help(&text);
    assert_eq!(help[0], some("write title: \"…\""));
    assert_eq!(help[1], some("did you mean `title`?"));
    assert_eq!(help[2], some("did you mean `Step`?"));
    assert_eq!(
        help[3],
        some(
            "write one of the list in docs/data.md, or declare it in a file: Kinds([(id: \"xyz\", name: \"…\")])"
        )
    );
    assert_eq!(help[4], some("did you mean `frontex`?"));
}

#[test]
fn a_record_that_is_broken_can_still_be_referred_to() {
    // Its title, block and citation are wrong. This is reported once, without errors about the actions that refer to it.
    let first = "(id: \"o.a\", block: 5, kind: Meeting, source: 1, amounts: [(measure: \"pot\")]),";
    let second = action(
        "o.b",
        "related: [(kind: PartOf, to: \"o.a\")], amounts: [(measure: \"less\", part_of: [\"pot\"])]",
    );
    assert_eq!(
        of(&objective(&format!("{first}\n{second}"))),
        [
            "4:1: the field `title` is missing",
            "4:20: this should be a word without quotation marks, and is a number",
            "4:46: this should be a record in ( ), and is a number",
        ]
    );
    let bodies = "Bodies([\n(id: \"frontex\"),\n(id: \"iom\", name: 5, within: [\"frontex\"]),\n(\"unx\")])";
    let text = objective(&action(
        "o.a",
        "actors: [(body: \"frontex\", role: Funding), (body: \"unx\", role: Funding)]",
    ));
    assert_eq!(
        mistakes(&[("b.ron", bodies), ("e.ron", EDITION), ("x.ron", &text)]),
        [
            "b.ron:2:1: the field `name` is missing",
            "b.ron:3:19: this should be a text in quotation marks, and is a number",
            "b.ron:4:1: the field `id` is missing",
            "b.ron:4:1: the field `name` is missing",
            "b.ron:4:2: this value does not say which field it is of",
            "x.ron:4:139: there is no body `unx`",
        ]
    );
}

#[test]
fn items_that_were_left_out_do_not_shift_the_places_of_others() {
    let text = objective(&format!(
        "\"not an action\",\n{}\n{}",
        action("o.a", "actors: [5, (body: \"frontx\", role: Funding)]"),
        action("o.b", "related: [(kind: PartOf, to: \"o.c\")]"),
    ));
    assert_eq!(
        of(&text),
        [
            "4:1: this should be a record in ( ), and is a text",
            "5:98: this should be a record in ( ), and is a number",
            "5:108: there is no body `frontx`",
        ],
        "the relation may be to the action that could not be read"
    );
}

#[test]
fn a_file_that_cannot_be_read_makes_no_mistakes_in_others() {
    let text = objective(&action("o.a", "actors: [(body: \"frontex\", role: Funding)]"));
    let one = "b.ron:1:7: there is no `(` behind `Bodies`";
    assert_eq!(
        mistakes(&[("b.ron", "Bodies[]"), ("e.ron", EDITION), ("x.ron", &text)]),
        [one]
    );
    let part = "Part(objective: \"o\", sections: [(id: \"o.s\", title: \"S\")])";
    let cut = "Objective \"o\"";
    assert_eq!(
        mistakes(&[
            ("b.ron", BODIES),
            ("e.ron", EDITION),
            ("x.ron", cut),
            ("y.ron", part)
        ]),
        ["x.ron:1:10: there is no `(` behind `Objective`"]
    );
    let id = "Edition(titel: \"One\")";
    let named = text.replacen("id:", "edition: \"e1\", id:", 1);
    assert_eq!(
        mistakes(&[("b.ron", BODIES), ("e.ron", id), ("x.ron", &named)]),
        [
            "e.ron:1:8: the field `id` is missing",
            "e.ron:1:8: the field `title` is missing",
            "e.ron:1:8: the edition has no date",
            "e.ron:1:9: there is no field `titel` here",
        ]
    );
}

#[test]
fn the_first_word() {
    let text = objective(&action("o.a", "status: Done"));
    assert_eq!(
        of(&text.replacen("Objective", "Objectve", 1)),
        [
            "1:1: a file cannot begin with `Objectve`",
            "4:97: `Done` is not a word of this list",
        ]
    );
    assert_eq!(
        of("// a\n  Xyzzy(id: \"o\")"),
        ["2:3: a file cannot begin with `Xyzzy`"]
    );
    assert_eq!(of("(id: \"o\")"), ["1:1: a file cannot begin with `(`"]);
    assert_eq!(
        of("Bodies((id: \"a\", name: \"A\"))"),
        ["1:8: this should be a list in [ ], and is a record"]
    );
    assert_eq!(
        of("Bodies()"),
        ["1:7: this should be a list in [ ], and is a record"]
    );
    assert_eq!(
        of("Bodies([], [])"),
        ["1:12: nothing can stand behind the end of what a file holds"]
    );
}
