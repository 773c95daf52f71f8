//! The list that a pane shows: its place and its visible rows. Drawing, the mouse and the scroll bar all use it.

use ratatui::layout::{Position, Rect};

use super::cursor::Cursor;
use super::row_heights::RowHeights;
use super::{Pane, State};

pub struct List<'s> {
    /// The area in which the rows are drawn.
    pub place: Rect,
    /// The current line and the first visible one.
    pub cursor: Cursor,
    pub len: usize,
    pub heights: &'s RowHeights,
}

pub fn list(state: &State, pane: Pane) -> List<'_> {
    let inside = state.screen().inside(pane).unwrap_or_default();
    let (tree, detail) = (&state.panes.tree, &state.panes.detail);
    let (tables, deadlines) = (&state.panes.tables, &state.panes.deadlines);
    let (place, cursor, len, heights) = match pane {
        Pane::Objectives => (inside, tree.cursor, tree.rows.len(), &tree.heights),
        Pane::Action if tables.is_shown() => {
            let rows = tables.layout(inside).rows;
            (rows, tables.cursor, tables.table.rows.len(), &tables.heights)
        }
        Pane::Action => (inside, detail.cursor, detail.lines.len(), RowHeights::EVEN),
        Pane::Deadlines => {
            let place = deadlines.list_place(inside);
            (
                place,
                deadlines.cursor(),
                deadlines.list_len(),
                deadlines.heights(),
            )
        }
    };
    List {
        place,
        cursor,
        len,
        heights,
    }
}

impl List<'_> {
    /// The visible rows and where they are drawn. The last one may be cut to its first line.
    pub fn lines(&self) -> impl Iterator<Item = (usize, Rect)> {
        (self.cursor.top..self.len).map_while(|at| {
            let y = self.heights.start(at, self.cursor.top);
            let height = (1 + u16::from(self.heights.is_tall(at))).min(self.place.height.checked_sub(y)?);
            (height > 0).then_some((
                at,
                Rect {
                    y: self.place.y + y,
                    height,
                    ..self.place
                },
            ))
        })
    }

    /// Where the cursor is on the screen.
    pub fn position(&self) -> Position {
        let y = self.heights.start(self.cursor.at, self.cursor.top);
        let last = self.place.height.saturating_sub(1);
        Position::new(self.place.x, self.place.y + y.min(last))
    }

    /// The first line and the length of the scroll bar; `None` where the whole list is visible.
    pub fn seen(&self) -> Option<(u16, u16)> {
        let height = usize::from(self.place.height);
        let shown = self.heights.whole(height);
        let hidden = self.len.saturating_sub(shown);
        if height == 0 || hidden == 0 {
            return None;
        }
        let bar = (height * shown / self.len).max(1);
        // The bar touches an end only when the list is scrolled to that end.
        let room = height - bar;
        let at = match self.cursor.top.min(hidden) {
            0 => 0,
            top if top == hidden => room,
            top => (top * room / hidden).clamp(1.min(room), room.saturating_sub(1).max(1.min(room))),
        };
        Some((at as u16, bar as u16))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_is_inside_the_view_and_touches_its_ends_only_at_the_ends() {
        for height in 0..30_u16 {
            for len in 0..90 {
                for top in 0..90 {
                    let list = List {
                        place: Rect::new(0, 0, 10, height),
                        cursor: Cursor::new(top, top),
                        len,
                        heights: RowHeights::EVEN,
                    };
                    let hidden = len.saturating_sub(height.into());
                    match list.seen() {
                        None => assert!(hidden == 0 || height == 0),
                        Some((at, bar)) => {
                            assert!(bar > 0 && at + bar <= height, "{height} {len} {top}");
                            if height > 2 + bar {
                                assert_eq!(at == 0, top == 0, "{height} {len} {top}");
                                assert_eq!(at + bar == height, top >= hidden, "{height} {len} {top}");
                            }
                        }
                    }
                }
            }
        }
    }
}
