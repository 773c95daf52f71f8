//! The mouse: a click selects, a click on the selection opens it, the wheel scrolls, borders can be dragged, and hints in the
//! header and the footer clicked.

use chrono::NaiveDate;
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::areas::{after, below, top};
use super::deadlines::DeadlinesView;
use super::deadlines::month::{CalendarPart, DAY, MonthLayout};
use super::export_prompt::ExportPrompt;
use super::input::InputLine;
use super::layout::{Border, inside_window, moved, prompt_window};
use super::list::list;
use super::prompt::Prompt;
use super::state::Parts;
use super::stroke::Stroke;
use super::{Effect, Mode, Pane, State, footer, help, navigate, palette, search, update};
use crate::command::Command;
use crate::views::grouped_rows::pinned;
use crate::views::month::weeks;

/// Lines per notch of the wheel.
const NOTCH: isize = 3;

pub fn mouse(state: &mut State, event: MouseEvent) -> Vec<Effect> {
    let at = Position::new(event.column, event.row);
    match event.kind {
        MouseEventKind::ScrollUp => return scroll(state, at, -NOTCH),
        MouseEventKind::ScrollDown => return scroll(state, at, NOTCH),
        MouseEventKind::ScrollLeft => return pan(state, at, Command::Left),
        MouseEventKind::ScrollRight => return pan(state, at, Command::Right),
        MouseEventKind::Drag(MouseButton::Left) => drag(state, at),
        MouseEventKind::Up(_) => state.layout.drag = None,
        MouseEventKind::Down(MouseButton::Left) => {
            // A message hides the hints of the bottom line: the click that dismisses it must not hit one.
            let had_message = state.message.take().is_some();
            if !had_message || !state.screen().footer.contains(at) {
                return press(state, at);
            }
        }
        _ => {}
    }
    Vec::new()
}

fn press(state: &mut State, at: Position) -> Vec<Effect> {
    let screen = state.screen();
    if !screen.fits {
        return Vec::new();
    }
    if !matches!(state.mode, Mode::Browse) {
        return press_in_window(state, at);
    }
    if let Some(command) = footer::command_at(state, at) {
        return update::command(state, command);
    }
    if view_name(state).is_some_and(|place| place.contains(at)) {
        focus(state, Pane::Deadlines);
        return update::command(state, Command::NextView);
    }
    let border = screen
        .borders
        .iter()
        .flatten()
        .find(|border| border.place.contains(at));
    if let Some(border) = border {
        state.layout.drag = Some(*border);
        return Vec::new();
    }
    for pane in Pane::ALL {
        let is_in = |rect: Option<Rect>| rect.is_some_and(|rect| rect.contains(at));
        if is_in(screen.strips[pane as usize]) {
            focus(state, pane);
        } else if is_in(screen.panes[pane as usize]) {
            return click(state, pane, at);
        }
    }
    Vec::new()
}

/// Moves the focus to a pane. If it already has the focus, its cursor stays, even if not on the selection.
fn focus(state: &mut State, pane: Pane) {
    if state.layout.focus == pane {
        state.panes.tables.is_new &= pane == Pane::Action;
    } else {
        navigate::focus(state, pane);
    }
}

/// The area of the view's name in the border of the deadlines pane.
fn view_name(state: &State) -> Option<Rect> {
    let outside = state.screen().panes[Pane::Deadlines as usize]?;
    let title = super::layout::title(Pane::Deadlines).width() as u16;
    let label = state.panes.deadlines.view.label().width() as u16;
    let place = Rect {
        x: outside.x + 1 + title + "─ ".width() as u16,
        width: label,
        height: 1.min(outside.height),
        ..outside
    };
    (place.right() < outside.right()).then_some(place)
}

/// Handles a click while a window is open: it selects in a list, accepts what is already selected, or places the cursor in a
/// prompt. A click outside closes a window without text to lose; a prompt stays open, so that nothing is lost by a slip.
fn press_in_window(state: &mut State, at: Position) -> Vec<Effect> {
    let size = state.layout.size;
    match &mut state.mode {
        // The grouping is chosen with keys only.
        Mode::Browse | Mode::Regroup(_) => {}
        Mode::Welcome => state.mode = Mode::Browse,
        Mode::Help(help) => {
            let window = help::HelpLayout::new(size).window;
            put_cursor(&mut help.input, inside_window(window), help::LABEL, at);
            if !window.contains(at) {
                state.mode = Mode::Browse;
            }
        }
        Mode::Problems(_) => {
            if !help::problems_window(size).contains(at) {
                state.mode = Mode::Browse;
            }
        }
        Mode::Palette(palette) => {
            let window = palette::window(size);
            let inside = inside_window(window);
            put_cursor(&mut palette.input, inside, palette::LABEL, at);
            let line = line_at(below(inside, 1), at).map(|line| palette.cursor.top + line);
            match line.filter(|line| *line < palette.hits.len()) {
                _ if !window.contains(at) => state.mode = Mode::Browse,
                Some(line) if line == palette.cursor.at => {
                    let answer = palette.accept();
                    return update::apply(state, answer);
                }
                Some(line) => palette.cursor.click(line),
                None => {}
            }
        }
        Mode::Record(prompt) => {
            let inside = inside_window(prompt.window(size));
            let line = at.y.checked_sub(inside.y).map(usize::from);
            let field = line.and_then(|line| prompt.fields().get(line).copied());
            if let Some(field) = field.filter(|_| inside.contains(at)) {
                prompt.field = field;
                let line = below(inside, at.y - inside.y);
                if let Some(input) = prompt.input() {
                    put_cursor(input, line, field.label(), at);
                }
            }
        }
        Mode::Search => return press_in_search(state, at),
        Mode::Export(prompt) => {
            let inside = inside_window(prompt_window(size, ExportPrompt::LINES));
            put_cursor(&mut prompt.input, inside, ExportPrompt::LABEL, at);
        }
        Mode::Prompt(prompt) => {
            let inside = inside_window(prompt_window(size, Prompt::LINES));
            put_cursor(&mut prompt.input, inside, prompt.asks.label(), at);
        }
    }
    Vec::new()
}

fn press_in_search(state: &mut State, at: Position) -> Vec<Effect> {
    let list = state.search.areas(&state.screen()).0;
    let cursor = state.search.cursor;
    // The offer for plain words is on the line above the list.
    if state.search.plain.is_some() && !state.search.is_offering() && at.y + 1 == list.y {
        let Parts { ground, search, .. } = state.parts();
        let answer = search.take_plain(ground);
        return update::apply(state, answer);
    }
    let drawn = line_at(list, at).map(|line| state.search.heights.at(line, cursor.top));
    match drawn.filter(|line| *line < state.search.lines()) {
        Some(line) if line == cursor.at => return update::window_key(state, Stroke::Do(Command::Open)),
        Some(line) => {
            let Parts { ground, search, .. } = state.parts();
            search.cursor.click(line);
            search.preview(ground);
        }
        None => {
            let first = Rect {
                y: state.screen().header.bottom() + 1,
                height: 1,
                ..list
            };
            put_cursor(&mut state.search.input, first, search::LABEL, at);
        }
    }
    Vec::new()
}

/// Places the cursor of a prompt where its line, the first of `area`, was clicked.
fn put_cursor(input: &mut InputLine, area: Rect, label: &str, at: Position) {
    let line = top(after(area, label.width() as u16), 1);
    if line.contains(at) {
        input.stand_at(at.x - line.x, line.width);
    }
}

/// The line of a list at a position, including the cells on either side of the list.
fn line_at(list: Rect, at: Position) -> Option<usize> {
    let is_in =
        (list.y..list.bottom()).contains(&at.y) && (list.x.saturating_sub(1)..=list.right()).contains(&at.x);
    is_in.then(|| usize::from(at.y - list.y))
}

/// What is drawn at a place of a pane.
enum Drawn {
    Line(usize),
    Day(NaiveDate),
}

/// A click into a pane selects the line there, or opens it if it was selected.
fn click(state: &mut State, pane: Pane, at: Position) -> Vec<Effect> {
    let had_focus = state.layout.focus == pane;
    focus(state, pane);
    let line = match drawn_at(state, pane, at) {
        Some(Drawn::Line(line)) => line,
        Some(Drawn::Day(day)) => {
            let Parts { ground, panes, .. } = state.parts();
            let outcome = panes.deadlines.go_to_day(day, ground);
            navigate::apply(state, outcome);
            return Vec::new();
        }
        None => return Vec::new(),
    };
    let was_in_days = pane == Pane::Deadlines && state.panes.deadlines.in_days();
    if was_in_days {
        state.panes.deadlines.month.part = CalendarPart::List;
    }
    let current = state.panes.cursor_mut(pane).at;
    if line == current && had_focus && !was_in_days {
        return update::command(state, Command::Open);
    }
    update::walk(state, line as isize - current as isize);
    state.panes.cursor_mut(pane).click(line);
    Vec::new()
}

fn drawn_at(state: &State, pane: Pane, at: Position) -> Option<Drawn> {
    let list = list(state, pane);
    let deadlines = &state.panes.deadlines;
    let Some(offset) = line_at(list.place, at) else {
        let is_calendar = pane == Pane::Deadlines && deadlines.view == DeadlinesView::Calendar;
        return is_calendar.then(|| day_at(state, at)).flatten().map(Drawn::Day);
    };
    // A click on a pinned heading is a click on its own line in the list.
    let top = list.cursor.top;
    let pinned = match (pane, deadlines.view) {
        (Pane::Objectives, _) => {
            let pinned = state.panes.tree.pinned(state.corpus(), top);
            let heading = pinned.get(offset);
            heading.and_then(|node| state.panes.tree.rows.iter().position(|row| row.node == *node))
        }
        (Pane::Deadlines, DeadlinesView::Agenda) if offset < pinned(&deadlines.agenda.rows, top) => deadlines
            .agenda
            .bucket(top + offset)
            .map(|(heading, _, _)| heading),
        (Pane::Deadlines, DeadlinesView::Timeline) if offset < pinned(&deadlines.timeline.rows, top) => {
            deadlines
                .timeline
                .heading(top + offset)
                .map(|(heading, _, _)| heading)
        }
        _ => None,
    };
    let line = pinned.unwrap_or_else(|| list.heights.at(offset, top));
    (line < list.len).then_some(Drawn::Line(line))
}

/// The day of the calendar that is drawn at a position.
fn day_at(state: &State, at: Position) -> Option<NaiveDate> {
    let layout = MonthLayout::new(state.screen().inside(Pane::Deadlines)?);
    let mut months = (0..).zip(state.panes.deadlines.month.months(layout.count()));
    let (block, month) = months.find_map(|(index, month)| {
        let block = layout.block(index);
        block.contains(at).then_some((block, month))
    })?;
    let weeks = weeks(month, state.panes.deadlines.first_weekday);
    // A pane too low for a month shows only some of its weeks, so the lines cannot be mapped to days.
    if usize::from(block.height.saturating_sub(2) / layout.week) < weeks.len() {
        return None;
    }
    let week = at.y.checked_sub(block.y + 2)? / layout.week;
    let weekday = at.x.checked_sub(block.x + 2)? / DAY;
    *weeks.get(usize::from(week))?.get(usize::from(weekday))?
}

/// Turns the wheel: moves in the pane under the pointer, or in the list of an open window.
fn scroll(state: &mut State, at: Position, lines: isize) -> Vec<Effect> {
    match &mut state.mode {
        Mode::Browse => {}
        Mode::Help(open) => {
            help::scroll(open, lines, help::HelpLayout::new(state.layout.size).lines());
            return Vec::new();
        }
        Mode::Search => {
            let Parts { ground, search, .. } = state.parts();
            search.walk(lines, ground);
            return Vec::new();
        }
        // In short lists, a notch is a line.
        _ => {
            let step = if lines < 0 { Command::Up } else { Command::Down };
            return update::window_key(state, Stroke::Do(step));
        }
    }
    let screen = state.screen();
    let pane = Pane::ALL
        .into_iter()
        .find(|pane| screen.panes[*pane as usize].is_some_and(|rect| rect.contains(at)));
    if let Some(pane) = pane {
        focus(state, pane);
        update::walk(state, lines);
    }
    Vec::new()
}

/// Turns the wheel sideways over the calendar or the timeline, which does what the keys for left and right do.
fn pan(state: &mut State, at: Position, command: Command) -> Vec<Effect> {
    let pane = state.screen().panes[Pane::Deadlines as usize];
    let is_over = pane.is_some_and(|pane| pane.contains(at));
    if !matches!(state.mode, Mode::Browse) || !is_over || state.panes.deadlines.view == DeadlinesView::Agenda
    {
        return Vec::new();
    }
    focus(state, Pane::Deadlines);
    update::command(state, command)
}

fn drag(state: &mut State, at: Position) {
    if let Some(Border { share, .. }) = state.layout.drag {
        state.layout.split = moved(state.layout.split, share, (at.x, at.y), state.layout.size);
        navigate::relayout(state);
    }
}
