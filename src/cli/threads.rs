//! The threads that share work: as many as there are processors, or fewer if the system refuses to start them.

use std::io;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use rayon::{ThreadBuilder, ThreadPoolBuilder};

/// Starts the global thread pool. Otherwise rayon would start it when work is first shared, and panic if a thread is refused.
pub fn start() -> io::Result<()> {
    let wanted = thread::available_parallelism().map_or(1, usize::from);
    let mut idle = idle(wanted, |work| {
        let run = move || {
            if let Ok(thread) = work.recv() {
                thread.run();
            }
        };
        thread::Builder::new().spawn(run).map(drop)
    })?;
    ThreadPoolBuilder::new()
        .num_threads(idle.len())
        .spawn_handler(|thread| {
            let work = idle.pop().ok_or(io::ErrorKind::WouldBlock)?;
            work.send(thread).map_err(|_| io::ErrorKind::BrokenPipe.into())
        })
        .build_global()
        .map_err(io::Error::other)
}

/// Threads that wait for work. If the system refuses one, half of the others are let go, since keys, files and signals need
/// threads too.
fn idle(
    wanted: usize,
    mut start: impl FnMut(Receiver<ThreadBuilder>) -> io::Result<()>,
) -> io::Result<Vec<Sender<ThreadBuilder>>> {
    let mut idle = Vec::new();
    while idle.len() < wanted {
        let (sender, work) = mpsc::channel();
        match start(work) {
            Ok(()) => idle.push(sender),
            Err(error) if idle.is_empty() => return Err(error),
            Err(_) => {
                idle.truncate(idle.len().div_ceil(2));
                break;
            }
        }
    }
    Ok(idle)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_threads_than_processors_are_enough_and_none_is_an_error() {
        for (given, kept) in [(64, Some(64)), (20, Some(10)), (1, Some(1)), (0, None)] {
            let mut left = given;
            let idle = idle(64, |_| {
                left = usize::checked_sub(left, 1).ok_or(io::ErrorKind::WouldBlock)?;
                Ok(())
            });
            assert_eq!(idle.ok().map(|idle| idle.len()), kept, "{given}");
        }
    }
}
