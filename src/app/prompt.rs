//! A prompt of one line: what it asks for, what is typed, and what is wrong with that.

use super::answer::Answer;
use super::input::InputLine;
use super::stroke::Stroke;
use crate::command::Command;
use crate::text::choices::choices;
use crate::when::DayFormat;
use crate::when::clock::{Request, RequestError};

choices! {
    /// What a prompt can ask for: the title of its window, and what is before the line.
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Asks(title, label) {
        /// The as-of date.
        Date("Set the as-of date", "date  "),
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    pub asks: Asks,
    pub input: InputLine,
    /// What is wrong with the text, after an attempt to accept it.
    pub wrong: Option<String>,
}

impl Prompt {
    pub const LINES: u16 = 4;

    pub fn new(asks: Asks) -> Self {
        Self {
            asks,
            input: InputLine::default(),
            wrong: None,
        }
    }

    pub fn key(&mut self, stroke: Stroke, days: DayFormat) -> Answer {
        match stroke {
            Stroke::Do(Command::Cancel) => return Answer::Close,
            Stroke::Do(Command::Open) if self.input.text().trim().is_empty() => return Answer::Close,
            Stroke::Do(Command::Open) => match self.answer(days) {
                Ok(answer) => return answer,
                Err(wrong) => self.wrong = Some(wrong),
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

    /// The answer for what is typed, or what is wrong with it.
    fn answer(&self, days: DayFormat) -> Result<Answer, String> {
        let text = self.input.text();
        match self.asks {
            Asks::Date => request(days, text)
                .map(Answer::SetClock)
                .map_err(|wrong| wrong.to_string()),
        }
    }
}

/// Reads a request for the clock: a day in the reader's format, or any other text that a [`Request`] is parsed from.
pub fn request(days: DayFormat, text: &str) -> Result<Request, RequestError> {
    match days.read(text) {
        Some(day) => Ok(Request::Day(day)),
        None => text.parse(),
    }
}
