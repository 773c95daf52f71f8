//! A pane's answer to a command; [`super::navigate::apply`] applies it to the other panes.

use crate::settings::Pane;
use crate::views::node::Node;

#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum CommandOutcome {
    /// The command means nothing special in the pane.
    Unhandled,
    Done,
    /// Select a node in all panes.
    Select(Node),
    /// Show the facts of a node, and remember the way back.
    GoTo(Node),
    /// Show the facts of the selected action.
    OpenAction,
    Focus(Pane),
    /// Recompute what depends on the sizes and contents of panes.
    Relayout,
    Note(String),
}

impl CommandOutcome {
    pub fn select(node: Option<Node>) -> Self {
        node.map_or(Self::Done, Self::Select)
    }
}
