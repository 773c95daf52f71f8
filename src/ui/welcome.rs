//! The welcome of a first start.

use ratatui::layout::Position;
use unicode_width::UnicodeWidthStr;

use super::painter::Painter;
use super::popup::framed;
use crate::app::State;
use crate::app::areas::{after, slice};
use crate::app::layout::inside_window;
use crate::app::welcome::{LINES, keys, window};

pub fn draw(painter: &mut Painter, state: &State) -> Position {
    let size = state.layout.size;
    let keys: Vec<(String, &str)> = keys(&state.session)
        .into_iter()
        .map(|(key, what)| (state.session.sign(&key), what))
        .collect();
    let width = usize::from(inside_window(window(size, 0)).width).max(1);
    let options = textwrap::Options::new(width);
    let text: Vec<_> = LINES
        .iter()
        .flat_map(|line| textwrap::wrap(line, &options))
        .collect();
    let lines = text.len() + 1 + keys.len();
    let inside = framed(
        painter,
        window(size, lines as u16),
        "Welcome ─ any key closes this",
    );
    let theme = *painter.theme;
    let mut places = inside.rows();
    // Where there is little room, the keys come before the text.
    let room = usize::from(inside.height).saturating_sub(keys.len());
    for (line, place) in text.iter().take(room).zip(places.by_ref()) {
        painter.text(place, line, theme.plain);
    }
    if room > text.len() {
        places.next();
    }
    let column = keys.iter().map(|(key, _)| key.width()).max().unwrap_or(0) as u16 + 2;
    for ((key, what), place) in keys.iter().zip(places) {
        painter.text(slice(place, 0, column), key, theme.strong);
        painter.text(after(place, column), what, theme.plain);
    }
    Position::new(inside.x, inside.y)
}
