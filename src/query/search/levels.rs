//! Words that stand in few lists, as sets of actions: one for every number of points an action may have.
//!
//! Then what a whole query finds is sets laid over one another, and the best are found by asking for the best points of
//! every word together, then for the next best, until there are enough. The sets of a single word stay from one key to
//! the next ([`Bits`]), so that a letter more goes through no list at all.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hashbrown::HashMap;

use super::super::index::{Field, Index, Members, Posting};
use super::super::set::ActionSet;
use super::among::{Cut, Left};
use super::plan::{Leaf, Node, weighed};
use super::rescore::changes;
use super::run::{Best, Ran};

/// A word of more lists than this is gone through list by list.
const MOST_LISTS: usize = 2048;
/// Words of more different points than this likewise.
const MOST_LEVELS: usize = 64;
/// Nor those whose sets would hold more than this, in 64 actions of a set: 2 MB.
const MOST_WORDS: usize = 1 << 18;
/// More ways to reach different points are not tried one by one.
const MOST_WAYS: usize = 2048;
/// Words of many lists are sought among what others leave, where that is one of so many actions or fewer.
const LITTLE: usize = 16;
/// So few that were found are each asked for their points.
const FEW: usize = 1024;
/// A list that names fewer than one of so many actions is shorter than its set.
const SPARSE: usize = 64;

/// A set as its bits, the first action in the lowest.
type Words = Vec<u64>;

/// What is kept from one key to the next.
#[derive(Clone, Debug, Default)]
pub(super) struct Bits {
    /// Of every word that stands in many actions its sets, by field.
    words: HashMap<u32, Arc<[(Field, Words)]>>,
    /// Of every owner of many actions its set.
    owners: HashMap<u32, Arc<Words>>,
    /// How much the sets of both hold.
    size: usize,
    /// What the last leaves found.
    leaves: Vec<(Arc<Leaf>, Known)>,
    /// Lists of the last leaves that were sought only among what others left.
    cuts: Vec<Arc<Cut>>,
}

/// What is known of a leaf.
#[derive(Clone, Debug)]
enum Known {
    Levels(Arc<Levels>),
    /// It stands in too many lists, or has too many different points.
    Wide,
}

impl Known {
    fn levels(&self) -> Option<&Arc<Levels>> {
        match self {
            Self::Levels(levels) => Some(levels),
            Self::Wide => None,
        }
    }
}

/// What a leaf finds.
#[derive(Clone, Debug)]
pub(super) struct Levels {
    /// Points with the actions that have them, best first, apart from one another.
    levels: Vec<(u16, Arc<Words>)>,
    /// All of them.
    all: Arc<Words>,
}

impl Bits {
    /// So many leaves are kept: those of a query, and what was typed last.
    const LEAVES: usize = 8;
    /// So many are kept that were cut down.
    const CUTS: usize = 2;
    /// So much is kept of words and owners, in 64 actions of a set: 32 MB.
    const MOST: usize = 1 << 22;

    /// Forgets everything when it has become much.
    pub fn tidy(&mut self) {
        if self.size > Self::MOST {
            *self = Self::default();
        }
    }

    /// What a leaf was found to find before.
    fn known(&mut self, leaf: &Leaf) -> Option<Known> {
        let is_same = |old: &Leaf| Arc::ptr_eq(&old.look, &leaf.look) && old.is_optional == leaf.is_optional;
        let at = self.leaves.iter().position(|(old, _)| is_same(old))?;
        // What was asked for last is forgotten last.
        self.leaves[at..].rotate_left(1);
        self.leaves.last().map(|(_, known)| known.clone())
    }

    /// The lists of a leaf, cut down to some actions: as they were before, if that holds all of it.
    fn cut(
        &mut self,
        leaf: &Arc<Leaf>,
        index: &Index,
        set: &ActionSet,
        left: &Left<'_>,
        cancelled: &AtomicBool,
    ) -> Option<Arc<Cut>> {
        if let Some(cut) = self.cuts.iter().rev().find(|cut| cut.holds(leaf, set)) {
            return Some(Arc::clone(cut));
        }
        let cut = Arc::new(Cut::new(leaf, index, set, left, cancelled)?);
        if self.cuts.len() >= Self::CUTS {
            self.cuts.remove(0);
        }
        self.cuts.push(Arc::clone(&cut));
        Some(cut)
    }

    /// What a leaf finds: as it was found before, or as the same words with other points were, or anew.
    fn levels(&mut self, leaf: &Arc<Leaf>, index: &Index) -> Option<Arc<Levels>> {
        if let Some(known) = self.known(leaf) {
            return known.levels().cloned();
        }
        let mut before = self.leaves.iter().rev().filter(|(old, _)| !old.is_optional);
        let reused = before.find_map(|(old, levels)| {
            let changes = changes(leaf, old, |word| self.fields(index, word))?;
            levels.levels()?.with_points(&changes)
        });
        let found = reused.or_else(|| Levels::new(leaf, index, self));
        let found = found.map(|levels| {
            if leaf.is_optional {
                levels.or_missing(index.actions)
            } else {
                levels
            }
        });
        let levels = found.map(Arc::new);
        if self.leaves.len() >= Self::LEAVES {
            self.leaves.remove(0);
        }
        let known = levels.clone().map_or(Known::Wide, Known::Levels);
        self.leaves.push((Arc::clone(leaf), known));
        levels
    }

    fn word(&mut self, index: &Index, word: u32) -> Arc<[(Field, Words)]> {
        let sets = self.words.entry(word).or_insert_with(|| {
            let mut fields: [Words; Field::ALL.len()] = Default::default();
            for posting in index.postings.row(word as usize) {
                let set = &mut fields[posting.field()];
                if set.is_empty() {
                    set.resize(index.actions.div_ceil(64), 0);
                }
                insert(set, posting.number());
            }
            let found = Field::ALL.into_iter().zip(fields);
            let found: Arc<[_]> = found.filter(|(_, set)| !set.is_empty()).collect();
            self.size += found.iter().map(|(_, set)| set.len()).sum::<usize>();
            found
        });
        Arc::clone(sets)
    }

    /// The fields in which a word stands anywhere, one bit each.
    fn fields(&self, index: &Index, word: u32) -> u32 {
        let bit = |fields: u32, field: usize| fields | 1 << field;
        if let Some(sets) = self.words.get(&word) {
            return sets.iter().map(|(field, _)| *field as usize).fold(0, bit);
        }
        let row = index.postings.row(word as usize).iter();
        row.map(|posting| posting.field()).fold(0, bit)
    }

    fn owner(&mut self, owner: u32, members: &[u32], actions: usize) -> Arc<Words> {
        let set = self.owners.entry(owner).or_insert_with(|| {
            let mut set = vec![0; actions.div_ceil(64)];
            for action in members {
                insert(&mut set, *action);
            }
            self.size += set.len();
            Arc::new(set)
        });
        Arc::clone(set)
    }
}

/// Some actions with their points.
enum Source<'i> {
    /// A word of few actions; its points are those in the title.
    Postings(u16, &'i [Posting]),
    /// A word of many, likewise.
    Word(u16, Arc<[(Field, Words)]>),
    /// An owner of many.
    Owner(u16, Arc<Words>),
    List(u16, &'i [u32]),
    Range(u16, Range<u32>),
}

/// Where the actions of a leaf come from.
fn sources<'i>(leaf: &Leaf, index: &'i Index, bits: &mut Bits) -> Vec<Source<'i>> {
    let sparse = index.actions / SPARSE;
    let words = leaf.words.iter().map(|(word, points)| {
        let row = index.postings.row(*word as usize);
        if row.len() > sparse {
            Source::Word(*points, bits.word(index, *word))
        } else {
            Source::Postings(*points, row)
        }
    });
    let mut sources: Vec<_> = words.collect();
    let owners = leaf
        .owners
        .iter()
        .map(|(owner, points)| match index.owners.members(*owner) {
            Members::Range(range) => Source::Range(*points, range),
            Members::List(list) if list.len() > sparse => {
                Source::Owner(*points, bits.owner(*owner, list, index.actions))
            }
            Members::List(list) => Source::List(*points, list),
        });
    sources.extend(owners);
    sources
}

impl Levels {
    /// What a leaf finds; none if it stands in too many lists.
    fn new(leaf: &Leaf, index: &Index, bits: &mut Bits) -> Option<Self> {
        if leaf.words.len() + leaf.owners.len() > MOST_LISTS {
            return None;
        }
        let sources = sources(leaf, index, bits);
        let mut points: Vec<u16> = Vec::new();
        for source in &sources {
            match source {
                Source::Postings(of, row) => {
                    let fields = row
                        .iter()
                        .fold(0, |fields, posting| fields | 1 << posting.field());
                    let stands = |field: &Field| fields >> *field as u32 & 1 == 1;
                    let found = Field::ALL.into_iter().filter(stands);
                    points.extend(found.map(|field| weighed(*of, field)));
                }
                Source::Word(of, fields) => {
                    points.extend(fields.iter().map(|(field, _)| weighed(*of, *field)));
                }
                Source::Owner(of, _) | Source::List(of, _) | Source::Range(of, _) => points.push(*of),
            }
        }
        points.extend(leaf.actions.iter().map(|(_, points)| *points));
        points.sort_unstable_by_key(|points| Reverse(*points));
        points.dedup();
        // No points are no match.
        points.retain(|points| *points > 0);
        if points.len() > MOST_LEVELS || points.len() * index.actions.div_ceil(64) > MOST_WORDS {
            return None;
        }
        let place = |of: u16| points.binary_search_by_key(&Reverse(of), |points| Reverse(*points));
        let mut sets: Vec<Words> = vec![vec![0; index.actions.div_ceil(64)]; points.len()];
        for source in &sources {
            match source {
                Source::Postings(of, row) => {
                    let places = Field::ALL.map(|field| place(weighed(*of, field)));
                    for posting in *row {
                        if let Ok(place) = places[posting.field()] {
                            insert(&mut sets[place], posting.number());
                        }
                    }
                }
                Source::Word(of, fields) => {
                    for (field, set) in fields.iter() {
                        if let Ok(place) = place(weighed(*of, *field)) {
                            add(&mut sets[place], set);
                        }
                    }
                }
                Source::Owner(of, set) => {
                    if let Ok(place) = place(*of) {
                        add(&mut sets[place], set);
                    }
                }
                Source::List(of, list) => {
                    if let Ok(place) = place(*of) {
                        list.iter().for_each(|action| insert(&mut sets[place], *action));
                    }
                }
                Source::Range(of, range) => {
                    if let Ok(place) = place(*of) {
                        insert_all(&mut sets[place], range.clone());
                    }
                }
            }
        }
        for (action, of) in &leaf.actions {
            if let Ok(place) = place(*of) {
                insert(&mut sets[place], *action);
            }
        }
        let mut levels: Vec<(u16, Words)> = points.iter().copied().zip(sets).collect();
        let mut all = vec![0; index.actions.div_ceil(64)];
        levels.retain_mut(|(_, set)| {
            let mut any = 0;
            for (word, seen) in set.iter_mut().zip(&mut all) {
                *word &= !*seen;
                *seen |= *word;
                any |= *word;
            }
            any != 0
        });
        Some(Self {
            levels: levels
                .into_iter()
                .map(|(points, set)| (points, Arc::new(set)))
                .collect(),
            all: Arc::new(all),
        })
    }

    /// The same actions with other points, in the same order.
    fn with_points(&self, changes: &[(u16, u16)]) -> Option<Self> {
        let levels = self.levels.iter().map(|(points, set)| {
            let at = changes.binary_search_by_key(points, |(old, _)| *old).ok()?;
            Some((changes[at].1, Arc::clone(set)))
        });
        Some(Self {
            levels: levels.collect::<Option<_>>()?,
            all: Arc::clone(&self.all),
        })
    }

    /// The same where it may also be missing, which counts nothing.
    fn or_missing(mut self, actions: usize) -> Self {
        let mut missing: Words = self.all.iter().map(|word| !word).collect();
        trim(&mut missing, actions);
        let all = self.all.iter().zip(&missing).map(|(word, other)| word | other);
        self.all = Arc::new(all.collect());
        self.levels.push((0, Arc::new(missing)));
        self
    }
}

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

fn count(set: &[u64]) -> usize {
    set.iter().map(|word| word.count_ones() as usize).sum()
}

fn insert(set: &mut Words, action: u32) {
    if let Some(word) = set.get_mut(action as usize / 64) {
        *word |= 1 << (action % 64);
    }
}

/// Sets the bits of a range.
fn insert_all(set: &mut Words, range: Range<u32>) {
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

fn add(set: &mut Words, other: &[u64]) {
    for (word, other) in set.iter_mut().zip(other) {
        *word |= other;
    }
}

/// Whether an action is in a set.
pub(super) fn has(set: &[u64], action: u32) -> bool {
    set.get(action as usize / 64)
        .is_some_and(|word| word >> (action % 64) & 1 == 1)
}

fn keep(set: &mut Words, other: &[u64]) {
    for (index, word) in set.iter_mut().enumerate() {
        *word &= other.get(index).unwrap_or(&0);
    }
}

/// Takes out what is no action.
fn trim(set: &mut Words, actions: usize) {
    if !actions.is_multiple_of(64)
        && let Some(last) = set.last_mut()
    {
        *last &= (1 << (actions % 64)) - 1;
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::index::Dictionary;
    use super::super::super::language::Filter;
    use super::super::super::rank::word::{Reach, WordPattern};
    use super::super::plan::Look;
    use super::super::run as blocks;
    use super::*;
    use crate::model::Kind;
    use crate::model::ragged::Ragged;

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
