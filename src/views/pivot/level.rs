//! One level of a grouping: every branch there could be, in the order they are shown, and which of them each action is
//! directly under.
//!
//! Terms of a vocabulary nest. One that is within several others is only under the first of them, so that a country is
//! at one place in the tree. Cycles, which only a mistake can make, are broken.

use chrono::NaiveDate;

use super::dimension::Dimension;
use crate::editions::ChangeKind;
use crate::model::deadlines::Deadlines;
use crate::model::ragged::Ragged;
use crate::model::set::ActionSet;
use crate::model::words::Word;
use crate::model::{
    ActionId, ActionRef, ActorRole, Corpus, Date, Kind, Status, TermId, Vocabulary, VocabularyKind,
};
use crate::text::fold::order;
use crate::views::facts::Sources;
use crate::views::month::{quarter_at, quarter_number};
use crate::views::tables::changes::worst;
use crate::views::wording;
use crate::when::state::ScheduleState;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// What it is known by between runs; empty for the actions that have no value.
    pub key: String,
    /// Its name where there is little room.
    pub short: String,
    pub title: String,
    pub parent: Option<u32>,
    /// Whether its name means nothing without that of its parent: a role.
    pub is_part: bool,
}

#[derive(Clone, Debug, Default)]
pub struct Level {
    /// In the order they are shown, each before those inside it.
    pub slots: Vec<Slot>,
    /// For every action the slots it is directly under, ascending. There is always at least one.
    pub placed: Ragged<u32>,
}

const NO_END: &str = "no-end";
const UNDATED: &str = "undated";
const NO_DEADLINE: &str = "no-deadline";

impl Level {
    /// Computes a level for a whole corpus. If the query asks for dates, an action is placed by those that match only.
    pub fn new(dimension: Dimension, sources: Sources, shown: Option<&ActionSet>) -> Self {
        let (corpus, deadlines, as_of) = (sources.corpus, sources.deadlines, sources.as_of);
        match dimension {
            Dimension::Objective => objectives(corpus),
            Dimension::Place => of_terms(corpus, corpus.place_terms(), "no place named", |action| {
                let figures = action.figures().iter().filter_map(|figure| figure.place);
                action.places().iter().copied().chain(figures)
            }),
            Dimension::Body => bodies(corpus),
            Dimension::Instrument => of_terms(corpus, corpus.instrument_terms(), "no fund named", |action| {
                let amounts = action.amounts().iter().filter_map(|amount| amount.instrument);
                action.instruments().iter().copied().chain(amounts)
            }),
            Dimension::Kind => kinds(corpus),
            Dimension::Tag => {
                let tags = corpus.vocabulary(VocabularyKind::Tags);
                of_terms(corpus, tags, "no tag", |action| action.tags().iter().copied())
            }
            Dimension::Status => {
                let mut slots = words::<Status>();
                slots.push(slot("", "status not stated"));
                let none = Status::ALL.len() as u32;
                Self::of(corpus, slots, |action, visit| {
                    visit(action.record().status.map_or(none, |status| status as u32));
                })
            }
            Dimension::State => states(corpus, deadlines, as_of, shown),
            Dimension::Quarter => quarters(corpus, deadlines, shown),
            Dimension::Change => changes(sources),
        }
    }

    fn of<'c>(
        corpus: &'c Corpus,
        slots: Vec<Slot>,
        mut places_of: impl FnMut(ActionRef<'c>, &mut dyn FnMut(u32)),
    ) -> Self {
        let mut placed = Ragged::default();
        let mut row = Vec::new();
        for action in corpus.all() {
            places_of(action, &mut |slot| row.push(slot));
            row.sort_unstable();
            row.dedup();
            row.drain(..).for_each(|slot| placed.push(slot));
            placed.end_row();
        }
        Self { slots, placed }
    }

    /// The slots an action is directly under.
    pub fn of_action(&self, action: ActionId) -> &[u32] {
        self.placed.row(action.index())
    }

    pub fn find(&self, key: &str) -> Option<u32> {
        let at = self.slots.iter().position(|slot| slot.key == key)?;
        u32::try_from(at).ok()
    }

    /// The slots from the outermost down to one, itself included.
    pub fn path(&self, slot: u32) -> Vec<u32> {
        let up = |slot: &u32| self.slots.get(*slot as usize).and_then(|slot| slot.parent);
        let mut path: Vec<_> = std::iter::successors(Some(slot), up).collect();
        path.reverse();
        path
    }
}

fn slot(key: &str, title: &str) -> Slot {
    Slot {
        key: key.to_owned(),
        short: title.to_owned(),
        title: title.to_owned(),
        ..Slot::default()
    }
}

fn words<W: Word>() -> Vec<Slot> {
    W::ALL
        .iter()
        .map(|word| slot(word.name(), word.label()))
        .collect()
}

/// The shipped kinds, then the corpus's own with their signs, and `other` last.
fn kinds(corpus: &Corpus) -> Level {
    let kinds = &corpus.kinds;
    let mut order: Vec<_> = kinds.all().collect();
    order.sort_by_key(|kind| *kind == Kind::Other.into());
    let mut slot_of = vec![0; order.len()];
    for (slot, kind) in order.iter().enumerate() {
        slot_of[kind.index()] = slot as u32;
    }
    let slots = order
        .iter()
        .map(|kind| slot(kinds.name(*kind), &kinds.signed(*kind)));
    Level::of(corpus, slots.collect(), |action, visit| {
        visit(slot_of[action.record().kind.index()]);
    })
}

fn objectives(corpus: &Corpus) -> Level {
    let has_several = corpus.editions.len() > 1;
    let slots = corpus.objectives.iter().map(|objective| {
        let edition = corpus.str(corpus.editions[objective.edition.index()].id);
        let section = corpus.section(objective.section);
        let of = if has_several {
            format!(" ({edition})")
        } else {
            String::new()
        };
        Slot {
            key: format!("{edition}/{}", corpus.str(objective.id)),
            short: format!("{} {}{of}", objective.number, corpus.str(section.short)),
            title: format!("{}. {}{of}", objective.number, corpus.str(section.title)),
            ..Slot::default()
        }
    });
    Level::of(corpus, slots.collect(), |action, visit| {
        visit(corpus.objective_of(action.record().section).0);
    })
}

/// Every action under its terms; those without any come last.
fn of_terms<'c, I: Iterator<Item = TermId>>(
    corpus: &'c Corpus,
    vocabulary: &Vocabulary,
    without: &str,
    own: impl Fn(ActionRef<'c>) -> I,
) -> Level {
    let (mut slots, of_term) = terms(vocabulary, &[]);
    let none = slots.len() as u32;
    slots.push(slot("", without));
    Level::of(corpus, slots, |action, visit| {
        let mut own = own(action).peekable();
        if own.peek().is_none() {
            visit(none);
        }
        own.for_each(|term| visit(of_term[term.index()]));
    })
}

/// What nobody is accountable for comes last, even if bodies have other roles in it.
fn bodies(corpus: &Corpus) -> Level {
    let (mut slots, of_term) = terms(corpus.bodies(), ActorRole::ALL);
    let none = slots.len() as u32;
    slots.push(slot("", "no accountable body stated"));
    Level::of(corpus, slots, |action, visit| {
        let mut is_owned = false;
        let parts = action.actors().iter();
        for actor in parts.filter(|actor| actor.role != ActorRole::Mentioned) {
            visit(of_term[actor.body.index()] + 1 + actor.role as u32);
            is_owned |= actor.role == ActorRole::Accountable;
        }
        if !is_owned {
            visit(none);
        }
    })
}

fn states(corpus: &Corpus, deadlines: &Deadlines, as_of: NaiveDate, shown: Option<&ActionSet>) -> Level {
    let by_urgency = ScheduleState::BY_URGENCY;
    let mut slots: Vec<_> = by_urgency
        .iter()
        .map(|state| match state {
            ScheduleState::Undated => slot(state.name(), "undated next steps"),
            _ => slot(state.name(), state.label()),
        })
        .collect();
    let none = slots.len() as u32;
    slots.push(slot("", "no deadline"));
    let mut rank = [0; ScheduleState::COUNT];
    for (index, state) in by_urgency.into_iter().enumerate() {
        rank[state as usize] = index as u32;
    }
    // For every action the states of its deadlines, one bit each, and those of the deadlines that match.
    let mut own = vec![(0u16, 0u16); corpus.len()];
    for deadline in &deadlines.sorted {
        let state = 1 << rank[deadline.state(as_of) as usize];
        let (all, answering) = &mut own[deadline.action.index()];
        *all |= state;
        if is_asked(shown, deadline.date) {
            *answering |= state;
        }
    }
    Level::of(corpus, slots, |action, visit| {
        let (all, answering) = own[action.id.index()];
        let mut states = if answering == 0 { all } else { answering };
        if states == 0 {
            // A journal may say how an action ended even if it has no deadline.
            let closed = deadlines.closed_by(action.id).map(|closed| closed.state);
            let undated = deadlines.is_undated(action.id).then_some(ScheduleState::Undated);
            visit(closed.or(undated).map_or(none, |state| rank[state as usize]));
        }
        while states != 0 {
            visit(states.trailing_zeros());
            states &= states - 1;
        }
    })
}

fn is_asked(shown: Option<&ActionSet>, date: u32) -> bool {
    shown.is_none_or(|set| set.asks_for(date))
}

/// The kinds of change, the most serious first, with each action under its most serious one; then what is unchanged.
fn changes(sources: Sources) -> Level {
    let worst = worst(sources);
    let mut slots: Vec<Slot> = ChangeKind::ALL
        .iter()
        .map(|kind| slot(kind.name(), &wording::capital(kind.label())))
        .collect();
    let unchanged = slots.len() as u32;
    slots.push(slot("", "Unchanged"));
    Level::of(sources.corpus, slots, |action, visit| {
        visit(worst.get(&action.id).map_or(unchanged, |kind| *kind as u32));
    })
}

fn quarters(corpus: &Corpus, deadlines: &Deadlines, shown: Option<&ActionSet>) -> Level {
    let mut all: Vec<i32> = deadlines
        .sorted
        .iter()
        .filter_map(|deadline| deadline.window.latest.map(quarter_number))
        .collect();
    // They come sorted by their end.
    all.dedup();
    let mut slots: Vec<_> = all
        .iter()
        .map(|quarter| {
            let (year, number) = quarter_at(*quarter);
            slot(&format!("{year}-Q{number}"), &format!("Q{number} {year}"))
        })
        .collect();
    let end = slots.len() as u32;
    slots.extend([
        slot(NO_END, "no end given"),
        slot(UNDATED, "undated next steps"),
        slot(NO_DEADLINE, "no deadline"),
    ]);
    let of_wording: Vec<u32> = corpus
        .wordings
        .iter()
        .map(|wording| match wording.window.latest.map(quarter_number) {
            Some(quarter) => all.partition_point(|other| *other < quarter) as u32,
            None => end,
        })
        .collect();
    Level::of(corpus, slots, |action, visit| {
        let first = corpus.dates.start(action.id.index());
        let dates = action.dates().iter().zip(first as u32..);
        let own = dates.filter(|(date, _)| date.is_deadline());
        let asked = |(_, number): &(&Date, u32)| is_asked(shown, *number);
        let answers = own.clone().any(|date| asked(&date));
        let mut standing = own.filter(|date| !answers || asked(date)).peekable();
        if standing.peek().is_none() {
            visit(end + 1 + u32::from(!deadlines.is_undated(action.id)));
        }
        standing.for_each(|(date, _)| visit(of_wording[date.when.index()]));
    })
}

/// For every term the one it is under.
fn parents(vocabulary: &Vocabulary) -> Vec<Option<usize>> {
    let mut parents: Vec<Option<usize>> = vocabulary
        .iter()
        .map(|(_, term)| term.within.first().map(|up| up.index()))
        .collect();
    // 0 if not visited yet, otherwise the number of the walk that visited it.
    let mut walks = vec![0usize; parents.len()];
    for start in 0..parents.len() {
        let mut at = start;
        while walks[at] == 0 {
            walks[at] = start + 1;
            match parents[at] {
                Some(up) if walks[up] == start + 1 => parents[at] = None,
                Some(up) => at = up,
                None => break,
            }
        }
    }
    parents
}

/// The slots of the terms of a vocabulary, by name, each followed by one for each of `roles` and by the terms within it;
/// and which slot each term has.
fn terms(vocabulary: &Vocabulary, roles: &[ActorRole]) -> (Vec<Slot>, Vec<u32>) {
    let parents = parents(vocabulary);
    let mut by_name: Vec<usize> = (0..vocabulary.len()).collect();
    let all: Vec<_> = vocabulary.iter().map(|(_, term)| term).collect();
    by_name.sort_by_cached_key(|term| (order(all[*term].short()), *term));
    let mut children = vec![Vec::new(); all.len()];
    let mut stack = Vec::new();
    // In reverse, because a stack returns the last first.
    for term in by_name.into_iter().rev() {
        match parents[term] {
            Some(up) => children[up].push(term),
            None => stack.push(term),
        }
    }
    let mut slots = Vec::with_capacity(all.len() * (1 + roles.len()));
    let mut of_term = vec![0u32; all.len()];
    while let Some(term) = stack.pop() {
        let own = slots.len() as u32;
        of_term[term] = own;
        slots.push(Slot {
            key: all[term].id.clone(),
            short: all[term].short().to_owned(),
            title: all[term].name.clone(),
            parent: parents[term].map(|up| of_term[up]),
            is_part: false,
        });
        slots.extend(roles.iter().map(|role| Slot {
            key: format!("{}={}", role.name(), all[term].id),
            parent: Some(own),
            is_part: true,
            ..slot("", role.label())
        }));
        stack.append(&mut children[term]);
    }
    (slots, of_term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Term;

    fn vocabulary(terms: &[(&str, &[u16])]) -> Vocabulary {
        let mut vocabulary = Vocabulary::default();
        for (name, within) in terms {
            let term = Term {
                id: (*name).to_owned(),
                name: (*name).to_owned(),
                within: within.iter().map(|up| TermId(*up)).collect(),
                ..Term::default()
            };
            vocabulary.add(term).unwrap();
        }
        vocabulary
    }

    fn keys_of(terms: &[(&str, &[u16])]) -> Vec<String> {
        let (slots, _) = super::terms(&vocabulary(terms), &[]);
        let level = Level {
            slots,
            ..Level::default()
        };
        (0..level.slots.len() as u32)
            .map(|slot| {
                let path = level.path(slot).into_iter();
                let names: Vec<_> = path.map(|at| level.slots[at as usize].short.clone()).collect();
                names.join("/")
            })
            .collect()
    }

    #[test]
    fn terms_stand_under_the_first_they_lie_in_by_name() {
        let terms: &[(&str, &[u16])] = &[
            ("south", &[]),
            ("egypt", &[3, 0]),
            ("cairo", &[1]),
            ("north", &[]),
        ];
        assert_eq!(
            keys_of(terms),
            ["north", "north/egypt", "north/egypt/cairo", "south"]
        );
    }

    #[test]
    fn rings_are_cut_open() {
        assert_eq!(keys_of(&[("a", &[0])]), ["a"]);
        let ring: &[(&str, &[u16])] = &[("a", &[1]), ("b", &[2]), ("c", &[0]), ("d", &[1])];
        let mut all = keys_of(ring);
        assert_eq!(all.len(), 4);
        all.sort();
        assert_eq!(all, ["c", "c/b", "c/b/a", "c/b/d"]);
    }
}
