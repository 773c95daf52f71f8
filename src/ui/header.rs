//! The header: the editions in view or the filter, the as-of date, counts.

use std::borrow::Cow;

use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr;

use super::paint::Painter;
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
    let left = Rect {
        x: area.x + 1,
        width: end.saturating_sub(area.x + 3),
        ..area
    };
    let name = painter.text(left, header::NAME, theme.focus);
    let rest = Rect {
        x: left.x + name + 2,
        width: left.width.saturating_sub(name + 2),
        ..left
    };
    if let Some(filter) = &state.view.filter {
        let used = painter.text(rest, "/ ", theme.focus);
        let text = if header::has_counts(area.width) {
            Cow::Borrowed(&*filter.label)
        } else {
            Cow::Owned(format!(
                "{}  {}",
                filter.label,
                state.view.matches(&state.library)
            ))
        };
        painter.text(after(rest, used), &text, theme.strong);
        return;
    }
    let used = painter.text(rest, &editions::named(corpus, &state.view.editions), theme.plain);
    let others = after(rest, used);
    // Half a list of other editions would say less than none.
    if let Some(also) = editions::others(corpus, &state.view.editions)
        && also.width() + 2 <= usize::from(others.width)
    {
        painter.text(others, &format!("  {also}"), theme.dim);
    }
}

/// What is left of a line after some cells.
const fn after(line: Rect, used: u16) -> Rect {
    Rect {
        x: line.x + used,
        width: line.width.saturating_sub(used),
        ..line
    }
}
