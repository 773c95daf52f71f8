//! `milepost search`: what matches a query, best first.

use super::common::CommonArgs;
use super::status::Answered;
use super::view::{Asked, Form, open, wrong};
use crate::export::ExportScope;

/// What to find.
#[derive(Clone, Debug, clap::Args)]
pub struct SearchArgs {
    #[command(flatten)]
    asked: Asked,
    #[command(flatten)]
    form: Form,
}

pub const EXAMPLES: &str = "\
Examples:
  milepost search tunisia
  milepost search frontex liaison --limit 5
  milepost search 'where:tunisia is:upcoming' --format json
  milepost search 'returns (libya OR tunisia) -egypt'

In a query: words, 'exact, \"two words\", a | b or a OR b, !not or -not or NOT, ( … ), field:value, @saved.
Quote it, or write -- before a word that begins with a dash.";

pub fn run(args: &SearchArgs, common: &CommonArgs) -> Answered {
    if args.asked.is_blank() {
        return Err(wrong("search needs a query, as in: milepost search tunisia"));
    }
    let opened = open(common)?;
    let all = opened.library.corpus.len();
    let selection = args.asked.ranked(&opened, "search", all)?;
    let scope = ExportScope::Results(&selection.hits);
    Ok(args.form.give(&opened, &selection, scope, common))
}
