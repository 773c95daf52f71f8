//! Keys in the search prompt, keeping its query as a filter, and stepping through the matches.
//!
//! ```text
//! key ─► Input ─► Query ─► Effect::Find ─► (a thread of the terminal's) ─► State::found ─► hits, preview
//! ```

use std::sync::Arc;

use crossterm::event::{KeyCode, KeyModifiers};

use super::cursor::Cursor;
use super::detail::wrap;
use super::effect::Effect;
use super::finder::{Results, Wanted};
use super::input::Input;
use super::mode::Mode;
use super::navigate::jump;
use super::palette::best_names;
use super::search_state::{Filter, Offer, filter_of};
use super::state::{Message, State};
use super::stroke::Stroke;
use super::trail::go_to;
use crate::command::Command;
use crate::model::ActionId;
use crate::query::{reference, unfinished};
use crate::settings::REMEMBERED;
use crate::views::facts;
use crate::views::node::Node;
use crate::views::wording;

/// What stands before what is typed.
pub const LABEL: &str = "/ ";

pub fn open(state: &mut State) {
    state.search.begin_again();
    state.mode = Mode::Search;
}

/// Opens the prompt with the saved queries to choose from.
pub fn open_saved(state: &mut State) {
    open(state);
    if state.library.saved.is_empty() {
        state.mode = Mode::Browse;
        state.message = Some(Message::Note(
            "No query is saved; name some under queries in settings.ron".into(),
        ));
        return;
    }
    state.search.input = Input::new("@");
    find(state);
}

/// Puts the name of the saved query that it stands at into the prompt, and asks it.
fn take_offer(state: &mut State) -> Vec<Effect> {
    let input = &mut state.search.input;
    let offer = state.search.offered.get(state.search.cursor.at);
    let saved = offer.and_then(|offer| state.library.saved.get(offer.saved));
    if let (Some((name, _)), Some((at, _))) = (saved, unfinished(input.text())) {
        let before = input.text().get(..at).unwrap_or_default();
        *input = Input::new(format!("{before}{} ", reference(name)));
    }
    find(state)
}

/// The saved queries that the name at the end of what is typed may mean; none if it is the name of one.
fn offers(state: &State, text: &str) -> Vec<Offer> {
    let Some((_, letters)) = unfinished(text) else {
        return Vec::new();
    };
    let saved = &state.library.saved;
    if saved
        .iter()
        .any(|(name, _)| name.to_lowercase() == letters.to_lowercase())
    {
        return Vec::new();
    }
    let names = saved.iter().map(|(name, _)| name.as_str());
    let found = best_names(letters, names).into_iter();
    found.map(|(saved, matched)| Offer { saved, matched }).collect()
}

/// A key while a query is typed.
pub fn key(state: &mut State, stroke: Stroke) -> Vec<Effect> {
    let page = state.screen().search().0.height.max(2) as isize - 1;
    let is_offering = !state.search.offered.is_empty();
    match stroke {
        Stroke::Do(Command::Cancel) => state.mode = Mode::Browse,
        Stroke::Do(Command::Open) if is_offering => return take_offer(state),
        Stroke::Do(Command::Open) => keep(state),
        Stroke::Do(Command::Up) if state.search.input.text().is_empty() => return recall(state, 1),
        Stroke::Do(Command::Up) => walk(state, -1),
        Stroke::Do(Command::Down) => walk(state, 1),
        Stroke::Do(Command::PageUp) => walk(state, -page),
        Stroke::Do(Command::PageDown) => walk(state, page),
        Stroke::Do(_) => {}
        Stroke::Type(key) => {
            let ctrl = key.modifiers.contains(KeyModifiers::CONTROL);
            let alt = key.modifiers.contains(KeyModifiers::ALT);
            match key.code {
                KeyCode::Tab if is_offering => return take_offer(state),
                KeyCode::Up if alt => return recall(state, 1),
                KeyCode::Down if alt => return recall(state, -1),
                KeyCode::Char('r') if ctrl => return recall(state, 1),
                KeyCode::Char('p') if ctrl => walk(state, -1),
                KeyCode::Char('n') if ctrl => walk(state, 1),
                _ if state.search.input.edit(key) => {
                    state.search.recalled = 0;
                    return find(state);
                }
                _ => {}
            }
        }
    }
    Vec::new()
}

/// Puts a query of the history into the prompt: an older one, or with `-1` a newer one.
fn recall(state: &mut State, step: isize) -> Vec<Effect> {
    let search = &mut state.search;
    search.recalled = search
        .recalled
        .saturating_add_signed(step)
        .min(search.history.len());
    let text = search
        .history
        .len()
        .checked_sub(search.recalled)
        .and_then(|at| search.history.get(at));
    search.input = Input::new(text.cloned().unwrap_or_default());
    find(state)
}

pub fn walk(state: &mut State, lines: isize) {
    let len = state.search.lines();
    state.search.cursor.move_by(lines, len);
    preview(state);
}

/// Asks for what is typed. A mistake is told, and the last good results stay.
pub fn find(state: &mut State) -> Vec<Effect> {
    state.search.offered = offers(state, state.search.input.text());
    if !state.search.offered.is_empty() {
        // A name that is half typed is no mistake yet.
        state.search.mistake = None;
        state.search.cursor = Cursor::default();
        preview(state);
        return Vec::new();
    }
    let text = state.search.input.text();
    if text.trim().is_empty() {
        state.search.found = Arc::default();
        state.search.mistake = None;
        state.search.is_waiting = false;
        preview(state);
        return Vec::new();
    }
    match state.library.query(text, state.clock.as_of) {
        Ok(query) => {
            state.search.mistake = None;
            state.search.is_waiting = true;
            let generation = state.library.generation;
            vec![Effect::Find(Wanted { query, generation })]
        }
        Err(mistake) => {
            state.search.mistake = Some(mistake);
            Vec::new()
        }
    }
}

/// The results of a query are there.
pub fn found(state: &mut State, Results { query, found, .. }: Results) {
    if state.mode != Mode::Search {
        return;
    }
    // Results of a former key that arrive late are still better than older ones, but are not the last.
    if state.search.input.text() == query {
        state.search.is_waiting = false;
    }
    state.search.found = found;
    state.search.query = query;
    if !state.search.offered.is_empty() {
        return;
    }
    state.search.cursor = Cursor::default();
    preview(state);
    if state.search.keep && !state.search.is_waiting {
        keep(state);
    }
}

/// Words what is said of the result it stands at, as wide as there is room.
pub fn preview(state: &mut State) {
    let (list, beside) = state.screen().search();
    let len = match state.search.offered.len() {
        0 => state.search.found.hits.len(),
        offered => offered,
    };
    state
        .search
        .cursor
        .follow(len, usize::from(list.height).max(1), |_| 0);
    let sources = state.library.sources(state.clock.as_of);
    let hit = state.search.hit().filter(|_| state.search.offered.is_empty());
    state.search.preview = match (hit, beside) {
        (Some(action), Some(area)) if area.width > 0 => {
            wrap(&facts::of_action(sources, action), area.width.into())
        }
        _ => Vec::new(),
    };
}

/// Keeps the query as a filter of every pane, and reveals the result it stands at.
fn keep(state: &mut State) {
    if state.search.is_waiting {
        state.search.keep = true;
        return;
    }
    state.search.keep = false;
    if state.search.mistake.is_some() {
        return;
    }
    let text = state.search.input.text().trim().to_owned();
    if text.is_empty() {
        state.mode = Mode::Browse;
        clear(state);
        return;
    }
    let Some(hit) = state.search.hit() else {
        state.message = Some(Message::Note(format!("Nothing matches {text}")));
        return;
    };
    state.mode = Mode::Browse;
    state.search.history.retain(|former| *former != text);
    state.search.history.push(text.clone());
    let surplus = state.search.history.len().saturating_sub(REMEMBERED);
    state.search.history.drain(..surplus);
    let found = &state.search.found;
    if let Some(note) = found.note() {
        // The query above may be cut before it comes to them.
        state.message = Some(Message::Note(wording::capital(&note)));
    }
    state.filter = Some(Filter {
        told: found.told(&text),
        query: text,
        set: found.set.clone(),
    });
    state.refresh();
    go_to(state, Node::Action(hit));
}

pub fn clear(state: &mut State) {
    if state.filter.take().is_some() {
        state.refresh();
    }
}

/// Asks the kept query again, after the clock has moved: what is overdue then is not what was overdue before.
pub fn ask_again(state: &mut State) {
    if let Some(former) = &state.filter
        && let Some(asked) = filter_of(&state.library, &former.query, state.clock.as_of)
    {
        state.filter = Some(asked);
    }
}

/// Goes to the next or former action that matches, in the order of the document, round the ends.
pub fn next(state: &mut State, forward: bool) {
    let Some(filter) = &state.filter else {
        state.message = Some(Message::Note("No query is set; / searches".into()));
        return;
    };
    let current = state.action();
    let is_after = |action: &ActionId| current.is_none_or(|current| *action > current);
    let is_before = |action: &ActionId| current.is_none_or(|current| *action < current);
    let found = if forward {
        filter
            .set
            .iter()
            .find(is_after)
            .or_else(|| filter.set.iter().next())
    } else {
        filter
            .set
            .iter()
            .take_while(is_before)
            .last()
            .or_else(|| filter.set.iter().last())
    };
    if let Some(action) = found {
        jump(state, Node::Action(action));
    }
}
