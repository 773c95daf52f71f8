//! The meaning of control sequences: keys as xterm, rxvt, the Linux console and the kitty protocol report them, and the
//! mouse. Answers and reports are ignored, requested or not.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};

/// The meaning of a sequence that begins with `ESC [`.
#[derive(Debug, PartialEq)]
pub enum Csi {
    Event(Event),
    /// A paste begins.
    Paste,
    Nothing,
}

/// The meaning of `ESC [`, parameters, and a final byte.
pub fn csi(parameters: &[u8], last: u8) -> Csi {
    let Ok(text) = std::str::from_utf8(parameters) else {
        return Csi::Nothing;
    };
    if let Some(mouse) = text.strip_prefix('<') {
        return event(sgr_mouse(mouse, last));
    }
    let (text, rxvt) = match text.strip_suffix('$') {
        Some(rest) => (rest, Some(b'$')),
        None => (text, matches!(last, b'^' | b'@').then_some(last)),
    };
    // `ESC [ ? …`, `ESC [ > …` and the like are answers.
    if !text
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':'))
    {
        return Csi::Nothing;
    }
    let groups: Vec<&str> = text.split(';').collect();
    let number = |index: usize| groups.get(index).and_then(|group| first(group));
    let modifiers = || modifiers(groups.get(1).copied().unwrap_or_default());
    let found = match last {
        b'~' if number(0) == Some(200) => return Csi::Paste,
        b'~' if number(0) == Some(27) => modifiers().and_then(|held| letter(number(2)?, held)),
        b'u' => modifiers().and_then(|held| letter(number(0)?, held)),
        b'~' | b'^' | b'@' => {
            let held = match rxvt {
                Some(b'^') => Some(KeyModifiers::CONTROL),
                Some(b'@') => Some(KeyModifiers::CONTROL | KeyModifiers::SHIFT),
                _ => modifiers(),
            };
            held.and_then(|held| Some(KeyEvent::new(numbered(number(0)?)?, held)))
        }
        b'M' if groups.len() == 3 => return event(rxvt_mouse(number(0), number(1), number(2))),
        b'Z' => Some(KeyEvent::new(KeyCode::BackTab, KeyModifiers::SHIFT)),
        b'a'..=b'd' if text.is_empty() => {
            named(last.to_ascii_uppercase()).map(|code| KeyEvent::new(code, KeyModifiers::SHIFT))
        }
        // `ESC [ row ; column R` reports the cursor's position; the key F3 has a 1 before the modifiers.
        _ if groups.len() <= 2 && matches!(number(0), None | Some(1)) => {
            modifiers().and_then(|held| Some(KeyEvent::new(named(last)?, held)))
        }
        _ => None,
    };
    event(found.map(Event::Key))
}

fn event(event: Option<Event>) -> Csi {
    event.map_or(Csi::Nothing, Csi::Event)
}

/// The meaning of `ESC O` and a letter.
pub fn ss3(letter: u8) -> Option<Event> {
    const KEYPAD: &[u8] = b"*+,-./0123456789";
    let (code, held) = match letter {
        b'M' => (KeyCode::Enter, KeyModifiers::NONE),
        b'X' => (KeyCode::Char('='), KeyModifiers::NONE),
        b'a'..=b'd' => (named(letter.to_ascii_uppercase())?, KeyModifiers::CONTROL),
        b'j'..=b'y' => (
            KeyCode::Char(char::from(KEYPAD[usize::from(letter - b'j')])),
            KeyModifiers::NONE,
        ),
        _ => (named(letter)?, KeyModifiers::NONE),
    };
    Some(Event::Key(KeyEvent::new(code, held)))
}

/// The meaning of `ESC [ [` and a letter.
pub fn console(letter: u8) -> Option<Event> {
    let number = letter.checked_sub(b'A').filter(|number| *number < 5)?;
    Some(Event::Key(KeyEvent::new(
        KeyCode::F(number + 1),
        KeyModifiers::NONE,
    )))
}

/// The meaning of the three bytes after `ESC [ M`.
pub fn old_mouse(bytes: &[u8]) -> Option<Event> {
    let &[code, column, row] = bytes else { return None };
    let place = |byte: u8| u16::from(byte).checked_sub(33);
    mouse(
        u16::from(code).checked_sub(32)?,
        place(column)?,
        place(row)?,
        false,
    )
}

/// The key of a final letter.
const fn named(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P'..=b'S' => KeyCode::F(letter - b'P' + 1),
        _ => return None,
    })
}

/// The key of a number before `~`, or before `^`, `@` or `$` in rxvt.
const fn numbered(number: u32) -> Option<KeyCode> {
    Some(match number {
        1 | 7 => KeyCode::Home,
        2 => KeyCode::Insert,
        3 => KeyCode::Delete,
        4 | 8 => KeyCode::End,
        5 => KeyCode::PageUp,
        6 => KeyCode::PageDown,
        11..=15 => KeyCode::F(number as u8 - 10),
        17..=21 => KeyCode::F(number as u8 - 11),
        23..=26 => KeyCode::F(number as u8 - 12),
        28 | 29 => KeyCode::F(number as u8 - 13),
        31..=34 => KeyCode::F(number as u8 - 14),
        _ => return None,
    })
}

/// A key by its code point.
fn letter(number: u32, held: KeyModifiers) -> Option<KeyEvent> {
    let code = match number {
        9 if held.contains(KeyModifiers::SHIFT) => KeyCode::BackTab,
        9 => KeyCode::Tab,
        13 => KeyCode::Enter,
        27 => KeyCode::Esc,
        8 | 127 => KeyCode::Backspace,
        // Kitty gives keys without a letter code points in a private use area.
        0..32 | 57_344..=63_743 => return None,
        _ => {
            let letter = char::from_u32(number)?;
            let is_shifted = held.contains(KeyModifiers::SHIFT);
            let mut upper = letter.to_uppercase();
            match (is_shifted, upper.next(), upper.next()) {
                (true, Some(upper), None) => KeyCode::Char(upper),
                _ => KeyCode::Char(letter),
            }
        }
    };
    Some(KeyEvent::new(code, held))
}

/// The modifiers of a key, written as 1 plus the sum of their bits; `None` if the key was released.
fn modifiers(group: &str) -> Option<KeyModifiers> {
    let mut parts = group.split(':');
    let sum = parts.next().and_then(first).unwrap_or(1).saturating_sub(1);
    if parts.next().and_then(first) == Some(3) {
        return None;
    }
    let mut held = KeyModifiers::NONE;
    for (bit, modifier) in [
        (1, KeyModifiers::SHIFT),
        (2, KeyModifiers::ALT),
        (4, KeyModifiers::CONTROL),
        (8, KeyModifiers::SUPER),
        (16, KeyModifiers::HYPER),
        (32, KeyModifiers::ALT),
    ] {
        if sum & bit != 0 {
            held |= modifier;
        }
    }
    Some(held)
}

/// The number that a group begins with, saturated at the maximum.
fn first(group: &str) -> Option<u32> {
    let digits = group.split(':').next().filter(|digits| !digits.is_empty())?;
    Some(digits.parse().unwrap_or(u32::MAX))
}

fn sgr_mouse(text: &str, last: u8) -> Option<Event> {
    let is_released = match last {
        b'M' => false,
        b'm' => true,
        _ => return None,
    };
    let mut numbers = text.split(';').map(first);
    let (code, column, row) = (numbers.next()??, numbers.next()??, numbers.next()??);
    mouse(
        u16::try_from(code).ok()?,
        place(column)?,
        place(row)?,
        is_released,
    )
}

fn rxvt_mouse(code: Option<u32>, column: Option<u32>, row: Option<u32>) -> Option<Event> {
    let code = u16::try_from(code?.checked_sub(32)?).ok()?;
    mouse(code, place(column?)?, place(row?)?, false)
}

/// Converts a column or row from the terminal's count, from 1, to the program's, from 0.
fn place(number: u32) -> Option<u16> {
    Some(u16::try_from(number.checked_sub(1)?).unwrap_or(u16::MAX))
}

/// A mouse event from the bits of its code.
fn mouse(code: u16, column: u16, row: u16, is_released: bool) -> Option<Event> {
    const BUTTONS: [MouseButton; 3] = [MouseButton::Left, MouseButton::Middle, MouseButton::Right];
    let number = (code & 0b11) | ((code & 0b1100_0000) >> 4);
    let is_moving = code & 0b10_0000 != 0;
    let button = BUTTONS.get(usize::from(number)).copied();
    let kind = match (number, button) {
        (_, Some(button)) if is_released => MouseEventKind::Up(button),
        (_, Some(button)) if is_moving => MouseEventKind::Drag(button),
        (_, Some(button)) => MouseEventKind::Down(button),
        (3, _) if is_moving => MouseEventKind::Moved,
        (3, _) => MouseEventKind::Up(MouseButton::Left),
        (4, _) => MouseEventKind::ScrollUp,
        (5, _) => MouseEventKind::ScrollDown,
        (6, _) => MouseEventKind::ScrollLeft,
        (7, _) => MouseEventKind::ScrollRight,
        _ => return None,
    };
    let mut modifiers = KeyModifiers::NONE;
    for (bit, modifier) in [
        (4, KeyModifiers::SHIFT),
        (8, KeyModifiers::ALT),
        (16, KeyModifiers::CONTROL),
    ] {
        if code & bit != 0 {
            modifiers |= modifier;
        }
    }
    Some(Event::Mouse(MouseEvent {
        kind,
        column,
        row,
        modifiers,
    }))
}
