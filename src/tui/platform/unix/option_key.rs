//! Option on a Mac: unless the terminal is set to use it as Meta, it types special characters. Those that nobody searches
//! for are read as alt with the key; letters typed with Option stay letters.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

use super::super::terminal_input::TerminalInput;

/// The character that Option types with a key of the US layout, and the key.
const SIGNS: [(char, char); 8] = [
    ('√', 'v'),
    ('≈', 'x'),
    ('≤', ','),
    ('≥', '.'),
    ('¯', '<'),
    ('˘', '>'),
    ('÷', '/'),
    ('∫', 'b'),
];

/// Input from the terminal with these characters replaced, on macOS.
pub fn meant(input: TerminalInput) -> TerminalInput {
    if cfg!(target_os = "macos") {
        with_alt(input)
    } else {
        input
    }
}

fn with_alt(input: TerminalInput) -> TerminalInput {
    if let TerminalInput::Event(Event::Key(KeyEvent {
        code: KeyCode::Char(typed),
        modifiers,
        ..
    })) = input
        && let Some((_, key)) = SIGNS.iter().find(|(sign, _)| *sign == typed)
    {
        let key = KeyEvent::new(KeyCode::Char(*key), modifiers | KeyModifiers::ALT);
        return TerminalInput::Event(Event::Key(key));
    }
    input
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::Key;

    #[test]
    fn signs_of_option_are_keys_with_alt_and_letters_stay_letters() {
        for (typed, wanted) in [('√', "alt-v"), ('˘', "alt->"), ('ø', "ø"), ('ß', "ß"), ('v', "v")] {
            let key = KeyEvent::new(KeyCode::Char(typed), KeyModifiers::NONE);
            let TerminalInput::Event(Event::Key(key)) = with_alt(TerminalInput::Event(Event::Key(key)))
            else {
                panic!("a key stays a key");
            };
            assert_eq!(Key::from(key).to_string(), wanted);
        }
    }
}
