//! The files that are read: what is wrong in them, reading them again, editing them.

use super::answer::Answer;
use super::effect::Effect;
use super::mode::Mode;
use super::state::{Message, State};
use super::stroke::Stroke;
use crate::command::Command;

/// What is wrong in settings and data, line by line.
pub fn problems(state: &State) -> Vec<&str> {
    let data = [&state.broken, &state.skipped, &state.unwatched];
    let all = state.problems.iter().chain(data.into_iter().flatten());
    all.flat_map(|problem| problem.lines()).collect()
}

/// A key while that is read.
pub fn problems_key(state: &mut State, stroke: Stroke) -> Answer {
    let len = problems(state).len();
    let page = usize::from(state.size.1.saturating_sub(6)).max(1);
    let Mode::Problems(top) = &mut state.mode else {
        return Answer::Stay;
    };
    match stroke {
        Stroke::Do(Command::Up) => *top = top.saturating_sub(1),
        Stroke::Do(Command::Down) => *top += 1,
        Stroke::Do(Command::PageUp) => *top = top.saturating_sub(page),
        Stroke::Do(Command::PageDown) => *top += page,
        _ => return Answer::Close,
    }
    *top = (*top).min(len.saturating_sub(1));
    Answer::Stay
}

/// Reads the files again, if there are any.
pub fn reload(state: &mut State) -> Vec<Effect> {
    if !state.has_files {
        state.message = Some(Message::Note(
            "The built-in corpus has no files; --data PATH reads some".into(),
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
