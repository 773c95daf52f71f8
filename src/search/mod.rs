//! Searching: a query against an index, with the best first.
//!
//! ```text
//! Query ─► plan (words ─► words of the corpus, tests ─► sets) ─► run (blocks of scores) ─► refine ─► hits
//!          ▲                                                      │
//!          └── nothing: read leniently, then without some words ──┘
//! ```

mod answer_fields;
mod best;
mod cache;
mod hit;
pub mod index;
mod matching_deadlines;
mod plan;
mod planner;
mod rank;
mod reading_notes;
mod refine;
mod relax;
mod run;
mod sorted_list;
mod text_matcher;
mod texts;
mod typing;

use std::cell::LazyCell;
use std::sync::atomic::{AtomicBool, Ordering};

use rayon::prelude::*;

pub use self::hit::Hit;
pub use self::typing::Typing;

use self::answer_fields::FilterSources;
use self::cache::Cache;
use self::hit::HitBuilder;
use self::index::Index;
use self::plan::{PlanNode, Strictness};
use self::text_matcher::TextMatcher;
use self::texts::Texts;
use crate::model::Corpus;
use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::query::Query;

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Matches {
    pub total: usize,
    pub set: ActionSet,
    /// The number of matching deadlines, if the query filters by dates.
    pub deadlines: Option<usize>,
    /// The best hits, by score, then in document order.
    pub hits: Vec<Hit>,
    /// Words that were left out because nothing contains all of them, in lower case.
    pub left_out: Vec<String>,
    /// Synonyms that were searched for in addition to the words typed.
    pub also: Vec<&'static str>,
    /// Words that no action contains, each with the words taken for it.
    pub read_as: Vec<(String, String)>,
    /// If nothing contains all words, the number of actions that contain each of them.
    pub apart: Vec<(String, usize)>,
    /// Notes on how the query was understood.
    pub notes: Vec<String>,
}

impl Matches {
    /// The query with a note of the words that were left out.
    pub fn label(&self, query: &str) -> String {
        if self.left_out.is_empty() {
            return query.to_owned();
        }
        format!("{query} (without {})", self.left_out.join(", "))
    }

    /// Notes on the words that were left out, and on how the query was understood.
    pub fn note(&self) -> Option<String> {
        let words = self.left_out.join(", ");
        let left_out = (!words.is_empty()).then(|| format!("no full match; ignored: {words}"));
        let also = (!self.also.is_empty()).then(|| format!("also: {}", self.also.join(", ")));
        let read_as = self
            .read_as
            .iter()
            .map(|(word, others)| format!("{word} does not occur; read as {others}"));
        let notes: Vec<_> = left_out
            .into_iter()
            .chain(read_as)
            .chain(also)
            .chain(self.notes.iter().cloned())
            .collect();
        (!notes.is_empty()).then(|| notes.join("; "))
    }
}

/// Finds what matches a query, with hits for the best `limit`.
pub fn search(corpus: &Corpus, index: &Index, deadlines: &Deadlines, query: &Query, limit: usize) -> Matches {
    let sources = FilterSources {
        corpus,
        index,
        deadlines,
        as_of: query.as_of,
    };
    let cache = &mut Cache::default();
    let cancelled = AtomicBool::new(false);
    let searched = find(sources, query, limit, &cancelled, cache, |_| None);
    searched.map(|(_, found)| found).unwrap_or_default()
}

/// Searches, and also returns the plan that was run. `within` may return a set known to contain all matches of a plan. `None`
/// if the search was cancelled.
fn find<'s>(
    sources: FilterSources<'_>,
    query: &Query,
    limit: usize,
    cancelled: &AtomicBool,
    cache: &mut Cache,
    within: impl Fn(&PlanNode) -> Option<&'s ActionSet>,
) -> Option<(PlanNode, Matches)> {
    let FilterSources { corpus, index, .. } = sources;
    let expr = &query.expr;
    cache.begin(sources.as_of);
    let wanted = limit.max(refine::READ);
    let mut left_out = Vec::new();
    let mut plan = planner::plan(expr, sources, Strictness::Strict, cache);
    let run = |plan: &PlanNode, cache: &mut Cache| {
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
        let within = LazyCell::new(|| within(plan));
        for leaf in cache.staying() {
            run::keep_column(&leaf, index, cancelled);
        }
        run::run(plan, index, *within, wanted, cancelled)
    };
    let mut ran = run(&plan, cache)?;
    if ran.set.is_empty() && expr.has_text() {
        plan = planner::plan(expr, sources, Strictness::Lenient, cache);
        ran = run(&plan, cache)?;
    }
    // With only two words, neither is left out.
    if ran.set.is_empty() && plan.sought().len() > 2 {
        let apart = planner::plan(expr, sources, Strictness::Apart, cache);
        if let Some(shorter) = relax::shorter(&apart, |plan| run(plan, cache)) {
            (plan, left_out, ran) = (shorter.plan, shorter.left_out, shorter.ran);
        }
        // A cancelled search has found only part of the results.
        if cancelled.load(Ordering::Relaxed) {
            return None;
        }
    }
    let apart = if ran.set.is_empty() {
        relax::apart(&plan, |plan| run(plan, cache)).unwrap_or_default()
    } else {
        Vec::new()
    };
    if cancelled.load(Ordering::Relaxed) {
        return None;
    }
    if let Some(asked) = matching_deadlines::matching(&plan, sources, cancelled) {
        ran.set = ran.set.asking(asked);
    }
    let leaves = plan.sought();
    let mut reader = TextMatcher::new(index, &leaves, std::mem::take(&mut cache.texts));
    let order = refine::refine(corpus, index, &mut reader, &ran.best);
    let shown = &order[..order.len().min(limit)];
    let mut lookup = HitBuilder::new(corpus, index, reader);
    // For a screenful of hits, waking other threads would take longer than finding where they matched.
    let hits = if shown.len() > 256 {
        let chunks = shown.par_chunks(shown.len().div_ceil(64).max(64));
        let looked_up = chunks.map(|chunk| {
            let reader = TextMatcher::new(index, &leaves, Texts::default());
            let mut lookup = HitBuilder::new(corpus, index, reader);
            chunk.iter().map(|best| lookup.hit(*best)).collect::<Vec<_>>()
        });
        looked_up.flatten().collect()
    } else {
        shown.iter().map(|best| lookup.hit(*best)).collect()
    };
    cache.texts = lookup.into_texts();
    let asked = ran.set.asks_dates().then_some(&ran.set);
    let found = Matches {
        total: ran.set.len(),
        deadlines: asked.map(|set| sources.deadlines.shown(Some(set)).count()),
        set: ran.set,
        hits,
        left_out,
        also: reading_notes::also(&leaves),
        read_as: reading_notes::read_as(&leaves, index),
        apart,
        notes: query.notes.clone(),
    };
    Some((plan, found))
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::query::{ParseContext, parse};
    use crate::when::convention::Conventions;

    #[test]
    fn a_search_that_is_called_off_while_words_are_left_out_tells_nothing() {
        let corpus = Corpus::default();
        let (index, deadlines) = (Index::new(&corpus), Deadlines::new(&corpus));
        let context = ParseContext {
            corpus: &corpus,
            in_view: &[],
            conventions: &Conventions::default(),
            as_of: chrono::NaiveDate::MIN,
            ledger: &crate::journal::Ledger::default(),
            saved: &[],
        };
        // Each attempt to leave words out consults `within`.
        let query = parse("(one | two) three four five", &context).expect("a query");
        let sources = FilterSources {
            corpus: &corpus,
            index: &index,
            deadlines: &deadlines,
            as_of: query.as_of,
        };
        let runs = |last: usize| {
            let (cancelled, asked) = (AtomicBool::new(false), Cell::new(0));
            let within = |_: &PlanNode| {
                asked.set(asked.get() + 1);
                cancelled.store(asked.get() == last, Ordering::Relaxed);
                None
            };
            let found = find(sources, &query, 9, &cancelled, &mut Cache::default(), within);
            (found.map(|(_, found)| found.total), asked.get())
        };
        let (found, all) = runs(usize::MAX);
        assert_eq!(found, Some(0));
        assert!(all > 2, "asked as it stands, leniently, and without some words");
        for last in 1..=all {
            assert_eq!(runs(last).0, None, "called off at {last} of {all}");
        }
    }
}
