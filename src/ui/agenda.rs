//! The agenda: buckets of lines, under small months where there is room.

use chrono::NaiveDate;
use ratatui::layout::Rect;
use ratatui::style::{Modifier, Style};
use unicode_width::UnicodeWidthStr;

use super::lines::{margin, mark, nothing};
use super::painter::Painter;
use super::{glyph, month};
use crate::app::State;
use crate::app::areas::{after, below, slice};
use crate::app::deadlines::agenda_line::{AgendaLine, AgendaLines};
use crate::app::list::List;
use crate::model::deadlines::Deadline;
use crate::views::agenda::{AgendaRow, Bucket};
use crate::views::grouped_rows::pinned;
use crate::views::wording;
use crate::when::state::ScheduleState;

pub fn draw(painter: &mut Painter, area: Rect, list: &List, state: &State) {
    let above = list.place.y - area.y;
    if above > 0 {
        let height = above - 1;
        month::small(painter, Rect { height, ..area }, state);
    }
    let agenda = &state.panes.deadlines.agenda;
    if agenda.rows.is_empty() {
        painter.text(list.place, nothing(state), painter.theme.dim);
        return;
    }
    let pinned = pinned(&agenda.rows, list.cursor.top);
    let lines = lines(state, area.width);
    let as_of = state.time.clock.as_of;
    for (index, line) in list.lines() {
        match &agenda.rows[index] {
            _ if index - list.cursor.top < pinned => {
                if let Some((_, bucket, count)) = agenda.bucket(index) {
                    heading(painter, line, state, bucket, count);
                }
                continue;
            }
            AgendaRow::Heading(bucket, count) => heading(painter, line, state, *bucket, *count),
            AgendaRow::Deadline(at) => {
                if let Some(own) = state.library.deadlines.sorted.get(*at as usize) {
                    deadline(painter, line, lines, own, as_of);
                }
            }
            AgendaRow::Stack(..) => {}
            AgendaRow::Undated(action) => {
                let undated = ScheduleState::Undated;
                let own = lines.undated(*action);
                entry(painter, line, lines, glyph::of_state(undated), undated, &own);
            }
        }
        let action = agenda.action(&state.library.deadlines, index);
        margin(painter, line, state, action);
        mark(painter, line, state, index == list.cursor.at, action);
    }
}

fn heading(painter: &mut Painter, line: Rect, state: &State, bucket: Bucket, count: u32) {
    let theme = *painter.theme;
    let is_folded = state.panes.deadlines.agenda.folded.contains(&bucket);
    let style = match bucket {
        Bucket::Overdue => theme.state(ScheduleState::Overdue),
        Bucket::PossiblyOverdue => theme.state(ScheduleState::PossiblyOverdue),
        Bucket::Open => theme.state(ScheduleState::Open),
        _ => theme.plain,
    };
    rule(
        painter,
        line,
        is_folded,
        &bucket.label(state.time.clock.as_of),
        count,
        style,
    );
}

/// Draws a heading: the sign of its fold, its label, and the number of its entries.
pub fn rule(painter: &mut Painter, line: Rect, is_folded: bool, label: &str, count: u32, style: Style) {
    let count = format!(" {}", wording::grouped(count));
    let room = line.width.saturating_sub(count.len() as u16 + 1);
    let label = format!("{} {label} ", glyph::fold(is_folded));
    let used = painter.text(slice(line, 0, room), &label, style.add_modifier(Modifier::BOLD));
    let rest = slice(line, used, room.saturating_sub(used) + 1);
    painter.text(rest, &"─".repeat(rest.width.into()), painter.theme.dim);
    painter.right(line, &count, painter.theme.plain);
}

pub fn lines(state: &State, width: u16) -> AgendaLines<'_> {
    let widest = state.panes.deadlines.widest_title();
    AgendaLines::new(&state.library, state.time.clock.as_of, width, widest)
}

/// Draws a deadline: its sign, distance, wording, title, hedge, place and owner. What distinguishes lines is never cut.
pub fn deadline(
    painter: &mut Painter,
    place: Rect,
    lines: AgendaLines,
    deadline: &Deadline,
    as_of: NaiveDate,
) {
    let (sign, state) = glyph::of_deadline(deadline, as_of);
    let own = lines.deadline(deadline);
    entry(painter, place, lines, sign, state, &own);
}

fn entry(
    painter: &mut Painter,
    place: Rect,
    lines: AgendaLines,
    glyph: &str,
    state: ScheduleState,
    line: &AgendaLine,
) {
    let theme = *painter.theme;
    let style = theme.state(state);
    let columns = line.columns;
    painter.text(slice(place, 0, 1), glyph, style);
    painter.right(slice(place, 2, columns.distance), &line.lead, style);
    let wording = slice(place, line.wording_x, line.wording.width() as u16);
    painter.text(wording, &line.wording, theme.plain);
    let after_date = after(place, line.wording_x + wording.width + 1);
    painter.text(after_date, line.hedge_of_date, theme.dim);
    let title = slice(place, line.title_x, line.title_cells);
    let used = super::lines::title(painter, title, line.title, theme.plain);
    let x = line.title_x + used + 1;
    if line.title_x + line.title_cells < line.beside_x {
        painter.text(slice(place, x, line.beside_x - x), &line.was, theme.computed);
    }
    let mut x = line.beside_x + 1;
    let under = after(below(place, 1), line.title_x);
    let below = (under.height > 0)
        .then(|| line.hedge_below(under.width))
        .flatten();
    match below {
        Some(word) => painter.right(under, word, theme.dim),
        None => painter.text(slice(place, x, columns.hedge), line.hedge, theme.dim),
    };
    x += columns.hedge + 1;
    if columns.place > 0 {
        let places = lines.places(line.action, columns.place);
        painter.text(slice(place, x, columns.place), &places, theme.dim);
        x += columns.place + 1;
    }
    if columns.owner > 0 {
        let owner = lines.owner(line.action, columns.owner);
        painter.text(slice(place, x, columns.owner), &owner, theme.dim);
    }
}
