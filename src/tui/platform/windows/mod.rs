//! Windows: the console's modes and events in place of a terminal's bytes, the ways Windows ends programs, and its
//! clipboard. The parts that do not need a console are tested on every system.

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

/// Consoles do not set `TERM`, and those that know escape sequences support true colour.
#[cfg(windows)]
pub const HAS_TRUE_COLOUR: bool = true;

/// Answers would arrive as keys.
#[cfg(windows)]
pub const ANSWERS: bool = false;

#[cfg(windows)]
pub fn prepare() {}

/// Does nothing: drives that come and go are not reported.
#[cfg(windows)]
pub fn watch_mounts(_: impl Fn() -> bool + Send + 'static) {}
