//! A key while something is typed: the keymap says which keys are commands there; the rest types.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::command::Command;
use crate::keymap::{Key, Keymap, Lookup, Scope};

/// What a key means in a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    Do(Command),
    /// It types or edits.
    Type(Key),
}

impl Stroke {
    pub fn of(keymap: &Keymap, key: Key) -> Self {
        if let Lookup::Command(command) = keymap.lookup(Scope::Prompt, &[key]) {
            return Self::Do(command);
        }
        // Whatever the keymap says, these work: nobody gets stuck in a prompt.
        match key.code {
            KeyCode::Esc => Self::Do(Command::Cancel),
            KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Self::Do(Command::Cancel),
            KeyCode::Enter => Self::Do(Command::Open),
            KeyCode::Up if key.modifiers.is_empty() => Self::Do(Command::Up),
            KeyCode::Down if key.modifiers.is_empty() => Self::Do(Command::Down),
            KeyCode::PageUp => Self::Do(Command::PageUp),
            KeyCode::PageDown => Self::Do(Command::PageDown),
            _ => Self::Type(key),
        }
    }
}
