//! The effects of an entry on other actions: on dates that count from its action, and on actions that report the same event.

use milepost::export::ExportFormat;
use milepost::library::Library;
use milepost::model::set::ActionSet;
use milepost::views::tables::score::{Became, ScoreBy, score};
use serde_json::Value;

use super::states::rendered;
use super::{day, file, journal, state, with_journals};
use crate::support;

const CORPUS: &str = r#"Objective(id: "o", number: 1, title: "O", actions: [
    (id: "o.guidance", title: "Guidance", block: NextStep, kind: Adoption, source: (item: 1, line: 1),
     dates: [(when: "2025-03-01", role: Due)]),
    (id: "o.plans", title: "Plans", block: NextStep, kind: Adoption, source: (item: 2, line: 2),
     dates: [(after: "o.guidance", within: "90 days", role: Due)]),
    (id: "o.reports", title: "Reports", block: NextStep, kind: Adoption, source: (item: 3, line: 3),
     dates: [(after: "o.plans", within: "30 days", role: Due)]),
    (id: "o.someday", title: "Someday", block: NextStep, kind: Adoption, source: (item: 4, line: 4)),
    (id: "o.waits", title: "Waits", block: NextStep, kind: Adoption, source: (item: 5, line: 5),
     dates: [(after: "o.someday", within: "30 days", role: Due)]),
    (id: "o.summit", title: "Summit", block: NextStep, kind: Meeting, source: (item: 6, line: 6),
     dates: [(when: "Q1 2025", role: Due), (when: "2026", role: Due)]),
    (id: "o.partners", title: "Partners meet", block: NextStep, kind: Meeting, source: (item: 7, line: 7),
     related: [(kind: SameEvent, to: "o.summit")],
     dates: [(when: "2025-02-10/2025-02-12", role: Due), (when: "2027", role: Due)]),
])"#;

fn with(entries: &str, as_of: &str) -> Library {
    let edition = "Edition(id: \"e\", document: \"d\", title: \"E\", as_of: \"2024-12-16\")";
    let corpus = support::library(&[file("edition.ron", edition), file("o.ron", CORPUS)]);
    with_journals(corpus, &[journal("a", entries)], as_of)
}

/// The last day of the first deadline of an action.
fn last(library: &Library, id: &str) -> Option<String> {
    let action = library.find(id, day("2025-07-01")).unwrap();
    let deadline = library.deadlines.of(&library.corpus, action).next()?;
    Some(deadline.window.latest?.to_string())
}

#[test]
fn dates_that_count_from_an_action_follow_what_became_of_it() {
    let met = r#"(at: "2025-04-02T09:00:00Z", action: "o.guidance", outcome: Met, on: "2025-04-01")"#;
    let slipped = r#"(at: "2025-02-20T09:00:00Z", action: "o.guidance", outcome: Slipped, to: "2025-06-01")"#;
    for (entries, as_of, plans, reports) in [
        ("", "2025-07-01", "2025-05-30", "2025-06-29"),
        (met, "2025-03-31", "2025-05-30", "2025-06-29"),
        (met, "2025-04-01", "2025-06-30", "2025-07-30"),
        (slipped, "2025-07-01", "2025-08-30", "2025-09-29"),
    ] {
        let library = with(entries, as_of);
        assert_eq!(
            last(&library, "o.plans").as_deref(),
            Some(plans),
            "{entries} {as_of}"
        );
        assert_eq!(
            last(&library, "o.reports").as_deref(),
            Some(reports),
            "{entries} {as_of}"
        );
    }
    let library = with(met, "2025-07-01");
    let shown = rendered(&library, "o.plans", ExportFormat::Text);
    assert!(shown.contains("counted from what the journal says"), "{shown}");
    assert!(shown.contains("was 1 Mar"), "{shown}");
    // Lateness is measured from the new date.
    let kept = format!(
        "{met}, (at: \"2025-06-21T09:00:00Z\", action: \"o.plans\", outcome: Met, on: \"2025-06-20\")"
    );
    assert_eq!(state(&with(&kept, "2025-07-01"), "o.plans", "2025-07-01"), "Met");
    let alone = r#"(at: "2025-06-21T09:00:00Z", action: "o.plans", outcome: Met, on: "2025-06-20")"#;
    assert_eq!(
        state(&with(alone, "2025-07-01"), "o.plans", "2025-07-01"),
        "MetLate"
    );
}

#[test]
fn what_waits_begins_when_the_other_is_met_and_can_be_met_itself() {
    let met = r#"(at: "2025-04-02T09:00:00Z", action: "o.someday", outcome: Met, on: "2025-04-01")"#;
    let dropped = r#"(at: "2025-04-02T09:00:00Z", action: "o.someday", outcome: Dropped)"#;
    let own = r#"(at: "2025-04-20T09:00:00Z", action: "o.waits", outcome: Met, on: "2025-04-19")"#;
    for (entries, as_of, expected) in [
        ("", "2025-04-10", "Undated"),
        (dropped, "2025-04-10", "Undated"),
        (met, "2025-04-10", "Open"),
        (met, "2025-05-02", "Overdue"),
        (&format!("{met}, {own}"), "2025-05-02", "Met"),
        (own, "2025-05-02", "Met"),
    ] {
        assert_eq!(
            state(&with(entries, as_of), "o.waits", as_of),
            expected,
            "{entries} {as_of}"
        );
    }
}

#[test]
fn what_became_of_an_event_became_of_it_in_every_action_that_reports_it() {
    let met = r#"(at: "2025-02-13T09:00:00Z", action: "o.partners", due: "2025-02-10/2025-02-12", outcome: Met, on: "2025-02-12")"#;
    let as_of = "2025-07-01";
    let library = with(met, as_of);
    let summit = library.find("o.summit", day(as_of)).unwrap();
    let states: Vec<_> = library
        .deadlines
        .of(&library.corpus, summit)
        .map(|deadline| deadline.state(day(as_of)).name())
        .collect();
    // Deadlines in other years do not belong to the event that has happened.
    assert_eq!(states, ["Met", "Upcoming"]);
    let shown = rendered(&library, "o.summit", ExportFormat::Text);
    assert!(shown.contains("recorded under Partners meet"), "{shown}");
    let shown = rendered(&library, "o.partners", ExportFormat::Text);
    assert!(!shown.contains("recorded under"), "{shown}");
    for (id, under) in [
        ("o.summit", Value::from("o.partners")),
        ("o.partners", Value::Null),
    ] {
        let shown: Value = serde_json::from_str(&rendered(&library, id, ExportFormat::Json)).unwrap();
        assert_eq!(shown[0]["recorded"][0]["under"], under, "{shown}");
    }
    // The event counts once, whichever of the actions is shown.
    let count = |shown: Option<&ActionSet>, by| {
        let (lines, all) = score(&library.corpus, &library.deadlines, shown, by, day(as_of));
        (all.count(Became::Met), lines.len())
    };
    assert_eq!(count(None, ScoreBy::Outcome), (1, Became::ALL.len()));
    let one = ActionSet::of(library.corpus.len(), [summit]);
    assert_eq!(count(Some(&one), ScoreBy::Objective), (1, 1));
    // A slip moves it in every action, and undoing the slip reverts all of them.
    let slip = r#"(at: "2025-02-01T09:00:00Z", action: "o.partners", due: "2025-02-10/2025-02-12", outcome: Slipped, to: "2025-09")"#;
    assert_eq!(
        last(&with(slip, as_of), "o.summit").as_deref(),
        Some("2025-09-30")
    );
    let undone = format!("{slip}, (at: \"2025-02-02T09:00:00Z\", undoes: \"2025-02-01T09:00:00Z\")");
    assert_eq!(
        last(&with(&undone, as_of), "o.summit").as_deref(),
        Some("2025-03-31")
    );
}
