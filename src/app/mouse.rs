//! The mouse: a click selects, a click on what is selected opens it, the wheel scrolls, borders are dragged.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};

use super::cursor::Cursor;
use super::deadlines::month::{DAY, MonthLayout, Part};
use super::deadlines::timeline::TimelineLayout;
use super::deadlines::{View, calendar_height};
use super::layout::{Border, moved};
use super::tables::TableLayout;
use super::{Effect, Mode, Pane, State, deadlines, update};
use crate::command::Command;
use crate::keymap::Key;
use crate::query::calendar::weeks;

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

/// What is drawn at a place of a pane.
enum Drawn {
    /// A line of its list.
    Line(usize),
    /// A day of the calendar.
    Day(NaiveDate),
}

/// A click into a pane: the line there becomes the selected one; if it was, it opens.
fn click(state: &mut State, pane: Pane, at: Position) -> Vec<Effect> {
    let had_focus = state.focus == pane;
    update::focus(state, pane);
    let line = match drawn_at(state, pane, at) {
        Some(Drawn::Line(line)) => line,
        Some(Drawn::Day(day)) => {
            deadlines::keys::go_to_day(state, day);
            return Vec::new();
        }
        None => return Vec::new(),
    };
    let was_in_days = in_days(state, pane);
    if was_in_days {
        state.deadlines.month.part = Part::List;
    }
    let current = list(state, pane).cursor.at;
    if line == current && had_focus && !was_in_days {
        return update::command(state, Command::Open);
    }
    update::walk(state, line as isize - current as isize);
    Vec::new()
}

/// Whether keys go to the days of the calendar, and not to a list.
fn in_days(state: &State, pane: Pane) -> bool {
    let deadlines = &state.deadlines;
    pane == Pane::Deadlines && deadlines.view == View::Calendar && deadlines.month.part == Part::Days
}

/// The list of a pane.
struct List {
    place: Rect,
    cursor: Cursor,
    len: usize,
}

fn list(state: &State, pane: Pane) -> List {
    let inside = state.screen().inside(pane).unwrap_or_default();
    let deadlines = &state.deadlines;
    let (place, cursor, len) = match (pane, deadlines.view) {
        (Pane::Objectives, _) => (inside, state.tree.cursor, state.tree.rows.len()),
        (Pane::Action, _) if state.tables.is_shown() => {
            let tables = &state.tables;
            let rows = TableLayout::new(inside, &tables.table).rows;
            (rows, tables.cursor, tables.table.rows.len())
        }
        (Pane::Action, _) => (inside, state.detail.cursor, state.detail.lines.len()),
        (Pane::Deadlines, View::Agenda) => {
            let place = below(inside, calendar_height(inside.height));
            (place, deadlines.agenda.cursor, deadlines.agenda.rows.len())
        }
        (Pane::Deadlines, View::Calendar) => {
            // The first line is the day itself.
            let place = below(MonthLayout::new(inside).list, 1);
            (place, deadlines.month.cursor, deadlines.month.list.len())
        }
        (Pane::Deadlines, View::Timeline) => {
            let place = TimelineLayout::new(inside).rows;
            (place, deadlines.timeline.cursor, deadlines.timeline.rows.len())
        }
    };
    List { place, cursor, len }
}

fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

fn drawn_at(state: &State, pane: Pane, at: Position) -> Option<Drawn> {
    let List { place, cursor, len } = list(state, pane);
    if at.y < place.y || at.y >= place.bottom() || at.x + 1 < place.x || at.x > place.right() {
        let is_calendar = pane == Pane::Deadlines && state.deadlines.view == View::Calendar;
        return is_calendar.then(|| day_at(state, at)).flatten().map(Drawn::Day);
    }
    let offset = usize::from(at.y - place.y);
    // Headings that stay at the top stand for the lines that they are.
    let deadlines = &state.deadlines;
    let top = cursor.top;
    let pinned = match (pane, deadlines.view) {
        (Pane::Objectives, _) => {
            let pinned = state.tree.pinned(state.corpus(), top);
            let heading = pinned.get(offset);
            heading.and_then(|node| state.tree.rows.iter().position(|row| row.node == *node))
        }
        (Pane::Deadlines, View::Agenda) if offset < deadlines.agenda.pinned(top) => deadlines
            .agenda
            .bucket(top + offset)
            .map(|(heading, _, _)| heading),
        (Pane::Deadlines, View::Timeline) if offset < deadlines.timeline.pinned(top) => deadlines
            .timeline
            .heading(top + offset)
            .map(|(heading, _, _)| heading),
        _ => None,
    };
    pinned
        .or(Some(top + offset))
        .filter(|line| *line < len)
        .map(Drawn::Line)
}

/// The day of the calendar that is drawn at a place.
fn day_at(state: &State, at: Position) -> Option<NaiveDate> {
    let layout = MonthLayout::new(state.screen().inside(Pane::Deadlines)?);
    let mut months = (0..).zip(state.deadlines.month.months(layout.count()));
    let (block, month) = months.find_map(|(index, month)| {
        let block = layout.block(index);
        block.contains(at).then_some((block, month))
    })?;
    let weeks = weeks(month, state.deadlines.first_weekday);
    // A pane too low for a month shows some of its weeks only.
    if usize::from(block.height.saturating_sub(2) / layout.week) < weeks.len() {
        return None;
    }
    let week = at.y.checked_sub(block.y + 2)? / layout.week;
    let weekday = at.x.checked_sub(block.x + 2)? / DAY;
    *weeks.get(usize::from(week))?.get(usize::from(weekday))?
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
        update::relayout(state);
    }
}
