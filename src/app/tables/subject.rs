//! What the tables are about: the selected branch, the marked actions, or everything shown.

use super::pane::{Tables, Widened};
use crate::app::ground::Ground;
use crate::app::tree::Tree;
use crate::editions::in_view::of_edition;
use crate::model::set::ActionSet;
use crate::model::{Corpus, SectionId};
use crate::views::node::Node;
use crate::views::tables::money::Lens;
use crate::views::tables::rows::Subject;

impl Tables {
    /// The selected branch or the branch of the selected action; for a wide table, the marked actions, or else everything shown.
    pub fn subject(&self, ground: Ground, tree: &Tree) -> Subject {
        let (corpus, shown) = (ground.corpus(), ground.shown());
        let (set, title) = match (self.branch(ground, tree), &tree.pivot, &ground.view.filter) {
            (Some(Node::Edition(edition)), ..) => {
                let set = ActionSet::of_branch(corpus.len(), of_edition(corpus, edition), shown);
                let short = corpus.editions[edition.index()].short;
                (Some(set), corpus.str(short).to_owned())
            }
            (Some(Node::Section(section)), ..) => {
                let all = corpus.section(section).all_actions();
                let set = ActionSet::of_branch(corpus.len(), all, shown);
                (Some(set), title_of(corpus, section))
            }
            (Some(Node::Branch(branch)), Some(pivot), _) => {
                let set = ActionSet::of_branch(corpus.len(), pivot.members_in(branch), shown);
                (Some(set), pivot.path_in_words(branch))
            }
            _ if !ground.marks.is_empty() => (Some(ground.marks.clone()), "what is marked".into()),
            (.., Some(filter)) => (
                Some(filter.set.clone()),
                format!("all that matches {}", filter.label),
            ),
            _ => (None, "everything".into()),
        };
        Subject {
            set,
            title,
            lens: self.lens(ground, tree),
        }
    }

    /// The lens on the money of those actions: where the branch or the query selects places or funds, only money for them counts.
    fn lens(&self, ground: Ground, tree: &Tree) -> Lens {
        let is_of_marks = self.whole && !ground.marks.is_empty();
        let filter = ground.view.filter.as_ref().filter(|_| !is_of_marks);
        let query = filter.and_then(|filter| ground.library.query(&filter.query, ground.as_of).ok());
        let of_query = query
            .as_ref()
            .map(|query| Lens::of(query, ground.corpus()))
            .unwrap_or_default();
        match (self.branch(ground, tree), &tree.pivot) {
            (Some(Node::Branch(branch)), Some(pivot)) => pivot.lens(ground.corpus(), branch).or(of_query),
            _ => of_query,
        }
    }

    /// The branch that the tables are about; `None` for everything.
    pub(super) fn branch(&self, ground: Ground, tree: &Tree) -> Option<Node> {
        let is_widened = |branch: &Node| matches!(&self.widened, Widened::For(of, _) if of == branch);
        let is_narrowed = |branch: &Node| !self.whole && !is_widened(branch);
        Self::branch_of(ground, tree).filter(is_narrowed)
    }

    /// The selected branch, or the branch of the selected action.
    pub(super) fn branch_of(ground: Ground, tree: &Tree) -> Option<Node> {
        match ground.selected? {
            node @ (Node::Edition(_) | Node::Section(_) | Node::Branch(_)) => Some(node),
            node @ Node::Action(_) => tree.above(ground.corpus(), node).pop(),
        }
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
