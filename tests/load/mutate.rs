//! Randomly damaged files: the loader always ends, and its reports are at places that exist.

use proptest::prelude::*;

use super::{BODIES, EDITION, report};

const GOOD: &str = r#"// A sound file.
#![enable(implicit_some)]
Objective(
    edition: "e1",
    id: "o",
    number: 1,
    title: "The \"title\" of it",
    actions: [
        (
            id: "o.a", title: r"Raw title", summary: Some("Türkiye, 日本"), block: Step, kind: Meeting,
            status: Adopted,
            dates: [(when: "2025-01-21", role: Due, hedge: Planned), (when: "Q1 2025", role: Ends)],
            actors: [(body: "frontex", role: Accountable, inferred: true)],
            amounts: [(eur: 52_100_000, stage: Adopted, measure: "pot"), (measure: "small", part_of: ["pot"])],
            figures: [(indicator: "x", value: -1.5e3, unit: "y", change: (percent: -59, versus: "2023"))],
            source: (item: 5, line: 37), // why
        ),
    ],
    sections: [
        (id: "o.s", title: "S", sections: [(id: "o.t", title: "T", actions: [
            (id: "o.b", title: "T", block: NextStep, kind: Call, source: (item: 1, line: 2, last_line: 3),
             related: [(kind: PartOf, to: "o.a")], /* ( */ caveats: ["a", "b"]),
        ])]),
    ],
)
"#;

const TERMS: &str = r#"Bodies([(id: "frontex", name: "Frontex", aliases: ["a", "b"], within: ["iom"]), (id: "iom", name: "IOM")])"#;

/// One kind of damage to a text, at a place between 0 and 1.
#[derive(Clone, Debug)]
enum Damage {
    Delete(f64, usize),
    Insert(f64, String),
    Replace(f64, String),
    Double(f64, usize),
}

fn damage() -> impl Strategy<Value = Damage> {
    let piece = prop_oneof![
        "[(){}\\[\\],:=\"'/*#!r\\\\ \n]{1,3}",
        "[a-z_0-9.+-]{1,6}",
        "\\PC{1,3}",
        Just("/*".to_owned()),
        Just("r#\"".to_owned()),
        Just("\u{0}\u{1b}".to_owned()),
        Just("sections: [(".to_owned()),
    ];
    prop_oneof![
        (0.0..1.0, 1..40_usize).prop_map(|(at, len)| Damage::Delete(at, len)),
        (0.0..1.0, piece.clone()).prop_map(|(at, piece)| Damage::Insert(at, piece)),
        (0.0..1.0, piece).prop_map(|(at, piece)| Damage::Replace(at, piece)),
        (0.0..1.0, 1..200_usize).prop_map(|(at, len)| Damage::Double(at, len)),
    ]
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at.min(text.len()))
        .rev()
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(0)
}

fn apply(text: &mut String, damage: &Damage) {
    let place = |at: f64| floor(text, (at * text.len() as f64) as usize);
    match damage {
        Damage::Delete(at, len) => {
            let start = place(*at);
            let end = floor(text, start + len);
            text.replace_range(start..end, "");
        }
        Damage::Insert(at, piece) => {
            let start = place(*at);
            text.insert_str(start, piece);
        }
        Damage::Replace(at, piece) => {
            let start = place(*at);
            let end = floor(text, start + piece.len());
            text.replace_range(start..end, piece);
        }
        Damage::Double(at, len) => {
            let start = place(*at);
            let end = floor(text, start + len);
            let piece = text[start..end].to_owned();
            text.insert_str(end, &piece);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn damaged_files_are_reported_at_places_that_exist(
        which in 0..3_usize,
        damages in proptest::collection::vec(damage(), 1..5),
    ) {
        let mut texts = [GOOD.to_owned(), TERMS.to_owned(), EDITION.to_owned()];
        for damage in &damages {
            apply(&mut texts[which], damage);
        }
        let named = [("x.ron", &*texts[0]), ("b.ron", &*texts[1]), ("e.ron", &*texts[2])];
        let Some(report) = report(&named) else { return Ok(()) };
        prop_assert!(report.problems().len() > 0);
        for problem in report.problems() {
            let text = named.iter().find(|(name, _)| *name == problem.file).map(|(_, text)| *text);
            let Some(position) = problem.position else { continue };
            let lines: Vec<&str> = text.unwrap_or_default().split('\n').collect();
            let line = lines.get(position.line - 1);
            prop_assert!(line.is_some(), "{:?}", position);
            let columns = line.map_or(0, |line| line.chars().count());
            prop_assert!((1..=columns + 1).contains(&position.column), "{:?}", position);
            let message = problem.message();
            let plain = !message.is_empty() && !message.contains(char::is_control);
            prop_assert!(plain, "{:?}", message);
            // Every mistake is explained in the loader's own words, never in those of the RON parser.
            let by_reader = matches!(problem.mistake, milepost::load::problem::CorpusMistake::Syntax(_));
            prop_assert!(!by_reader, "{}\n{}", message, texts[which]);
        }
        let shown = report.render(80, false);
        prop_assert!(shown.contains(" mistake"));
    }
}

#[test]
fn the_undamaged_files_are_sound() {
    assert!(report(&[("x.ron", GOOD), ("b.ron", TERMS), ("e.ron", EDITION)]).is_none());
    assert!(report(&[("b.ron", BODIES), ("e.ron", EDITION)]).is_none());
}
