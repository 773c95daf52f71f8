//! The prompt for an as-of date.

use super::answer::Answer;
use super::input::InputLine;
use super::stroke::Stroke;
use crate::command::Command;
use crate::when::DayFormat;
use crate::when::clock::{Request, RequestError};

#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClockPrompt {
    pub input: InputLine,
    /// What is wrong with it, once it was asked for.
    pub wrong: Option<String>,
}

impl ClockPrompt {
    pub const LINES: u16 = 4;
    pub const LABEL: &str = "date  ";

    pub fn key(&mut self, stroke: Stroke, days: DayFormat) -> Answer {
        match stroke {
            Stroke::Do(Command::Cancel) => return Answer::Close,
            Stroke::Do(Command::Open) if self.input.text().trim().is_empty() => return Answer::Close,
            Stroke::Do(Command::Open) => match request(days, self.input.text()) {
                Ok(request) => return Answer::SetClock(request),
                Err(wrong) => self.wrong = Some(wrong.to_string()),
            },
            Stroke::Do(_) => {}
            Stroke::Type(key) => {
                if self.input.edit(key) {
                    self.wrong = None;
                }
            }
        }
        Answer::Stay
    }
}

/// What is typed: a word, or a day as the reader has days written.
pub fn request(days: DayFormat, text: &str) -> Result<Request, RequestError> {
    match days.read(text) {
        Some(day) => Ok(Request::Day(day)),
        None => text.parse(),
    }
}
