//! A month as a grid: how much falls on each day, the windows that span days, the as-of date, today and the current day.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDate, Weekday};
use ratatui::layout::{Position, Rect};
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use super::painter::{Painter, cut};
use crate::app::areas::{line, slice};
use crate::app::deadlines::month::{BLOCK, DAY, GAP};
use crate::app::deadlines::small_months;
use crate::app::{Pane, State};
use crate::views::month::{DayCount, DayRow, week_number, weeks};
use crate::views::wording;
use crate::when::Window;

pub(super) struct MonthGrid<'s> {
    pub state: &'s State,
    /// The current day, in views that show one.
    pub day: Option<NaiveDate>,
    pub selected: Option<Window>,
    pub week: u16,
}

pub fn small(painter: &mut Painter, area: Rect, state: &State) {
    let count = small_months(area.width);
    let width = (count * (BLOCK + GAP) - GAP).min(area.width);
    let left = (area.width - width) / 2;
    let months = MonthGrid {
        state,
        day: None,
        selected: selected(state),
        week: 1,
    };
    for (index, month) in (0..).zip(state.panes.deadlines.month.months(count)) {
        let place = slice(area, left + index * (BLOCK + GAP), BLOCK);
        one(painter, place, &months, month);
    }
}

/// The window of the selected action: of the deadline at the list's cursor, or else of its next deadline.
pub(super) fn selected(state: &State) -> Option<Window> {
    let month = &state.panes.deadlines.month;
    let library = &state.library;
    let action = state.action()?;
    if let Some(DayRow::Deadline(index)) = month.list.get(month.cursor.at)
        && let Some(deadline) = library.deadlines.sorted.get(*index as usize)
        && deadline.action == action
    {
        return Some(deadline.window);
    }
    library
        .deadlines
        .next_of(&library.corpus, action, state.time.clock.as_of)
        .map(|deadline| deadline.window)
}

/// Draws a month. Returns the position of the current day, if it is in it.
pub(super) fn one(
    painter: &mut Painter,
    area: Rect,
    months: &MonthGrid,
    month: NaiveDate,
) -> Option<Position> {
    let theme = *painter.theme;
    let name = month.format("%B %-Y").to_string();
    let pad = area.width.saturating_sub(name.width() as u16) / 2;
    let is_now = (month.year(), month.month())
        == (
            months.state.time.clock.as_of.year(),
            months.state.time.clock.as_of.month(),
        );
    let style = if is_now { theme.focus } else { theme.strong };
    painter.text(slice(line(area, 0), pad, area.width), &name, style);
    let first_weekday = months.state.panes.deadlines.first_weekday;
    let weeks = weeks(month, first_weekday);
    // A pane too low for a month shows the weeks up to the current day.
    let room = usize::from(area.height.saturating_sub(2) / months.week);
    let stands = weeks
        .iter()
        .position(|week| months.day.is_some_and(|day| week.contains(&Some(day))));
    let skip = stands.map_or(0, |stands| (stands + 1).saturating_sub(room.max(1)));
    weekdays(painter, line(area, 1), first_weekday);
    let mut cursor = None;
    let mut named = None;
    for (index, week) in weeks.iter().skip(skip).take(room).enumerate() {
        let row = line(area, 2 + index as u16 * months.week);
        if let Some(number) = week_number(week) {
            painter.text(slice(row, 0, 2), &format!("{number:>2}"), theme.dim);
        }
        for (weekday, day) in week.iter().enumerate() {
            let Some(day) = *day else { continue };
            let cell = slice(row, 2 + weekday as u16 * DAY, DAY);
            self::day(painter, cell, months, day);
            if months.day == Some(day) {
                cursor = Some(Position::new(cell.x + 1, cell.y));
            }
            if months.week > 1 {
                let below = Rect {
                    y: cell.y + 1,
                    ..cell
                };
                let is_last = weekday == 6 || week[weekday + 1].is_none();
                bar(painter, below.intersection(area), months, day, is_last);
            }
        }
        if months.week > 1 {
            let below = Rect { y: row.y + 1, ..row };
            names(painter, below.intersection(area), months, week, &mut named);
        }
    }
    cursor
}

fn weekdays(painter: &mut Painter, row: Rect, first: Weekday) {
    painter.text(slice(row, 0, 2), "Wk", painter.theme.dim);
    let mut weekday = first;
    for index in 0..7 {
        let name = weekday.to_string();
        painter.text(slice(row, 3 + index * DAY, 2), &name[..2], painter.theme.dim);
        weekday = weekday.succ();
    }
}

/// Draws a day: brackets around the clock's day, parentheses around today, and how much falls on it. The current day is
/// highlighted in addition.
fn day(painter: &mut Painter, cell: Rect, months: &MonthGrid, day: NaiveDate) {
    let theme = *painter.theme;
    let state = months.state;
    let (as_of, today) = (state.time.clock.as_of, state.time.today);
    let count = state.panes.deadlines.month.counts.on(day);
    let (open, close) = match day {
        _ if day == as_of => ("[", "]"),
        _ if day == today => ("(", ")"),
        _ => (" ", " "),
    };
    let has_dots = months.week == 1 && months.day.is_some();
    let mark = density(count, has_dots);
    let is_past = day < as_of;
    let mut style = if is_past { theme.dim } else { theme.plain };
    if count.due() > 0 {
        style = style.add_modifier(Modifier::BOLD);
    }
    if day == as_of {
        style = theme.focus;
    } else if day == today {
        style = style.add_modifier(Modifier::UNDERLINED);
    }
    painter.text(slice(cell, 0, 3), &format!("{open}{:>2}", day.day()), style);
    let mark_style = if is_past {
        theme.dim
    } else {
        density_style(painter, count)
    };
    if mark == " " || (count.due() == 0 && close == "]") {
        painter.text(slice(cell, 3, 1), close, style);
    } else {
        painter.text(slice(cell, 3, 1), mark, mark_style);
    }
    if months.day == Some(day) {
        let in_days = state.layout.focus == Pane::Deadlines && state.panes.deadlines.in_days();
        let style = theme.selection(in_days);
        painter.style(cell, style);
    } else if months.week == 1 && months.selected.is_some_and(|window| covers(&window, day)) {
        // Without lines for bars, the selected window is underlined.
        painter.style(slice(cell, 0, 3), Style::new().add_modifier(Modifier::UNDERLINED));
    }
}

/// How much falls on a day, in one cell. With `has_dots`, where spans have no bars, a dot marks a day within one.
pub(super) const fn density(count: DayCount, has_dots: bool) -> &'static str {
    match count.due() {
        0 if count.spans > 0 && has_dots => "∘",
        0 => " ",
        1 => "•",
        2..=4 => "●",
        _ => "◉",
    }
}

pub(super) fn density_style(painter: &Painter, count: DayCount) -> Style {
    let theme = *painter.theme;
    match count.due() {
        0 => theme.dim,
        1 => theme.plain,
        2..=4 => theme.focus,
        _ => theme.warning.add_modifier(Modifier::BOLD),
    }
}

/// Whether a window with both ends includes a day.
fn covers(window: &Window, day: NaiveDate) -> bool {
    window.earliest.is_some_and(|earliest| earliest <= day)
        && window.latest.is_some_and(|latest| day <= latest)
}

/// The fewest cells in which a name is worth showing.
const NAME: u16 = 8;

/// What spans a day: whether the selected window does, the number of spans, and the span if there is only one.
type DayBar = (bool, u32, Option<u32>);

/// Draws names in the bars of a week: the title of the selected window or of a single span, or the number of several spans.
fn names(
    painter: &mut Painter,
    row: Rect,
    months: &MonthGrid,
    week: &[Option<NaiveDate>; 7],
    named: &mut Option<DayBar>,
) {
    let library = &months.state.library;
    let bar = |day: &Option<NaiveDate>| {
        let day = (*day)?;
        let is_selected = months
            .selected
            .is_some_and(|window| !window.is_day() && covers(&window, day));
        let count = months.state.panes.deadlines.month.counts.on(day);
        (is_selected || count.spans > 0).then_some((is_selected, count.spans, count.only_span()))
    };
    let mut at = 0;
    for alike in week.chunk_by(|day, next| bar(day) == bar(next)) {
        let first = at;
        at += alike.len() as u16;
        let Some(own @ (is_selected, spans, only)) = bar(&alike[0]) else {
            continue;
        };
        // Leave room for the ends of the bar, and for a blank on either side of the name.
        let room = (alike.len() as u16 * DAY).saturating_sub(5);
        // A bar that continues from the week before has its name there.
        if room < NAME || *named == Some(own) {
            continue;
        }
        *named = Some(own);
        let title = |action| library.corpus.action(action).title();
        let only = only.and_then(|only| library.deadlines.sorted.get(only as usize));
        let text = match (is_selected, months.state.action(), only) {
            (true, Some(action), _) => title(action).into(),
            (false, _, Some(only)) => title(only.action).into(),
            _ => Cow::Owned(wording::count(spans as usize, "span")),
        };
        let style = if is_selected {
            painter.theme.focus
        } else {
            painter.theme.dim
        };
        let name = format!(" {} ", cut(&text, room.into()));
        painter.text(slice(row, 2 + first * DAY + 1, room + 2), &name, style);
    }
}

/// Draws the windows that span a day: a line, thicker for many, with an end where one begins or ends. The selected window
/// is a double line.
fn bar(painter: &mut Painter, cell: Rect, months: &MonthGrid, day: NaiveDate, is_last: bool) {
    let counts = &months.state.panes.deadlines.month.counts;
    let count = counts.on(day);
    let window = months
        .selected
        .filter(|window| !window.is_day() && covers(window, day));
    let text = match window {
        Some(window) => {
            let begins = if window.earliest == Some(day) {
                "╞"
            } else {
                "═"
            };
            let ends = window.latest == Some(day);
            match (ends, is_last) {
                (true, _) => format!("{begins}═╡ "),
                (false, true) => format!("{begins}══ "),
                (false, false) => format!("{begins}═══"),
            }
        }
        None if count.spans == 0 => return,
        None => {
            let (line, begin, end) = if count.spans < 3 {
                ("─", "├", "┤")
            } else {
                ("━", "┣", "┫")
            };
            let first = if count.spans_begin > 0 { begin } else { line };
            let third = if count.spans_end > 0 { end } else { line };
            let goes_on = count.spans > count.spans_end && !is_last;
            let fourth = if goes_on { line } else { " " };
            format!("{first}{line}{third}{fourth}")
        }
    };
    let style = match window {
        Some(_) => painter.theme.focus,
        None => painter.theme.dim,
    };
    painter.text(cell, &text, style);
}
