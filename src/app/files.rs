//! The files that are read: what is wrong in them, reading them again, editing them.

use crossterm::event::KeyCode;

use super::{Effect, Message, Mode, State};
use crate::keymap::Key;

/// What is wrong in settings and data, line by line.
pub fn problems(state: &State) -> Vec<&str> {
    let settings = state.problems.iter().flat_map(|problem| problem.lines());
    settings
        .chain(state.broken.iter().flat_map(|broken| broken.lines()))
        .collect()
}

/// A key while that is read.
pub fn problems_key(state: &mut State, key: Key) -> Vec<Effect> {
    let len = problems(state).len();
    let page = usize::from(state.size.1.saturating_sub(6)).max(1);
    let Mode::Problems(top) = &mut state.mode else {
        return Vec::new();
    };
    match key.code {
        KeyCode::Up => *top = top.saturating_sub(1),
        KeyCode::Down => *top += 1,
        KeyCode::PageUp => *top = top.saturating_sub(page),
        KeyCode::PageDown => *top += page,
        _ => {
            state.mode = Mode::Browse;
            return Vec::new();
        }
    }
    *top = (*top).min(len.saturating_sub(1));
    Vec::new()
}

/// Reads the files again, if there are any.
pub fn reload(state: &mut State) -> Vec<Effect> {
    if !state.has_files {
        state.message = Some(Message::Note(
            "The built-in corpus does not change; --data PATH reads files".into(),
        ));
        return Vec::new();
    }
    vec![Effect::Reload]
}

/// Opens the editor at the selected action, if it stands in a file.
pub fn edit(state: &mut State) -> Vec<Effect> {
    let why = match (state.has_files, state.action()) {
        (true, Some(action)) => {
            return vec![Effect::Edit(state.corpus().action(action).key().to_owned())];
        }
        (true, None) => "Select an action to edit it",
        (false, _) => "The built-in corpus cannot be edited; --data PATH reads files",
    };
    state.message = Some(Message::Note(why.into()));
    Vec::new()
}
