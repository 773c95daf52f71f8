//! The choice of what the tree is grouped by: a small window at the bottom, so that the tree stays in view.

use ratatui::layout::{Position, Rect};

use super::painter::Painter;
use super::popup::framed;
use crate::app::State;
use crate::app::areas::{below, line, slice};
use crate::app::regroup_choice::{ChoiceColumn, RegroupChoice};
use crate::views::pivot::Dimension;

/// The cells of a column.
const COLUMN: u16 = 16;
/// The lines of the longer column, the help on a line, the keys, and the border.
const HEIGHT: u16 = Dimension::ALL.len() as u16 + 6;

pub fn draw(painter: &mut Painter, state: &State, choice: RegroupChoice) -> Option<Position> {
    let width = state.layout.size.0.min(62);
    let height = HEIGHT.min(state.layout.size.1.saturating_sub(2));
    // On the right, since the tree is on the left or above.
    let outside = Rect {
        x: state.layout.size.0 - width,
        y: state.layout.size.1.saturating_sub(height + 1),
        width,
        height,
    };
    let inside = framed(painter, outside, "Group the tree");
    let theme = *painter.theme;
    let column = COLUMN.min(inside.width / 2);
    let names = below(inside, 1);
    let shown = names.height.saturating_sub(2);
    let lines = [
        (ChoiceColumn::By, "by", choice.first),
        (ChoiceColumn::ThenBy, "then by", choice.second),
    ];
    let mut cursor = None;
    for (index, (which, head, at)) in lines.into_iter().enumerate() {
        let is_here = which == choice.column;
        let x = index as u16 * column;
        let style = if is_here { theme.focus } else { theme.dim };
        painter.text(slice(inside, x, column), head, style);
        let top = (at + 1).saturating_sub(usize::from(shown).max(1));
        let seen = RegroupChoice::names(which).enumerate().skip(top);
        for ((at_line, name), line) in seen.zip(names.rows().take(shown.into())) {
            let place = slice(line, x, column);
            painter.text(place, &format!(" {name}"), theme.plain);
            if at_line == at {
                let style = theme.selection(is_here);
                painter.style(slice(place, 0, column.saturating_sub(2)), style);
                if is_here {
                    cursor = Some(place.as_position());
                }
            }
        }
    }
    let last = |up: u16| line(inside, inside.height.saturating_sub(up));
    painter.text(last(2), choice.help(), theme.plain);
    let (accept, leave) = (state.session.accept_key(), state.session.leave_key());
    let keys = format!("↑↓ ←→ choose  {accept} group  {leave} leave");
    painter.text(last(1), &keys, theme.dim);
    cursor
}
