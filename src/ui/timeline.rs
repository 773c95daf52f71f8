//! The timeline: a bar per deadline under a scale, with its label on the left and its wording on the right.

use std::cmp::Ordering;

use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};

use super::agenda::rule;
use super::glyph;
use super::lines::{margin, mark, nothing};
use super::painter::Painter;
use crate::app::areas::{after, line, slice};
use unicode_width::UnicodeWidthStr;

use crate::app::State;
use crate::app::deadlines::timeline::TimelineLayout;
use crate::app::list::List;
use crate::editions::baseline;
use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::views::grouped_rows::pinned;
use crate::views::timeline::bar::Bar;
use crate::views::timeline::scale::{Scale, Tick};
use crate::views::timeline::{TimelineGroup, TimelineRow, path};
use crate::views::{brief, wording};
use crate::when::state::ScheduleState;

/// The period in view, and where it is drawn.
struct Chart {
    layout: TimelineLayout,
    scale: Scale,
    /// The first cell in view, counted from the origin of the scale.
    left: i64,
    /// The columns of the chart where longer units begin.
    rules: Vec<u16>,
}

impl Chart {
    /// The part of a row with the chart.
    fn cells(&self, row: Rect) -> Rect {
        slice(row, self.layout.label + 1, self.layout.chart)
    }

    /// The part of a row with the wording, after the chart.
    fn wording(&self, row: Rect) -> Rect {
        slice(
            row,
            self.layout.label + 2 + self.layout.chart,
            self.layout.wording,
        )
    }

    /// The column of a cell, if it is in view.
    fn column(&self, cell: i64) -> Option<u16> {
        u16::try_from(cell - self.left)
            .ok()
            .filter(|column| *column < self.layout.chart)
    }
}

pub fn draw(painter: &mut Painter, area: Rect, list: &List, state: &State) {
    let layout = TimelineLayout::new(area);
    let timeline = &state.panes.deadlines.timeline;
    let as_of = state.time.clock.as_of;
    let scale = timeline.scale(layout.chart);
    let left = timeline.left(layout.chart, as_of);
    let [longer, shorter] = scale.header(left, layout.chart);
    let rules = longer
        .iter()
        .filter(|tick| tick.begins)
        .map(|tick| tick.at)
        .collect();
    let chart = Chart {
        layout,
        scale,
        left,
        rules,
    };
    header(painter, area, &chart, &longer, &shorter);
    if timeline.rows.is_empty() {
        painter.text(layout.rows, nothing(state), painter.theme.dim);
        return;
    }
    let pinned = pinned(&timeline.rows, list.cursor.top);
    for (index, line) in list.lines() {
        let row = &timeline.rows[index];
        match row {
            _ if index - list.cursor.top < pinned => {
                if let Some((_, group, count)) = timeline.heading(index) {
                    heading(painter, line, state, group, count);
                }
                continue;
            }
            TimelineRow::Heading(group, count) => heading(painter, line, state, *group, *count),
            TimelineRow::Deadline(at) => deadline(painter, line, state, &chart, *at),
            TimelineRow::Stack(first, more) => stack(painter, line, state, &chart, *first, *more),
            TimelineRow::Undated(action) => undated(painter, line, state, &chart, *action),
        }
        let action = timeline.action(&state.library.deadlines, index);
        margin(painter, line, state, action);
        let is_cursor = index == list.cursor.at;
        if matches!(row, TimelineRow::Heading(..)) {
            mark(painter, line, state, is_cursor, action);
            continue;
        }
        // The bar keeps its colours; only the label and the wording are highlighted.
        mark(painter, slice(line, 0, layout.label), state, is_cursor, action);
        if layout.wording > 0 {
            mark(painter, chart.wording(line), state, is_cursor, action);
        }
    }
    for empty in layout.rows.rows().skip(list.lines().count()) {
        background(painter, empty, state, &chart);
    }
    legend(painter, state, &chart);
}

/// Draws years over months, or the units of another scale, with a rule where a longer unit begins.
fn header(painter: &mut Painter, area: Rect, chart: &Chart, longer: &[Tick], shorter: &[Tick]) {
    let theme = *painter.theme;
    let (above, below) = (chart.cells(line(area, 0)), chart.cells(line(area, 1)));
    for tick in longer {
        let mut place = after(above, tick.at);
        if tick.begins {
            painter.text(slice(place, 0, 1), "│", theme.dim);
            place = after(place, 1);
        }
        painter.text(place, &tick.text, theme.strong);
    }
    for tick in shorter {
        painter.text(after(below, tick.at), &tick.text, theme.plain);
    }
}

fn heading(painter: &mut Painter, line: Rect, state: &State, group: TimelineGroup, count: u32) {
    let theme = *painter.theme;
    let is_folded = state.panes.deadlines.timeline.folds.folded.contains(&group);
    let room = usize::from(line.width).saturating_sub(count.to_string().len() + 5);
    let (label, style) = match group {
        TimelineGroup::Section(section) => (path(state.corpus(), section, room), theme.plain),
        TimelineGroup::State(ScheduleState::Undated) => {
            ("Undated next steps".into(), theme.state(ScheduleState::Undated))
        }
        TimelineGroup::State(schedule) => (wording::capital(schedule.label()), theme.state(schedule)),
    };
    rule(painter, line, is_folded, &label, count, style);
}

/// Replaces a cell and its style, so that a line behind a bar does not colour the bar.
fn put(painter: &mut Painter, cells: Rect, column: u16, glyph: char, style: Style) {
    let at = slice(cells, column, 1);
    if let Some(cell) = painter.buffer.cell_mut(at.as_position()) {
        cell.reset();
        cell.set_style(painter.theme.plain);
    }
    painter.text(at, glyph.encode_utf8(&mut [0; 4]), style);
}

/// Draws the lines behind the bars: where longer units begin, today, and the clock's day.
fn background(painter: &mut Painter, row: Rect, state: &State, chart: &Chart) {
    let theme = *painter.theme;
    let cells = chart.cells(row);
    for column in &chart.rules {
        put(painter, cells, *column, '│', theme.dim);
    }
    if let Some(column) = chart.column(chart.scale.first_cell(state.time.today)) {
        put(painter, cells, column, '┆', theme.plain);
    }
    if let Some(column) = chart.column(chart.scale.first_cell(state.time.clock.as_of)) {
        put(painter, cells, column, '╎', theme.focus);
    }
}

fn deadline(painter: &mut Painter, row: Rect, state: &State, chart: &Chart, at: u32) {
    let Some(deadline) = state.library.deadlines.sorted.get(at as usize) else {
        return;
    };
    let (sign, schedule) = glyph::of_deadline(deadline, state.time.clock.as_of);
    let style = painter.theme.state(schedule);
    let title = state.corpus().action(deadline.action).title();
    label(painter, row, chart, sign, style, title);
    bar(painter, row, state, chart, deadline, style);
    words(painter, row, state, chart, deadline);
}

fn undated(painter: &mut Painter, row: Rect, state: &State, chart: &Chart, action: ActionId) {
    let style = painter.theme.state(ScheduleState::Undated);
    let title = state.corpus().action(action).title();
    label(
        painter,
        row,
        chart,
        glyph::of_state(ScheduleState::Undated),
        style,
        title,
    );
    background(painter, row, state, chart);
    painter.text(chart.wording(row), "no date", painter.theme.dim);
}

/// Draws a stack: how many more deadlines share a window. Its bar is shaded, to distinguish it from that of a single deadline.
fn stack(painter: &mut Painter, row: Rect, state: &State, chart: &Chart, first: u32, more: u32) {
    let Some(deadline) = state.library.deadlines.sorted.get(first as usize) else {
        return;
    };
    let is_open = state.panes.deadlines.timeline.folds.unstacked.contains(&first);
    let room = usize::from(chart.layout.label.saturating_sub(8));
    let when = when(state, deadline, room);
    let text = format!("{more} more {when} {}", glyph::fold(!is_open));
    label(painter, row, chart, " ", painter.theme.dim, &text);
    background(painter, row, state, chart);
    if is_open {
        return;
    }
    let style = painter.theme.state(deadline.state(state.time.clock.as_of));
    let bar = Bar::new(&deadline.window, chart.scale, state.time.clock.as_of);
    let cells = chart.cells(row);
    each_cell(&bar, chart, |column, _, glyph| {
        let glyph = if glyph == '█' { '▒' } else { glyph };
        put(painter, cells, column, glyph, style.add_modifier(Modifier::DIM));
    });
}

/// `in Q2 2025`, `on 18 Dec 2024`, `by mid-2025`: a wording after a count.
fn when(state: &State, deadline: &Deadline, cells: usize) -> String {
    let words = brief::wording(
        state.library.days,
        state.corpus(),
        deadline,
        cells.saturating_sub(3),
    );
    let window = &deadline.window;
    let first = words.split(' ').next().unwrap_or_default();
    if window.earliest.is_none() || window.latest.is_none() || ["by", "to", "around"].contains(&first) {
        return words;
    }
    format!("{} {words}", if window.is_day() { "on" } else { "in" })
}

fn label(painter: &mut Painter, row: Rect, chart: &Chart, glyph: &str, style: Style, title: &str) {
    painter.text(slice(row, 0, 1), glyph, style);
    painter.text(
        slice(row, 2, chart.layout.label.saturating_sub(2)),
        title,
        painter.theme.plain,
    );
}

/// Visits the cells of a bar that are in view: column, cell, glyph.
fn each_cell(bar: &Bar, chart: &Chart, mut draw: impl FnMut(u16, i64, char)) {
    let right = chart.left + i64::from(chart.layout.chart) - 1;
    for cell in bar.first().max(chart.left)..=bar.last().min(right) {
        if let (Some(glyph), Some(column)) = (bar.glyph(cell), chart.column(cell)) {
            draw(column, cell, glyph);
        }
    }
}

/// Draws the bar of a deadline: its past part is dim, and the clock's line continues through it. An arrow points to a bar out
/// of view.
fn bar(painter: &mut Painter, row: Rect, state: &State, chart: &Chart, deadline: &Deadline, style: Style) {
    background(painter, row, state, chart);
    baseline(painter, row, state, chart, deadline);
    let now = chart.scale.first_cell(state.time.clock.as_of);
    let bar = Bar::new(&deadline.window, chart.scale, state.time.clock.as_of);
    let cells = chart.cells(row);
    let right = chart.left + i64::from(chart.layout.chart) - 1;
    if bar.last() < chart.left {
        painter.text(cells, "⇠", style);
    } else if bar.first() > right {
        painter.right(cells, "⇢", style);
    }
    // Upcoming windows are less prominent than open or past ones.
    let is_ahead = deadline.state(state.time.clock.as_of) == ScheduleState::Upcoming;
    let style = if is_ahead && !bar.is_day {
        style.add_modifier(Modifier::DIM)
    } else {
        style
    };
    each_cell(&bar, chart, |column, cell, glyph| {
        let (glyph, style) = match (glyph, cell.cmp(&now)) {
            ('█', Ordering::Less) => (glyph, style.add_modifier(Modifier::DIM)),
            ('█', Ordering::Equal) => ('╎', style.add_modifier(Modifier::REVERSED)),
            _ => (glyph, style),
        };
        put(painter, cells, column, glyph, style);
    });
    if chart.layout.wording == 0 {
        beside(painter, cells, state, chart, &bar, deadline, painter.theme.dim);
    }
}

/// Draws where the deadline was in the first edition that had it, faintly behind where it is.
fn baseline(painter: &mut Painter, row: Rect, state: &State, chart: &Chart, deadline: &Deadline) {
    let library = &state.library;
    let Some(first) = baseline::moved(&library.corpus, &library.deadlines, deadline) else {
        return;
    };
    let bar = Bar::new(&first.window, chart.scale, state.time.clock.as_of);
    let cells = chart.cells(row);
    let style = painter.theme.dim;
    each_cell(&bar, chart, |column, _, glyph| {
        let glyph = if glyph == '◈' { '◇' } else { '┄' };
        put(painter, cells, column, glyph, style);
    });
}

/// Draws the wording beside or over its bar, where it has no column.
fn beside(
    painter: &mut Painter,
    cells: Rect,
    state: &State,
    chart: &Chart,
    bar: &Bar,
    deadline: &Deadline,
    style: Style,
) {
    // With a blank on each side, so that no line touches the words.
    let room = usize::from(state.library.days.cells()) + "by ".len();
    let room = room.min(usize::from(chart.layout.chart).saturating_sub(2));
    let words = format!(
        " {} ",
        brief::wording(state.library.days, state.corpus(), deadline, room)
    );
    let width = words.width() as i64;
    let chart_width = i64::from(chart.layout.chart);
    if width > chart_width {
        return;
    }
    let (first, last) = if bar.is_day {
        (bar.middle(), bar.middle())
    } else {
        (bar.first(), bar.last())
    };
    let after = (last - chart.left).max(0) + 1;
    let before = (first - chart.left).min(chart_width - 1) - width;
    let at = if after + width <= chart_width {
        after
    } else if before >= 0 {
        before
    } else {
        // Without room on either side, the date is drawn over the bar, if possible so that both of its ends stay visible.
        let now = chart.scale.first_cell(state.time.clock.as_of) - chart.left;
        let (first, last) = (
            (first - chart.left).max(0),
            (last - chart.left).min(chart_width - 1),
        );
        let between = |from: i64| (last - from >= width).then(|| from + (last - from - width) / 2);
        // If the bar is too short for that, the date goes to the side where it covers less of the bar.
        let (at_left, at_right) = (width - first, last - (chart_width - width));
        between(now.clamp(first, last) + 1)
            .or_else(|| between(first + 1))
            .unwrap_or(if at_left < at_right {
                0
            } else {
                chart_width - width
            })
    };
    if let Ok(at) = u16::try_from(at) {
        painter.text(slice(cells, at, width as u16), &words, style);
    }
}

fn words(painter: &mut Painter, row: Rect, state: &State, chart: &Chart, deadline: &Deadline) {
    let layout = &chart.layout;
    if layout.wording == 0 {
        return;
    }
    let words = brief::wording(
        state.library.days,
        state.corpus(),
        deadline,
        layout.wording.into(),
    );
    // A date is never cut: it covers the end of the chart, with a blank before it.
    let over = (words.width() as u16).saturating_sub(layout.wording);
    let at = (layout.label + 2 + layout.chart).saturating_sub(over);
    if over > 0 {
        painter.text(slice(row, at.saturating_sub(1), 1), " ", painter.theme.plain);
    }
    painter.text(slice(row, at, layout.wording + over), &words, painter.theme.plain);
}

fn legend(painter: &mut Painter, state: &State, chart: &Chart) {
    let Some(area) = chart.layout.legend else { return };
    let as_of = format!("╎ as of {}", state.library.days.day(state.time.clock.as_of));
    let today = if state.time.today == state.time.clock.as_of {
        ""
    } else {
        "┆ today"
    };
    let has_several = state.corpus().editions.len() > 1;
    let signs = [
        "◈ one day",
        if has_several { "┄◇ baseline" } else { "" },
        "██ window",
        "▓▒░ vague end",
        "◂━ no beginning",
        "━▸ no end",
    ];
    let mut used = painter.text(area, &as_of, painter.theme.dim);
    for sign in [today].into_iter().chain(signs).filter(|sign| !sign.is_empty()) {
        let rest = after(area, used + 2);
        // A sign is left out rather than shown without its meaning.
        if sign.chars().count() > usize::from(rest.width) {
            break;
        }
        used += 2 + painter.text(rest, sign, painter.theme.dim);
    }
}
