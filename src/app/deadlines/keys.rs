//! What commands do in the deadlines pane.

use chrono::{Datelike, NaiveDate, Weekday};

use super::month::CalendarPart;
use super::timeline::TimelineLayout;
use super::{DeadlinesPane, DeadlinesView};
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::outcome::Outcome;
use crate::command::Command;
use crate::views::agenda::AgendaRow;
use crate::views::month::{DayRow, add_days, add_months, first_of_month};
use crate::views::node::Node;
use crate::views::timeline::TimelineRow;

impl DeadlinesPane {
    /// `Unhandled` for commands that have no meaning of their own in the view.
    pub fn command(&mut self, command: Command, ground: Ground) -> Outcome {
        match self.view {
            DeadlinesView::Agenda => self.in_agenda(command, ground),
            DeadlinesView::Calendar => self.in_calendar(command, ground),
            DeadlinesView::Timeline => self.in_timeline(command, ground),
        }
    }

    pub fn next_view(&mut self, ground: Ground) {
        self.view = self.view.next();
        self.month.part = CalendarPart::Days;
        self.refresh(ground);
        if let Some(action) = ground.action() {
            self.stand_at(ground, action);
        }
    }

    /// Goes on to the next of the days weeks begin with in most of the world.
    pub fn next_first_weekday(&mut self) -> &'static str {
        let (next, name) = match self.first_weekday {
            Weekday::Mon => (Weekday::Sun, "Sunday"),
            Weekday::Sun => (Weekday::Sat, "Saturday"),
            _ => (Weekday::Mon, "Monday"),
        };
        self.first_weekday = next;
        name
    }

    /// Moves by some lines; in the days of the calendar, by as many weeks.
    pub fn walk(&mut self, lines: isize, ground: Ground) -> Outcome {
        let deadlines = &ground.library.deadlines;
        let found = match (self.view, self.month.part) {
            (DeadlinesView::Agenda, _) => {
                self.agenda.cursor.move_by(lines, self.agenda.rows.len());
                self.agenda.action(deadlines, self.agenda.cursor.at)
            }
            (DeadlinesView::Timeline, _) => {
                self.timeline.cursor.move_by(lines, self.timeline.rows.len());
                self.timeline.action(deadlines, self.timeline.cursor.at)
            }
            (DeadlinesView::Calendar, CalendarPart::List) => {
                self.month.cursor.move_by(lines, self.month.list.len());
                self.month.action(deadlines, self.month.cursor.at)
            }
            (DeadlinesView::Calendar, CalendarPart::Days) => {
                let days = (lines as i64).clamp(-600, 600) * 7;
                return self.go_to_day(add_days(self.month.day(ground.as_of), days), ground);
            }
        };
        Outcome::select(found.map(Node::Action))
    }

    /// Goes to a day of the calendar, and selects the first action due on it.
    pub fn go_to_day(&mut self, day: NaiveDate, ground: Ground) -> Outcome {
        self.month.chosen = (day != ground.as_of).then_some(day);
        self.month.part = CalendarPart::Days;
        self.refresh(ground);
        let first = self.month.action(&ground.library.deadlines, 1);
        self.month.cursor = Cursor {
            at: 1.min(self.month.list.len().saturating_sub(1)),
            top: 0,
        };
        let is_due = self.month.counts.on(day).due() > 0 && self.view == DeadlinesView::Calendar;
        Outcome::select(first.filter(|_| is_due).map(Node::Action))
    }

    fn in_agenda(&mut self, command: Command, ground: Ground) -> Outcome {
        let agenda = &mut self.agenda;
        let at = agenda.cursor.at;
        let bucket = agenda.bucket(at);
        let is_folded = bucket.is_some_and(|(_, bucket, _)| agenda.folded.contains(&bucket));
        let is_heading = |at: usize| matches!(agenda.rows.get(at), Some(AgendaRow::Heading(..)));
        match command {
            Command::Left if is_folded => {}
            Command::Right if !is_folded => return self.walk(1, ground),
            Command::Open if !is_folded && !is_heading(at) => {
                if !agenda.rows.is_empty() {
                    return Outcome::OpenAction;
                }
            }
            Command::Left | Command::Right | Command::Toggle | Command::Open => {
                agenda.toggle(at);
                self.refresh(ground);
            }
            Command::FoldAll | Command::ZoomOut => {
                agenda.fold_all();
                self.refresh(ground);
            }
            Command::UnfoldAll | Command::ZoomIn => {
                agenda.folded.clear();
                self.refresh_at_selection(ground);
            }
            Command::NextHeading | Command::PreviousHeading => {
                if let Some(lines) = agenda.cursor.steps_to(agenda.rows.len(), command, is_heading) {
                    return self.walk(lines, ground);
                }
            }
            Command::PreviousMonth => return self.turn(-1, ground),
            Command::NextMonth => return self.turn(1, ground),
            Command::Cancel => return self.return_to_clock(ground),
            _ => return Outcome::Unhandled,
        }
        Outcome::Done
    }

    fn in_calendar(&mut self, command: Command, ground: Ground) -> Outcome {
        let month = &mut self.month;
        let day = month.day(ground.as_of);
        let in_list = month.part == CalendarPart::List;
        match command {
            Command::PreviousMonth => return self.turn(-1, ground),
            Command::NextMonth => return self.turn(1, ground),
            Command::Left | Command::Cancel if in_list => month.part = CalendarPart::Days,
            Command::Right if in_list => {}
            Command::Open if in_list => return Outcome::OpenAction,
            Command::NextHeading | Command::PreviousHeading if in_list => {
                let is_heading = |at: usize| matches!(month.list[at], DayRow::Heading(..));
                if let Some(lines) = month.cursor.steps_to(month.list.len(), command, is_heading) {
                    return self.walk(lines, ground);
                }
            }
            Command::Left => return self.go_to_day(add_days(day, -1), ground),
            Command::Right => return self.go_to_day(add_days(day, 1), ground),
            Command::PageUp | Command::HalfPageUp if !in_list => return self.turn(-1, ground),
            Command::PageDown | Command::HalfPageDown if !in_list => return self.turn(1, ground),
            Command::PreviousHeading => return self.turn(-12, ground),
            Command::NextHeading => return self.turn(12, ground),
            Command::Top if !in_list => return self.go_to_day(first_of_month(day), ground),
            Command::Bottom if !in_list => {
                let last = u32::from(day.num_days_in_month());
                return self.go_to_day(day.with_day(last).unwrap_or(day), ground);
            }
            Command::Open if month.list.is_empty() => {
                return Outcome::Note(format!("Nothing falls on {}", ground.library.days.day(day)));
            }
            Command::Open => {
                month.part = CalendarPart::List;
                return self.walk(0, ground);
            }
            Command::Toggle | Command::FoldAll | Command::UnfoldAll | Command::ZoomIn | Command::ZoomOut => {}
            Command::Cancel => return self.return_to_clock(ground),
            _ => return Outcome::Unhandled,
        }
        Outcome::Done
    }

    fn in_timeline(&mut self, command: Command, ground: Ground) -> Outcome {
        let timeline = &mut self.timeline;
        let chart = TimelineLayout::new(ground.inside(Pane::Deadlines)).chart;
        let at = timeline.cursor.at;
        let step = i64::from(chart / 8).max(3);
        match command {
            Command::Left => timeline.pan(-step, chart, ground.as_of),
            Command::Right => timeline.pan(step, chart, ground.as_of),
            Command::PreviousMonth => timeline.pan(-step * 4, chart, ground.as_of),
            Command::NextMonth => timeline.pan(step * 4, chart, ground.as_of),
            Command::ZoomIn | Command::ZoomOut => timeline.zoom(command == Command::ZoomIn, chart, ground),
            Command::Open | Command::Toggle => match timeline.rows.get(at) {
                Some(TimelineRow::Heading(..) | TimelineRow::Stack(..)) => self.toggle_row(ground),
                _ if command == Command::Toggle => self.toggle_row(ground),
                Some(_) => return Outcome::OpenAction,
                None => {}
            },
            Command::FoldAll => {
                timeline.fold_all();
                self.refresh(ground);
            }
            Command::UnfoldAll => {
                timeline.unfold_all(ground);
                self.refresh_at_selection(ground);
            }
            Command::NextHeading | Command::PreviousHeading => {
                let is_heading = |at: usize| matches!(timeline.rows[at], TimelineRow::Heading(..));
                if let Some(lines) = timeline.cursor.steps_to(timeline.rows.len(), command, is_heading) {
                    return self.walk(lines, ground);
                }
            }
            Command::GroupBy => {
                timeline.regroup();
                self.refresh_at_selection(ground);
            }
            Command::Cancel => return self.return_to_clock(ground),
            _ => return Outcome::Unhandled,
        }
        Outcome::Done
    }

    fn toggle_row(&mut self, ground: Ground) {
        self.timeline.toggle(self.timeline.cursor.at);
        self.refresh(ground);
    }

    /// Turns the calendar by some months; the day goes along.
    fn turn(&mut self, months: i32, ground: Ground) -> Outcome {
        let day = self.month.day(ground.as_of);
        self.go_to_day(add_months(day, months), ground)
    }

    /// Lets the calendar or the timeline follow the clock again.
    fn return_to_clock(&mut self, ground: Ground) -> Outcome {
        let had_left = match self.view {
            DeadlinesView::Timeline => self.timeline.left.take().is_some(),
            DeadlinesView::Agenda | DeadlinesView::Calendar => self.month.chosen.take().is_some(),
        };
        if !had_left {
            return Outcome::Unhandled;
        }
        self.refresh(ground);
        Outcome::Done
    }
}
