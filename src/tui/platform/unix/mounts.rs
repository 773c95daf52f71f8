//! Changes of the mount table. Watching a folder does not report that another file system was mounted over it.

use std::fs::File;

use rustix::event::{PollFd, PollFlags, poll};

/// Calls `changed` on every change of the mount table, blocking in between, until it returns false.
pub fn watch_mounts(changed: impl Fn() -> bool + Send + 'static) {
    let Ok(table) = File::open("/proc/self/mountinfo") else {
        return;
    };
    std::thread::spawn(move || {
        let mut polled = [PollFd::new(&table, PollFlags::PRI)];
        loop {
            match poll(&mut polled, None) {
                Err(rustix::io::Errno::INTR) => {}
                Ok(_) if changed() => {}
                _ => return,
            }
        }
    });
}
