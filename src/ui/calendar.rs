//! The calendar: months, and what falls on the day in focus.

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::agenda;
use super::lines::{line, margin, mark, slice};
use super::month::{MonthGrid, one, selected};
use super::paint::Painter;
use crate::app::deadlines::month::{CalendarPart, MonthLayout};
use crate::app::{Pane, State};
use crate::views::month::{DayRow, Falls};
use crate::when::Window;
use crate::when::distance::Distance;
use crate::when::state::Nature;

pub fn draw(painter: &mut Painter, area: Rect, state: &State) -> Option<Position> {
    let layout = MonthLayout::new(area);
    let day = state.panes.deadlines.month.day(state.time.clock.as_of);
    let months = MonthGrid {
        state,
        day: Some(day),
        selected: selected(state),
        week: layout.week,
    };
    let mut cursor = None;
    for (index, month) in (0..).zip(state.panes.deadlines.month.months(layout.count())) {
        cursor = one(painter, layout.block(index), &months, month).or(cursor);
    }
    if let Some(area) = layout.legend {
        legend(painter, area, layout.week > 1);
    }
    let in_list = list(painter, layout.list, state, day);
    match state.panes.deadlines.month.part {
        CalendarPart::Days => cursor,
        CalendarPart::List => in_list.or(cursor),
    }
}

/// What the signs mean, a line each as far as there is room.
fn legend(painter: &mut Painter, area: Rect, has_bars: bool) {
    let spans = if has_bars {
        "┣━┫ span of up to six weeks"
    } else {
        "· in a span of up to six weeks"
    };
    let lines = ["due: • 1  ● 2–4  ◉ 5 or more", spans, "[16] clock  (16) today"];
    for (index, text) in (0..area.height).zip(lines) {
        painter.text(line(area, index), text, painter.theme.dim);
    }
}

/// What falls on the day: its name, then a list.
fn list(painter: &mut Painter, area: Rect, state: &State, day: NaiveDate) -> Option<Position> {
    let theme = *painter.theme;
    let month = &state.panes.deadlines.month;
    let title = format!("{} {}", day.format("%A"), state.library.days.day(day));
    let from_clock = match (day - state.time.clock.as_of).num_days() {
        0 => "the as-of date".to_owned(),
        _ => Distance::of(&day_window(day), Nature::Owed, state.time.clock.as_of).to_string(),
    };
    let used = painter.text(line(area, 0), &title, theme.strong);
    let from_clock = format!("  {from_clock}");
    if used as usize + from_clock.width() <= area.width.into() {
        painter.text(slice(line(area, 0), used, area.width), &from_clock, theme.dim);
    }
    let area = Rect {
        y: area.y + 1.min(area.height),
        height: area.height.saturating_sub(1),
        ..area
    };
    if month.list.is_empty() {
        painter.text(area, "Nothing falls on this day.", theme.dim);
        return None;
    }
    let lines = agenda::lines(state, area.width);
    let top = month.cursor.top;
    let seen = month.list.iter().enumerate().skip(top);
    for (index, row) in seen.take(area.height.into()) {
        let y = month.heights.start(index, top);
        if y >= area.height {
            break;
        }
        let line = Rect {
            y: area.y + y,
            height: (1 + u16::from(month.heights.is_tall(index))).min(area.height - y),
            ..area
        };
        match row {
            DayRow::Heading(falls, count) => heading(painter, line, *falls, *count),
            DayRow::Deadline(at) => {
                if let Some(deadline) = state.library.deadlines.sorted.get(*at as usize) {
                    agenda::deadline(painter, line, lines, deadline, state.time.clock.as_of);
                }
            }
            DayRow::Stack(..) | DayRow::Undated(_) => {}
        }
        let action = month.action(&state.library.deadlines, index);
        margin(painter, line, state, action);
        let is_selected = action.is_some() && action == state.action();
        let is_cursor = index == month.cursor.at;
        if month.part == CalendarPart::List || state.layout.focus != Pane::Deadlines {
            mark(painter, line, state, is_cursor, is_selected);
        } else if is_selected {
            painter.buffer.set_style(line, theme.also_selected);
        }
    }
    let y = area.y + month.heights.start(month.cursor.at, top);
    Some(Position::new(area.x, y.min(area.bottom().saturating_sub(1))))
}

const fn day_window(day: NaiveDate) -> Window {
    Window::day(day)
}

fn heading(painter: &mut Painter, line: Rect, falls: Falls, count: u32) {
    let theme = *painter.theme;
    let used = painter.text(line, &format!("{} ", falls.label()), theme.strong);
    let count = format!(" {count}");
    let rest = slice(line, used, line.width.saturating_sub(used + count.len() as u16));
    painter.text(rest, &"─".repeat(rest.width.into()), theme.dim);
    painter.right(line, &count, theme.plain);
}
