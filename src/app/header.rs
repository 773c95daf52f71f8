//! The right end of the header: marked actions, the as-of date and counts, with their positions and what a click does.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::State;
use super::areas::slice;
use crate::command::Command;
use crate::views::{editions, wording};

/// A part of a line that a click may act on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderPart {
    pub text: String,
    pub place: Rect,
    pub does: Option<Command>,
}

pub const NAME: &str = "milepost";

/// From this many cells on, a line has room for both a query and the origin of the clock.
const NARROW: u16 = 72;

/// Cells between the parts.
const GAP: u16 = 4;

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
    let origin = state.time.clock.origin.label();
    // On a narrow line, the origin of the clock gives way to the query.
    let clock = if state.view.filter.is_some() && area.width < NARROW {
        format!("as of {day}")
    } else {
        format!("as of {day} · {origin}")
    };
    parts.push((clock, Some(Command::SetClock)));
    if has_counts(area.width) {
        let counts = counts(state, true);
        let taken = parts.iter().map(|(text, _)| gap_and(text)).sum::<usize>() + gap_and(&counts);
        // One word of the counts gives way to the names of the editions.
        let counts = if named(state) + taken <= usize::from(area.width) {
            counts
        } else {
            self::counts(state, false)
        };
        parts.push((counts, None));
    }
    let mut right = area.right().saturating_sub(1);
    let mut placed = Vec::new();
    for (text, does) in parts.into_iter().rev() {
        let width = (text.width() as u16).min(right.saturating_sub(area.x));
        let place = slice(area, right - width - area.x, width);
        right = place.x.saturating_sub(GAP).max(area.x);
        placed.push(HeaderPart { text, place, does });
    }
    placed.reverse();
    placed
}

/// Whether a header of `width` cells ends with counts, the first thing to be left out.
pub const fn has_counts(width: u16) -> bool {
    width >= 100
}

/// The edition that the reader looks at instead of the clock's, and the key for the next one.
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

fn gap_and(text: &str) -> usize {
    usize::from(GAP) + text.width()
}

/// The cells that the left end needs to name the editions in view and the others; 0 under a query.
fn named(state: &State) -> usize {
    if state.view.filter.is_some() {
        return 0;
    }
    let (corpus, in_view) = (state.corpus(), &state.view.editions);
    let also = editions::others(corpus, in_view).map_or(0, |also| 2 + also.width());
    NAME.len() + 4 + editions::named(corpus, in_view).width() + also
}

fn counts(state: &State, is_whole: bool) -> String {
    if state.view.filter.is_some() {
        return state.view.matches(&state.library);
    }
    let actions = state.view.counts.total() as usize;
    let ahead = state.view.counts.total_ahead();
    let ahead = if is_whole {
        wording::count(ahead as usize, "deadline")
    } else {
        wording::grouped(ahead)
    };
    format!("{ahead} ahead · {}", wording::count(actions, "action"))
}
