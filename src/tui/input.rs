//! Reading the terminal only when the loop asks for the next event, so that no keys are taken from another program that has
//! the terminal.

use std::sync::mpsc::{self, Sender};
use std::time::Duration;

use super::platform::{Keyboard, TerminalInput};
use super::wake::Wake;

/// Starts a thread that reads one event for each message to the returned sender.
pub fn read(wake: Sender<Wake>, escape_time: Duration, asked_background: bool) -> Sender<()> {
    let (ready, asked) = mpsc::channel::<()>();
    std::thread::spawn(move || {
        let mut keyboard = Keyboard::open(escape_time, asked_background);
        while asked.recv().is_ok() {
            let next = loop {
                match keyboard.wait() {
                    Ok(TerminalInput::Event(event)) => break Wake::Input(event),
                    Ok(TerminalInput::Background(brightness)) => {
                        if wake.send(Wake::Background(brightness)).is_err() {
                            return;
                        }
                    }
                    Err(_) => break Wake::Closed,
                }
            };
            if wake.send(next).is_err() {
                return;
            }
        }
    });
    ready
}
