//! How the terminal treats lines and the mouse.

use std::io;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Buttons, drags and the wheel, with coordinates beyond 223; not every movement, which would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
/// Every movement too, which an editor may have left on.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l";

/// Takes keys one by one, unseen, and pasted text in one piece. What was on the way to the terminal is sent before.
pub fn take_modes() -> io::Result<()> {
    // After a stop that could not be caught the shell has set its own modes, and crossterm believes in those before.
    disable_raw_mode()?;
    enable_raw_mode()?;
    execute!(io::stdout(), EnableBracketedPaste)
}

/// Restores the modes. Every step is tried, even if one fails.
pub fn give_back_modes() {
    let _ = execute!(io::stdout(), Print(MOUSE_OFF), DisableBracketedPaste);
    let _ = disable_raw_mode();
}

/// Takes the mouse, or leaves it to the terminal.
pub fn take_mouse(on: bool) -> io::Result<()> {
    execute!(io::stdout(), Print(if on { MOUSE_ON } else { MOUSE_OFF }))
}

/// How the terminal handles lines: kept while another program has it, which may leave it otherwise.
pub struct Modes(Option<Termios>);

impl Modes {
    /// As they are now that the terminal has been given back.
    pub fn keep() -> Self {
        Self(tcgetattr(io::stdout()).ok())
    }

    pub fn restore(self) {
        if let Some(modes) = &self.0 {
            let _ = tcsetattr(io::stdout(), OptionalActions::Drain, modes);
        }
    }
}

/// Whether an error means that there is no terminal any more.
pub fn is_gone(error: &io::Error) -> bool {
    // EIO is what a terminal gives that was hung up.
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
        || matches!(
            error.kind(),
            io::ErrorKind::BrokenPipe | io::ErrorKind::NotConnected
        )
}
