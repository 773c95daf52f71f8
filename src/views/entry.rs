//! The entries of a list for exports, under headings.

use chrono::NaiveDate;

use crate::model::ActionId;

/// An action and, in a list of deadlines, which of its dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ListEntry {
    pub action: ActionId,
    /// The deadline, by its place in the sorted deadlines; `None` for an undated next step and in other lists.
    pub deadline: Option<u32>,
    /// The last day of the occurrence, if it is an earlier one than the deadline stands for.
    pub earlier: Option<NaiveDate>,
    /// How well it matches, in a search.
    pub score: Option<i64>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryGroup {
    /// The heading; empty if there is none.
    pub label: String,
    pub entries: Vec<ListEntry>,
}

impl From<ActionId> for ListEntry {
    fn from(action: ActionId) -> Self {
        Self {
            action,
            deadline: None,
            earlier: None,
            score: None,
        }
    }
}

pub fn one_group(entries: impl Iterator<Item = ListEntry>) -> Vec<EntryGroup> {
    vec![EntryGroup {
        label: String::new(),
        entries: entries.collect(),
    }]
}
