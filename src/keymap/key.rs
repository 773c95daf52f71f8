//! A key with its modifiers, as terminals send it and as keymaps write it.

use std::fmt;
use std::str::FromStr;

use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// A key with its modifiers. Shift is part of a letter (`G`), and a separate modifier only for other keys (`shift-tab`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub modifiers: KeyModifiers,
}

/// A text that does not name a key, and the part of it that is unknown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeyError {
    text: String,
    part: String,
}

impl fmt::Display for KeyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a key: there is no key `{}`", self.text, self.part)
    }
}

const NAMED: &[(&str, KeyCode)] = &[
    ("enter", KeyCode::Enter),
    ("esc", KeyCode::Esc),
    ("tab", KeyCode::Tab),
    ("backspace", KeyCode::Backspace),
    ("delete", KeyCode::Delete),
    ("insert", KeyCode::Insert),
    ("up", KeyCode::Up),
    ("down", KeyCode::Down),
    ("left", KeyCode::Left),
    ("right", KeyCode::Right),
    ("home", KeyCode::Home),
    ("end", KeyCode::End),
    ("page-up", KeyCode::PageUp),
    ("page-down", KeyCode::PageDown),
    ("space", KeyCode::Char(' ')),
];

const MODIFIERS: &[(&str, KeyModifiers)] = &[
    ("ctrl-", KeyModifiers::CONTROL),
    ("alt-", KeyModifiers::ALT),
    ("shift-", KeyModifiers::SHIFT),
];

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        let mut modifiers =
            event.modifiers & (KeyModifiers::CONTROL | KeyModifiers::ALT | KeyModifiers::SHIFT);
        let code = match event.code {
            KeyCode::BackTab => {
                modifiers |= KeyModifiers::SHIFT;
                KeyCode::Tab
            }
            // A shifted letter is a different letter already, and not all terminals report shift with it.
            KeyCode::Char(letter) => {
                modifiers -= KeyModifiers::SHIFT;
                let ctrl = modifiers.contains(KeyModifiers::CONTROL);
                KeyCode::Char(if ctrl { ctrl_letter(letter) } else { letter })
            }
            code => code,
        };
        Self { code, modifiers }
    }
}

/// The letter of a key with ctrl. Terminals send ctrl with these signs as single bytes, which are reported as digits.
const fn ctrl_letter(sent: char) -> char {
    match sent {
        '4' => '\\',
        '5' => ']',
        '6' => '^',
        '7' => '_',
        other => other.to_ascii_lowercase(),
    }
}

impl Key {
    /// Whether the key types a letter into a prompt.
    pub fn is_typed(self) -> bool {
        let is_chord = self
            .modifiers
            .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        matches!(self.code, KeyCode::Char(_)) && !is_chord
    }

    /// Why no terminal sends this key; `None` if some do.
    pub fn never_arrives(self) -> Option<String> {
        let alt = self.modifiers.contains(KeyModifiers::ALT);
        let KeyCode::Char(letter) = self.code else {
            let is_twice = alt && self.code == KeyCode::Esc;
            return is_twice.then(|| "terminals send it as `esc` twice".into());
        };
        if alt && matches!(letter, '[' | 'O') {
            return Some("terminals use it as a prefix of other keys".into());
        }
        let ctrl = self.modifiers.contains(KeyModifiers::CONTROL);
        if self.modifiers.contains(KeyModifiers::SHIFT) {
            let upper = Self {
                code: KeyCode::Char(letter.to_ascii_uppercase()),
                modifiers: self.modifiers - KeyModifiers::SHIFT,
            };
            return Some(if ctrl || letter.is_uppercase() || !letter.is_alphabetic() {
                "shift is part of the letter".into()
            } else {
                format!("write `{upper}`")
            });
        }
        match letter {
            'i' if ctrl => Some("terminals send it as `tab`".into()),
            'm' if ctrl => Some("terminals send it as `enter`".into()),
            '[' if ctrl => Some("terminals send it as `esc`".into()),
            'A'..='Z' if ctrl => Some("ctrl takes lowercase letters only".into()),
            'a'..='z' | ' ' | '\\' | ']' | '^' | '_' => None,
            _ if ctrl => Some("terminals do not send ctrl with this character".into()),
            _ => None,
        }
    }
}

impl FromStr for Key {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let mut rest = text;
        let mut modifiers = KeyModifiers::empty();
        while let Some((after, modifier)) = MODIFIERS
            .iter()
            .find_map(|(name, modifier)| Some((rest.strip_prefix(name)?, *modifier)))
        {
            if after.is_empty() {
                break;
            }
            rest = after;
            modifiers |= modifier;
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) => Some(KeyCode::Char(letter)),
            _ => NAMED
                .iter()
                .find(|(name, _)| *name == rest)
                .map(|(_, code)| *code)
                .or_else(|| {
                    let number: u8 = rest.strip_prefix('f')?.parse().ok()?;
                    (1..=24).contains(&number).then_some(KeyCode::F(number))
                }),
        };
        match code {
            Some(code) => Ok(Self { code, modifiers }),
            None => Err(KeyError {
                text: text.to_owned(),
                part: rest.to_owned(),
            }),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, modifier) in MODIFIERS {
            if self.modifiers.contains(*modifier) {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::Char(' ') => f.write_str("space"),
            KeyCode::Char(letter) => write!(f, "{letter}"),
            KeyCode::F(number) => write!(f, "f{number}"),
            code => match NAMED.iter().find(|(_, named)| *named == code) {
                Some((name, _)) => f.write_str(name),
                None => write!(f, "{code}"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_written_as_they_are_read() {
        for text in [
            "j",
            "G",
            "ctrl-d",
            "alt-left",
            "space",
            "shift-tab",
            "f12",
            "-",
            "ctrl-_",
            "ctrl-alt-x",
        ] {
            assert_eq!(
                text.parse::<Key>().map(|key| key.to_string()),
                Ok(text.to_owned())
            );
        }
    }

    #[test]
    fn terminals_that_tell_shift_and_those_that_do_not_give_the_same_key() {
        let sent = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::SHIFT);
        let lowercase = KeyEvent::new(KeyCode::Char('G'), KeyModifiers::NONE);
        assert_eq!(Key::from(sent), Key::from(lowercase));
        assert_eq!(
            Key::from(KeyEvent::new(KeyCode::BackTab, KeyModifiers::NONE)),
            "shift-tab".parse().unwrap()
        );
    }
}
