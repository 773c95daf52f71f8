//! The states of deadlines as of a day: what is owed, what is running, what takes effect, what is settled, and one event
//! that several actions report.

use milepost::library::Library;
use milepost::model::deadlines::count_states;
use milepost::views::date;
use milepost::when::{DayFormat, ScheduleState};

use crate::support::{self, day, file};

/// A corpus of these actions in an edition of 16 December 2024.
fn corpus(actions: &str) -> Library {
    let edition = "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")";
    let objective =
        format!("Objective(edition: \"e\", id: \"o\", number: 1, title: \"O\", actions: [{actions}])");
    support::library(&[file("e.ron", edition), file("o.ron", objective)])
}

fn action(id: &str, more: &str) -> String {
    format!(
        "(id: \"{id}\", title: \"{id}\", block: NextStep, kind: Adoption, source: (item: 1, line: 1), {more}),"
    )
}

/// The states of all deadlines of an action, in the order of its dates.
fn states(library: &Library, id: &str, as_of: &str) -> Vec<&'static str> {
    let corpus = &library.corpus;
    let deadlines = library.deadlines.of(corpus, corpus.find(id).unwrap());
    deadlines
        .map(|deadline| deadline.state(day(as_of)).label())
        .collect()
}

fn state(library: &Library, id: &str, as_of: &str) -> Option<&'static str> {
    let action = library.corpus.find(id).unwrap();
    let state = library.deadlines.state_of(&library.corpus, action, day(as_of));
    state.map(ScheduleState::label)
}

#[test]
fn nothing_is_overdue_that_nobody_owes() {
    let library = corpus(
        &[
            action("o.programme", "dates: [(when: \"2021/2027\", role: Period)]"),
            action("o.call", "dates: [(when: \"by 2025-01-31\", role: Ends)]"),
            action("o.borders", "dates: [(when: \"2025-01-01\", role: TakesEffect)]"),
            action("o.report", "dates: [(when: \"Q1 2025\", role: Due)]"),
            action("o.start", "dates: [(when: \"2025-02\", role: Starts)]"),
        ]
        .concat(),
    );
    for (id, as_of, expected) in [
        ("o.programme", "2024-12-16", "running"),
        ("o.programme", "2031-01-01", "ended"),
        ("o.call", "2024-12-16", "running"),
        ("o.call", "2025-04-01", "ended"),
        ("o.borders", "2024-12-31", "upcoming"),
        ("o.borders", "2025-04-01", "in effect"),
        ("o.report", "2025-04-01", "overdue, no outcome recorded"),
        ("o.start", "2025-04-01", "overdue, no outcome recorded"),
    ] {
        assert_eq!(state(&library, id, as_of), Some(expected), "{id} as of {as_of}");
    }
    let counts = count_states(&library.deadlines, None, day("2031-01-01"));
    let of = |state: ScheduleState| counts[state as usize];
    assert_eq!(
        (
            of(ScheduleState::Overdue),
            of(ScheduleState::Ended),
            of(ScheduleState::InEffect)
        ),
        (2, 2, 1)
    );
}

#[test]
fn a_report_of_the_outcome_settles_what_was_owed() {
    let due = "dates: [(when: \"2024-11-30\", role: Due), (when: \"2024/2027\", role: Period), (when: \"Q2 2025\", role: Due)]";
    let report = |more: &str, on: &str| {
        format!("dates: [(when: \"{on}\", role: Occurred)], related: [(kind: Settles, to: \"o.plan\"{more})]")
    };
    for (more, on, expected) in [
        // It meets everything that is owed; what is running continues.
        ("", "2024-11-20", ["met", "running", "met"]),
        (
            ", due: \"2024-11-30\"",
            "2024-11-20",
            ["met", "running", "upcoming"],
        ),
        (
            ", due: \"2024-11-30\"",
            "2024-12-03",
            ["met late", "running", "upcoming"],
        ),
        // "In November" may have been in time.
        (", due: \"2024-11-30\"", "2024-11", ["met", "running", "upcoming"]),
        (
            ", due: \"second quarter of 2025\", outcome: Missed",
            "2024-12-10",
            ["overdue, no outcome recorded", "running", "missed"],
        ),
        (
            ", due: \"2024-11-30\", outcome: PartlyMet",
            "2024-12-03",
            ["partly met", "running", "upcoming"],
        ),
    ] {
        let actions = [action("o.plan", due), action("o.report", &report(more, on))];
        let library = corpus(&actions.concat());
        assert_eq!(states(&library, "o.plan", "2024-12-16"), expected, "{more} {on}");
    }
    // Before the report is known, the deadline's state follows from its window.
    let actions = [
        action("o.plan", due),
        action("o.report", &report("", "2024-12-03")),
    ];
    let library = corpus(&actions.concat());
    let before = ["overdue, no outcome recorded", "running", "upcoming"];
    assert_eq!(states(&library, "o.plan", "2024-12-02"), before);
    assert_eq!(states(&library, "o.plan", "2024-12-03")[0], "met late");
}

#[test]
fn the_status_of_the_document_settles_what_was_owed() {
    let due = "dates: [(when: \"2024-11-30\", role: Due)]";
    for (status, expected) in [
        ("Completed", "met"),
        ("Cancelled", "dropped"),
        ("UnderWay", "overdue, no outcome recorded"),
        ("Adopted", "overdue, no outcome recorded"),
    ] {
        let library = corpus(&action("o.a", &format!("{due}, status: {status}")));
        assert_eq!(state(&library, "o.a", "2024-12-16"), Some(expected), "{status}");
    }
    // A completed next step does not count as one without a date.
    let library = corpus(&[action("o.done", "status: Completed"), action("o.open", "")].concat());
    assert_eq!(state(&library, "o.done", "2024-12-16"), None);
    assert_eq!(state(&library, "o.open", "2024-12-16"), Some("undated"));
    assert_eq!(library.deadlines.undated.len(), 1);
}

#[test]
fn the_deadline_that_is_owed_matters_most() {
    for (dates, as_of, expected) in [
        (
            "(when: \"2024/2025\", role: Period), (when: \"2025-06\", role: Due)",
            "2024-12-16",
            "upcoming",
        ),
        (
            "(when: \"2024/2025\", role: Period), (when: \"2024-06\", role: Due)",
            "2024-12-16",
            "overdue, no outcome recorded",
        ),
        (
            "(when: \"2024/2025\", role: Period), (when: \"2024-06\", role: TakesEffect)",
            "2024-12-16",
            "running",
        ),
        (
            "(when: \"2023\", role: Period), (when: \"2024-06\", role: TakesEffect)",
            "2024-12-16",
            "in effect",
        ),
    ] {
        let library = corpus(&action("o.a", &format!("dates: [{dates}]")));
        assert_eq!(state(&library, "o.a", as_of), Some(expected), "{dates}");
    }
}

#[test]
fn one_event_that_several_actions_report_counts_once() {
    let same = "related: [(kind: SameEvent, to: \"o.a\")]";
    let library = corpus(
        &[
            action("o.a", "dates: [(when: \"Q1 2025\", role: Due)]"),
            action(
                "o.b",
                &format!("dates: [(when: \"2025-02-03\", role: Due)], {same}"),
            ),
            // Another day is another deadline, even of the same event.
            action(
                "o.c",
                &format!("dates: [(when: \"2025-06-03\", role: Due)], {same}"),
            ),
            action("o.d", "dates: [(when: \"2025-02-03\", role: Due)]"),
        ]
        .concat(),
    );
    let corpus = &library.corpus;
    let shown = |set: Option<&milepost::model::set::ActionSet>| -> Vec<&str> {
        let deadlines = library.deadlines.shown(set);
        deadlines
            .map(|(_, deadline)| corpus.action(deadline.action).key())
            .collect()
    };
    assert_eq!(shown(None), ["o.b", "o.d", "o.c"]);
    let as_of = day("2024-12-16");
    assert_eq!(
        count_states(&library.deadlines, None, as_of)[ScheduleState::Upcoming as usize],
        3
    );
    // If the other action is not shown, this one's deadline represents the event.
    let set = milepost::model::set::ActionSet::of(corpus.len(), corpus.find("o.a"));
    assert_eq!(shown(Some(&set)), ["o.a"]);
}

#[test]
fn words_without_a_time_leave_a_next_step_undated() {
    let asap = "dates: [(wording: \"as soon as possible\", role: Due)]";
    let library = corpus(
        &[
            action("o.asap", asap),
            action("o.settled", asap),
            action("o.completed", &format!("status: Completed, {asap}")),
            action(
                "o.both",
                "dates: [(wording: \"without delay\", role: Starts), (when: \"Q1 2025\", role: Due)]",
            ),
            action(
                "o.report",
                "dates: [(when: \"2024-12-01\", role: Occurred)], related: [(kind: Settles, to: \"o.settled\")]",
            ),
        ]
        .concat(),
    );
    for (id, expected) in [
        ("o.asap", Some("undated")),
        ("o.settled", None),
        ("o.completed", None),
        ("o.both", Some("upcoming")),
    ] {
        assert_eq!(state(&library, id, "2024-12-16"), expected, "{id}");
    }
    assert_eq!(
        states(&library, "o.both", "2025-05-01"),
        ["overdue, no outcome recorded"]
    );
    let date = &library
        .corpus
        .action(library.corpus.find("o.asap").unwrap())
        .dates()[0];
    assert_eq!(
        date::words(DayFormat::default(), library.corpus.wording(date.when)),
        "undated"
    );
    assert_eq!(
        date::quoted(DayFormat::default(), &library.corpus, date.when).as_deref(),
        Some("“as soon as possible”")
    );
}

#[test]
fn a_date_after_another_action_follows_it_or_waits() {
    let after = |id: &str, of: &str| {
        action(
            id,
            &format!("dates: [(after: \"{of}\", within: \"90 days\", role: Due)]"),
        )
    };
    let library = corpus(
        &[
            // Listed before the action it counts from, in a chain.
            after("o.third", "o.second"),
            after("o.second", "o.guidance"),
            action("o.guidance", "dates: [(when: \"Q1 2025\", role: Due)]"),
            action("o.by", "dates: [(when: \"by 2025-01-31\", role: Due)]"),
            after("o.after-by", "o.by"),
            action("o.done", "dates: [(when: \"2024-11-01\", role: Occurred)]"),
            after("o.after-done", "o.done"),
            action("o.met", "dates: [(when: \"2024\", role: Due)]"),
            action(
                "o.report",
                "dates: [(when: \"2024-12-02\", role: Occurred)], related: [(kind: Settles, to: \"o.met\")]",
            ),
            after("o.after-met", "o.met"),
            action("o.vague", "dates: [(wording: \"in due course\", role: Due)]"),
            after("o.waits", "o.vague"),
            action(
                "o.dropped",
                "status: Cancelled, dates: [(when: \"2024\", role: Due)]",
            ),
            after("o.in-vain", "o.dropped"),
        ]
        .concat(),
    );
    let corpus = &library.corpus;
    for (id, expected) in [
        ("o.second", "1 Jan – 29 Jun 2025"),
        ("o.third", "1 Jan – 27 Sep 2025"),
        ("o.after-by", "by 1 May 2025"),
        ("o.after-done", "1 Nov 2024 – 30 Jan 2025"),
        ("o.after-met", "2 Dec 2024 – 2 Mar 2025"),
        ("o.waits", "undated"),
        ("o.in-vain", "undated"),
    ] {
        let date = &corpus.action(corpus.find(id).unwrap()).dates()[0];
        let words = date::words(DayFormat::default(), corpus.wording(date.when));
        assert_eq!(words, expected, "{id}");
    }
    assert_eq!(state(&library, "o.waits", "2024-12-16"), Some("undated"));
    assert_eq!(state(&library, "o.after-done", "2024-12-16"), Some("open now"));
}
