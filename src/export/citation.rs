//! How an action or a heading is cited.

use std::fmt::Write as _;

use crate::library::Library;
use crate::model::ActionRef;
use crate::text::sanitize::visible;
use crate::views::node::Node;
use crate::views::pivot::Pivot;

/// The title, where it is in the document, and the document; for a branch of a regrouped tree, one line for each action.
pub fn citation(library: &Library, pivot: Option<&Pivot>, node: Node) -> String {
    let corpus = &library.corpus;
    let cited = match node {
        Node::Action(id) => {
            let action = corpus.action(id);
            one(action)
        }
        // A branch is not part of the document: its actions are cited.
        Node::Branch(id) => {
            let actions = pivot.map_or_else(Vec::new, |pivot| pivot.actions(id));
            let cited = actions.into_iter().map(|action| {
                let action = corpus.action(action);
                visible(&one(action)).into_owned()
            });
            return cited.collect::<Vec<_>>().join("\n");
        }
        Node::Edition(id) => {
            let edition = &corpus.editions[id.index()];
            let mut cited = format!("{}: {}", corpus.str(edition.title), corpus.cited(id));
            if !edition.source_url.is_empty() {
                let _ = write!(cited, "; {}", corpus.str(edition.source_url));
            }
            cited
        }
        Node::Section(id) => {
            let section = corpus.section(id);
            let objective = &corpus.objectives[corpus.objective_of(id).index()];
            let edition = &corpus.editions[objective.edition.index()];
            let mut cited = format!("{}: obj. {}", corpus.str(section.title), objective.number);
            if section.line > 0 {
                let _ = write!(cited, ", line {}", section.line);
            }
            for more in [&*corpus.cited(objective.edition), corpus.str(edition.source_url)] {
                if !more.is_empty() {
                    let _ = write!(cited, "; {more}");
                }
            }
            cited
        }
    };
    visible(&cited).into_owned()
}

fn one(action: ActionRef) -> String {
    let url = action.cited_url().map(|url| format!(", {url}"));
    format!(
        "{}: {}{}",
        action.title(),
        action.full_citation(),
        url.unwrap_or_default()
    )
}
