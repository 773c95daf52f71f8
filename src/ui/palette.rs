//! The commands that match what is typed, with their keys.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use super::popup::{framed, input};
use crate::app::State;
use crate::app::footer::{accept_key, leave_key};
use crate::app::layout::below;
use crate::app::palette::{LABEL, Palette, name_cells, window};

pub fn draw(painter: &mut Painter, state: &State, palette: &Palette) -> Option<Position> {
    let inside = framed(
        painter,
        window(state.layout.size),
        &format!(
            "Commands ─ {} runs it, {} leaves",
            accept_key(state),
            leave_key(state)
        ),
    );
    let theme = *painter.theme;
    let cursor = input(painter, Rect { height: 1, ..inside }, LABEL, &palette.input);
    let list = below(inside, 1);
    if palette.hits.is_empty() {
        painter.text(list, "No matching command.", theme.dim);
    }
    let top = palette.top(list.height);
    for (index, hit) in palette.hits.iter().enumerate().skip(top).take(list.height.into()) {
        let line = Rect {
            y: list.y + (index - top) as u16,
            height: 1,
            ..list
        };
        let keys = state.session.keymap.first_key(hit.command).unwrap_or_default();
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
        let column = name_cells(name).min(rest.width);
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
