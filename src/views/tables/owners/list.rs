//! Which body owes what of some actions, and for what nobody is named.

use hashbrown::{HashMap, HashSet};

use crate::model::set::ActionSet;
use crate::model::{ActionId, Actor, ActorRole, Corpus, Term, TermId};
use crate::text::fold::order;
use crate::views::facts::{Run, Sources, Tone};
use crate::when::state::{Nature, ScheduleState};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    pub action: ActionId,
    /// Its deadline, by its place in the sorted deadlines; `None` for a next step without a date.
    pub deadline: Option<u32>,
    /// Whether the document leaves the body unnamed.
    pub inferred: bool,
}

/// A body with what it owes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// The body; `None` for what nobody is named for.
    pub body: Option<TermId>,
    /// What it owes, by when it is due, then the next steps without a date.
    pub owed: Vec<Owed>,
    /// How many deadlines are not past.
    pub ahead: usize,
    /// For how many of those the body is inferred.
    pub inferred: usize,
    /// How many are past without a recorded outcome.
    pub overdue: usize,
    pub undated: usize,
    /// The first deadline that is not past, by its place in the sorted deadlines.
    pub next: Option<u32>,
}

/// The group of what nobody is named for; other groups are the numbers of bodies.
pub const NOBODY: u32 = u32::MAX;

impl Owner {
    /// The group number of its rows.
    pub fn group(&self) -> u32 {
        self.body.map_or(NOBODY, |body| body.0.into())
    }

    /// Its name, the short form first because that is never cut.
    pub(super) fn name(&self, corpus: &Corpus) -> Vec<Run> {
        let Some(body) = self.body else {
            return vec![Run::new(Tone::Warning, NO_OWNER)];
        };
        let term = corpus.bodies().term(body);
        match term.abbreviation.as_deref().filter(|short| *short != term.name) {
            Some(short) => vec![
                Run::new(Tone::Strong, short),
                Run::new(Tone::Dim, format!("  {}", term.name)),
            ],
            None => vec![Run::new(Tone::Strong, term.name.as_str())],
        }
    }
}

/// The heading above what nobody is named for.
pub const NO_OWNER: &str = "No accountable body stated";

/// Who owes what of the actions in a set, or of all actions if `None`: the body with the most ahead first, then by name;
/// what nobody is named for comes last.
pub fn owners(sources: Sources, set: Option<&ActionSet>) -> Vec<Owner> {
    let Sources {
        corpus,
        deadlines,
        as_of,
        ..
    } = sources;
    let is_in = |action: ActionId| set.is_none_or(|set| set.contains(action));
    let mut bodies: HashMap<Option<TermId>, Owner> = HashMap::new();
    let mut owe = |action: ActionId, deadline: Option<(u32, ScheduleState)>| {
        for (body, inferred) in accountable(corpus, action) {
            let owner = bodies.entry(body).or_insert_with(|| Owner {
                body,
                ..Owner::default()
            });
            match deadline {
                None => owner.undated += 1,
                Some((_, ScheduleState::Overdue)) => owner.overdue += 1,
                Some((index, _)) => {
                    owner.ahead += 1;
                    owner.inferred += usize::from(inferred);
                    owner.next.get_or_insert(index);
                }
            }
            owner.owed.push(Owed {
                action,
                deadline: deadline.map(|(index, _)| index),
                inferred,
            });
        }
    };
    for (index, deadline) in deadlines.shown(set) {
        let state = deadline.state(as_of);
        // Nobody owes what runs or takes effect by itself, or what is already settled.
        if deadline.nature == Nature::Owed && !state.is_settled() {
            owe(deadline.action, Some((index as u32, state)));
        }
    }
    for action in deadlines.undated.iter().filter(|action| is_in(**action)) {
        owe(*action, None);
    }
    let mut owners: Vec<Owner> = bodies.into_values().collect();
    owners.sort_by_cached_key(|owner| {
        let name = owner.body.map(|body| order(corpus.bodies().term(body).short()));
        (
            owner.body.is_none(),
            std::cmp::Reverse(owner.ahead),
            name,
            owner.body,
        )
    });
    owners
}

/// The bodies accountable for an action, each once, with whether it is inferred wherever it is named; a single `None` if
/// there are none.
fn accountable(corpus: &Corpus, action: ActionId) -> impl Iterator<Item = (Option<TermId>, bool)> {
    let actors = corpus.actors.row(action.index());
    let is_owing = |actor: &&Actor| actor.role == ActorRole::Accountable;
    let mut own = actors
        .iter()
        .enumerate()
        .filter(move |(at, actor)| {
            let is_before = |other: &Actor| is_owing(&other) && other.body == actor.body;
            is_owing(actor) && !actors[..*at].iter().any(is_before)
        })
        .map(move |(_, actor)| {
            let same = actors.iter().filter(is_owing);
            let inferred = same
                .filter(|other| other.body == actor.body)
                .all(|other| other.inferred);
            (Some(actor.body), inferred)
        })
        .peekable();
    let nobody = own.peek().is_none().then_some((None, false));
    own.chain(nobody)
}

/// How many actions have no accountable body, whether or not anything is still owed.
pub fn unowned(corpus: &Corpus, set: Option<&ActionSet>) -> usize {
    let is_unowned = |action: &ActionId| corpus.action(*action).accountable().next().is_none();
    match set {
        Some(set) => set.iter().filter(is_unowned).count(),
        None => corpus.all().map(|action| action.id).filter(is_unowned).count(),
    }
}

/// How many different deadlines and undated next steps are owed, and by how many named bodies.
pub fn totals(owners: &[Owner]) -> (usize, usize, usize) {
    let mut seen = HashSet::new();
    let (mut dated, mut undated) = (0, 0);
    for owed in owners.iter().flat_map(|owner| &owner.owed) {
        if seen.insert((owed.action, owed.deadline)) {
            match owed.deadline {
                Some(_) => dated += 1,
                None => undated += 1,
            }
        }
    }
    let bodies = owners.iter().filter(|owner| owner.body.is_some()).count();
    (dated, undated, bodies)
}

/// The other bodies accountable for an action.
pub(super) fn also<'c>(
    corpus: &'c Corpus,
    owner: &Owner,
    action: ActionId,
) -> impl Iterator<Item = &'c Term> {
    let own = owner.body;
    accountable(corpus, action)
        .filter(move |(body, _)| *body != own)
        .filter_map(|(body, _)| body)
        .map(|body| corpus.bodies().term(body))
}
