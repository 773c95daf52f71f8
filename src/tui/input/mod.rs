//! What the terminal sends: its bytes are read when the loop asks for the next event, and only then, so that nobody
//! takes keys from another program that has the terminal.

mod background;
mod parser;
mod sequence;
#[cfg(test)]
mod tests;

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use self::parser::{InputParser, TerminalInput};
use super::wake::Wake;

/// How long the terminal may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);

/// Reads an event each time it is asked to, in a thread of its own.
pub fn read(wake: Sender<Wake>, escape_time: Duration, asked_background: bool) -> Sender<()> {
    let (ready, asked) = mpsc::channel::<()>();
    std::thread::spawn(move || {
        let mut reader = InputReader::new(escape_time, asked_background);
        while asked.recv().is_ok() {
            let next = loop {
                match reader.next() {
                    Ok(TerminalInput::Event(event)) => break Wake::Input(event),
                    Ok(TerminalInput::Background(brightness)) => {
                        // An answer that nobody asked for, or to somebody else, is none.
                        if reader.expects_answer() {
                            reader.asked_until = None;
                            if wake.send(Wake::Background(brightness)).is_err() {
                                return;
                            }
                        }
                    }
                    Err(_) => break Wake::Closed,
                }
            };
            if wake.send(next).is_err() {
                return;
            }
        }
    });
    ready
}

/// The terminal, and what was read from it but not handed on yet.
struct InputReader {
    /// The terminal by its path, where stdin is something else.
    file: Option<File>,
    parser: InputParser,
    waiting: VecDeque<TerminalInput>,
    asked_until: Option<Instant>,
}

impl InputReader {
    fn new(escape_time: Duration, asked_background: bool) -> Self {
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

    fn next(&mut self) -> io::Result<TerminalInput> {
        let mut bytes = [0; 4096];
        loop {
            if let Some(input) = self.waiting.pop_front() {
                return Ok(input);
            }
            let patience = self.parser.patience(self.expects_answer());
            let waiting = &mut self.waiting;
            if look(terminal(self.file.as_ref(), &io::stdin()), patience)? {
                let count = take(terminal(self.file.as_ref(), &io::stdin()), &mut bytes)?;
                self.parser
                    .feed(&bytes[..count], |input| waiting.push_back(input));
            } else {
                self.parser.silence(|input| waiting.push_back(input));
            }
        }
    }
}

fn terminal<'a>(file: Option<&'a File>, stdin: &'a io::Stdin) -> BorrowedFd<'a> {
    file.map_or_else(|| stdin.as_fd(), AsFd::as_fd)
}

/// Whether the terminal has something to be read, within some time.
fn look(terminal: BorrowedFd<'_>, time: Option<Duration>) -> io::Result<bool> {
    let until = time.map(|time| Instant::now() + time);
    let mut fds = [PollFd::from_borrowed_fd(terminal, PollFlags::IN)];
    loop {
        let left = until.map(|until| until.saturating_duration_since(Instant::now()));
        let left = left.map(|left| Timespec {
            tv_sec: left.as_secs() as i64,
            tv_nsec: left.subsec_nanos().into(),
        });
        match poll(&mut fds, left.as_ref()) {
            Ok(count) => {
                let events = fds[0].revents();
                if events.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                    return Err(io::ErrorKind::NotConnected.into());
                }
                return Ok(count > 0);
            }
            Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

/// Reads what is there: nothing where another reader was faster, which is no end.
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
