//! What a window answers to a key; [`super::update`] applies it.

use super::effect::Effect;
use super::filtered::ActiveFilter;
use crate::command::Command;
use crate::model::ActionId;
use crate::query::NamedView;
use crate::views::pivot::Grouping;
use crate::when::clock::Request;

#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    Stay,
    /// Stay open, and show a note.
    Note(String),
    /// Stay open until the effect is done.
    Ask(Effect),
    Close,
    /// Close it and do this.
    Do(Command),
    /// Close it and show this table of everything that is shown.
    View(NamedView),
    /// Close it and group the tree by this.
    Regroup(Grouping),
    /// Close it and set the as-of date.
    SetClock(Request),
    /// Close it, show only what matches, and go to one of the matches.
    Filter {
        filter: ActiveFilter,
        hit: ActionId,
        note: Option<String>,
        /// The table to show of it.
        then: Option<NamedView>,
    },
}
