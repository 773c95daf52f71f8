//! How keys and commands change the state.

use super::answer::Answer;
use super::deadlines::View;
use super::help::{self, Help};
use super::layout::{Share, moved};
use super::navigate::{focus, open_action, relayout, select};
use super::palette::Palette;
use super::stroke::Stroke;
use super::{
    Effect, Message, Mode, Pane, State, clock, copy, deadlines, export, files, marks, regroup, search,
    tables, trail,
};
use crate::command::Command;
use crate::keymap::{Key, Lookup, Scope};
use crate::views::node::Node;

pub fn key(state: &mut State, key: Key) -> Vec<Effect> {
    state.message = None;
    if state.mode == Mode::Browse {
        return browse_key(state, key);
    }
    match Stroke::of(&state.keymap, key) {
        Stroke::Do(Command::Redraw) => vec![Effect::Redraw],
        Stroke::Do(Command::Suspend) => vec![Effect::Suspend],
        stroke => window_key(state, stroke),
    }
}

/// A key while a window is open.
pub fn window_key(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let answer = match &mut state.mode {
        Mode::Browse => Answer::Stay,
        Mode::Search => return search::key(state, stroke),
        Mode::Export(_) => return export::key(state, stroke),
        Mode::Clock(prompt) => prompt.key(stroke, state.library.days),
        Mode::Regroup(choice) => choice.key(stroke),
        Mode::Help(help) => help.key(stroke, &state.keymap, help::height(state.size.1)),
        Mode::Palette(palette) => palette.key(stroke),
        Mode::Problems(_) => files::problems_key(state, stroke),
    };
    apply(state, answer)
}

/// What a window answered.
pub fn apply(state: &mut State, answer: Answer) -> Vec<Effect> {
    if answer != Answer::Stay {
        state.mode = Mode::Browse;
    }
    match answer {
        Answer::Stay | Answer::Close => {}
        Answer::Do(asked) => return command(state, asked),
        Answer::Regroup(wanted) => regroup::regroup(state, wanted),
        Answer::SetClock(request) => clock::ask(state, request),
    }
    Vec::new()
}

/// A pasted text: it goes where letters go.
pub fn paste(state: &mut State, text: &str) -> Vec<Effect> {
    match &mut state.mode {
        Mode::Search => {
            state.search.input.insert(text);
            return search::find(state);
        }
        Mode::Export(_) => export::paste(state, text),
        Mode::Clock(prompt) => prompt.input.insert(text),
        Mode::Help(help) => help.insert(&state.keymap, text),
        Mode::Palette(palette) => palette.insert(text),
        Mode::Browse | Mode::Problems(_) | Mode::Regroup(_) => {}
    }
    Vec::new()
}

fn browse_key(state: &mut State, key: Key) -> Vec<Effect> {
    state.pending.push(key);
    match state.keymap.lookup(scope(state), &state.pending) {
        Lookup::Command(found) => {
            state.pending.clear();
            command(state, found)
        }
        Lookup::Prefix => Vec::new(),
        Lookup::Unbound => {
            let typed: Vec<_> = state.pending.drain(..).map(|key| key.to_string()).collect();
            let help = state.keymap.first_key(Command::Help).unwrap_or_default();
            state.message = Some(Message::Note(format!(
                "{} does nothing; {help} shows the keys",
                typed.join(" ")
            )));
            Vec::new()
        }
    }
}

/// Where keys are looked up.
const fn scope(state: &State) -> Scope {
    match (state.focus, state.deadlines.view) {
        (Pane::Objectives, _) => Scope::Objectives,
        (Pane::Action, _) => Scope::Action,
        (Pane::Deadlines, View::Agenda) => Scope::Deadlines,
        (Pane::Deadlines, View::Calendar) => Scope::Calendar,
        (Pane::Deadlines, View::Timeline) => Scope::Timeline,
    }
}

/// A command, wherever it comes from.
pub fn command(state: &mut State, command: Command) -> Vec<Effect> {
    let is_done = clock::command(state, command)
        || regroup::command(state, command)
        || tables::keys::command(state, command)
        || state.focus == Pane::Deadlines && deadlines::keys::command(state, command);
    if is_done {
        return Vec::new();
    }
    match command {
        Command::Quit => return vec![Effect::Quit],
        Command::Suspend => return vec![Effect::Suspend],
        Command::Redraw => return vec![Effect::Redraw],
        Command::Up => walk(state, -1),
        Command::Down => walk(state, 1),
        Command::PageUp => walk(state, -page(state)),
        Command::PageDown => walk(state, page(state)),
        Command::HalfPageUp => walk(state, -(page(state) / 2).max(1)),
        Command::HalfPageDown => walk(state, (page(state) / 2).max(1)),
        Command::Top => walk(state, isize::MIN / 2),
        Command::Bottom => walk(state, isize::MAX / 2),
        Command::ScrollUp => scroll_action(state, -SCROLL),
        Command::ScrollDown => scroll_action(state, SCROLL),
        Command::Left => left(state),
        Command::Right => right(state),
        Command::Open => open(state),
        Command::Toggle => toggle(state),
        Command::FoldAll | Command::ZoomOut => fold_all(state),
        Command::UnfoldAll | Command::ZoomIn => unfold_all(state),
        Command::NextHeading => next_heading(state, true),
        Command::PreviousHeading => next_heading(state, false),
        Command::NextPane => focus(state, Pane::ALL[(state.focus as usize + 1) % 3]),
        Command::PreviousPane => focus(state, Pane::ALL[(state.focus as usize + 2) % 3]),
        Command::ObjectivesPane => focus(state, Pane::Objectives),
        Command::ActionPane => focus(state, Pane::Action),
        Command::DeadlinesPane => focus(state, Pane::Deadlines),
        Command::Zoom => {
            state.zoom = !state.zoom;
            relayout(state);
        }
        Command::GoBack => trail::back(state),
        Command::GoForward => trail::forward(state),
        Command::NextView => deadlines::keys::next_view(state),
        Command::FirstWeekday => deadlines::keys::next_first_weekday(state),
        Command::GroupBy | Command::PreviousMonth | Command::NextMonth => {
            let key = state.keymap.first_key(Command::DeadlinesPane).unwrap_or_default();
            let text = format!("This is for the deadlines; {key} goes there");
            state.message = Some(Message::Note(text));
        }
        // The commands of the clock, of regrouping and of tables are done above.
        Command::Regroup
        | Command::Ungroup
        | Command::Figures
        | Command::Owners
        | Command::Money
        | Command::Diff
        | Command::Whole
        | Command::SortBy
        | Command::ReverseSort
        | Command::DayBack
        | Command::DayForward
        | Command::WeekBack
        | Command::WeekForward
        | Command::MonthBack
        | Command::MonthForward
        | Command::ClockToday
        | Command::ClockEdition
        | Command::SetClock => {}
        Command::Search => search::open(state),
        Command::SavedQueries => search::open_saved(state),
        Command::NextHit => search::next(state, true),
        Command::PreviousHit => search::next(state, false),
        Command::ClearFilter => search::clear(state),
        Command::Export => export::open(state),
        Command::Mark => {
            let lines = marks::mark(state);
            if lines > 0 {
                walk(state, lines);
            }
        }
        Command::MarkAll => marks::mark_all(state),
        Command::ClearMarks => marks::clear_marks(state),
        Command::Copy => return copy::copy_view(state),
        Command::CopyCitation => return copy::copy_citation(state),
        Command::Help => state.mode = Mode::Help(Help::new(&state.keymap)),
        Command::Palette => state.mode = Mode::Palette(Palette::new()),
        Command::Problems if files::problems(state).is_empty() => {
            state.message = Some(Message::Note("No problems in the files".into()));
        }
        Command::Problems => state.mode = Mode::Problems(0),
        Command::Reload => return files::reload(state),
        Command::Edit => return files::edit(state),
        Command::ToggleMouse => return toggle_mouse(state),
        Command::Widen => widen(state, 2),
        Command::Narrow => widen(state, -2),
        Command::Cancel => cancel(state),
    }
    Vec::new()
}

/// Takes the mouse, or leaves it to the terminal.
fn toggle_mouse(state: &mut State) -> Vec<Effect> {
    state.mouse = !state.mouse;
    let now = if state.mouse {
        "Clicks and the wheel go to milepost; shift selects text"
    } else {
        "The mouse is left to the terminal"
    };
    state.message = Some(Message::Note(now.into()));
    vec![Effect::Mouse(state.mouse)]
}

/// Escape: the next thing that can be closed.
fn cancel(state: &mut State) {
    if state.filter.is_some() {
        search::clear(state);
    } else if state.zoom {
        state.zoom = false;
        relayout(state);
    }
}

/// The lines of a page of the focused pane, one less than it has, so that a line is kept in view.
fn page(state: &State) -> isize {
    let height = match state.focus {
        Pane::Deadlines => deadlines::refresh::page(state),
        Pane::Action if state.tables.is_shown() => tables::page(state),
        pane => state.screen().inside(pane).map_or(1, |rect| rect.height as usize),
    };
    (height as isize - 1).max(1)
}

/// Moves the cursor of the focused pane; the other panes follow.
pub fn walk(state: &mut State, lines: isize) {
    match state.focus {
        Pane::Objectives => {
            state.tree.settle();
            state.tree.cursor.move_by(lines, state.tree.rows.len());
            if let Some(node) = state.tree.node() {
                select(state, node);
            }
        }
        Pane::Action if state.tables.is_shown() => tables::keys::walk(state, lines),
        Pane::Action => state.detail.cursor.move_by(lines, state.detail.lines.len()),
        Pane::Deadlines => deadlines::keys::walk(state, lines),
    }
}

/// Lines that the action is scrolled by.
const SCROLL: isize = 3;

/// Scrolls the action, whatever pane has the focus.
fn scroll_action(state: &mut State, lines: isize) {
    if let Some(inside) = state.screen().inside(Pane::Action) {
        let len = state.detail.lines.len();
        state.detail.cursor.scroll(lines, len, inside.height.into());
    } else {
        let key = state.keymap.first_key(Command::ActionPane).unwrap_or_default();
        let text = format!("The action is not on the screen; {key} goes there");
        state.message = Some(Message::Note(text));
    }
}

fn set_open(state: &mut State, heading: Node, open: bool) {
    state.tree.set_open(heading, open);
    state.refresh_tree();
}

fn heading_above(state: &State, node: Node) -> Option<Node> {
    state.tree.above(&state.library.corpus, node).pop()
}

fn left(state: &mut State) {
    match (state.focus, state.tree.node()) {
        (Pane::Objectives, Some(node)) if state.tree.is_open(node) => set_open(state, node, false),
        (Pane::Objectives, Some(node)) => {
            if let Some(heading) = heading_above(state, node) {
                select(state, heading);
                state.refresh_tree();
            }
        }
        _ => {}
    }
}

fn right(state: &mut State) {
    if let (Pane::Objectives, Some(node @ (Node::Section(_) | Node::Branch(_)))) =
        (state.focus, state.tree.node())
    {
        if state.tree.is_open(node) {
            walk(state, 1);
        } else {
            set_open(state, node, true);
        }
    }
}

fn open(state: &mut State) {
    match state.focus {
        Pane::Objectives => match state.tree.node() {
            Some(Node::Section(_) | Node::Branch(_)) => toggle(state),
            Some(Node::Action(_)) => open_action(state),
            None => {}
        },
        Pane::Action => {
            let link = state
                .detail
                .lines
                .get(state.detail.cursor.at)
                .and_then(|line| line.link);
            if let Some(action) = link {
                trail::go_to(state, Node::Action(action));
            } else {
                let enter = super::footer::key_sign("enter", state.signs);
                let text = format!("This line leads nowhere; {enter} follows a link");
                state.message = Some(Message::Note(text));
            }
        }
        Pane::Deadlines => {}
    }
}

fn toggle(state: &mut State) {
    match state.focus {
        Pane::Objectives => match state.tree.node() {
            Some(node @ (Node::Section(_) | Node::Branch(_))) => {
                let open = !state.tree.is_open(node);
                set_open(state, node, open);
            }
            Some(node @ Node::Action(_)) => {
                if let Some(heading) = heading_above(state, node) {
                    select(state, heading);
                    set_open(state, heading, false);
                }
            }
            None => {}
        },
        Pane::Action | Pane::Deadlines => {}
    }
}

fn fold_all(state: &mut State) {
    // What is selected stays selected as far as it is still seen: its objective.
    if let Some(node) = state.selected
        && let Some(top) = state.tree.above(&state.library.corpus, node).first()
    {
        select(state, *top);
    }
    state.tree.fold_all();
    state.refresh_tree();
}

fn unfold_all(state: &mut State) {
    let library = state.library.clone();
    state.tree.unfold_all(&library.corpus);
    state.refresh_tree();
}

fn next_heading(state: &mut State, forward: bool) {
    let is_heading = |at: usize| match state.focus {
        Pane::Objectives => !matches!(state.tree.rows[at].node, Node::Action(_)),
        Pane::Action | Pane::Deadlines => state.detail.lines[at].link.is_some(),
    };
    let (at, len) = match state.focus {
        Pane::Objectives => (state.tree.cursor.at, state.tree.rows.len()),
        Pane::Action | Pane::Deadlines => (state.detail.cursor.at, state.detail.lines.len()),
    };
    let found = if forward {
        (at + 1..len).find(|at| is_heading(*at))
    } else {
        (0..at.min(len)).rev().find(|at| is_heading(*at))
    };
    if let Some(found) = found {
        walk(state, found as isize - at as isize);
    }
}

/// Makes the focused pane wider by some percent of the screen, at the cost of its neighbour.
fn widen(state: &mut State, percent: i16) {
    let screen = state.screen();
    let border = match (screen.borders, state.focus) {
        ([Some(first), _], Pane::Objectives) => first,
        ([Some(first), Some(second)], Pane::Action | Pane::Deadlines) => match first.share {
            Share::Lists => first,
            _ => second,
        },
        _ => {
            state.message = Some(Message::Note("No pane is beside this one".into()));
            return;
        }
    };
    let is_before = state.focus == Pane::Objectives
        || (state.focus == Pane::Deadlines && border.share == Share::Lists)
        || (state.focus == Pane::Action && border.share == Share::Deadlines);
    let step = (i32::from(state.size.0) * i32::from(percent) / 100) as i16;
    let by = if is_before { step } else { -step };
    let column = border.place.x.saturating_add_signed(by);
    state.split = moved(state.split, border.share, (column, border.place.y), state.size);
    relayout(state);
}
