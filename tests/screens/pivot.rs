//! The regrouped tree: choosing the grouping, navigating, the way back, marks and exports.

use insta::assert_snapshot;
use milepost::app::{Effect, Mode, Pane};
use milepost::views::node::Node;

use super::Session;

const SIZES: [(u16, u16); 4] = [(60, 16), (80, 24), (120, 36), (200, 60)];

/// By place and then by kind.
const PLACE_KIND: &str = "v p right k enter";

fn action(session: &Session) -> String {
    match session.state.selected {
        Some(Node::Action(action)) => session.state.corpus().action(action).key().to_owned(),
        other => format!("{other:?}"),
    }
}

fn by(session: &Session) -> String {
    let pivot = session.state.panes.tree.pivot.as_ref();
    pivot.map_or_else(String::new, |pivot| pivot.grouping.to_string())
}

#[test]
fn the_choice_and_what_comes_of_it_at_every_size() {
    for (width, height) in SIZES {
        let size = format!("{width}x{height}");
        let open = || Session::small(width, height);
        assert_snapshot!(format!("choice {size}"), open().keys("v p right k").snapshot());
        assert_snapshot!(
            format!("by place kind {size}"),
            open().keys(PLACE_KIND).keys("*").snapshot()
        );
        assert_snapshot!(
            format!("by body {size}"),
            open().keys("v b enter * j j").snapshot()
        );
        assert_snapshot!(
            format!("a branch {size}"),
            open().keys("v q enter g g 2").snapshot()
        );
    }
}

#[test]
fn the_selected_action_stays_and_the_way_back_ends_where_it_began() {
    let session = Session::small(120, 36).keys("* j j space");
    let (before, screen) = (action(&session), session.text());
    let session = session.keys("v s s enter");
    assert_eq!((action(&session), by(&session)), (before.clone(), "state".into()));
    assert!(session.cursor_line().contains("Workshop announced"));
    assert_eq!(session.state.marks.len(), 1);
    let session = session.keys("V");
    assert_eq!((action(&session), by(&session)), (before.clone(), String::new()));
    let bottomless = |text: &str| text.lines().take(35).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(bottomless(&session.text()), bottomless(&screen));
    let session = session.keys("V");
    assert_eq!((action(&session), by(&session)), (before, "state".into()));
}

#[test]
fn what_was_unfolded_is_unfolded_again_and_everything_folds() {
    let session = Session::small(120, 36).keys(PLACE_KIND).keys("*");
    let unfolded = session.state.panes.tree.rows.len();
    let session = session.keys("V V");
    assert_eq!(session.state.panes.tree.rows.len(), unfolded);
    let session = session.keys("_");
    assert!(session.state.panes.tree.rows.iter().all(|row| row.depth == 0));
    let session = session.keys("right j left left");
    assert!(session.state.panes.tree.rows.len() < unfolded);
    assert!(session.cursor_line().contains('▸'));
}

#[test]
fn an_action_under_several_branches_says_so_and_is_each_of_its_lines() {
    let mut session = Session::small(120, 36).keys("v b enter * g g");
    let mut told = 0;
    for _ in 0..session.state.panes.tree.rows.len() {
        if let Some(Node::Action(action)) = session.state.selected {
            let pivot = session.state.panes.tree.pivot.clone().unwrap();
            let others: Vec<_> = pivot
                .stands_of(action)
                .into_iter()
                .filter(|id| Some(*id) != session.state.panes.tree.branch())
                .collect();
            let lines = &session.state.panes.detail.lines;
            let said: String = lines
                .iter()
                .flat_map(|line| line.runs.iter().map(|run| run.text.as_str()))
                .collect();
            let also = |id| said.contains(&format!("under {}", pivot.path_in_words(id)));
            assert_eq!(said.contains("Also"), !others.is_empty());
            assert!(others.iter().all(|id| also(*id)), "{said}");
            told += usize::from(!others.is_empty());
            if !others.is_empty() {
                assert!(session.cursor_line().contains(&format!("+{}", others.len())));
            }
        }
        session = session.keys("j");
    }
    assert!(told > 1);
}

#[test]
fn another_pane_reveals_the_action_under_its_first_branch() {
    let session = Session::small(120, 36).keys("v k enter _ 3 j j");
    let Some(Node::Action(action)) = session.state.selected else {
        panic!("no action")
    };
    assert_eq!(session.state.panes.tree.node(), Some(Node::Action(action)));
    let first = session.state.panes.tree.pivot.as_ref().unwrap().stands_of(action)[0];
    assert_eq!(session.state.panes.tree.branch(), Some(first));
    assert_eq!(session.state.layout.focus, Pane::Deadlines);
}

#[test]
fn a_branch_is_marked_written_and_what_tables_are_about() {
    let session = Session::small(120, 36).keys("v q enter g g");
    let Some(Node::Branch(id)) = session.state.selected else {
        panic!("no branch")
    };
    let own = session.state.panes.tree.pivot.as_ref().unwrap().actions(id);
    let session = session.keys("space");
    assert_eq!(session.state.marks.iter().collect::<Vec<_>>(), own);
    let session = session.keys("u O");
    assert!(session.text().contains("Q4 2024"), "{}", session.text());
    let session = session.keys("O e enter");
    let Some(Effect::WriteFile { bytes, .. }) = session.effects.last() else {
        panic!("nothing was written")
    };
    let text = String::from_utf8_lossy(bytes);
    assert!(text.contains("Regrouped by quarter; computed"), "{text}");
    assert!(text.contains("Q4 2024 ("), "{text}");
}

#[test]
fn the_clock_moves_actions_between_states_and_the_selection_stays() {
    let mut session = Session::small(120, 36).keys("v s enter *");
    assert_eq!(by(&session), "status");
    session = session.keys("v s enter * j");
    let before = action(&session);
    assert_eq!(by(&session), "state");
    for _ in 0..30 {
        session = session.keys("alt-]");
        assert_eq!(action(&session), before);
        assert_eq!(session.state.panes.tree.node(), session.state.selected);
    }
}

#[test]
fn nothing_and_nothing_left_can_be_regrouped() {
    for keys in ["v p enter", "v k right p enter * j j _", "V esc V V v b enter"] {
        let session = Session::open("empty", 80, 24).keys(keys);
        assert_eq!(session.state.selected, None);
        assert!(matches!(session.state.mode, Mode::Browse));
    }
    let session = Session::small(80, 24)
        .keys("/")
        .typed("workshop")
        .keys("enter v p enter * V \\");
    assert!(!session.state.panes.tree.rows.is_empty());
}

#[test]
fn the_view_is_found_again_by_names() {
    let session = Session::small(120, 36).keys(PLACE_KIND).keys("_ right j");
    let view = session.state.view_by_ids();
    let mut again = Session::small(120, 36);
    again.state.go_to_view(&view);
    assert_eq!(again.text(), session.text());
    let mut damaged = view.clone();
    damaged.pivot.by = "colour,kind".into();
    again.state.go_to_view(&damaged);
    assert_eq!(by(&again), "");
    let left = Session::small(120, 36).keys("v k enter V").state.view_by_ids();
    let mut again = Session::small(120, 36);
    again.state.go_to_view(&left);
    assert_eq!(by(&again.keys("V")), "kind");
}
