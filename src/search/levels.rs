//! Words that stand in few lists, as sets of actions: one for every number of points an action may have.
//!
//! The sets of a single word stay from one key to the next ([`Bits`]), so that a letter more goes through no list at all.

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use hashbrown::HashMap;

use super::among::{Cut, Left};
use super::bitset::{Words, add, insert, insert_all, trim};
use super::index::{Field, Index, Members, Posting};
use super::plan::{Leaf, weighed};
use super::rescore::changes;
use crate::model::set::ActionSet;

/// A word of more lists than this is gone through list by list.
const MOST_LISTS: usize = 2048;
/// Words of more different points than this likewise.
const MOST_LEVELS: usize = 64;
/// Nor those whose sets would hold more than this, in 64 actions of a set: 2 MB.
const MOST_WORDS: usize = 1 << 18;
/// A list that names fewer than one of so many actions is shorter than its set.
const SPARSE: usize = 64;

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
    pub leaves: Vec<(Arc<Leaf>, Known)>,
    /// Lists of the last leaves that were sought only among what others left.
    pub cuts: Vec<Arc<Cut>>,
}

/// What is known of a leaf.
#[derive(Clone, Debug)]
pub(super) enum Known {
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
    pub levels: Vec<(u16, Arc<Words>)>,
    /// All of them.
    pub all: Arc<Words>,
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
    pub fn known(&mut self, leaf: &Leaf) -> Option<Known> {
        let is_same = |old: &Leaf| Arc::ptr_eq(&old.look, &leaf.look) && old.is_optional == leaf.is_optional;
        let at = self.leaves.iter().position(|(old, _)| is_same(old))?;
        // What was asked for last is forgotten last.
        self.leaves[at..].rotate_left(1);
        self.leaves.last().map(|(_, known)| known.clone())
    }

    /// The lists of a leaf, cut down to some actions: as they were before, if that holds all of it.
    pub fn cut(
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
    pub fn levels(&mut self, leaf: &Arc<Leaf>, index: &Index) -> Option<Arc<Levels>> {
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
