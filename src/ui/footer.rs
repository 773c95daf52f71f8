//! The footer: a message, or hints for the keys that are useful now.

use super::painter::Painter;
use crate::app::areas::after;
use crate::app::footer::{self, Hint};
use crate::app::{Message, State};

pub fn draw(painter: &mut Painter, state: &State) {
    let theme = *painter.theme;
    let line = footer::line(state);
    let said = match (&state.message, &state.files.loading) {
        (Some(Message::Note(text)), _) => Some((text.clone(), theme.strong)),
        (Some(Message::Error(text)), _) => Some((text.clone(), theme.warning)),
        (None, Some(loading)) => Some((format!("{loading} …"), theme.strong)),
        (None, None) => None,
    };
    if let Some((text, style)) = said {
        painter.text(line, &text, style);
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
        painter.text(after(place, used + 1), &word, theme.dim);
    }
}
