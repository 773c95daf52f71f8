//! Parses the terminal's bytes into events. State is kept between reads, so that it does not matter how the bytes arrive: a
//! sequence in pieces is one key, an unrequested answer is ignored, and a string that never ends remains a string.
//!
//! ```text
//! Ground ─ESC─► Escape ─[─► Csi ─final byte─► a key, the mouse, a paste begins, or nothing
//!    │             ├─O─► Ss3 ─letter─► a key
//!    │             ├─] P _ X ^─► Answer ─BEL or ESC \─► the background, or nothing
//!    │             └─other─► alt with a key
//!    └─other─► a key
//! ```
//!
//! Only silence is ambiguous: an Esc is the key if nothing follows for `escape_time`.

use std::time::Duration;

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::super::terminal_input::TerminalInput;
use super::background;
use super::sequence::{self, Csi};

/// How long the rest of a sequence that has certainly begun may take. Its pieces must not be read as letters.
const LATE: Duration = Duration::from_millis(500);
/// How long an answer may pause, since a slow connection sends it in several packets.
const LATE_ANSWER: Duration = Duration::from_secs(1);
/// No sequence that is understood here has longer parameters.
const LONGEST_SEQUENCE: usize = 64;
/// How many bytes of an answer are kept: the only answer that is understood is shorter.
const LONGEST_ANSWER: usize = 64;
/// How many bytes of a paste are kept: far more than any prompt takes.
const LONGEST_PASTE: usize = 1 << 16;

/// The position of the next byte within a sequence.
#[derive(Clone, Debug, Default)]
enum At {
    #[default]
    Ground,
    /// In a letter of several bytes: those received so far, and how many it has.
    Letter {
        alt: bool,
        bytes: Vec<u8>,
        length: usize,
    },
    /// After Esc, or after two of them.
    Escape {
        twice: bool,
    },
    /// After `ESC O`.
    Ss3 {
        alt: bool,
    },
    /// After `ESC [`: the parameters so far.
    Csi {
        alt: bool,
        bytes: Vec<u8>,
    },
    /// After `ESC [ [`, as the Linux console begins F1 to F5.
    Console {
        alt: bool,
    },
    /// After `ESC [ M`, which three bytes follow: the original X10 mouse report.
    OldMouse {
        bytes: Vec<u8>,
    },
    /// After `ESC ]`, `ESC P` or `ESC _`: an answer of the terminal, or a key with alt.
    Begun {
        letter: u8,
    },
    Text(ControlString),
}

/// A control string or a paste, from its introducer to its terminator.
#[derive(Clone, Debug)]
struct ControlString {
    kind: StringKind,
    bytes: Vec<u8>,
    /// Whether the last byte was that of ctrl-c. Followed by silence, it is the key, and so the way out of a string
    /// that never ends.
    is_interrupted: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum StringKind {
    /// An operating system command, such as the answer about the background.
    Osc,
    /// A string that is skipped.
    Other,
    Paste,
}

const ESC: u8 = 0x1b;
const CTRL_C: u8 = 0x03;
/// After Esc: an operating system command, a device control, an application command, a string, a private message.
const BEGINS_TEXT: &[u8] = b"]P_X^";
const PASTE_END: &[u8] = b"\x1b[201~";

/// Parses bytes into events.
pub struct InputParser {
    at: At,
    /// Whether the last key was an Esc that nothing followed in time.
    was_escape: bool,
    escape_time: Duration,
}

impl InputParser {
    pub fn new(escape_time: Duration) -> Self {
        Self {
            at: At::Ground,
            was_escape: false,
            escape_time,
        }
    }

    /// How long to wait for the next byte before calling [`Self::silence`]; `None` for ever. While an answer is expected,
    /// Esc may be its first byte, so the rest is given more time.
    pub fn patience(&self, expects_answer: bool) -> Option<Duration> {
        let short = if expects_answer {
            self.escape_time.max(LATE / 2)
        } else {
            self.escape_time
        };
        match &self.at {
            At::Ground => None,
            At::Escape { .. } | At::Begun { .. } => Some(short),
            At::Ss3 { .. }
            | At::Letter { .. }
            | At::Csi { .. }
            | At::Console { .. }
            | At::OldMouse { .. } => Some(LATE.max(self.escape_time)),
            At::Text(text) if text.is_interrupted => Some(self.escape_time),
            At::Text(text) if text.kind == StringKind::Paste => None,
            At::Text(_) => Some(LATE_ANSWER.max(self.escape_time)),
        }
    }

    /// Ends a pending sequence, as no byte came for as long as [`Self::patience`] says.
    pub fn silence(&mut self, mut out: impl FnMut(TerminalInput)) {
        match std::mem::take(&mut self.at) {
            At::Escape { twice } => {
                for _ in 0..=usize::from(twice) {
                    out(key(KeyCode::Esc, KeyModifiers::NONE));
                }
                self.was_escape = true;
            }
            At::Begun { letter } => out(key(KeyCode::Char(char::from(letter)), KeyModifiers::ALT)),
            At::Text(text) if text.is_interrupted => out(interrupt()),
            _ => {}
        }
    }

    /// Parses bytes, and calls `out` for each event.
    pub fn feed(&mut self, bytes: &[u8], mut out: impl FnMut(TerminalInput)) {
        // Nobody types two keys within one read: this is the rest of a sequence whose Esc was already taken for the key.
        let is_rest = bytes.len() > 1 && (matches!(bytes[0], b'[' | b'O') || BEGINS_TEXT.contains(&bytes[0]));
        if std::mem::take(&mut self.was_escape) && is_rest {
            self.at = At::Escape { twice: false };
        }
        for &byte in bytes {
            self.take(byte, &mut out);
        }
    }

    fn take(&mut self, byte: u8, out: &mut impl FnMut(TerminalInput)) {
        self.at = match std::mem::take(&mut self.at) {
            At::Ground => ground(byte, false, out),
            At::Letter { alt, bytes, length } => letter(alt, bytes, length, byte, out),
            At::Escape { twice } => escape(twice, byte, out),
            At::Ss3 { alt } => {
                if byte == ESC {
                    At::Escape { twice: false }
                } else {
                    send(sequence::ss3(byte), alt, out);
                    interrupt_at(byte, out);
                    At::Ground
                }
            }
            At::Console { alt } => {
                send(sequence::console(byte), alt, out);
                interrupt_at(byte, out);
                At::Ground
            }
            At::Csi { alt, bytes } => csi(alt, bytes, byte, out),
            // A coordinate is never a control character.
            At::OldMouse { .. } if byte < b' ' => ground(byte, false, out),
            At::OldMouse { mut bytes } => {
                bytes.push(byte);
                if bytes.len() < 3 {
                    At::OldMouse { bytes }
                } else {
                    send(sequence::old_mouse(&bytes), false, out);
                    At::Ground
                }
            }
            At::Begun { letter } => begun(letter, byte, out),
            At::Text(text) => text.take(byte, out),
        };
    }
}

fn key(code: KeyCode, modifiers: KeyModifiers) -> TerminalInput {
    TerminalInput::Event(Event::Key(KeyEvent::new(code, modifiers)))
}

fn held(is_held: bool, modifier: KeyModifiers) -> KeyModifiers {
    if is_held { modifier } else { KeyModifiers::NONE }
}

fn interrupt() -> TerminalInput {
    key(KeyCode::Char('c'), KeyModifiers::CONTROL)
}

fn interrupt_at(byte: u8, out: &mut impl FnMut(TerminalInput)) {
    if byte == CTRL_C {
        out(interrupt());
    }
}

/// Passes an event to `out`, with alt if a second Esc came before it.
fn send(event: Option<Event>, alt: bool, out: &mut impl FnMut(TerminalInput)) {
    let Some(mut event) = event else { return };
    if let Event::Key(key) = &mut event
        && alt
    {
        key.modifiers |= KeyModifiers::ALT;
    }
    out(TerminalInput::Event(event));
}

fn ground(byte: u8, alt: bool, out: &mut impl FnMut(TerminalInput)) -> At {
    let ctrl = |letter: u8| (KeyCode::Char(char::from(letter)), KeyModifiers::CONTROL);
    let (code, own) = match byte {
        ESC => return At::Escape { twice: alt },
        CTRL_C => {
            out(interrupt());
            return At::Ground;
        }
        b'\r' => (KeyCode::Enter, KeyModifiers::NONE),
        b'\t' => (KeyCode::Tab, KeyModifiers::NONE),
        0x7f => (KeyCode::Backspace, KeyModifiers::NONE),
        0x00 => ctrl(b' '),
        0x01..=0x1a => ctrl(byte - 1 + b'a'),
        // As crossterm reports them.
        0x1c..=0x1f => ctrl(byte - 0x1c + b'4'),
        0x20..=0x7e => {
            let letter = char::from(byte);
            let is_shifted = letter.is_ascii_uppercase();
            (KeyCode::Char(letter), held(is_shifted, KeyModifiers::SHIFT))
        }
        0xc2..=0xf4 => {
            let length = match byte {
                0xc2..0xe0 => 2,
                0xe0..0xf0 => 3,
                _ => 4,
            };
            return At::Letter {
                alt,
                bytes: vec![byte],
                length,
            };
        }
        _ => return control(byte, alt),
    };
    out(key(code, own | held(alt, KeyModifiers::ALT)));
    At::Ground
}

/// The state after one of the 8-bit controls that stand for Esc and a letter; other bytes begin nothing.
fn control(code: u8, alt: bool) -> At {
    match code {
        0x8f => At::Ss3 { alt },
        0x9b => At::Csi {
            alt,
            bytes: Vec::new(),
        },
        0x9d => At::Text(ControlString::new(StringKind::Osc)),
        0x90 | 0x98 | 0x9e | 0x9f => At::Text(ControlString::new(StringKind::Other)),
        _ => At::Ground,
    }
}

fn letter(alt: bool, mut bytes: Vec<u8>, length: usize, byte: u8, out: &mut impl FnMut(TerminalInput)) -> At {
    if byte & 0xc0 != 0x80 {
        return ground(byte, false, out);
    }
    bytes.push(byte);
    if bytes.len() < length {
        return At::Letter { alt, bytes, length };
    }
    if let [0xc2, code @ 0x80..=0x9f] = bytes[..] {
        return control(code, alt);
    }
    if let Some(letter) = std::str::from_utf8(&bytes)
        .ok()
        .and_then(|text| text.chars().next())
    {
        let shift = held(letter.is_uppercase(), KeyModifiers::SHIFT);
        out(key(KeyCode::Char(letter), shift | held(alt, KeyModifiers::ALT)));
    }
    At::Ground
}

fn escape(twice: bool, byte: u8, out: &mut impl FnMut(TerminalInput)) -> At {
    match byte {
        b'[' => At::Csi {
            alt: twice,
            bytes: Vec::new(),
        },
        b'O' => At::Ss3 { alt: twice },
        byte if BEGINS_TEXT.contains(&byte) => At::Begun { letter: byte },
        ESC if twice => {
            out(key(KeyCode::Esc, KeyModifiers::NONE));
            At::Escape { twice }
        }
        _ => {
            if twice && byte != CTRL_C {
                out(key(KeyCode::Esc, KeyModifiers::NONE));
            }
            ground(byte, true, out)
        }
    }
}

fn csi(alt: bool, mut bytes: Vec<u8>, byte: u8, out: &mut impl FnMut(TerminalInput)) -> At {
    match byte {
        b'[' if bytes.is_empty() => At::Console { alt },
        b'M' if bytes.is_empty() => At::OldMouse { bytes },
        // Parameter and intermediate bytes.
        0x20..=0x3f => {
            // One byte over the limit is kept, to show that the sequence is too long.
            if bytes.len() <= LONGEST_SEQUENCE {
                bytes.push(byte);
            }
            At::Csi { alt, bytes }
        }
        0x40..=0x7e => {
            if bytes.len() > LONGEST_SEQUENCE {
                return At::Ground;
            }
            match sequence::csi(&bytes, byte) {
                Csi::Event(event) => send(Some(event), alt, out),
                Csi::Paste => return At::Text(ControlString::new(StringKind::Paste)),
                Csi::Nothing => {}
            }
            At::Ground
        }
        ESC => At::Escape { twice: false },
        // A control within a sequence does not end it.
        0x00..=0x1f => {
            interrupt_at(byte, out);
            At::Csi { alt, bytes }
        }
        _ => At::Ground,
    }
}

/// After the first byte of what may be an answer. An operating system command continues in a few ways only.
fn begun(letter: u8, byte: u8, out: &mut impl FnMut(TerminalInput)) -> At {
    let kind = match (letter, byte) {
        (b']', b'0'..=b'9' | b'l' | b'L') => StringKind::Osc,
        (b'P' | b'_' | b'X' | b'^', b' '..=b'~') => StringKind::Other,
        _ => {
            out(key(KeyCode::Char(char::from(letter)), KeyModifiers::ALT));
            return ground(byte, false, out);
        }
    };
    ControlString::new(kind).take(byte, out)
}

impl ControlString {
    const fn new(kind: StringKind) -> Self {
        Self {
            kind,
            bytes: Vec::new(),
            is_interrupted: false,
        }
    }

    fn take(mut self, byte: u8, out: &mut impl FnMut(TerminalInput)) -> At {
        self.is_interrupted = byte == CTRL_C;
        if self.kind == StringKind::Paste {
            self.bytes.push(byte);
            if self.bytes.ends_with(PASTE_END) {
                let text = &self.bytes[..self.bytes.len() - PASTE_END.len()];
                let text = String::from_utf8_lossy(text).into_owned();
                out(TerminalInput::Event(Event::Paste(text)));
                return At::Ground;
            }
            // A paste that is too long loses bytes before its tail, which may be the beginning of the end marker.
            if self.bytes.len() > LONGEST_PASTE + PASTE_END.len() {
                self.bytes.remove(LONGEST_PASTE);
            }
            return At::Text(self);
        }
        match byte {
            0x07 => self.end(out),
            // The 8-bit string terminator, unless it is part of a letter.
            0x9c if self
                .bytes
                .last()
                .is_none_or(|last| last.is_ascii() || *last == 0xc2) =>
            {
                self.bytes.pop_if(|last| *last == 0xc2);
                self.end(out)
            }
            b'\\' if self.bytes.last() == Some(&ESC) => {
                self.bytes.pop();
                self.end(out)
            }
            // Broken off by another sequence.
            _ if self.bytes.last() == Some(&ESC) => escape(false, byte, out),
            // CAN and SUB.
            0x18 | 0x1a => At::Ground,
            _ => {
                if self.bytes.len() > LONGEST_ANSWER {
                    self.bytes.pop();
                }
                self.bytes.push(byte);
                At::Text(self)
            }
        }
    }

    fn end(self, out: &mut impl FnMut(TerminalInput)) -> At {
        if self.kind == StringKind::Osc
            && let Some(brightness) = background::brightness(&self.bytes)
        {
            out(TerminalInput::Background(brightness));
        }
        At::Ground
    }
}
