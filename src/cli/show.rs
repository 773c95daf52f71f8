//! `milepost show`: actions and headings in full, by id.

use super::common::CommonArgs;
use super::completed_values;
use super::output::say;
use super::query::Selection;
use super::session::open;
use super::status::{Answered, NOTHING};
use super::view::ViewArgs;
use crate::export::ExportScope;
use crate::model::{ActionRef, Corpus, Section, SectionId};
use crate::text::nearest::nearest;
use crate::views::node::Node;

/// How many ids are named at most if a prefix is ambiguous.
const NAMED: usize = 5;

/// What to show.
#[derive(Clone, Debug, clap::Args)]
pub struct ShowArgs {
    /// Ids of actions or headings, or unambiguous prefixes of action ids
    #[arg(value_name = "ID", required = true, add = completed_values::ids())]
    ids: Vec<String>,
    #[command(flatten)]
    view: ViewArgs,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost show visa
  milepost show pact.ammr-contact-group-2025 --format json
  milepost show visa -o visa.md";

/// Shows the actions and headings with these ids, and reports unknown ids.
pub fn run(args: &ShowArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let mut nodes = Vec::new();
    let mut is_missing = false;
    for id in &args.ids {
        match find(&opened.library.corpus, id) {
            Ok(node) if nodes.contains(&node) => {}
            Ok(node) => nodes.push(node),
            Err(why) => {
                say(why.unwrap_or_else(|| unknown(&opened.library.corpus, id)));
                is_missing = true;
            }
        }
    }
    if nodes.is_empty() {
        return Err(NOTHING);
    }
    let scope = ExportScope::Nodes(&nodes);
    let status = args.view.write(&opened, &Selection::default(), scope, common)?;
    Ok(if is_missing { status.max(NOTHING) } else { status })
}

/// The action or heading with an id, or the only action whose id begins with it. `Err(Some)` says that several do,
/// `Err(None)` means that none does.
pub(super) fn find(corpus: &Corpus, id: &str) -> Result<Node, Option<String>> {
    if let Some(action) = corpus.find(id) {
        return Ok(Node::Action(action));
    }
    let section = |section: &Section| corpus.str(section.id) == id;
    if let Some(index) = corpus.sections.iter().position(section) {
        return Ok(Node::Section(SectionId::at(index)));
    }
    let mut objectives = corpus.objectives.iter();
    if let Some(objective) = objectives.find(|objective| corpus.str(objective.id) == id) {
        return Ok(Node::Section(objective.section));
    }
    let begun: Vec<_> = corpus
        .all()
        .filter(|action| !id.is_empty() && action.key().starts_with(id))
        .collect();
    match begun.as_slice() {
        [one] => Ok(Node::Action(one.id)),
        [] => Err(None),
        many => {
            let named: Vec<_> = many.iter().take(NAMED).map(|action| action.key()).collect();
            let more = match many.len().saturating_sub(NAMED) {
                0 => String::new(),
                more => format!(" and {more} more"),
            };
            let (count, named) = (many.len(), named.join(", "));
            Err(Some(format!("{id} begins {count} ids: {named}{more}")))
        }
    }
}

fn unknown(corpus: &Corpus, id: &str) -> String {
    let actions = corpus.all().map(ActionRef::key);
    let sections = corpus.sections.iter().map(|section| corpus.str(section.id));
    let meant = nearest(id, actions.chain(sections));
    let meant = meant.map(|meant| format!("; did you mean {meant}?"));
    format!("nothing has the id {id}{}", meant.unwrap_or_default())
}
