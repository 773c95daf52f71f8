//! Keys to commands: the keymap is data, read from RON; sequences such as `g g` are followed key by key.

mod key;

pub use key::{Key, KeyError};

use std::sync::LazyLock;

use crate::command::Command;
use crate::nearest::nearest;

/// The shipped keymap.
pub const SHIPPED: &str = include_str!("../../assets/keymap.ron");

/// A sequence of keys and what it gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The keys, in the order they are typed.
    pub keys: Vec<Key>,
    /// The command.
    pub command: Command,
}

/// All bindings.
#[derive(Clone, Debug, Default)]
pub struct Keymap {
    bindings: Vec<Binding>,
}

/// What the keys typed so far come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lookup {
    /// They give a command.
    Command(Command),
    /// They begin a longer sequence.
    Prefix,
    /// They mean nothing.
    Unbound,
}

impl Keymap {
    /// The shipped keymap.
    pub fn shipped() -> &'static Self {
        static SHIPPED_MAP: LazyLock<Keymap> = LazyLock::new(|| Keymap::parse(SHIPPED).unwrap_or_default());
        &SHIPPED_MAP
    }

    /// Reads a keymap, or tells everything that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Vec<String>> {
        let pairs: Vec<(String, String)> = ron::from_str(text).map_err(|error| vec![error.to_string()])?;
        let mut keymap = Self::default();
        let mut wrong = Vec::new();
        for (typed, name) in pairs {
            let keys: Result<Vec<Key>, KeyError> = typed.split_whitespace().map(str::parse).collect();
            let command = Command::named(&name);
            match (keys, command) {
                (Ok(keys), Some(command)) if !keys.is_empty() => {
                    if let Some(other) = keymap.clash(&keys) {
                        wrong.push(format!(
                            "`{typed}` clashes with the keys of `{}`",
                            other.command.name()
                        ));
                    }
                    keymap.bindings.push(Binding { keys, command });
                }
                (Ok(_), Some(_)) => wrong.push(format!("`{name}` has no keys")),
                (keys, command) => {
                    wrong.extend(keys.err().map(|error| error.to_string()));
                    if command.is_none() {
                        let meant = nearest(&name, Command::ALL.iter().map(|command| command.name()));
                        let meant = meant
                            .map(|meant| format!("; did you mean `{meant}`?"))
                            .unwrap_or_default();
                        wrong.push(format!("there is no command `{name}`{meant}"));
                    }
                }
            }
        }
        if wrong.is_empty() { Ok(keymap) } else { Err(wrong) }
    }

    /// A binding that the keys cannot stand beside: the same, or the beginning of one another.
    fn clash(&self, keys: &[Key]) -> Option<&Binding> {
        self.bindings
            .iter()
            .find(|other| other.keys.starts_with(keys) || keys.starts_with(&other.keys))
    }

    /// What a sequence of keys comes to.
    pub fn lookup(&self, typed: &[Key]) -> Lookup {
        let mut found = Lookup::Unbound;
        for binding in &self.bindings {
            if binding.keys == typed {
                return Lookup::Command(binding.command);
            }
            if binding.keys.starts_with(typed) {
                found = Lookup::Prefix;
            }
        }
        found
    }

    /// The keys that give a command, as they are written, first one first.
    pub fn keys_of(&self, command: Command) -> impl Iterator<Item = String> {
        self.bindings
            .iter()
            .filter(move |binding| binding.command == command)
            .map(|binding| {
                binding
                    .keys
                    .iter()
                    .map(ToString::to_string)
                    .collect::<Vec<_>>()
                    .join(" ")
            })
    }

    /// The first key of a command, for the bottom line.
    pub fn first_key(&self, command: Command) -> Option<String> {
        self.keys_of(command).next()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(keys: &str) -> Vec<Key> {
        keys.split_whitespace().map(|key| key.parse().unwrap()).collect()
    }

    #[test]
    fn the_shipped_keymap_reads_and_reaches_every_command() {
        let keymap = Keymap::parse(SHIPPED).unwrap();
        for command in Command::ALL {
            assert!(
                keymap.first_key(*command).is_some(),
                "{} has no key",
                command.name()
            );
        }
    }

    #[test]
    fn sequences_are_followed_key_by_key() {
        let keymap = Keymap::shipped();
        assert_eq!(keymap.lookup(&typed("g")), Lookup::Prefix);
        assert_eq!(keymap.lookup(&typed("g g")), Lookup::Command(Command::Top));
        assert_eq!(keymap.lookup(&typed("g x")), Lookup::Unbound);
        assert_eq!(
            keymap.lookup(&typed("shift-tab")),
            Lookup::Command(Command::PreviousPane)
        );
    }

    #[test]
    fn every_mistake_of_a_keymap_is_told() {
        let wrong = Keymap::parse(r#"[("x", "serch"), ("ctrl-foo", "quit"), ("g", "top"), ("g g", "up")]"#)
            .unwrap_err();
        assert_eq!(
            wrong,
            [
                "there is no command `serch`; did you mean `search`?",
                "`ctrl-foo` is not a key: there is no key `foo`",
                "`g g` clashes with the keys of `top`",
            ]
        );
    }
}
