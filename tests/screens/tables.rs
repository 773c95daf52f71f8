//! The tables of the action pane: statistics, and owners with their deadlines.

use insta::assert_snapshot;
use milepost::app::{Effect, Pane};
use milepost::views::tables::TableKind;
use milepost::views::tables::figures::By;

use super::Session;

const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 36), (200, 60)];

fn tables(width: u16, height: u16) -> Session {
    Session::open("tables", width, height)
}

/// The line of the screen that has a text.
fn line(session: &Session, text: &str) -> String {
    let screen = session.text();
    let found = screen.lines().find(|line| line.contains(text));
    found
        .unwrap_or_else(|| panic!("no {text:?} in\n{screen}"))
        .to_owned()
}

#[test]
fn both_views_at_every_size() {
    for (width, height) in SIZES {
        let size = format!("{width}x{height}");
        assert_snapshot!(
            format!("figures {size}"),
            tables(width, height).keys("f a").snapshot()
        );
        assert_snapshot!(
            format!("owners {size}"),
            tables(width, height).keys("O a 2 * j j").snapshot()
        );
        assert_snapshot!(
            format!("score {size}"),
            Session::built_in(width, height).keys("% a 2 b *").snapshot()
        );
        assert_snapshot!(
            format!("money {size}"),
            Session::built_in(width, height).keys("m a 2 b").snapshot()
        );
        assert_snapshot!(
            format!("no figures {size}"),
            Session::small(width, height).keys("f").snapshot()
        );
        assert_snapshot!(
            format!("no owners {size}"),
            tables(width, height).keys("O").snapshot()
        );
    }
    assert_snapshot!("figures zoomed", tables(160, 30).keys("f a 2 z").snapshot());
    assert_snapshot!(
        "money zoomed",
        Session::built_in(160, 40).keys("m a 2 z * j j").snapshot()
    );
    assert_snapshot!("owners zoomed", tables(160, 30).keys("O a 2 z *").snapshot());
}

#[test]
fn caveats_of_the_branch_open_by_kind() {
    let session = Session::built_in(110, 24).keys("C 2 z");
    let text = session.text();
    // Rows are unfolded as far as there is room, with a remark that there is more elsewhere.
    for words in [
        "▾ Contradiction",
        "▸ Unclear",
        "▾ Slip of the pen",
        "This branch alone: 25 of 277 caveats",
    ] {
        assert!(text.contains(words), "{text}");
    }
    assert!(!session.keys("a").text().contains("This branch alone"));
    let session = Session::built_in(110, 24).keys("C 2 z _");
    assert!(session.text().contains("▸ Contradiction"), "{}", session.text());
    let text = session.keys("enter").text();
    assert!(text.contains("▾ Contradiction"), "{text}");
    assert!(text.contains("Listed among steps already taken"), "{text}");
    assert!(text.contains("obj. 1, item 12, line 8"), "{text}");
}

#[test]
fn a_key_goes_there_and_back() {
    // If the pane is visible, the focus stays in the tree.
    let session = tables(120, 36).keys("f");
    assert_eq!(
        (session.state.layout.focus, session.state.panes.tables.view),
        (Pane::Objectives, Some(TableKind::Figures))
    );
    let session = session.keys("f");
    assert_eq!(
        (session.state.layout.focus, session.state.panes.tables.view),
        (Pane::Objectives, None)
    );
    // If it is not, the key shows it and hides it again.
    let session = tables(80, 24).keys("O");
    assert_eq!(
        (session.state.layout.focus, session.state.panes.tables.view),
        (Pane::Action, Some(TableKind::Owners))
    );
    let session = session.keys("f");
    assert_eq!(
        (session.state.layout.focus, session.state.panes.tables.view),
        (Pane::Action, Some(TableKind::Figures))
    );
    let session = session.keys("f");
    assert_eq!(
        (session.state.layout.focus, session.state.panes.tables.view),
        (Pane::Objectives, None)
    );
    // In the tree of a narrow screen, the same key shows the table again.
    let session = session.keys("f 1 f");
    assert_eq!(
        (session.state.layout.focus, session.state.panes.tables.view),
        (Pane::Action, Some(TableKind::Figures))
    );
}

#[test]
fn a_table_follows_the_tree_the_query_and_the_clock() {
    let session = tables(120, 36).keys("f");
    assert!(session.text().contains("Statistics: objective 1, Routes"));
    assert!(
        session
            .text()
            .contains("Computed: 7 figures of 3 actions, by place")
    );
    let session = session.keys("j l j");
    assert!(
        session.text().contains("Statistics: By land, in objective 1")
            || session.text().contains("Statistics: By sea, in objective 1")
    );
    // An action represents the branch it is in.
    let session = tables(120, 36).keys("f * j j");
    assert!(session.state.action().is_some());
    assert!(
        session.text().contains("Computed: 4 figures of 2 actions"),
        "{}",
        session.text()
    );
    // With a query, everything that matches is shown; the branch is one key away.
    let session = session.keys("/").typed("land").keys("enter f");
    assert!(
        session.text().contains("all that matches land"),
        "{}",
        session.text()
    );
    let session = session.keys("a");
    assert!(
        session.text().contains("Statistics: By land, in objective 1"),
        "{}",
        session.text()
    );
    let session = tables(50, 16).keys("O a");
    assert!(
        line(&session, "▸ Egypt").contains("due 2 d"),
        "{}",
        session.text()
    );
    let session = session.keys("]");
    assert!(
        line(&session, "▸ Egypt").contains("due 1 d"),
        "{}",
        session.text()
    );
}

#[test]
fn everything_is_what_is_marked_if_anything_is() {
    let session = tables(120, 36).keys("O a");
    assert!(session.text().contains("Who owes what: everything"));
    // The branch of the debts is marked, then only its first action remains marked.
    let session = session.keys("/").typed("roadmap").keys("enter \\ space O a");
    assert!(
        session.text().contains("Who owes what: what is marked"),
        "{}",
        session.text()
    );
    assert!(
        session
            .text()
            .contains("Computed: 1 body, 0 deadlines, 1 undated"),
        "{}",
        session.text()
    );
    let session = session.keys("u");
    assert!(session.text().contains("Who owes what: everything"));
    let session = session.keys("a");
    assert!(
        session
            .text()
            .contains("Who owes what: Next steps, in objective 2"),
        "{}",
        session.text()
    );
}

#[test]
fn a_table_that_comes_up_is_what_is_zoomed_and_is_of_the_branch() {
    let session = tables(120, 36).keys("O z");
    assert_eq!(
        (session.state.layout.focus, session.state.layout.zoom),
        (Pane::Action, true)
    );
    let session = tables(120, 36).keys("O j z");
    assert_eq!(session.state.layout.focus, Pane::Objectives);
    let session = tables(120, 36).keys("j j j O a m m O");
    assert!(
        !session.text().contains("Who owes what: everything"),
        "{}",
        session.text()
    );
}

#[test]
fn the_sorted_column_is_marked_and_keys_turn_it() {
    let session = tables(200, 60).keys("f a 2");
    assert!(line(&session, "Indicator").contains("⇑ Place"));
    let session = session.keys("s s");
    assert!(line(&session, "Indicator").contains("⇑ Value"));
    let session = session.keys("r");
    assert!(line(&session, "Indicator").contains("⇓ Value"));
    assert!(session.text().contains("by value, reversed"));
    assert!(
        session.cursor_line().contains("62,034"),
        "{}",
        session.cursor_line()
    );
    assert_eq!(session.state.panes.tables.options.sort.by, By::Value);
    // The order returns to the first; a table that cannot be sorted says so.
    let session = session.keys("s s s s s");
    assert_eq!(session.state.panes.tables.options.sort.by, By::Place);
    let session = session.keys("O s");
    assert!(
        session
            .text()
            .contains("This table has one order. Only the statistics are sorted (f)")
    );
    let session = session.keys("m s");
    assert!(
        session.text().contains("b groups it otherwise"),
        "{}",
        session.text()
    );
    let session = session.keys("O");
    let session = session.keys("O a");
    assert!(
        session
            .text()
            .contains("This works in tables; f shows the statistics")
    );
}

#[test]
fn enter_goes_to_the_action_and_backspace_back_to_the_row() {
    let session = tables(120, 36).keys("f a 2 j j j");
    let row = session.cursor_line();
    let session = session.keys("enter");
    assert_eq!(session.state.panes.tables.view, None);
    assert!(
        session.text().contains("Boats kept running"),
        "{}",
        session.text()
    );
    let session = session.keys("backspace");
    assert_eq!(session.state.panes.tables.view, Some(TableKind::Figures));
    assert_eq!(session.cursor_line(), row);
    assert!(session.text().contains("Statistics: everything"));
    // And forward again, and back over two steps.
    let session = session.keys("alt-right");
    assert_eq!(session.state.panes.tables.view, None);
    let session = session.keys("backspace O a 2 * G enter backspace");
    assert_eq!(session.state.panes.tables.view, Some(TableKind::Owners));
    assert!(
        session.cursor_line().contains("A meeting"),
        "{}",
        session.cursor_line()
    );
}

#[test]
fn bodies_open_into_what_they_owe() {
    let session = tables(120, 36).keys("O a 2 _");
    assert_eq!(session.state.panes.tables.table.rows.len(), 4);
    let session = session.keys("enter");
    assert_eq!(session.state.panes.tables.table.rows.len(), 7);
    // From an entry, left goes to its body and folds it there.
    let session = session.keys("j j h");
    assert!(session.cursor_line().contains("▾ Commission"));
    let session = session.keys("h");
    assert!(session.cursor_line().contains("▸ Commission"));
    assert_eq!(session.state.panes.tables.table.rows.len(), 4);
    let session = session.keys("* } }");
    assert_eq!(session.state.panes.tables.table.rows.len(), 4 + 10);
    assert!(
        session.cursor_line().contains("▾ Frontex"),
        "{}",
        session.cursor_line()
    );
    let session = session.keys("j _");
    assert!(
        session.cursor_line().contains("▸ Frontex"),
        "{}",
        session.cursor_line()
    );
    let session = session.keys("l l");
    assert!(
        session.cursor_line().contains("◆ Arrangement"),
        "{}",
        session.cursor_line()
    );
    // Opening an action from the tree shows its facts.
    let session = session.keys("1 * G enter");
    assert_eq!(session.state.panes.tables.view, None);
}

#[test]
fn marks_citations_and_exports_are_those_of_the_table() {
    let session = tables(120, 36).keys("f a 2 j j j y");
    let Some(Effect::Copy(cited)) = session.effects.last() else {
        panic!("{:?}", session.effects)
    };
    assert!(cited.starts_with("Boats kept running for Egypt and Türkiye: obj. 1, item 2, line 4"));
    let session = tables(120, 36)
        .keys("f 2 space e up ctrl-u")
        .typed("a.csv")
        .keys("enter");
    let Some(Effect::WriteFile { bytes, .. }) = session.effects.last() else {
        panic!("{:?}", session.effects)
    };
    let text = String::from_utf8_lossy(bytes);
    assert!(text.starts_with("places,place_ids,indicator,value,"), "{text}");
    assert_eq!(text.lines().count(), 1 + 7);
    let session = tables(120, 36).keys("f 2 e");
    assert!(
        session.text().contains("milepost-figures.csv"),
        "{}",
        session.text()
    );
    let session = session.keys("ctrl-u").typed("a.ics").keys("enter");
    assert!(
        session.text().contains("statistics are none"),
        "{}",
        session.text()
    );
}

#[test]
fn views_are_kept_between_runs_and_unknown_ones_are_facts() {
    let session = tables(120, 36).keys("f a 2 s r");
    let mut view = session.state.view_by_ids();
    let mut again = tables(120, 36);
    again.state.go_to_view(&view);
    assert_eq!(again.text(), session.text());
    view.table.view = "charts".into();
    view.table.sort = "colour".into();
    let mut again = tables(120, 36);
    again.state.go_to_view(&view);
    assert_eq!(again.state.panes.tables.view, None);
    assert_eq!(again.state.panes.tables.options.sort.by, By::Place);
}

#[test]
fn ascii_signs_and_odd_sizes_hold() {
    for (width, height) in [(0, 0), (1, 1), (40, 8), (41, 9), (300, 10), (110, 20)] {
        for keys in ["f", "O", "f a", "O a 2 * G", "f a 2 z G", "O 2 z"] {
            tables(width, height).keys(keys).text();
            Session::open("empty", width, height).keys(keys).text();
        }
    }
    let session = tables(120, 36).keys("O a 2 *").resize(60, 10).keys("G");
    assert!(session.cursor_line().contains("A meeting"), "{}", session.text());
}

#[test]
fn escape_closes_whatever_table_is_open_and_its_key_does_too() {
    for (width, height) in [(60, 16), (120, 36)] {
        for kind in TableKind::ALL {
            let command = milepost::command::Command::named(kind.name()).unwrap();
            let open = || {
                let session = Session::built_in(width, height);
                let key = session.state.session.key(command);
                (session.keys(&key), key)
            };
            let (session, key) = open();
            let focus = Session::built_in(width, height).state.layout.focus;
            assert_eq!(session.state.panes.tables.view, Some(kind), "{key}");
            for closing in ["esc", &key] {
                let closed = open().0.keys(closing);
                assert_eq!(closed.state.panes.tables.view, None, "{key} {closing}");
                assert_eq!(closed.state.layout.focus, focus, "{key} {closing}");
            }
            // Of layers opened on top of each other, the last closes first.
            let both = Session::built_in(width, height).keys(&format!("/ e g y p t enter {key} z"));
            let unzoomed = both.keys("esc");
            assert!(!unzoomed.state.layout.zoom && unzoomed.state.panes.tables.view == Some(kind));
            let closed = unzoomed.keys("esc");
            assert!(closed.state.panes.tables.view.is_none() && closed.state.view.filter.is_some());
            assert!(closed.keys("esc").state.view.filter.is_none());
        }
    }
}

#[test]
fn a_table_of_a_branch_without_any_opens_on_everything_and_says_so() {
    let session = tables(120, 36).keys("2 O");
    let text = session.text();
    assert!(text.contains("Nothing of it under"), "{text}");
    assert!(!text.contains("Nothing is owed here"), "{text}");
    // The key pins the table to everything, and then makes it follow the branches again, without an empty table in between.
    let pinned = session.keys("a");
    assert!(
        pinned.state.panes.tables.whole && !pinned.text().contains("Nothing"),
        "{}",
        pinned.text()
    );
    let again = pinned.keys("a");
    assert_eq!(again.text(), text);
    let other = again.keys("1 j");
    assert!(
        !other.text().contains("Who owes what: everything"),
        "{}",
        other.text()
    );
}

#[test]
fn a_line_that_is_no_body_is_told_apart_from_the_bodies_it_is_counted_with() {
    let session = Session::built_in(120, 36).keys("O a 2 _");
    let rows = session.state.panes.tables.table.rows.len();
    let text = session.text();
    assert!(text.contains("40 bodies and 1 line without a body"), "{text}");
    assert!(rows == 41 && text.contains("line 1/41"), "{rows} {text}");
}

#[test]
fn money_by_fund_begins_with_the_most_and_says_what_a_line_is_within() {
    let session = Session::built_in(160, 40).keys("m a 2 b _ z");
    let table = &session.state.panes.tables.table;
    let at = |words: &str| {
        let mut names = table.rows.iter().map(|row| row.cells[0].text());
        let found = names.position(|name| name.starts_with(words));
        found.unwrap_or_else(|| panic!("no {words}"))
    };
    assert!(at("Lebanon package 2024-2027") < at("Refugee assistance in Türkiye"));
    assert!(at("Refugee assistance in Türkiye") < at("No fund named"));
    let text = session.text();
    assert!(text.contains("within Türkiye package 2024"), "{text}");
}

#[test]
fn a_change_is_told_where_its_column_is_narrow_and_a_percentage_has_its_sign() {
    for width in [60, 80, 120] {
        let session = Session::built_in(width, 24).keys("/ c e n t r a l space m e d enter f a");
        let text = session.text();
        assert!(text.contains("−59 %"), "{width}:\n{text}");
    }
    let text = Session::built_in(80, 60).keys("f a").text();
    assert!(text.contains("over 50 %"), "{text}");
}
