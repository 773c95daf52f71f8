//! The clock in the program: stepping it, typing a date for it.

use chrono::NaiveDate;

use super::clock_prompt::{ClockPrompt, request};
use super::mode::Mode;
use super::search;
use super::state::{Message, State};
use crate::command::Command;
use crate::views::month::{add_days, add_months};
use crate::when::clock::{Clock, Origin, Request};

pub fn command(state: &mut State, command: Command) -> bool {
    let day = state.clock.as_of;
    match command {
        Command::DayBack => step(state, add_days(day, -1)),
        Command::DayForward => step(state, add_days(day, 1)),
        Command::WeekBack => step(state, add_days(day, -7)),
        Command::WeekForward => step(state, add_days(day, 7)),
        Command::MonthBack => step(state, add_months(day, -1)),
        Command::MonthForward => step(state, add_months(day, 1)),
        Command::ClockToday => ask(state, Request::Today),
        Command::ClockEdition => ask(state, Request::Edition),
        Command::SetClock => state.mode = Mode::Clock(ClockPrompt::default()),
        _ => return false,
    }
    true
}

fn step(state: &mut State, as_of: NaiveDate) {
    if as_of == state.clock.as_of {
        state.message = Some(Message::Note("The calendar ends here".into()));
        return;
    }
    set(
        state,
        Clock {
            as_of,
            origin: Origin::Given,
        },
    );
}

/// Sends the clock somewhere: the calendar and the timeline come along, even if they were turned away.
pub fn ask(state: &mut State, request: Request) {
    state.deadlines.follow_clock();
    let Some(edition) = state.library.corpus.newest_edition().map(|edition| edition.as_of) else {
        if request == Request::Edition {
            state.message = Some(Message::Note("No edition is loaded".into()));
            return;
        }
        return set(state, Clock::resolve(Some(request), state.today, state.today));
    };
    set(state, Clock::resolve(Some(request), state.today, edition));
}

fn set(state: &mut State, clock: Clock) {
    state.clock = clock;
    search::ask_again(state);
    state.refresh();
}

impl State {
    /// The day it is, which may be another one than when the program was started. A clock that stands at today moves on.
    pub fn today_is(&mut self, today: NaiveDate) {
        if today == self.today {
            return;
        }
        self.today = today;
        if self.clock.origin == Origin::Today {
            ask(self, Request::Today);
        }
        self.settle();
    }

    /// The day that is typed in the prompt, if it is one.
    pub fn asked_day(&self) -> Option<NaiveDate> {
        let Mode::Clock(prompt) = &self.mode else {
            return None;
        };
        let request = request(self.library.days, prompt.input.text()).ok()?;
        let edition = self
            .library
            .corpus
            .newest_edition()
            .map_or(self.today, |edition| edition.as_of);
        Some(Clock::resolve(Some(request), self.today, edition).as_of)
    }
}
