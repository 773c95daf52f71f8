//! The console's events.

use std::io;
use std::time::Duration;

use super::super::terminal_input::TerminalInput;
use super::keys::KeyReader;

pub struct Keyboard {
    keys: KeyReader,
}

impl Keyboard {
    /// The console's input. The arguments are ignored: keys arrive whole, and the console is not asked for its background.
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
