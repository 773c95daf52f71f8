//! The header: the editions in view or the filter, the as-of date, counts.

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::painter::{Painter, cut};
use crate::app::areas::{after, slice};
use crate::app::{State, header};
use crate::views::editions;

pub fn draw(painter: &mut Painter, area: Rect, state: &State) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let right = header::parts(state);
    for part in &right {
        painter.text(part.place, &part.text, theme.plain);
    }
    let end = right.first().map_or(area.right(), |part| part.place.x);
    let left = slice(area, 1, end.saturating_sub(area.x + 3));
    if let Some(filter) = &state.view.filter {
        return query(painter, left, state, &filter.label);
    }
    let name = painter.text(left, header::NAME, theme.focus);
    let rest = after(left, name + 2);
    let used = painter.text(rest, &editions::named(corpus, &state.view.editions), theme.plain);
    let others = after(rest, used);
    // Half a list of other editions would be worse than none.
    if let Some(also) = editions::others(corpus, &state.view.editions)
        && also.width() + 2 <= usize::from(others.width)
    {
        painter.text(others, &format!("  {also}"), theme.dim);
    }
}

/// Draws the active query, with the number of matches if the right end has no room for counts; then the name of the program
/// is left out and the query cut, but never the numbers.
fn query(painter: &mut Painter, left: Rect, state: &State, label: &str) {
    let theme = *painter.theme;
    let counted = header::has_counts(state.screen().header.width);
    let room = usize::from(left.width);
    let (name, matches) = if counted {
        (header::NAME, String::new())
    } else {
        let beside = room.saturating_sub("/ ".len() + GAP + label.width().min(LEAST));
        ("", state.view.matches_in(&state.library, beside))
    };
    let used = painter.text(left, name, theme.focus);
    let rest = after(left, if used > 0 { used + 2 } else { 0 });
    let used = painter.text(rest, "/ ", theme.focus);
    let rest = after(rest, used);
    let taken = matches.width() + if matches.is_empty() { 0 } else { GAP };
    let label = cut(label, usize::from(rest.width).saturating_sub(taken));
    let used = painter.text(rest, &label, theme.strong);
    painter.text(after(rest, used + GAP as u16), &matches, theme.plain);
}

/// The cells that a query keeps before the words of its counts give way.
const LEAST: usize = 16;

/// The cells between a query and its counts.
const GAP: usize = 2;
