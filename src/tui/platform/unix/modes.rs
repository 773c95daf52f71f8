//! How the terminal treats lines and the mouse.

use std::io;

use crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use crossterm::execute;
use crossterm::style::Print;
use crossterm::terminal::{disable_raw_mode, enable_raw_mode};
use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};

/// Reports buttons, drags and the wheel, with coordinates beyond 223, but not every movement, which would wake the program.
const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
/// Also turns off the reports of every movement, which an editor may have left on.
const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1003l\x1b[?1002l\x1b[?1000l";

/// Sets raw mode and bracketed paste. Pending output is flushed first.
pub fn take_modes() -> io::Result<()> {
    // After a stop that could not be caught, the shell has set its own modes, but crossterm assumes that it is still in raw
    // mode.
    disable_raw_mode()?;
    enable_raw_mode()?;
    execute!(io::stdout(), EnableBracketedPaste)
}

/// Restores the modes. Every step is tried, even if one fails.
pub fn give_back_modes() {
    let _ = execute!(io::stdout(), Print(MOUSE_OFF), DisableBracketedPaste);
    let _ = disable_raw_mode();
}

/// Captures the mouse, or leaves it to the terminal.
pub fn take_mouse(on: bool) -> io::Result<()> {
    execute!(io::stdout(), Print(if on { MOUSE_ON } else { MOUSE_OFF }))
}

/// The terminal's line settings, kept while another program has the terminal, which may leave them changed.
pub struct Modes(Option<Termios>);

impl Modes {
    /// The current settings. To be called after the terminal has been given back.
    pub fn keep() -> Self {
        Self(tcgetattr(io::stdout()).ok())
    }

    pub fn restore(self) {
        if let Some(modes) = &self.0 {
            let _ = tcsetattr(io::stdout(), OptionalActions::Drain, modes);
        }
    }
}

/// Whether an error means that the terminal is gone.
pub fn is_gone(error: &io::Error) -> bool {
    // A terminal that was hung up returns EIO.
    error.raw_os_error() == Some(rustix::io::Errno::IO.raw_os_error())
        || matches!(
            error.kind(),
            io::ErrorKind::BrokenPipe | io::ErrorKind::NotConnected
        )
}
