//! The top line (what is read, as of when, how much there is) and the bottom line (what can be done now).

use ratatui::layout::Rect;

use super::paint::Painter;
use crate::app::bars::{self, Hint};
use crate::app::{Message, State};

pub fn draw(painter: &mut Painter, area: Rect, state: &State) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let title = corpus
        .newest_edition()
        .map_or("no edition", |edition| corpus.str(edition.short));
    let actions = state.counts.total();
    let right = bars::top(state);
    for part in &right {
        painter.text(part.place, &part.text, theme.plain);
    }
    let end = right.first().map_or(area.right(), |part| part.place.x);
    let left = Rect {
        x: area.x + 1,
        width: end.saturating_sub(area.x + 3),
        ..area
    };
    let name = painter.text(left, "milepost", theme.focus);
    let rest = Rect {
        x: left.x + name + 2,
        width: left.width.saturating_sub(name + 2),
        ..left
    };
    match &state.filter {
        Some(filter) => {
            let used = painter.text(rest, "/ ", theme.focus);
            let query = Rect {
                x: rest.x + used,
                width: rest.width.saturating_sub(used),
                ..rest
            };
            let text = format!("{}  {actions} of {}", filter.told, corpus.len());
            painter.text(query, &text, theme.strong)
        }
        None => painter.text(rest, title, theme.plain),
    };
}

/// The bottom line: a message, or the keys that are of use.
pub fn footer(painter: &mut Painter, state: &State) {
    let theme = *painter.theme;
    let line = bars::bottom(state);
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
    if let Some(loading) = &state.loading {
        painter.text(line, &format!("{loading} …"), theme.strong);
        return;
    }
    if let Some(trouble) = bars::trouble(state) {
        painter.text(trouble.place, &trouble.text, theme.warning);
    }
    if !state.pending.is_empty() {
        let typed: Vec<_> = state.pending.iter().map(ToString::to_string).collect();
        painter.text(line, &format!("{} …", typed.join(" ")), theme.strong);
        return;
    }
    for Hint { key, word, place, .. } in bars::hints(state) {
        let used = painter.text(place, &key, theme.strong);
        painter.text(after_key(place, used + 1), word, theme.dim);
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
