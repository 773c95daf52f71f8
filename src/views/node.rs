//! A line of the tree: a heading, an action, or a branch of the regrouped tree.

use crate::model::{ActionId, EditionId, SectionId};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Node {
    /// An edition above its objectives, where several are listed.
    Edition(EditionId),
    Section(SectionId),
    Action(ActionId),
    /// A branch of a regrouped tree.
    Branch(BranchId),
}

/// A line of the tree and its depth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutlineRow {
    pub node: Node,
    /// 0 for objectives, or for the editions above them.
    pub depth: u8,
    /// The heading or branch that contains it.
    pub under: Option<Node>,
}

/// A branch of a regrouped tree: its value at the first level and, inside that, its value at the second. It does not
/// depend on the query or the clock, but is valid for one grouping only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BranchId {
    pub(super) first: u32,
    /// One more than the value at the second level; 0 for the branch of the first level itself.
    pub(super) second: u32,
}
