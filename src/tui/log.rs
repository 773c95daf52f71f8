//! The log, written to a file on request and never to the screen.

use std::fmt;
use std::fs::File;
use std::io::{self, Write as _};
use std::path::Path;
use std::sync::{Mutex, OnceLock};

use super::file::{is_pipe, private};
use crate::text::sanitize::visible;

static LOG: OnceLock<Mutex<File>> = OnceLock::new();

/// Begins to log to a file, appending to what it contains.
pub fn begin(path: &Path) -> io::Result<()> {
    // Opening it would block until somebody reads from it.
    if is_pipe(path) {
        return Err(io::Error::other("this is a pipe; a log needs a regular file"));
    }
    // Private, since it contains what is typed.
    let file = private::append(path)?;
    let _ = LOG.set(Mutex::new(file));
    line(format_args!("milepost {}", env!("CARGO_PKG_VERSION")));
    Ok(())
}

pub fn is_on() -> bool {
    LOG.get().is_some()
}

/// Writes a line with the time, if there is a log.
pub fn line(text: fmt::Arguments) {
    if let Some(log) = LOG.get() {
        let mut file = log.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let now = chrono::Local::now().format("%Y-%m-%d %H:%M:%S%.3f");
        // Kept to one line: messages about a file quote from it.
        let _ = writeln!(file, "{now} {}", visible(&text.to_string()));
    }
}
