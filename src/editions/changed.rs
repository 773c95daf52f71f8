//! One action that differs between two editions, and in which ways.

use super::kinds::ChangeKinds;
use super::slip::Slip;
use crate::model::ActionId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The action in the older edition; none where it is new.
    pub old: Option<ActionId>,
    /// The action in the newer edition; none where it is gone.
    pub new: Option<ActionId>,
    pub kinds: ChangeKinds,
    /// How far its deadline moved: of several, the one that moved furthest.
    pub slip: Option<Slip>,
    /// The dates that this is about, by their index among all dates: in the older and in the newer edition.
    pub dates: [Option<u32>; 2],
}

impl Changed {
    /// What is said of the two, with nothing yet of their dates.
    pub fn of(old: Option<ActionId>, new: Option<ActionId>, kinds: ChangeKinds) -> Self {
        Self {
            old,
            new,
            kinds,
            slip: None,
            dates: [None; 2],
        }
    }

    /// The action that shows it: the newer one, where there is one.
    pub fn action(&self) -> Option<ActionId> {
        self.new.or(self.old)
    }
}
