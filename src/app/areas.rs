//! Parts of an area of the screen: its lines, and stretches of their cells.

use ratatui::layout::Rect;

/// The lines of an area under the first ones.
pub fn below(area: Rect, lines: u16) -> Rect {
    let lines = lines.min(area.height);
    Rect {
        y: area.y + lines,
        height: area.height - lines,
        ..area
    }
}

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

/// What is left of a line after some cells.
pub fn after(line: Rect, used: u16) -> Rect {
    slice(line, used, line.width)
}

/// One of its lines; empty where it has no such line.
pub fn line(area: Rect, index: u16) -> Rect {
    Rect {
        y: area.y + index.min(area.height),
        height: u16::from(index < area.height),
        ..area
    }
}
