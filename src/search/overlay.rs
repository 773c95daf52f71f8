//! A query run by laying sets over one another: what all of its words find, and of that the best, by asking for the best
//! points of every word together, then for the next best, until there are enough.

use std::cmp::Reverse;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::among::Left;
use super::bitset::{count, has, keep, trim};
use super::index::Index;
use super::levels::{Bits, Known, Levels};
use super::plan::{Leaf, Node};
use super::run::{Best, Ran};
use crate::model::set::ActionSet;

/// More ways to reach different points are not tried one by one.
const MOST_WAYS: usize = 2048;
/// Words of many lists are sought among what others leave, where that is one of so many actions or fewer.
const LITTLE: usize = 16;
/// So few that were found are each asked for their points.
const FEW: usize = 1024;

/// Runs a plan of words that stand in few lists and of tests, if it is one; words of many lists too, where the others
/// leave little. `within` is a set that is known to hold all matches.
pub(super) fn run<'s>(
    plan: &Node,
    index: &Index,
    within: impl FnOnce() -> Option<&'s ActionSet>,
    bits: &mut Bits,
    wanted: usize,
    cancelled: &AtomicBool,
) -> Option<Ran> {
    let Node::All(parts) = plan else { return None };
    let actions = index.actions;
    let mut leaves: Vec<Arc<Levels>> = Vec::new();
    let mut wide: Vec<&Arc<Leaf>> = Vec::new();
    let mut set = vec![u64::MAX; actions.div_ceil(64)];
    trim(&mut set, actions);
    // A test that is passed counts one.
    let mut base = 0u16;
    let mut others: Vec<&Arc<Leaf>> = Vec::new();
    for part in parts {
        match part {
            Node::Leaf(leaf) => match bits.known(leaf) {
                Some(Known::Levels(levels)) => {
                    keep(&mut set, &levels.all);
                    leaves.push(levels);
                }
                _ => others.push(leaf),
            },
            Node::Set(_, answers) => {
                keep(&mut set, answers.words());
                base += 1;
            }
            Node::Any(_) | Node::Not(_) | Node::All(_) => return None,
        }
    }
    // What is found in few lists leaves little to look for in many.
    others.sort_by_key(|leaf| leaf.cost);
    for leaf in others {
        let is_much = leaf.cost > actions / LITTLE;
        if is_much && !leaf.is_optional && count(&set) <= actions / LITTLE {
            wide.push(leaf);
            continue;
        }
        match bits.levels(leaf, index) {
            Some(levels) => {
                keep(&mut set, &levels.all);
                leaves.push(levels);
            }
            None if leaf.is_optional => return None,
            None => wide.push(leaf),
        }
    }
    if !wide.is_empty() {
        if let Some(within) = within() {
            keep(&mut set, within.words());
        }
        let set = ActionSet::from_words(set);
        if set.len() > actions / LITTLE {
            return None;
        }
        return among_left(set, &leaves, &wide, base, index, bits, wanted, cancelled);
    }
    if leaves.is_empty()
        || leaves
            .iter()
            .all(|levels| levels.levels.iter().all(|(points, _)| *points == 0))
    {
        return None;
    }
    let set = ActionSet::from_words(set);
    let best = if set.len() <= FEW {
        one_by_one(&leaves, &set, base, wanted)
    } else {
        best_first(&leaves, &set, base, wanted)?
    };
    Some(Ran { set, best })
}

/// What words of many lists leave of `set`, and the best of that.
#[expect(
    clippy::too_many_arguments,
    reason = "a step of `run`, with all that it has at hand"
)]
fn among_left(
    mut set: ActionSet,
    leaves: &[Arc<Levels>],
    wide: &[&Arc<Leaf>],
    base: u16,
    index: &Index,
    bits: &mut Bits,
    wanted: usize,
    cancelled: &AtomicBool,
) -> Option<Ran> {
    let mut scores = vec![base; set.len()];
    for leaf in wide {
        let left = Left::new(&set);
        let cut = bits.cut(leaf, index, &set, &left, cancelled)?;
        let points = cut.points(leaf, &left);
        let found = left.found(&points);
        let sums = scores.iter().zip(points).filter(|(_, points)| *points > 0);
        scores = sums.map(|(score, points)| score.saturating_add(points)).collect();
        set = found;
    }
    let left = Left::new(&set);
    for levels in leaves {
        for (points, set) in levels.levels.iter().filter(|(points, _)| *points > 0) {
            left.in_common(set, |place| scores[place] = scores[place].saturating_add(*points));
        }
    }
    let mut best = Best::new(wanted);
    for (action, score) in left.actions.iter().zip(scores) {
        best.push(score, *action);
    }
    Some(Ran {
        best: best.sorted(),
        set,
    })
}

/// The points of few that were found.
fn one_by_one(leaves: &[Arc<Levels>], set: &ActionSet, base: u16, wanted: usize) -> Vec<(u16, u32)> {
    let points = |levels: &Levels, action: u32| {
        let mut of = levels.levels.iter();
        of.find(|(_, set)| has(set, action))
            .map_or(0, |(points, _)| *points)
    };
    let mut best: Vec<(u16, u32)> = set
        .iter()
        .map(|action| {
            let points = leaves.iter().map(|levels| points(levels, action.0));
            (points.fold(base, u16::saturating_add), action.0)
        })
        .collect();
    best.sort_unstable_by_key(|(score, action)| (Reverse(*score), *action));
    best.truncate(wanted);
    best
}

/// The best of many: the ways to the most points first.
fn best_first(leaves: &[Arc<Levels>], set: &ActionSet, base: u16, wanted: usize) -> Option<Vec<(u16, u32)>> {
    let count = leaves.iter().map(|levels| levels.levels.len());
    if count.clone().try_fold(1usize, usize::checked_mul)? > MOST_WAYS {
        return None;
    }
    let mut ways: Vec<(u16, Vec<&[u64]>)> = vec![(base, Vec::new())];
    for levels in leaves {
        let longer = ways.iter().flat_map(|(sum, sets)| {
            levels.levels.iter().map(|(points, set)| {
                let mut sets = sets.clone();
                sets.push(set.as_slice());
                (sum.saturating_add(*points), sets)
            })
        });
        ways = longer.collect();
    }
    ways.sort_by_key(|(sum, _)| Reverse(*sum));
    let mut best: Vec<(u16, u32)> = Vec::new();
    for ways in ways.chunk_by(|one, other| one.0 == other.0) {
        let from = best.len();
        for (sum, sets) in ways {
            take(set.words(), sets, wanted - from, |action| {
                best.push((*sum, action));
            });
        }
        best[from..].sort_unstable_by_key(|(_, action)| *action);
        if best.len() >= wanted {
            break;
        }
    }
    best.truncate(wanted);
    Some(best)
}

/// The first actions that are in all of the sets.
fn take(all: &[u64], sets: &[&[u64]], wanted: usize, mut each: impl FnMut(u32)) {
    let mut left = wanted;
    for (index, word) in all.iter().enumerate() {
        let mut rest = sets.iter().fold(*word, |rest, set| rest & set[index]);
        while rest != 0 {
            if left == 0 {
                return;
            }
            left -= 1;
            each(index as u32 * 64 + rest.trailing_zeros());
            rest &= rest - 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::Range;

    use super::super::plan::Look;
    use super::super::run as blocks;
    use super::*;
    use crate::model::Kind;
    use crate::model::ragged::Ragged;
    use crate::query::Filter;
    use crate::search::index::{Dictionary, Field, Posting};
    use crate::search::rank::word::{Reach, WordPattern};

    /// Numbers that look like chance and are the same every time.
    struct Dice(u64);

    impl Dice {
        fn below(&mut self, most: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            (self.0 >> 33) % most
        }
    }

    const WORDS: u64 = 40;

    /// Every word stands in fewer actions than the one before it.
    fn index(actions: u32, dice: &mut Dice) -> Index {
        let words = (0..WORDS).map(|word| format!("w{word:02}").into()).collect();
        let mut pairs = Vec::new();
        for word in 0..WORDS {
            for action in 0..actions {
                if dice.below(word / 3 + 2) == 0 {
                    let field = Field::ALL[dice.below(Field::ALL.len() as u64) as usize];
                    pairs.push((word as u32, Posting::new(action, field)));
                }
            }
        }
        Index {
            dictionary: Dictionary::new(words).0,
            postings: Ragged::gather(WORDS as usize, &pairs),
            actions: actions as usize,
            ..Index::default()
        }
    }

    fn leaf(words: &[u32], actions: &[u32], is_optional: bool, dice: &mut Dice) -> Node {
        let mut points = |number: &u32| (*number, 300 + 100 * dice.below(8) as u16);
        Node::Leaf(Arc::new(Leaf {
            look: Arc::new(Look::Word(WordPattern::new("w", Reach::Usual, false))),
            words: words.iter().map(&mut points).collect(),
            owners: Vec::new(),
            actions: actions.iter().map(&mut points).collect(),
            is_optional,
            is_positive: true,
            cost: 1000 * words.len(),
            column: Arc::default(),
        }))
    }

    fn some(most: u64, dice: &mut Dice) -> Vec<u32> {
        let mut some: Vec<u32> = (0..=dice.below(4)).map(|_| dice.below(most) as u32).collect();
        some.sort_unstable();
        some.dedup();
        some
    }

    #[test]
    fn sets_laid_over_one_another_find_what_going_through_the_lists_finds() {
        let dice = &mut Dice(7);
        let (mut ran, mut many) = (0, 0);
        for actions in [1, 63, 64, 1000, 5003] {
            let index = index(actions, dice);
            let mut bits = Bits::default();
            for round in 0..60 {
                let mut parts = vec![leaf(&some(WORDS, dice), &some(actions.into(), dice), false, dice)];
                for more in 0..dice.below(3) {
                    parts.push(leaf(&some(WORDS, dice), &[], more == 1, dice));
                }
                if round % 3 == 0 {
                    let answers = (0..actions)
                        .filter(|_| dice.below(3) > 0)
                        .map(crate::model::ActionId);
                    let answers = ActionSet::of(actions as usize, answers);
                    parts.push(Node::Set(Filter::Kind(vec![Kind::Meeting]), Arc::new(answers)));
                }
                let plan = Node::All(parts);
                let none = AtomicBool::new(false);
                let expected = blocks::run(&plan, &index, None, 50, &none).expect("nobody called it off");
                let Some(found) = run(&plan, &index, || None, &mut bits, 50, &none) else {
                    // So many different points that it goes through the lists.
                    continue;
                };
                ran += 1;
                assert_eq!(found.set, expected.set, "{actions} actions, round {round}");
                assert_eq!(found.best, expected.best, "{actions} actions, round {round}");
                many += usize::from(found.set.len() > FEW);
            }
        }
        assert!(
            ran > 150 && many > 10,
            "both ways to the best were gone: {ran}, {many}"
        );
    }

    #[test]
    fn lists_cut_down_to_little_find_what_going_through_them_finds() {
        let dice = &mut Dice(5);
        let none = AtomicBool::new(false);
        for actions in [700, 5003] {
            let index = index(actions, dice);
            for _ in 0..40 {
                let few = (0..actions)
                    .filter(|_| dice.below(20) == 0)
                    .map(crate::model::ActionId);
                let few = ActionSet::of(actions as usize, few);
                let mut less = few.clone();
                few.iter().step_by(3).for_each(|action| less.remove(action));
                let with = |words: Range<u32>, set: &ActionSet, dice: &mut Dice| {
                    let set = Node::Set(Filter::Kind(vec![Kind::Meeting]), Arc::new(set.clone()));
                    let words: Vec<u32> = words.collect();
                    Node::All(vec![leaf(&words, &[], false, dice), set])
                };
                let mut bits = Bits::default();
                // Fewer words among fewer actions are in the lists that were cut down; other words are not.
                for (plan, cuts) in [
                    (with(4..20, &few, dice), 1),
                    (with(6..11, &few, dice), 1),
                    (with(6..9, &less, dice), 1),
                    (with(3..12, &less, dice), 2),
                ] {
                    let expected = blocks::run(&plan, &index, None, 30, &none).expect("nobody called it off");
                    let found = run(&plan, &index, || None, &mut bits, 30, &none).expect("little is left");
                    assert_eq!((found.set, found.best), (expected.set, expected.best));
                    assert_eq!(bits.cuts.len(), cuts);
                }
            }
        }
    }

    #[test]
    fn other_points_in_the_same_order_leave_the_sets_as_they_are() {
        let dice = &mut Dice(11);
        let index = index(900, dice);
        let mut bits = Bits::default();
        let with = |points: [u16; 3]| {
            let Node::Leaf(leaf) = leaf(&[0, 3, 30], &[], false, &mut Dice(1)) else {
                unreachable!("a leaf")
            };
            let mut leaf = (*leaf).clone();
            for ((_, of), points) in leaf.words.iter_mut().zip(points) {
                *of = points;
            }
            Node::All(vec![Node::Leaf(Arc::new(leaf))])
        };
        for (points, is_shared) in [([600, 1200, 1200], true), ([1000, 900, 500], false)] {
            let before = with([300, 600, 600]);
            run(&before, &index, || None, &mut bits, 9, &AtomicBool::new(false)).expect("few lists");
            let plan = with(points);
            let found =
                run(&plan, &index, || None, &mut bits, 9, &AtomicBool::new(false)).expect("few lists");
            let none = AtomicBool::new(false);
            let expected = blocks::run(&plan, &index, None, 9, &none).expect("nobody called it off");
            assert_eq!((found.set, found.best), (expected.set, expected.best));
            let [.., (_, Known::Levels(one)), (_, Known::Levels(two))] = bits.leaves.as_slice() else {
                panic!("both have levels")
            };
            assert_eq!(Arc::ptr_eq(&one.all, &two.all), is_shared, "{points:?}");
        }
    }
}
