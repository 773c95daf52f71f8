//! The commands that match what is typed, with their keys.

use ratatui::layout::Position;

use super::painter::Painter;
use super::popup::{framed, input};
use crate::app::State;
use crate::app::areas::{after, below, line, slice};
use crate::app::palette::{LABEL, Palette, name_cells, window};

pub fn draw(painter: &mut Painter, state: &State, palette: &Palette) -> Position {
    let (accept, leave) = (state.session.accept_key(), state.session.leave_key());
    let title = format!("Commands ─ {accept} runs it, {leave} leaves");
    let inside = framed(painter, window(state.layout.size), &title);
    let theme = *painter.theme;
    let cursor = input(painter, line(inside, 0), LABEL, &palette.input);
    let list = below(inside, 1);
    if palette.hits.is_empty() {
        painter.text(list, "No matching command.", theme.dim);
    }
    for (index, line) in (palette.cursor.top..palette.hits.len()).zip(list.rows()) {
        let hit = &palette.hits[index];
        let keys = state.session.keymap.first_key(hit.command).unwrap_or_default();
        let used = painter.right(line, &keys, theme.strong);
        let rest = slice(line, 0, line.width.saturating_sub(used + 1));
        let name = hit.command.name();
        painter.text(rest, name, theme.plain);
        for at in &hit.matched {
            // Names are ASCII, so a letter is a cell.
            painter.style(slice(rest, *at as u16, 1), theme.matched);
        }
        painter.text(after(rest, name_cells(name)), hit.command.help(), theme.dim);
        if index == palette.cursor.at {
            painter.style(line, theme.selected);
        }
    }
    cursor
}
