//! Deadlines under headings: what the agenda, the timeline and a day of the calendar list.

use crate::model::ActionId;
use crate::model::deadlines::Deadlines;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GroupedRow<G> {
    /// A group, and how many entries it has.
    Heading(G, u32),
    /// A deadline, by its place in [`Deadlines::sorted`].
    Deadline(u32),
    /// On the timeline only: the deadline of the line before, and how many more share its window.
    Stack(u32, u32),
    /// A next step without a date.
    Undated(ActionId),
}

impl<G> GroupedRow<G> {
    pub const fn is_heading(&self) -> bool {
        matches!(self, Self::Heading(..))
    }

    pub fn action(&self, deadlines: &Deadlines) -> Option<ActionId> {
        match self {
            Self::Deadline(index) => Some(deadlines.sorted.get(*index as usize)?.action),
            Self::Undated(action) => Some(*action),
            Self::Heading(..) | Self::Stack(..) => None,
        }
    }
}

/// The heading above a line: its line, group and count.
pub fn heading_above<G: Copy>(rows: &[GroupedRow<G>], at: usize) -> Option<(usize, G, u32)> {
    let mut above = rows.iter().enumerate().take(at + 1).rev();
    above.find_map(|(line, row)| match row {
        GroupedRow::Heading(group, count) => Some((line, *group, *count)),
        _ => None,
    })
}

/// How many lines are pinned at the top of a view that starts at line `top`: the heading of its group, unless it is
/// the first line anyway.
pub fn pinned<G>(rows: &[GroupedRow<G>], top: usize) -> usize {
    usize::from(rows.get(top).is_some_and(|row| !row.is_heading()))
}

/// The groups of a list, in order.
pub fn groups<G: Copy>(rows: &[GroupedRow<G>]) -> impl Iterator<Item = G> {
    rows.iter().filter_map(|row| match row {
        GroupedRow::Heading(group, _) => Some(*group),
        _ => None,
    })
}
