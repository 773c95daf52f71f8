//! Words that stand in many lists, among the little that the other words of a query leave: their lists are cut down to
//! it once, and a word that goes on from one that was cut down so looks only at what was left.

use std::cmp::Ordering as Order;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

use super::bitset::{has, insert};
use super::index::{Index, Members, Posting};
use super::plan::Leaf;
use super::run::{FEW_PLACES, gallop, weights};
use crate::model::set::ActionSet;

/// Some actions, each with a place among them.
pub(super) struct Left<'s> {
    bits: &'s [u64],
    /// How many come before the first action of every word of `bits`.
    before: Vec<u32>,
    /// The words of `bits` that have any.
    filled: Vec<u32>,
    /// All of them, ascending.
    pub actions: Vec<u32>,
}

impl<'s> Left<'s> {
    pub fn new(set: &'s ActionSet) -> Self {
        let bits = set.words();
        let mut left = Self {
            bits,
            before: vec![0; bits.len()],
            filled: Vec::new(),
            actions: Vec::with_capacity(set.len()),
        };
        for (at, word) in bits.iter().enumerate() {
            let mut rest = *word;
            if rest == 0 {
                // Nobody asks how many come before it.
                continue;
            }
            left.before[at] = left.actions.len() as u32;
            left.filled.push(at as u32);
            while rest != 0 {
                left.actions.push(at as u32 * 64 + rest.trailing_zeros());
                rest &= rest - 1;
            }
        }
        left
    }

    /// The place of an action, if it is one of them.
    fn place(&self, action: u32) -> Option<usize> {
        let (at, bit) = (action as usize / 64, action % 64);
        let word = *self.bits.get(at)?;
        (word >> bit & 1 == 1)
            .then(|| self.before[at] as usize + (word & ((1 << bit) - 1)).count_ones() as usize)
    }

    /// Those that have points.
    pub fn found(&self, points: &[u16]) -> ActionSet {
        let mut words = vec![0; self.bits.len()];
        for (action, _) in self.actions.iter().zip(points).filter(|(_, points)| **points > 0) {
            insert(&mut words, *action);
        }
        ActionSet::from_words(words)
    }

    /// Calls back with the place of every one of them that is in another set too.
    pub fn in_common(&self, other: &[u64], mut each: impl FnMut(usize)) {
        for at in &self.filled {
            let at = *at as usize;
            let (word, before) = (self.bits[at], self.before[at] as usize);
            let mut rest = word & other.get(at).unwrap_or(&0);
            while rest != 0 {
                let bit = rest & rest.wrapping_neg();
                each(before + (word & (bit - 1)).count_ones() as usize);
                rest ^= bit;
            }
        }
    }
}

/// The lists of a word, cut down to some actions.
#[derive(Clone, Debug)]
pub(super) struct Cut {
    leaf: Arc<Leaf>,
    /// What they are cut down to.
    to: ActionSet,
    words: Lists<Posting>,
    owners: Lists<u32>,
}

/// Lists by number; those that are empty are left out.
#[derive(Clone, Debug)]
struct Lists<T> {
    /// Of every list its number, and where it ends among the items.
    ends: Vec<(u32, u32)>,
    items: Vec<T>,
}

impl<T: Copy + Send + Sync> Lists<T> {
    fn new() -> Self {
        Self {
            ends: Vec::new(),
            items: Vec::new(),
        }
    }

    fn end(&mut self, number: u32) {
        let end = self.items.len() as u32;
        if self.ends.last().map_or(0, |(_, end)| *end) < end {
            self.ends.push((number, end));
        }
    }

    /// Adds lists of higher numbers.
    fn extend(mut self, others: Self) -> Self {
        let base = self.items.len() as u32;
        let ends = others.ends.into_iter();
        self.ends.extend(ends.map(|(number, end)| (number, base + end)));
        self.items.extend(others.items);
        self
    }

    /// Every list with its number, ascending.
    fn iter(&self) -> impl Iterator<Item = (u32, &[T])> {
        let starts = std::iter::once(0).chain(self.ends.iter().map(|(_, end)| *end));
        let lists = self.ends.iter().zip(starts);
        lists.map(|((number, end), start)| (*number, &self.items[start as usize..*end as usize]))
    }

    /// Cuts lists down, on several threads where there is much to read.
    fn cut(
        numbers: &[(u32, u16)],
        cost: usize,
        cancelled: &AtomicBool,
        cut: impl Fn(&mut Self, u32) + Sync,
    ) -> Self {
        /// So many lists are read between two looks at whether anybody waits.
        const LISTS: usize = 256;
        let some = |numbers: &[(u32, u16)]| {
            let mut lists = Self::new();
            if cancelled.load(Ordering::Relaxed) {
                return lists;
            }
            for (number, _) in numbers {
                cut(&mut lists, *number);
                lists.end(*number);
            }
            lists
        };
        if cost < FEW_PLACES {
            return some(numbers);
        }
        let parts: Vec<Self> = numbers.par_chunks(LISTS).map(some).collect();
        parts.into_iter().fold(Self::new(), Self::extend)
    }
}

impl Cut {
    /// Cuts the lists of a word down. `None` if the search was called off.
    pub fn new(
        leaf: &Arc<Leaf>,
        index: &Index,
        set: &ActionSet,
        left: &Left<'_>,
        cancelled: &AtomicBool,
    ) -> Option<Self> {
        let words = |lists: &mut Lists<Posting>, word: u32| {
            keep(
                left,
                index.postings.row(word as usize),
                |posting| posting.number(),
                &mut lists.items,
            );
        };
        let owners = |lists: &mut Lists<u32>, owner: u32| match index.owners.members(owner) {
            Members::Range(range) => {
                let from = left.actions.partition_point(|action| *action < range.start);
                let inside = left.actions[from..].iter();
                lists
                    .items
                    .extend(inside.take_while(|action| **action < range.end));
            }
            Members::List(list) => keep(left, list, |action| *action, &mut lists.items),
        };
        let cut = Self {
            leaf: Arc::clone(leaf),
            to: set.clone(),
            words: Lists::cut(&leaf.words, leaf.cost, cancelled, words),
            owners: Lists::cut(&leaf.owners, leaf.cost, cancelled, owners),
        };
        (!cancelled.load(Ordering::Relaxed)).then_some(cut)
    }

    /// Whether all that a word stands in among some actions is here.
    pub fn holds(&self, leaf: &Leaf, set: &ActionSet) -> bool {
        leaf.implies(&self.leaf)
            && set
                .words()
                .iter()
                .zip(self.to.words())
                .all(|(word, to)| word & !to == 0)
    }

    /// The points of a word for each of some actions, all of which this holds: 0 where it does not match.
    pub fn points(&self, leaf: &Leaf, left: &Left<'_>) -> Vec<u16> {
        let mut points = vec![0u16; left.actions.len()];
        let mut raise = |action: u32, of: u16| {
            if let Some(place) = left.place(action) {
                points[place] = of.max(points[place]);
            }
        };
        in_both(&leaf.words, self.words.iter(), |of, list| {
            let weights = weights(of);
            for posting in list {
                raise(posting.number(), weights[posting.field()]);
            }
        });
        in_both(&leaf.owners, self.owners.iter(), |of, list| {
            for action in list {
                raise(*action, of);
            }
        });
        for (action, of) in &leaf.actions {
            raise(*action, *of);
        }
        points
    }
}

/// Calls back with the points of every number and the list of the same number. Both ascend.
fn in_both<'l, T: 'l>(
    numbers: &[(u32, u16)],
    lists: impl Iterator<Item = (u32, &'l [T])>,
    mut each: impl FnMut(u16, &'l [T]),
) {
    let mut lists = lists.peekable();
    for (number, of) in numbers {
        while let Some((other, list)) = lists.peek() {
            match other.cmp(number) {
                Order::Less => {}
                Order::Equal => each(*of, list),
                Order::Greater => break,
            }
            lists.next();
        }
    }
}

/// Copies what a list names of what is left. A list much longer than that is searched, not read.
fn keep<T: Copy>(left: &Left<'_>, list: &[T], number: impl Fn(&T) -> u32, kept: &mut Vec<T>) {
    if list.len() > left.actions.len().saturating_mul(16) {
        let mut rest = list;
        for action in &left.actions {
            rest = gallop(rest, |item| number(item) < *action);
            match rest.first() {
                Some(item) if number(item) == *action => kept.push(*item),
                Some(_) => {}
                None => break,
            }
        }
        return;
    }
    kept.extend(list.iter().filter(|item| has(left.bits, number(item))));
}
