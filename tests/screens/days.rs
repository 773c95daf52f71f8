//! Days in the format of the reader's settings: on every screen, complete, and in no other format.

use std::collections::{BTreeSet, HashMap};
use std::sync::LazyLock;

use milepost::app::Effect;
use milepost::when::DayFormat;

use super::Session;

const PLACES: &[&str] = &[
    "",
    "+",
    "j l j j",
    "3 j j j",
    "3 z j j",
    "3 c",
    "3 c z",
    "3 c enter",
    "3 c c",
    "3 c c z",
    "3 c c b z",
    "2",
    "/ m",
    "@",
    "@ 2 0 2 5 - 0 4 - 0 1",
];

fn open(format: DayFormat, width: u16, height: u16) -> Session {
    Session::small(width, height).with(|state| {
        state.library.days = format;
        // Everything that is cached is computed again.
        state.resize(width, height);
    })
}

/// The days that the corpus may mention, in every format.
static DAYS: LazyLock<HashMap<String, DayFormat>> = LazyLock::new(|| {
    let from: chrono::NaiveDate = "2024-09-01".parse().unwrap();
    let written = |day| DayFormat::ALL.map(|format: DayFormat| (format.day(day), format));
    from.iter_days().take(500).flat_map(written).collect()
});

/// The complete days in other formats in a text.
fn others(text: &str, own: DayFormat) -> Vec<&str> {
    let lengths: BTreeSet<usize> = DAYS.keys().map(String::len).collect();
    let mut found = Vec::new();
    for (at, first) in text.char_indices() {
        // Ignores `8 Dec 2024` within `18 Dec 2024`, and days at the end of ids.
        let before = text[..at].chars().next_back();
        if !first.is_ascii_alphanumeric() || before.is_some_and(|c| c.is_ascii_digit() || c == '-') {
            continue;
        }
        let days = lengths.iter().filter_map(|length| text.get(at..at + length));
        found.extend(days.filter(|day| DAYS.get(*day).is_some_and(|format| *format != own)));
    }
    found
}

#[test]
fn days_are_written_one_way_on_every_screen() {
    for (format, as_of) in [
        (DayFormat::DayMonth, "16 Dec 2024"),
        (DayFormat::MonthDay, "Dec 16, 2024"),
        (DayFormat::Iso, "2024-12-16"),
        (DayFormat::Slashes, "16/12/2024"),
    ] {
        for (width, height) in [(200, 60), (120, 36), (80, 24), (60, 16)] {
            for keys in PLACES {
                let text = open(format, width, height).keys(keys).text();
                assert!(text.contains(as_of), "{keys}: {text}");
                // The text typed in the prompt is the reader's, and its hint names the format that is always accepted.
                if !keys.starts_with('@') {
                    assert_eq!(others(&text, format), Vec::<&str>::new(), "{keys}:\n{text}");
                }
            }
        }
    }
}

#[test]
fn no_day_is_cut_in_the_agenda_or_the_detail() {
    for (format, day, span) in [
        (DayFormat::DayMonth, "18 Dec 2024", "1 Jan – 31 Mar 2025"),
        (DayFormat::MonthDay, "Dec 18, 2024", "Jan 1 – Mar 31, 2025"),
        (DayFormat::Iso, "2024-12-18", "2025-01-01 – 2025-03-31"),
        (DayFormat::Slashes, "18/12/2024", "01/01/2025 – 31/03/2025"),
    ] {
        // As of a day long before, distances are shown as dates.
        let early = |width, height| open(format, width, height).keys("@ 2 0 2 3 - 0 1 - 0 1 enter 3 z");
        for (width, height) in [(200, 60), (120, 36), (99, 30), (80, 24), (60, 16), (40, 12)] {
            let text = early(width, height).text();
            assert!(text.contains(day), "{width}:\n{text}");
        }
        let detail = open(format, 120, 36).keys("3 z j j j j j 2").text();
        assert!(detail.contains(day), "{detail}");
        let detail = open(format, 120, 50).typed("/template").keys("enter 2 z").text();
        assert!(detail.contains(span), "{detail}");
    }
}

#[test]
fn the_clock_reads_days_as_they_are_written() {
    for (format, typed) in [
        (DayFormat::DayMonth, "1 Apr 2025"),
        (DayFormat::MonthDay, "Apr 1, 2025"),
        (DayFormat::Iso, "2025-04-01"),
        (DayFormat::Slashes, "01/04/2025"),
    ] {
        let session = open(format, 120, 36).keys("@").typed(typed);
        assert!(session.text().contains("106 days later"), "{}", session.text());
        let session = session.keys("enter");
        assert_eq!(session.state.time.clock.as_of.to_string(), "2025-04-01");
    }
}

#[test]
fn text_and_markdown_follow_and_what_programs_read_does_not() {
    let written = |format: DayFormat, name: &str| {
        let session = open(format, 120, 36).keys("3 e ctrl-u").typed(name).keys("enter");
        match session.effects.into_iter().next_back() {
            Some(Effect::WriteFile { bytes, .. }) => String::from_utf8(bytes).unwrap(),
            other => panic!("{other:?}"),
        }
    };
    for name in ["a.csv", "a.json", "a.ics"] {
        let own = written(DayFormat::DayMonth, name);
        for format in DayFormat::ALL {
            assert_eq!(written(format, name), own, "{name}");
        }
    }
    for name in ["a.txt", "a.md"] {
        for format in DayFormat::ALL {
            let text = written(format, name);
            let day = format.day("2024-12-18".parse().unwrap());
            assert!(text.contains(&day), "{name}: {text}");
            assert_eq!(others(&text, format), Vec::<&str>::new(), "{name}: {text}");
        }
    }
}
