//! The choice of what the tree is grouped by: a small window at the bottom, so that the tree stays in view.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use super::popup::framed;
use crate::app::State;
use crate::app::choice::{Choice, ChoiceColumn};
use crate::app::footer::{accept_key, leave_key};
use crate::views::pivot::Dimension;

/// The widest column.
const COLUMN: u16 = 16;
/// The lines of the longer column, what the line means, the keys, and the border.
const HEIGHT: u16 = Dimension::ALL.len() as u16 + 6;

pub fn draw(painter: &mut Painter, state: &State, choice: Choice) -> Option<Position> {
    let width = state.layout.size.0.min(62);
    let height = HEIGHT.min(state.layout.size.1.saturating_sub(2));
    // At the right: the tree is at the left, or above.
    let outside = Rect {
        x: state.layout.size.0 - width,
        y: state.layout.size.1.saturating_sub(height + 1),
        width,
        height,
    };
    let inside = framed(painter, outside, "Group the tree");
    let theme = *painter.theme;
    let column = COLUMN.min(inside.width / 2);
    let names = Rect {
        y: inside.y + 1,
        height: inside.height.saturating_sub(3),
        ..inside
    };
    let lines = [
        (ChoiceColumn::By, "by", choice.first),
        (ChoiceColumn::ThenBy, "then by", choice.second),
    ];
    let mut cursor = None;
    for (index, (which, head, at)) in lines.into_iter().enumerate() {
        let is_here = which == choice.column;
        let place = Rect {
            x: inside.x + index as u16 * column,
            width: column,
            height: 1,
            ..inside
        };
        let style = if is_here { theme.focus } else { theme.dim };
        painter.text(place, head, style);
        let shown = usize::from(names.height).max(1);
        let top = (at + 1).saturating_sub(shown);
        for (line, name) in Choice::names(which)
            .enumerate()
            .skip(top)
            .take(names.height.into())
        {
            let place = Rect {
                y: names.y + (line - top) as u16,
                ..place
            };
            painter.text(place, &format!(" {name}"), theme.plain);
            if line == at {
                let style = if is_here {
                    theme.selected
                } else {
                    theme.also_selected
                };
                let marked = Rect {
                    width: column.saturating_sub(2),
                    ..place
                };
                painter.style(marked, style);
                if is_here {
                    cursor = Some(Position::new(place.x, place.y));
                }
            }
        }
    }
    let below = |up: u16| Rect {
        y: inside.bottom().saturating_sub(up),
        height: 1,
        ..inside
    };
    painter.text(below(2), choice.help(), theme.plain);
    painter.text(
        below(1),
        &format!(
            "↑↓ ←→ choose  {} group  {} leave",
            accept_key(state),
            leave_key(state)
        ),
        theme.dim,
    );
    cursor
}
