//! Escape closes what was opened last. Every command that opens something is tried, alone and on top of every other.

use milepost::app::deadlines::DeadlinesView;
use milepost::app::deadlines::month::CalendarPart;
use milepost::app::{Mode, Pane, State};
use milepost::command::Command;
use milepost::views::tables::TableKind;

use super::Session;

const SIZES: [(u16, u16); 2] = [(80, 24), (120, 36)];

/// What is open: a window, the zoom, a table, and the list of a day.
fn open(state: &State) -> (bool, bool, Option<TableKind>, bool) {
    let deadlines = &state.panes.deadlines;
    let in_list = deadlines.view == DeadlinesView::Calendar && deadlines.month.part == CalendarPart::List;
    (
        state.mode != Mode::Browse,
        state.layout.zoom,
        state.panes.tables.view,
        in_list,
    )
}

/// The screen without its bottom line, which shows messages.
fn panes(session: &Session) -> String {
    let text = session.text();
    let lines: Vec<&str> = text.lines().collect();
    lines[..lines.len() - 1].join("\n")
}

/// The keys that open something from an action in the deadlines pane, and whether they open a table.
fn openers(size: (u16, u16)) -> Vec<(String, bool)> {
    let start = || Session::built_in(size.0, size.1).keys("3 j j j j j");
    let none = open(&start().state);
    let mut openers = Vec::new();
    for command in Command::ALL {
        let keys = start().state.session.key(*command);
        if keys.is_empty() || matches!(command, Command::Cancel) {
            continue;
        }
        let session = start().keys(&keys);
        if open(&session.state) != none {
            let is_table = session.state.panes.tables.is_shown();
            openers.push((keys, is_table));
        }
    }
    // The list of a day, from the days of the calendar.
    openers.push(("c c c c enter".into(), false));
    openers
}

#[test]
fn escape_closes_whatever_a_command_opened() {
    for size in SIZES {
        let start = || Session::built_in(size.0, size.1).keys("3 j j j j j");
        let found = openers(size);
        assert!(found.len() > TableKind::ALL.len() + 8, "{found:?}");
        let before = start();
        for (keys, _) in found.iter().filter(|(keys, _)| !keys.contains(' ')) {
            let closed = start().keys(keys).keys("esc");
            assert_eq!(open(&closed.state), open(&before.state), "{keys} at {size:?}");
            assert_eq!(closed.state.layout.focus, Pane::Deadlines, "{keys} at {size:?}");
            assert_eq!(panes(&closed), panes(&before), "{keys} at {size:?}");
        }
    }
}

#[test]
fn of_what_is_open_on_top_of_each_other_the_last_is_closed_first() {
    for size in SIZES {
        let found = openers(size);
        for (first, is_table) in &found {
            let below = || Session::built_in(size.0, size.1).keys("3 j j j j j").keys(first);
            let before = below();
            // An open window takes the keys.
            if before.state.mode != Mode::Browse {
                continue;
            }
            for (second, is_other_table) in &found {
                let both = below().keys(second);
                let is_opened = open(&both.state) != open(&before.state);
                // A table replaces another one, the zoom is a toggle, and the calendar is a view of the pane.
                if !is_opened || (*is_table && *is_other_table) || first == second || second.contains(' ') {
                    continue;
                }
                let closed = both.keys("esc");
                let at = format!("{first} then {second} at {size:?}");
                assert_eq!(open(&closed.state), open(&before.state), "{at}");
                assert_eq!(panes(&closed), panes(&before), "{at}");
            }
        }
    }
}

#[test]
fn a_key_that_works_in_one_pane_goes_there_or_says_what_leads_there() {
    let places = [
        ("", "<", Pane::Deadlines, '3'),
        ("2", ">", Pane::Deadlines, '3'),
        ("3 c c 1", "b", Pane::Deadlines, '3'),
        ("m 1", "b", Pane::Action, '2'),
        ("% 3", "b", Pane::Action, '2'),
        ("f 1", "s", Pane::Action, '2'),
        ("f 3", "r", Pane::Action, '2'),
    ];
    for (before, key, home, leads) in places {
        let session = Session::built_in(120, 60).keys(before);
        let text = session.text();
        let session = session.keys(key);
        assert_eq!(session.state.layout.focus, home, "{before} {key}");
        assert!(
            session.state.message.is_none() && session.text() != text,
            "{before} {key}"
        );
        let narrow = Session::built_in(80, 24).keys(before);
        let focus = narrow.state.layout.focus;
        let narrow = narrow.keys(key);
        assert_eq!(narrow.state.layout.focus, focus, "{before} {key}");
        let text = narrow.text();
        assert!(
            text.contains(&format!("; {leads} goes there")),
            "{before} {key}:\n{text}"
        );
    }
    // A key without anything to act on says so.
    for (keys, words) in [
        ("3 b", "only the timeline is grouped"),
        ("3 c b", "only the timeline is grouped"),
        ("3 <", "No months are shown here"),
        ("2 o", "Nothing folds here"),
        ("1 s", "f shows them"),
    ] {
        let text = Session::built_in(120, 36).keys(keys).text();
        assert!(text.contains(words), "{keys}:\n{text}");
    }
}
