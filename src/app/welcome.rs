//! The welcome of a first start: what milepost is in five lines, and five keys. Any key closes it.

use ratatui::layout::Rect;

use super::layout::reading_window;
use super::session::Session;
use crate::command::Command;

pub const LINES: [&str; 5] = [
    "milepost follows what policy documents announce: what, when, by whom.",
    "Panes: 1 headings and actions, 2 the selected action, 3 all deadlines.",
    "A vague date is a window of days; its own words are next to it.",
    "States such as overdue are as of the clock, the date at the top right.",
    "milepost --data FILE opens a list or a corpus of your own.",
];

/// The five keys, with what they are for.
const KEYS: [(Command, &str); 5] = [
    (Command::Open, "open a heading, or an action"),
    (Command::NextPane, "go to the next pane"),
    (Command::Search, "search"),
    (Command::DayForward, "move the clock ahead by a day"),
    (Command::Help, "all keys, and what signs and words mean"),
];

pub fn keys(session: &Session) -> Vec<(String, &'static str)> {
    let keys = KEYS.iter().map(|(command, what)| (session.key(*command), *what));
    keys.filter(|(key, _)| !key.is_empty()).collect()
}

pub fn window(size: (u16, u16), lines: u16) -> Rect {
    reading_window(size, 84, lines + 2)
}
