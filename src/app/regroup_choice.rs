//! The choice of what the tree is grouped by: two columns of dimensions.

use crossterm::event::KeyCode;

use super::answer::Answer;
use super::cursor::lines;
use super::stroke::Stroke;
use crate::command::Command;
use crate::views::pivot::{Dimension, Grouping};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RegroupChoice {
    /// The selected line of the first column.
    pub first: usize,
    /// The selected line of the second column, of which 0 is [`NOTHING`].
    pub second: usize,
    /// The column that keys move in.
    pub column: ChoiceColumn,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ChoiceColumn {
    /// What the tree is grouped by.
    #[default]
    By,
    /// What each of the resulting branches is grouped by.
    ThenBy,
}

/// The first line of the second column.
pub const NOTHING: &str = "nothing";

impl RegroupChoice {
    pub fn of(grouping: Grouping) -> Self {
        let at = |wanted| Dimension::ALL.iter().position(|other| *other == wanted);
        Self {
            first: at(grouping.first).unwrap_or(0),
            second: grouping.second.and_then(at).map_or(0, |at| at + 1),
            column: ChoiceColumn::By,
        }
    }

    /// The chosen grouping. A second dimension equal to the first is dropped.
    pub fn grouping(self) -> Grouping {
        let first = Dimension::ALL[self.first.min(Dimension::ALL.len() - 1)];
        let second = self.second.checked_sub(1).and_then(|at| Dimension::ALL.get(at));
        Grouping {
            first,
            second: second.copied().filter(|second| *second != first),
        }
    }

    pub fn names(column: ChoiceColumn) -> impl Iterator<Item = &'static str> {
        let nothing = (column == ChoiceColumn::ThenBy).then_some(NOTHING);
        let names = Dimension::ALL.into_iter().map(Dimension::name);
        nothing.into_iter().chain(names)
    }

    /// A line of help on the selected dimension.
    pub fn help(self) -> &'static str {
        let at = match self.column {
            ChoiceColumn::By => Some(self.first),
            ChoiceColumn::ThenBy => self.second.checked_sub(1),
        };
        at.and_then(|at| Dimension::ALL.get(at))
            .map_or("no second level", |dimension| dimension.help())
    }

    fn line(&mut self) -> &mut usize {
        match self.column {
            ChoiceColumn::By => &mut self.first,
            ChoiceColumn::ThenBy => &mut self.second,
        }
    }

    fn walk(&mut self, lines: isize) {
        let last = Self::names(self.column).count() - 1;
        let line = self.line();
        *line = line.saturating_add_signed(lines).min(last);
    }

    /// Goes to the next name that begins with a letter.
    fn go_to(&mut self, letter: char) {
        let names: Vec<_> = Self::names(self.column).collect();
        let line = self.line();
        let after = (1..=names.len()).map(|step| (*line + step) % names.len());
        let letter = letter.to_ascii_lowercase();
        if let Some(found) = after.into_iter().find(|at| names[*at].starts_with(letter)) {
            *line = found;
        }
    }

    pub fn key(&mut self, stroke: Stroke) -> Answer {
        match stroke {
            Stroke::Do(Command::Cancel) => return Answer::Close,
            Stroke::Do(Command::Open) => return Answer::Regroup(self.grouping()),
            // A page is the whole list.
            Stroke::Do(command) => self.walk(lines(command, isize::MAX).unwrap_or(0)),
            Stroke::Type(key) => match key.code {
                KeyCode::Home => self.walk(isize::MIN),
                KeyCode::End => self.walk(isize::MAX),
                KeyCode::Left => self.column = ChoiceColumn::By,
                KeyCode::Right => self.column = ChoiceColumn::ThenBy,
                KeyCode::Tab | KeyCode::BackTab => {
                    self.column = match self.column {
                        ChoiceColumn::By => ChoiceColumn::ThenBy,
                        ChoiceColumn::ThenBy => ChoiceColumn::By,
                    };
                }
                KeyCode::Char(letter) => self.go_to(letter),
                _ => {}
            },
        }
        Answer::Stay
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_round_and_the_same_twice_is_once() {
        let mut choice = RegroupChoice::default();
        let mut seen = Vec::new();
        for letter in ['s', 's', 's', 'p', 'x', 'F'] {
            choice.go_to(letter);
            seen.push(choice.grouping().to_string());
        }
        assert_eq!(seen, ["status", "state", "status", "place", "place", "fund"]);
        choice.column = ChoiceColumn::ThenBy;
        choice.go_to('f');
        assert_eq!(choice.grouping().second, None);
        choice.go_to('k');
        assert_eq!(choice.grouping().to_string(), "fund,kind");
        choice.walk(isize::MIN);
        assert_eq!(choice.grouping().to_string(), "fund");
    }
}
