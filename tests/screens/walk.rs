//! Navigating the panes: selection, folding, links, focus, zoom, search, export, at several sizes.

use insta::assert_snapshot;
use milepost::app::{Effect, Mode, Pane, State, WrittenFile};
use milepost::command::Command;
use milepost::theme::Theme;
use milepost::ui::cells;
use milepost::ui::picture::text;
use milepost::views::node::Node;

use std::sync::Arc;

use milepost::keymap::Keymap;

use super::Session;

fn selected(session: &Session) -> String {
    let corpus = session.state.corpus();
    match session.state.selected {
        Some(Node::Action(action)) => corpus.action(action).key().to_owned(),
        Some(Node::Edition(edition)) => corpus.str(corpus.editions[edition.index()].id).to_owned(),
        Some(Node::Section(section)) => corpus.str(corpus.section(section).id).to_owned(),
        Some(Node::Branch(branch)) => {
            let pivot = session.state.panes.tree.pivot.as_ref().unwrap();
            pivot.path_in_words(branch)
        }
        None => "nothing".into(),
    }
}

#[test]
fn the_first_screen_at_every_size() {
    for (width, height) in [(60, 16), (80, 24), (120, 36), (200, 60)] {
        assert_snapshot!(
            format!("first {width}x{height}"),
            Session::small(width, height).snapshot()
        );
    }
}

#[test]
fn every_command_does_something_somewhere() {
    let starts = [
        "1 * j j j ]",
        "3 j j j z",
        "3 c",
        "3 c c",
        "2 f",
        "/ v i s a enter",
    ];
    let sessions = starts.map(|keys| Session::built_in(120, 36).keys(keys));
    for command in Command::ALL {
        let changes = |session: &Session| {
            let screen = |state: &State| text(&cells(state, &Theme::default()));
            let mut state = session.state.clone();
            state.message = None;
            let before = screen(&state);
            !state.command(*command).is_empty() || screen(&state) != before
        };
        assert!(sessions.iter().any(changes), "{}", command.name());
    }
}

#[test]
fn an_action_is_reported_whole() {
    assert_snapshot!(
        "action 120x36",
        Session::small(120, 36).keys("3 j j j j j").snapshot()
    );
    assert_snapshot!(
        "action 80x24",
        Session::small(80, 24).keys("3 j j j j j 2").snapshot()
    );
}

#[test]
fn too_small_a_screen_says_so() {
    assert_snapshot!("too small", Session::small(30, 5).text());
    for (width, height) in [(0, 0), (1, 1), (2, 1), (39, 8), (40, 7)] {
        Session::small(width, height).keys("3 j / a enter").text();
    }
}

#[test]
fn what_one_pane_selects_the_others_show() {
    let session = Session::small(160, 40).keys("3 j j j j j");
    assert_eq!(selected(&session), "meetings.second-2024-12-18");
    assert!(session.text().contains("in 2 d") || session.text().contains("2 d"));
    let session = session.keys("1");
    assert!(
        session.cursor_line().contains("Contact committee to meet again"),
        "{}",
        session.text()
    );
    // Moving in the tree keeps what the agenda unfolded.
    let session = session.keys("j");
    assert_eq!(selected(&session), "meetings.template-2025-q1");
    let session = session.keys("3");
    assert!(session.cursor_line().contains("Template"), "{}", session.text());
}

#[test]
fn headings_fold_and_unfold() {
    let session = Session::small(120, 36);
    assert_eq!(selected(&session), "meetings");
    let unfolded = session.keys("+");
    assert_eq!(unfolded.state.panes.tree.rows.len(), 2 + 5 + 9);
    let folded = unfolded.keys("G -");
    assert_eq!(folded.state.panes.tree.rows.len(), 2);
    assert_eq!(selected(&folded), "partners");
    let opened = folded.keys("l l l");
    assert_eq!(selected(&opened), "partners.tunisia");
    let up = opened.keys("l h h");
    assert_eq!(selected(&up), "partners.tunisia");
}

#[test]
fn links_are_followed_and_come_back_from() {
    let session = Session::small(120, 36).keys("3 j j j j j 2 }");
    assert!(session.cursor_line().contains("depends on"), "{}", session.text());
    let session = session.keys("enter");
    assert_eq!(selected(&session), "meetings.first-2024-10-11");
    let session = session.keys("backspace");
    assert_eq!(selected(&session), "meetings.second-2024-12-18");
    let session = session.keys("ctrl-t");
    assert_eq!(selected(&session), "meetings.first-2024-10-11");
}

#[test]
fn panes_are_reached_by_number_and_by_tab_and_zoomed() {
    let session = Session::small(120, 36).keys("tab");
    assert_eq!(session.state.layout.focus, Pane::Action);
    let session = session.keys("shift-tab shift-tab");
    assert_eq!(session.state.layout.focus, Pane::Deadlines);
    let zoomed = session.keys("z");
    assert!(!zoomed.text().contains("1 Objectives"));
    assert!(zoomed.keys("esc").text().contains("1 Objectives"));
}

#[test]
fn a_search_is_kept_as_a_filter_and_cleared() {
    let session = Session::small(120, 36).keys("/").typed("tunisia");
    assert!(matches!(session.state.mode, Mode::Search));
    assert_snapshot!("search 120x36", session.snapshot());
    let session = session.keys("enter");
    assert!(session.text().contains("2 of 9"), "{}", session.text());
    assert_eq!(session.state.search.history, ["tunisia"]);
    assert!(!session.text().contains("Meetings"), "{}", session.text());
    let session = session.keys("esc");
    assert!(session.state.view.filter.is_none());
    assert!(session.text().contains("Meetings"));
}

#[test]
fn words_that_are_left_out_are_named_under_the_prompt_and_beside_the_kept_query() {
    let session = Session::small(120, 36).keys("/").typed("arrivals tunisia xyzzy");
    let text = session.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[3].contains("No full match; ignored: xyzzy"), "{text}");
    assert!(text.contains("Arrivals from Tunisia"), "{text}");
    let kept = session.keys("enter").text();
    assert!(
        kept.lines()
            .next()
            .unwrap()
            .contains("/ arrivals tunisia xyzzy (without xyzzy)"),
        "{kept}"
    );
    let last = kept.lines().last().unwrap();
    assert!(last.contains("No full match; ignored: xyzzy"), "{kept}");
}

#[test]
fn a_mistake_in_a_query_is_reported_under_it_and_the_last_results_stay() {
    let mut session = Session::small(120, 36).keys("/").typed("tunisia");
    session.state.paste(" wher:x");
    let text = session.text();
    let lines: Vec<&str> = text.lines().collect();
    assert!(lines[3].contains("^^^^ ") && lines[3].contains("where"), "{text}");
    assert_eq!(lines[2].find("wher:"), lines[3].find("^^^^"), "{text}");
    assert!(text.contains("Arrivals from Tunisia"), "{text}");
    let filter = &session.keys("enter").state.view.filter;
    assert!(filter.is_none());
}

#[test]
fn a_kept_query_is_asked_again_when_the_clock_moves() {
    let session = Session::small(120, 36)
        .keys("/")
        .typed("is:overdue")
        .keys("enter");
    let before = session.state.view.filter.as_ref().unwrap().set.len();
    let session = session.keys("ctrl-right ctrl-right ctrl-right ctrl-right");
    let after = session.state.view.filter.as_ref().unwrap().set.len();
    assert!(before == 1 && after > before, "{before} {after}");
}

#[test]
fn leaving_a_search_changes_nothing() {
    let before = Session::small(120, 36).keys("j j");
    let text = before.text();
    assert_eq!(before.keys("/").typed("xyzzy").keys("esc").text(), text);
}

#[test]
fn export_asks_before_it_overwrites() {
    let session = Session::small(120, 36)
        .keys("3 e ctrl-u")
        .typed("a.txt")
        .keys("enter");
    let Some(Effect::WriteFile {
        path,
        overwrite: false,
        ..
    }) = session.effects.last()
    else {
        panic!("{:?}", session.effects)
    };
    assert_eq!(path, "a.txt");
    let session = session.written(WrittenFile::Exists);
    assert!(session.text().contains("y overwrites it"), "{}", session.text());
    let left = session.keys("n");
    assert_eq!(left.effects.len(), 1);
    let session = left.keys("enter").written(WrittenFile::Exists).keys("y");
    assert!(matches!(
        session.effects.last(),
        Some(Effect::WriteFile { overwrite: true, .. })
    ));
    let session = session.written(WrittenFile::Done("a.txt".into()));
    assert_eq!(session.state.mode, Mode::Browse);
}

#[test]
fn the_help_lists_every_command() {
    let session = Session::small(120, 200).keys("?");
    let text = session.text();
    for command in Command::ALL {
        assert!(text.contains(command.help()), "{} is missing", command.name());
    }
}

#[test]
fn the_action_is_scrolled_from_any_pane() {
    let session = Session::built_in(120, 24).keys("3 j j j j");
    let before = selected(&session);
    let first = session.text();
    let session = session.keys("ctrl-e ctrl-e");
    assert_eq!(
        session.state.panes.detail.cursor.top,
        6.min(session.state.panes.detail.lines.len() - 20)
    );
    assert_eq!(
        (selected(&session), session.state.layout.focus),
        (before, Pane::Deadlines)
    );
    assert_ne!(session.text(), first);
    assert_eq!(session.keys("ctrl-y ctrl-y").state.panes.detail.cursor.top, 0);
    let narrow = Session::small(80, 24).keys("ctrl-e");
    assert!(narrow.text().contains("2 goes there"), "{}", narrow.text());
}

#[test]
fn everything_that_is_shown_is_marked_and_unmarked() {
    let session = Session::small(120, 36).keys("/").typed("tunisia").keys("enter A");
    assert_eq!(session.state.marks.len(), 2);
    let more = session.keys("\\ /").typed("workshop").keys("enter A");
    assert!(more.state.marks.len() > 2 && more.text().contains("marked"));
    let kept = more.state.marks.len() - more.state.view.filter.as_ref().unwrap().set.len();
    assert_eq!(more.keys("A").state.marks.len(), kept);
    let all = Session::small(120, 36).keys("A");
    assert_eq!(all.state.marks.len(), 9);
    assert_eq!(all.keys("A").state.marks.len(), 0);
}

#[test]
fn an_unbound_key_says_where_help_is() {
    assert!(
        Session::small(80, 24)
            .keys("X")
            .text()
            .contains("? shows the keys")
    );
}

#[test]
fn resizing_keeps_what_is_selected_and_in_view() {
    let mut session = Session::small(120, 36).keys("+ G");
    let selection = selected(&session);
    for (width, height) in [(60, 16), (200, 60), (41, 8), (80, 24), (10, 3), (250, 80)] {
        session = session.resize(width, height);
        assert_eq!(selected(&session), selection);
        if width >= 40 {
            assert!(session.cursor_line().contains("Dialogue"), "{}", session.text());
        }
    }
}

#[test]
fn a_corpus_without_actions_can_be_walked() {
    let session = Session::open("empty", 120, 36);
    assert_snapshot!("empty 120x36", session.snapshot());
    session.keys("j j k G enter 2 enter j 3 j enter c / a enter n + - } { o z e esc ? esc [ ] t T");
}

#[test]
fn hints_in_prompts_and_windows_follow_a_remapped_keymap() {
    let mut keymap = Keymap::shipped().clone();
    let patch =
        r#"[("ctrl-j", "open", "prompt"), ("enter", "none", "prompt"), ("ctrl-q", "cancel", "prompt")]"#;
    assert_eq!(keymap.patch("keymap.ron", patch), []);
    let keymap = Arc::new(keymap);
    for keys in ["/ m", ":", "e", "@ 2 0 2 5 - 0 4 - 0 1", "v"] {
        let session = Session::small(120, 36)
            .with(|state| state.session.keymap = Arc::clone(&keymap))
            .keys(keys);
        let text = session.text();
        assert!(text.contains("ctrl-j"), "{keys}:\n{text}");
        assert!(!text.contains('↵'), "{keys}:\n{text}");
    }
}
