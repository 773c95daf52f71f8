//! The deadlines pane: agenda, calendar and timeline of the same deadlines, at several sizes and dates.

use insta::assert_snapshot;
use milepost::app::deadlines::DeadlinesView;
use milepost::app::{Mode, Pane};
use milepost::export::{ExportFormat, Paper};
use milepost::views::node::Node;
use milepost::when::clock::ClockOrigin;

use super::Session;

const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 36), (200, 60)];

fn open(width: u16, height: u16) -> Session {
    Session::open("deadlines", width, height)
}

fn selected(session: &Session) -> &str {
    match session.state.selected {
        Some(Node::Action(action)) => session.state.corpus().action(action).key(),
        _ => "no action",
    }
}

fn day(session: &Session) -> String {
    session
        .state
        .panes
        .deadlines
        .month
        .day(session.state.time.clock.as_of)
        .to_string()
}

#[test]
fn each_view_at_every_size() {
    for (width, height) in SIZES {
        for (view, keys) in [("agenda", "3"), ("calendar", "3 c"), ("timeline", "3 c c")] {
            let session = open(width, height).keys(keys);
            assert_snapshot!(format!("{view} {width}x{height}"), session.snapshot());
        }
    }
}

#[test]
fn each_view_on_the_whole_screen() {
    for (view, keys) in [
        ("agenda", "3 z j j"),
        ("calendar", "3 z c l l"),
        ("timeline", "3 z c c j j"),
    ] {
        assert_snapshot!(format!("{view} zoomed"), open(120, 36).keys(keys).snapshot());
    }
}

/// A deadline has the same wording wherever it is listed, except that narrow columns leave out the preposition.
#[test]
fn a_distance_has_one_wording_everywhere() {
    for (id, whole, brief) in [
        ("plan.meeting", "due in 2 d", "due 2 d"),
        ("plan.visit", "opens in 2 d", "opens 2 d"),
        ("plan.soon", "closes in 42 d", "closes 42 d"),
    ] {
        let session = open(200, 60);
        let corpus = std::sync::Arc::clone(&session.state.library.corpus);
        let Some(action) = corpus.all().find(|action| action.key() == id) else {
            panic!(
                "no {id} among {:?}",
                corpus
                    .all()
                    .map(|action| action.key().to_owned())
                    .collect::<Vec<_>>()
            );
        };
        let title = action.title();
        let line = |text: &str, of: &str| {
            let found = text.lines().find(|line| line.contains(of)).map(str::to_owned);
            found.unwrap_or_else(|| panic!("no {of} in\n{text}"))
        };
        let unfolded = session.keys("1 z *");
        assert!(
            line(&unfolded.text(), title).contains(brief),
            "tree: {}",
            unfolded.text()
        );
        let agenda = open(120, 36).keys("3 z");
        assert!(
            line(&agenda.text(), title).contains(whole),
            "agenda: {}",
            agenda.text()
        );
        let narrow = open(80, 24).keys("3 z");
        assert!(
            line(&narrow.text(), title).contains(brief),
            "narrow agenda: {}",
            narrow.text()
        );
        let detail = open(120, 60)
            .keys("/")
            .typed(&format!("id:{id}"))
            .keys("enter 2 z");
        assert!(detail.text().contains(whole), "detail: {}", detail.text());
        let state = &agenda.state;
        let view = milepost::export::ExportView {
            library: &state.library,
            as_of: state.time.clock.as_of,
            shown: None,
            query: None,
            scope: milepost::export::ExportScope::Deadlines(milepost::export::Due::default()),
            limit: None,
            pivot: None,
            ids: false,
        };
        let prepared = milepost::export::prepare(&view);
        for format in [
            ExportFormat::Text,
            ExportFormat::Markdown,
            ExportFormat::Csv,
            ExportFormat::Ics,
        ] {
            let text = String::from_utf8(prepared.render(format, Paper::default())).unwrap();
            let text = text.replace("\r\n ", "");
            assert!(text.contains(whole), "{format:?}: {text}");
        }
    }
}

#[test]
fn one_key_goes_round_the_views() {
    let mut session = open(120, 36).keys("3");
    for view in [
        DeadlinesView::Calendar,
        DeadlinesView::Timeline,
        DeadlinesView::Agenda,
    ] {
        session = session.keys("c");
        assert_eq!(session.state.panes.deadlines.view, view);
        assert!(
            session
                .text()
                .contains(&format!("3 Deadlines ─ {} ", view.label()))
        );
    }
    // If the pane is not on the screen, the key shows it first.
    let session = open(80, 24).keys("c");
    assert_eq!(
        (session.state.layout.focus, session.state.panes.deadlines.view),
        (Pane::Deadlines, DeadlinesView::Agenda)
    );
}

#[test]
fn what_is_selected_is_the_same_in_every_view() {
    let mut session = open(200, 60).keys("3 j j j j j j j");
    let action = selected(&session).to_owned();
    assert_eq!(action, "plan.meeting");
    assert!(
        session.cursor_line().contains("Meeting in two days"),
        "{}",
        session.text()
    );
    session = session.keys("c");
    assert_eq!(
        (day(&session).as_str(), selected(&session)),
        ("2024-12-18", action.as_str())
    );
    session = session.keys("enter");
    assert!(
        session.cursor_line().contains("Meeting in two"),
        "{}",
        session.text()
    );
    session = session.keys("esc c");
    assert!(
        session.cursor_line().contains("Meeting in two"),
        "{}",
        session.text()
    );
    assert_eq!(selected(&session), action);
    // And the timeline moves to what is selected in the tree.
    session = session.keys("1 + G");
    assert_eq!(selected(&session), "partners.year");
    session = session.keys("3");
    assert!(
        session.cursor_line().contains("Report during 2026"),
        "{}",
        session.text()
    );
}

#[test]
fn buckets_fold_one_and_all() {
    let session = open(120, 60).keys("3 z o");
    assert!(session.text().contains("▸ Overdue"), "{}", session.text());
    assert!(!session.text().contains("Workshop of 22"), "{}", session.text());
    let session = session.keys("_");
    assert!(
        !session.text().contains("Meeting in two days  "),
        "{}",
        session.text()
    );
    assert!(
        session.cursor_line().contains("Overdue"),
        "{}",
        session.cursor_line()
    );
    let session = session.keys("*");
    assert!(session.text().contains("Workshop of 22"));
}

#[test]
fn headings_stay_at_the_top() {
    let session = open(80, 16).keys("3 G k k k");
    let top = session.text().lines().nth(2).unwrap_or_default().to_owned();
    assert!(top.starts_with(" ▾ "), "{}", session.text());
}

#[test]
fn the_calendar_is_walked_by_day_week_month_and_year() {
    for (keys, stands) in [
        ("l", "2024-12-17"),
        ("h", "2024-12-15"),
        ("j", "2024-12-23"),
        ("k k k", "2024-11-25"),
        (">", "2025-01-16"),
        ("< <", "2024-10-16"),
        ("}", "2025-12-16"),
        ("{", "2023-12-16"),
        ("G > >", "2025-02-28"),
        ("g g", "2024-12-01"),
        ("l l l esc", "2024-12-16"),
    ] {
        assert_eq!(day(&open(120, 36).keys("3 c").keys(keys)), stands, "{keys}");
    }
}

#[test]
fn a_day_opens_what_falls_on_it_exact_first() {
    let session = open(120, 60).keys("3 c j l l");
    let text = session.text();
    assert_eq!(day(&session), "2024-12-25");
    assert!(text.contains("Covering this day"), "{text}");
    let session = open(120, 60).keys("3 c l l");
    let text = session.text();
    let find = |what: &str| text.find(what).unwrap_or_else(|| panic!("{what}\n{text}"));
    assert!(find("On this day") < find("Covering this day"));
    assert_eq!(selected(&session), "plan.meeting");
    let session = session.keys("enter j j");
    assert_eq!(selected(&session), "plan.visit");
    assert_eq!(session.keys("enter").state.layout.focus, Pane::Action);
}

#[test]
fn an_empty_day_says_so() {
    let session = open(120, 36).keys("3 c { { { { { { enter");
    assert!(
        session.text().contains("Nothing falls on 16 Dec 2018"),
        "{}",
        session.text()
    );
}

#[test]
fn after_midnight_today_is_another_day() {
    let next = "2026-01-16".parse().unwrap();
    // A clock set to another day stays there until it is set to today.
    let mut session = open(120, 40);
    session.state.today_is(next);
    assert_eq!(session.state.time.clock.as_of.to_string(), "2024-12-16");
    assert_eq!(session.keys("t").state.time.clock.as_of, next);
    let mut session = open(120, 40).keys("t");
    assert_eq!(session.state.time.clock.as_of.to_string(), "2026-01-15");
    session.state.today_is(next);
    assert!(
        session.text().contains("as of 16 Jan 2026 · today"),
        "{}",
        session.text()
    );
}

#[test]
fn the_calendar_follows_the_clock_until_it_is_turned() {
    let session = open(120, 60).keys("3 g ]");
    assert!(session.keys("c").text().contains("January 2025"));
    let session = open(120, 60).keys("3 c > ]");
    assert_eq!(day(&session), "2025-01-16");
    assert_eq!(session.state.time.clock.as_of.to_string(), "2024-12-17");
    // Setting the clock also moves the calendar.
    assert_eq!(day(&session.keys("T")), "2024-12-16");
}

#[test]
fn weeks_begin_on_the_day_one_likes() {
    let session = open(120, 36).keys("3 c");
    assert!(session.text().contains("Wk Mo  Tu"), "{}", session.text());
    assert!(session.keys("S").text().contains("Wk Su  Mo"));
}

#[test]
fn the_timeline_zooms_about_what_is_looked_at() {
    let column = |session: &Session, sign: &str| {
        let line = session.cursor_line();
        line.chars()
            .position(|letter| sign.contains(letter))
            .unwrap_or_else(|| panic!("{sign} in {line}"))
    };
    let mut session = open(160, 40).keys("3 z c c j j j");
    assert_eq!(selected(&session), "plan.meeting");
    // The sign of the label; only the mark of the bar moves.
    let start = column(&session, "◆");
    assert_eq!(start, 2);
    for keys in ["+", "+", "+", "+", "-", "-", "-", "-", "-", "-", "-", "-", "-"] {
        session = session.keys(keys);
        assert_eq!(
            session.cursor_line().matches('◈').count(),
            1,
            "{keys}\n{}",
            session.text()
        );
    }
}

#[test]
fn the_words_of_a_day_stand_beside_its_sign() {
    let mut marks = 0;
    for keys in ["", "+", "+ +", "+ + + +", "-"] {
        let text = Session::built_in(80, 24).keys("3 c c").keys(keys).text();
        for line in text.lines().filter(|line| !line.contains("one day")) {
            // The first sign belongs to the label.
            let cells: Vec<char> = line.chars().skip(3).collect();
            let Some(at) = cells.iter().position(|cell| *cell == '◈') else {
                continue;
            };
            let cell = |at: usize| cells.get(at).copied().unwrap_or(' ');
            let is_near = cell(at + 1) == ' ' && cell(at + 2).is_ascii_digit()
                || cell(at - 1) == ' ' && cell(at - 2).is_ascii_digit();
            assert!(is_near, "{keys}: {line}\n{text}");
            marks += 1;
        }
    }
    assert!(marks > 5, "{marks}");
}

#[test]
fn bars_stand_under_the_labels_of_the_header() {
    let column = |line: &str, what: &str| {
        let at = line.find(what).unwrap_or_else(|| panic!("{what} in {line}"));
        line[..at].chars().count()
    };
    // From months to quarters: the first quarter begins with the year, and the report's bar fills its quarter.
    for keys in ["+", "", "-", "- -"] {
        let session = open(200, 40).keys("3 z c c").keys(keys);
        let text = session.text();
        let row = |what: &str| {
            text.lines()
                .find(|line| line.contains(what))
                .unwrap_or_else(|| panic!("{what}\n{text}"))
        };
        let years = row("│2025");
        let quarter = row("Template in the first quarter");
        assert_eq!(column(years, "│2025"), column(quarter, "█"), "{text}");
        if let (true, Some(_)) = (years.contains("│2026"), years.find("│2027")) {
            let report = row("Report during 2026");
            assert_eq!(column(years, "│2026"), column(report, "█"), "{text}");
            let cells = report.matches('█').count();
            assert_eq!(column(years, "│2026") + cells, column(years, "│2027"), "{text}");
        }
    }
}

#[test]
fn the_timeline_pans_and_comes_back() {
    let session = open(160, 40).keys("3 z c c");
    let text = session.text();
    let session = session.keys("l l");
    assert_ne!(session.text(), text);
    assert_eq!(session.keys("esc").text(), text);
}

#[test]
fn stacks_unfold_and_groups_change() {
    let session = open(160, 60).keys("3 z c c");
    assert!(
        session.text().contains("4 more in Q2 2025 ▸"),
        "{}",
        session.text()
    );
    let session = session.keys("*");
    assert!(
        session.text().contains("4 more in Q2 2025 ▾"),
        "{}",
        session.text()
    );
    assert!(session.text().contains("Fifth project"), "{}", session.text());
    let session = session.keys("b");
    for heading in [
        "▾ Overdue, no outcome recorded",
        "▾ Open now",
        "▾ Upcoming",
        "▾ Undated next steps",
    ] {
        assert!(session.text().contains(heading), "{heading}\n{}", session.text());
    }
}

#[test]
fn stepping_the_clock_keeps_what_is_selected_where_it_is() {
    for keys in ["3", "3 c c"] {
        let mut session = open(120, 60).keys(keys).keys("j j j j j");
        let action = selected(&session).to_owned();
        for step in ["]", ")", "g ]", "g [", "(", "["] {
            session = session.keys(step);
            assert_eq!(selected(&session), action);
        }
        assert_eq!(session.state.time.clock.as_of.to_string(), "2024-12-16");
        assert_eq!(session.state.time.clock.origin, ClockOrigin::Given);
    }
}

#[test]
fn a_date_is_typed_for_the_clock() {
    let session = open(120, 36).keys("@").typed("2025-02-30").keys("enter");
    let text = session.text();
    assert!(
        text.contains("no such day: 2025-02-30; write 2025-04-01"),
        "{text}"
    );
    let session = session.keys("ctrl-u").typed("2025-04-01");
    assert!(
        session.text().contains("Tuesday, 1 Apr 2025, 106 days later"),
        "{}",
        session.text()
    );
    let session = session.keys("enter");
    assert_eq!(session.state.mode, Mode::Browse);
    assert!(
        session.text().contains("as of 1 Apr 2025 · set"),
        "{}",
        session.text()
    );
    for (asked, shown) in [
        (" Edition ", "16 Dec 2024 · edition"),
        ("TODAY", "15 Jan 2026 · today"),
    ] {
        let session = open(120, 36).keys("@").typed(asked).keys("enter");
        assert!(session.text().contains(shown), "{}", session.text());
    }
}

#[test]
fn no_date_and_no_size_is_too_much() {
    for asked in ["0001-01-01", "9999-12-31", "2024-02-29"] {
        for (width, height) in [(40, 8), (60, 16), (200, 60), (250, 12), (41, 70)] {
            let mut session = open(width, height).keys("3 @").typed(asked).keys("enter");
            for view in ["c", "c", "c"] {
                session = session
                    .keys(view)
                    .keys("z j l h k G g g < > } { + + + + + - - - - - - - - - - [ ] ( ) g [ g ]");
                session = session.keys("enter j esc o o b b W z");
                session.text();
                session = session.keys("3");
            }
        }
    }
}

#[test]
fn a_corpus_without_deadlines_has_three_empty_views() {
    for keys in ["3", "3 c", "3 c c"] {
        let session = Session::open("empty", 100, 40).keys(keys);
        let text = session.text();
        assert!(
            text.contains("No deadlines in this corpus") || text.contains("Nothing falls on this day"),
            "{text}"
        );
        session.keys("j k h l + - b o _ * } { > < enter esc W").text();
    }
}
