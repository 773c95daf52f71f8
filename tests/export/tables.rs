//! Exported tables: valid by their schemas, complete, exact, and the same in every format.

use boon::{Compiler, Draft, Schemas};
use milepost::export::{ExportFormat, ExportScope, ExportView, Paper, prepare};
use milepost::views::tables::figures::{By, FigureSort};
use milepost::views::tables::owners;
use milepost::views::tables::rows::Subject;
use milepost::views::tables::{TableKind, TableOptions};
use serde_json::Value;

use super::{Shelf, markdown, rendered};
use crate::support::file;

const ACTIONS: &str = include_str!("../../docs/export.schema.json");
fn figures_of(shelf: &Shelf) -> ExportView<'_> {
    shelf.table(TableKind::Figures, TableOptions::default())
}

fn owners_of(shelf: &Shelf) -> ExportView<'_> {
    shelf.table(TableKind::Owners, TableOptions::default())
}

fn valid(schema: &str, value: &Value) -> Result<(), String> {
    let mut compiler = Compiler::new();
    compiler.set_default_draft(Draft::V2020_12);
    for (name, text) in [("export.schema.json", ACTIONS), ("table.schema.json", schema)] {
        let url = format!("https://milepost.example/{name}");
        compiler
            .add_resource(&url, serde_json::from_str(text).unwrap())
            .unwrap();
    }
    let mut schemas = Schemas::new();
    let index = compiler
        .compile("https://milepost.example/table.schema.json", &mut schemas)
        .unwrap();
    schemas
        .validate(value, index)
        .map_err(|error| format!("{error:#}"))
}

fn read(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

#[test]
fn json_is_valid_by_its_schema_and_the_page_names_every_field() {
    let page = include_str!("../../docs/json.md");
    for shelf in [
        Shelf::tables(),
        Shelf::small(),
        Shelf::built_in(),
        Shelf::editions(),
    ] {
        for kind in TableKind::ALL {
            let schema = std::fs::read_to_string(format!("docs/{}.schema.json", kind.name())).unwrap();
            let sources = shelf.library.sources(shelf.as_of);
            let rows = kind.rows(sources, &Subject::default(), TableOptions::default(), |_| true);
            let fields = rows.data(sources).fields;
            let view = shelf.table(kind, TableOptions::default());
            let value = read(&rendered(&view, ExportFormat::Json));
            valid(&schema, &value).unwrap_or_else(|why| panic!("{why}"));
            // Not every corpus has caveats, and only a corpus of several editions has changes.
            if kind == TableKind::Caveats && value == serde_json::json!([]) {
                assert!(shelf.library.corpus.caveats.items().is_empty());
                continue;
            }
            if kind == TableKind::Changes && value == serde_json::json!([]) {
                assert!(shelf.library.corpus.editions.len() == 1);
                continue;
            }
            let mut spoilt = value.clone();
            spoilt[0]["surplus"] = 1.into();
            assert!(valid(&schema, &spoilt).is_err());
            for object in value.as_array().unwrap() {
                let named: Vec<_> = object.as_object().unwrap().keys().map(String::as_str).collect();
                let mut wanted = fields.clone();
                wanted.sort_unstable();
                let mut named = named;
                named.sort_unstable();
                assert_eq!(named, wanted);
            }
            let required = read(&schema)["items"]["required"].as_array().unwrap().len();
            assert_eq!(required, fields.len());
            for field in fields {
                assert!(
                    page.contains(&format!("`{field}`")),
                    "docs/json.md has no `{field}`"
                );
            }
        }
    }
}

#[test]
fn values_are_exact() {
    let shelf = Shelf::tables();
    let figures = read(&rendered(&figures_of(&shelf), ExportFormat::Json));
    assert_eq!(figures[0]["value"], 62034);
    assert_eq!(figures[0]["change_percent"], -59);
    assert_eq!(figures[0]["change_absolute"], Value::Null);
    assert_eq!(figures[0]["period_edtf"], "2024-01/2024-11");
    assert_eq!(figures[0]["versus_latest"], "2023-11-30");
    assert_eq!(figures[0]["source_id"], "frontex");
    assert_eq!(figures[0]["citation"], "obj. 1, item 1, line 3");
    assert_eq!(figures[1]["qualifier"], "Over");
    assert_eq!(figures[2]["change_absolute"], -120);
    assert_eq!(figures[3]["place_ids"], serde_json::json!(["EG", "TR"]));
    assert_eq!(figures[3]["value"], 17.5);
    let owners = read(&rendered(&owners_of(&shelf), ExportFormat::Json));
    assert_eq!(owners[0]["body_id"], "commission");
    assert_eq!(owners[0]["state"], "Overdue");
    assert_eq!(owners[0]["days"], -55);
    assert_eq!(owners[3]["also_owed_by_ids"], serde_json::json!(["frontex"]));
    assert_eq!(owners[3]["inferred"], true);
    let last = owners.as_array().unwrap().last().unwrap();
    assert_eq!((&last["body"], &last["state"]), (&Value::Null, &"Undated".into()));
    assert_eq!(last["latest"], Value::Null);
    let mut carried_out = owners.as_array().unwrap().iter();
    assert!(carried_out.any(|row| {
        row["body"] == Value::Null && row["implementing_ids"] == serde_json::json!(["presidency"])
    }));
}

#[test]
fn csv_has_the_same_values_as_json() {
    for shelf in [Shelf::tables(), Shelf::built_in()] {
        for view in [figures_of(&shelf), owners_of(&shelf)] {
            let objects = read(&rendered(&view, ExportFormat::Json));
            let text = rendered(&view, ExportFormat::Csv);
            let mut reader = csv::Reader::from_reader(text.as_bytes());
            let names = reader.headers().unwrap().clone();
            let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), objects.as_array().unwrap().len());
            for (row, object) in rows.iter().zip(objects.as_array().unwrap()) {
                for (name, cell) in names.iter().zip(row) {
                    let between = if name == "path" { " › " } else { "; " };
                    let wanted = match &object[name] {
                        Value::Null => String::new(),
                        Value::String(text) => text.clone(),
                        Value::Array(texts) => {
                            let texts: Vec<_> = texts.iter().map(|text| text.as_str().unwrap()).collect();
                            texts.join(between)
                        }
                        other => other.to_string(),
                    };
                    // A text that a spreadsheet would take for a formula is escaped; a negative number is not one.
                    assert_eq!(cell.trim_start_matches('\''), wanted, "{name}");
                }
            }
        }
    }
}

#[test]
fn a_limit_counts_statistics_and_deadlines_and_the_header_says_so() {
    let shelf = Shelf::tables();
    for (view, first) in [
        (figures_of(&shelf), "The first of 7: 2 figures"),
        (owners_of(&shelf), "The first of 10: 2 deadlines"),
    ] {
        let view = ExportView {
            limit: Some(2),
            ..view
        };
        let text = rendered(&view, ExportFormat::Text);
        assert!(text.contains(first), "{text}");
        assert_eq!(
            read(&rendered(&view, ExportFormat::Json))
                .as_array()
                .unwrap()
                .len(),
            2
        );
    }
}

#[test]
fn text_has_every_citation_at_every_width_and_no_line_is_too_long() {
    use unicode_width::UnicodeWidthStr as _;
    for shelf in [Shelf::tables(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        for view in [figures_of(&shelf), owners_of(&shelf)] {
            for width in [20, 40, 48, 80, 120, 200, 400] {
                let paper = Paper {
                    width,
                    ..Paper::default()
                };
                let text = prepare(&view).text(paper);
                let folded = text.split_whitespace().collect::<Vec<_>>().join(" ");
                for row in read(&rendered(&view, ExportFormat::Json)).as_array().unwrap() {
                    let action = corpus.action(corpus.find(row["id"].as_str().unwrap()).unwrap());
                    assert!(
                        folded.contains(&action.citation()),
                        "{} at {width}",
                        action.citation()
                    );
                }
                if width >= 40 {
                    for line in text.lines() {
                        assert!(line.width() <= width, "{width}: {line}");
                    }
                }
                assert!(text.lines().all(|line| line.trim_end() == line));
            }
        }
    }
}

#[test]
fn markdown_is_tables_that_a_parser_reads() {
    let shelf = Shelf::built_in();
    let page = markdown::read(&rendered(&figures_of(&shelf), ExportFormat::Markdown));
    assert_eq!(page.rows.len(), shelf.library.corpus.figures.items().len());
    assert!(page.rows.iter().all(|row| row.len() == 10));
    let page = markdown::read(&rendered(&owners_of(&shelf), ExportFormat::Markdown));
    let owners = owners::owners(shelf.library.sources(shelf.as_of), None);
    let owed: usize = owners.iter().map(|owner| owner.owed.len()).sum();
    assert_eq!(page.rows.len(), owed);
    // This parser takes the head of the next table for more cells of the last row.
    assert!(page.rows.iter().all(|row| matches!(row.len(), 5 | 10)));
    assert_eq!(page.headings.len(), 2 + owners.len());
    assert_eq!(page.headings.last().unwrap(), "No accountable body stated");
}

#[test]
fn what_several_bodies_owe_is_one_event_and_statistics_are_none() {
    let shelf = Shelf::tables();
    let owed = rendered(&owners_of(&shelf), ExportFormat::Ics);
    assert_eq!(owed.matches("BEGIN:VEVENT").count(), 6);
    assert_eq!(rendered(&figures_of(&shelf), ExportFormat::Ics), "");
    assert_eq!(
        prepare(&figures_of(&shelf)).count(ExportFormat::Ics),
        "0 events: statistics are none"
    );
    assert_eq!(prepare(&owners_of(&shelf)).count(ExportFormat::Ics), "6 events");
}

#[test]
fn the_order_is_the_one_that_is_asked_for() {
    let shelf = Shelf::tables();
    let sort = FigureSort {
        by: By::Value,
        reverse: true,
    };
    let options = TableOptions {
        sort,
        ..TableOptions::default()
    };
    let view = shelf.table(TableKind::Figures, options);
    let values: Vec<_> = read(&rendered(&view, ExportFormat::Json))
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["value"].to_string())
        .collect();
    assert_eq!(values, ["62034", "20526", "2498", "17.5", "-3", "null", "null"]);
    assert!(rendered(&view, ExportFormat::Text).contains("⇓ Value"));
}

/// Numbers and sums that exceed the precision of a float have the same digits everywhere.
#[test]
fn great_numbers_keep_every_digit_in_every_format() {
    let shelf = Shelf::of(&[
        file("e.ron", "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")"),
        file(
            "o.ron",
            "Objective(id: \"o\", number: 1, title: \"O\", actions: [(
                id: \"o.a\", title: \"A\", block: Step, kind: Call, source: (item: 1, line: 1),
                amounts: [(eur: 18446744073709551615), (eur: 18446744073709551615)],
                figures: [(indicator: \"i\", value: 9007199254740993, change: (by: -9007199254740995))],
            )])",
        ),
    ]);
    let digits = |text: &str| {
        let kept = text.chars().filter(|letter| !matches!(letter, ',' | '.' | '_'));
        kept.collect::<String>()
    };
    let money = shelf.table(TableKind::Money, TableOptions::default());
    let figures = figures_of(&shelf);
    for format in [
        ExportFormat::Text,
        ExportFormat::Markdown,
        ExportFormat::Csv,
        ExportFormat::Json,
    ] {
        let told = digits(&rendered(&money, format));
        for number in ["36893488147419103230", "18446744073709551615"] {
            assert!(told.contains(number), "{format:?}: {told}");
        }
        let told = digits(&rendered(&figures, format));
        for number in ["9007199254740993", "9007199254740995"] {
            assert!(told.contains(number), "{format:?}: {told}");
        }
    }
}

/// Cents and currencies are the same in every format, and different currencies are never added up.
#[test]
fn cents_and_currencies_come_through_every_format() {
    let shelf = Shelf::of(&[
        file(
            "e.ron",
            "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\", currency: \"CAD\")",
        ),
        file(
            "o.ron",
            "Objective(id: \"o\", number: 1, title: \"O\", actions: [(
                id: \"o.a\", title: \"A\", block: Step, kind: Call, source: (item: 1, line: 1),
                amounts: [(value: 1_234.56), (value: 0.1), (eur: 9007199254740993), (value: 13.5, per: Year),
                    (value: 5, over: \"2024/2034\")],
            )])",
        ),
    ]);
    let money = shelf.table(TableKind::Money, TableOptions::default());
    for format in [ExportFormat::Text, ExportFormat::Markdown] {
        let told = rendered(&money, format).replace('\\', "");
        for words in [
            "CAD 1,239.66",
            "CAD 1,234.56",
            "CAD 0.10",
            "EUR 9,007,199,254,740,993.00",
            "CAD 13.50",
            "over 2024 – 2034",
            "No stage, a year",
        ] {
            assert!(told.contains(words), "{words}: {told}");
        }
        assert!(!told.contains("1,253.16"), "{told}");
    }
    let rows = read(&rendered(&money, ExportFormat::Json));
    assert_eq!(valid(include_str!("../../docs/money.schema.json"), &rows), Ok(()));
    let told = |row: &str| -> Vec<String> {
        let rows = rows.as_array().unwrap().iter();
        rows.filter(|own| own["row"] == row)
            .map(|own| {
                format!(
                    "{} {} {} {}",
                    own["value"], own["currency"], own["per"], own["eur"]
                )
            })
            .collect()
    };
    let sums = [
        "\"9007199254740993\" \"EUR\" null 9007199254740993",
        "\"1239.66\" \"CAD\" null null",
        "\"13.5\" \"CAD\" \"Year\" null",
    ];
    assert_eq!(told("total"), sums);
    assert_eq!(told("group"), sums);
    assert!(told("pot").contains(&"\"0.1\" \"CAD\" null null".to_owned()));
    let csv = rendered(&money, ExportFormat::Csv);
    assert!(
        csv.contains(",1234.56,CAD,,\r\n") && csv.contains(",5,CAD,,2024/2034\r\n"),
        "{csv}"
    );
    let tree = rendered(&shelf.view(ExportScope::Tree), ExportFormat::Json);
    let amounts = &read(&tree)[0]["amounts"];
    assert_eq!(amounts[0]["value"], "1234.56");
    assert_eq!(amounts[2]["eur"], 9_007_199_254_740_993_u64);
    assert_eq!(amounts[4]["over"]["earliest"], "2024-01-01");
    let csv = rendered(&shelf.view(ExportScope::Tree), ExportFormat::Csv);
    assert!(
        csv.contains(
            "CAD 1,234.56; CAD 0.10; EUR 9,007,199,254,740,993; CAD 13.50 a year; CAD 5 over 2024 – 2034"
        ),
        "{csv}"
    );
}
