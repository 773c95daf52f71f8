//! A query while it is typed: each key searches only the results of the key before it, where that certainly suffices, and
//! deleting a letter brings the former results back at once.

use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::answer_fields::FilterSources;
use super::cache::Cache;
use super::index::Index;
use super::plan::PlanNode;
use super::{Matches, find};
use crate::model::Corpus;
use crate::model::deadlines::Deadlines;
use crate::query::Query;

/// The results of a query and of the shorter queries typed on the way to it.
///
/// It belongs to one corpus and one index, so a reload needs a new one.
#[derive(Clone, Debug, Default)]
pub struct Typing {
    steps: Vec<TypedStep>,
    cache: Cache,
}

#[derive(Clone, Debug)]
struct TypedStep {
    query: Query,
    limit: usize,
    plan: PlanNode,
    found: Arc<Matches>,
}

impl Typing {
    /// Finds what matches a query, which need not extend the last one. `None` if the search was cancelled: another thread may
    /// set `cancelled` when the next key arrives.
    pub fn search(
        &mut self,
        corpus: &Corpus,
        index: &Index,
        deadlines: &Deadlines,
        query: &Query,
        limit: usize,
        cancelled: &AtomicBool,
    ) -> Option<Arc<Matches>> {
        let is_same = |step: &TypedStep| {
            let asked = &step.query;
            asked.expr == query.expr
                && asked.notes == query.notes
                && asked.as_of == query.as_of
                && step.limit == limit
        };
        if let Some(step) = self.steps.iter().find(|step| is_same(step)) {
            let found = Arc::clone(&step.found);
            self.forget(query);
            return Some(found);
        }
        let sources = FilterSources {
            corpus,
            index,
            deadlines,
            as_of: query.as_of,
        };
        // A longer word may have more matches, if its next letter mends a typo, so plans are compared rather than texts.
        let within = |plan: &PlanNode| {
            let steps = self
                .steps
                .iter()
                .rev()
                .filter(|step| step.query.as_of == query.as_of);
            let mut holding = steps.filter(|step| plan.implies(&step.plan));
            holding.next().map(|step| &step.found.set)
        };
        let (plan, found) = find(sources, query, limit, cancelled, &mut self.cache, within)?;
        let found = Arc::new(found);
        self.forget(query);
        self.steps.push(TypedStep {
            query: query.clone(),
            limit,
            plan,
            found: Arc::clone(&found),
        });
        Some(found)
    }

    /// Drops all results except those of a query and of what was typed on the way to it.
    fn forget(&mut self, query: &Query) {
        self.steps
            .retain(|step| query.text.starts_with(&step.query.text) && step.query.as_of == query.as_of);
    }

    /// The number of cached results.
    pub fn depth(&self) -> usize {
        self.steps.len()
    }
}
