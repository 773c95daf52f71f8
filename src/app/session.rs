//! What stays the same from key to key: the keymap, the signs, where file names are resolved.

use std::sync::Arc;

use super::folders::Folders;
use crate::command::Command;
use crate::keymap::{KeyScope, Keymap};
use crate::settings::Signs;

#[derive(Clone, Debug, Default)]
pub struct Session {
    pub keymap: Arc<Keymap>,
    pub signs: Signs,
    pub folders: Folders,
    /// The edition given on the command line, until the corpus is loaded.
    pub edition: Option<String>,
    /// Whether mouse events go to milepost rather than to the terminal.
    pub mouse: bool,
}

impl Session {
    /// The first key bound to a command while browsing, for messages.
    pub fn key(&self, command: Command) -> String {
        self.keymap.first_key(command).unwrap_or_default()
    }

    /// The key that accepts what a prompt holds, as shown on screen.
    pub fn accept_key(&self) -> String {
        self.prompt_key(Command::Open)
    }

    /// The key that leaves a prompt.
    pub fn leave_key(&self) -> String {
        self.prompt_key(Command::Cancel)
    }

    fn prompt_key(&self, command: Command) -> String {
        let key = self.keymap.first_key_in(KeyScope::Prompt, command);
        self.sign(&key.unwrap_or_default())
    }

    /// The key that undoes the last entry.
    pub fn undo_key(&self) -> String {
        self.sign(&self.key(Command::Undo))
    }

    /// A key as shown on screen, as a symbol if it has one.
    pub fn sign(&self, key: &str) -> String {
        let sign = match key {
            _ if self.signs == Signs::Ascii => key,
            "enter" => "↵",
            "tab" => "⇥",
            "backspace" => "⌫",
            "up/down" => "↑↓",
            other => other,
        };
        sign.to_owned()
    }
}
