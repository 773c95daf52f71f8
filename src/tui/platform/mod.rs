//! What differs between operating systems. Each system's folder defines the same names with the same meaning.
//!
//! | name | meaning |
//! | --- | --- |
//! | `prepare` | what is set before anything else |
//! | `Keyboard` | the terminal's input as events |
//! | `Modes`, `take_modes`, `give_back_modes`, `take_mouse` | how the terminal treats input and output |
//! | `is_gone` | whether an error means that there is no terminal any more |
//! | `HAS_TRUE_COLOUR`, `ANSWERS` | what to assume of a terminal that does not describe itself |
//! | `watch`, `Away`, `die`, `suspend`, `CANNOT_SUSPEND` | being asked to stop, continue, or end |
//! | `defer`, `Deferred` | delaying the end of the program while a file is being written |
//! | `OPENER`, `EDITOR`, `words`, `program`, `keep_copy` | the desktop and its programs |
//! | `watch_mounts`, `is_in_use`, `may_pass` | file systems |

mod terminal_input;
#[cfg(unix)]
mod unix;
// Compiled on every system for tests, since its pure parts are tested everywhere.
#[cfg(any(windows, test))]
mod windows;

pub(super) use self::terminal_input::TerminalInput;

#[cfg(unix)]
use self::unix as system;
#[cfg(windows)]
use self::windows as system;

pub use self::system::{ANSWERS, HAS_TRUE_COLOUR, defer, die, prepare};
pub(super) use self::system::{
    Away, CANNOT_SUSPEND, Deferred, EDITOR, Keyboard, Modes, OPENER, give_back_modes, is_gone, is_in_use,
    keep_copy, may_pass, program, suspend, take_modes, take_mouse, watch, watch_mounts, words,
};
