//! The agenda: buckets of lines, under small months where there is room.

use chrono::NaiveDate;
use ratatui::layout::{Position, Rect};
use ratatui::style::Modifier;
use unicode_width::UnicodeWidthStr;

use super::lines::{margin, mark, nothing, slice};
use super::paint::Painter;
use super::{glyph, month};
use crate::app::State;
use crate::app::deadlines::agenda_line::{AgendaLine, AgendaLines};
use crate::app::deadlines::calendar_height;
use crate::model::deadlines::Deadline;
use crate::views::agenda::{AgendaRow, Bucket};
use crate::views::grouped_rows::pinned;
use crate::views::wording;
use crate::when::state::ScheduleState;

pub fn draw(painter: &mut Painter, area: Rect, state: &State) -> Option<Position> {
    let above = calendar_height(area.height);
    if above > 0 {
        month::small(
            painter,
            Rect {
                height: above - 1,
                ..area
            },
            state,
        );
    }
    let area = Rect {
        y: area.y + above,
        height: area.height - above,
        ..area
    };
    let agenda = &state.panes.deadlines.agenda;
    if agenda.rows.is_empty() {
        painter.text(area, nothing(state), painter.theme.dim);
        return None;
    }
    let pinned = pinned(&agenda.rows, agenda.cursor.top);
    let lines = lines(state, area.width);
    let as_of = state.time.clock.as_of;
    let top = agenda.cursor.top;
    let seen = agenda.rows.iter().enumerate().skip(top);
    for (offset, (index, row)) in seen.take(area.height.into()).enumerate() {
        let line = Rect {
            y: area.y + agenda.heights.start(index, top),
            height: 1 + u16::from(agenda.heights.is_tall(index)),
            ..area
        };
        match row {
            _ if offset < pinned => {
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
        mark(
            painter,
            line,
            state,
            index == agenda.cursor.at,
            action.is_some() && action == state.action(),
        );
    }
    let y = area.y + agenda.heights.start(agenda.cursor.at, top);
    Some(Position::new(area.x, y.min(area.bottom().saturating_sub(1))))
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

/// A heading over lines: whether they are folded, what they are, how many.
pub fn rule(
    painter: &mut Painter,
    line: Rect,
    is_folded: bool,
    label: &str,
    count: u32,
    style: ratatui::style::Style,
) {
    let theme = *painter.theme;
    let count = format!(" {}", wording::grouped(count));
    let room = line.width.saturating_sub(count.len() as u16 + 1);
    let fold = if is_folded { "▸" } else { "▾" };
    let label = format!("{fold} {label} ");
    let used = painter.text(slice(line, 0, room), &label, style.add_modifier(Modifier::BOLD));
    let rest = slice(line, used, room.saturating_sub(used) + 1);
    painter.text(rest, &"─".repeat(rest.width.into()), theme.dim);
    painter.right(line, &count, theme.plain);
}

pub fn lines(state: &State, width: u16) -> AgendaLines<'_> {
    let widest = state.panes.deadlines.widest_title();
    AgendaLines::new(&state.library, state.time.clock.as_of, width, widest)
}

/// Sign, distance, wording, title, hedge, place: what tells two lines apart is never cut.
pub fn deadline(
    painter: &mut Painter,
    place: Rect,
    lines: AgendaLines,
    deadline: &Deadline,
    as_of: NaiveDate,
) {
    let sign = glyph::of_deadline(deadline, as_of);
    let state = sign.state.unwrap_or(ScheduleState::Undated);
    entry(
        painter,
        place,
        lines,
        sign.glyph,
        state,
        &lines.deadline(deadline),
    );
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
    let after_date = slice(
        place,
        line.wording_x + line.wording.width() as u16 + 1,
        place.width,
    );
    painter.text(after_date, line.hedge_of_date, theme.dim);
    let title = Rect {
        x: place.x + line.title_x.min(place.width),
        width: line.title_cells,
        ..place
    };
    let used = super::lines::title(painter, title, line.title, theme.plain);
    let x = line.title_x + used + 1;
    if line.title_x + line.title_cells < line.beside_x {
        painter.text(slice(place, x, line.beside_x - x), &line.was, theme.computed);
    }
    let mut x = line.beside_x + 1;
    painter.text(slice(place, x, columns.hedge), line.hedge, theme.dim);
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
