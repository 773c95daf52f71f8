//! Parts of an area of the screen: its lines, and stretches of their cells.

use ratatui::layout::Rect;

/// Its first lines.
pub fn top(area: Rect, lines: u16) -> Rect {
    Rect {
        height: lines.min(area.height),
        ..area
    }
}

/// The lines below the first ones.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

/// One of its lines; empty where it has no such line.
pub fn line(area: Rect, index: u16) -> Rect {
    top(below(area, index), 1)
}

pub fn last_line(area: Rect) -> Rect {
    line(area, area.height.saturating_sub(1))
}

/// `width` cells of its lines from `x` on, as far as they go.
pub fn slice(area: Rect, x: u16, width: u16) -> Rect {
    let x = x.min(area.width);
    Rect {
        x: area.x + x,
        width: width.min(area.width - x),
        ..area
    }
}

/// What is left of its lines after some cells.
pub fn after(area: Rect, used: u16) -> Rect {
    slice(area, used, area.width)
}
