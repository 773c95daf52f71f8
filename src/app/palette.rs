//! The palette: every command, found by its name or what it does while typing.

use fuzzy_matcher::FuzzyMatcher as _;
use fuzzy_matcher::skim::SkimMatcherV2;
use ratatui::layout::Rect;
use unicode_width::UnicodeWidthStr as _;

use super::answer::Answer;
use super::cursor::{self, Cursor};
use super::input::InputLine;
use super::layout::{inside_window, reading_window};
use super::stroke::Stroke;
use crate::command::Command;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Palette {
    pub input: InputLine,
    pub hits: Vec<PaletteHit>,
    pub cursor: Cursor,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteHit {
    pub command: Command,
    /// The matching letters of its name, as character indices.
    pub matched: Vec<usize>,
}

/// The lines of results on a low screen; a high one shows more, but leaves some of the panes visible.
const LINES: u16 = 12;

/// The most lines of results on a screen of this height.
fn lines(screen: u16) -> u16 {
    LINES
        .max((u32::from(screen) * 2 / 3) as u16)
        .min(Command::ALL.len() as u16)
}

/// The cells of the column of names; a longer name widens it in its own line.
pub fn name_cells(name: &str) -> u16 {
    19.max(name.len() as u16 + 1)
}

/// The cells that the longest line takes, including its key.
fn widest() -> u16 {
    let lines = Command::ALL.iter();
    let cells = lines.map(|command| name_cells(command.name()) + command.help().width() as u16);
    cells.max().unwrap_or_default() + KEY
}

/// The cells of a key, with a gap before it.
const KEY: u16 = 11;
pub const LABEL: &str = ":";

pub fn window(size: (u16, u16)) -> Rect {
    // The list, with the border and the prompt.
    reading_window(size, widest() + 4, lines(size.1) + 3)
}

impl Palette {
    pub fn new() -> Self {
        let mut palette = Self::default();
        palette.refresh();
        palette
    }

    fn refresh(&mut self) {
        self.hits = find(self.input.text());
        self.cursor = Cursor::default();
    }

    /// Scrolls so that the cursor is in view.
    pub fn settle(&mut self, size: (u16, u16)) {
        let height = inside_window(window(size)).height.saturating_sub(1);
        self.cursor
            .follow(self.hits.len(), usize::from(height).max(1), |_| 0);
    }

    pub fn insert(&mut self, text: &str) {
        self.input.insert(text);
        self.refresh();
    }

    pub fn key(&mut self, stroke: Stroke, size: (u16, u16)) -> Answer {
        let (len, page) = (self.hits.len(), lines(size.1) as isize - 1);
        match stroke {
            Stroke::Do(Command::Cancel) => return Answer::Close,
            Stroke::Do(Command::Open) => return self.accept(),
            Stroke::Do(command) => self
                .cursor
                .move_by(cursor::lines(command, page).unwrap_or(0), len),
            Stroke::Type(key) => {
                if self.input.edit(key) {
                    self.refresh();
                }
            }
        }
        Answer::Stay
    }

    pub fn accept(&self) -> Answer {
        let hit = self.hits.get(self.cursor.at);
        hit.map_or(Answer::Stay, |hit| Answer::Do(hit.command))
    }
}

/// The names that some letters may mean, best first, as pairs of the name's index and the character indices that match.
/// Without letters, all names in their own order.
pub fn best_names<'n>(letters: &str, names: impl Iterator<Item = &'n str>) -> Vec<(usize, Vec<usize>)> {
    let scorer = SkimMatcherV2::default().ignore_case();
    let letters: String = letters.split_whitespace().collect();
    let found = names.enumerate().filter_map(|(number, name)| {
        let (score, matched) = scorer.fuzzy_indices(name, &letters)?;
        Some((score, number, matched))
    });
    let mut found: Vec<_> = found.collect();
    if !letters.is_empty() {
        found.sort_by_key(|(score, number, _)| (std::cmp::Reverse(*score), *number));
    }
    found
        .into_iter()
        .map(|(_, number, matched)| (number, matched))
        .collect()
}

/// The commands that a text may mean: by letters of their name, by another word for them, or by words of their help.
fn find(query: &str) -> Vec<PaletteHit> {
    let scorer = SkimMatcherV2::default().ignore_case();
    let query = query.trim().to_lowercase();
    // Names have hyphens in place of spaces, and the fuzzy match skips both.
    let letters: String = query.split_whitespace().collect();
    let mut found: Vec<(i64, PaletteHit)> = Vec::new();
    for command in Command::ALL.iter().copied() {
        let by_name = scorer.fuzzy_indices(command.name(), &letters);
        let help = command.help().to_lowercase();
        let others = command.other_words();
        let (score, matched) = match by_name {
            // A whole synonym outranks letters scattered over a name.
            _ if others.contains(&query.as_str()) => (5000, Vec::new()),
            Some((score, matched)) => (score + 1000, matched),
            None if others.iter().any(|word| word.starts_with(&query)) => (500, Vec::new()),
            None if query.split_whitespace().all(|word| help.contains(word)) => (0, Vec::new()),
            None => continue,
        };
        found.push((score, PaletteHit { command, matched }));
    }
    // The sort is stable: equals stay in the order of the help, as does everything while nothing is typed.
    if !letters.is_empty() {
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
    }
    found.into_iter().map(|(_, hit)| hit).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commands_are_found_by_letters_of_their_name_and_by_what_they_do() {
        for (query, command) in [
            ("quit", Command::Quit),
            ("foa", Command::FoldAll),
            ("unfold all", Command::UnfoldAll),
            ("quit milepost", Command::Quit),
            ("clock today", Command::ClockToday),
            ("calendar", Command::NextView),
            ("brief", Command::Export),
            ("docx", Command::Export),
            ("print", Command::Export),
            ("calen", Command::NextView),
        ] {
            assert_eq!(
                find(query).first().map(|hit| hit.command),
                Some(command),
                "{query}"
            );
        }
        assert_eq!(find("").len(), Command::ALL.len());
        assert!(find("xyzzy").is_empty());
    }
}
