//! Recurring dates, and dates that count from another action, in every format that shows them.

use milepost::export::{Arrangement, Due, ExportFormat, ExportScope};
use serde_json::Value;

use super::json::validator;
use super::{Shelf, rendered};
use crate::support::file;

const EDITION: &str = r#"Edition(id: "e", title: "E", as_of: "2025-02-10")"#;
const ACTIONS: &str = r#"Objective(id: "o", number: 1, title: "O", actions: [
    (id: "o.report", title: "Report", block: NextStep, dates: [
        (every: "by the end of every quarter", from: "2024", until: "2027", role: Due, wording: "each quarter")]),
    (id: "o.reply", title: "Reply", block: NextStep, dates: [(after: "o.report", within: "30 days", role: Due)]),
])"#;

fn shelf() -> Shelf {
    Shelf::of(&[file("e.ron", EDITION), file("o.ron", ACTIONS)])
}

fn deadlines() -> ExportScope<'static> {
    ExportScope::Deadlines(Due {
        arrangement: Arrangement::Agenda,
        between: None,
        baselines: false,
        all: true,
    })
}

#[test]
fn json_says_how_often_and_how_the_one_before_ended() {
    let json = rendered(&shelf().view(deadlines()), ExportFormat::Json);
    let value: Value = serde_json::from_str(&json).unwrap();
    validator()(&value).unwrap();
    let date = &value[0]["dates"][0];
    assert_eq!(date["every"], "by the end of every quarter");
    assert_eq!(date["wording"], "each quarter");
    assert_eq!(date["edtf"], "../2025-03-31");
    assert_eq!(date["from"]["edtf"], "2024");
    assert_eq!(date["until"]["latest"], "2027-12-31");
    assert_eq!(date["previous"]["latest"], "2024-12-31");
    assert_eq!(date["previous"]["state"], Value::Null);
    assert_eq!(value[1]["dates"][0]["after"], "o.report");
    assert_eq!(value[1]["dates"][0]["every"], Value::Null);
}

#[test]
fn csv_has_columns_for_it() {
    let csv = rendered(&shelf().view(deadlines()), ExportFormat::Csv);
    assert!(
        csv.lines()
            .next()
            .unwrap()
            .ends_with(",after,within,every,from,until"),
        "{csv}"
    );
    assert!(csv.contains(",,,by the end of every quarter,2024,2027"), "{csv}");
    assert!(csv.contains(",o.report,30 days,,,"), "{csv}");
}

#[test]
fn calendars_repeat_it() {
    let ics = rendered(&shelf().view(deadlines()), ExportFormat::Ics);
    let rules: Vec<&str> = ics.lines().filter(|line| line.starts_with("RRULE")).collect();
    assert_eq!(
        rules,
        ["RRULE:FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=-1;UNTIL=20271231"]
    );
    assert!(ics.contains("DTSTART;VALUE=DATE:20250331"), "{ics}");
}

#[test]
fn what_is_read_says_both() {
    for format in [ExportFormat::Markdown, ExportFormat::Text, ExportFormat::Html] {
        let text = rendered(&shelf().view(deadlines()), format);
        assert!(
            text.contains("by 31 Mar 2025") && text.contains("each quarter"),
            "{text}"
        );
    }
}
