//! A window's answer to a key; [`super::update`] applies it.

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
    /// Close the window and run a command.
    Do(Command),
    /// Close the window and show a table of everything that is shown.
    View(NamedView),
    /// Close the window and regroup the tree.
    Regroup(Grouping),
    /// Close the window and set the as-of date.
    SetClock(Request),
    /// Close the window, show only what matches, and go to one of the matches.
    Filter {
        filter: ActiveFilter,
        hit: ActionId,
        note: Option<String>,
        /// The table of the matches to show.
        then: Option<NamedView>,
    },
}
