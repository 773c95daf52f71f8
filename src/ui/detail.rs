//! The detail pane: wrapped facts.

use ratatui::layout::Rect;

use super::painter::Painter;
use crate::app::areas::slice;
use crate::app::detail::DetailLine;
use crate::app::list::List;
use crate::app::{Pane, State};

pub fn draw(painter: &mut Painter, list: &List, state: &State) {
    let detail = &state.panes.detail;
    if detail.lines.is_empty() {
        let text = "Select an action to see its details.";
        painter.text(list.place, text, painter.theme.dim);
    }
    for (index, place) in list.lines() {
        line(painter, place, &detail.lines[index]);
        if index == list.cursor.at && state.layout.focus == Pane::Action {
            painter.select(place, painter.theme.selected);
        }
    }
}

/// The sign at the end of a line that can be followed.
const LINK: &str = "↗";

pub fn line(painter: &mut Painter, place: Rect, line: &DetailLine) {
    let used = match &line.right {
        Some(right) => painter.right(place, &right.text, painter.theme.tone(right.tone)),
        None => 0,
    };
    painter.runs(slice(place, 0, place.width.saturating_sub(used)), &line.runs);
    if line.is_marked {
        let mark = Rect::new(place.right(), place.y, 1, 1);
        painter.text(mark, LINK, painter.theme.focus);
    }
}
