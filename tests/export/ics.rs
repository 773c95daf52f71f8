//! iCalendar: read back by another library, and checked against RFC 5545 where that library is lenient.

use std::collections::HashSet;

use chrono::{Days, NaiveDate};
use icalendar::parser::{Component, read_calendar, unfold};
use milepost::export::prepare;
use milepost::export::{Arrangement, Due, ExportFormat, ExportScope, ExportView};
use milepost::model::set::ActionSet;
use milepost::model::words::Hedge;
use milepost::views::tables::TableKind;

use super::{Shelf, rendered};

fn value<'c>(event: &'c Component, name: &str) -> Option<&'c str> {
    let property = event.properties.iter().find(|property| property.name == name);
    property.map(|property| property.val.as_ref())
}

fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%Y%m%d").unwrap()
}

/// Includes settled deadlines, which have events, too.
const ALL: Due = Due {
    arrangement: Arrangement::Agenda,
    between: None,
    all: true,
    baselines: false,
};

#[test]
fn events_span_the_windows_of_every_view() {
    for shelf in [Shelf::small(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        shelf.views(|name, view| {
            let text = rendered(view, ExportFormat::Ics);
            let listing = prepare(view).listing;
            let dated: Vec<_> = listing.dated(&shelf.library).collect();
            // Only the table of owners has events.
            if matches!(view.scope, ExportScope::Table(kind, ..) if kind != TableKind::Owners) {
                assert_eq!(text, "", "{name}");
                return;
            }
            let unfolded = unfold(&text);
            let calendar = read_calendar(&unfolded).unwrap();
            let events = &calendar.components;
            assert_eq!(events.len(), dated.len(), "{name}");
            for (event, (action, index)) in events.iter().zip(&dated) {
                assert_eq!(event.name, "VEVENT");
                let action = corpus.action(*action);
                let date = &action.dates()[*index];
                let wording = corpus.wording(date.when);
                assert_eq!(value(event, "SUMMARY").unwrap(), action.title());
                let first = day(value(event, "DTSTART").unwrap());
                let after = day(value(event, "DTEND").unwrap());
                let window = wording.window;
                assert_eq!(
                    Some(first),
                    window
                        .earliest
                        .filter(|_| window.latest.is_some())
                        .or(window.latest)
                        .or(window.earliest)
                );
                assert_eq!(
                    Some(after),
                    window.latest.or(Some(first)).map(|last| last + Days::new(1))
                );
                let status = value(event, "STATUS").unwrap();
                let is_hedged = date.hedge != Hedge::Firm;
                assert!(
                    status == "CANCELLED" || (status == "TENTATIVE") == is_hedged,
                    "{status}"
                );
                let description = value(event, "DESCRIPTION").unwrap();
                assert!(description.contains(&action.citation()), "{description}");
                assert!(description.contains("State as of "));
                let is_open = window.earliest.is_none() || window.latest.is_none();
                assert_eq!(description.contains(" is unknown; this event is on"), is_open);
            }
        });
    }
}

#[test]
fn a_calendar_is_valid_to_the_letter() {
    let shelf = Shelf::built_in();
    let text = rendered(&shelf.view(ExportScope::Deadlines(ALL)), ExportFormat::Ics);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:"));
    assert!(text.ends_with("END:VEVENT\r\nEND:VCALENDAR\r\n"));
    assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
    assert_eq!(text.matches('\r').count(), text.matches("\r\n").count());
    let longest = text.split("\r\n").map(str::len).max();
    assert!(longest <= Some(75), "{longest:?} octets");
    let unfolded = text.replace("\r\n ", "");
    let of = |name: &str| -> Vec<&str> {
        let prefix = format!("{name}:");
        unfolded
            .split("\r\n")
            .filter_map(|line| line.strip_prefix(&*prefix))
            .collect()
    };
    let uids = of("UID");
    assert_eq!(uids.len(), shelf.library.deadlines.shown(None).count());
    assert_eq!(
        uids.iter().collect::<HashSet<_>>().len(),
        uids.len(),
        "every UID once"
    );
    assert!(of("DTSTAMP").iter().all(|stamp| *stamp == "20241216T000000Z"));
    // Every event has each required property exactly once.
    for name in [
        "DTSTAMP",
        "SUMMARY",
        "DESCRIPTION",
        "STATUS",
        "CATEGORIES",
        "TRANSP",
    ] {
        assert_eq!(of(name).len(), uids.len(), "{name}");
    }
}

#[test]
fn the_same_deadline_has_the_same_uid_whatever_the_view() {
    let shelf = Shelf::built_in();
    let mut known = HashSet::new();
    let library = &shelf.library;
    for deadline in &library.deadlines.sorted {
        // When shown alone, each is listed, even one that repeats the event of another action.
        let shown = ActionSet::of(library.corpus.len(), [deadline.action]);
        let view = ExportView {
            shown: Some(&shown),
            ..shelf.view(ExportScope::Deadlines(ALL))
        };
        let alone = rendered(&view, ExportFormat::Ics).replace("\r\n ", "");
        let uids = alone.lines().filter(|line| line.starts_with("UID:"));
        known.extend(uids.map(str::to_owned));
    }
    shelf.views(|name, view| {
        let text = rendered(view, ExportFormat::Ics).replace("\r\n ", "");
        for uid in text.lines().filter(|line| line.starts_with("UID:")) {
            assert!(known.contains(uid), "{name}: {uid}");
        }
    });
}
