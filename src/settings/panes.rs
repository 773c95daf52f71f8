//! The panes by name, and how they share the screen.

use serde::{Deserialize, Serialize};

/// A pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pane {
    /// The tree.
    #[default]
    Objectives,
    /// The detail of what is selected.
    Action,
    /// Deadlines.
    Deadlines,
}

impl Pane {
    /// All panes, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::Objectives, Self::Action, Self::Deadlines];

    /// The name on the screen.
    pub const fn label(self) -> &'static str {
        match self {
            Self::Objectives => "Objectives",
            Self::Action => "Action",
            Self::Deadlines => "Deadlines",
        }
    }
}

/// How panes share the screen, in percent of its width or height. What is not said follows the size of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Split {
    /// Three columns: the width of the objectives.
    pub objectives: Option<u16>,
    /// Three columns: the width of the deadlines; the action has the rest.
    pub deadlines: Option<u16>,
    /// Two columns: the width of the lists; the action has the rest.
    pub lists: Option<u16>,
    /// Two columns: the height of the objectives; the deadlines below have the rest.
    pub above: Option<u16>,
}
