//! The trail of followed links: the stops to go back to, and those left by going back.

use super::cursor::Cursor;
use crate::views::node::Node;
use crate::views::tables::TableKind;

/// A selection, and the table that the action pane showed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    pub node: Node,
    /// `None` for facts.
    pub view: Option<TableKind>,
    /// Whether the table covered everything, and not only the branch.
    pub whole: bool,
    pub row: Cursor,
}

#[derive(Clone, Debug, Default)]
pub struct Trail {
    back: Vec<Stop>,
    forward: Vec<Stop>,
}

impl Trail {
    pub fn follow(&mut self, from: Stop) {
        self.back.push(from);
        self.forward.clear();
    }

    pub fn go_back(&mut self, from: Option<Stop>) -> Option<Stop> {
        let stop = self.back.pop()?;
        self.forward.extend(from);
        Some(stop)
    }

    pub fn go_forward(&mut self, from: Option<Stop>) -> Option<Stop> {
        let stop = self.forward.pop()?;
        self.back.extend(from);
        Some(stop)
    }

    /// Maps every stop to its node in another tree or corpus; stops without one are dropped.
    pub fn rebase(&mut self, node: impl Fn(Node) -> Option<Node>) {
        for stops in [&mut self.back, &mut self.forward] {
            stops.retain_mut(|stop| match node(stop.node) {
                Some(node) => {
                    stop.node = node;
                    true
                }
                None => false,
            });
        }
    }
}
