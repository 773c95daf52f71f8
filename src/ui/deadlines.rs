//! The deadlines pane: its view and its title.

use ratatui::layout::{Position, Rect};

use super::painter::Painter;
use super::{agenda, calendar, timeline};
use crate::app::deadlines::DeadlinesView;
use crate::app::deadlines::timeline::TimelineLayout;
use crate::app::list::List;
use crate::app::{Pane, State};
use crate::views::timeline::TimelineGroupBy;

/// Draws the current view. Returns the position of the current day if keys move among the days of the calendar.
pub fn draw(painter: &mut Painter, area: Rect, list: &List, state: &State) -> Option<Position> {
    match state.panes.deadlines.view {
        DeadlinesView::Agenda => agenda::draw(painter, area, list, state),
        DeadlinesView::Calendar => return calendar::draw(painter, area, list, state),
        DeadlinesView::Timeline => timeline::draw(painter, area, list, state),
    }
    None
}

/// The notes in the border: beside the pane's name, and at the right end.
pub fn notes(state: &State) -> (String, String) {
    let pane = &state.panes.deadlines;
    let inside = state.screen().inside(Pane::Deadlines).unwrap_or_default();
    // The note must fit whole beside the title.
    let has_room = inside.width >= 50;
    let right = match pane.view {
        DeadlinesView::Calendar if has_room && pane.month.chosen.is_some() => {
            " esc returns to the clock ".into()
        }
        DeadlinesView::Timeline if has_room => {
            let scale = pane.timeline.scale(TimelineLayout::new(inside).chart).label();
            let by = match pane.timeline.by {
                TimelineGroupBy::Heading => "by heading",
                TimelineGroupBy::State => "by state",
            };
            format!(" {scale}, {by} ")
        }
        _ => String::new(),
    };
    (pane.view.label().into(), right)
}
