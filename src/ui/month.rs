//! Months side by side: how much falls on each day, the clock's day and today marked, week numbers at the left.

use chrono::{Datelike, NaiveDate};
use ratatui::layout::Rect;
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use super::paint::Painter;
use crate::app::State;
use crate::query::calendar::{add_days, add_months, weeks};

/// Week number and seven days of three cells each.
const MONTH: u16 = 24;

/// Draws as many months as there is room for, side by side.
pub fn draw(painter: &mut Painter, area: Rect, state: &State) {
    let count = ((area.width + 2) / (MONTH + 2)).clamp(1, 4);
    let left = area.width.saturating_sub(count * (MONTH + 2) - 2) / 2;
    for index in 0..count {
        let month = add_months(state.agenda.month, i32::from(index));
        let place = Rect {
            x: area.x + left + index * (MONTH + 2),
            width: MONTH.min(area.width),
            ..area
        };
        one(painter, place, state, month);
    }
}

fn one(painter: &mut Painter, area: Rect, state: &State, month: NaiveDate) {
    let theme = *painter.theme;
    let name = month.format("%B %Y").to_string();
    let pad = area.width.saturating_sub(name.width() as u16) / 2;
    painter.text(
        Rect {
            x: area.x + pad,
            width: area.width - pad,
            height: 1,
            ..area
        },
        &name,
        theme.strong,
    );
    painter.text(
        Rect {
            y: area.y + 1,
            height: 1,
            ..area
        },
        "Wk Mo Tu We Th Fr Sa Su",
        theme.dim,
    );
    for (row, monday) in weeks(month).into_iter().enumerate() {
        let y = area.y + 2 + row as u16;
        if y >= area.bottom() {
            break;
        }
        let line = Rect { y, height: 1, ..area };
        painter.text(line, &format!("{:>2}", monday.iso_week().week()), theme.dim);
        for weekday in 0..7 {
            let day = add_days(monday, weekday);
            if day.month() == month.month() {
                let cell = Rect {
                    x: area.x + 3 + weekday as u16 * 3,
                    width: 3,
                    ..line
                };
                self::day(painter, cell, state, day);
            }
        }
    }
}

/// Two cells for the number, one for how much falls on it.
fn day(painter: &mut Painter, cell: Rect, state: &State, day: NaiveDate) {
    let theme = *painter.theme;
    let count = state.agenda.days.on(day);
    let mark = match count.exact + count.ending {
        0 if count.covering > 0 => "·",
        0 => " ",
        1 => "•",
        2..=4 => "●",
        _ => "◉",
    };
    let mut style = if count.exact + count.ending > 0 {
        theme.strong
    } else {
        theme.plain
    };
    if day < state.clock.as_of {
        style = theme.dim;
    }
    if day == state.clock.as_of {
        style = theme.selected;
    } else if day == state.today {
        style = style.add_modifier(Modifier::UNDERLINED);
    }
    painter.text(Rect { width: 2, ..cell }, &format!("{:>2}", day.day()), style);
    let past = day < state.clock.as_of;
    painter.text(
        Rect {
            x: cell.x + 2,
            width: 1,
            ..cell
        },
        mark,
        if past { theme.dim } else { theme.focus },
    );
}
