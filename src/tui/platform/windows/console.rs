//! Setting and restoring the console's modes.

use std::io;
use std::sync::{Mutex, PoisonError};

use crossterm_winapi::{ConsoleMode, Handle};

use super::input_mode;

const PROCESSED_OUTPUT: u32 = 1;
const ESCAPE_SEQUENCES: u32 = 4;
/// With this flag, a letter in the last column does not scroll the screen.
const NO_AUTO_RETURN: u32 = 8;

/// The modes of input and output.
#[derive(Clone, Copy)]
struct Both {
    input: u32,
    output: u32,
}

impl Both {
    fn now() -> io::Result<Self> {
        Ok(Self {
            input: input()?.mode()?,
            output: output()?.mode()?,
        })
    }

    fn set(self) {
        let _ = input().and_then(|mode| mode.set_mode(self.input));
        let _ = output().and_then(|mode| mode.set_mode(self.output));
    }
}

fn input() -> io::Result<ConsoleMode> {
    Handle::current_in_handle().map(ConsoleMode::from)
}

fn output() -> io::Result<ConsoleMode> {
    Handle::current_out_handle().map(ConsoleMode::from)
}

/// The modes before they were taken.
static BEFORE: Mutex<Option<Both>> = Mutex::new(None);

/// Sets the modes in which keys and resizes are events and the console obeys escape sequences.
pub fn take_modes() -> io::Result<()> {
    let mut kept = BEFORE.lock().unwrap_or_else(PoisonError::into_inner);
    let before = match *kept {
        Some(before) => before,
        None => *kept.insert(Both::now()?),
    };
    let wanted = before.output | PROCESSED_OUTPUT | ESCAPE_SEQUENCES;
    output()?
        .set_mode(wanted | NO_AUTO_RETURN)
        .or_else(|_| output()?.set_mode(wanted))
        .map_err(|_| {
            io::Error::other(
                "this console knows no escape sequences; use Windows Terminal, a console of Windows 10 or newer, \
                 or `milepost --plain`",
            )
        })?;
    input()?.set_mode(input_mode::taken(before.input, false))
}

/// Restores the modes, if they were taken.
pub fn give_back_modes() {
    let before = BEFORE.lock().unwrap_or_else(PoisonError::into_inner).take();
    if let Some(before) = before {
        before.set();
    }
}

/// Captures the mouse, or leaves it to the console.
pub fn take_mouse(on: bool) -> io::Result<()> {
    match *BEFORE.lock().unwrap_or_else(PoisonError::into_inner) {
        Some(before) => input()?.set_mode(input_mode::taken(before.input, on)),
        None => Ok(()),
    }
}

/// The console's modes, kept while another program has the console, which may leave them changed.
pub struct Modes(Option<Both>);

impl Modes {
    /// The current modes. To be called after the console has been given back.
    pub fn keep() -> Self {
        Self(Both::now().ok())
    }

    pub fn restore(self) {
        if let Some(modes) = self.0 {
            modes.set();
        }
    }
}

/// Whether an error means that the console is gone. Error 5 does not: it is access denied.
pub fn is_gone(error: &io::Error) -> bool {
    /// `ERROR_INVALID_HANDLE`, `ERROR_NO_DATA` and `ERROR_PIPE_NOT_CONNECTED`.
    const GONE: [i32; 3] = [6, 232, 233];
    error.raw_os_error().is_some_and(|code| GONE.contains(&code))
        || matches!(
            error.kind(),
            io::ErrorKind::BrokenPipe | io::ErrorKind::NotConnected
        )
}
