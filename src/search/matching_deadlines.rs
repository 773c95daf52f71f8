//! The deadlines that match a query with filters on dates. An action matches if one of its deadlines does, but only those that
//! match are listed.
//!
//! The whole query is evaluated for each deadline: filters on actions for its action, filters on dates for the deadline itself.

use std::sync::atomic::AtomicBool;

use super::answer_fields::{FilterSources, of_deadlines};
use super::plan::PlanNode;
use super::run;
use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::model::set::{ActionSet, AskedDates};

/// Whether a part of a query filters by dates.
fn asks(node: &PlanNode, sources: FilterSources<'_>) -> bool {
    match node {
        PlanNode::All(parts) | PlanNode::Any(parts) => parts.iter().any(|part| asks(part, sources)),
        PlanNode::Not(inner) => asks(inner, sources),
        PlanNode::Leaf(_) => false,
        PlanNode::Set(filter, _) => of_deadlines(filter, sources).is_some(),
    }
}

/// The deadlines that match a query; `None` if it has no filter on dates or was cancelled.
pub(super) fn matching(
    plan: &PlanNode,
    sources: FilterSources<'_>,
    cancelled: &AtomicBool,
) -> Option<AskedDates> {
    if !asks(plan, sources) {
        return None;
    }
    let top = match plan {
        PlanNode::All(parts) => parts.as_slice(),
        other => std::slice::from_ref(other),
    };
    let (of_dates, of_actions): (Vec<_>, Vec<_>) = top.iter().cloned().partition(|part| asks(part, sources));
    let asking = Asking { sources, cancelled };
    let mut answering = vec![0u64; sources.corpus.dates.items().len().div_ceil(64)];
    let mut is_answering = vec![true; sources.deadlines.sorted.len()];
    for part in &of_dates {
        let part = asking.deadlines(part)?;
        is_answering
            .iter_mut()
            .zip(part)
            .for_each(|(all, one)| *all &= one);
    }
    for (deadline, is_answering) in sources.deadlines.sorted.iter().zip(is_answering) {
        if is_answering {
            answering[deadline.date as usize / 64] |= 1 << (deadline.date % 64);
        }
    }
    let among = if of_actions.is_empty() {
        let all = (0..sources.corpus.len()).map(ActionId::at);
        ActionSet::of(sources.corpus.len(), all)
    } else {
        asking.actions(&PlanNode::All(of_actions))?
    };
    Some(AskedDates { answering, among })
}

struct Asking<'s> {
    sources: FilterSources<'s>,
    cancelled: &'s AtomicBool,
}

impl Asking<'_> {
    /// The actions that a part without a filter on dates finds.
    fn actions(&self, node: &PlanNode) -> Option<ActionSet> {
        match node {
            PlanNode::Set(_, set) => Some((**set).clone()),
            _ => Some(run::run(node, self.sources.index, None, 0, self.cancelled)?.set),
        }
    }

    /// Whether each of the sorted deadlines matches a part.
    fn deadlines(&self, node: &PlanNode) -> Option<Vec<bool>> {
        let sorted = &self.sources.deadlines.sorted;
        if !asks(node, self.sources) {
            let set = self.actions(node)?;
            return Some(
                sorted
                    .iter()
                    .map(|deadline| set.contains(deadline.action))
                    .collect(),
            );
        }
        let merged = |parts: &[PlanNode], start: bool, merge: fn(&mut bool, bool)| {
            let mut all = vec![start; sorted.len()];
            for part in parts {
                let part = self.deadlines(part)?;
                all.iter_mut().zip(part).for_each(|(all, one)| merge(all, one));
            }
            Some(all)
        };
        match node {
            PlanNode::All(parts) => merged(parts, true, |all, one| *all &= one),
            PlanNode::Any(parts) => merged(parts, false, |all, one| *all |= one),
            PlanNode::Not(inner) => {
                let inner = self.deadlines(inner)?;
                Some(inner.into_iter().map(|one| !one).collect())
            }
            PlanNode::Leaf(_) => None,
            PlanNode::Set(filter, _) => {
                let test = of_deadlines(filter, self.sources)?;
                Some(sorted.iter().map(|deadline: &Deadline| test(deadline)).collect())
            }
        }
    }
}
