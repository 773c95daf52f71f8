//! The help with keys and legend, and the list of problems in files.

use ratatui::layout::Position;

use super::painter::Painter;
use super::popup::{framed, input};
use crate::app::State;
use crate::app::areas::{after, below, line, slice};
use crate::app::help::{Help, HelpLayout, HelpLine, LABEL, column, problems_window};

pub fn draw(painter: &mut Painter, state: &State, help: &Help) -> Position {
    let scrolls = state.session.sign("up/down");
    let layout = HelpLayout::new(state.layout.size);
    let (part, leave) = (help.part.label(), state.session.leave_key());
    let title = format!("{part} ─ type to find, {scrolls} scroll, {leave} closes");
    let inside = framed(painter, layout.window, &title);
    let theme = *painter.theme;
    let cursor = input(painter, line(inside, 0), LABEL, &help.input);
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
                let before = slice(place, 2, column.saturating_sub(3));
                painter.text(before, left, theme.tone(*tone));
                painter.text(after(place, column), right, theme.plain);
            }
        }
    }
    cursor
}

/// Draws the problems in files from line `top` on, wrapped.
pub fn draw_problems(painter: &mut Painter, state: &State, top: usize) -> Position {
    let scrolls = state.session.sign("up/down");
    let title = format!("Problems in files ─ {scrolls} scroll, any other key closes");
    let inside = framed(painter, problems_window(state.layout.size), &title);
    let width = usize::from(inside.width).max(1);
    let options = textwrap::Options::new(width).subsequent_indent("  ");
    // A message may be wider than the screen, and it ends with what to do, so it is wrapped rather than cut.
    let problems = state.files.all_problems().into_iter().skip(top);
    let lines = problems.flat_map(|line| textwrap::wrap(line, &options));
    painter.lines(inside, lines, painter.theme.plain);
    Position::new(inside.x, inside.y)
}
