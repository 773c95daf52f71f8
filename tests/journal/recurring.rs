//! Recurring dates: which occurrence counts as of a day, and what journals and the document report about single occurrences.

use super::{NaiveDate, day, file, journal, support, with_journals};
use milepost::library::Library;
use milepost::views::tables::score::{Became, ScoreBy, score};

/// A corpus with these actions, as of 16 April 2024.
fn corpus(edition: &str, actions: &str) -> Library {
    let edition = format!("Edition(id: \"e\", title: \"E\", as_of: \"2024-04-16\"{edition})");
    let actions = format!("Objective(id: \"o\", number: 1, title: \"O\", actions: [{actions}])");
    support::library(&[file("edition.ron", &edition), file("o.ron", &actions)])
}

fn duty(date: &str) -> Library {
    corpus(
        "",
        &format!(r#"(id: "o.report", title: "Report", block: NextStep, dates: [({date}, role: Due)])"#),
    )
}

/// Every deadline as of a day: the window, the state, and the state of the previous occurrence.
fn stand(library: &Library, as_of: &str) -> Vec<String> {
    let library = library.clone().at(day(as_of));
    let shown = |day: Option<NaiveDate>| day.map_or(String::new(), |day| day.to_string());
    let deadlines = &library.deadlines;
    let line = |deadline: &milepost::model::deadlines::Deadline| {
        let window = deadline.window;
        let before = deadlines.occurrence_before(&library.corpus, deadline.date);
        let before = before.map_or(String::new(), |(window, settled)| {
            let ended = settled.map_or("?", |settled| settled.state.name());
            format!(" after {} {ended}", shown(window.latest))
        });
        format!(
            "{}..{} {}{before}",
            shown(window.earliest),
            shown(window.latest),
            deadline.state(day(as_of)).name()
        )
    };
    deadlines.sorted.iter().map(line).collect()
}

#[test]
fn the_next_occurrence_counts_once() {
    let library = duty(r#"every: "by the end of every quarter", from: "2024-01", until: "2025""#);
    for (as_of, expected) in [
        ("2023-12-01", "..2024-03-31 Upcoming"),
        ("2024-03-31", "..2024-03-31 Upcoming"),
        ("2024-04-01", "..2024-06-30 Upcoming after 2024-03-31 ?"),
        ("2025-12-31", "..2025-12-31 Upcoming after 2025-09-30 ?"),
        // No more occurrences: the last one is shown.
        ("2026-05-01", "..2025-12-31 Overdue after 2025-09-30 ?"),
    ] {
        assert_eq!(stand(&library, as_of), [expected], "{as_of}");
    }
    // The clock goes there and back.
    let there = library.clone().at(day("2026-05-01")).at(day("2024-04-16"));
    assert_eq!(
        stand(&there, "2024-04-16"),
        ["..2024-06-30 Upcoming after 2024-03-31 ?"]
    );
}

#[test]
fn what_is_recorded_is_of_one_occurrence() {
    let library = duty(r#"every: "every year by 31 March", from: "2023""#);
    let recorded = |entries: &str| with_journals(library.clone(), &[journal("a", entries)], "2024-04-16");
    for (entries, as_of, expected) in [
        // What happened before the day belongs to that year's occurrence.
        (
            r#"(at: "2025-03-20T09:00:00Z", action: "o.report", outcome: Met, on: "2025-03-20")"#,
            "2025-03-19",
            "..2025-03-31 Upcoming after 2024-03-31 ?",
        ),
        (
            r#"(at: "2025-03-20T09:00:00Z", action: "o.report", outcome: Met, on: "2025-03-20")"#,
            "2025-03-21",
            "..2026-03-31 Upcoming after 2025-03-31 Met",
        ),
        // Late, since the nearest occurrence is over.
        (
            r#"(at: "2025-04-09T09:00:00Z", action: "o.report", outcome: Met, on: "2025-04-09")"#,
            "2025-04-10",
            "..2026-03-31 Upcoming after 2025-03-31 MetLate",
        ),
        // An occurrence is named by any of its days.
        (
            r#"(at: "2025-04-09T09:00:00Z", action: "o.report", due: "by 31 March 2025", outcome: Missed, on: "2025-12-01")"#,
            "2026-01-01",
            "..2026-03-31 Upcoming after 2025-03-31 Missed",
        ),
        (
            r#"(at: "2025-04-09T09:00:00Z", action: "o.report", due: "March 2025", outcome: Missed, on: "2025-04-09")"#,
            "2026-01-01",
            "..2026-03-31 Upcoming after 2025-03-31 Missed",
        ),
        // It settles nothing else.
        (
            r#"(at: "2025-04-09T09:00:00Z", action: "o.report", due: "2024-03-31", outcome: Missed, on: "2025-04-09")"#,
            "2025-05-01",
            "..2026-03-31 Upcoming after 2025-03-31 ?",
        ),
        // A postponed occurrence is still to come, and the next one follows it.
        (
            r#"(at: "2025-03-20T09:00:00Z", action: "o.report", outcome: Slipped, on: "2025-03-20", to: "2025-05-15")"#,
            "2025-05-01",
            "2025-05-15..2025-05-15 Upcoming after 2024-03-31 ?",
        ),
        (
            r#"(at: "2025-03-20T09:00:00Z", action: "o.report", outcome: Slipped, on: "2025-03-20", to: "2025-05-15")"#,
            "2025-05-16",
            "..2026-03-31 Upcoming after 2025-03-31 ?",
        ),
    ] {
        assert_eq!(stand(&recorded(entries), as_of), [expected], "{as_of} {entries}");
    }
}

#[test]
fn a_report_settles_one_occurrence_and_the_status_all() {
    let actions = r#"
        (id: "o.report", title: "Report", block: NextStep, dates: [(every: "quarterly", from: "2024", role: Due)]),
        (id: "o.first", title: "First report", block: Step, dates: [(when: "2024-02-20", role: Occurred)],
         related: [(kind: Settles, to: "o.report", outcome: Met)])"#;
    let library = corpus("", actions);
    assert_eq!(
        stand(&library, "2024-02-25"),
        ["2024-04-01..2024-06-30 Upcoming after 2024-03-31 Met"]
    );
    assert_eq!(
        stand(&library, "2024-08-01"),
        ["2024-07-01..2024-09-30 Open after 2024-06-30 ?"]
    );
    let done = corpus(
        "",
        r#"(id: "o.report", title: "Report", block: Step, status: Completed, dates: [(every: "quarterly", role: Due)])"#,
    );
    assert_eq!(stand(&done, "2029-01-01"), ["2024-04-01..2024-06-30 Met"]);
}

#[test]
fn another_date_counts_from_the_occurrence() {
    let actions = r#"
        (id: "o.report", title: "Report", block: NextStep, dates: [(every: "every year by 31 March", role: Due)]),
        (id: "o.reply", title: "Reply", block: NextStep, dates: [(after: "o.report", within: "30 days", role: Due)])"#;
    let corpus = corpus("", actions);
    for (as_of, report, reply) in [
        ("2024-04-16", "..2025-03-31 Upcoming", "..2025-04-30 Upcoming"),
        // The next report is a year away, but the reply to this one is still due.
        (
            "2025-04-01",
            "..2026-03-31 Upcoming after 2025-03-31 ?",
            "..2025-04-30 Upcoming",
        ),
        (
            "2025-05-01",
            "..2026-03-31 Upcoming after 2025-03-31 ?",
            "..2026-04-30 Upcoming",
        ),
        (
            "2031-12-01",
            "..2032-03-31 Upcoming after 2031-03-31 ?",
            "..2032-04-30 Upcoming",
        ),
    ] {
        let mut expected = [report, reply];
        expected.sort_unstable_by_key(|line| line.trim_start_matches('.')[..10].to_owned());
        assert_eq!(stand(&corpus, as_of), expected, "{as_of}");
    }
    // The clock goes there and back.
    let there = corpus.clone().at(day("2031-12-01")).at(day("2024-04-16"));
    assert_eq!(stand(&there, "2024-04-16"), stand(&corpus, "2024-04-16"));
    // The reply counts from the date that the journal records for the report.
    let entry = r#"(at: "2025-04-10T00:00:00Z", action: "o.report", due: "2025-03-31", outcome: Met, on: "2025-04-08")"#;
    let followed = with_journals(corpus, &[journal("a", entry)], "2025-04-20");
    assert_eq!(
        stand(&followed, "2025-04-20"),
        [
            "2025-04-08..2025-05-08 Open",
            "..2026-03-31 Upcoming after 2025-03-31 MetLate"
        ]
    );
}

#[test]
fn other_languages_and_fiscal_years_say_how_often_too() {
    for (language, every, within) in [
        ("fr", "au plus tard le 31 mars de chaque année", "30 jours"),
        ("de", "jährlich bis 31. März", "30 Tage"),
        ("es", "cada año, a más tardar el 31 de marzo", "30 días"),
        ("it", "entro il 31 marzo di ogni anno", "30 giorni"),
        ("pt", "anualmente, até 31 de março", "30 dias"),
        ("nl", "elk jaar uiterlijk op 31 maart", "30 dagen"),
        ("de", "every year by 31 March", "binnen 30 Tagen"),
    ] {
        let edition = format!(", language: \"{language}\", fiscal_year: \"04-01\"");
        let actions = format!(
            r#"(id: "o.report", title: "Report", block: NextStep, dates: [(every: "{every}", from: "2024-25", role: Due)]),
               (id: "o.reply", title: "Reply", block: NextStep, dates: [(after: "o.report", within: "{within}", role: Due)])"#
        );
        let found = stand(&corpus(&edition, &actions), "2024-04-16");
        assert_eq!(
            found,
            ["..2025-03-31 Upcoming", "..2025-04-30 Upcoming"],
            "{language} {every}"
        );
    }
}

/// The numbers of deadlines that were met, unknown, and due, as of a day.
fn scored(library: &Library, as_of: &str) -> (usize, usize, usize) {
    let library = library.clone().at(day(as_of));
    let (_, all) = score(
        &library.corpus,
        &library.deadlines,
        None,
        ScoreBy::Outcome,
        day(as_of),
    );
    (all.count(Became::Met), all.count(Became::Unknown), all.due())
}

#[test]
fn the_score_counts_every_occurrence_that_fell_due() {
    let library = duty(r#"every: "every year by 31 March", from: "2020""#);
    let entry = r#"(at: "2025-03-20T09:00:00Z", action: "o.report", outcome: Met, on: "2025-03-20")"#;
    let library = with_journals(library, &[journal("a", entry)], "2024-04-16");
    // Occurrences before the date of the document do not count.
    for (as_of, met, unknown) in [
        ("2024-04-16", 0, 0),
        ("2025-04-01", 1, 0),
        ("2026-03-31", 1, 0),
        ("2026-04-01", 1, 1),
        ("2028-05-01", 1, 3),
    ] {
        assert_eq!(scored(&library, as_of), (met, unknown, met + unknown), "{as_of}");
    }
}

#[test]
fn what_counts_from_a_duty_comes_again_as_the_duty_does() {
    let actions = r#"
        (id: "o.report", title: "Report", block: NextStep, dates: [(every: "every year by 31 March", role: Due)]),
        (id: "o.reply", title: "Reply", block: NextStep, dates: [(after: "o.report", within: "30 days", role: Due)])"#;
    let entry = r#"(at: "2025-04-20T09:00:00Z", action: "o.reply", outcome: Met, on: "2025-04-20")"#;
    let library = with_journals(corpus("", actions), &[journal("a", entry)], "2024-04-16");
    // The outcome of one reply does not affect the next. Nothing is recorded about any report.
    for (as_of, reply, met, unknown) in [
        ("2025-04-19", "..2025-04-30 Upcoming", 0, 1),
        ("2025-04-21", "..2025-04-30 Met", 0, 1),
        ("2025-05-01", "..2026-04-30 Upcoming", 1, 1),
        ("2026-05-01", "..2027-04-30 Upcoming", 1, 3),
        ("2028-05-01", "..2029-04-30 Upcoming", 1, 7),
    ] {
        assert!(
            stand(&library, as_of).iter().any(|line| line == reply),
            "{as_of} {:?}",
            stand(&library, as_of)
        );
        assert_eq!(scored(&library, as_of), (met, unknown, met + unknown), "{as_of}");
    }
}
