//! What is kept from one key to the next: planned words, results of filters, texts already read. Only the word being typed
//! is planned again.
//!
//! A cache belongs to one corpus and one index.

use std::sync::Arc;

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::plan::{Leaf, PlanNode, Strictness};
use super::texts::Texts;
use crate::model::set::ActionSet;
use crate::query::{Filter, Pattern};

/// Entries unused for this many searches are dropped.
const UNUSED: u32 = 8;

/// How a word is read, and whether it is sought rather than excluded.
type WordReading = (Strictness, bool);

#[derive(Clone, Debug, Default)]
pub(super) struct Cache {
    nodes: HashMap<(Pattern, WordReading), CachedNode>,
    /// The actions that pass each filter, with the number of the search that last used them.
    answers: HashMap<Filter, (Arc<ActionSet>, u32)>,
    pub texts: Texts,
    search: u32,
    as_of: Option<NaiveDate>,
}

#[derive(Clone, Debug)]
struct CachedNode {
    node: PlanNode,
    /// The numbers of the first and the last search that used the node.
    first: u32,
    last: u32,
}

impl Cache {
    /// Begins a search, and drops what was not used for a while or belongs to another day.
    pub fn begin(&mut self, as_of: NaiveDate) {
        if self.as_of != Some(as_of) {
            self.nodes.clear();
            self.answers.clear();
            self.as_of = Some(as_of);
        }
        self.search += 1;
        let oldest = self.search.saturating_sub(UNUSED);
        self.nodes.retain(|_, kept| kept.last >= oldest);
        self.answers.retain(|_, (_, last)| *last >= oldest);
        self.texts.tidy();
    }

    /// The cached plan of a word.
    pub fn node(&mut self, pattern: &Pattern, reading: WordReading) -> Option<PlanNode> {
        let kept = self.nodes.get_mut(&(pattern.clone(), reading))?;
        kept.last = self.search;
        Some(kept.node.clone())
    }

    pub fn keep_node(&mut self, pattern: &Pattern, reading: WordReading, node: &PlanNode) {
        let kept = CachedNode {
            node: node.clone(),
            first: self.search,
            last: self.search,
        };
        self.nodes.insert((pattern.clone(), reading), kept);
    }

    /// The words that this search shares with earlier ones, which are likely to stay while another word is typed.
    pub fn staying(&self) -> Vec<Arc<Leaf>> {
        // No reader types more, and each keeps points for every action.
        const MOST: usize = 32;
        let is_common = |kept: &CachedNode| kept.last == self.search && kept.first < self.search;
        let mut common: Vec<_> = self.nodes.iter().filter(|(_, kept)| is_common(kept)).collect();
        common.sort_unstable_by_key(|((pattern, _), kept)| (kept.first, &pattern.text));
        let mut leaves = Vec::new();
        for (_, kept) in common {
            kept.node.visit(&mut |leaf| leaves.push(Arc::clone(leaf)));
        }
        leaves.truncate(MOST);
        leaves
    }

    pub fn answer(&mut self, filter: &Filter) -> Option<Arc<ActionSet>> {
        let (set, last) = self.answers.get_mut(filter)?;
        *last = self.search;
        Some(Arc::clone(set))
    }

    pub fn keep_answer(&mut self, filter: &Filter, set: &Arc<ActionSet>) {
        self.answers
            .insert(filter.clone(), (Arc::clone(set), self.search));
    }
}
