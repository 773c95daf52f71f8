//! Windows: the console's modes and events in the place of a terminal's bytes, its own way to end programs, and its
//! clipboard. What needs no console is tested on every system.

mod command_line;
#[cfg(windows)]
mod console;
#[cfg(windows)]
mod desktop;
#[cfg(windows)]
mod end_events;
mod input_mode;
#[cfg(windows)]
mod keyboard;
mod keys;

#[cfg(windows)]
pub use self::console::{Modes, give_back_modes, is_gone, take_modes, take_mouse};
#[cfg(windows)]
pub use self::desktop::{EDITOR, OPENER, is_in_use, keep_copy, may_pass, program, words};
#[cfg(windows)]
pub use self::end_events::{Away, CANNOT_SUSPEND, Deferred, defer, die, suspend, watch};
#[cfg(windows)]
pub use self::keyboard::Keyboard;

/// Consoles set no `TERM`, and those that know escape sequences have all colours.
#[cfg(windows)]
pub const HAS_TRUE_COLOUR: bool = true;

/// Answers would arrive as keys.
#[cfg(windows)]
pub const ANSWERS: bool = false;

#[cfg(windows)]
pub fn prepare() {}

/// Drives that come and go are not reported.
#[cfg(windows)]
pub fn watch_mounts(_: impl Fn() -> bool + Send + 'static) {}
