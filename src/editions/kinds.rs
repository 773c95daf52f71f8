//! The kinds of change, the most serious first: the one list that the command line, the screens, the query and the docs
//! derive from.

use crate::model::words::Word;
use crate::text::choices::choices;

choices! {
    /// How an action differs between two editions.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum ChangeKind(name, label, sign, means) {
        Gone("Gone", "gone without an outcome", "⊟", "listed before and not any more, with no outcome known"),
        Missed("Missed", "missed", "✗", "reported as missed"),
        Slipped("Slipped", "slipped", "»", "the last day moved later"),
        DateDropped("DateDropped", "date dropped", "⊖", "a deadline is no longer given, though the action is not done"),
        Vaguer("Vaguer", "vaguer", "≈", "the window grew around the old one, or the date is less sure"),
        PartlyMet("PartlyMet", "partly met", "◧", "reported as met in part"),
        MetLate("MetLate", "met late", "◷", "done after the window"),
        Money("Money", "money", "€", "sums, pots or stages differ"),
        Owner("Owner", "owner", "@", "other bodies are accountable"),
        Target("Target", "target", "◎", "a target differs"),
        Figure("Figure", "figure", "#", "a statistic differs"),
        Status("Status", "status", "=", "the document reports another status"),
        Place("Place", "place", "⌂", "other places"),
        PulledForward("PulledForward", "pulled forward", "«", "the last day moved earlier"),
        Firmer("Firmer", "firmer", "⊙", "the window shrank inside the old one, or the date is surer"),
        DateAdded("DateAdded", "date added", "⊕", "a deadline is given for the first time"),
        Met("Met", "met", "✓", "done"),
        New("New", "new", "⊞", "not listed before"),
        Reworded("Reworded", "reworded only", "≠", "words differ, and nothing else"),
        Moved("Moved", "moved", "↕", "listed under another heading"),
    }
}

impl Word for ChangeKind {
    const ALL: &'static [Self] = &Self::ALL;

    fn name(self) -> &'static str {
        self.name()
    }

    fn label(self) -> &'static str {
        self.label()
    }
}

/// Several kinds at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct ChangeKinds(u32);

impl ChangeKinds {
    pub const fn insert(&mut self, kind: ChangeKind) {
        self.0 |= 1 << kind as u32;
    }

    pub const fn contains(self, kind: ChangeKind) -> bool {
        self.0 & (1 << kind as u32) != 0
    }

    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The kinds, the most serious first.
    pub fn iter(self) -> impl Iterator<Item = ChangeKind> {
        ChangeKind::ALL
            .iter()
            .copied()
            .filter(move |kind| self.contains(*kind))
    }

    /// The most serious of them.
    pub fn worst(self) -> Option<ChangeKind> {
        self.iter().next()
    }
}

impl From<ChangeKind> for ChangeKinds {
    fn from(kind: ChangeKind) -> Self {
        Self(1 << kind as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_says_something_else() {
        let labels: std::collections::HashSet<_> = ChangeKind::ALL.iter().map(|kind| kind.label()).collect();
        assert_eq!(labels.len(), ChangeKind::ALL.len());
    }

    #[test]
    fn kinds_come_back_the_most_serious_first() {
        let mut kinds = ChangeKinds::default();
        assert_eq!(kinds.worst(), None);
        kinds.insert(ChangeKind::Moved);
        kinds.insert(ChangeKind::Slipped);
        assert_eq!(
            kinds.iter().collect::<Vec<_>>(),
            [ChangeKind::Slipped, ChangeKind::Moved]
        );
    }
}
