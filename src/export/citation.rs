//! How an action or a heading is cited.

use crate::library::Library;
use crate::text::visible::visible;
use crate::views::node::Node;
use crate::views::pivot::Pivot;

/// Its title, where it stands, the document; of a branch of the regrouped tree, what is in it.
pub fn citation(library: &Library, pivot: Option<&Pivot>, node: Node) -> String {
    let corpus = &library.corpus;
    let cited = match node {
        Node::Action(id) => {
            let action = corpus.action(id);
            format!("{}: {}", action.title(), action.full_citation())
        }
        // A branch is no part of the document: what is in it is cited.
        Node::Branch(id) => {
            let actions = pivot.map_or_else(Vec::new, |pivot| pivot.actions(id));
            let cited = actions.into_iter().map(|action| {
                let action = corpus.action(action);
                visible(&format!("{}: {}", action.title(), action.full_citation())).into_owned()
            });
            return cited.collect::<Vec<_>>().join("\n");
        }
        Node::Section(id) => {
            let section = corpus.section(id);
            let objective = &corpus.objectives[corpus.objective_of(id).index()];
            let edition = &corpus.editions[objective.edition.index()];
            format!(
                "{}: obj. {}, line {}; {}",
                corpus.str(section.title),
                objective.number,
                section.line,
                corpus.str(edition.source_name)
            )
        }
    };
    visible(&cited).into_owned()
}
