//! What commands do in the deadlines pane.

use super::month::Part;
use super::refresh::{area, change, refresh};
use super::timeline::TimelineLayout;
use super::{DeadlinesPane, View};
use crate::app::navigate::{focus, open_action, select};
use crate::app::{Message, Pane, State};
use crate::command::Command;
use crate::views::agenda::AgendaRow;
use crate::views::month::{DayRow, add_days, add_months, first_of_month};
use crate::views::node::Node;
use crate::views::timeline::TimelineRow;
use chrono::Weekday;

/// The next view; on a narrow screen the pane is first brought into view.
pub fn next_view(state: &mut State) {
    if state.screen().panes[Pane::Deadlines as usize].is_none() {
        focus(state, Pane::Deadlines);
        refresh(state);
        return;
    }
    let action = state.action();
    change(state, |pane, ground| {
        pane.view = pane.view.next();
        pane.month.part = Part::Days;
        pane.refresh(ground);
        if let Some(action) = action {
            pane.stand_at(ground, action);
        }
    });
}

/// The next of the days weeks begin with in most of the world.
pub fn next_first_weekday(state: &mut State) {
    let next = match state.deadlines.first_weekday {
        Weekday::Mon => Weekday::Sun,
        Weekday::Sun => Weekday::Sat,
        _ => Weekday::Mon,
    };
    state.deadlines.first_weekday = next;
    let name = match next {
        Weekday::Sun => "Sunday",
        Weekday::Sat => "Saturday",
        _ => "Monday",
    };
    state.message = Some(Message::Note(format!("Weeks begin on {name}")));
}

/// Moves by some lines; in the days of the calendar, by as many weeks.
pub fn walk(state: &mut State, lines: isize) {
    let deadlines = &state.library.deadlines;
    let pane = &mut state.deadlines;
    let found = match (pane.view, pane.month.part) {
        (View::Agenda, _) => {
            pane.agenda.cursor.move_by(lines, pane.agenda.rows.len());
            pane.agenda.action(deadlines, pane.agenda.cursor.at)
        }
        (View::Timeline, _) => {
            pane.timeline.cursor.move_by(lines, pane.timeline.rows.len());
            pane.timeline.action(deadlines, pane.timeline.cursor.at)
        }
        (View::Calendar, Part::List) => {
            pane.month.cursor.move_by(lines, pane.month.list.len());
            pane.month.action(deadlines, pane.month.cursor.at)
        }
        (View::Calendar, Part::Days) => {
            let day = add_days(
                pane.month.day(state.clock.as_of),
                (lines as i64).clamp(-600, 600) * 7,
            );
            return go_to_day(state, day);
        }
    };
    if let Some(action) = found {
        select(state, Node::Action(action));
    }
}

/// Goes to a day of the calendar, and selects the first of what falls on it or ends on it.
pub fn go_to_day(state: &mut State, day: chrono::NaiveDate) {
    let action = change(state, |pane, ground| {
        pane.month.chosen = (day != ground.as_of).then_some(day);
        pane.month.part = Part::Days;
        pane.refresh(ground);
        let is_due = pane.month.counts.on(day).due() > 0;
        let first = pane.month.action(&ground.library.deadlines, 1);
        pane.month.cursor = crate::app::cursor::Cursor {
            at: 1.min(pane.month.list.len().saturating_sub(1)),
            top: 0,
        };
        first.filter(|_| is_due)
    });
    if let Some(action) = action
        && state.deadlines.view == View::Calendar
    {
        select(state, Node::Action(action));
    }
}

/// Does a command its own way in this pane; whether it did.
pub fn command(state: &mut State, command: Command) -> bool {
    match state.deadlines.view {
        View::Agenda => in_agenda(state, command),
        View::Calendar => in_calendar(state, command),
        View::Timeline => in_timeline(state, command),
    }
}

fn in_agenda(state: &mut State, command: Command) -> bool {
    let at = state.deadlines.agenda.cursor.at;
    let bucket = state.deadlines.agenda.bucket(at);
    let is_folded = bucket.is_some_and(|(_, bucket, _)| state.deadlines.agenda.folded.contains(&bucket));
    let is_heading = matches!(state.deadlines.agenda.rows.get(at), Some(AgendaRow::Heading(..)));
    match command {
        Command::Left if is_folded => {}
        Command::Right if !is_folded => walk(state, 1),
        Command::Open if !is_folded && !is_heading => {
            if !state.deadlines.agenda.rows.is_empty() {
                open_action(state);
            }
        }
        Command::Left | Command::Right | Command::Toggle | Command::Open => toggle(state),
        Command::FoldAll | Command::ZoomOut => {
            state.deadlines.agenda.fold_all();
            change(state, DeadlinesPane::refresh);
        }
        Command::UnfoldAll | Command::ZoomIn => {
            state.deadlines.agenda.folded.clear();
            refresh(state);
        }
        Command::NextHeading | Command::PreviousHeading => {
            let rows = &state.deadlines.agenda.rows;
            let found = heading(rows.len(), at, command == Command::NextHeading, |at| {
                matches!(rows[at], AgendaRow::Heading(..))
            });
            go_to_line(state, at, found);
        }
        Command::PreviousMonth => turn(state, -1),
        Command::NextMonth => turn(state, 1),
        Command::Cancel => return follow_clock(state),
        _ => return false,
    }
    true
}

fn in_calendar(state: &mut State, command: Command) -> bool {
    let day = state.deadlines.month.day(state.clock.as_of);
    let at = state.deadlines.month.cursor.at;
    let in_list = state.deadlines.month.part == Part::List;
    match command {
        Command::PreviousMonth => turn(state, -1),
        Command::NextMonth => turn(state, 1),
        Command::Left | Command::Cancel if in_list => state.deadlines.month.part = Part::Days,
        Command::Right if in_list => {}
        Command::Open if in_list => open_action(state),
        Command::NextHeading | Command::PreviousHeading if in_list => {
            let rows = &state.deadlines.month.list;
            let found = heading(rows.len(), at, command == Command::NextHeading, |at| {
                matches!(rows[at], DayRow::Heading(..))
            });
            go_to_line(state, at, found);
        }
        Command::Left => go_to_day(state, add_days(day, -1)),
        Command::Right => go_to_day(state, add_days(day, 1)),
        Command::PageUp | Command::HalfPageUp if !in_list => turn(state, -1),
        Command::PageDown | Command::HalfPageDown if !in_list => turn(state, 1),
        Command::PreviousHeading => turn(state, -12),
        Command::NextHeading => turn(state, 12),
        Command::Top if !in_list => go_to_day(state, first_of_month(day)),
        Command::Bottom if !in_list => {
            let last = u32::from(chrono::Datelike::num_days_in_month(&day));
            go_to_day(state, chrono::Datelike::with_day(&day, last).unwrap_or(day));
        }
        Command::Open if state.deadlines.month.list.is_empty() => {
            state.message = Some(Message::Note(format!(
                "Nothing falls on {}",
                state.library.days.day(day)
            )));
        }
        Command::Open => {
            state.deadlines.month.part = Part::List;
            walk(state, 0);
        }
        Command::Toggle | Command::FoldAll | Command::UnfoldAll | Command::ZoomIn | Command::ZoomOut => {}
        Command::Cancel => return follow_clock(state),
        _ => return false,
    }
    true
}

fn in_timeline(state: &mut State, command: Command) -> bool {
    let chart = TimelineLayout::new(area(state)).chart;
    let at = state.deadlines.timeline.cursor.at;
    let pan = |state: &mut State, cells: i64| {
        let as_of = state.clock.as_of;
        state.deadlines.timeline.pan(cells, chart, as_of);
    };
    let step = i64::from(chart / 8).max(3);
    match command {
        Command::Left => pan(state, -step),
        Command::Right => pan(state, step),
        Command::PreviousMonth => pan(state, -step * 4),
        Command::NextMonth => pan(state, step * 4),
        Command::ZoomIn | Command::ZoomOut => {
            change(state, |pane, ground| {
                pane.timeline.zoom(command == Command::ZoomIn, chart, ground);
            });
        }
        Command::Toggle => toggle(state),
        Command::Open => match state.deadlines.timeline.rows.get(at) {
            Some(TimelineRow::Heading(..) | TimelineRow::Stack(..)) => toggle(state),
            Some(_) => open_action(state),
            None => {}
        },
        Command::FoldAll => {
            state.deadlines.timeline.fold_all();
            change(state, DeadlinesPane::refresh);
        }
        Command::UnfoldAll => {
            change(state, |pane, ground| pane.timeline.unfold_all(ground));
            refresh(state);
        }
        Command::NextHeading | Command::PreviousHeading => {
            let rows = &state.deadlines.timeline.rows;
            let found = heading(rows.len(), at, command == Command::NextHeading, |at| {
                matches!(rows[at], TimelineRow::Heading(..))
            });
            go_to_line(state, at, found);
        }
        Command::GroupBy => {
            state.deadlines.timeline.regroup();
            refresh(state);
        }
        Command::Cancel => return follow_clock(state),
        _ => return false,
    }
    true
}

/// Folds or unfolds what the cursor is at; what is selected stays so.
fn toggle(state: &mut State) {
    let pane = &mut state.deadlines;
    match pane.view {
        View::Agenda => pane.agenda.toggle(pane.agenda.cursor.at),
        View::Timeline => pane.timeline.toggle(pane.timeline.cursor.at),
        View::Calendar => {}
    }
    change(state, DeadlinesPane::refresh);
}

/// Turns the calendar by some months; the day goes along.
fn turn(state: &mut State, months: i32) {
    let day = state.deadlines.month.day(state.clock.as_of);
    go_to_day(state, add_months(day, months));
}

/// Lets the calendar and the timeline follow the clock again; whether they did not.
pub fn follow_clock(state: &mut State) -> bool {
    let pane = &mut state.deadlines;
    let went = match pane.view {
        View::Timeline => pane.timeline.left.take().is_some(),
        View::Agenda | View::Calendar => pane.month.chosen.take().is_some(),
    };
    if went {
        change(state, DeadlinesPane::refresh);
    }
    went
}

fn heading(len: usize, at: usize, forward: bool, is_heading: impl Fn(usize) -> bool) -> Option<usize> {
    if forward {
        (at + 1..len).find(|at| is_heading(*at))
    } else {
        (0..at.min(len)).rev().find(|at| is_heading(*at))
    }
}

fn go_to_line(state: &mut State, from: usize, to: Option<usize>) {
    if let Some(to) = to {
        walk(state, to as isize - from as isize);
    }
}
