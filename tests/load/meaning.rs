//! Data that can be read but does not make sense.

use super::{BODIES, EDITION, action, mistakes, objective, of, report};

#[test]
fn ids_that_are_used_twice() {
    let section = "(id: \"o.s\", title: \"S\"),";
    let text = format!(
        "Objective(\n    id: \"o\", number: 1, title: \"O\",\n    actions: [\n{}\n{}\n    ],\n    sections: [\n{section}\n{section}\n{section}\n    ],\n)\n",
        action("o.a", ""),
        action("o.a", "")
    );
    let files = [
        ("b.ron", BODIES),
        ("c.ron", "Bodies([\n(id: \"iom\", name: \"I\")])"),
        ("e.ron", EDITION),
        (
            "f.ron",
            "\nEdition(id: \"e1\", title: \"Again\", as_of: \"2025-01-01\")",
        ),
        ("x.ron", &text.replacen("id:", "edition: \"e1\", id:", 1)),
        (
            "y.ron",
            "Objective(edition: \"e1\", id: \"o\", number: 2, title: \"O\")",
        ),
    ];
    assert_eq!(
        mistakes(&files),
        [
            "c.ron:2:6: the body `iom` has another `name` elsewhere",
            "f.ron:2:13: the edition id `e1` is used twice",
            "x.ron:5:14: the action id `o.a` is used twice",
            "x.ron:9:6: the section id `o.s` is used twice",
            "x.ron:10:6: the section id `o.s` is used twice",
            "y.ron:1:30: the objective id `o` is used twice",
        ]
    );
    let shown = report(&files).unwrap().to_string();
    for first in [
        "b.ron:1:48",
        "e.ron:1:13",
        "x.ron:4:14",
        "x.ron:8:6",
        "x.ron:2:24",
    ] {
        assert!(
            shown.contains(&format!("(first used at {first}")),
            "{first} in {shown}"
        );
    }
}

#[test]
fn ids_that_nothing_has() {
    let text = objective(&format!(
        "{}\n{}\n{}\n{}",
        action(
            "o.a",
            "actors: [(body: \"EBCGA\", role: Funding)], places: [\"frontex\"]"
        ),
        action("o.b", "instruments: [\"amif\"], acts: [\"act\"]"),
        action(
            "o.c",
            "related: [(kind: PartOf, to: \"o.aa\"), (kind: PartOf, to: \"o.c\")]"
        ),
        action(
            "o.d",
            "amounts: [(measure: \"pot\", part_of: [\"pots\"])], figures: [(indicator: \"i\", source: \"i\", place: \"X\")]"
        ),
    ));
    assert_eq!(
        mistakes(&[
            (
                "b.ron",
                &BODIES.replace("Frontex\"", "Frontex\", aliases: [\"EBCGA\"], within: [\"ux\"]")
            ),
            ("e.ron", &EDITION.replace("as_of", "issuer: \"iomm\", as_of")),
            ("x.ron", &text),
            ("y.ron", "Part(objective: \"oo\", sections: [])"),
            ("z.ron", "Part(edition: \"e2\", objective: \"o\", sections: [])"),
        ]),
        [
            "b.ron:1:71: there is no body `ux`",
            "e.ron:1:41: there is no body `iomm`",
            "x.ron:4:105: there is no body `EBCGA`",
            "x.ron:4:140: `frontex` is one of the bodies, not of the places",
            "x.ron:5:103: there is no instrument `amif`",
            "x.ron:5:119: there is no act `act`",
            "x.ron:6:118: there is no action `o.aa`",
            "x.ron:6:146: an action cannot relate to itself",
            "x.ron:7:126: there is no measure `pots`",
            "x.ron:7:172: there is no body `i`",
            "x.ron:7:184: there is no place `X`",
            "y.ron:1:17: there is no objective `oo`",
            "z.ron:1:15: there is no edition `e2`",
        ]
    );
}

#[test]
fn rings() {
    let text = objective(&format!(
        "{}\n{}\n{}",
        action(
            "o.a",
            "related: [(kind: PartOf, to: \"o.b\")], amounts: [(measure: \"p\", part_of: [\"q\"])]"
        ),
        action(
            "o.b",
            "related: [(kind: PartOf, to: \"o.c\")], amounts: [(measure: \"q\", part_of: [\"p\"])]"
        ),
        action(
            "o.c",
            "related: [(kind: DependsOn, to: \"o.b\"), (kind: PartOf, to: \"o.a\")]"
        ),
    ));
    let bodies = "Bodies([\n(id: \"a\", name: \"A\", within: [\"d\", \"b\"]),\n(id: \"b\", name: \"B\", within: [\"c\"]),\n(id: \"c\", name: \"C\", within: [\"a\"]),\n(id: \"d\", name: \"D\", within: [\"d\"])])";
    assert_eq!(
        mistakes(&[("b.ron", bodies), ("e.ron", EDITION), ("x.ron", &text)]),
        [
            "b.ron:2:36: within goes round in a ring: a → b → c → a",
            "b.ron:5:31: within goes round in a ring: d → d",
            "x.ron:4:98: PartOf goes round in a ring: o.a → o.b → o.c → o.a",
            "x.ron:4:161: part_of goes round in a ring: p → q → p",
        ]
    );
}

#[test]
fn empty_titles_and_ids() {
    let text = "Objective(id: \"O o\", number: 1, title: \" \", actions: [(id: \"\", title: \"…\", block: Step, kind: Call, source: (item: 1, line: 1))], sections: [(id: \"-\", title: \"\")])";
    assert_eq!(
        of(text),
        [
            "1:15: `O o` cannot be an id",
            "1:40: the title is empty",
            "1:60: `` cannot be an id",
            "1:71: the title is empty",
            "1:147: `-` cannot be an id",
            "1:159: the title is empty",
        ]
    );
}

#[test]
fn editions() {
    assert_eq!(
        mistakes(&[
            ("a.ron", "Edition(id: \"e\", title: \"E\")"),
            ("b.ron", "Edition(id: \"f\", title: \"\", as_of: \"2024-02-30\")"),
            (
                "c.ron",
                "Edition(id: \"g\", title: \"G\", as_of: \"-0001-01-01\")"
            ),
            ("d.ron", "Edition(id: \"h\", title: \"H\", as_of: \"0000-12-31\")"),
            (
                "e.ron",
                "Edition(id: \"i\", title: \"I\", as_of: \"+12024-12-16\")"
            ),
            (
                "f.ron",
                "Edition(id: \"j\", title: \"J\", as_of: \"2024-12-16\", language: \"FR\", fiscal_year: \"02-29\")"
            ),
        ]),
        [
            "a.ron:1:8: the edition has no date",
            "b.ron:1:25: the title is empty",
            "b.ron:1:36: `2024-02-30` is not a calendar day",
            "c.ron:1:37: `-0001-01-01` is not a calendar day",
            "d.ron:1:37: `0000-12-31` is not a calendar day",
            "e.ron:1:37: `+12024-12-16` is not a calendar day",
            "f.ron:1:61: dates are not read in a language `FR`",
            "f.ron:1:80: `02-29` is not a day of every year",
        ]
    );
    let second = EDITION.replace("e1", "e2");
    let objective =
        |edition: &str| format!("Objective({edition}id: \"o\", number: 1, title: \"O\", actions: [])");
    assert_eq!(
        mistakes(&[
            ("e.ron", EDITION),
            ("f.ron", &second),
            ("x.ron", &objective("edition: \"e1\", ")),
            ("y.ron", &objective("edition: \"e2\", ")),
            ("z.ron", &objective("")),
            ("zz.ron", "Part(objective: \"o\", sections: [])"),
        ]),
        [
            "z.ron:1:10: several editions are loaded, and this file is in the folder of none",
            "zz.ron:1:5: several editions are loaded, and this file is in the folder of none",
        ]
    );
    assert_eq!(
        mistakes(&[("x.ron", &objective(""))]),
        ["x.ron: no file says which edition this is"]
    );
}

#[test]
fn citations_dates_money_and_figures() {
    let text = objective(&format!(
        "{}\n{}\n{}",
        action("o.a", "").replace("line: 1", "line: 5, last_line: 4"),
        action(
            "o.b",
            "dates: [(when: \"Q7 2025\", role: Due)], figures: [(indicator: \"i\", change: (versus: \"2024\"))]"
        ),
        action(
            "o.c",
            "amounts: [(measure: \"p\", part_of: [\"q\"]), (measure: \"p\", part_of: [\"r\"]), (measure: \"q\"), (measure: \"r\")]"
        ),
    ));
    let found = of(&text);
    assert_eq!(found.len(), 4, "{found:?}");
    assert_eq!(
        found[0],
        "4:69: the citation ends at line 4, before it starts at 5"
    );
    assert!(
        found[1].starts_with("5:105: no such quarter: Q7 2025"),
        "{found:?}"
    );
    assert_eq!(found[2], "5:163: a change has either `percent` or `by`");
    assert_eq!(
        found[3],
        "6:155: the pot `p` is said to be part of `r`, and elsewhere of `q`"
    );
}

#[test]
fn the_words_of_a_date_that_are_wrong() {
    let dates = [
        ("2025-02-30", "4:105: no such day"),
        ("Q1 2025/Q4 2024", "4:105: Q1 2025/Q4 2024 ends before it starts"),
        ("by the second half of Febuary 2025", "4:127: "),
    ];
    for (wording, told) in dates {
        let text = objective(&action(
            "o.a",
            &format!("dates: [(when: \"{wording}\", role: Due)]"),
        ));
        let found = of(&text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with(told), "{found:?}");
    }
}

#[test]
fn a_date_says_when_or_keeps_the_words_that_do_not() {
    let dated = |date: &str| objective(&action("o.a", &format!("dates: [({date}, role: Due)]")));
    assert_eq!(of(&dated("wording: \"as soon as possible\"")), [""; 0]);
    for (date, message) in [
        ("what: \"report\"", "the date does not say when"),
        ("wording: \" \"", "the date does not say when"),
        (
            "wording: \"by June 2025\"",
            "`by June 2025` is a date, but `wording` is not read as one",
        ),
    ] {
        let found = of(&dated(date));
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].ends_with(message), "{found:?}");
    }
    let text = dated("wording: \"by June 2025\"");
    let shown = report(&[("b.ron", BODIES), ("e.ron", EDITION), ("x.ron", &text)]);
    let shown = shown.unwrap().to_string();
    assert!(shown.contains("write when: \"by June 2025\""), "{shown}");
    // What the error proposes is accepted.
    assert_eq!(of(&dated("when: \"by June 2025\"")), [""; 0]);
}

#[test]
fn a_date_after_another_action_that_is_wrong() {
    let dated = |id: &str, date: &str| action(id, &format!("dates: [({date}, role: Due)]"));
    let of_date = |date: &str| {
        of(&objective(&format!(
            "{}\n{}",
            dated("o.a", date),
            action("o.guidance", "")
        )))
    };
    assert_eq!(of_date("after: \"o.guidance\", within: \"90 days\""), [""; 0]);
    for (date, message) in [
        (
            "when: \"2025\", after: \"o.guidance\", within: \"90 days\"",
            "a date says when in one way: by `when`, `after` or `every`",
        ),
        (
            "when: \"2025\", every: \"3 months\"",
            "a date says when in one way",
        ),
        (
            "after: \"o.guidance\", within: \"90 days\", every: \"3 months\"",
            "a date says when in one way",
        ),
        (
            "every: \"biannually\"",
            "twice a year to some, every 2 years to others",
        ),
        ("every: \"3 monhts\"", "`monhts` is not used in a recurrence"),
        (
            "every: \"3 months\", from: \"2025\", until: \"2024\"",
            "it ends before it comes once",
        ),
        (
            "every: \"3 months\", from: \"soonish\"",
            "`soonish` is not used in dates",
        ),
        (
            "when: \"2025\", from: \"2024\"",
            "`from` says nothing without `every`",
        ),
        (
            "when: \"2025\", until: \"2026\"",
            "`until` says nothing without `every`",
        ),
        (
            "when: \"annually\"",
            "`annually` says how often, but `when` is one date",
        ),
        ("after: \"o.guidance\"", "the date does not say how long after"),
        ("within: \"90 days\"", "the date does not say after what"),
        (
            "after: \"o.guidance\", within: \"90\"",
            "`90` is not a length of time",
        ),
        (
            "after: \"o.guidance\", within: \"Q1 2025\"",
            "`Q1 2025` is not a length of time",
        ),
        (
            "after: \"o.guidence\", within: \"90 days\"",
            "there is no action `o.guidence`",
        ),
    ] {
        let found = of_date(date);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].contains(message), "{found:?}");
    }
    // The corrections that the errors suggest are accepted.
    for date in [
        "after: \"o.guidance\", within: \"2 weeks\"",
        "after: \"o.guidance\", within: \"3 months\"",
        "when: \"within 90 days\"",
        "every: \"3 months\"",
        "every: \"annually\", from: \"2020-01\", until: \"2021\"",
        "every: \"every year by 31 March\"",
    ] {
        assert_eq!(of_date(date), [""; 0], "{date}");
    }
    let ring = objective(&format!(
        "{}\n{}",
        dated("o.a", "after: \"o.b\", within: \"2 weeks\""),
        dated("o.b", "after: \"o.a\", within: \"2 weeks\"")
    ));
    let found = of(&ring);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].contains("after goes round in a ring: o.a → o.b → o.a"),
        "{found:?}"
    );
}

#[test]
fn relations_that_settle_nothing() {
    let text = objective(&format!(
        "{}\n{}\n{}\n{}\n{}",
        action(
            "o.a",
            "dates: [(when: \"Q1 2025\", role: Due), (when: \"2026\", role: Ends)]"
        ),
        action("o.b", "related: [(kind: PartOf, to: \"o.a\", outcome: Met)]"),
        action("o.c", "related: [(kind: PartOf, to: \"o.a\", due: \"Q1 2025\")]"),
        action("o.d", "related: [(kind: Settles, to: \"o.b\")]"),
        action("o.e", "related: [(kind: Settles, to: \"o.a\", due: \"2026\")]"),
    ));
    let found = of(&text);
    assert_eq!(found.len(), 4, "{found:#?}");
    for (line, message) in found.iter().zip([
        "only a relation of the kind Settles says this",
        "only a relation of the kind Settles says this",
        "`o.b` has no deadline that somebody owes",
        "`o.a` has no such deadline",
    ]) {
        assert!(line.ends_with(message), "{line}");
    }
    let shown = report(&[("b.ron", BODIES), ("e.ron", EDITION), ("x.ron", &text)])
        .unwrap()
        .to_string();
    assert!(shown.contains("write due: \"Q1 2025\""), "{shown}");
    // What the error proposes is accepted.
    let mended = text.replace("due: \"2026\"", "due: \"Q1 2025\"");
    assert_eq!(of(&mended).len(), 3);
}

#[test]
fn dates_are_read_in_the_language_and_the_fiscal_years_of_their_edition() {
    let dated = |wording: &str| {
        objective(&action(
            "o.a",
            &format!("dates: [(when: {wording:?}, role: Due)]"),
        ))
    };
    let french = EDITION.replace("as_of", "language: \"fr\", fiscal_year: \"04-01\", as_of");
    for wording in [
        "d'ici la fin du 1er trimestre 2025",
        "2024-25",
        "exercice 2024-2025",
        "by June 2025",
    ] {
        let text = dated(wording);
        // The edition's settings apply to all files, wherever its file is among them.
        assert_eq!(
            mistakes(&[("a.ron", &text), ("b.ron", BODIES), ("z.ron", &french)]),
            [""; 0],
            "{wording}"
        );
    }
    let found = of(&dated("Herbst 2025"));
    assert!(
        found[0].contains("`Herbst` is German, but dates are read in the edition's language, en"),
        "{found:?}"
    );
}

#[test]
fn an_edition_follows_an_earlier_one_of_its_document() {
    for (date, more, follows, told) in [
        (
            "2025-01-01",
            "document: \"d\", ",
            "e1",
            "`e1` is an edition of another document",
        ),
        ("2024-01-01", "", "e1", "`e1` is not earlier than `e2`"),
        ("2025-01-01", "", "e9", "there is no edition `e9`"),
    ] {
        let text =
            format!("Edition(id: \"e2\", title: \"Two\", as_of: \"{date}\", {more}follows: \"{follows}\")");
        let column = text.find(&format!("\"{follows}\"")).unwrap() + 1;
        let found = mistakes(&[("e.ron", EDITION), ("f.ron", &text)]);
        assert_eq!(found, [format!("f.ron:1:{column}: {told}")]);
    }
}
