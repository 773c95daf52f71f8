//! The lines of a table whose headings fold: each group, with its entries below it while it is open.

use hashbrown::HashSet;

use super::table::{CellMark, Row, RowKind};
use crate::model::ActionId;
use crate::views::wording;

/// A line: a heading, or an entry below it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FoldedLine {
    pub group: usize,
    /// The entry, by its place in the group; `None` for the heading.
    pub entry: Option<usize>,
    /// Whether the group is unfolded.
    pub is_open: bool,
}

/// The lines of groups, each given as its number of entries and whether it is open.
pub fn lines(groups: impl Iterator<Item = (usize, bool)>) -> Vec<FoldedLine> {
    let mut lines = Vec::new();
    for (group, (entries, is_open)) in groups.enumerate() {
        let heading = FoldedLine {
            group,
            entry: None,
            is_open,
        };
        lines.push(heading);
        if is_open {
            lines.extend((0..entries).map(|entry| FoldedLine {
                entry: Some(entry),
                ..heading
            }));
        }
    }
    lines
}

/// The row of a heading, without its cells.
pub fn heading(line: FoldedLine, group: u32) -> Row {
    Row {
        kind: RowKind::Heading,
        mark: Some(if line.is_open {
            CellMark::Open
        } else {
            CellMark::Folded
        }),
        group,
        ..Row::default()
    }
}

/// How many different actions the entries are about: `180 actions`.
pub fn actions_in_words(entries: impl Iterator<Item = ActionId>) -> String {
    let different: HashSet<ActionId> = entries.collect();
    wording::count(different.len(), "action")
}

/// Keeps the first `limit` entries across all groups, and the groups that have any left.
pub fn keep<G, E>(groups: &mut Vec<G>, limit: usize, entries: impl Fn(&mut G) -> &mut Vec<E>) {
    let mut room = limit;
    groups.retain_mut(|group| {
        let own = entries(group);
        own.truncate(room);
        room -= own.len();
        !own.is_empty()
    });
}
