//! The right end of the header: marked actions, the as-of date and counts, with their places and what a click does.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::State;
use crate::command::Command;
use crate::views::wording;

/// A part of a line that a click may act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderPart {
    pub text: String,
    /// Where.
    pub place: Rect,
    pub does: Option<Command>,
}

/// Cells between the parts.
const GAP: u16 = 4;

/// The parts, from left to right.
pub fn parts(state: &State) -> Vec<HeaderPart> {
    let area = state.screen().header;
    let mut parts = Vec::new();
    if !state.marks.is_empty() {
        let count = wording::grouped(state.marks.len() as u64);
        parts.push((format!("{count} marked"), None));
    }
    let day = state.library.days.day(state.time.clock.as_of);
    let clock = format!("as of {day} · {}", state.time.clock.origin.label());
    parts.push((clock, Some(Command::SetClock)));
    // The counts go first where there is no room for all.
    if area.width >= 100 {
        parts.push((counts(state), None));
    }
    let mut right = area.right().saturating_sub(1);
    let mut placed = Vec::new();
    for (text, does) in parts.into_iter().rev() {
        let width = (text.width() as u16).min(right.saturating_sub(area.x));
        let place = Rect {
            x: right - width,
            width,
            ..area
        };
        right = place.x.saturating_sub(GAP).max(area.x);
        placed.push(HeaderPart { text, place, does });
    }
    placed.reverse();
    placed
}

fn counts(state: &State) -> String {
    let actions = state.view.counts.total() as usize;
    match &state.view.filter {
        Some(_) => format!(
            "{} of {}",
            wording::grouped(actions as u64),
            wording::count(state.corpus().len(), "action")
        ),
        None => format!(
            "{} ahead · {}",
            wording::count(state.view.counts.total_ahead() as usize, "deadline"),
            wording::count(actions, "action"),
        ),
    }
}
