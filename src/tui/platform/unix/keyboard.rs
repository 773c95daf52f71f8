//! Reading the terminal's bytes, only when the next event is wanted.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd, AsRawFd as _, BorrowedFd};
use std::time::{Duration, Instant};

use filedescriptor::{POLLIN, poll, pollfd};
use rustix::io::Errno;

use super::super::terminal_input::TerminalInput;
use super::option_key;
use super::parser::InputParser;

/// How long the terminal may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// The terminal, and the input that was read from it but not returned yet.
pub struct Keyboard {
    /// The terminal, opened by its path, if stdin is something else.
    file: Option<File>,
    parser: InputParser,
    waiting: VecDeque<TerminalInput>,
    asked_until: Option<Instant>,
}

impl Keyboard {
    /// The terminal's input. `asked_background` says whether the terminal was just asked for its background.
    pub fn open(escape_time: Duration, asked_background: bool) -> Self {
        let file = if io::stdin().is_terminal() {
            None
        } else {
            File::open("/dev/tty").ok()
        };
        Self {
            file,
            parser: InputParser::new(escape_time),
            waiting: VecDeque::new(),
            asked_until: asked_background.then(|| Instant::now() + PATIENCE),
        }
    }

    fn expects_answer(&self) -> bool {
        self.asked_until.is_some_and(|until| Instant::now() < until)
    }

    /// Waits for the next event; answers that were not asked for are skipped.
    pub fn wait(&mut self) -> io::Result<TerminalInput> {
        let mut bytes = [0; 4096];
        loop {
            match self.waiting.pop_front() {
                Some(TerminalInput::Background(_)) if !self.expects_answer() => continue,
                Some(input) => {
                    if matches!(input, TerminalInput::Background(_)) {
                        self.asked_until = None;
                    }
                    return Ok(input);
                }
                None => {}
            }
            let patience = self.parser.patience(self.expects_answer());
            let waiting = &mut self.waiting;
            if look(terminal(self.file.as_ref(), &io::stdin()), patience)? {
                let count = take(terminal(self.file.as_ref(), &io::stdin()), &mut bytes)?;
                self.parser.feed(&bytes[..count], |input| {
                    waiting.push_back(option_key::meant(input));
                });
            } else {
                self.parser.silence(|input| waiting.push_back(input));
            }
        }
    }
}

fn terminal<'a>(file: Option<&'a File>, stdin: &'a io::Stdin) -> BorrowedFd<'a> {
    file.map_or_else(|| stdin.as_fd(), AsFd::as_fd)
}

/// Whether the terminal has something to read within some time. macOS cannot `poll` `/dev/tty`; `filedescriptor` uses
/// `select` there.
fn look(terminal: BorrowedFd<'_>, time: Option<Duration>) -> io::Result<bool> {
    let until = time.map(|time| Instant::now() + time);
    let mut waited = [pollfd {
        fd: terminal.as_raw_fd(),
        events: POLLIN,
        revents: 0,
    }];
    loop {
        // Rounded up, so as not to spin during the last fraction of a millisecond.
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let left = left.map(|left| Duration::from_millis(left.as_micros().div_ceil(1000) as u64));
        match poll(&mut waited, left) {
            // Hung up, or not a terminal at all.
            Ok(count) if count > 0 && waited[0].revents & POLLIN != waited[0].revents => {
                return Err(io::ErrorKind::NotConnected.into());
            }
            Ok(count) => return Ok(count > 0),
            Err(filedescriptor::Error::Poll(error) | filedescriptor::Error::Io(error)) => {
                if error.kind() != io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
            Err(error) => return Err(io::Error::other(error)),
        }
    }
}

/// Reads what is available; 0 bytes if another reader was faster, which does not mean end of input.
fn take(terminal: BorrowedFd<'_>, bytes: &mut [u8]) -> io::Result<usize> {
    loop {
        match rustix::io::read(terminal, &mut *bytes) {
            Ok(0) => return Err(io::ErrorKind::NotConnected.into()),
            Ok(count) => return Ok(count),
            Err(Errno::INTR) => {}
            Err(Errno::AGAIN) => return Ok(0),
            Err(error) => return Err(error.into()),
        }
    }
}
