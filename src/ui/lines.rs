//! Lines of a list: their places, the mark in their margin, the style of the selected one.

use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_width::UnicodeWidthStr;

use super::glyph;
use super::paint::Painter;
use crate::app::{Pane, State};
use crate::model::ActionId;

/// A part of a line: `width` cells from `x` on, as far as the line goes.
pub fn slice(line: Rect, x: u16, width: u16) -> Rect {
    let x = x.min(line.width);
    Rect {
        x: line.x + x,
        width: width.min(line.width - x),
        height: line.height.min(1),
        ..line
    }
}

pub fn line(area: Rect, index: u16) -> Rect {
    Rect {
        y: area.y + index.min(area.height),
        height: u16::from(index < area.height),
        ..area
    }
}

/// A title; what its first line has no room for goes on in a second one, if it has that. Returns the cells used of the first.
pub fn title(painter: &mut Painter, place: Rect, text: &str, style: Style) -> u16 {
    if place.height < 2 || text.width() <= usize::from(place.width) {
        return painter.text(place, text, style);
    }
    let (above, below) = two_lines(text, place.width.into());
    let second = Rect {
        y: place.y + 1,
        ..place
    };
    painter.text(second, below, style);
    painter.text(place, above, style)
}

/// A text in two lines of so many cells, divided at a word.
pub fn two_lines(text: &str, cells: usize) -> (&str, &str) {
    let first = textwrap::wrap(text, cells.max(1));
    let first = first.first().map_or(0, |line| line.len());
    let (above, below) = text.split_at_checked(first).unwrap_or((text, ""));
    (above, below.trim_start())
}

/// What empty views say.
pub fn nothing(state: &State) -> &'static str {
    if state.view.filter.is_some() {
        "No matching deadlines. Esc clears the query."
    } else {
        "No deadlines in this corpus."
    }
}

/// What stands before an action: that it is marked, else that it is watched.
pub fn sign(state: &State, action: ActionId) -> Option<&'static str> {
    if state.marks.contains(action) {
        Some(glyph::MARK)
    } else {
        let is_watched = state.library.ledger.is_watched(action);
        is_watched.then_some(glyph::WATCHED)
    }
}

/// Shows in the margin that an action is marked to be handed on, or watched: panes keep a cell free inside their border.
pub fn margin(painter: &mut Painter, line: Rect, state: &State, action: Option<ActionId>) {
    if let Some(sign) = action.and_then(|action| sign(state, action)) {
        let x = line.x.saturating_sub(1);
        painter.text(Rect { x, width: 1, ..line }, sign, painter.theme.strong);
    }
}

/// Lays the style of the selected line over a line: that of the cursor in the focused pane; in other panes only that of
/// the action that is selected.
pub fn mark(painter: &mut Painter, line: Rect, state: &State, is_cursor: bool, is_selected: bool) {
    let whole = Rect {
        x: line.x.saturating_sub(1),
        width: line.width + 2,
        ..line
    };
    let style = match (state.layout.focus == Pane::Deadlines, is_cursor, is_selected) {
        (true, true, _) => painter.theme.selected,
        (false, true, true) => painter.theme.also_selected,
        _ => return,
    };
    painter
        .buffer
        .set_style(whole.intersection(painter.buffer.area), style);
}
