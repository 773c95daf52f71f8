//! Running a plan over the actions, block by block, to find those that match and the best of them.
//!
//! A block's scores fit the processor's cache, blocks are distributed over threads, and a cancelled search stops between
//! blocks.

use std::borrow::Cow;
use std::cmp::Reverse;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::best::Best;
use super::index::{Index, IndexField, Members, Posting};
use super::plan::{Leaf, PlanNode, weighed};
use super::sorted_list::{between, gallop};
use crate::model::set::ActionSet;

/// The scores of a block: 0 where there is no match.
type Scores = Vec<u16>;

#[derive(Clone, Debug)]
pub(super) struct Ran {
    pub set: ActionSet,
    /// The best scores with their actions: best first, then in document order.
    pub best: Vec<(u16, u32)>,
}

/// The fewest and the most actions of a block; both are multiples of 64.
const SMALLEST: usize = 1 << 13;
const LARGEST: usize = 1 << 17;

/// Runs a plan. `within` is a set known to contain all matches. `None` if the search was cancelled.
pub(super) fn run(
    plan: &PlanNode,
    index: &Index,
    within: Option<&ActionSet>,
    wanted: usize,
    cancelled: &AtomicBool,
) -> Option<Ran> {
    let actions = index.actions;
    let share = actions
        .div_ceil(rayon::current_num_threads().max(1))
        .next_multiple_of(64);
    let size = share.clamp(SMALLEST, LARGEST);
    let block = |number: usize| {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        let from = number * size;
        let block = ActionBlock {
            index,
            from: from as u32,
            to: (from + size).min(actions) as u32,
            cancelled,
        };
        Some(block.run(plan, within, wanted))
    };
    let blocks = actions.div_ceil(size);
    // Waking other threads takes as long as reading a hundred thousand places.
    let ran: Option<Vec<_>> = if blocks <= 1 || work(plan) + actions < FEW_PLACES {
        (0..blocks).map(block).collect()
    } else {
        (0..blocks).into_par_iter().map(block).collect()
    };
    if cancelled.load(Ordering::Relaxed) {
        return None;
    }
    let mut bits = Vec::with_capacity(actions.div_ceil(64));
    let mut best = Vec::new();
    for (words, part) in ran? {
        bits.extend(words);
        best.extend(part);
    }
    Some(Ran {
        set: ActionSet::from_words(bits),
        best: sorted(best, wanted),
    })
}

/// Sorts the best first, then in document order.
fn sorted(mut best: Vec<(u16, u32)>, wanted: usize) -> Vec<(u16, u32)> {
    best.sort_unstable_by_key(|(score, action)| (Reverse(*score), *action));
    best.truncate(wanted);
    best
}

/// Up to this many places, one thread is faster than several.
pub(super) const FEW_PLACES: usize = 150_000;

/// The approximate number of places in lists that a plan visits.
fn work(plan: &PlanNode) -> usize {
    let mut work = 0;
    plan.visit(&mut |leaf| {
        if leaf.column.get().is_none() {
            work += leaf.cost;
        }
    });
    work
}

/// Keeps the points of a word for every action, unless it is so rare that its lists are as fast.
pub(super) fn keep_column(leaf: &Leaf, index: &Index, cancelled: &AtomicBool) {
    let actions = index.actions;
    if leaf.column.get().is_some() || leaf.cost < actions / RARE {
        return;
    }
    let mut column = vec![0; actions];
    let fill = |(number, scores): (usize, &mut [u16])| {
        let from = number * LARGEST / 4;
        let block = ActionBlock {
            index,
            from: from as u32,
            to: (from + scores.len()) as u32,
            cancelled,
        };
        block.leaf(leaf, None, scores);
    };
    let blocks = column.par_chunks_mut(LARGEST / 4).enumerate();
    blocks.for_each(fill);
    // If the search was cancelled, the column may be incomplete.
    if !cancelled.load(Ordering::Relaxed) {
        let _ = leaf.column.set(column);
    }
}

/// A word in fewer than one in this many actions is rare.
const RARE: usize = 16;

struct ActionBlock<'i> {
    index: &'i Index,
    from: u32,
    to: u32,
    cancelled: &'i AtomicBool,
}

impl ActionBlock<'_> {
    fn len(&self) -> usize {
        (self.to - self.from) as usize
    }

    fn run(&self, plan: &PlanNode, within: Option<&ActionSet>, wanted: usize) -> (Vec<u64>, Vec<(u16, u32)>) {
        let mut bits = vec![0u64; self.len().div_ceil(64)];
        let few = match within {
            None => None,
            Some(set) => {
                let first = self.from as usize / 64;
                let words = set.words().get(first..first + bits.len()).unwrap_or(&[]);
                let count: usize = words.iter().map(|word| word.count_ones() as usize).sum();
                if count == 0 {
                    return (bits, Vec::new());
                }
                // If much of the block is left, going through all of it is faster.
                (count <= self.len() / FEW).then(|| members(words))
            }
        };
        let scores = self.node(plan, few.as_deref());
        let mut best = Best::new(wanted);
        match &few {
            Some(few) => {
                for place in few {
                    let score = scores[*place as usize];
                    if score > 0 {
                        bits[*place as usize / 64] |= 1 << (place % 64);
                        best.push(score, self.from + place);
                    }
                }
            }
            None => {
                for (number, (chunk, word)) in scores.chunks(64).zip(&mut bits).enumerate() {
                    // Skip a chunk without scores at once.
                    let most = chunk.iter().copied().max().unwrap_or(0);
                    if most == 0 {
                        continue;
                    }
                    for (bit, score) in chunk.iter().enumerate() {
                        *word |= u64::from(*score > 0) << bit;
                    }
                    if most > best.least {
                        let first = self.from + number as u32 * 64;
                        for (place, score) in (first..).zip(chunk) {
                            best.push(*score, place);
                        }
                    }
                }
            }
        }
        best.shrink();
        (bits, best.list)
    }

    /// The scores of a node. Only places in `few` need to be right.
    fn node(&self, node: &PlanNode, few: Option<&[u32]>) -> Scores {
        match node {
            PlanNode::All(parts) => self.all(parts, few),
            PlanNode::Any(parts) => {
                let mut scores = vec![0; self.len()];
                for part in parts {
                    let others = self.node(part, few);
                    merge(&mut scores, &others, few, Ord::max);
                }
                scores
            }
            PlanNode::Not(inner) => {
                let mut scores = self.node(inner, few);
                each(&mut scores, few, |score| u16::from(score == 0));
                scores
            }
            PlanNode::Set(_, set) => {
                let mut scores = vec![0; self.len()];
                let first = self.from as usize / 64;
                let words = set.words().get(first..).unwrap_or(&[]);
                match few {
                    Some(few) => {
                        for place in few {
                            let word = words.get(*place as usize / 64).unwrap_or(&0);
                            scores[*place as usize] = (word >> (place % 64) & 1) as u16;
                        }
                    }
                    None => {
                        for (chunk, word) in scores.chunks_mut(64).zip(words) {
                            for (bit, score) in chunk.iter_mut().enumerate() {
                                *score = (word >> bit & 1) as u16;
                            }
                        }
                    }
                }
                scores
            }
            PlanNode::Leaf(leaf) => {
                if let Some(column) = self.column(leaf) {
                    return column.to_vec();
                }
                let mut scores = vec![0; self.len()];
                self.leaf(leaf, few, &mut scores);
                scores
            }
        }
    }

    /// The scores of parts that must all match. The most selective parts come first, and the others look only at what they leave.
    fn all(&self, parts: &[PlanNode], few: Option<&[u32]>) -> Scores {
        let mut order: Vec<&PlanNode> = parts.iter().collect();
        order.sort_by_key(|part| match part {
            PlanNode::Leaf(leaf) if leaf.is_optional => (2, leaf.cost),
            PlanNode::Set(_, set) => (0, set.len()),
            PlanNode::Leaf(leaf) => (0, leaf.cost),
            _ => (1, 0),
        });
        let mut left: Option<Vec<u32>> = None;
        let mut scores: Option<Scores> = None;
        for part in order {
            let few = left.as_deref().or(few);
            let Some(all) = &mut scores else {
                let first = if part.is_optional() {
                    vec![1; self.len()]
                } else {
                    self.node(part, few)
                };
                left = narrowed(&first, few, self.len());
                scores = Some(first);
                continue;
            };
            if left.as_ref().is_some_and(Vec::is_empty) || self.cancelled.load(Ordering::Relaxed) {
                break;
            }
            let others = self.others(part, few);
            if part.is_optional() {
                merge(all, &others, few, |one, other| {
                    if one == 0 { 0 } else { one.saturating_add(other) }
                });
            } else {
                merge(all, &others, few, |one, other| {
                    if one == 0 || other == 0 {
                        0
                    } else {
                        one.saturating_add(other)
                    }
                });
                left = narrowed(all, few, self.len()).or(left);
            }
        }
        scores.unwrap_or_else(|| vec![1; self.len()])
    }

    /// The scores of a node that is combined with others, borrowed if they are kept.
    fn others<'n>(&self, node: &'n PlanNode, few: Option<&[u32]>) -> Cow<'n, [u16]> {
        if let PlanNode::Leaf(leaf) = node
            && let Some(column) = self.column(leaf)
        {
            return Cow::Borrowed(column);
        }
        Cow::Owned(self.node(node, few))
    }

    fn column<'l>(&self, leaf: &'l Leaf) -> Option<&'l [u16]> {
        Some(&leaf.column.get()?[self.from as usize..self.to as usize])
    }

    fn leaf(&self, leaf: &Leaf, few: Option<&[u32]>, scores: &mut [u16]) {
        for (count, (word, points)) in leaf.words.iter().enumerate() {
            // A single letter matches thousands of words, so check for cancellation in between.
            if count % 1024 == 1023 && self.cancelled.load(Ordering::Relaxed) {
                return;
            }
            let row = self.index.postings.row(*word as usize);
            let row = between(row, self.from, self.to, |posting| posting.number());
            if row.is_empty() {
                continue;
            }
            let weights = IndexField::ALL.map(|field| weighed(*points, field));
            let score = |posting: &Posting| weights[posting.field() as usize];
            self.visit(row, few, |posting| posting.number(), score, scores);
        }
        for (facet, points) in &leaf.facets {
            match self.index.facets.members(*facet) {
                Members::List(list) => {
                    let row = between(list, self.from, self.to, |action| *action);
                    self.visit(row, few, |action| *action, |_| *points, scores);
                }
                Members::Range(range) => {
                    let from = range.start.max(self.from).saturating_sub(self.from) as usize;
                    let to = range.end.min(self.to).saturating_sub(self.from) as usize;
                    for score in scores.get_mut(from..to).unwrap_or_default() {
                        *score = (*points).max(*score);
                    }
                }
            }
        }
        let row = between(&leaf.actions, self.from, self.to, |(action, _)| *action);
        self.visit(row, few, |(action, _)| *action, |(_, points)| *points, scores);
    }

    /// Raises the scores of the actions in a list. A list much longer than `few` is searched rather than read.
    fn visit<T>(
        &self,
        row: &[T],
        few: Option<&[u32]>,
        number: impl Fn(&T) -> u32,
        points: impl Fn(&T) -> u16,
        scores: &mut [u16],
    ) {
        match few {
            Some(few) if row.len() > few.len().saturating_mul(16) => {
                let mut rest = row;
                for place in few {
                    let wanted = self.from + place;
                    rest = gallop(rest, |item| number(item) < wanted);
                    match rest.first() {
                        Some(item) if number(item) == wanted => {
                            let score = &mut scores[*place as usize];
                            *score = points(item).max(*score);
                        }
                        Some(_) => {}
                        None => break,
                    }
                }
            }
            _ => {
                for item in row {
                    let score = &mut scores[(number(item) - self.from) as usize];
                    *score = points(item).max(*score);
                }
            }
        }
    }
}

/// Few places are left if they are at most one in this many of a block.
const FEW: usize = 8;

/// The positions of the bits that are set.
fn members(words: &[u64]) -> Vec<u32> {
    let mut places = Vec::new();
    for (index, word) in words.iter().enumerate() {
        let mut rest = *word;
        while rest != 0 {
            places.push(index as u32 * 64 + rest.trailing_zeros());
            rest &= rest - 1;
        }
    }
    places
}

/// The places with a score, if they are few.
fn narrowed(scores: &Scores, few: Option<&[u32]>, len: usize) -> Option<Vec<u32>> {
    if let Some(few) = few {
        let left = few.iter().copied().filter(|place| scores[*place as usize] > 0);
        return Some(left.collect());
    }
    let count = scores.iter().filter(|score| **score > 0).count();
    (count <= len / FEW).then(|| {
        let found = scores.iter().enumerate().filter(|(_, score)| **score > 0);
        found.map(|(place, _)| place as u32).collect()
    })
}

fn each(scores: &mut Scores, few: Option<&[u32]>, change: impl Fn(u16) -> u16) {
    match few {
        Some(few) => few
            .iter()
            .for_each(|place| scores[*place as usize] = change(scores[*place as usize])),
        None => scores.iter_mut().for_each(|score| *score = change(*score)),
    }
}

fn merge(scores: &mut Scores, others: &[u16], few: Option<&[u32]>, change: impl Fn(u16, u16) -> u16) {
    match few {
        Some(few) => {
            for place in few {
                let place = *place as usize;
                scores[place] = change(scores[place], others[place]);
            }
        }
        None => {
            for (one, other) in scores.iter_mut().zip(others) {
                *one = change(*one, *other);
            }
        }
    }
}
