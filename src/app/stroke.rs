//! A key while something is typed: the keymap says which keys are commands there; the rest types.

use crossterm::event::{KeyCode, KeyModifiers};

use crate::command::Command;
use crate::keymap::{Key, KeyScope, Keymap, Lookup};

/// What a key means in a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stroke {
    Do(Command),
    /// It types or edits.
    Type(Key),
}

impl Stroke {
    pub fn of(keymap: &Keymap, key: Key) -> Self {
        if let Lookup::Command(command) = keymap.lookup(KeyScope::Prompt, &[key]) {
            return Self::Do(command);
        }
        // Whatever the keymap says, these work: nobody gets stuck in a prompt. With alt, arrows are the prompt's own.
        let alt = key.modifiers.contains(KeyModifiers::ALT);
        match key.code {
            KeyCode::Esc => Self::Do(Command::Cancel),
            KeyCode::Char('c') if key.modifiers.contains(KeyModifiers::CONTROL) => Self::Do(Command::Cancel),
            KeyCode::Enter => Self::Do(Command::Open),
            KeyCode::Up if !alt => Self::Do(Command::Up),
            KeyCode::Down if !alt => Self::Do(Command::Down),
            KeyCode::PageUp => Self::Do(Command::PageUp),
            KeyCode::PageDown => Self::Do(Command::PageDown),
            _ => Self::Type(key),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_window_can_be_left_and_walked_without_a_keymap() {
        let keymap = Keymap::default();
        for (key, wanted) in [
            ("esc", Some(Command::Cancel)),
            ("ctrl-c", Some(Command::Cancel)),
            ("enter", Some(Command::Open)),
            ("up", Some(Command::Up)),
            ("shift-down", Some(Command::Down)),
            ("page-down", Some(Command::PageDown)),
            ("alt-up", None),
            ("c", None),
            ("home", None),
        ] {
            let key: Key = key.parse().unwrap();
            let stroke = wanted.map_or(Stroke::Type(key), Stroke::Do);
            assert_eq!(Stroke::of(&keymap, key), stroke, "{key}");
        }
    }
}
