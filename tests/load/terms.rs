//! A corpus's own kinds, tags and percentages; terms that every corpus has; terms that two files define.

use milepost::load::common;
use milepost::model::{ActionRef, VocabularyKind};

use super::{BODIES, EDITION, action, files, mistakes, objective};
use crate::support;

const KINDS: &str = r#"Kinds([(id: "milestone", name: "milestone", glyph: "◇", aliases: ["marker"]), (id: "rec-1", name: "first recommendation")])"#;

fn bare(id: &str, more: &str) -> String {
    format!(r#"(id: "{id}", title: "T", block: Step, {more}),"#)
}

#[test]
fn kinds_are_named_with_quotation_marks_or_without() {
    let text = objective(
        &[
            bare("o.a", "kind: milestone"),
            bare("o.b", "kind: \"milestone\""),
            bare("o.c", "kind: \"rec-1\""),
            bare("o.d", "kind: Meeting"),
            bare("o.e", "kind: \"Meeting\""),
            bare("o.f", ""),
        ]
        .concat(),
    );
    let library = support::library(&files(&[("e.ron", EDITION), ("k.ron", KINDS), ("x.ron", &text)]));
    let kinds: Vec<_> = library.corpus.all().map(ActionRef::kind).collect();
    assert_eq!(
        kinds,
        [
            "milestone",
            "milestone",
            "first recommendation",
            "meeting",
            "meeting",
            "other"
        ]
    );
}

#[test]
fn what_is_wrong_with_kinds_tags_and_percentages() {
    let text = objective(
        &[
            bare("o.a", "kind: mileston"),
            bare("o.b", "kind: \"milestones\", tags: [\"a\", \"\"]"),
            bare("o.c", "kind: 5, percent: 101"),
            bare("o.d", "kind: Meting, percent: 100"),
        ]
        .map(|line| line + "\n")
        .concat(),
    );
    let kinds = r#"Kinds([(id: "milestone", name: "milestone"), (id: "Bad", name: ""), (id: "wide", name: "w", glyph: "移")])"#;
    assert_eq!(
        mistakes(&[("e.ron", EDITION), ("k.ron", kinds), ("x.ron", &text)]),
        [
            "k.ron:1:51: `Bad` cannot be an id",
            "k.ron:1:64: the name is empty",
            "k.ron:1:100: `移` does not take one cell",
            "x.ron:4:44: there is no kind `mileston`",
            "x.ron:5:44: there is no kind `milestones`",
            "x.ron:5:70: the tag is empty",
            "x.ron:6:44: this should be a word, or a text in quotation marks, and is a number",
            "x.ron:6:56: `101` is not a whole number from 0 to 100",
            "x.ron:7:44: there is no kind `Meting`",
        ]
    );
}

#[test]
fn equal_terms_of_two_files_are_one_and_others_are_told() {
    let places = r#"Places([(id: "XN", name: "North"), (id: "TN", name: "Tunisia", aliases: ["a", "b"], within: ["XN"])])"#;
    let again = places.replace("[\"a\", \"b\"]", "[\"b\", \"a\"]");
    let all = |second: &str| mistakes(&[("e.ron", EDITION), ("p.ron", places), ("q.ron", second)]);
    assert_eq!(all(&again), [""; 0]);
    for (from, to, field) in [
        ("Tunisia", "Tunis", "name"),
        ("within: [\"XN\"]", "within: []", "within"),
        ("[\"b\", \"a\"]", "[\"b\"]", "aliases"),
        (
            "\"Tunisia\",",
            "\"Tunisia\", abbreviation: \"T\",",
            "abbreviation",
        ),
    ] {
        assert_eq!(
            all(&again.replace(from, to)),
            [format!(
                "q.ron:1:41: the place `TN` has another `{field}` elsewhere"
            )]
        );
    }
    let kinds = KINDS.replace("◇", "◆");
    assert_eq!(
        mistakes(&[("e.ron", EDITION), ("k.ron", KINDS), ("l.ron", KINDS)]),
        [""; 0]
    );
    assert_eq!(
        mistakes(&[("e.ron", EDITION), ("k.ron", KINDS), ("l.ron", &kinds)]),
        ["l.ron:1:13: the kind `milestone` has another `glyph` elsewhere"]
    );
}

#[test]
fn the_common_terms_are_sound() {
    let [places, bodies] =
        [VocabularyKind::Places, VocabularyKind::Bodies].map(|kind| &common::all()[kind as usize]);
    // 249 of ISO 3166-1, and the European Union with its 27 members.
    assert_eq!(places.len(), 249 + 1);
    let eu = places.find("EU").unwrap();
    assert_eq!(places.iter().filter(|(_, term)| term.within == [eu]).count(), 27);
    assert!(bodies.len() > 150);
    let [places, bodies] = common::FILES;
    assert_eq!(
        mistakes(&[("b.ron", bodies), ("e.ron", EDITION), ("p.ron", places)]),
        [""; 0]
    );
}

#[test]
fn common_terms_need_no_file_and_only_those_used_are_there() {
    let text = objective(&bare(
        "o.a",
        "places: [\"FR\", \"TN\"], actors: [(body: \"unhcr\", role: Implementing), (body: \"frontex\", role: Funding)], \
         figures: [(indicator: \"i\", source: \"eurostat\", place: \"DE\")], amounts: [(places: [\"TR\"])]",
    ));
    let own = r#"Places([(id: "TN", name: "Tunis"), (id: "XX-here", name: "Here", within: ["JP"])])"#;
    let edition = EDITION.replace("as_of", "issuer: \"oecd\", as_of");
    let library = support::library(&files(&[
        ("b.ron", BODIES),
        ("e.ron", &edition),
        ("p.ron", own),
        ("x.ron", &text),
    ]));
    let corpus = &library.corpus;
    let ids = |kind| {
        let mut ids: Vec<_> = corpus
            .vocabulary(kind)
            .iter()
            .map(|(_, term)| term.id.as_str())
            .collect();
        ids.sort_unstable();
        ids
    };
    assert_eq!(
        ids(VocabularyKind::Places),
        ["DE", "EU", "FR", "JP", "TN", "TR", "XX-here"]
    );
    let bodies = ids(VocabularyKind::Bodies);
    for id in ["commission", "eu", "eurostat", "frontex", "oecd", "un", "unhcr"] {
        assert!(bodies.contains(&id), "{id}: {bodies:?}");
    }
    assert!(!bodies.contains(&"nato"));
    let action = corpus.all().next().unwrap();
    let names: Vec<_> = action
        .places()
        .iter()
        .map(|place| corpus.place_terms().term(*place).name.as_str())
        .collect();
    // A corpus's own term takes precedence.
    assert_eq!(names, ["France", "Tunis"]);
    let name = |body| corpus.bodies().term(body).short();
    let actors: Vec<_> = action.actors().iter().map(|actor| name(actor.body)).collect();
    assert_eq!(actors, ["UNHCR", "Frontex"]);
    assert_eq!(name(action.figures()[0].source.unwrap()), "Eurostat");
    let turkey = action.places_of_amount(0)[0];
    assert_eq!(corpus.place_terms().term(turkey).name, "Türkiye");
}

#[test]
fn what_is_called_by_a_common_name_is_suggested() {
    let text = objective(&bare("o.a", "places: [\"Turkey\", \"Ivory Coast\", \"FRA\"]"));
    let report = super::report(&[("e.ron", EDITION), ("x.ron", &text)]).unwrap();
    let help: Vec<_> = report
        .problems()
        .map(|problem| problem.help().unwrap_or_default())
        .collect();
    assert_eq!(help[..2], ["did you mean `TR`?", "did you mean `CI`?"]);
}

#[test]
fn two_vocabularies_in_one_file_are_one_mistake() {
    let text = objective(&action("o.a", "places: [\"XP\"]"));
    let both = format!("{BODIES}\nPlaces([(id: \"XP\", name: \"P\")])");
    let found = mistakes(&[("b.ron", &both), ("e.ron", EDITION), ("x.ron", &text)]);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        found[0].ends_with("nothing can stand behind the end of what a file holds"),
        "{found:?}"
    );
}

#[test]
fn numbers_of_objectives_and_what_continues() {
    let second = objective("").replace("\"o\"", "\"p\"");
    assert_eq!(
        mistakes(&[("e.ron", EDITION), ("x.ron", &objective("")), ("y.ron", &second)]),
        ["y.ron:2:22: the objective number 1 is used twice"]
    );
    let text = objective(
        &[
            bare("o.a", "related: [(kind: Continues, to: \"o.b\")]"),
            bare("o.b", "related: [(kind: Continues, to: \"o.a\")]"),
        ]
        .map(|line| line + "\n")
        .concat(),
    );
    assert_eq!(
        mistakes(&[("e.ron", EDITION), ("x.ron", &text)]),
        [
            "x.ron:4:70: `o.b` is an action of this edition; one of an earlier edition is continued",
            "x.ron:5:70: `o.a` is an action of this edition; one of an earlier edition is continued",
        ]
    );
}

#[test]
fn a_comma_between_thousands_is_told() {
    for (figure, told) in [
        (
            "value: 1,064",
            &["the comma in `1,064` parts it into two values"][..],
        ),
        (
            "value: 12, 064",
            &["the comma in `12,064` parts it into two values"],
        ),
        ("value: 1,06", &["this value does not say which field it is of"]),
        (
            "value: 1, \"064\"",
            &["this value does not say which field it is of"],
        ),
    ] {
        let text = objective(&action(
            "o.a",
            &format!("figures: [(indicator: \"i\", {figure})]"),
        ));
        let found = mistakes(&[("e.ron", EDITION), ("x.ron", &text)]);
        let found: Vec<_> = found.iter().filter_map(|found| found.split_once(": ")).collect();
        let found: Vec<_> = found.into_iter().map(|(_, text)| text).collect();
        assert_eq!(found, told, "{figure}");
    }
}
