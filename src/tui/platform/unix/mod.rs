//! Linux, macOS, and other systems with signals and byte-oriented terminals.

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

/// Terminals announce their colours in `TERM` and `COLORTERM`.
pub const HAS_TRUE_COLOUR: bool = false;

/// Most terminals answer what is asked in escape sequences.
pub const ANSWERS: bool = true;

/// Makes exceeding the limit on file sizes an error of the write instead of the end of the program.
pub fn prepare() {
    // The flag itself is not used.
    let _ = signal_hook::flag::register(SIGXFSZ, Arc::default());
}

/// Whether a file cannot be replaced because a program has it open, which is never the case here.
pub fn is_in_use(_: &io::Error) -> bool {
    false
}

/// Whether replacing a file might succeed later. Readers never prevent it here.
pub fn may_pass(_: &io::Error) -> bool {
    false
}

/// Does nothing: this system does not report changes of the mount table.
#[cfg(not(target_os = "linux"))]
pub fn watch_mounts(_: impl Fn() -> bool + Send + 'static) {}
