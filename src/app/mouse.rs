//! The mouse: a click selects, a click on what is selected opens it, the wheel scrolls, borders are dragged.

use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::deadlines::{View, agenda_height};
use super::layout::{Border, moved};
use super::{Effect, Mode, Pane, State, update};
use crate::command::Command;
use crate::keymap::Key;
use crate::query::outline::Node;

/// Lines that a notch of the wheel is worth.
const NOTCH: isize = 3;

/// What the mouse did.
pub fn mouse(state: &mut State, event: MouseEvent) -> Vec<Effect> {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::ScrollUp => return scroll(state, at, -NOTCH),
        MouseEventKind::ScrollDown => return scroll(state, at, NOTCH),
        MouseEventKind::Drag(MouseButton::Left) => drag(state, at),
        MouseEventKind::Up(_) => state.drag = None,
        MouseEventKind::Down(MouseButton::Left) => {
            state.message = None;
            return press(state, at);
        }
        _ => {}
    }
    Vec::new()
}

fn press(state: &mut State, at: Position) -> Vec<Effect> {
    // What is typed stays; a click beside help or palette closes nothing, so that nothing is lost by a slip.
    if !matches!(state.mode, Mode::Browse) {
        return Vec::new();
    }
    let screen = state.screen();
    let border = screen
        .borders
        .iter()
        .flatten()
        .find(|border| border.place.contains(at));
    if let Some(border) = border {
        state.drag = Some(*border);
        return Vec::new();
    }
    for pane in Pane::ALL {
        let is_in = |rect: Option<Rect>| rect.is_some_and(|rect| rect.contains(at));
        if is_in(screen.strips[pane as usize]) {
            update::focus(state, pane);
        } else if is_in(screen.panes[pane as usize]) {
            return click(state, pane, at);
        }
    }
    Vec::new()
}

/// A click into a pane: the line there becomes the selected one; if it was, it opens.
fn click(state: &mut State, pane: Pane, at: Position) -> Vec<Effect> {
    let had_focus = state.focus == pane;
    update::focus(state, pane);
    let Some(line) = line_at(state, pane, at) else {
        return Vec::new();
    };
    let current = match pane {
        Pane::Objectives => state.tree.cursor.at,
        Pane::Action => state.detail.cursor.at,
        Pane::Deadlines => state.deadlines.agenda.cursor.at,
    };
    if line == current && had_focus {
        return update::command(state, Command::Open);
    }
    update::walk(state, line as isize - current as isize);
    Vec::new()
}

/// The line of a pane's list that is drawn at a place.
fn line_at(state: &State, pane: Pane, at: Position) -> Option<usize> {
    let inside = state.screen().inside(pane)?;
    let list = match pane {
        Pane::Deadlines => {
            // The calendar and the timeline have no list that begins at the top.
            if state.deadlines.view != View::Agenda {
                return None;
            }
            let height = agenda_height(inside) as u16;
            Rect {
                y: inside.bottom().saturating_sub(height),
                height,
                ..inside
            }
        }
        _ => inside,
    };
    if at.y < list.y || at.y >= list.bottom() {
        return None;
    }
    let offset = usize::from(at.y - list.y);
    let (top, len) = match pane {
        Pane::Objectives => (state.tree.cursor.top, state.tree.rows.len()),
        Pane::Action => (state.detail.cursor.top, state.detail.lines.len()),
        Pane::Deadlines => (
            state.deadlines.agenda.cursor.top,
            state.deadlines.agenda.rows.len(),
        ),
    };
    // Headings that stay at the top stand for the lines that they are.
    let pinned = match pane {
        Pane::Objectives => {
            let pinned = state.tree.pinned(state.corpus(), top);
            let heading = pinned.get(offset).map(|section| Node::Section(*section));
            heading.and_then(|node| state.tree.rows.iter().position(|row| row.node == node))
        }
        Pane::Deadlines if offset < state.deadlines.agenda.pinned(top) => state
            .deadlines
            .agenda
            .bucket(top + offset)
            .map(|(heading, _, _)| heading),
        _ => None,
    };
    pinned.or_else(|| Some(top + offset)).filter(|line| *line < len)
}

/// The wheel over a pane moves in it; over a popup, in its list.
fn scroll(state: &mut State, at: Position, lines: isize) -> Vec<Effect> {
    if !matches!(state.mode, Mode::Browse) {
        let code = if lines < 0 { KeyCode::Up } else { KeyCode::Down };
        let key = Key {
            code,
            modifiers: KeyModifiers::NONE,
        };
        return update::key(state, key);
    }
    let screen = state.screen();
    let pane = Pane::ALL
        .into_iter()
        .find(|pane| screen.panes[*pane as usize].is_some_and(|rect| rect.contains(at)));
    if let Some(pane) = pane {
        update::focus(state, pane);
        update::walk(state, lines);
    }
    Vec::new()
}

fn drag(state: &mut State, at: Position) {
    if let Some(Border { share, .. }) = state.drag {
        state.split = moved(state.split, share, (at.x, at.y), state.size);
        state.refresh_detail();
    }
}
