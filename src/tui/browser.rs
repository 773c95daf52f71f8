//! Opening addresses with the desktop's program, never through a shell.

use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;

use super::log;
use super::platform::OPENER;
use super::wake::Wake;

/// Opens an address in a separate thread, since the desktop may be slow. If that fails, `Wake::NotOpened` is sent, and the
/// loop copies the address instead.
pub fn open(url: String, wake: Sender<Wake>) {
    std::thread::spawn(move || {
        let (program, first) = OPENER;
        let went = Command::new(program)
            .args(first)
            .arg(&url)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        log::line(format_args!("{program} {url}: {went:?}"));
        if !went.is_ok_and(|status| status.success()) {
            drop(wake.send(Wake::NotOpened(url)));
        }
    });
}
