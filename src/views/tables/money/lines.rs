//! The lines of a table of money: groups, the pots in each, what lies in those, the total.

use super::group::{Grouped, Side, known_by};

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    pub(super) what: What,
    pub(super) depth: u8,
    /// For folding: the group it is of.
    pub(super) group: u32,
    pub(super) is_open: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    Group(usize),
    Pot(Side, usize),
    /// The heading over what lies in several pots.
    Twice,
    Total,
    /// The heading over what is for others as well, or is no spending.
    Apart(Side),
}

/// The numbers of the groups that every table may have.
const TWICE: u32 = u32::MAX;
const SHARED: u32 = u32::MAX - 1;
const MOBILISED: u32 = u32::MAX - 2;

/// How deep pots are told inside pots.
const DEEPEST: u8 = 6;

/// The lines of a table: pots are there if `is_open` says so of their group.
pub fn lines(grouped: &Grouped, is_open: impl Fn(u32) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    let heading = |what: What, group: u32| Line {
        what,
        depth: 0,
        group,
        is_open: is_open(group),
    };
    for (number, group) in grouped.groups.iter().enumerate() {
        let head = heading(What::Group(number), known_by(&group.common));
        lines.push(head);
        if head.is_open {
            for pot in &group.pots {
                with_parts(grouped, Side::Own, *pot, head, 1, &mut lines);
            }
        }
    }
    let own = &grouped.money.own;
    if !own.twice.is_empty() {
        let head = heading(What::Twice, TWICE);
        lines.push(head);
        if head.is_open {
            lines.extend(own.twice.iter().map(|pot| Line {
                what: What::Pot(Side::Own, *pot),
                depth: 1,
                ..head
            }));
        }
    }
    if !own.pots.is_empty() {
        lines.push(heading(What::Total, 0));
    }
    for (side, group) in [(Side::Shared, SHARED), (Side::Mobilised, MOBILISED)] {
        let pots = &grouped.pots(side).pots;
        if pots.is_empty() {
            continue;
        }
        let head = heading(What::Apart(side), group);
        lines.push(head);
        if head.is_open {
            for (pot, _) in pots.iter().enumerate().filter(|(_, pot)| pot.is_counted()) {
                with_parts(grouped, side, pot, head, 1, &mut lines);
            }
        }
    }
    lines
}

/// A pot, and below it what lies in it.
fn with_parts(grouped: &Grouped, side: Side, pot: usize, head: Line, depth: u8, lines: &mut Vec<Line>) {
    lines.push(Line {
        what: What::Pot(side, pot),
        depth,
        ..head
    });
    if depth < DEEPEST {
        for part in &grouped.pots(side).pots[pot].parts {
            with_parts(grouped, side, *part, head, depth + 1, lines);
        }
    }
}
