//! Caveats by kind: those with a stated kind, those without, and actions that only contradict each other.

use milepost::export::ExportFormat;
use milepost::search::search;
use milepost::views::tables::rows::Subject;
use milepost::views::tables::table::WordRoom;
use milepost::views::tables::{TableKind, TableOptions};

use super::cells;
use crate::export::{Shelf, rendered};
use crate::support::file;

fn shelf() -> Shelf {
    Shelf::of(&[
        file("e.ron", "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")"),
        file(
            "o.ron",
            r#"Objective(id: "o", number: 1, title: "O", actions: [
                (id: "o.a", title: "Plan is adopted", block: Step, source: (item: 1, line: 1),
                    caveats: ["Of no kind.", (kind: Gap, text: "Who is not said."), (text: "Kindless.")],
                    related: [(kind: Contradicts, to: "o.b")]),
                (id: "o.b", title: "Plan is proposed", block: Step, source: (item: 2, line: 2),
                    caveats: [(kind: Contradiction, text: "Proposed here, adopted in item 1.")]),
                (id: "o.c", title: "Nothing is wrong here", block: Step, source: (item: 3, line: 3)),
            ])"#,
        ),
    ])
}

#[test]
fn kinds_come_in_one_order_and_contradicting_actions_are_contradictions() {
    let shelf = shelf();
    let sources = shelf.library.sources(shelf.as_of);
    let subject = Subject::default();
    let rows = TableKind::Caveats.rows(sources, &subject, TableOptions::default(), |_| true);
    let table = rows.table(sources, &subject, WordRoom::Full, usize::MAX);
    assert_eq!(table.notes, ["Computed: 5 caveats in 2 actions"]);
    let rows = cells(&table);
    let said: Vec<[&str; 3]> = rows
        .iter()
        .map(|row| std::array::from_fn(|at| row.get(at).map_or("", String::as_str)))
        .collect();
    assert_eq!(
        said,
        [
            ["Contradiction", "2", ""],
            [
                "Plan is adopted",
                "contradicts another action",
                "Plan is proposed [obj. 1, item 2, line 2]"
            ],
            [
                "Plan is proposed",
                "Proposed here, adopted in item 1.",
                "Plan is adopted [obj. 1, item 1, line 1]"
            ],
            ["Gap", "1", ""],
            ["Plan is adopted", "Who is not said.", ""],
            ["Of no stated kind", "2", ""],
            ["Plan is adopted", "Of no kind.", ""],
            ["Plan is adopted", "Kindless.", ""],
        ]
    );
}

#[test]
fn a_limit_keeps_the_first_caveats_over_all_kinds() {
    let shelf = shelf();
    let mut view = shelf.table(TableKind::Caveats, TableOptions::default());
    view.limit = Some(3);
    let csv = rendered(&view, ExportFormat::Csv);
    let kinds: Vec<&str> = csv
        .lines()
        .skip(1)
        .filter_map(|line| line.split(',').next())
        .collect();
    assert_eq!(kinds, ["Contradiction", "Contradiction", "Gap"]);
}

#[test]
fn queries_find_caveats_by_kind_as_a_field_and_as_a_word() {
    let shelf = shelf();
    let corpus = &shelf.library.corpus;
    for (query, found) in [
        ("caveat:contradiction", 2),
        ("caveat:contradictions", 2),
        ("caveat:gap", 1),
        ("caveat:slip", 0),
        ("caveat:gap,unclear", 1),
        ("contradiction", 2),
        ("contradictions", 2),
    ] {
        let asked = shelf.library.query(query, shelf.as_of).unwrap();
        let set = search(corpus, shelf.library.index(), &shelf.library.deadlines, &asked, 0).set;
        assert_eq!(set.len(), found, "{query}");
    }
}
