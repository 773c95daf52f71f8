//! What the terminal sends: keys, the mouse, pastes, and the answer to what its background is.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::mpsc::{self, Sender};
use std::time::{Duration, Instant};

use crossterm::event::{self, Event, KeyCode, KeyModifiers};
use rustix::event::{PollFd, PollFlags, Timespec, poll};

use super::wake::Wake;
use crate::theme::Brightness;

/// How long the terminal may take to answer.
const PATIENCE: Duration = Duration::from_secs(5);
/// How long crossterm is asked after each event whether it has more. Asked for no time at all it would not look at what
/// it has read already, so this is long enough for the busiest machine; who types meanwhile is heard at once.
const LINGER: Duration = Duration::from_millis(250);
/// How long the rest of an answer may take that has begun.
const PAUSE: Duration = Duration::from_millis(50);

/// Reads an event each time it is told to, in a thread of its own.
pub fn read(wake: Sender<Wake>, asked_background: bool) -> Sender<()> {
    let (ready, asked) = mpsc::channel::<()>();
    std::thread::spawn(move || {
        let mut reader = Reader::new(asked_background);
        while asked.recv().is_ok() {
            let next = loop {
                match reader.next() {
                    Ok(Got::Event(event)) => break Wake::Input(event),
                    Ok(Got::Background(brightness)) => {
                        if wake.send(Wake::Background(brightness)).is_err() {
                            return;
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

enum Got {
    Event(Event),
    Background(Brightness),
}

/// The terminal, and what was read from it but not handed on yet.
struct Reader {
    /// The terminal by its path, where stdin is something else.
    file: Option<File>,
    waiting: VecDeque<Event>,
    answer: Answer,
    asked_until: Option<Instant>,
}

impl Reader {
    fn new(asked_background: bool) -> Self {
        let file = if io::stdin().is_terminal() {
            None
        } else {
            File::open("/dev/tty").ok()
        };
        Self {
            file,
            waiting: VecDeque::new(),
            answer: Answer::default(),
            asked_until: asked_background.then(|| Instant::now() + PATIENCE),
        }
    }

    fn next(&mut self) -> io::Result<Got> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Ok(Got::Event(event));
            }
            let is_pausing = !self.answer.held.is_empty();
            if !self.wait(is_pausing.then_some(PAUSE))? {
                // No answer after all: somebody typed what it begins with.
                self.waiting.extend(self.answer.held.drain(..));
                continue;
            }
            let event = event::read()?;
            if self.asked_until.is_none_or(|until| Instant::now() > until) && !is_pausing {
                return Ok(Got::Event(event));
            }
            match self.answer.hear(event) {
                Heard::More => {}
                Heard::Nothing(events) => self.waiting.extend(events),
                Heard::Background(brightness) => {
                    self.asked_until = None;
                    return Ok(Got::Background(brightness));
                }
            }
        }
    }

    /// Waits until there is an event, or for some time; whether there is one. Asked first each time is whether the
    /// terminal still exists: crossterm would read one that is gone for ever.
    fn wait(&self, time: Option<Duration>) -> io::Result<bool> {
        let at_once = Timespec {
            tv_sec: 0,
            tv_nsec: 0,
        };
        loop {
            self.look(Some(&at_once))?;
            if event::poll(time.unwrap_or(LINGER))? {
                return Ok(true);
            }
            if time.is_some() {
                return Ok(false);
            }
            // Nothing was left over from what was read before: so long as nobody types, nothing is to be done.
            self.look(None)?;
        }
    }

    /// Whether the terminal has something to be read, within some time.
    fn look(&self, time: Option<&Timespec>) -> io::Result<bool> {
        let stdin = io::stdin();
        let terminal: BorrowedFd = self.file.as_ref().map_or_else(|| stdin.as_fd(), AsFd::as_fd);
        let mut fds = [PollFd::from_borrowed_fd(terminal, PollFlags::IN)];
        loop {
            match poll(&mut fds, time) {
                Ok(count) => {
                    let told = fds[0].revents();
                    if told.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                        return Err(io::ErrorKind::NotConnected.into());
                    }
                    return Ok(count > 0);
                }
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// The answer to what the background is: `ESC ] 11 ; rgb : ffff / ffff / ffff ESC \`. Crossterm does not know it and
/// tells it as if it were typed: alt-], letters, and alt-\ or ctrl-g.
#[derive(Default)]
struct Answer {
    held: Vec<Event>,
    text: String,
}

#[derive(Debug, PartialEq)]
enum Heard {
    /// It may be the answer; the rest is to come.
    More,
    /// It is not; these events are to be taken as they are.
    Nothing(Vec<Event>),
    Background(Brightness),
}

const BEGINS: [&str; 2] = ["11;rgb:", "11;rgba:"];

impl Answer {
    fn hear(&mut self, event: Event) -> Heard {
        let typed = match &event {
            Event::Key(key) => match (key.code, key.modifiers - KeyModifiers::SHIFT) {
                (KeyCode::Char(letter), modifiers) => Some((letter, modifiers)),
                _ => None,
            },
            _ => None,
        };
        self.held.push(event);
        let is_begun = self.held.len() > 1;
        match typed {
            Some((']', KeyModifiers::ALT)) if !is_begun => {
                self.text.clear();
                return Heard::More;
            }
            Some((letter, KeyModifiers::NONE)) if is_begun => {
                self.text.push(letter);
                if could_be_answer(&self.text) {
                    return Heard::More;
                }
            }
            Some(('\\', KeyModifiers::ALT) | ('g', KeyModifiers::CONTROL)) if is_begun => {
                if let Some(brightness) = brightness(&self.text) {
                    self.held.clear();
                    return Heard::Background(brightness);
                }
            }
            _ => {}
        }
        Heard::Nothing(std::mem::take(&mut self.held))
    }
}

fn could_be_answer(text: &str) -> bool {
    BEGINS.iter().any(|begin| match text.strip_prefix(begin) {
        Some(rest) => rest.len() <= 24 && rest.chars().all(|c| c.is_ascii_hexdigit() || c == '/'),
        None => begin.starts_with(text),
    })
}

fn brightness(text: &str) -> Option<Brightness> {
    let rest = BEGINS.iter().find_map(|begin| text.strip_prefix(begin))?;
    let mut parts = rest.split('/').map(|part| {
        let most = (1u64 << (4 * part.len().clamp(1, 8))) - 1;
        let value = u64::from_str_radix(part, 16).ok()?;
        Some((value * 255 / most) as u8)
    });
    let (red, green, blue) = (parts.next()??, parts.next()??, parts.next()??);
    Some(Brightness::of(red, green, blue))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossterm::event::KeyEvent;

    fn typed(text: &str) -> Vec<Event> {
        let mut events = Vec::new();
        let mut alt = KeyModifiers::NONE;
        for letter in text.chars() {
            match letter {
                '\u{1b}' => alt = KeyModifiers::ALT,
                '\u{7}' => events.push(Event::Key(KeyEvent::new(
                    KeyCode::Char('g'),
                    KeyModifiers::CONTROL,
                ))),
                letter => {
                    events.push(Event::Key(KeyEvent::new(KeyCode::Char(letter), alt)));
                    alt = KeyModifiers::NONE;
                }
            }
        }
        events
    }

    fn hear(text: &str) -> (Option<Brightness>, usize) {
        let mut answer = Answer::default();
        let (mut told, mut through) = (None, 0);
        for event in typed(text) {
            match answer.hear(event) {
                Heard::More => {}
                Heard::Nothing(events) => through += events.len(),
                Heard::Background(brightness) => told = Some(brightness),
            }
        }
        (told, through + answer.held.len())
    }

    #[test]
    fn the_answer_is_told_from_what_is_typed() {
        for (text, told, through) in [
            ("\u{1b}]11;rgb:ffff/ffff/ffff\u{1b}\\", Some(Brightness::Light), 0),
            ("\u{1b}]11;rgb:1e1e/1e1e/1e1e\u{7}j", Some(Brightness::Dark), 1),
            ("\u{1b}]11;rgb:0/0/0\u{7}", Some(Brightness::Dark), 0),
            (
                "\u{1b}]11;rgba:FFFF/F0F0/F0F0/ffff\u{1b}\\",
                Some(Brightness::Light),
                0,
            ),
            ("jj\u{1b}]j11;", None, 7),
            ("\u{1b}]11;rgb:zz", None, 10),
            ("\u{1b}]11;rgb:\u{1b}\\", None, 9),
            ("11;rgb:ff/ff/ff\u{7}", None, 16),
        ] {
            assert_eq!(hear(text), (told, through), "{text:?}");
        }
    }
}
