//! Parts of an area of the screen: ranges of its lines and of their cells.

use ratatui::layout::Rect;

/// The first `lines` lines of an area.
pub fn top(area: Rect, lines: u16) -> Rect {
    Rect {
        height: lines.min(area.height),
        ..area
    }
}

/// The lines of an area below the first ones.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

/// A single line of an area; empty where the area has too few lines.
pub fn line(area: Rect, index: u16) -> Rect {
    top(below(area, index), 1)
}

pub fn last_line(area: Rect) -> Rect {
    line(area, area.height.saturating_sub(1))
}

/// At most `width` cells of each line, from `x` on, counted from the left edge of the area.
pub fn slice(area: Rect, x: u16, width: u16) -> Rect {
    let x = x.min(area.width);
    Rect {
        x: area.x + x,
        width: width.min(area.width - x),
        ..area
    }
}

/// The rest of each line after its first cells.
pub fn after(area: Rect, used: u16) -> Rect {
    slice(area, used, area.width)
}
