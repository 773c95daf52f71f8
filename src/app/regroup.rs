//! Regrouping the tree: the choice of what by, and the way back to the document's order.

use crossterm::event::KeyCode;

use super::{Effect, Mode, State, tables};
use crate::command::Command;
use crate::keymap::Key;
use crate::views::node::Node;
use crate::views::pivot::{Dimension, Grouping, Pivot};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// The line of the first column.
    pub first: usize,
    /// The line of the second: 0 is nothing.
    pub second: usize,
    /// The column that keys move in.
    pub column: Column,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// What the tree is grouped by.
    #[default]
    By,
    /// What each of those branches is grouped by.
    ThenBy,
}

/// What the second column begins with.
pub const NOTHING: &str = "nothing";

impl Choice {
    fn of(grouping: Grouping) -> Self {
        let at = |wanted| Dimension::ALL.iter().position(|other| *other == wanted);
        Self {
            first: at(grouping.first).unwrap_or(0),
            second: grouping.second.and_then(at).map_or(0, |at| at + 1),
            column: Column::By,
        }
    }

    /// What it means: the same twice is once.
    pub fn grouping(self) -> Grouping {
        let first = Dimension::ALL[self.first.min(Dimension::ALL.len() - 1)];
        let second = self.second.checked_sub(1).and_then(|at| Dimension::ALL.get(at));
        Grouping {
            first,
            second: second.copied().filter(|second| *second != first),
        }
    }

    pub fn names(column: Column) -> impl Iterator<Item = &'static str> {
        let nothing = (column == Column::ThenBy).then_some(NOTHING);
        let names = Dimension::ALL.into_iter().map(Dimension::name);
        nothing.into_iter().chain(names)
    }

    /// What the line of the column says, in a line.
    pub fn help(self) -> &'static str {
        let at = match self.column {
            Column::By => Some(self.first),
            Column::ThenBy => self.second.checked_sub(1),
        };
        at.and_then(|at| Dimension::ALL.get(at))
            .map_or("the actions stand right there", |dimension| dimension.help())
    }

    fn line(&mut self) -> &mut usize {
        match self.column {
            Column::By => &mut self.first,
            Column::ThenBy => &mut self.second,
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
}

/// Does a command of regrouping; whether it is one.
pub fn command(state: &mut State, command: Command) -> bool {
    match command {
        Command::Regroup => state.mode = Mode::Regroup(Choice::of(grouping(state))),
        Command::Ungroup => back_and_forth(state),
        _ => return false,
    }
    true
}

/// What the tree is grouped by.
pub fn grouping(state: &State) -> Grouping {
    state
        .tree
        .pivot
        .as_ref()
        .map_or(Grouping::DOCUMENT, |pivot| pivot.grouping)
}

/// A key while the choice is open.
pub fn key(state: &mut State, key: Key) -> Vec<Effect> {
    let Mode::Regroup(choice) = &mut state.mode else {
        return Vec::new();
    };
    match key.code {
        KeyCode::Esc => state.mode = Mode::Browse,
        KeyCode::Up => choice.walk(-1),
        KeyCode::Down => choice.walk(1),
        KeyCode::PageUp | KeyCode::Home => choice.walk(isize::MIN),
        KeyCode::PageDown | KeyCode::End => choice.walk(isize::MAX),
        KeyCode::Left => choice.column = Column::By,
        KeyCode::Right => choice.column = Column::ThenBy,
        KeyCode::Tab | KeyCode::BackTab => {
            choice.column = match choice.column {
                Column::By => Column::ThenBy,
                Column::ThenBy => Column::By,
            };
        }
        KeyCode::Enter => {
            let wanted = choice.grouping();
            state.mode = Mode::Browse;
            regroup(state, wanted);
        }
        KeyCode::Char(letter) => choice.go_to(letter),
        _ => {}
    }
    Vec::new()
}

/// Groups the tree by something else. The selected action, the query, the marks and the clock stay.
pub fn regroup(state: &mut State, wanted: Grouping) {
    if wanted != grouping(state) {
        turn_to(state, wanted, Vec::new());
    }
}

/// To the document's order, or to the grouping that was left for it.
fn back_and_forth(state: &mut State) {
    if state.tree.pivot.is_some() {
        return turn_to(state, Grouping::DOCUMENT, Vec::new());
    }
    match state.tree.left.take() {
        Some((grouping, open)) => turn_to(state, grouping, open.into_iter().collect()),
        None => state.mode = Mode::Regroup(Choice::of(Grouping::DOCUMENT)),
    }
}

fn turn_to(state: &mut State, wanted: Grouping, open: Vec<Node>) {
    state.tree.regroup(pivot(state, wanted), open);
    // Headings of the one order are not there in the other.
    state.forget_headings();
    state.selected = state.action().map(Node::Action);
    let library = state.library.clone();
    if let Some(node) = state.selected {
        state.tree.reveal(&library.corpus, node);
    }
    state.refresh_tree();
    state.selected = state.selected.or(state.tree.node());
    tables::forget_branch(state);
    state.refresh_detail();
}

/// The tree regrouped, unless that is the document's own order.
pub fn pivot(state: &State, wanted: Grouping) -> Option<Pivot> {
    let library = &state.library;
    let as_of = state.clock.as_of;
    (!wanted.is_document())
        .then(|| Pivot::new(&library.corpus, &library.deadlines, wanted, state.shown(), as_of))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_go_round_and_the_same_twice_is_once() {
        let mut choice = Choice::default();
        let mut seen = Vec::new();
        for letter in ['s', 's', 's', 'p', 'x', 'F'] {
            choice.go_to(letter);
            seen.push(choice.grouping().to_string());
        }
        assert_eq!(seen, ["status", "state", "status", "place", "place", "fund"]);
        choice.column = Column::ThenBy;
        choice.go_to('f');
        assert_eq!(choice.grouping().second, None);
        choice.go_to('k');
        assert_eq!(choice.grouping().to_string(), "fund,kind");
        choice.walk(isize::MIN);
        assert_eq!(choice.grouping().to_string(), "fund");
    }
}
