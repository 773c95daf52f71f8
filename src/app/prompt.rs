//! Keys while something is typed: the keymap says which of them move, accept and leave; the rest types.

use crossterm::event::{KeyCode, KeyModifiers};

use super::{Effect, State};
use crate::command::Command;
use crate::keymap::{Key, Lookup, Scope};

/// What a key means in a prompt: a key by its plain name, whatever it is bound to, or something for the world to do.
pub fn meaning(state: &State, key: Key) -> Result<Key, Effect> {
    let Lookup::Command(command) = state.keymap.lookup(Scope::Prompt, &[key]) else {
        return Ok(key);
    };
    let code = match command {
        Command::Cancel => KeyCode::Esc,
        Command::Open => KeyCode::Enter,
        Command::Up => KeyCode::Up,
        Command::Down => KeyCode::Down,
        Command::PageUp => KeyCode::PageUp,
        Command::PageDown => KeyCode::PageDown,
        Command::Redraw => return Err(Effect::Redraw),
        Command::Suspend => return Err(Effect::Suspend),
        // The keymap's reader lets no other command in.
        _ => return Ok(key),
    };
    Ok(Key {
        code,
        modifiers: KeyModifiers::NONE,
    })
}
