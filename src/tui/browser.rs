//! Opening addresses with the desktop's program, never through a shell.

use std::process::{Command, Stdio};
use std::sync::mpsc::Sender;

use super::log;
use super::platform::OPENER;
use super::wake::Wake;

/// Opens an address, in a thread of its own: a desktop may take its time. If it does not open, that is said and the
/// address copied.
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
