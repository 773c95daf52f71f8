//! The commands record, note, watch and undo. They work on the action at the cursor of the focused pane.

use super::prompt::{RecordField, RecordPrompt};
use crate::app::deadlines::DeadlinesView;
use crate::app::state::State;
use crate::app::{Effect, Mode, Pane};
use crate::command::Command;
use crate::journal::{Entry, choices};
use crate::model::ActionId;
use crate::model::words::Recorded;
use crate::views::agenda::AgendaRow;

/// Runs one of these commands; `None` for any other command.
pub fn command(state: &mut State, command: Command) -> Option<Vec<Effect>> {
    match command {
        Command::Record => open(state, None, RecordField::Outcome),
        Command::Note => open(state, Some(Recorded::Note), RecordField::Note),
        Command::Watch => return Some(watch(state)),
        Command::Undo => return Some(undo(state)),
        _ => return None,
    }
    Some(Vec::new())
}

/// Opens the window on the action at the cursor.
fn open(state: &mut State, what: Option<Recorded>, field: RecordField) {
    let Some(action) = pointed(state) else {
        return state.note("No action is selected; go to one to record what became of it");
    };
    let corpus = state.corpus();
    let own = choices(corpus, state.library.deadlines.ends(), action);
    // The deadline at the cursor, else the first that is still open.
    let (deadlines, as_of) = (&state.library.deadlines, state.time.clock.as_of);
    let at_cursor = deadline_at(state);
    let is_open = |index: usize| {
        let deadline = deadlines.at(corpus, action, index);
        deadline.is_some_and(|deadline| !deadline.state(as_of).is_settled())
    };
    let due = own
        .iter()
        .position(|(one, _)| Some(one.date) == at_cursor)
        .or_else(|| own.iter().position(|(one, _)| is_open(one.index)));
    let prompt = RecordPrompt {
        action: corpus.action(action).key().into(),
        title: corpus.action(action).title().to_owned(),
        what,
        dues: own.into_iter().map(|(_, name)| name).collect(),
        due: due.unwrap_or(0),
        field,
        ..RecordPrompt::default()
    };
    state.mode = Mode::Record(Box::new(prompt));
}

/// The action at the cursor of the focused pane; `None` on a heading.
fn pointed(state: &State) -> Option<ActionId> {
    match state.layout.focus {
        Pane::Action if state.panes.tables.is_shown() => state.panes.tables.action(),
        Pane::Deadlines => state.panes.deadlines.action(&state.library.deadlines),
        Pane::Objectives | Pane::Action => state.action(),
    }
}

/// The deadline on the cursor's line of the agenda, by its index among all dates.
fn deadline_at(state: &State) -> Option<u32> {
    let pane = &state.panes.deadlines;
    if state.layout.focus != Pane::Deadlines || pane.view != DeadlinesView::Agenda {
        return None;
    }
    let AgendaRow::Deadline(index) = pane.agenda.rows.get(pane.agenda.cursor.at)? else {
        return None;
    };
    let deadline = state.library.deadlines.sorted.get(*index as usize)?;
    Some(deadline.date)
}

/// Watches the marked actions, or if none are marked the one at the cursor; stops watching them if all are watched already.
fn watch(state: &mut State) -> Vec<Effect> {
    let actions: Vec<ActionId> = if state.marks.is_empty() {
        pointed(state).into_iter().collect()
    } else {
        state.marks.iter().collect()
    };
    if actions.is_empty() {
        state.note("No action is selected or marked; go to one to watch it");
        return Vec::new();
    }
    let is_watched = |action: &ActionId| state.library.ledger.is_watched(*action);
    let to_watch = !actions.iter().all(is_watched);
    let changing = actions.iter().filter(|action| is_watched(action) != to_watch);
    let entries = changing.map(|action| {
        let mut entry = Entry::of(state.time.now, state.corpus().action(*action).key());
        entry.watch = Some(to_watch);
        entry
    });
    vec![Effect::Record(entries.collect())]
}

/// Undoes the reader's last entry.
fn undo(state: &mut State) -> Vec<Effect> {
    let Some(last) = state.library.ledger.journals.last_own() else {
        state.note("You have recorded nothing that could be undone");
        return Vec::new();
    };
    vec![Effect::Record(vec![last.undoing(state.time.now)])]
}
