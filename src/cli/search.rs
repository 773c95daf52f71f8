//! `milepost search`: what matches a query, best first.

use super::common::CommonArgs;
use super::output::wrong;
use super::query::ask;
use super::session::open;
use super::status::Answered;
use super::view::ListArgs;
use crate::export::ExportScope;

pub const EXAMPLES: &str = "\
Examples:
  milepost search tunisia
  milepost search frontex liaison --limit 5
  milepost search 'where:tunisia is:upcoming' --format json
  milepost search 'returns (libya OR tunisia) -egypt'

In a query: words, 'exact, \"two words\", a | b or a OR b, !not or -not or NOT, ( … ), field:value, @saved.
Quote it, or write -- before a word that begins with a dash.";

pub fn run(args: &ListArgs, common: &CommonArgs) -> Answered {
    let query = args.query.text();
    if query.trim().is_empty() {
        return Err(wrong("search needs a query, as in: milepost search tunisia"));
    }
    let opened = open(common)?;
    let all = opened.library.corpus.len();
    let selection = ask(&query, &opened, "search", all, None)?;
    let scope = ExportScope::Results(&selection.hits);
    args.view.write(&opened, &selection, scope, common)
}
