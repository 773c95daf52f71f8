//! Frames: the state, drawn. Nothing is worked out, sorted or remembered here.

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
pub mod paint;
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
use ratatui::layout::{Position, Rect};
use ratatui::widgets::{Block, BorderType};
use unicode_width::UnicodeWidthStr;

use crate::app::layout::{self, SMALLEST, Screen};
use crate::app::list::list;
use crate::app::{Mode, Pane, State};
use crate::theme::{Signs, Theme};
use paint::Painter;

pub use self::glyph::ascii;
pub use self::hyperlinks::{Hyperlink, hyperlinks};

pub fn draw(frame: &mut Frame, state: &State, theme: &Theme) {
    let cursor = render(frame.buffer_mut(), state, theme);
    if let Some(cursor) = cursor {
        frame.set_cursor_position(cursor);
    }
}

/// Draws into a buffer, and returns where the terminal's cursor belongs: on the selected line, so that screen
/// readers and magnifiers follow it, or where letters are typed.
pub fn render(buffer: &mut ratatui::buffer::Buffer, state: &State, theme: &Theme) -> Option<Position> {
    let area = buffer.area;
    // A theme may have a ground of its own.
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
            frame_of(painter, &screen, outside, state, pane);
            if screen.boxed {
                bar(painter, outside, state, pane);
            }
            let at = match pane {
                Pane::Objectives => tree::draw(painter, inside, state),
                Pane::Action if state.panes.tables.is_shown() => table::draw(painter, inside, state),
                Pane::Action => detail::draw(painter, inside, state),
                Pane::Deadlines => deadlines::draw(painter, inside, state),
            };
            if pane == state.layout.focus {
                cursor = at;
            }
        } else if let Some(line) = screen.strips[pane as usize] {
            strip::draw(painter, line, state, pane);
        }
    }
    footer::draw(painter, state);
    match &state.mode {
        Mode::Browse => cursor,
        Mode::Regroup(choice) => regroup::draw(painter, state, *choice),
        Mode::Welcome => welcome::draw(painter, state),
        Mode::Help(open) => help::draw(painter, state, open),
        Mode::Palette(palette) => palette::draw(painter, state, palette),
        Mode::Problems(top) => help::draw_problems(painter, state, *top),
        Mode::Search => search::draw(painter, state, &state.search.input),
        Mode::Export(prompt) => popup::export(painter, state, prompt),
        Mode::Record(prompt) => record::draw(painter, state, prompt),
        Mode::Clock(prompt) => popup::clock(painter, state, prompt),
    }
}

/// A pane's border and title; on narrow screens a rule above and one below.
fn frame_of(painter: &mut Painter, screen: &Screen, outside: Rect, state: &State, pane: Pane) {
    let is_focus = pane == state.layout.focus;
    let style = if is_focus {
        painter.theme.focus
    } else {
        painter.theme.dim
    };
    if screen.boxed {
        let block = Block::bordered()
            .border_type(BorderType::Rounded)
            .border_style(style);
        ratatui::widgets::Widget::render(block, outside, painter.buffer);
    } else {
        let rule = "─".repeat(outside.width.into());
        painter.text(Rect { height: 1, ..outside }, &rule, style);
        painter.text(
            Rect {
                y: outside.bottom().saturating_sub(1),
                height: 1,
                ..outside
            },
            &rule,
            painter.theme.dim,
        );
    }
    let line = Rect {
        x: outside.x + 1,
        height: 1,
        width: outside.width.saturating_sub(2),
        ..outside
    };
    let used = painter.text(line, &layout::title(pane), style);
    let (note, mut right) = notes(state, pane);
    if pane == Pane::Objectives
        && usize::from(used) + note.width() + right.width() + 4 > usize::from(line.width)
    {
        right = " ahead ─ actions ".into();
    }
    if !note.is_empty() {
        let rest = Rect {
            x: line.x + used,
            width: line.width.saturating_sub(used),
            ..line
        };
        painter.text(rest, &format!("─ {note} "), style);
    }
    painter.right(line, &right, painter.theme.dim);
}

/// In the right border of a pane that shows a part of its list, which part that is.
fn bar(painter: &mut Painter, outside: Rect, state: &State, pane: Pane) {
    let list = list(state, pane);
    let Some((first, lines)) = list.seen() else { return };
    let style = if pane == state.layout.focus {
        painter.theme.focus
    } else {
        painter.theme.dim
    };
    let x = outside.right().saturating_sub(1);
    for y in (list.place.y + first..).take(lines.into()) {
        painter.text(Rect::new(x, y, 1, 1), "┃", style);
    }
}

/// What stands in the border beside a pane's name, and at its right end.
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
            let height = state
                .screen()
                .inside(pane)
                .map_or(0, |inside| inside.height as usize);
            (
                String::new(),
                if len > height {
                    format!(" line {at}/{len} ")
                } else {
                    String::new()
                },
            )
        }
        Pane::Deadlines => deadlines::notes(state),
    }
}

fn too_small(painter: &mut Painter, state: &State) {
    let text = format!("milepost needs {} × {} cells", SMALLEST.0, SMALLEST.1);
    let area = painter.buffer.area;
    painter.text(
        Rect {
            height: 1.min(area.height),
            ..area
        },
        &text,
        painter.theme.plain,
    );
    if area.height > 1 {
        let text = format!("this is {} × {}", state.layout.size.0, state.layout.size.1);
        painter.text(
            Rect {
                y: area.y + 1,
                height: 1,
                ..area
            },
            &text,
            painter.theme.plain,
        );
    }
}
