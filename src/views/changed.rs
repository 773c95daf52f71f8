//! A change worded for a list: its sign, and as much of before and after as fits.

use unicode_width::UnicodeWidthStr;

use super::facts::Sources;
use super::tables::changes::{slip, words};
use crate::editions::{ChangeKind, Changed, since};
use crate::model::ActionId;

/// What changed of an action in view; for an action of an earlier edition, that it is gone.
pub fn of(sources: Sources, action: ActionId, in_view: bool) -> Option<Changed> {
    if in_view {
        return since(sources.corpus, sources.deadlines, action);
    }
    Some(Changed {
        old: Some(action),
        new: None,
        kinds: ChangeKind::Gone.into(),
        slip: None,
        dates: [None; 2],
    })
}

/// `Q1 2025 → Q3 2025  +183 d, surely`, or a part of that in fewer cells; the name of the kind if nothing else fits.
pub fn line(sources: Sources, changed: &Changed, cells: usize) -> String {
    let Some(kind) = changed.kinds.worst() else {
        return String::new();
    };
    let both = match kind {
        // Sentences would be cut before the words that differ.
        ChangeKind::Reworded => String::new(),
        _ => words(sources, changed, kind).joined(),
    };
    let moved = changed
        .slip
        .filter(|_| matches!(kind, ChangeKind::Slipped | ChangeKind::PulledForward))
        .map(slip);
    let whole = match (&*both, &moved) {
        ("", _) => String::new(),
        (both, Some(moved)) => format!("{both}  {moved}"),
        (both, None) => both.to_owned(),
    };
    let said = [Some(whole), moved, Some(both), Some(kind.label().to_owned())];
    let mut said = said.into_iter().flatten().filter(|text| !text.is_empty());
    said.find(|text| text.width() <= cells)
        .unwrap_or_else(|| kind.label().to_owned())
}

/// `›183 d`, `+ new`: a change as a mark beside a line about something else; only its sign in fewer cells.
pub fn mark(changed: &Changed, cells: usize) -> String {
    let Some(kind) = changed.kinds.worst() else {
        return String::new();
    };
    let moved = changed
        .slip
        .filter(|_| matches!(kind, ChangeKind::Slipped | ChangeKind::PulledForward));
    let word = match moved {
        Some(slip) => format!("{}{} d", kind.sign(), slip.nominal.unsigned_abs()),
        None => format!("{} {}", kind.sign(), kind.label()),
    };
    if word.width() <= cells {
        word
    } else {
        kind.sign().to_owned()
    }
}
