//! What a window answers to a key; [`super::update`] applies it.

use crate::command::Command;
use crate::views::pivot::Grouping;
use crate::when::clock::Request;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Stay,
    Close,
    /// Close it and do this.
    Do(Command),
    /// Close it and group the tree by this.
    Regroup(Grouping),
    /// Close it and set the as-of date.
    SetClock(Request),
}
