//! Signals, passed to the loop, so that none of them leaves the terminal in a bad state.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use signal_hook::consts::{
    SIGABRT, SIGALRM, SIGCONT, SIGHUP, SIGINT, SIGPROF, SIGQUIT, SIGSYS, SIGTERM, SIGTSTP, SIGUSR1, SIGUSR2,
    SIGVTALRM, SIGWINCH, SIGXCPU,
};
use signal_hook::iterator::Signals;

use super::super::super::wake::Wake;

const ENDING: [i32; 12] = [
    SIGTERM, SIGHUP, SIGINT, SIGQUIT, SIGUSR1, SIGUSR2, SIGALRM, SIGABRT, SIGPROF, SIGSYS, SIGVTALRM, SIGXCPU,
];
/// Signals that stop, continue or resize the program, without ending it.
const DISTURBING: [i32; 3] = [SIGTSTP, SIGCONT, SIGWINCH];

/// Whether another program has the terminal.
static IS_AWAY: AtomicBool = AtomicBool::new(false);

/// Whether the signal that [`Away`] raises when dropped has arrived.
static HEARD: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());
/// How long to wait for that signal at most.
const LONGEST: Duration = Duration::from_secs(1);

/// Held while another program has the terminal: what is typed there to interrupt or stop is not meant for milepost.
pub struct Away(());

impl Away {
    /// To be called before another program is given the terminal.
    pub fn begin() -> Self {
        IS_AWAY.store(true, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        // Signals typed there may not have been handled yet. One that we raise now is handled after them.
        let (is_heard, condition) = &HEARD;
        let mut heard = is_heard.lock().unwrap_or_else(PoisonError::into_inner);
        *heard = false;
        if signal_hook::low_level::raise(SIGCONT).is_ok() {
            let waited = condition.wait_timeout_while(heard, LONGEST, |heard| !*heard);
            drop(waited);
        }
        IS_AWAY.store(false, Ordering::SeqCst);
    }
}

/// Passes signals to the loop.
pub fn watch(wake: Sender<Wake>) -> io::Result<()> {
    let mut signals = Signals::new(ENDING.iter().chain(&DISTURBING))?;
    std::thread::spawn(move || {
        let mut has_ended = false;
        for signal in signals.forever() {
            if IS_AWAY.load(Ordering::SeqCst) {
                match signal {
                    SIGCONT => {
                        *HEARD.0.lock().unwrap_or_else(PoisonError::into_inner) = true;
                        HEARD.1.notify_all();
                        continue;
                    }
                    SIGINT | SIGQUIT | SIGWINCH => continue,
                    // The whole job is being stopped, including the other program.
                    SIGTSTP => {
                        let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
                        continue;
                    }
                    _ => {}
                }
            }
            let is_ending = ENDING.contains(&signal);
            if is_ending && has_ended {
                // Asked to end a second time: the loop hangs, perhaps in writing to a terminal that does not read.
                let _ = crossterm::terminal::disable_raw_mode();
                let _ = signal_hook::low_level::emulate_default_handler(signal);
            }
            has_ended |= is_ending;
            let heard = match signal {
                SIGWINCH => Wake::Resized,
                SIGCONT => Wake::Continued,
                SIGTSTP => Wake::Suspend,
                signal => Wake::Stop(signal),
            };
            if wake.send(heard).is_err() {
                return;
            }
        }
    });
    Ok(())
}

/// Ends the process as the signal would have, so that the shell sees the cause.
pub fn die(signal: i32) {
    let _ = signal_hook::low_level::emulate_default_handler(signal);
}

/// Shells can continue a stopped process.
pub const CANNOT_SUSPEND: Option<&str> = None;

/// Stops the process until the shell continues it.
pub fn suspend() -> io::Result<()> {
    signal_hook::low_level::emulate_default_handler(SIGTSTP)
}
