//! The lines of a table of money: groups, the pots in each, what the groups count too often, and the total.

use super::Sum;
use super::group::{Grouped, PotSide, known_by};
use crate::model::SumUnit;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MoneyLine {
    pub(super) what: MoneyLineKind,
    pub(super) depth: u8,
    /// The number of its group, for folding.
    pub(super) group: u32,
    pub(super) is_open: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum MoneyLineKind {
    /// A group, by its number, and which of its sums.
    Group(usize, usize),
    Pot(PotSide, usize),
    /// The heading above what is in several groups, or inside a pot of another group.
    Overlap(usize),
    /// A pot of an overlap, by its place there.
    Twice(usize, usize),
    /// Which of the sums of the total.
    Total(usize),
    /// The heading above what is also for others, or is not spending, and which of its sums.
    Apart(PotSide, usize),
}

/// Headings outside of groups have numbers for folding that count down from these.
const OVERLAP: u32 = u32::MAX;
const SHARED: u32 = u32::MAX - (1 << 12);
const MOBILISED: u32 = u32::MAX - (2 << 12);

/// How deep pots inside pots are listed.
const DEEPEST: u8 = 6;

/// The lines of a table. Pots are included if `is_open` returns true for their group.
pub fn lines(grouped: &Grouped, is_open: impl Fn(u32) -> bool) -> Vec<MoneyLine> {
    let mut lines = Vec::new();
    let heading = |what: MoneyLineKind, group: u32| MoneyLine {
        what,
        depth: 0,
        group,
        is_open: is_open(group),
    };
    for (number, group) in grouped.groups.iter().enumerate() {
        for (at, sum) in group.sums.list.iter().enumerate() {
            // The sums of a group in different currencies fold separately.
            let key = known_by(&group.common).wrapping_add(at as u32 * 0x0100_0193);
            let head = heading(MoneyLineKind::Group(number, at), key);
            lines.push(head);
            if head.is_open {
                pots_of(grouped, PotSide::Group(number), sum, head, &mut lines);
            }
        }
    }
    for (number, overlap) in grouped.overlaps.iter().enumerate() {
        let head = heading(MoneyLineKind::Overlap(number), OVERLAP - number as u32);
        lines.push(head);
        if head.is_open {
            lines.extend((0..overlap.pots.len()).map(|pot| MoneyLine {
                what: MoneyLineKind::Twice(number, pot),
                depth: 1,
                ..head
            }));
        }
    }
    let totals = grouped.total().list.len();
    lines.extend((0..totals).map(|at| heading(MoneyLineKind::Total(at), 0)));
    for (side, group) in [(PotSide::Shared, SHARED), (PotSide::Mobilised, MOBILISED)] {
        for (at, sum) in grouped.apart(side).list.iter().enumerate() {
            let head = heading(MoneyLineKind::Apart(side, at), group - at as u32);
            lines.push(head);
            if head.is_open {
                pots_of(grouped, side, sum, head, &mut lines);
            }
        }
    }
    lines
}

/// The pots that count in a sum, each followed by those inside it.
fn pots_of(grouped: &Grouped, side: PotSide, sum: &Sum, head: MoneyLine, lines: &mut Vec<MoneyLine>) {
    let is_of = |unit: Option<SumUnit>| unit == sum.unit || unit.is_none() && sum.unknown > 0;
    let pots = &grouped.pots(side).pots;
    for (pot, _) in pots
        .iter()
        .enumerate()
        .filter(|(_, pot)| pot.is_counted() && is_of(pot.unit))
    {
        with_parts(grouped, side, pot, head, 1, lines);
    }
}

/// A pot, followed by those inside it.
fn with_parts(
    grouped: &Grouped,
    side: PotSide,
    pot: usize,
    head: MoneyLine,
    depth: u8,
    lines: &mut Vec<MoneyLine>,
) {
    lines.push(MoneyLine {
        what: MoneyLineKind::Pot(side, pot),
        depth,
        ..head
    });
    if depth < DEEPEST {
        for part in &grouped.pots(side).pots[pot].parts {
            with_parts(grouped, side, *part, head, depth + 1, lines);
        }
    }
}
