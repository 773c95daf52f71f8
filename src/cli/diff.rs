//! `milepost diff`: what changed from one edition to another.

use super::common::CommonArgs;
use super::output::wrong;
use super::query::ask;
use super::session::{Opened, edition, open};
use super::status::Answered;
use super::view::ViewArgs;
use crate::editions::{EditionPair, pairs};
use crate::export::ExportScope;
use crate::model::EditionId;
use crate::views::tables::rows::Subject;
use crate::views::tables::{TableKind, TableOptions};

/// Compares two editions, or those in view with the ones before them, and prints the differences that match a query.
pub fn run(words: Vec<String>, since: Option<&str>, view: &ViewArgs, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let (pair, query) = asked(&opened, words, since).map_err(wrong)?;
    let compared = match pair {
        Some(pair) => vec![pair],
        None => pairs(
            &opened.library.corpus,
            &opened.library.in_view(opened.clock.as_of),
        ),
    };
    if compared.is_empty() {
        return Err(wrong(
            "there is no earlier edition to compare with; a corpus holds several, each in its own folder",
        ));
    }
    // What is gone is only in the older edition.
    let editions: Vec<EditionId> = compared.iter().flat_map(|(old, new)| [*old, *new]).collect();
    let kind = TableKind::Changes;
    let selection = ask(&query, &opened, kind.name(), 0, Some(&editions))?;
    let subject = Subject {
        set: selection.query.as_ref().and(selection.set.clone()),
        ..selection.subject()
    };
    let options = TableOptions {
        editions: pair,
        ..TableOptions::default()
    };
    let scope = ExportScope::Table(kind, &subject, options);
    view.write(&opened, &selection, scope, common)
}

/// The editions that are named, if any, the older first, and the query that follows them.
fn asked(
    opened: &Opened,
    words: Vec<String>,
    since: Option<&str>,
) -> Result<(Option<EditionPair>, String), String> {
    let corpus = &opened.library.corpus;
    let mut named: Vec<EditionId> = since
        .iter()
        .map(|id| edition(&opened.library, id))
        .collect::<Result<_, _>>()?;
    let mut words = words.into_iter().peekable();
    while named.len() < 2
        && let Some(found) = words.peek().and_then(|word| corpus.find_edition(word))
    {
        named.push(found);
        words.next();
    }
    let query = words.collect::<Vec<_>>().join(" ");
    let document = |edition: EditionId| corpus.str(corpus.editions[edition.index()].document);
    let id = |edition: EditionId| corpus.str(corpus.editions[edition.index()].id);
    let pair = match named[..] {
        [] => None,
        [old] => {
            let in_view = opened.library.in_view(opened.clock.as_of).into_iter();
            let newer = in_view
                .filter(|edition| document(*edition) == document(old))
                .max();
            Some((old, newer.unwrap_or(old)))
        }
        [old, new, ..] => Some((old, new)),
    };
    match pair {
        Some((old, new)) if document(old) != document(new) => Err(format!(
            "{} and {} are editions of different documents",
            id(old),
            id(new)
        )),
        Some((old, new)) if old == new => Err(format!(
            "{} is the edition in view; name another to compare it with",
            id(old)
        )),
        Some((old, new)) => Ok((Some((old.min(new), old.max(new))), query)),
        None => Ok((None, query)),
    }
}
