//! Brackets, commas and quotation marks: each slip is reported as one mistake, at its place.

use super::{action, objective, of};

/// An action over several lines, with `dates` and `rest` inserted.
fn long(dates: &str, rest: &str) -> String {
    let second = action("o.b", "");
    objective(&format!(
        r#"        (
            id: "o.a",
            title: "T",
            dates: {dates}
            block: Step,
            kind: Meeting,
            source: (item: 1, line: 1){rest}
{second}"#
    ))
}

#[test]
fn sound_text_has_no_mistake() {
    assert!(of(&long("[(when: \"2025\", role: Due)],", ",\n        ),")).is_empty());
    let strange = objective(
        "/* ( [ \" */ // )\n(id: r#\"o.a\"#, title: \"a \\\" ) b\", block: Step, kind: Meeting, source: (item: 1,\nline: 1),),",
    );
    assert!(of(&strange).is_empty());
}

#[test]
fn commas_and_colons() {
    let text = objective("(id: \"o.a\" title: \"T\", block: Step kind: Meeting,, source: (item: 1, line 1))");
    assert_eq!(
        of(&text),
        [
            "4:11: a comma is missing here",
            "4:35: a comma is missing here",
            "4:50: there is nothing before this comma",
            "4:74: a colon is missing here",
        ]
    );
    let text = objective("(id = \"o.a\", title:, block: Step, kind: , source: (item: 1, line: 1))");
    assert_eq!(
        of(&text),
        [
            "4:5: `=` has no meaning here",
            "4:14: the field `title` has no value",
            "4:35: the field `kind` has no value",
        ]
    );
}

#[test]
fn texts_without_their_quotation_marks() {
    let text = objective(
        "(id: \"o.a,\n title: \"T\", block: Step, kind: Meeting, source: (item: 1, line: 1)),\n(id: \"o.b\", title: \"The \"new\" plan\", block: Step, kind: Meeting, source: (item: 1, line: 1)),",
    );
    assert_eq!(
        of(&text),
        [
            "4:6: this text has no quotation mark at its end",
            "6:25: this quotation mark ends the text too early",
        ]
    );
    let text = objective(
        "(id: 'o.a', title: “T”, summary: Visa policy here, block: \"Step\", kind: Meeting, source: (item: 1, line: 1)),",
    );
    assert_eq!(
        of(&text),
        [
            "4:6: texts stand between straight double quotation marks",
            "4:20: texts stand between straight double quotation marks",
            "4:34: this should be a text in quotation marks, and is a word",
            "4:59: this should be a word without quotation marks, and is a text",
        ]
    );
    assert_eq!(
        of("Objective(id: \"o\", number: 1, title: \"never closed)"),
        ["1:38: this text has no quotation mark at its end"]
    );
    assert_eq!(
        of("Objective(id: \"o\", number: 1, title: \"C:\\dir\")"),
        ["1:41: a backslash means nothing before this letter"]
    );
}

#[test]
fn brackets_that_are_not_closed() {
    let end = ",\n        ),";
    for (dates, rest, told) in [
        (
            "[(when: \"2025\", role: Due),",
            end,
            "7:20: this `[` is never closed",
        ),
        (
            "[(when: \"2025\", role: Due],",
            end,
            "7:21: this `(` is never closed",
        ),
        (
            "[(when: \"2025\", role: Due)),",
            end,
            "7:46: this `)` should be `]`",
        ),
        (
            "[(when: \"2025\", role: Due}],",
            end,
            "7:45: this `}` should be `)`",
        ),
        (
            "[(when: \"2025\", role: Due)]),",
            end,
            "7:47: this `)` closes nothing",
        ),
        (
            "[(when: \"2025\", role: Due)]],",
            end,
            "7:47: this `]` closes nothing",
        ),
        (
            "[(when: \"2025\", role: Due)],",
            ",",
            "4:9: this `(` is never closed",
        ),
        (
            "[(when: \"2025\", role: Due)],",
            ",\n        ]),",
            "11:9: this `]` closes nothing",
        ),
    ] {
        assert_eq!(of(&long(dates, rest)), [told], "{dates} {rest}");
    }
    let text = long("[],", end);
    // The citation uses up the closing bracket of the action, which then has none.
    assert_eq!(
        of(&text.replacen("line: 1)", "line: 1", 1)),
        ["10:21: this `(` is never closed"]
    );
    let list = text.replace("    ],\n)\n", ")\n");
    assert_eq!(of(&list), ["3:14: this `[` is never closed"]);
    let whole = text.replace("    ],\n)\n", "    ],\n");
    assert_eq!(of(&whole), ["1:10: this `(` is never closed"]);
    let more = format!("{text})");
    assert_eq!(of(&more), ["15:1: this `)` closes nothing"]);
    let broken_off = &text[..text.find("block").unwrap()];
    assert_eq!(
        of(broken_off),
        [
            "4:9: this `(` is never closed",
            "4:9: the field `block` is missing",
        ]
    );
}

#[test]
fn what_has_no_business_there() {
    let first = action("o.a", "");
    assert_eq!(
        of(&format!("{}\nObjective(id: \"p\")", objective(&first))),
        ["8:1: nothing can stand behind the end of what a file holds"]
    );
    assert_eq!(
        of(&objective(&first.replace("block:", "block:\u{a0}"))),
        ["4:39: a no-break space has no meaning here"]
    );
    assert_eq!(
        of("Objective(id: \"o\", number: 1, title: \"O\", \0)"),
        ["1:43: `␀` has no meaning here"]
    );
    assert_eq!(
        of("Objective(id: \"o\", number: 1, title: \"O\") /* never"),
        ["1:43: this comment never ends"]
    );
    assert_eq!(of("Objective\n"), ["1:10: there is no `(` behind `Objective`"]);
    assert_eq!(
        of("Objective: {\"id\": \"o\", number: 1, title: \"O\"}"),
        [
            "1:10: `:` has no meaning here",
            "1:12: this `{` should be `(`",
            "1:13: the field `id` is in quotation marks",
        ]
    );
}

#[test]
fn slips_in_one_action_do_not_hide_those_of_another() {
    let text = objective(
        r#"        (
            id: "o.a",
            title: "T",
            dates: [(when: "2025", role: Due),
            block: Stp,
            kind: Meeting,
            source: (item: 1, line: 1),
        ),
        (
            id: "o.b,
            titel: "T",
            block: Step,
            kind: Meeting,
            related: [(kind: PartOf, to: "o.c")],
            actors: [(body: "frontx", role: Accountable)],
            source: (item: 1, line: 1),
        ),
        (
            id: "o.c"
            title: "",
            block: Step,
            kind: Meeting,
            source: (item: 0, line: 1),
        ),"#,
    );
    assert_eq!(
        of(&text),
        [
            "7:20: this `[` is never closed",
            "8:20: `Stp` is not a word of this list",
            "12:9: the field `title` is missing",
            "13:17: this text has no quotation mark at its end",
            "14:13: there is no field `titel` here",
            "18:29: there is no body `frontx`",
            "22:22: a comma is missing here",
            "23:20: the title is empty",
            "26:21: items, pages and lines are counted from 1",
        ]
    );
}
