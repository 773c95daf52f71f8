//! Linux, macOS, and whatever else has signals and terminals that speak in bytes.

mod background;
mod deferred_signals;
mod desktop;
mod keyboard;
mod modes;
#[cfg(target_os = "linux")]
mod mounts;
mod option_key;
mod parser;
mod sequence;
mod signals;
#[cfg(test)]
mod tests;

use std::io;
use std::sync::Arc;

use signal_hook::consts::SIGXFSZ;

pub use self::deferred_signals::{Deferred, defer};
pub use self::desktop::{EDITOR, OPENER, keep_copy, program, words};
pub use self::keyboard::Keyboard;
pub use self::modes::{Modes, give_back_modes, is_gone, take_modes, take_mouse};
#[cfg(target_os = "linux")]
pub use self::mounts::watch_mounts;
pub use self::signals::{Away, CANNOT_SUSPEND, die, suspend, watch};

/// Terminals say in `TERM` and `COLORTERM` what colours they have.
pub const HAS_TRUE_COLOUR: bool = false;

/// Most terminals answer what is asked in escape sequences.
pub const ANSWERS: bool = true;

/// A limit on the size of files is an error of the write, not the end of the program.
pub fn prepare() {
    // The flag itself is not used.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
}

/// Whether a file cannot be replaced because a program has it open: here that never stands in the way.
pub fn is_in_use(_: &io::Error) -> bool {
    false
}

/// Whether it may help to try again to replace a file: here readers never prevent it.
pub fn may_pass(_: &io::Error) -> bool {
    false
}

/// File systems that come and go are not reported here.
#[cfg(not(target_os = "linux"))]
pub fn watch_mounts(_: impl Fn() -> bool + Send + 'static) {}
