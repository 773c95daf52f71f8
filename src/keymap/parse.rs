//! Keymaps as RON: a list of entries, each read separately, so that every mistake is reported and the rest is used.

use super::{Binding, Key, KeyScope, Keymap};
use crate::command::Command;
use crate::load::pieces::{FileMistake, Piece, Wrong, in_file, pieces, pieces_at, read};

/// The command of an entry that unbinds its keys.
const UNBIND: &str = "none";

/// The most keys of a sequence.
const LONGEST: usize = 8;

/// The commands that mean something while a text is typed.
pub const IN_PROMPTS: [Command; 8] = [
    Command::Open,
    Command::Cancel,
    Command::Up,
    Command::Down,
    Command::PageUp,
    Command::PageDown,
    Command::Redraw,
    Command::Suspend,
];

/// The commands that must keep a key, so that no reader gets lost.
const KEPT: [Command; 3] = [Command::Quit, Command::Help, Command::Palette];

const FORM: &str = "an entry is written (\"keys\", \"command\") or (\"keys\", \"command\", \"place\")";

struct KeyEntry {
    /// The offset of the entry in the file.
    at: usize,
    keys: Vec<Key>,
    scope: KeyScope,
    /// The command; `None` to unbind the keys.
    command: Option<Command>,
}

impl Keymap {
    /// Applies the entries of a file on top of the keymap. Returns every mistake; the valid entries are applied all the same.
    pub fn patch(&mut self, file: &str, text: &str) -> Vec<FileMistake> {
        let mut wrong = Vec::new();
        let mut entries: Vec<KeyEntry> = Vec::new();
        match pieces(text) {
            Ok(pieces) => {
                for piece in pieces {
                    if let Some(entry) = entry(piece, &mut wrong) {
                        match conflict(&entries, &entry) {
                            Some(message) => wrong.push(Wrong::new(entry.at, message)),
                            None => entries.push(entry),
                        }
                    }
                }
            }
            Err(error) => wrong.push(error),
        }
        let mut added = Vec::new();
        for entry in entries {
            if let Err(error) = self.displace(&entry) {
                wrong.push(error);
                continue;
            }
            added.extend(entry.command.map(|command| Binding {
                keys: entry.keys,
                scope: entry.scope,
                command,
            }));
        }
        // The reader's own keys come first, so that hints show those.
        self.bindings.splice(0..0, added);
        in_file(file, text, wrong)
    }

    /// Removes the bindings that clash with an entry: the same keys or, unless it unbinds, one a prefix of the other.
    /// Returns an error if there is nothing to unbind, or if a command that must keep a key would lose its last one.
    fn displace(&mut self, entry: &KeyEntry) -> Result<(), Wrong> {
        let gives_way = |binding: &Binding| {
            binding.scope == entry.scope
                && if entry.command.is_some() {
                    is_clash(&binding.keys, &entry.keys)
                } else {
                    binding.keys == entry.keys
                }
        };
        if entry.command.is_none() && !self.bindings.iter().any(gives_way) {
            return Err(Wrong::new(
                entry.at,
                format!("`{}` is not bound, so it cannot be unbound", typed(&entry.keys)),
            ));
        }
        let lost = KEPT.iter().find(|kept| {
            entry.command != Some(**kept)
                && entry.scope == KeyScope::Browse
                && self
                    .bindings
                    .iter()
                    .filter(|binding| binding.scope == KeyScope::Browse && binding.command == **kept)
                    .all(gives_way)
                && self.first_key(**kept).is_some()
        });
        if let Some(lost) = lost {
            let message = format!(
                "`{}` is the last key of `{}`; give that another one first",
                typed(&entry.keys),
                lost.name()
            );
            return Err(Wrong::new(entry.at, message));
        }
        self.bindings.retain(|binding| !gives_way(binding));
        Ok(())
    }
}

/// Reads `("keys", "command")` or `("keys", "command", "place")`.
fn entry(piece: Piece<'_>, wrong: &mut Vec<Wrong>) -> Option<KeyEntry> {
    if !piece.value.starts_with('(') {
        wrong.push(Wrong::new(piece.at, FORM));
        return None;
    }
    let parts = match pieces_at(piece.value, piece.at) {
        Ok(parts) if (2..=3).contains(&parts.len()) => parts,
        Ok(_) => {
            wrong.push(Wrong::new(piece.at, FORM));
            return None;
        }
        Err(error) => {
            wrong.push(error);
            return None;
        }
    };
    let before = wrong.len();
    let mut text = |index: usize| match parts.get(index).map(|part| read::<String>(*part)) {
        Some(Ok(text)) => Some(text),
        Some(Err(error)) => {
            wrong.push(error);
            None
        }
        None => None,
    };
    let (keys, name, place) = (text(0), text(1), text(2));
    let keys = keys
        .map(|text| keys_of(&text, parts[0].at + 1, wrong))
        .unwrap_or_default();
    let scope = match &place {
        None => KeyScope::Browse,
        Some(place) => KeyScope::named(place).unwrap_or_else(|| {
            let places = KeyScope::ALL.map(KeyScope::name);
            wrong.push(Wrong::unknown(parts[2].at, "place", place, places));
            KeyScope::Browse
        }),
    };
    let command = name.as_deref().filter(|name| *name != UNBIND).and_then(|name| {
        let command = Command::named(name);
        if command.is_none() {
            let names = Command::ALL.iter().map(|command| command.name());
            wrong.push(Wrong::unknown(parts[1].at, "command", name, names));
        }
        command
    });
    if scope == KeyScope::Prompt && wrong.len() == before {
        wrong.extend(in_prompt(&keys, command).map(|message| Wrong::new(piece.at, message)));
    }
    (wrong.len() == before).then_some(KeyEntry {
        at: piece.at,
        keys,
        scope,
        command,
    })
}

fn keys_of(text: &str, at: usize, wrong: &mut Vec<Wrong>) -> Vec<Key> {
    let mut keys = Vec::new();
    for word in text.split_whitespace() {
        let place = at + (word.as_ptr() as usize - text.as_ptr() as usize);
        match word.parse::<Key>() {
            Ok(key) => match key.never_arrives() {
                Some(why) => wrong.push(Wrong::new(place, format!("`{word}` cannot be reached: {why}"))),
                None => keys.push(key),
            },
            Err(error) => wrong.push(Wrong::new(place, error.to_string())),
        }
    }
    if text.trim().is_empty() {
        wrong.push(Wrong::new(at, "an entry needs keys, such as \"j\" or \"g g\""));
    }
    if keys.len() > LONGEST {
        wrong.push(Wrong::new(at, format!("a sequence has at most {LONGEST} keys")));
    }
    keys
}

/// What is wrong with a binding for a prompt, where letters are typed, sequences are not followed, and few commands work.
fn in_prompt(keys: &[Key], command: Option<Command>) -> Option<String> {
    if keys.len() > 1 {
        return Some(format!(
            "`{}` cannot be reached: prompts take single keys only",
            typed(keys)
        ));
    }
    if keys.iter().any(|key| key.is_typed()) {
        return Some(format!("`{}` cannot be reached: prompts type it", typed(keys)));
    }
    let command = command.filter(|command| !IN_PROMPTS.contains(command))?;
    let known: Vec<_> = IN_PROMPTS.iter().map(|command| command.name()).collect();
    Some(format!(
        "prompts have no `{}`, only {}",
        command.name(),
        known.join(", ")
    ))
}

/// How an entry contradicts an earlier one.
fn conflict(entries: &[KeyEntry], entry: &KeyEntry) -> Option<String> {
    let other = entries
        .iter()
        .find(|other| other.scope == entry.scope && is_clash(&other.keys, &entry.keys))?;
    let name = other.command.map_or(UNBIND, Command::name);
    let (own, others) = (typed(&entry.keys), typed(&other.keys));
    // Unbinding a sequence and binding its first key is not a contradiction.
    if (other.command.is_none() || entry.command.is_none()) && own != others {
        return None;
    }
    Some(if own == others {
        format!("`{own}` is bound twice: to `{name}` above already")
    } else if own.len() > others.len() {
        format!("`{own}` cannot be reached: `{others}` gives `{name}` before the sequence is complete")
    } else {
        format!("`{own}` keeps `{others}`, which gives `{name}`, from being completed")
    })
}

fn is_clash(one: &[Key], other: &[Key]) -> bool {
    one.starts_with(other) || other.starts_with(one)
}

/// Keys in their written form.
pub fn typed(keys: &[Key]) -> String {
    keys.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
}
