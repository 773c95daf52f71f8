//! What the tables are about: the selected branch, the marked actions, or everything shown.

use crate::app::state::State;
use crate::model::set::ActionSet;
use crate::model::{Corpus, SectionId};
use crate::views::node::Node;
use crate::views::tables::money::Lens;

/// Some actions with what they are called.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// The actions; everything where there is none.
    pub set: Option<ActionSet>,
    pub title: String,
}

impl About {
    /// How many actions there are.
    pub fn len(&self, corpus: &Corpus) -> usize {
        self.set.as_ref().map_or(corpus.len(), ActionSet::len)
    }
}

/// What the tables are about: the selected branch, for an action the one it stands in; or what is marked, or everything
/// that is shown.
pub fn about(state: &State) -> About {
    let corpus = state.corpus();
    let shown = state.shown();
    match (branch(state), &state.tree.pivot) {
        (Some(Node::Section(section)), _) => {
            let all = corpus.section(section).all_actions();
            let own = all.filter(|action| shown.is_none_or(|set| set.contains(*action)));
            return About {
                set: Some(ActionSet::of(corpus.len(), own)),
                title: title_of(corpus, section),
            };
        }
        (Some(Node::Branch(branch)), Some(pivot)) => {
            return About {
                set: Some(ActionSet::of(corpus.len(), pivot.actions(branch))),
                title: pivot.path_in_words(branch),
            };
        }
        _ => {}
    }
    match (&state.filter, state.marks.is_empty()) {
        (_, false) => About {
            set: Some(state.marks.clone()),
            title: "what is marked".into(),
        },
        (Some(filter), true) => About {
            set: Some(filter.set.clone()),
            title: format!("all that matches {}", filter.told),
        },
        (None, true) => About {
            set: None,
            title: "everything".into(),
        },
    }
}

/// Which money of those actions is asked for: what the branch or the query asks of places and funds, the money must be
/// for as well.
pub fn lens(state: &State) -> Lens {
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
