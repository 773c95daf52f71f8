//! The results of a query while it is typed.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use super::{glyph, popup};
use crate::app::State;
use crate::app::input::Input;
use crate::query::wording;

/// Draws the prompt and the results under it.
pub fn draw(painter: &mut Painter, state: &State, input: &Input) -> Option<Position> {
    let width = state.size.0.min(110);
    let height = (state.size.1.saturating_sub(3)).min(18);
    let outside = Rect {
        x: (state.size.0 - width) / 2,
        y: 1,
        width,
        height,
    };
    let area = popup::framed(painter, outside, "Search");
    let theme = *painter.theme;
    let corpus = state.corpus();
    let count = format!(
        "{} of {}",
        wording::grouped(state.search.hits.len() as u64),
        wording::grouped(corpus.len() as u64)
    );
    let first = Rect { height: 1, ..area };
    let used = painter.right(first, &count, theme.dim);
    let prompt = Rect {
        width: first.width.saturating_sub(used + 1),
        ..first
    };
    let cursor = popup::input(painter, prompt, "/ ", input);
    let list = Rect {
        y: area.y + 1,
        height: area.height.saturating_sub(1),
        ..area
    };
    if state.search.hits.is_empty() {
        let text = if input.text().trim().is_empty() {
            "Type words; all of them must be found. ↵ keeps the query as a filter, esc leaves it."
        } else {
            "Nothing matches."
        };
        painter.text(list, text, theme.dim);
        return cursor;
    }
    let at = state.search.cursor.at;
    let top = at.saturating_sub(usize::from(list.height).saturating_sub(1));
    for (index, action) in state
        .search
        .hits
        .iter()
        .enumerate()
        .skip(top)
        .take(list.height.into())
    {
        let line = Rect {
            y: list.y + (index - top) as u16,
            height: 1,
            ..list
        };
        let sign = glyph::of_action(&state.library, *action, state.clock.as_of);
        let style = sign.state.map_or(theme.dim, |state| theme.state(state));
        painter.text(Rect { width: 1, ..line }, sign.glyph, style);
        let action = corpus.action(*action);
        let place = action.headings().last().copied().unwrap_or_default().to_owned();
        let place = super::paint::cut(&place, usize::from(line.width) / 3).into_owned();
        let used = painter.right(line, &place, theme.dim);
        let title = Rect {
            x: line.x + 2,
            width: line.width.saturating_sub(used + 3),
            ..line
        };
        painter.text(title, action.title(), theme.plain);
        if index == at {
            painter.style(line, theme.selected);
        }
    }
    cursor
}
