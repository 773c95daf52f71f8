//! The clock in the program: stepping it, typing a date for it.

use chrono::NaiveDate;
use crossterm::event::{KeyCode, KeyModifiers};

use super::input::Input;
use super::{Effect, Message, Mode, State, search};
use crate::command::Command;
use crate::keymap::Key;
use crate::views::month::{add_days, add_months};
use crate::when::DayFormat;
use crate::when::clock::{Clock, Origin, Request, RequestError};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClockPrompt {
    pub input: Input,
    /// What is wrong with it, once it was asked for.
    pub wrong: Option<String>,
}

impl ClockPrompt {
    /// The lines of its window.
    pub const LINES: u16 = 4;
    /// What stands before what is typed.
    pub const LABEL: &str = "date  ";
}

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
fn ask(state: &mut State, request: Request) {
    state.deadlines.follow_clock();
    let Some(edition) = state.library.corpus.newest_edition().map(|edition| edition.as_of) else {
        if request == Request::Edition {
            state.message = Some(Message::Note("There is no edition to stand at".into()));
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

/// What is typed: a word, or a day as the reader has days written.
fn request(days: DayFormat, text: &str) -> Result<Request, RequestError> {
    match days.read(text) {
        Some(day) => Ok(Request::Day(day)),
        None => text.parse(),
    }
}

pub fn key(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Clock(prompt) = &mut state.mode else {
        return Vec::new();
    };
    match key.code {
        KeyCode::Esc => state.mode = Mode::Browse,
        KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => state.mode = Mode::Browse,
        KeyCode::Enter if prompt.input.text().trim().is_empty() => state.mode = Mode::Browse,
        KeyCode::Enter => match request(state.library.days, prompt.input.text()) {
            Ok(request) => {
                state.mode = Mode::Browse;
                ask(state, request);
            }
            Err(wrong) => prompt.wrong = Some(wrong.to_string()),
        },
        _ => {
            if prompt.input.edit(key) {
                prompt.wrong = None;
            }
        }
    }
    Vec::new()
}

impl State {
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
