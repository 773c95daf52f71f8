//! Keys in, screen out.

mod ahead;
mod ascii;
mod dates;
mod days;
mod deadlines;
mod editions;
mod export;
mod files;
mod hostile;
mod layers;
mod legend;
mod links;
mod mouse;
mod narrow;
mod pivot;
mod record;
mod reload;
mod room;
mod saved;
mod search;
mod styles;
mod tables;
mod walk;
mod welcome;

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use milepost::app::finder::Finder;
use milepost::app::{Effect, State, WrittenFile};
use milepost::keymap::Keymap;
use milepost::library::Library;
use milepost::theme::Theme;
use milepost::ui;
use milepost::ui::picture;
use milepost::when::clock::{Clock, ClockOrigin};
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use unicode_width::UnicodeWidthStr;

use crate::support;

/// The program running on a corpus, without a terminal.
pub struct Session {
    pub state: State,
    /// The effects of all keys since the start.
    pub effects: Vec<Effect>,
    finder: Finder,
}

impl Session {
    /// Opens the small corpus of the fixtures as of its own date.
    pub fn small(width: u16, height: u16) -> Self {
        Self::open("small", width, height)
    }

    /// Opens a folder of the fixtures.
    pub fn open(fixture: &str, width: u16, height: u16) -> Self {
        Self::of(support::fixture(fixture), width, height)
    }

    /// Opens the built-in corpus as of its own date.
    pub fn built_in(width: u16, height: u16) -> Self {
        Self::of(support::built_in().clone(), width, height)
    }

    /// Opens a corpus as of its own date.
    pub fn of(library: Library, width: u16, height: u16) -> Self {
        let as_of = library.corpus.newest_edition().unwrap().as_of;
        let clock = Clock {
            as_of,
            origin: ClockOrigin::Edition,
        };
        let today = "2026-01-15".parse().unwrap();
        let keymap = Arc::new(Keymap::shipped().clone());
        let state = State::new(library, keymap, clock, today, (width, height));
        Self {
            state,
            effects: Vec::new(),
            finder: Finder::default(),
        }
    }

    /// Types keys, written as in a keymap with spaces between.
    pub fn keys(mut self, keys: &str) -> Self {
        for key in keys.split_whitespace() {
            let effects = self.state.key(key.parse().unwrap());
            self.run(effects);
        }
        self
    }

    /// Pastes a text.
    pub fn pasted(mut self, text: &str) -> Self {
        let effects = self.state.paste(text);
        self.run(effects);
        self
    }

    fn run(&mut self, effects: Vec<Effect>) {
        for effect in &effects {
            if let Effect::Find(wanted) = effect {
                let found = self
                    .finder
                    .find(&self.state.library, wanted, &AtomicBool::new(false));
                self.state.found(found.unwrap());
            }
        }
        self.effects.extend(effects);
    }

    /// Types letters one by one.
    pub fn typed(mut self, text: &str) -> Self {
        for letter in text.chars() {
            let name = if letter == ' ' {
                "space".to_owned()
            } else {
                letter.to_string()
            };
            self = self.keys(&name);
        }
        self
    }

    /// Resizes the terminal.
    pub fn resize(mut self, width: u16, height: u16) -> Self {
        self.state.resize(width, height);
        self
    }

    /// Reports the result of writing a file to the state.
    pub fn written(mut self, written: WrittenFile) -> Self {
        self.state.exported(written);
        self
    }

    fn buffer(&self) -> (Buffer, Option<Position>) {
        let (width, height) = self.state.layout.size;
        let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
        let theme = Theme {
            signs: self.state.session.signs,
            ..Theme::default()
        };
        let cursor = ui::render(&mut buffer, &self.state, &theme);
        (buffer, cursor)
    }

    /// Changes the state in a way that no key does.
    pub fn with(mut self, change: impl FnOnce(&mut State)) -> Self {
        change(&mut self.state);
        self
    }

    /// Clicks on the first cell of a text that is on the screen.
    pub fn click(self, text: &str) -> Self {
        let screen = self.text();
        let place = screen.lines().enumerate().find_map(|(line, shown)| {
            let at = shown.find(text)?;
            Some((shown[..at].width() as u16, line as u16))
        });
        let Some(place) = place else {
            panic!("{text:?} is not there:\n{screen}")
        };
        self.press(place)
    }

    /// Presses and releases the left button at a column and line.
    pub fn press(mut self, place: (u16, u16)) -> Self {
        for kind in [
            MouseEventKind::Down(MouseButton::Left),
            MouseEventKind::Up(MouseButton::Left),
        ] {
            self.mouse(kind, place);
        }
        self
    }

    /// Does something with the mouse at a column and line.
    pub fn mouse(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) {
        let effects = self.state.mouse(MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        });
        self.effects.extend(effects);
    }

    /// The letters of the screen.
    pub fn text(&self) -> String {
        picture::text(&self.buffer().0)
    }

    /// The letters, the position of the cursor, and the styles of every line, for a snapshot.
    pub fn snapshot(&self) -> String {
        let (buffer, cursor) = self.buffer();
        let cursor = cursor.map_or("none".into(), |cursor| format!("{},{}", cursor.x, cursor.y));
        let (text, styles) = (picture::text(&buffer), styles::lines(&buffer));
        format!("{text}cursor {cursor}\n{styles}")
    }

    /// The line of the screen the cursor is on.
    pub fn cursor_line(&self) -> String {
        let (buffer, cursor) = self.buffer();
        let y = cursor.map_or(0, |cursor| cursor.y);
        picture::text(&buffer)
            .lines()
            .nth(y.into())
            .unwrap_or_default()
            .to_owned()
    }
}
