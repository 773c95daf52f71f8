//! `milepost tree`: objectives, headings and actions.

use super::common::CommonArgs;
use super::query::{Selection, select};
use super::session::{Opened, open};
use super::status::Answered;
use super::view::ListArgs;
use crate::editions::pairs;
use crate::export::ExportScope;
use crate::model::EditionId;
use crate::views::pivot::{Grouping, Pivot};
use crate::views::tables::changes::gone;

/// What to list.
#[derive(Clone, Debug, clap::Args)]
pub struct TreeArgs {
    /// Group by one of objective, place, body, fund, kind, tag, status, state, quarter, change, or by two: place,kind
    #[arg(short, long, value_name = "NAME[,NAME]")]
    by: Option<Grouping>,
    #[command(flatten)]
    list: ListArgs,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost tree
  milepost tree where:tunisia --format markdown
  milepost tree who:frontex block:next -o frontex.csv
  milepost tree in:8 --by place,kind";

pub fn run(args: &TreeArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let mut selection = args.list.query.select(&opened, "tree")?;
    let sources = opened.library.sources(opened.clock.as_of);
    let wanted = args.by.filter(|grouping| !grouping.is_document());
    if wanted.is_some_and(Grouping::has_gone) {
        add_gone(&mut selection, &args.list.query.text(), &opened)?;
    }
    selection.pivot = wanted.map(|grouping| Pivot::new(sources, grouping, selection.set.as_ref()));
    args.list
        .view
        .write(&opened, &selection, ExportScope::Tree, common)
}

/// Adds the actions that are gone since the previous edition; with a query, those of them that match it.
fn add_gone(selection: &mut Selection, query: &str, opened: &Opened) -> Result<(), u8> {
    let library = &opened.library;
    let as_of = opened.clock.as_of;
    let Some(shown) = &mut selection.set else {
        return Ok(());
    };
    let before: Vec<EditionId> = pairs(&library.corpus, &library.in_view(as_of))
        .into_iter()
        .map(|(before, _)| before)
        .collect();
    let found = select(query, opened, 0, Some(&before))?;
    let mut gone = gone(library.sources(as_of));
    if selection.query.is_some() {
        gone.retain(|action| found.set.as_ref().is_none_or(|set| set.contains(*action)));
    }
    for action in gone {
        shown.insert(action);
    }
    Ok(())
}
