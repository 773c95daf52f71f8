//! Sets of actions as plain bits, the first action in the lowest, to be laid over one another: unlike
//! [`ActionSet`](crate::model::set::ActionSet) they do not keep count.

use std::ops::Range;

/// A set as its bits.
pub(super) type Words = Vec<u64>;

/// How many actions are in a set.
pub(super) fn count(set: &[u64]) -> usize {
    set.iter().map(|word| word.count_ones() as usize).sum()
}

/// Adds an action.
pub(super) fn insert(set: &mut Words, action: u32) {
    if let Some(word) = set.get_mut(action as usize / 64) {
        *word |= 1 << (action % 64);
    }
}

/// Sets the bits of a range.
pub(super) fn insert_all(set: &mut Words, range: Range<u32>) {
    let (from, to) = (range.start as usize, (range.end as usize).min(set.len() * 64));
    if from >= to {
        return;
    }
    let (first, last) = (from / 64, (to - 1) / 64);
    let (front, back) = (u64::MAX << (from % 64), u64::MAX >> (63 - (to - 1) % 64));
    if first == last {
        set[first] |= front & back;
        return;
    }
    set[first] |= front;
    set[first + 1..last].fill(u64::MAX);
    set[last] |= back;
}

/// Adds all of another set.
pub(super) fn add(set: &mut Words, other: &[u64]) {
    for (word, other) in set.iter_mut().zip(other) {
        *word |= other;
    }
}

/// Whether an action is in a set.
pub(super) fn has(set: &[u64], action: u32) -> bool {
    set.get(action as usize / 64)
        .is_some_and(|word| word >> (action % 64) & 1 == 1)
}

/// Keeps what is in another set too.
pub(super) fn keep(set: &mut Words, other: &[u64]) {
    for (index, word) in set.iter_mut().enumerate() {
        *word &= other.get(index).unwrap_or(&0);
    }
}

/// Takes out what is no action.
pub(super) fn trim(set: &mut Words, actions: usize) {
    if !actions.is_multiple_of(64)
        && let Some(last) = set.last_mut()
    {
        *last &= (1 << (actions % 64)) - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_are_all_of_their_bits() {
        for (from, to) in [
            (0, 0),
            (0, 1),
            (3, 64),
            (63, 65),
            (5, 200),
            (64, 128),
            (190, 500),
            (300, 400),
        ] {
            let mut set = vec![0; 4];
            insert_all(&mut set, from..to);
            let expected = (0..256).filter(|action| (from..to).contains(action));
            assert!(
                (0..256).filter(|action| has(&set, *action)).eq(expected),
                "{from}..{to}"
            );
        }
    }
}
