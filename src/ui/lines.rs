//! Lines of a list: their titles, the mark in their margin, the style of the selected line.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::glyph;
use super::painter::Painter;
use crate::app::areas::below;
use crate::app::cut::two_lines;
use crate::app::{Pane, State};
use crate::model::ActionId;

/// Draws a title, which continues in the second line if `place` has one. Returns the cells used of the first line.
pub fn title(painter: &mut Painter, place: Rect, text: &str, style: Style) -> u16 {
    if place.height < 2 || text.width() <= usize::from(place.width) {
        return painter.text(place, text, style);
    }
    let (above, rest) = two_lines(text, place.width.into());
    painter.text(below(place, 1), rest, style);
    painter.text(place, above, style)
}

/// The number of the cursor's line and of all lines; empty where all of them are visible.
pub fn line_of(at: usize, len: usize, shown: usize) -> String {
    if len > shown {
        format!(" line {at}/{len} ")
    } else {
        String::new()
    }
}

/// The text of an empty view of the deadlines.
pub fn nothing(state: &State) -> &'static str {
    if state.view.filter.is_some() {
        "No matching deadlines. Esc clears the query."
    } else {
        "No deadlines in this corpus."
    }
}

/// The sign before an action that is marked, or else watched.
pub fn sign(state: &State, action: ActionId) -> Option<&'static str> {
    if state.marks.contains(action) {
        Some(glyph::MARK)
    } else {
        let is_watched = state.library.ledger.is_watched(action);
        is_watched.then_some(glyph::WATCHED)
    }
}

/// Draws the sign of a marked or watched action in the margin, a cell that panes keep free inside their border.
pub fn margin(painter: &mut Painter, line: Rect, state: &State, action: Option<ActionId>) {
    if let Some(sign) = action.and_then(|action| sign(state, action)) {
        let x = line.x.saturating_sub(1);
        painter.text(Rect { x, width: 1, ..line }, sign, painter.theme.strong);
    }
}

/// Applies the style of the selected line to a line of the deadlines: to the cursor's line if the pane has the focus, and
/// otherwise only if it is a line of the selected action.
pub fn mark(painter: &mut Painter, line: Rect, state: &State, is_cursor: bool, action: Option<ActionId>) {
    let is_selected = action.is_some() && action == state.action();
    let style = match (state.layout.focus == Pane::Deadlines, is_cursor, is_selected) {
        (true, true, _) => painter.theme.selected,
        (false, true, true) => painter.theme.also_selected,
        _ => return,
    };
    painter.select(line, style);
}
