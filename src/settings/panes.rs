//! The panes by name, and how they share the screen.

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Pane {
    #[default]
    Objectives,
    /// The detail of what is selected.
    Action,
    Deadlines,
}

impl Pane {
    /// All panes, in the order of Tab.
    pub const ALL: [Self; 3] = [Self::Objectives, Self::Action, Self::Deadlines];

    pub const fn label(self) -> &'static str {
        match self {
            Self::Objectives => "Objectives",
            Self::Action => "Action",
            Self::Deadlines => "Deadlines",
        }
    }
}

/// Whether titles that would be cut take a second line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum TwoLines {
    /// If the whole list still fits with them.
    #[default]
    Auto,
    Never,
}

impl TwoLines {
    /// Whether an entry may take two lines when one is not enough.
    pub const fn is_wanted(self) -> bool {
        matches!(self, Self::Auto)
    }

    /// Whether entries may take two lines in a list of `lines` entries, all of which must fit in a pane of `height` lines.
    pub const fn is_room(self, lines: usize, height: usize) -> bool {
        self.is_wanted() && lines <= height
    }
}

/// How the panes share the screen, in percent of its width or height. `None` for a share that follows from what they list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Split {
    /// The width of the objectives; the action has the rest.
    pub objectives: Option<u16>,
    /// The height of both; the deadlines have the rest.
    pub above: Option<u16>,
}

impl Split {
    #[must_use]
    pub fn moved_from(self, settled: Self) -> Self {
        self.with(settled, |own, settled| own.filter(|_| own != settled))
    }

    /// The shares that the reader has moved, and the ones from the settings otherwise.
    #[must_use]
    pub fn over(self, settled: Self) -> Self {
        self.with(settled, Option::or)
    }

    fn with(self, other: Self, of: impl Fn(Option<u16>, Option<u16>) -> Option<u16>) -> Self {
        Self {
            objectives: of(self.objectives, other.objectives),
            above: of(self.above, other.above),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_moved_stays_moved_and_the_rest_follows_the_settings() {
        let settled = Split {
            objectives: Some(40),
            above: Some(50),
        };
        let dragged = Split {
            objectives: Some(30),
            ..settled
        };
        let kept = dragged.moved_from(settled);
        assert_eq!((kept.objectives, kept.above), (Some(30), None));
        let later = Split {
            above: Some(60),
            ..settled
        };
        let shown = kept.over(later);
        assert_eq!((shown.objectives, shown.above), (Some(30), Some(60)));
    }
}
