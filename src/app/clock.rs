//! The clock: stepping it, and typing a date for it.

use chrono::NaiveDate;

use super::mode::Mode;
use super::prompt::{Asks, Prompt, request};
use super::state::State;
use crate::command::Command;
use crate::views::month::{add_days, add_months};
use crate::when::clock::{Clock, ClockOrigin, Request};

pub fn command(state: &mut State, command: Command) -> bool {
    let day = state.time.clock.as_of;
    match command {
        Command::DayBack => step(state, add_days(day, -1)),
        Command::DayForward => step(state, add_days(day, 1)),
        Command::WeekBack => step(state, add_days(day, -7)),
        Command::WeekForward => step(state, add_days(day, 7)),
        Command::MonthBack => step(state, add_months(day, -1)),
        Command::MonthForward => step(state, add_months(day, 1)),
        Command::ClockToday => ask(state, Request::Today),
        Command::ClockEdition => ask(state, Request::Edition),
        Command::SetClock => state.mode = Mode::Prompt(Prompt::new(Asks::Date)),
        _ => return false,
    }
    true
}

fn step(state: &mut State, as_of: NaiveDate) {
    if as_of == state.time.clock.as_of {
        state.note("No dates beyond this one");
        return;
    }
    set(
        state,
        Clock {
            as_of,
            origin: ClockOrigin::Given,
        },
    );
}

/// Moves the clock; the calendar and the timeline follow, even if the reader had moved them elsewhere.
pub fn ask(state: &mut State, request: Request) {
    state.panes.deadlines.follow_clock();
    if request == Request::Edition && state.corpus().newest_edition().is_none() {
        state.note("No edition is loaded");
        return;
    }
    set(state, state.time.resolve(Some(request), &state.library));
}

fn set(state: &mut State, clock: Clock) {
    state.time.clock = clock;
    state.follow_journals();
    state.view.filter_again(&state.library, clock.as_of);
    state.refresh();
}

impl State {
    /// Applies what the journals recorded up to the clock's day.
    pub(super) fn follow_journals(&mut self) {
        let before = self.library.deadlines.version;
        self.library = std::mem::take(&mut self.library).at(self.time.clock.as_of);
        if self.library.deadlines.version != before {
            // Unfolded stacks are kept as indices into the deadlines, which have changed.
            self.panes.deadlines.timeline.folds.unstacked.clear();
        }
    }

    /// Sets today's date, which may change while the program runs. A clock set to today moves on.
    pub fn today_is(&mut self, today: NaiveDate) {
        if today == self.time.today {
            return;
        }
        self.time.today = today;
        if self.time.clock.origin == ClockOrigin::Today {
            ask(self, Request::Today);
        }
        self.settle();
    }

    /// The day typed in the prompt for the as-of date, if it is valid.
    pub fn asked_day(&self) -> Option<NaiveDate> {
        let Mode::Prompt(prompt) = &self.mode else {
            return None;
        };
        let Asks::Date = prompt.asks;
        let request = request(self.library.days, prompt.input.text()).ok()?;
        Some(self.time.resolve(Some(request), &self.library).as_of)
    }
}
