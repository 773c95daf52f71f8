//! The console's events.

use std::io;
use std::time::Duration;

use super::super::terminal_input::TerminalInput;
use super::keys::KeyReader;

pub struct Keyboard {
    keys: KeyReader,
}

impl Keyboard {
    /// The console's input. Its keys come whole, so that nothing of one is waited for; and it is asked for nothing.
    pub fn open(_: Duration, _: bool) -> Self {
        Self {
            keys: KeyReader::default(),
        }
    }

    /// Waits for the next event.
    pub fn wait(&mut self) -> io::Result<TerminalInput> {
        loop {
            if let Some(event) = self.keys.meant(crossterm::event::read()?) {
                return Ok(TerminalInput::Event(event));
            }
        }
    }
}
