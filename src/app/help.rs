//! The help: every command with the keys that are bound to it, narrowed as one types.

use crossterm::event::KeyCode;
use ratatui::layout::Rect;

use super::answer::Answer;
use super::cursor::Cursor;
use super::input::Input;
use super::layout::reading_window;
use super::stroke::Stroke;
use crate::command::{Command, CommandGroup};
use crate::keymap::{KeyScope, Keymap, Lookup};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Help {
    pub input: Input,
    pub lines: Vec<HelpLine>,
    pub cursor: Cursor,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HelpLine {
    Heading(CommandGroup),
    Command(Command, String),
    /// Between groups.
    Gap,
}

impl Help {
    pub fn new(keymap: &Keymap) -> Self {
        let mut help = Self::default();
        help.refresh(keymap);
        help
    }

    /// Works the lines out again.
    fn refresh(&mut self, keymap: &Keymap) {
        self.lines = lines(keymap, self.input.text());
        self.cursor = Cursor::default();
    }

    pub fn insert(&mut self, keymap: &Keymap, text: &str) {
        self.input.insert(text);
        self.refresh(keymap);
    }
}

/// The lines in which every word is found: in a command's keys, name or help, or in the name of its group.
fn lines(keymap: &Keymap, query: &str) -> Vec<HelpLine> {
    let words: Vec<String> = query.split_whitespace().map(str::to_lowercase).collect();
    let mut lines = Vec::new();
    for group in CommandGroup::ALL {
        let mut own = Vec::new();
        for command in Command::ALL.iter().filter(|command| command.group() == group) {
            let keys = keymap.keys_of(*command).collect::<Vec<_>>().join("  ");
            let prose = format!("{} {} {}", command.name(), command.help(), group.label()).to_lowercase();
            // A single letter is looked for among the keys first of all: `R` finds what `R` does.
            let is_found = |word: &String| {
                prose.contains(word.as_str()) || keys.to_lowercase().split_whitespace().any(|key| key == word)
            };
            if words.iter().all(is_found) {
                own.push(HelpLine::Command(*command, keys));
            }
        }
        if own.is_empty() {
            continue;
        }
        if !lines.is_empty() {
            lines.push(HelpLine::Gap);
        }
        lines.push(HelpLine::Heading(group));
        lines.append(&mut own);
    }
    lines
}

/// What stands before what is typed.
pub const LABEL: &str = "find  ";

/// Where the popup is on a screen.
pub fn help_window(size: (u16, u16)) -> Rect {
    reading_window(size, 100, u16::MAX)
}

/// Where the list of what is wrong in files is on a screen.
pub fn problems_window(size: (u16, u16)) -> Rect {
    reading_window(size, 200, u16::MAX)
}

/// The lines of the popup on a screen of this height: its border, its prompt and the bottom line are left out.
pub fn height(screen: u16) -> usize {
    usize::from(screen.saturating_sub(6)).max(1)
}

impl Help {
    pub fn key(&mut self, stroke: Stroke, keymap: &Keymap, height: usize) -> Answer {
        let page = height as isize;
        let lines = match stroke {
            Stroke::Do(Command::Cancel | Command::Open) => return Answer::Close,
            Stroke::Do(Command::Up) => -1,
            Stroke::Do(Command::Down) => 1,
            Stroke::Do(Command::PageUp) => -page,
            Stroke::Do(Command::PageDown) => page,
            Stroke::Do(_) => return Answer::Stay,
            Stroke::Type(key) => {
                let is_help_key = self.input.text().is_empty()
                    && keymap.lookup(KeyScope::Browse, &[key]) == Lookup::Command(Command::Help);
                match key.code {
                    _ if is_help_key => return Answer::Close,
                    KeyCode::Home => isize::MIN / 2,
                    KeyCode::End => isize::MAX / 2,
                    _ => {
                        if self.input.edit(key) {
                            self.refresh(keymap);
                        }
                        return Answer::Stay;
                    }
                }
            }
        };
        scroll(self, lines, height);
        Answer::Stay
    }
}

/// Moves what is seen; the last line does not leave the bottom.
pub fn scroll(help: &mut Help, lines: isize, height: usize) {
    let last = help.lines.len().saturating_sub(height);
    help.cursor.top = help.cursor.top.saturating_add_signed(lines).min(last);
    help.cursor.at = help.cursor.top;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands(query: &str) -> Vec<Command> {
        lines(Keymap::shipped(), query)
            .into_iter()
            .filter_map(|line| match line {
                HelpLine::Command(command, _) => Some(command),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn it_shows_every_command_and_narrows_by_word_key_and_group() {
        assert_eq!(commands("").len(), Command::ALL.len());
        assert_eq!(commands("export file"), [Command::Export]);
        assert!(commands("ctrl-d").contains(&Command::HalfPageDown));
        assert!(commands("clock").len() >= 8);
        assert!(commands("xyzzy").is_empty());
    }
}
