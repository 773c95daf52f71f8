//! `milepost show`: actions and headings in full, by id.

use super::common::CommonArgs;
use super::completed_values;
use super::output::say;
use super::select::Selection;
use super::status::NOTHING;
use super::view::{Form, open};
use crate::export::ExportScope;
use crate::model::{Corpus, SectionId};
use crate::text::nearest::nearest;
use crate::views::node::Node;

/// The most ids named where a prefix stands for several.
const NAMED: usize = 5;

/// What to show.
#[derive(Clone, Debug, clap::Args)]
pub struct ShowArgs {
    /// Ids of actions or headings, or unambiguous prefixes of action ids
    #[arg(value_name = "ID", required = true, add = completed_values::ids())]
    ids: Vec<String>,
    #[command(flatten)]
    form: Form,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost show visa
  milepost show pact.ammr-contact-group-2025 --format json
  milepost show visa -o visa.md";

/// Shows what has these ids, and reports unknown ids.
pub fn run(args: &ShowArgs, common: &CommonArgs) -> u8 {
    let opened = match open(common) {
        Ok(opened) => opened,
        Err(status) => return status,
    };
    let mut nodes = Vec::new();
    let mut is_missing = false;
    for id in &args.ids {
        match find(&opened.library.corpus, id) {
            Ok(node) if nodes.contains(&node) => {}
            Ok(node) => nodes.push(node),
            Err(why) => {
                say(&why);
                is_missing = true;
            }
        }
    }
    if nodes.is_empty() {
        return NOTHING;
    }
    let status = args
        .form
        .give(&opened, &Selection::default(), ExportScope::Nodes(&nodes), common);
    if is_missing { status.max(NOTHING) } else { status }
}

/// What has an id, or is the only action whose id begins so.
pub(super) fn find(corpus: &Corpus, id: &str) -> Result<Node, String> {
    if let Some(action) = corpus.find(id) {
        return Ok(Node::Action(action));
    }
    let section = |section: &crate::model::Section| corpus.str(section.id) == id;
    if let Some(index) = corpus.sections.iter().position(section) {
        return Ok(Node::Section(SectionId::at(index)));
    }
    let objective = corpus
        .objectives
        .iter()
        .find(|objective| corpus.str(objective.id) == id);
    if let Some(objective) = objective {
        return Ok(Node::Section(objective.section));
    }
    let begun: Vec<_> = corpus
        .all()
        .filter(|action| !id.is_empty() && action.key().starts_with(id))
        .collect();
    match begun.as_slice() {
        [one] => Ok(Node::Action(one.id)),
        [] => {
            let actions = corpus.all().map(crate::model::ActionRef::key);
            let sections = corpus.sections.iter().map(|section| corpus.str(section.id));
            let meant = nearest(id, actions.chain(sections));
            let meant = meant.map(|meant| format!("; did you mean {meant}?"));
            Err(format!("nothing has the id {id}{}", meant.unwrap_or_default()))
        }
        many => {
            let named: Vec<_> = many.iter().take(NAMED).map(|action| action.key()).collect();
            let more = many.len().saturating_sub(NAMED);
            let more = if more > 0 {
                format!(" and {more} more")
            } else {
                String::new()
            };
            Err(format!(
                "{id} begins {} ids: {}{more}",
                many.len(),
                named.join(", ")
            ))
        }
    }
}
