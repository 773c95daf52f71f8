//! Input from the terminal.

use crossterm::event::Event;

use crate::theme::Brightness;

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TerminalInput {
    Event(Event),
    /// The answer to the question for the background.
    #[allow(dead_code, reason = "not every system's terminals can answer")]
    Background(Brightness),
}
