//! Undoing entries. An undone entry stays in its journal; a later entry says that it no longer counts.

use chrono::{DateTime, TimeDelta, Utc};
use hashbrown::HashMap;

use super::entry::{Entry, Journals};

impl Journals {
    /// The reader's last entry that can be undone.
    pub fn last_own(&self) -> Option<&Entry> {
        let left = self
            .own_entries()
            .filter(|entry| !entry.is_undone && entry.undoes.is_none());
        left.max_by_key(|entry| entry.at)
    }
}

impl Entry {
    /// The entry that undoes this one. Its moment is always later, whatever the system clock says.
    #[must_use]
    pub fn undoing(&self, now: DateTime<Utc>) -> Self {
        let mut undo = Self::of(now.max(self.at + TimeDelta::microseconds(1)), "");
        undo.undoes = Some(self.at);
        undo
    }
}

/// Marks the entries of a journal that others undo. Returns the indexes of entries that refer to none before them.
pub fn mark(entries: &mut [Entry], places: &HashMap<DateTime<Utc>, usize>) -> Vec<usize> {
    let mut undo: Vec<usize> = (0..entries.len())
        .filter(|index| entries[*index].undoes.is_some())
        .collect();
    // The latest come first, because an entry that has been undone itself undoes nothing.
    undo.sort_by_key(|index| std::cmp::Reverse(entries[*index].at));
    undo.retain(|&index| {
        let (at, undoes, is_undone) = (entries[index].at, entries[index].undoes, entries[index].is_undone);
        match undoes.and_then(|undoes| Some((undoes, *places.get(&undoes)?))) {
            Some((undoes, target)) if undoes < at => {
                entries[target].is_undone |= !is_undone;
                false
            }
            _ => true,
        }
    });
    undo
}
