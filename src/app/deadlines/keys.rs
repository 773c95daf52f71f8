//! What commands do in the deadlines pane.

use chrono::{Datelike, NaiveDate, Weekday};

use super::month::CalendarPart;
use super::timeline::TimelineLayout;
use super::{DeadlinesPane, DeadlinesView, calendar_height};
use crate::app::Pane;
use crate::app::cursor::Cursor;
use crate::app::ground::Ground;
use crate::app::outcome::CommandOutcome;
use crate::command::Command;
use crate::views::agenda::AgendaRow;
use crate::views::month::{add_days, add_months, first_of_month};
use crate::views::node::Node;
use crate::views::timeline::TimelineRow;

impl DeadlinesPane {
    /// Returns `Unhandled` for commands that mean nothing special in the current view.
    pub fn command(&mut self, command: Command, ground: Ground) -> CommandOutcome {
        let in_list = !self.in_days();
        match command {
            Command::NextHeading | Command::PreviousHeading if in_list => {
                let is_heading = |at| self.is_heading(at);
                let steps = self.cursor().steps_to(self.list_len(), command, is_heading);
                return steps.map_or(CommandOutcome::Done, |lines| self.walk(lines, ground));
            }
            Command::GroupBy if self.view != DeadlinesView::Timeline => {
                let key = ground.session.key(Command::NextView);
                return CommandOutcome::Note(format!(
                    "Of the deadlines only the timeline is grouped; {key} goes on to it"
                ));
            }
            Command::Cancel if !(self.view == DeadlinesView::Calendar && in_list) => {
                return self.return_to_clock(ground);
            }
            _ => {}
        }
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

    /// Turns to the next of the three days that weeks commonly begin with.
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
    pub fn walk(&mut self, lines: isize, ground: Ground) -> CommandOutcome {
        if self.in_days() {
            let days = (lines as i64).clamp(-600, 600) * 7;
            return self.go_to_day(add_days(self.month.day(ground.as_of), days), ground);
        }
        let len = self.list_len();
        self.cursor_mut().move_by(lines, len);
        CommandOutcome::select(self.action(&ground.library.deadlines).map(Node::Action))
    }

    /// Goes to a day of the calendar, and selects the first action due on it.
    pub fn go_to_day(&mut self, day: NaiveDate, ground: Ground) -> CommandOutcome {
        self.month.chosen = (day != ground.as_of).then_some(day);
        self.month.part = CalendarPart::Days;
        self.refresh(ground);
        let first = self.month.action(&ground.library.deadlines, 1);
        self.month.cursor = Cursor::new(1.min(self.month.list.len().saturating_sub(1)), 0);
        let is_due = self.month.counts.on(day).due() > 0 && self.view == DeadlinesView::Calendar;
        CommandOutcome::select(first.filter(|_| is_due).map(Node::Action))
    }

    fn in_agenda(&mut self, command: Command, ground: Ground) -> CommandOutcome {
        let agenda = &mut self.agenda;
        let at = agenda.cursor.at;
        let bucket = agenda.bucket(at);
        let is_folded = bucket.is_some_and(|(_, bucket, _)| agenda.folded.contains(&bucket));
        let on_heading = matches!(agenda.rows.get(at), Some(AgendaRow::Heading(..)));
        match command {
            Command::Left if is_folded => {}
            Command::Right if !is_folded => return self.walk(1, ground),
            Command::Open if !is_folded && !on_heading => {
                if !agenda.rows.is_empty() {
                    return CommandOutcome::OpenAction;
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
            Command::PreviousMonth | Command::NextMonth
                if calendar_height(ground.inside(Pane::Deadlines).height) == 0 =>
            {
                let key = ground.session.key(Command::NextView);
                return CommandOutcome::Note(format!("No months are shown here; {key} shows the calendar"));
            }
            Command::PreviousMonth => return self.turn(-1, ground),
            Command::NextMonth => return self.turn(1, ground),
            _ => return CommandOutcome::Unhandled,
        }
        CommandOutcome::Done
    }

    fn in_calendar(&mut self, command: Command, ground: Ground) -> CommandOutcome {
        let month = &mut self.month;
        let day = month.day(ground.as_of);
        let in_list = month.part == CalendarPart::List;
        match command {
            Command::PreviousMonth => return self.turn(-1, ground),
            Command::NextMonth => return self.turn(1, ground),
            Command::Left | Command::Cancel if in_list => month.part = CalendarPart::Days,
            Command::Right if in_list => {}
            Command::Open if in_list => return CommandOutcome::OpenAction,
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
                return CommandOutcome::Note(format!("Nothing falls on {}", ground.library.days.day(day)));
            }
            Command::Open => {
                month.part = CalendarPart::List;
                return self.walk(0, ground);
            }
            Command::Toggle | Command::FoldAll | Command::UnfoldAll | Command::ZoomIn | Command::ZoomOut => {}
            _ => return CommandOutcome::Unhandled,
        }
        CommandOutcome::Done
    }

    fn in_timeline(&mut self, command: Command, ground: Ground) -> CommandOutcome {
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
                Some(_) => return CommandOutcome::OpenAction,
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
            Command::GroupBy => {
                timeline.regroup();
                self.refresh_at_selection(ground);
            }
            _ => return CommandOutcome::Unhandled,
        }
        CommandOutcome::Done
    }

    fn toggle_row(&mut self, ground: Ground) {
        self.timeline.toggle(self.timeline.cursor.at);
        self.refresh(ground);
    }

    /// Moves the day of the calendar by some months.
    fn turn(&mut self, months: i32, ground: Ground) -> CommandOutcome {
        let day = self.month.day(ground.as_of);
        self.go_to_day(add_months(day, months), ground)
    }

    /// Whether the reader moved the view away from the clock.
    pub fn is_elsewhere(&self) -> bool {
        match self.view {
            DeadlinesView::Timeline => self.timeline.left.is_some(),
            DeadlinesView::Agenda | DeadlinesView::Calendar => self.month.chosen.is_some(),
        }
    }

    /// Lets the calendar or the timeline follow the clock again.
    fn return_to_clock(&mut self, ground: Ground) -> CommandOutcome {
        let had_left = match self.view {
            DeadlinesView::Timeline => self.timeline.left.take().is_some(),
            DeadlinesView::Agenda | DeadlinesView::Calendar => self.month.chosen.take().is_some(),
        };
        if !had_left {
            return CommandOutcome::Unhandled;
        }
        self.refresh(ground);
        CommandOutcome::Done
    }
}
