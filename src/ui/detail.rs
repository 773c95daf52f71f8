//! The detail pane: wrapped facts.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use crate::app::detail::DetailLine;
use crate::app::{Pane, State};

pub fn draw(painter: &mut Painter, area: Rect, state: &State) -> Option<Position> {
    let detail = &state.panes.detail;
    if detail.lines.is_empty() {
        let text = "Select an action to see its details.";
        painter.text(area, text, painter.theme.dim);
        return None;
    }
    for (index, line) in detail
        .lines
        .iter()
        .enumerate()
        .skip(detail.cursor.top)
        .take(area.height.into())
    {
        let place = Rect {
            y: area.y + (index - detail.cursor.top) as u16,
            height: 1,
            ..area
        };
        self::line(painter, place, line);
        if index == detail.cursor.at && state.layout.focus == Pane::Action {
            let whole = Rect {
                x: place.x.saturating_sub(1),
                width: place.width + 2,
                ..place
            };
            painter.style(whole.intersection(painter.buffer.area), painter.theme.selected);
        }
    }
    let y = area.y + detail.cursor.at.saturating_sub(detail.cursor.top) as u16;
    Some(Position::new(area.x, y.min(area.bottom().saturating_sub(1))))
}

/// What stands at the end of a line that can be followed.
const LINK: &str = "↗";

pub fn line(painter: &mut Painter, place: Rect, line: &DetailLine) {
    let used = match &line.right {
        Some(right) => painter.right(place, &right.text, painter.theme.tone(right.tone)),
        None => 0,
    };
    painter.runs(
        Rect {
            width: place.width.saturating_sub(used),
            ..place
        },
        &line.runs,
    );
    if line.is_marked {
        let mark = Rect {
            x: place.right(),
            width: 1,
            ..place
        };
        painter.text(mark, LINK, painter.theme.focus);
    }
}
