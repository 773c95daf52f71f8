//! The list that a pane shows: where it is, what of it is seen. The mouse finds lines by it, and the bar at a pane's edge
//! shows the position by it.

use ratatui::layout::Rect;

use super::cursor::Cursor;
use super::deadlines::month::MonthLayout;
use super::deadlines::timeline::TimelineLayout;
use super::deadlines::{DeadlinesView, calendar_height};
use super::heights::RowHeights;
use super::layout::below;
use super::{Pane, State};

pub struct List {
    /// Where its lines are drawn.
    pub place: Rect,
    /// The line it stands at, and the first that is seen.
    pub cursor: Cursor,
    pub len: usize,
    pub heights: RowHeights,
}

pub fn list(state: &State, pane: Pane) -> List {
    let inside = state.screen().inside(pane).unwrap_or_default();
    let deadlines = &state.panes.deadlines;
    let (place, cursor, len) = match (pane, deadlines.view) {
        (Pane::Objectives, _) => (inside, state.panes.tree.cursor, state.panes.tree.rows.len()),
        (Pane::Action, _) if state.panes.tables.is_shown() => {
            let tables = &state.panes.tables;
            let rows = tables.layout(inside).rows;
            (rows, tables.cursor, tables.table.rows.len())
        }
        (Pane::Action, _) => (inside, state.panes.detail.cursor, state.panes.detail.lines.len()),
        (Pane::Deadlines, DeadlinesView::Agenda) => {
            let place = below(inside, calendar_height(inside.height));
            (place, deadlines.agenda.cursor, deadlines.agenda.rows.len())
        }
        (Pane::Deadlines, DeadlinesView::Calendar) => {
            // The first line is the day itself.
            let place = below(MonthLayout::new(inside).list, 1);
            (place, deadlines.month.cursor, deadlines.month.list.len())
        }
        (Pane::Deadlines, DeadlinesView::Timeline) => {
            let place = TimelineLayout::new(inside).rows;
            (place, deadlines.timeline.cursor, deadlines.timeline.rows.len())
        }
    };
    let heights = match (pane, deadlines.view) {
        (Pane::Objectives, _) => state.panes.tree.heights.clone(),
        (Pane::Action, _) if state.panes.tables.is_shown() => state.panes.tables.heights.clone(),
        (Pane::Deadlines, DeadlinesView::Agenda) => deadlines.agenda.heights.clone(),
        (Pane::Deadlines, DeadlinesView::Calendar) => deadlines.month.heights.clone(),
        (Pane::Action | Pane::Deadlines, _) => RowHeights::default(),
    };
    List {
        place,
        cursor,
        len,
        heights,
    }
}

impl List {
    /// The lines of the view that stand for what is seen of the list: the first, and how many. None where all is seen.
    pub fn seen(&self) -> Option<(u16, u16)> {
        let height = usize::from(self.place.height);
        let shown = self.heights.whole(height);
        let hidden = self.len.saturating_sub(shown);
        if height == 0 || hidden == 0 {
            return None;
        }
        let bar = (height * shown / self.len).max(1);
        // Only at the very ends does it touch them.
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
                        cursor: Cursor { at: top, top },
                        len,
                        heights: RowHeights::default(),
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
