//! Events that several actions report: their deadlines are counted and listed once.

use hashbrown::HashMap;

use super::deadline::Deadline;
use super::words::RelationKind;
use super::{ActionId, Corpus, Date};
use crate::when::Window;

/// Deadlines that repeat an earlier one of the same event.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// By the index of a deadline's date, the actions of the earlier deadlines that it repeats.
    earlier: HashMap<u32, Vec<ActionId>>,
}

impl Events {
    /// Two deadlines belong to the same event if their actions report the same event, they have the same nature, and their
    /// windows have a day in common.
    pub fn new(corpus: &Corpus, sorted: &[Deadline]) -> Self {
        let groups = groups(corpus);
        if groups.is_empty() {
            return Self::default();
        }
        let mut met: HashMap<ActionId, Vec<&Deadline>> = HashMap::new();
        let mut earlier: HashMap<u32, Vec<ActionId>> = HashMap::new();
        for deadline in sorted {
            let Some(group) = groups.get(&deadline.action) else {
                continue;
            };
            let before = met.entry(*group).or_default();
            for other in before.iter().filter(|other| is_same(other, deadline)) {
                earlier.entry(deadline.date).or_default().push(other.action);
            }
            before.push(deadline);
        }
        Self { earlier }
    }

    /// Whether a date repeats an earlier one of an action that is shown.
    pub fn is_repeated(&self, date: u32, is_shown: impl Fn(ActionId) -> bool) -> bool {
        let earlier = self.earlier.get(&date);
        earlier.is_some_and(|earlier| earlier.iter().any(|action| is_shown(*action)))
    }
}

fn is_same(one: &Deadline, other: &Deadline) -> bool {
    one.action != other.action && one.nature == other.nature && overlap(&one.window, &other.window)
}

/// Whether two windows have a day in common.
fn overlap(one: &Window, other: &Window) -> bool {
    let (from, to) = (other.earliest, other.latest);
    from.is_none_or(|from| one.latest.is_none_or(|latest| from <= latest))
        && to.is_none_or(|to| one.earliest.is_none_or(|earliest| earliest <= to))
}

/// The actions that report the same event as an action, directly or through others.
pub fn siblings(corpus: &Corpus, action: ActionId) -> Vec<ActionId> {
    let mut found = vec![action];
    let mut next = 0;
    while let Some(action) = found.get(next).copied() {
        for other in same(corpus, action) {
            if !found.contains(&other) {
                found.push(other);
            }
        }
        next += 1;
    }
    found.remove(0);
    found
}

/// Whether two dates belong to the same event, given that their actions do.
pub fn is_one(corpus: &Corpus, one: &Date, other: &Date) -> bool {
    let [own, its] = [one.role.nature(), other.role.nature()];
    (own == its || own.runs() && its.runs()) && overlap(&one.window(corpus), &other.window(corpus))
}

fn same(corpus: &Corpus, action: ActionId) -> impl Iterator<Item = ActionId> {
    let (own, from) = (&corpus.relations, &corpus.related_from);
    let all = own.row(action.index()).iter().chain(from.row(action.index()));
    all.filter(|relation| relation.kind == RelationKind::SameEvent)
        .map(|relation| relation.to)
}

/// For every action that shares its event with others, the first action of that event.
fn groups(corpus: &Corpus) -> HashMap<ActionId, ActionId> {
    let mut groups = HashMap::new();
    for action in (0..corpus.actions.len()).map(ActionId::at) {
        if groups.contains_key(&action) || same(corpus, action).next().is_none() {
            continue;
        }
        groups.insert(action, action);
        groups.extend(siblings(corpus, action).into_iter().map(|other| (other, action)));
    }
    groups
}
