//! What the tables are about: the selected branch, the marked actions, or everything shown.

use crate::app::state::State;
use crate::model::set::ActionSet;
use crate::model::{Corpus, SectionId};
use crate::views::node::Node;
use crate::views::tables::money::Lens;
use crate::views::tables::rows::Subject;

/// What the tables are about: the selected branch, for an action the one it stands in; or what is marked, or everything
/// that is shown.
pub fn about(state: &State) -> Subject {
    let corpus = state.corpus();
    let shown = state.shown();
    let (set, title) = match (branch(state), &state.tree.pivot, &state.filter) {
        (Some(Node::Section(section)), ..) => {
            let all = corpus.section(section).all_actions();
            let own = all.filter(|action| shown.is_none_or(|set| set.contains(*action)));
            let set = ActionSet::of(corpus.len(), own);
            (Some(set), title_of(corpus, section))
        }
        (Some(Node::Branch(branch)), Some(pivot), _) => {
            let set = ActionSet::of(corpus.len(), pivot.actions(branch));
            (Some(set), pivot.path_in_words(branch))
        }
        _ if !state.marks.is_empty() => (Some(state.marks.clone()), "what is marked".into()),
        (.., Some(filter)) => (
            Some(filter.set.clone()),
            format!("all that matches {}", filter.told),
        ),
        _ => (None, "everything".into()),
    };
    Subject {
        set,
        title,
        lens: lens(state),
    }
}

/// Which money of those actions is asked for: what the branch or the query asks of places and funds, the money must be
/// for as well.
fn lens(state: &State) -> Lens {
    let is_of_marks = state.tables.whole && !state.marks.is_empty();
    let query = state.filter.as_ref().filter(|_| !is_of_marks).and_then(|filter| {
        let asked = state.library.query(&filter.query, state.clock.as_of);
        asked.ok()
    });
    let of_query = query.as_ref().map(Lens::of).unwrap_or_default();
    match (branch(state), &state.tree.pivot) {
        (Some(Node::Branch(branch)), Some(pivot)) => pivot.lens(state.corpus(), branch).or(of_query),
        _ => of_query,
    }
}

/// The branch that the tables are about; none where they are about everything.
pub fn branch(state: &State) -> Option<Node> {
    match state.selected {
        _ if state.tables.whole => None,
        Some(node @ (Node::Section(_) | Node::Branch(_))) => Some(node),
        Some(node @ Node::Action(_)) => state.tree.above(state.corpus(), node).pop(),
        None => None,
    }
}

/// `objective 8, Partner countries`; `Egypt, in objective 8`.
fn title_of(corpus: &Corpus, section: SectionId) -> String {
    let number = corpus.objectives[corpus.objective_of(section).index()].number;
    let own = corpus.section(section);
    if own.parent.is_none() {
        format!("objective {number}, {}", corpus.str(own.short))
    } else {
        format!("{}, in objective {number}", corpus.str(own.short))
    }
}
