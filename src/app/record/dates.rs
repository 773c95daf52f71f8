//! Dates typed in the window, read as they are typed.

use crate::app::ground::Ground;
use crate::app::input::InputLine;
use crate::journal::{ClockSide, WordedDate, worded};
use crate::views::date::one_day;
use crate::views::wording;

/// How milepost reads a typed date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum DateRead {
    #[default]
    Nothing,
    /// What it covers, in milepost's words.
    Covers(String),
    /// Why the text is not a date.
    Wrong(String),
}

impl DateRead {
    /// Reads a line as a date on one side of the clock.
    pub fn of(input: &InputLine, side: ClockSide, ground: Ground) -> Self {
        if input.text().trim().is_empty() {
            return Self::Nothing;
        }
        match read(input.text(), side, ground) {
            Ok(said) => Self::Covers(covers(&said, ground)),
            Err(wrong) => Self::Wrong(wrong),
        }
    }
}

/// Reads a date: in words, or as a day in the reader's format.
pub fn read(text: &str, side: ClockSide, ground: Ground) -> Result<WordedDate, String> {
    let library = ground.library;
    let day = library.days.read(text).map(|day| day.to_string());
    let text = day.as_deref().unwrap_or(text);
    let said = worded(
        text,
        side,
        (ground.as_of, ground.now),
        &library.corpus,
        &library.conventions,
    );
    said.map_err(|error| error.to_string())
}

fn covers(said: &WordedDate, ground: Ground) -> String {
    let days = ground.library.days;
    one_day(said.when).map_or_else(
        || wording::bounds(days, &said.window),
        |day| format!("{}, {}", day.format("%A"), days.day(day)),
    )
}
