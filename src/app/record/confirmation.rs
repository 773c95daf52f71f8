//! The message after something was recorded, with the key that undoes it.

use unicode_width::UnicodeWidthStr;

use crate::app::cut::cut;
use crate::app::footer;
use crate::app::state::State;
use crate::command::Command;
use crate::journal::Entry;
use crate::model::words::Recorded;
use crate::views::recorded::{label, on_words};
use crate::views::wording;

/// The fewest cells in which a title can be recognised.
const LEAST: usize = 12;

/// What was recorded, in one line. The title of the action is cut to make room for the rest.
pub fn confirmation(state: &State, entries: &[Entry]) -> String {
    let (undo, watch) = (
        state.session.key(Command::Undo),
        state.session.key(Command::Watch),
    );
    let undoes = format!("; {undo} undoes it");
    match entries {
        [] => "Nothing to record".into(),
        [entry] => match entry.undoes {
            Some(at) => match state.library.ledger.journals.own_entry(at) {
                Some(undone) => about(state, &format!("Undone: {}", words(state, undone)), undone, ""),
                None => "Undone".into(),
            },
            None if entry.watch == Some(true) => about(state, "Watched from now on", entry, &undoes),
            None if entry.watch == Some(false) => about(state, "Watched no longer", entry, &undoes),
            None => {
                let words = format!("Recorded {}", words(state, entry));
                let later = if entry.what != Some(Recorded::Note) && entry.known() > state.time.clock.as_of {
                    format!("; shows from {} on", state.library.days.day(entry.known()))
                } else {
                    String::new()
                };
                about(state, &words, entry, &format!("{later}{undoes}"))
            }
        },
        [first, ..] => {
            let count = wording::count(entries.len(), "action");
            let now = if first.watch == Some(true) {
                "watched from now on"
            } else {
                "watched no longer"
            };
            format!("{count} {now}; {watch} reverses that")
        }
    }
}

/// `met on 12 Mar 2025`.
fn words(state: &State, entry: &Entry) -> String {
    let on = entry.on.as_ref().map(|on| {
        let words = on_words(state.library.days, &on.text, on.when);
        format!(" on {words}")
    });
    let what = match (entry.what, entry.watch) {
        (None, Some(true)) => "watched".to_owned(),
        (None, Some(false)) => "watched no longer".to_owned(),
        (Some(Recorded::Note), _) | (None, None) => "a note".to_owned(),
        (Some(_), _) => label(entry),
    };
    format!("{what}{}", on.unwrap_or_default())
}

/// Words about an action, with its title cut so that what follows is visible as well.
fn about(state: &State, words: &str, entry: &Entry, then: &str) -> String {
    let found = state.library.find(&entry.action, state.time.clock.as_of);
    let title = found.map_or(&*entry.action, |action| state.corpus().action(action).title());
    let room = usize::from(footer::line(state).width);
    let room = room.saturating_sub(words.width() + 2 + then.width());
    format!("{words}: {}{then}", cut(title, room.max(LEAST)))
}
