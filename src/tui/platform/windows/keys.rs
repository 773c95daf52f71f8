//! The meaning of the console's events. It also reports key releases, `AltGr` as ctrl with alt, and a letter that was
//! typed by its number (alt with digits) only when alt is released.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};

#[derive(Default)]
pub struct KeyReader {
    /// Letters beyond ASCII whose keys are down.
    down: Vec<char>,
}

impl KeyReader {
    /// The event as other terminals would report it; `None` if they would not.
    pub fn meant(&mut self, event: Event) -> Option<Event> {
        match event {
            Event::Key(key) => self.key(key).map(Event::Key),
            // They have no meaning here and would only cause a frame to be drawn.
            Event::FocusGained | Event::FocusLost => None,
            event => Some(event),
        }
    }

    fn key(&mut self, key: KeyEvent) -> Option<KeyEvent> {
        if let KeyCode::Char(letter) = key.code
            && !letter.is_ascii()
        {
            let known = self.down.iter().position(|down| *down == letter);
            match (key.kind, known) {
                (KeyEventKind::Release, Some(at)) => drop(self.down.remove(at)),
                // Released without having been pressed: it was typed by its number.
                (KeyEventKind::Release, None) => return Some(KeyEvent::new(key.code, KeyModifiers::NONE)),
                (_, None) => self.down.push(letter),
                (_, Some(_)) => {}
            }
        }
        if key.kind == KeyEventKind::Release {
            return None;
        }
        let alt_gr = KeyModifiers::CONTROL | KeyModifiers::ALT;
        let mut key = key;
        if key.modifiers.contains(alt_gr)
            // With a letter, a digit or the space bar it is a chord instead.
            && matches!(key.code, KeyCode::Char(sign) if !sign.is_control() && !sign.is_ascii_alphanumeric() && sign != ' ')
        {
            key.modifiers -= alt_gr;
        }
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::keymap::Key;

    const ALT_GR: KeyModifiers = KeyModifiers::CONTROL.union(KeyModifiers::ALT);

    /// The keys of some events, as keymaps write them.
    fn read(events: &[(char, KeyModifiers, KeyEventKind)]) -> Vec<String> {
        let mut reader = KeyReader::default();
        let mut words = Vec::new();
        for (letter, modifiers, kind) in events {
            let key = KeyEvent::new_with_kind(KeyCode::Char(*letter), *modifiers, *kind);
            if let Some(Event::Key(key)) = reader.meant(Event::Key(key)) {
                words.push(Key::from(key).to_string());
            }
        }
        words
    }

    #[test]
    fn a_key_is_one_key_though_it_is_let_go_of() {
        use KeyEventKind::{Press, Release, Repeat};
        let none = KeyModifiers::NONE;
        assert_eq!(
            read(&[('j', none, Press), ('j', none, Repeat), ('j', none, Release)]),
            ["j", "j"]
        );
        assert_eq!(read(&[('é', none, Press), ('é', none, Release)]), ["é"]);
        assert_eq!(KeyReader::default().meant(Event::FocusLost), None);
        assert_eq!(
            KeyReader::default().meant(Event::Resize(80, 24)),
            Some(Event::Resize(80, 24))
        );
    }

    #[test]
    fn alt_gr_types_signs_and_ctrl_alt_stays_a_chord() {
        let press = KeyEventKind::Press;
        assert_eq!(
            read(&[
                ('@', ALT_GR, press),
                ('€', ALT_GR, press),
                ('{', ALT_GR, press),
                ('ą', ALT_GR, press)
            ]),
            ["@", "€", "{", "ą"]
        );
        assert_eq!(read(&[('v', ALT_GR, press)]), ["ctrl-alt-v"]);
        assert_eq!(
            read(&[
                ('v', KeyModifiers::ALT, press),
                ('v', KeyModifiers::CONTROL, press)
            ]),
            ["alt-v", "ctrl-v"]
        );
    }

    #[test]
    fn letters_typed_by_their_number_are_typed_when_alt_is_let_go_of() {
        let release = KeyEventKind::Release;
        assert_eq!(read(&[('ñ', KeyModifiers::NONE, release)]), ["ñ"]);
        assert!(read(&[('a', KeyModifiers::NONE, release)]).is_empty());
    }
}
