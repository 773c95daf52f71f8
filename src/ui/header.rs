//! The header: the document or the filter, the as-of date, counts.

use ratatui::layout::Rect;

use super::paint::Painter;
use crate::app::{State, header};
use crate::views::wording;

pub fn draw(painter: &mut Painter, area: Rect, state: &State) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let title = corpus
        .newest_edition()
        .map_or("no edition", |edition| corpus.str(edition.short));
    let actions = state.view.counts.total();
    let right = header::parts(state);
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
    match &state.view.filter {
        Some(filter) => {
            let used = painter.text(rest, "/ ", theme.focus);
            let query = Rect {
                x: rest.x + used,
                width: rest.width.saturating_sub(used),
                ..rest
            };
            let text = format!(
                "{}  {} of {}",
                filter.label,
                wording::grouped(actions),
                wording::count(corpus.len(), "action")
            );
            painter.text(query, &text, theme.strong)
        }
        None => painter.text(rest, title, theme.plain),
    };
}
