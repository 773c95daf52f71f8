//! Deriving the deadlines pane again from the state.

use ratatui::layout::Rect;

use super::ground::Ground;
use super::month::MonthLayout;
use super::pane::{DeadlinesPane, View, agenda_height};
use super::timeline::TimelineLayout;
use crate::app::Pane;
use crate::app::state::State;

/// The inside of the pane; empty while it is not shown.
pub fn area(state: &State) -> Rect {
    state.screen().inside(Pane::Deadlines).unwrap_or_default()
}

/// Changes the pane, with what it is worked out from at hand.
pub fn change<T>(state: &mut State, change: impl FnOnce(&mut DeadlinesPane, Ground) -> T) -> T {
    let area = area(state);
    let ground = Ground {
        library: &state.library,
        shown: state.filter.as_ref().map(|filter| &filter.set),
        as_of: state.clock.as_of,
        area,
    };
    change(&mut state.deadlines, ground)
}

/// Works the pane out again, and stands at what is selected.
pub fn refresh(state: &mut State) {
    let action = state.action();
    change(state, |pane, ground| {
        pane.refresh(ground);
        if let Some(action) = action {
            // A day the reader stands at is not left for the sake of what is selected.
            if pane.view != View::Calendar {
                pane.stand_at(ground, action);
            }
        }
    });
}

/// The lines of a page.
pub fn page(state: &State) -> usize {
    let area = area(state);
    match state.deadlines.view {
        View::Agenda => agenda_height(area),
        View::Calendar => MonthLayout::new(area).list.height.into(),
        View::Timeline => TimelineLayout::new(area).rows.height.into(),
    }
}
