//! The footer: a message, or hints for the keys that are useful now.

use ratatui::layout::Rect;

use super::paint::Painter;
use crate::app::footer::{self, Hint};
use crate::app::{Message, State};

pub fn draw(painter: &mut Painter, state: &State) {
    let theme = *painter.theme;
    let line = footer::line(state);
    match &state.message {
        Some(Message::Note(text)) => {
            painter.text(line, text, theme.strong);
            return;
        }
        Some(Message::Error(text)) => {
            painter.text(line, text, theme.warning);
            return;
        }
        None => {}
    }
    if let Some(loading) = &state.files.loading {
        painter.text(line, &format!("{loading} …"), theme.strong);
        return;
    }
    if let Some(trouble) = footer::trouble(state) {
        painter.text(trouble.place, &trouble.text, theme.warning);
    }
    if !state.pending.is_empty() {
        let typed: Vec<_> = state.pending.iter().map(ToString::to_string).collect();
        painter.text(line, &format!("{} …", typed.join(" ")), theme.strong);
        return;
    }
    for Hint { key, word, place, .. } in footer::hints(state) {
        let used = painter.text(place, &key, theme.strong);
        painter.text(after_key(place, used + 1), &word, theme.dim);
    }
}

/// The cells of a hint after those of its key.
fn after_key(place: Rect, used: u16) -> Rect {
    Rect {
        x: place.x + used,
        width: place.width.saturating_sub(used),
        ..place
    }
}
