//! `milepost tree`: objectives, headings and actions.

use super::common::CommonArgs;
use super::view::{Asked, Form, open};
use crate::export::ExportScope;
use crate::views::pivot::{Grouping, regrouped};

/// What to list.
#[derive(Clone, Debug, clap::Args)]
pub struct TreeArgs {
    #[command(flatten)]
    asked: Asked,
    /// Group by one of objective, place, body, fund, kind, tag, status, state, quarter, or by two: place,kind
    #[arg(short, long, value_name = "NAME[,NAME]")]
    by: Option<Grouping>,
    #[command(flatten)]
    form: Form,
}

/// Examples, for help.
pub const EXAMPLES: &str = "\
Examples:
  milepost tree
  milepost tree where:tunisia --format markdown
  milepost tree who:frontex block:next -o frontex.csv
  milepost tree in:8 --by place,kind";

/// Lists the tree.
pub fn run(args: &TreeArgs, common: &CommonArgs) -> u8 {
    let answer = || {
        let opened = open(common)?;
        let selection = args.asked.select(&opened)?;
        let sources = opened.library.sources(opened.clock.as_of);
        let wanted = args.by.filter(|grouping| !grouping.is_document());
        let pivot = wanted.map(|grouping| regrouped(sources, grouping, selection.set.as_ref()));
        Ok(args
            .form
            .give_grouped(&opened, &selection, ExportScope::Tree, pivot.as_ref(), common))
    };
    answer().unwrap_or_else(|status| status)
}
