//! The deadlines pane as an agenda: buckets of lines, under a month where there is room.

use ratatui::layout::{Position, Rect};

use super::paint::Painter;
use super::{glyph, month};
use crate::app::{Pane, State, calendar_height};
use crate::model::schedule::{ScheduleState, state as schedule_state};
use crate::model::words::Hedge;
use crate::query::agenda::{AgendaRow, Bucket};
use crate::query::wording;

/// Draws the months and the lines that are in view.
pub fn draw(painter: &mut Painter, area: Rect, state: &State) -> Option<Position> {
    let above = calendar_height(area.height);
    if above > 0 {
        month::draw(
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
    let agenda = &state.agenda;
    if agenda.rows.is_empty() {
        let text = if state.filter.is_some() {
            "No deadlines match. Esc clears the query."
        } else {
            "No deadlines in this corpus."
        };
        painter.text(area, text, painter.theme.dim);
        return None;
    }
    let pinned = agenda.pinned(agenda.cursor.top);
    for (index, row) in agenda
        .rows
        .iter()
        .enumerate()
        .skip(agenda.cursor.top)
        .take(area.height.into())
    {
        let offset = index - agenda.cursor.top;
        let line = Rect {
            y: area.y + offset as u16,
            height: 1,
            ..area
        };
        if offset < pinned {
            if let Some((_, bucket, count)) = agenda.bucket(index) {
                heading(painter, line, state, bucket, count);
            }
            continue;
        }
        match row {
            AgendaRow::Heading(bucket, count) => heading(painter, line, state, *bucket, *count),
            AgendaRow::Deadline(at) => entry(painter, line, state, *at),
            AgendaRow::Undated(action) => {
                let style = painter.theme.state(ScheduleState::Undated);
                painter.text(
                    Rect { width: 1, ..line },
                    glyph::of_state(ScheduleState::Undated),
                    style,
                );
                let rest = Rect {
                    x: line.x + 2,
                    width: line.width.saturating_sub(2),
                    ..line
                };
                painter.text(rest, state.corpus().action(*action).title(), painter.theme.plain);
            }
        }
        if let Some(action) = agenda.action(&state.library.deadlines, index)
            && state.marks.contains(action)
        {
            // In the margin: panes keep a cell free inside their border.
            let margin = Rect {
                x: line.x.saturating_sub(1),
                width: 1,
                ..line
            };
            painter.text(margin, glyph::MARK, painter.theme.strong);
        }
        if index == agenda.cursor.at {
            let whole = Rect {
                x: line.x.saturating_sub(1),
                width: line.width + 2,
                ..line
            };
            let is_selected = agenda.action(&state.library.deadlines, index) == state.action();
            let theme = painter.theme;
            if state.focus == Pane::Deadlines {
                painter.style(whole.intersection(painter.buffer.area), theme.selected);
            } else if is_selected {
                painter.style(whole.intersection(painter.buffer.area), theme.also_selected);
            }
        }
    }
    let y = area.y + agenda.cursor.at.saturating_sub(agenda.cursor.top) as u16;
    Some(Position::new(area.x, y.min(area.bottom().saturating_sub(1))))
}

fn heading(painter: &mut Painter, line: Rect, state: &State, bucket: Bucket, count: u32) {
    let theme = *painter.theme;
    painter.text(line, &"─".repeat(line.width.into()), theme.dim);
    let fold = if state.agenda.folded.contains(&bucket) {
        "▸"
    } else {
        "▾"
    };
    let style = match bucket {
        Bucket::Overdue => theme.state(ScheduleState::Overdue),
        Bucket::PossiblyOverdue => theme.state(ScheduleState::PossiblyOverdue),
        Bucket::Open => theme.state(ScheduleState::Open),
        _ => theme.plain,
    };
    let label = format!("{fold} {} ", bucket.label(state.clock.as_of));
    painter.text(line, &label, style.add_modifier(ratatui::style::Modifier::BOLD));
    painter.right(line, &format!(" {count}"), theme.plain);
}

/// Sign, distance, wording, title: what tells two lines apart is never cut.
fn entry(painter: &mut Painter, line: Rect, state: &State, at: u32) {
    let theme = *painter.theme;
    let corpus = state.corpus();
    let as_of = state.clock.as_of;
    let deadline = state.library.deadlines.sorted[at as usize];
    let date = deadline.record(corpus);
    let sign = glyph::of_window(&deadline.window, as_of);
    let style = theme.state(schedule_state(&deadline.window, as_of));
    painter.text(Rect { width: 1, ..line }, sign.glyph, style);
    let distance = match sign.state {
        Some(ScheduleState::Upcoming) => wording::short_distance(&deadline.window, as_of),
        _ => wording::short_state(&deadline.window, as_of),
    };
    let column = 10.min(line.width.saturating_sub(3));
    painter.text(
        Rect {
            x: line.x + 2,
            width: column,
            ..line
        },
        &distance,
        style,
    );
    let rest = Rect {
        x: line.x + 3 + column,
        width: line.width.saturating_sub(3 + column),
        ..line
    };
    let hedge = match date.hedge {
        Hedge::Firm => "",
        Hedge::Planned | Hedge::Expected => "~",
        Hedge::Tentative | Hedge::ToBeConfirmed | Hedge::Conditional => "?",
    };
    let used = painter.right(rest, hedge, theme.dim);
    let title = Rect {
        width: rest.width.saturating_sub(if used > 0 { used + 1 } else { 0 }),
        ..rest
    };
    painter.text(title, corpus.action(deadline.action).title(), theme.plain);
}
