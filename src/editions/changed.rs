//! An action that differs between two editions, and how.

use super::kinds::ChangeKinds;
use super::slip::Slip;
use crate::model::ActionId;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The action in the older edition; `None` if it is new.
    pub old: Option<ActionId>,
    /// The action in the newer edition; `None` if it is gone.
    pub new: Option<ActionId>,
    pub kinds: ChangeKinds,
    /// How far its deadline moved; if it has several, the one that moved furthest.
    pub slip: Option<Slip>,
    /// The dates that the change is about, in the older and in the newer edition, as indexes among all dates.
    pub dates: [Option<u32>; 2],
}

impl Changed {
    /// A change of these kinds, without any dates yet.
    pub fn of(old: Option<ActionId>, new: Option<ActionId>, kinds: ChangeKinds) -> Self {
        Self {
            old,
            new,
            kinds,
            slip: None,
            dates: [None; 2],
        }
    }

    /// The action to show for it: the newer one, if there is one.
    pub fn action(&self) -> Option<ActionId> {
        self.new.or(self.old)
    }
}
