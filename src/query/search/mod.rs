//! Searching: a query against an index, with the best first.
//!
//! ```text
//! Query ─► plan (words ─► words of the corpus, tests ─► sets) ─► run (blocks of scores) ─► refine ─► hits
//! ```

mod filter;
mod hit;
mod plan;
mod reading;
mod refine;
mod run;
mod typing;

use std::sync::atomic::AtomicBool;

use rayon::prelude::*;

pub use self::hit::Hit;
pub use self::typing::Typing;

use self::filter::Sources;
use self::plan::{Node, Reading, plan};
use super::deadlines::Deadlines;
use super::index::Index;
use super::language::{Expr, Query};
use super::set::ActionSet;
use crate::model::Corpus;

/// What a query found.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Found {
    /// How many actions match.
    pub total: usize,
    /// All of them.
    pub set: ActionSet,
    /// The best, in order: by score, and where that is equal in the order of the document.
    pub hits: Vec<Hit>,
}

/// Finds what answers a query, and shows the best `limit`.
pub fn search(corpus: &Corpus, index: &Index, deadlines: &Deadlines, query: &Query, limit: usize) -> Found {
    let sources = Sources {
        corpus,
        index,
        deadlines,
        as_of: query.as_of,
    };
    let searched = find(sources, &query.expr, limit, &AtomicBool::new(false), |_| None);
    searched.map(|(_, found)| found).unwrap_or_default()
}

/// Searches, with the plan that was run. `within` may know a set that holds all matches of a plan. `None` if the search
/// was called off.
fn find<'s>(
    sources: Sources<'_>,
    expr: &Expr,
    limit: usize,
    cancelled: &AtomicBool,
    within: impl Fn(&Node) -> Option<&'s ActionSet>,
) -> Option<(Node, Found)> {
    let index = sources.index;
    let wanted = limit.max(refine::READ);
    let mut plan = plan(expr, sources, Reading::Strict);
    let mut ran = run::run(&plan, index, within(&plan), wanted, cancelled)?;
    if ran.set.is_empty() && has_text(expr) {
        let lenient = plan::plan(expr, sources, Reading::Lenient);
        ran = run::run(&lenient, index, within(&lenient), wanted, cancelled)?;
        plan = lenient;
    }
    let leaves = plan.sought();
    let order = refine::refine(sources.corpus, index, &leaves, &ran.best);
    let shown = &order[..order.len().min(limit)];
    let show = |best: &(i64, u32)| hit::hit(sources.corpus, index, &leaves, *best);
    // A screenful is looked up sooner than other threads are woken.
    let hits = if shown.len() > 256 {
        shown.par_iter().with_min_len(32).map(show).collect()
    } else {
        shown.iter().map(show).collect()
    };
    let found = Found {
        total: ran.set.len(),
        set: ran.set,
        hits,
    };
    Some((plan, found))
}

fn has_text(expr: &Expr) -> bool {
    match expr {
        Expr::All(parts) | Expr::Any(parts) => parts.iter().any(has_text),
        Expr::Not(inner) => has_text(inner),
        Expr::Text(_) => true,
        Expr::Filter(_) => false,
    }
}
