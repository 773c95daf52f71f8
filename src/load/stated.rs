//! What files state about other actions and pots, with ids that are resolved once all files are read.

use hashbrown::HashSet;

use super::problem::Step;
use crate::model::text::Str;
use crate::model::words::{Outcome, RelationKind};
use crate::model::{ActionId, MeasureId};

/// A relation as a file states it.
#[derive(Clone, Copy, Debug)]
pub struct StatedRelation {
    pub kind: RelationKind,
    /// The id of the other action.
    pub to: Str,
    pub outcome: Option<Outcome>,
    /// The date of the other action that it settles; may be empty.
    pub due: Str,
}

/// A date that counts from another action, as a file states it.
#[derive(Clone, Copy, Debug)]
pub struct StatedAfter {
    /// The action that has it, and its index within that.
    pub action: ActionId,
    pub index: usize,
    /// The id of the other action.
    pub to: Str,
    /// How long after.
    pub within: Str,
}

impl StatedAfter {
    /// The steps from the action to a field of the date.
    pub fn at(&self, field: &'static str) -> [Step; 3] {
        [Step::Field("dates"), Step::Item(self.index), Step::Field(field)]
    }
}

/// A statement that a pot is inside others, made by an amount of an action.
pub struct Inside {
    pub measure: MeasureId,
    pub outer: Vec<Str>,
    pub action: ActionId,
    pub amount: usize,
}

/// Whether two lists name the same pots, in whatever order.
pub fn same_pots(first: &[String], second: &[String]) -> bool {
    let [first, second] = [first, second].map(|ids| ids.iter().collect::<HashSet<_>>());
    first == second
}
