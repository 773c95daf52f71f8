//! The commands that match what is typed, with their keys.

use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::paint::Painter;
use super::popup::{framed, input};
use crate::app::State;
use crate::app::palette::{LINES, Palette};

/// Draws the prompt and the commands under it.
pub fn draw(painter: &mut Painter, state: &State, palette: &Palette) -> Option<Position> {
    let width = state.size.0.saturating_sub(4).min(84);
    let height = (LINES + 3).min(state.size.1.saturating_sub(2));
    let outside = Rect {
        x: (state.size.0 - width) / 2,
        y: 1,
        width,
        height,
    };
    let inside = framed(painter, outside, "Commands ─ ↵ does it, esc leaves");
    let theme = *painter.theme;
    let cursor = input(painter, Rect { height: 1, ..inside }, ":", &palette.input);
    let list = Rect {
        y: inside.y + 1,
        height: inside.height.saturating_sub(1),
        ..inside
    };
    if palette.hits.is_empty() {
        painter.text(list, "No command is called this or does this.", theme.dim);
    }
    let shown = usize::from(list.height).max(1);
    let top = (palette.cursor.at + 1).saturating_sub(shown);
    for (index, hit) in palette.hits.iter().enumerate().skip(top).take(list.height.into()) {
        let line = Rect {
            y: list.y + (index - top) as u16,
            height: 1,
            ..list
        };
        let keys = state.keymap.first_key(hit.command).unwrap_or_default();
        let used = painter.right(line, &keys, theme.strong);
        let rest = Rect {
            width: line.width.saturating_sub(used + 1),
            ..line
        };
        let name = hit.command.name();
        painter.text(rest, name, theme.plain);
        for at in &hit.matched {
            // Names are ASCII: a letter is a cell.
            let letter = Rect {
                x: (rest.x + *at as u16).min(rest.right()),
                width: u16::from((*at as u16) < rest.width),
                ..rest
            };
            painter.style(letter, theme.matched);
        }
        let column = 19.max(name.width() as u16 + 1).min(rest.width);
        let help = Rect {
            x: rest.x + column,
            width: rest.width - column,
            ..rest
        };
        painter.text(help, hit.command.help(), theme.dim);
        if index == palette.cursor.at {
            painter.style(line, theme.selected);
        }
    }
    cursor
}
