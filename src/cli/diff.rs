//! `milepost diff`: what changed from one edition to another.

use super::common::CommonArgs;
use super::output;
use super::select::select_in;
use super::session::edition;
use super::status::Answered;
use super::view::{Form, Opened, offer, open, wrong};
use crate::editions::{Pair, pairs};
use crate::export::ExportScope;
use crate::model::EditionId;
use crate::views::tables::rows::Subject;
use crate::views::tables::{Options, TableKind};

/// Compares two editions, or those in view with the ones before them, and prints what differs of what a query leaves.
pub fn run(words: Vec<String>, since: Option<&str>, form: &Form, common: &CommonArgs) -> Answered {
    let opened = open(common)?;
    let (pair, query) = asked(&opened, words, since).map_err(|why| wrong(&why))?;
    let compared = pair.map_or_else(
        || {
            pairs(
                &opened.library.corpus,
                &opened.library.in_view(opened.clock.as_of),
            )
        },
        |pair| vec![pair],
    );
    if compared.is_empty() {
        return Err(wrong(
            "there is no earlier edition to compare with; a corpus holds several, each in a folder of its own",
        ));
    }
    offer(&query, &opened, TableKind::Changes.name());
    // Of what is gone only the older edition knows.
    let editions: Vec<EditionId> = compared.iter().flat_map(|(old, new)| [*old, *new]).collect();
    let as_of = opened.clock.as_of;
    let selection =
        select_in(&query, &opened.library, as_of, 0, Some(&editions)).map_err(|why| wrong(&why))?;
    if let Some(note) = &selection.note {
        output::say(&note);
    }
    let subject = Subject {
        set: selection.query.as_ref().and(selection.set.clone()),
        ..selection.subject()
    };
    let options = Options {
        editions: pair,
        ..Options::default()
    };
    Ok(form.give(
        &opened,
        &selection,
        ExportScope::Table(TableKind::Changes, &subject, options),
        common,
    ))
}

/// The editions that are named, if any, and the query behind them.
fn asked(opened: &Opened, words: Vec<String>, since: Option<&str>) -> Result<(Option<Pair>, String), String> {
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
