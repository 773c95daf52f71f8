//! How Windows ends programs: by ctrl-c and ctrl-break, by closing the window, at logoff and at shutdown. After the last
//! three it gives the program a few seconds to end, which is enough time to save its state.

use std::future::poll_fn;
use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::sync::{Mutex, Once, PoisonError};
use std::task::Poll;

use tokio::runtime;
use tokio::signal::windows::{ctrl_break, ctrl_c, ctrl_close, ctrl_logoff, ctrl_shutdown};

use super::super::super::wake::Wake;
use super::console::give_back_modes;

/// The numbers of the console's events.
const CTRL_C: i32 = 0;
const CTRL_BREAK: i32 = 1;
const CLOSE: i32 = 2;
const LOGOFF: i32 = 5;
const SHUTDOWN: i32 = 6;

/// The exit status of programs that were interrupted.
const INTERRUPTED: u32 = 0xc000_013a;

/// Calls `heard` on every event that is to end the program, until it returns false.
fn listen(mut heard: impl FnMut(i32) -> bool + Send + 'static) -> io::Result<()> {
    let (mut interrupts, mut breaks) = (ctrl_c()?, ctrl_break()?);
    let (mut closes, mut logoffs, mut shutdowns) = (ctrl_close()?, ctrl_logoff()?, ctrl_shutdown()?);
    let runtime = runtime::Builder::new_current_thread().build()?;
    std::thread::spawn(move || {
        loop {
            let next = poll_fn(|context| {
                let events = [
                    (CTRL_C, interrupts.poll_recv(context)),
                    (CTRL_BREAK, breaks.poll_recv(context)),
                    (CLOSE, closes.poll_recv(context)),
                    (LOGOFF, logoffs.poll_recv(context)),
                    (SHUTDOWN, shutdowns.poll_recv(context)),
                ];
                let came = events.iter().find(|(_, came)| came.is_ready());
                came.map_or(Poll::Pending, |(event, _)| Poll::Ready(*event))
            });
            if !heard(runtime.block_on(next)) {
                return;
            }
        }
    });
    Ok(())
}

/// Whether another program has the console.
static IS_AWAY: AtomicBool = AtomicBool::new(false);

/// Held while another program has the console: what is typed there to interrupt it is not meant for milepost.
pub struct Away(());

impl Away {
    /// To be called before another program is given the console.
    pub fn begin() -> Self {
        IS_AWAY.store(true, Ordering::SeqCst);
        Self(())
    }
}

impl Drop for Away {
    fn drop(&mut self) {
        IS_AWAY.store(false, Ordering::SeqCst);
    }
}

/// Passes the events that end the program to the loop.
pub fn watch(wake: Sender<Wake>) -> io::Result<()> {
    let mut has_ended = false;
    listen(move |event| {
        if IS_AWAY.load(Ordering::SeqCst) && matches!(event, CTRL_C | CTRL_BREAK) {
            return true;
        }
        if has_ended {
            // Asked to end a second time: the loop hangs.
            give_back_modes();
            die(event);
        }
        has_ended = true;
        wake.send(Wake::Stop(event)).is_ok()
    })
}

/// Ends the process with the exit status that the event would have caused.
pub fn die(_: i32) {
    std::process::exit(INTERRUPTED.cast_signed());
}

/// Why the program cannot be suspended here.
pub const CANNOT_SUSPEND: Option<&str> =
    Some("Windows cannot suspend a program; where you are is kept when you quit");

/// Always fails: Windows cannot suspend a program.
pub fn suspend() -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// Whether a file is being written, and the last event that came meanwhile.
struct Writing {
    is_on: bool,
    came: Option<i32>,
}

static WRITING: Mutex<Writing> = Mutex::new(Writing {
    is_on: false,
    came: None,
});

/// From now on events that end the program wait while a file is being written.
pub fn defer() {
    static BEGUN: Once = Once::new();
    BEGUN.call_once(|| {
        // If listening fails, the events end the program at once.
        let _ = listen(|event| {
            let mut writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
            if writing.is_on {
                writing.came = Some(event);
            } else {
                die(event);
            }
            true
        });
    });
}

/// While this exists, events that end the program wait; dropping it ends the program if one came.
pub struct Deferred(());

impl Deferred {
    pub fn begin() -> Self {
        WRITING.lock().unwrap_or_else(PoisonError::into_inner).is_on = true;
        Self(())
    }
}

impl Drop for Deferred {
    fn drop(&mut self) {
        let mut writing = WRITING.lock().unwrap_or_else(PoisonError::into_inner);
        writing.is_on = false;
        if let Some(event) = writing.came.take() {
            die(event);
        }
    }
}
