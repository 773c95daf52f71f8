//! The keys, made from the commands and the keymap, with the legend; and the list of what is wrong in files.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use super::popup::{framed, input};
use crate::app::State;
use crate::app::footer::leave_key;
use crate::app::help::{Help, HelpLayout, HelpLine, LABEL, column, problems_window};
use crate::app::layout::below;
use crate::app::session::key_sign;

pub fn draw(painter: &mut Painter, state: &State, help: &Help) -> Option<Position> {
    let scrolls = key_sign("up/down", state.session.signs);
    let layout = HelpLayout::new(state.layout.size);
    let inside = framed(
        painter,
        layout.window,
        &format!(
            "{} ─ type to find, {scrolls} scroll, {} closes",
            help.part.label(),
            leave_key(state)
        ),
    );
    let theme = *painter.theme;
    let cursor = input(painter, Rect { height: 1, ..inside }, LABEL, &help.input);
    let list = below(inside, 2);
    if help.lines.is_empty() {
        painter.text(list, "No matching key, sign or word.", theme.dim);
    }
    let seen = help.lines.iter().skip(help.cursor.top).take(layout.lines());
    for (index, line) in seen.enumerate() {
        let place = layout.place(index, list);
        match line {
            HelpLine::Gap => {}
            HelpLine::Heading(heading) => {
                painter.text(place, heading, theme.focus);
            }
            HelpLine::Row { left, tone, right } => {
                let column = column(place.width.into()) as u16;
                let before = Rect {
                    x: place.x + 2,
                    width: column.saturating_sub(3),
                    ..place
                };
                painter.text(before, left, theme.tone(*tone));
                let rest = Rect {
                    x: place.x + column,
                    width: place.width - column,
                    ..place
                };
                painter.text(rest, right, theme.plain);
            }
        }
    }
    cursor
}

/// Draws what is wrong in files, from line `top` on, each line wrapped.
#[expect(
    clippy::unnecessary_wraps,
    reason = "as every function that draws: where the cursor belongs"
)]
pub fn draw_problems(painter: &mut Painter, state: &State, top: usize) -> Option<Position> {
    let scrolls = key_sign("up/down", state.session.signs);
    let inside = framed(
        painter,
        problems_window(state.layout.size),
        &format!("Problems in files ─ {scrolls} scroll, any other key closes"),
    );
    let theme = *painter.theme;
    let width = usize::from(inside.width).max(1);
    let options = textwrap::Options::new(width).subsequent_indent("  ");
    // A message may be longer than the screen is wide; what it says last is what to do.
    let lines = state
        .files
        .all_problems()
        .into_iter()
        .skip(top)
        .flat_map(|line| textwrap::wrap(line, &options));
    for (y, line) in (inside.y..inside.bottom()).zip(lines) {
        let place = Rect {
            y,
            height: 1,
            ..inside
        };
        painter.text(place, &line, theme.plain);
    }
    Some(Position::new(inside.x, inside.y))
}
