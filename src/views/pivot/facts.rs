//! The facts of a branch of a regrouped tree, and of an action that is under several branches.

use super::{BranchId, Pivot};
use crate::model::set::ActionSet;
use crate::model::{ActionId, Term};
use crate::views::facts::{Fact, FactPart, Run, Sources, Tone, ahead, group};
use crate::views::wording;

/// The facts of a branch: what it holds, and what is ahead in it.
pub fn of_branch(sources: Sources, pivot: &Pivot, id: BranchId) -> Vec<FactPart> {
    let set = ActionSet::of(sources.corpus.len(), pivot.members_in(id));
    let mut parts = vec![
        FactPart::Title(pivot.title(id).to_owned()),
        FactPart::Tags(vec![
            Run::new(Tone::Computed, format!("Grouped {}", pivot.grouping.in_words())),
            Run::new(Tone::Plain, wording::count(set.len(), "action")),
        ]),
    ];
    ahead(sources, &set, &mut parts);
    let elsewhere = pivot.elsewhere(sources.corpus, id);
    if !elsewhere.is_empty() {
        let names: Vec<_> = elsewhere.into_iter().map(Term::short).collect();
        let mut apart = Fact::plain("Elsewhere", names.join(", "));
        let note = "  also in this place, but listed under another; a query finds them";
        apart.runs.push(Run::new(Tone::Dim, note));
        group(&mut parts, [apart]);
    }
    let path = pivot.path(id);
    if let [outer @ .., _] = &*path
        && !outer.is_empty()
    {
        let names: Vec<_> = outer.iter().map(|id| pivot.title(*id)).collect();
        group(&mut parts, [Fact::plain("In", names.join(" › "))]);
    }
    parts
}

/// The branches that an action is under other than `at`: all of them if `at` is not among them.
pub fn also_under(pivot: &Pivot, action: ActionId, at: Option<BranchId>) -> Vec<FactPart> {
    let stands = pivot.stands_of(action);
    let others = stands.iter().filter(|id| Some(**id) != at);
    let is_at = at.is_some_and(|at| stands.contains(&at));
    let label = if is_at { "Also" } else { "Stands" };
    let mut parts = Vec::new();
    let under = others.map(|id| {
        let branch = Run::new(Tone::Computed, pivot.path_in_words(*id));
        Fact::new(label, vec![Run::new(Tone::Dim, "under "), branch])
    });
    group(&mut parts, under);
    parts
}
