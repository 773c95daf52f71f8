//! Frames: drawing the state. Nothing is computed, sorted or remembered here.

mod agenda;
mod calendar;
mod deadlines;
mod detail;
mod footer;
mod glyph;
mod header;
mod help;
mod hyperlinks;
mod lines;
mod month;
pub mod painter;
mod palette;
pub mod picture;
mod popup;
mod record;
mod regroup;
mod search;
mod strip;
mod table;
mod timeline;
mod tree;
mod welcome;

use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;
use ratatui::widgets::{Block, BorderType};
use unicode_width::UnicodeWidthStr;

use crate::app::areas::{after, last_line, line, slice};
use crate::app::layout::{self, SMALLEST};
use crate::app::list::{List, list};
use crate::app::{Mode, Pane, State};
use crate::theme::{Signs, Theme};
use painter::Painter;

pub use self::glyph::ascii;
pub use self::hyperlinks::{Hyperlink, hyperlinks};

pub fn draw(frame: &mut Frame, state: &State, theme: &Theme) {
    let cursor = render(frame.buffer_mut(), state, theme);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// The screen of a state as a buffer of cells.
pub fn cells(state: &State, theme: &Theme) -> Buffer {
    let (width, height) = state.layout.size;
    let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
    render(&mut buffer, state, theme);
    buffer
}

/// Draws into a buffer, and returns where the terminal's cursor belongs: on the selected line, so that screen
/// readers and magnifiers follow it, or where letters are typed.
pub fn render(buffer: &mut Buffer, state: &State, theme: &Theme) -> Option<Position> {
    let area = buffer.area;
    // A theme may set its own background.
    buffer.set_style(area, theme.plain);
    let cursor = draw_all(&mut Painter { buffer, theme }, state);
    if theme.signs == Signs::Ascii {
        glyph::to_ascii(buffer);
    }
    cursor
}

fn draw_all(painter: &mut Painter, state: &State) -> Option<Position> {
    let screen = state.screen();
    if !screen.fits {
        too_small(painter, state);
        return None;
    }
    header::draw(painter, screen.header, state);
    let mut cursor = None;
    for pane in Pane::ALL {
        if let (Some(outside), Some(inside)) = (screen.panes[pane as usize], screen.inside(pane)) {
            let list = list(state, pane);
            let style = if pane == state.layout.focus {
                painter.theme.focus
            } else {
                painter.theme.dim
            };
            frame_of(painter, outside, screen.boxed, style);
            titles(painter, outside, state, pane, style);
            if screen.boxed {
                bar(painter, outside, &list, style);
            }
            let mut day = None;
            match pane {
                Pane::Objectives => tree::draw(painter, &list, state),
                Pane::Action if state.panes.tables.is_shown() => table::draw(painter, inside, &list, state),
                Pane::Action => detail::draw(painter, &list, state),
                Pane::Deadlines => day = deadlines::draw(painter, inside, &list, state),
            }
            if pane == state.layout.focus {
                cursor = day.or((list.len > 0).then(|| list.position()));
            }
        } else if let Some(line) = screen.strips[pane as usize] {
            strip::draw(painter, line, state, pane);
        }
    }
    footer::draw(painter, state);
    let typed = match &state.mode {
        Mode::Browse => return cursor,
        Mode::Regroup(choice) => return regroup::draw(painter, state, *choice),
        Mode::Record(prompt) => return record::draw(painter, state, prompt),
        Mode::Welcome => welcome::draw(painter, state),
        Mode::Help(open) => help::draw(painter, state, open),
        Mode::Palette(palette) => palette::draw(painter, state, palette),
        Mode::Problems(top) => help::draw_problems(painter, state, *top),
        Mode::Search => search::draw(painter, state, &state.search.input),
        Mode::Export(prompt) => popup::export(painter, state, prompt),
        Mode::Prompt(prompt) => popup::prompt(painter, state, prompt),
    };
    Some(typed)
}

/// Draws the border of a pane, or only a rule above and below it.
fn frame_of(painter: &mut Painter, outside: Rect, boxed: bool, style: Style) {
    if boxed {
        let block = Block::bordered()
            .border_type(BorderType::Rounded)
            .border_style(style);
        ratatui::widgets::Widget::render(block, outside, painter.buffer);
    } else {
        let rule = "─".repeat(outside.width.into());
        painter.text(line(outside, 0), &rule, style);
        painter.text(last_line(outside), &rule, painter.theme.dim);
    }
}

/// Draws the title and notes in the upper border of a pane.
fn titles(painter: &mut Painter, outside: Rect, state: &State, pane: Pane, style: Style) {
    let line = slice(outside, 1, outside.width.saturating_sub(2));
    let used = painter.text(line, &layout::title(pane), style);
    let (note, mut right) = notes(state, pane);
    if pane == Pane::Objectives
        && usize::from(used) + note.width() + right.width() + 4 > usize::from(line.width)
    {
        right = " ahead ─ actions ".into();
    }
    if !note.is_empty() {
        painter.text(after(line, used), &format!("─ {note} "), style);
    }
    painter.right(line, &right, painter.theme.dim);
}

/// Draws the scroll bar in the right border of a pane that shows only part of its list.
fn bar(painter: &mut Painter, outside: Rect, list: &List, style: Style) {
    let Some((first, lines)) = list.seen() else { return };
    let x = outside.right().saturating_sub(1);
    for y in (list.place.y + first..).take(lines.into()) {
        painter.text(Rect::new(x, y, 1, 1), "┃", style);
    }
}

/// The notes in the border: beside the pane's name, and at the right end.
fn notes(state: &State, pane: Pane) -> (String, String) {
    match pane {
        Pane::Objectives => {
            let pivot = state.panes.tree.pivot.as_ref();
            let by = pivot.map_or_else(String::new, |pivot| format!("by {}", pivot.grouping.label()));
            (by, " deadlines ahead ─ actions ".into())
        }
        Pane::Action if state.panes.tables.is_shown() => table::notes(state),
        Pane::Action => {
            let (at, len) = (state.panes.detail.cursor.at + 1, state.panes.detail.lines.len());
            let inside = state.screen().inside(pane).unwrap_or_default();
            (String::new(), lines::line_of(at, len, inside.height.into()))
        }
        Pane::Deadlines => deadlines::notes(state),
    }
}

fn too_small(painter: &mut Painter, state: &State) {
    let texts = [
        format!("milepost needs {} × {} cells", SMALLEST.0, SMALLEST.1),
        format!("this is {} × {}", state.layout.size.0, state.layout.size.1),
    ];
    painter.lines(painter.buffer.area, texts, painter.theme.plain);
}
