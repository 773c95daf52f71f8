//! The kinds of change, the most serious first: the one list that the command line, the screens, the query and the docs
//! derive from.

use crate::model::words::Word;

/// How an action differs between two editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChangeKind {
    /// It stands no longer, and no outcome is known.
    Gone,
    Missed,
    /// The last day moved later.
    Slipped,
    /// A deadline is gone, though the action is not done.
    DateDropped,
    /// The window grew around the old one, or the date is less sure.
    Vaguer,
    PartlyMet,
    MetLate,
    Money,
    Owner,
    Target,
    Figure,
    Status,
    Place,
    /// The last day moved earlier.
    PulledForward,
    /// The window shrank inside the old one, or the date is surer.
    Firmer,
    DateAdded,
    Met,
    New,
    /// Words alone differ.
    Reworded,
    /// It stands under another heading.
    Moved,
}

/// A kind with its name, its label, its sign and what it means.
struct Row(ChangeKind, &'static str, &'static str, &'static str, &'static str);

const ROWS: &[Row] = {
    use ChangeKind as K;
    &[
        Row(
            K::Gone,
            "Gone",
            "gone without an outcome",
            "⊟",
            "listed before and not any more, with no outcome known",
        ),
        Row(K::Missed, "Missed", "missed", "✗", "reported as missed"),
        Row(K::Slipped, "Slipped", "slipped", "»", "the last day moved later"),
        Row(
            K::DateDropped,
            "DateDropped",
            "date dropped",
            "⊖",
            "a deadline is no longer given, though the action is not done",
        ),
        Row(
            K::Vaguer,
            "Vaguer",
            "vaguer",
            "≈",
            "the window grew around the old one, or the date is less sure",
        ),
        Row(
            K::PartlyMet,
            "PartlyMet",
            "partly met",
            "◧",
            "reported as met in part",
        ),
        Row(K::MetLate, "MetLate", "met late", "◷", "done after the window"),
        Row(K::Money, "Money", "money", "€", "sums, pots or stages differ"),
        Row(K::Owner, "Owner", "owner", "@", "other bodies are accountable"),
        Row(K::Target, "Target", "target", "◎", "a target differs"),
        Row(K::Figure, "Figure", "figure", "#", "a statistic differs"),
        Row(
            K::Status,
            "Status",
            "status",
            "=",
            "the document reports another status",
        ),
        Row(K::Place, "Place", "place", "⌂", "other places"),
        Row(
            K::PulledForward,
            "PulledForward",
            "pulled forward",
            "«",
            "the last day moved earlier",
        ),
        Row(
            K::Firmer,
            "Firmer",
            "firmer",
            "⊙",
            "the window shrank inside the old one, or the date is surer",
        ),
        Row(
            K::DateAdded,
            "DateAdded",
            "date added",
            "⊕",
            "a deadline is given for the first time",
        ),
        Row(K::Met, "Met", "met", "✓", "done"),
        Row(K::New, "New", "new", "⊞", "not listed before"),
        Row(
            K::Reworded,
            "Reworded",
            "reworded only",
            "≠",
            "words differ, and nothing else",
        ),
        Row(K::Moved, "Moved", "moved", "↕", "listed under another heading"),
    ]
};

impl Word for ChangeKind {
    const ALL: &'static [Self] = &{
        let mut all = [Self::Gone; ROWS.len()];
        let mut index = 0;
        while index < ROWS.len() {
            all[index] = ROWS[index].0;
            index += 1;
        }
        all
    };

    fn name(self) -> &'static str {
        ROWS[self as usize].1
    }

    fn label(self) -> &'static str {
        ROWS[self as usize].2
    }
}

impl ChangeKind {
    /// One cell.
    pub const fn sign(self) -> &'static str {
        ROWS[self as usize].3
    }

    pub const fn means(self) -> &'static str {
        ROWS[self as usize].4
    }
}

/// Several kinds at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Kinds(u32);

impl Kinds {
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

impl From<ChangeKind> for Kinds {
    fn from(kind: ChangeKind) -> Self {
        Self(1 << kind as u32)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_in_the_order_of_the_kinds_and_each_says_something_else() {
        for (index, row) in ROWS.iter().enumerate() {
            assert_eq!(row.0 as usize, index);
            assert_eq!(format!("{:?}", row.0), row.1);
        }
        let labels: std::collections::HashSet<_> = ChangeKind::ALL.iter().map(|kind| kind.label()).collect();
        assert_eq!(labels.len(), ChangeKind::ALL.len());
    }

    #[test]
    fn kinds_come_back_the_most_serious_first() {
        let mut kinds = Kinds::default();
        assert_eq!(kinds.worst(), None);
        kinds.insert(ChangeKind::Moved);
        kinds.insert(ChangeKind::Slipped);
        assert_eq!(
            kinds.iter().collect::<Vec<_>>(),
            [ChangeKind::Slipped, ChangeKind::Moved]
        );
    }
}
