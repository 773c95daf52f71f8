//! Targets: they are deadlines of their action, are listed apart from statistics, and show how far the last figure has come.

use milepost::export::{ExportFormat, ExportScope};
use milepost::model::DateRole;
use milepost::search::search;
use milepost::views::tables::{TableKind, TableOptions};

use crate::export::{Shelf, rendered};
use crate::support::file;

fn shelf() -> Shelf {
    Shelf::of(&[
        file("e.ron", "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")"),
        file(
            "p.ron",
            "Places([(id: \"EG\", name: \"Egypt\"), (id: \"TN\", name: \"Tunisia\")])",
        ),
        file(
            "o.ron",
            r#"Objective(id: "o", number: 1, title: "O", actions: [
                (id: "o.a", title: "Services go online", block: NextStep, kind: Project, source: (item: 1, line: 1),
                    places: ["EG"], targets: [
                        (indicator: "services on the platform", baseline: 53, value: 80, unit: "%", by: "Q2 2026"),
                        (indicator: "offices", value: 12.5, qualifier: AtLeast),
                    ]),
                (id: "o.b", title: "Counted", block: Figure, kind: Statistics, source: (item: 2, line: 2), places: ["EG"],
                    figures: [
                        (indicator: "Services on the platform", value: 71, unit: "%", period: "2024"),
                        (indicator: "services on the platform", value: 60, unit: "%", period: "2023"),
                        (indicator: "services on the platform", value: 99, unit: "%", period: "2024", place: "TN"),
                        (indicator: "services on the platform", value: 500, unit: "services", period: "2024"),
                    ]),
            ])"#,
        ),
    ])
}

#[test]
fn the_day_of_a_target_is_a_deadline_of_its_action() {
    let shelf = shelf();
    let corpus = &shelf.library.corpus;
    let dates = corpus.dates.items();
    assert_eq!(dates.len(), 1);
    assert_eq!(dates[0].role, DateRole::Due);
    assert_eq!(corpus.str(dates[0].what), "services on the platform");
    assert_eq!(shelf.library.deadlines.sorted.len(), 1);
    for (query, found) in [
        ("has:target", 1),
        ("due:2026-Q2", 1),
        ("is:undated", 0),
        ("offices", 1),
    ] {
        let asked = shelf.library.query(query, shelf.as_of).unwrap();
        let set = search(corpus, shelf.library.index(), &shelf.library.deadlines, &asked, 0).set;
        assert_eq!(set.len(), found, "{query}");
    }
}

#[test]
fn targets_are_called_what_they_are_with_what_has_been_reached() {
    let shelf = shelf();
    let table = shelf.table(TableKind::Figures, TableOptions::default());
    let text = rendered(&table, ExportFormat::Text);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    for words in [
        "4 figures and 2 targets",
        "target: services on the",
        "(computed: 71 in 2024)",
        "66 % of the way",
        "baseline 53",
        "by Q2 2026",
        "target: offices at least 12.5",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let rows: serde_json::Value = serde_json::from_str(&rendered(&table, ExportFormat::Json)).unwrap();
    let targets: Vec<_> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["row"] == "target")
        .collect();
    assert_eq!(targets.len(), 2);
    let first = targets[0];
    assert_eq!(
        [
            &first["value"],
            &first["baseline"],
            &first["reached"],
            &first["progress_percent"]
        ],
        [80, 53, 71, 66]
    );
    assert_eq!(
        [&first["period"], &first["reached_period"], &first["reached_id"]],
        ["Q2 2026", "2024", "o.b"]
    );
    assert!(targets[1]["reached"].is_null() && targets[1]["progress_percent"].is_null());
    let actions = rendered(&shelf.view(ExportScope::Tree), ExportFormat::Json);
    let actions: serde_json::Value = serde_json::from_str(&actions).unwrap();
    assert_eq!(actions[0]["targets"][0]["by"]["latest"], "2026-06-30");
    let csv = rendered(&shelf.view(ExportScope::Tree), ExportFormat::Csv);
    assert!(
        csv.contains("services on the platform: 80 % by Q2 2026, baseline 53; offices: at least 12.5"),
        "{csv}"
    );
    let facts = rendered(
        &shelf.view(ExportScope::Nodes(&[milepost::views::node::Node::Action(
            milepost::model::ActionId(0),
        )])),
        ExportFormat::Text,
    );
    let facts = facts.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        facts.contains("80 % by Q2 2026, baseline 53 (computed: 71 in 2024, 66 % of the way)"),
        "{facts}"
    );
}
