//! The calendar: months, and what falls on the current day.

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use super::agenda;
use super::lines::{margin, mark};
use super::month::{MonthGrid, one, selected};
use super::painter::Painter;
use crate::app::areas::{after, line, slice};
use crate::app::deadlines::month::{CalendarPart, MonthLayout};
use crate::app::list::List;
use crate::app::{Pane, State};
use crate::views::month::{DayRow, Falls};
use crate::when::Window;
use crate::when::distance::Distance;
use crate::when::state::Nature;

/// Draws the calendar. Returns the position of the current day if keys move among the days.
pub fn draw(painter: &mut Painter, area: Rect, list: &List, state: &State) -> Option<Position> {
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
    name(painter, line(layout.list, 0), state, day);
    on_day(painter, list, state);
    cursor.filter(|_| state.panes.deadlines.in_days())
}

/// Draws the meaning of the signs, a line each, as far as there is room.
fn legend(painter: &mut Painter, area: Rect, has_bars: bool) {
    let spans = if has_bars {
        "┣━┫ span of up to six weeks"
    } else {
        "∘ in a span of up to six weeks"
    };
    let lines = ["due: • 1  ● 2–4  ◉ 5 or more", spans, "[16] clock  (16) today"];
    painter.lines(area, lines, painter.theme.dim);
}

/// Draws a day and its distance from the clock's day.
fn name(painter: &mut Painter, place: Rect, state: &State, day: NaiveDate) {
    let title = format!("{} {}", day.format("%A"), state.library.days.day(day));
    let as_of = state.time.clock.as_of;
    let from_clock = if day == as_of {
        "the as-of date".to_owned()
    } else {
        Distance::of(&Window::day(day), Nature::Owed, as_of).to_string()
    };
    let used = painter.text(place, &title, painter.theme.strong);
    let rest = after(place, used);
    let from_clock = format!("  {from_clock}");
    if from_clock.width() <= rest.width.into() {
        painter.text(rest, &from_clock, painter.theme.dim);
    }
}

/// Draws the list of what falls on the day.
fn on_day(painter: &mut Painter, list: &List, state: &State) {
    let month = &state.panes.deadlines.month;
    if month.list.is_empty() {
        painter.text(list.place, "Nothing falls on this day.", painter.theme.dim);
    }
    let lines = agenda::lines(state, list.place.width);
    for (index, line) in list.lines() {
        match &month.list[index] {
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
        if month.part == CalendarPart::List || state.layout.focus != Pane::Deadlines {
            mark(painter, line, state, index == list.cursor.at, action);
        } else if action.is_some() && action == state.action() {
            painter.buffer.set_style(line, painter.theme.also_selected);
        }
    }
}

fn heading(painter: &mut Painter, line: Rect, falls: Falls, count: u32) {
    let theme = *painter.theme;
    let used = painter.text(line, &format!("{} ", falls.label()), theme.strong);
    let count = format!(" {count}");
    let rest = slice(line, used, line.width.saturating_sub(used + count.len() as u16));
    painter.text(rest, &"─".repeat(rest.width.into()), theme.dim);
    painter.right(line, &count, theme.plain);
}
