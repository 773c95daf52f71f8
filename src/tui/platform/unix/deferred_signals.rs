//! Deferred signals: on the command line, a signal waits until the file being written is complete, so that no temporary file
//! is left behind. The screens have a thread for signals instead.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM};
use signal_hook::{flag, low_level};

struct Signals {
    /// Whether a signal ends the program at once.
    at_once: Arc<AtomicBool>,
    /// The last signal that arrived; 0 if none did.
    waiting: Arc<AtomicUsize>,
}

static SIGNALS: OnceLock<Signals> = OnceLock::new();

/// From now on signals wait while a file is being written.
pub fn defer() {
    SIGNALS.get_or_init(|| {
        let signals = Signals {
            at_once: Arc::new(AtomicBool::new(true)),
            waiting: Arc::default(),
        };
        for signal in [SIGHUP, SIGINT, SIGQUIT, SIGTERM] {
            // A signal that cannot be caught ends the program at once.
            let _ = flag::register_conditional_default(signal, Arc::clone(&signals.at_once));
            let _ = flag::register_usize(signal, Arc::clone(&signals.waiting), signal as usize);
        }
        signals
    });
}

/// While this exists, signals wait; dropping it delivers the one that came.
pub struct Deferred(());

impl Deferred {
    pub fn begin() -> Self {
        if let Some(signals) = SIGNALS.get() {
            signals.at_once.store(false, Ordering::SeqCst);
        }
        Self(())
    }
}

impl Drop for Deferred {
    fn drop(&mut self) {
        if let Some(signals) = SIGNALS.get() {
            signals.at_once.store(true, Ordering::SeqCst);
            let signal = signals.waiting.swap(0, Ordering::SeqCst);
            if signal != 0 {
                let _ = low_level::emulate_default_handler(signal as i32);
            }
        }
    }
}
