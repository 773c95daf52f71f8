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
    if let Some(looked_at) = looked_at(state, area.width) {
        parts.push((looked_at, Some(Command::OtherEdition)));
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

/// The edition that is looked at, whatever the clock says, and the key that goes on to the next.
fn looked_at(state: &State, width: u16) -> Option<String> {
    let edition = state.library.edition?;
    let corpus = state.corpus();
    let id = corpus.str(corpus.editions[edition.index()].id);
    let key = state.session.key(Command::OtherEdition);
    Some(if width >= 140 {
        format!("edition {id} looked at, {key} goes on")
    } else {
        format!("{id} looked at ({key})")
    })
}

fn counts(state: &State) -> String {
    let actions = state.view.counts.total() as usize;
    match &state.view.filter {
        Some(_) => format!(
            "{} of {}",
            wording::grouped(actions as u64),
            wording::count(state.view.in_view(&state.library), "action")
        ),
        None => format!(
            "{}  {} ahead",
            wording::count(actions, "action"),
            wording::grouped(state.view.counts.total_ahead())
        ),
    }
}
