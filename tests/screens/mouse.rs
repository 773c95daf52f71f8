//! The mouse: clicks and the wheel in panes, windows, results and the lines at the top and the bottom.

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use milepost::app::deadlines::DeadlinesView;
use milepost::app::list::list;
use milepost::app::{Effect, Mode, Pane, State};
use ratatui::layout::Rect;

use super::Session;

#[test]
fn results_are_walked_by_the_wheel_and_opened_by_two_clicks() {
    let session = Session::small(120, 36).keys("/").typed("m");
    assert!(session.state.search.found.hits.len() > 4);
    let mut session = session;
    session.mouse(MouseEventKind::ScrollDown, (10, 10));
    assert_eq!(session.state.search.cursor.at, 3);
    session.mouse(MouseEventKind::ScrollUp, (10, 10));
    assert_eq!(session.state.search.cursor.at, 0);
    // The wheel does not recall earlier queries, whatever the prompt contains.
    assert!(matches!(&session.state.mode, Mode::Search if session.state.search.input.text() == "m"));
    let list = session.state.screen().search().0;
    let session = session.press((list.x + 5, list.y + 2));
    assert_eq!(session.state.search.cursor.at, 2);
    let hit = session.state.search.hit();
    let session = session.press((list.x + 5, list.y + 2));
    assert_eq!(
        (&session.state.mode, session.state.action()),
        (&Mode::Browse, hit)
    );
    assert!(session.state.view.filter.is_some());
}

#[test]
fn a_click_into_what_is_typed_puts_the_cursor_there() {
    let session = Session::small(120, 36).keys("/").typed("workshop");
    let session = session.click("kshop").typed("X");
    assert!(matches!(&session.state.mode, Mode::Search if session.state.search.input.text() == "worXkshop"));
    for keys in ["@", ":", "?", "e ctrl-u"] {
        let session = Session::small(120, 36).keys(keys).typed("2025-04").click("25-04");
        let text = session.typed("1").text();
        assert!(text.contains("20125-04"), "{keys}: {text}");
    }
}

#[test]
fn the_palette_selects_and_does_what_is_clicked() {
    let session = Session::small(120, 36).keys(":").click("page-down ");
    assert!(matches!(&session.state.mode, Mode::Palette(palette) if palette.cursor.at == 3));
    let session = session.click("page-down ");
    assert_eq!(session.state.mode, Mode::Browse);
    let mut session = Session::small(120, 36).keys(":");
    for _ in 0..30 {
        session.mouse(MouseEventKind::ScrollDown, (60, 10));
    }
    assert!(matches!(&session.state.mode, Mode::Palette(palette) if palette.cursor.at == 30));
    let session = session.click("Fold or unfold");
    assert!(matches!(&session.state.mode, Mode::Palette(palette) if palette.cursor.at < 30));
}

/// The visible lines of a pane's list, with their places, and the line of the cursor.
fn seen(state: &State, pane: Pane) -> (Vec<(usize, Rect)>, usize) {
    let list = list(state, pane);
    (list.lines().collect(), list.cursor.at)
}

#[test]
fn a_click_never_scrolls() {
    let panes = [
        ("1 * page-down", Pane::Objectives),
        ("3 * page-down page-down", Pane::Deadlines),
        ("3 c enter page-down", Pane::Deadlines),
        ("3 c c * page-down", Pane::Deadlines),
        ("2 O a * page-down", Pane::Action),
        ("2 f a page-down", Pane::Action),
        ("1 * j 2 page-down", Pane::Action),
    ];
    for (keys, pane) in panes {
        for (width, height) in [(80, 24), (120, 36), (200, 60)] {
            let session = Session::built_in(width, height).keys(keys);
            let (before, current) = seen(&session.state, pane);
            // Sticky lines at the top represent headings above; a click on the current line opens it.
            for (line, place) in before.iter().skip(4).filter(|(line, _)| *line != current) {
                let mut state = session.state.clone();
                state.mouse(MouseEvent {
                    kind: MouseEventKind::Down(MouseButton::Left),
                    column: place.x + 1,
                    row: place.y,
                    modifiers: KeyModifiers::NONE,
                });
                let after = seen(&state, pane);
                assert_eq!(after, (before.clone(), *line), "{keys} at {width}");
            }
        }
    }
    let list = |session: &Session| session.state.screen().search().0;
    let session = Session::built_in(120, 36)
        .keys("/")
        .typed("e")
        .keys("page-down page-down");
    let (list, top) = (list(&session), session.state.search.cursor.top);
    let session = session.press((list.x + 1, list.bottom() - 1));
    let cursor = session.state.search.cursor;
    assert!(top > 0);
    assert_eq!((cursor.top, cursor.at), (top, top + usize::from(list.height) - 1));
    let session = Session::built_in(120, 36)
        .keys(": page-down page-down")
        .press((60, 6));
    let Mode::Palette(palette) = &session.state.mode else {
        panic!("{}", session.text())
    };
    let name = palette.hits[palette.cursor.at].command.name();
    let text = session.text();
    assert!(text.lines().nth(6).unwrap().contains(name), "{name}\n{text}");
}

#[test]
fn a_click_on_a_heading_that_stays_at_the_top_hits_it_twice() {
    for (keys, pane) in [
        ("1 * page-down page-down page-down", Pane::Objectives),
        ("3 * page-down page-down", Pane::Deadlines),
        ("3 c c * page-down page-down", Pane::Deadlines),
    ] {
        let session = Session::built_in(80, 24).keys(keys);
        let top = list(&session.state, pane).cursor.top;
        let place = list(&session.state, pane).place;
        let rows = |session: &Session| list(&session.state, pane).len;
        let before = rows(&session);
        let session = session.press((place.x + 1, place.y));
        let clicked = list(&session.state, pane);
        assert!(clicked.cursor.at < top, "{keys}");
        assert_eq!(clicked.position().y, place.y, "{keys}");
        let session = session.press((place.x + 1, place.y));
        assert!(rows(&session) < before, "{keys}: it folds");
    }
}

#[test]
fn the_border_above_the_deadlines_is_dragged() {
    let mut session = Session::small(120, 36);
    let [_, Some(border)] = session.state.screen().borders else {
        panic!("{}", session.text())
    };
    let left = MouseButton::Left;
    session.mouse(MouseEventKind::Down(left), (60, border.place.y));
    session.mouse(MouseEventKind::Drag(left), (60, border.place.y + 4));
    session.mouse(MouseEventKind::Up(left), (60, border.place.y + 4));
    session.mouse(MouseEventKind::Drag(left), (60, 6));
    let [_, Some(after)] = session.state.screen().borders else {
        panic!("{}", session.text())
    };
    assert!(
        after.place.y.abs_diff(border.place.y + 4) <= 1,
        "{after:?} {border:?}"
    );
}

#[test]
fn the_wheel_goes_on_from_headings() {
    for keys in ["3 *", "3 c c *", "1 *"] {
        let mut session = Session::built_in(80, 24).keys(keys);
        let at = |session: &Session| list(&session.state, session.state.layout.focus).cursor.at;
        for _ in 0..30 {
            let before = at(&session);
            session.mouse(MouseEventKind::ScrollDown, (20, 10));
            assert_eq!(at(&session), before + 3, "{keys}");
        }
    }
}

#[test]
fn a_click_beside_a_window_closes_what_is_only_read() {
    for keys in ["?", ":", "!"] {
        let session = Session::small(120, 36)
            .with(|state| state.files.problems = vec!["settings.ron:1:2: wrong".into()])
            .keys(keys);
        assert!(!matches!(session.state.mode, Mode::Browse));
        let session = session.press((60, 10));
        assert!(!matches!(session.state.mode, Mode::Browse), "{keys}");
        assert_eq!(session.press((60, 0)).state.mode, Mode::Browse, "{keys}");
    }
    // A stray click does not lose what was typed.
    for keys in ["@", "e", "/"] {
        let session = Session::small(120, 36).keys(keys).press((60, 0)).press((3, 35));
        assert!(!matches!(session.state.mode, Mode::Browse), "{keys}");
    }
}

#[test]
fn the_help_is_turned_by_the_wheel() {
    let mut session = Session::small(80, 24).keys("?");
    session.mouse(MouseEventKind::ScrollDown, (10, 10));
    assert!(matches!(&session.state.mode, Mode::Help(help) if help.cursor.top == 3));
    for _ in 0..200 {
        session.mouse(MouseEventKind::ScrollDown, (10, 10));
    }
    // The end of the legend.
    assert!(session.text().contains("window"), "{}", session.text());
    assert!(session.text().contains("upcoming"), "{}", session.text());
}

#[test]
fn the_top_and_the_bottom_line_do_what_they_say() {
    let clock = Session::small(120, 36).click("as of 16 Dec 2024");
    assert!(matches!(clock.state.mode, Mode::Prompt(_)));
    assert!(matches!(
        Session::small(120, 36).click("? help").state.mode,
        Mode::Help(_)
    ));
    assert!(matches!(
        Session::small(120, 36).click("/ search").state.mode,
        Mode::Search
    ));
    assert_eq!(Session::small(120, 36).click("q quit").effects, [Effect::Quit]);
    let zoomed = Session::small(120, 36).click("z zoom");
    assert!(zoomed.state.layout.zoom);
    let troubled = Session::small(120, 36).with(|state| state.files.problems = vec!["x".into()]);
    let troubled = troubled.click("1 problem");
    assert!(matches!(troubled.state.mode, Mode::Problems(_)));
    // A click that dismisses a message does not also hit what is drawn in its place.
    let told = Session::small(120, 36).keys("X").press((3, 35));
    assert!(told.state.message.is_none() && told.effects.is_empty());
    assert_eq!(told.state.layout.focus, Pane::Objectives);
}

#[test]
fn strips_and_the_name_of_the_view_are_clicked() {
    let session = Session::small(80, 24);
    let strip = session.state.screen().strips[Pane::Deadlines as usize].unwrap();
    let session = session.press((strip.x + 10, strip.y));
    assert_eq!(
        (session.state.layout.focus, session.state.panes.deadlines.view),
        (Pane::Deadlines, DeadlinesView::Agenda)
    );
    for view in [
        DeadlinesView::Calendar,
        DeadlinesView::Timeline,
        DeadlinesView::Agenda,
    ] {
        let name = session.state.panes.deadlines.view.label();
        let _ = name;
        let session = Session::small(150, 40).with(|state| state.panes.deadlines.view = previous(view));
        let session = session.click(&format!("─ {}", previous(view).label()));
        // The dash before the name is the border.
        assert_eq!(session.state.panes.deadlines.view, previous(view));
        let at = format!("{} ", previous(view).label());
        assert_eq!(session.click(&at).state.panes.deadlines.view, view);
    }
}

fn previous(view: DeadlinesView) -> DeadlinesView {
    view.next().next()
}

#[test]
fn the_wheel_sideways_moves_the_view_of_time() {
    let mut session = Session::small(120, 36).keys("3 c c z");
    let before = session.text();
    session.mouse(MouseEventKind::ScrollRight, (60, 10));
    assert_ne!(session.text(), before);
    session.mouse(MouseEventKind::ScrollLeft, (60, 10));
    assert_eq!(session.text(), before);
}

#[test]
fn nothing_is_hit_on_a_screen_that_is_too_small() {
    let mut session = Session::small(30, 5);
    for y in 0..6 {
        for x in 0..31 {
            session.mouse(MouseEventKind::Down(MouseButton::Left), (x, y));
        }
    }
    assert_eq!((&session.state.mode, session.effects.len()), (&Mode::Browse, 0));
}
