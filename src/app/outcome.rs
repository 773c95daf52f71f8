//! What a pane answers to a command; [`super::navigate::apply`] applies it to the other panes.

use crate::settings::Pane;
use crate::views::node::Node;

#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum CommandOutcome {
    /// The pane has no meaning of its own for the command.
    Unhandled,
    Done,
    /// Select this in all panes.
    Select(Node),
    /// Show the facts of this, and remember the way back.
    GoTo(Node),
    /// Show the facts of the selected action.
    OpenAction,
    Focus(Pane),
    /// Derive the panes again.
    Relayout,
    Note(String),
}

impl CommandOutcome {
    pub fn select(node: Option<Node>) -> Self {
        node.map_or(Self::Done, Self::Select)
    }
}
