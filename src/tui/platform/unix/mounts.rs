//! File systems that come and go. Watching a folder does not report that another one was mounted over it.

use std::fs::File;

use rustix::event::{PollFd, PollFlags, poll};

/// Reports every change of the mount table, without polling, as long as somebody listens.
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
