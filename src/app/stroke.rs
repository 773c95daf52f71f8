//! Keys while text is being typed: the keymap defines which are commands; the others type or edit.

use crossterm::event::{KeyCode, KeyModifiers};

use super::cursor::lines;
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
        // These work unless the keymap rebinds them, so that nobody gets stuck. Arrows with Alt are left to the prompt.
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

/// Commands that move through a list by more than a line.
const PAGES: [Command; 2] = [Command::PageUp, Command::PageDown];

impl Stroke {
    /// The stroke in a window with a list: keys that turn pages in a pane also turn them there. While nothing is typed, so do all
    /// other keys that move, except letters.
    #[must_use]
    pub fn over_list(self, keymap: &Keymap, nothing_typed: bool) -> Self {
        let Self::Type(key) = self else { return self };
        let types = matches!(key.code, KeyCode::Char(_))
            && !key
                .modifiers
                .intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        let walks = |command| PAGES.contains(&command) || nothing_typed && lines(command, 1).is_some();
        match keymap.lookup(KeyScope::Browse, &[key]) {
            Lookup::Command(command) if !types && walks(command) => Self::Do(command),
            _ => self,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn page_keys_of_the_panes_turn_pages_over_every_list() {
        let keymap = Keymap::shipped();
        for (key, blank, typed) in [
            ("ctrl-f", Some(Command::PageDown), Some(Command::PageDown)),
            ("ctrl-b", Some(Command::PageUp), Some(Command::PageUp)),
            ("ctrl-d", Some(Command::HalfPageDown), None),
            ("ctrl-u", Some(Command::HalfPageUp), None),
            ("end", Some(Command::Bottom), None),
            ("j", None, None),
            ("G", None, None),
        ] {
            let key: Key = key.parse().unwrap();
            for (nothing_typed, wanted) in [(true, blank), (false, typed)] {
                let stroke = Stroke::of(keymap, key).over_list(keymap, nothing_typed);
                assert_eq!(stroke, wanted.map_or(Stroke::Type(key), Stroke::Do), "{key}");
            }
        }
    }

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
