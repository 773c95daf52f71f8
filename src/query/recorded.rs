//! Filters on journals. Journals are small compared with a corpus, so the matching actions are looked up while a query is parsed.

use super::context::ParseContext;
use super::error::QueryError;
use super::expr::Filter;
use super::part::ValuePart;
use super::properties::{HasTest, IsTest};
use crate::journal::EntryId;
use crate::model::ActionId;
use crate::text::fold::lower;
use crate::text::nearest::nearest;

pub fn is(test: IsTest, context: &ParseContext<'_>) -> Filter {
    match test {
        IsTest::Watched => sorted("on the watchlist", context.ledger.watched().collect()),
        other => Filter::Is(other),
    }
}

pub fn has(test: HasTest, context: &ParseContext<'_>) -> Filter {
    let ledger = context.ledger;
    match test {
        HasTest::Note => with("with a note in a journal", context, |id| {
            ledger.entry(id).has_note()
        }),
        HasTest::Evidence => with("with a source in a journal", context, |id| {
            !ledger.entry(id).evidence.is_empty()
        }),
        other => Filter::Has(other),
    }
}

/// The actions about which any of these people recorded something. A beginning of a name is enough.
pub fn by(pieces: &[ValuePart], context: &ParseContext<'_>) -> Result<Filter, QueryError> {
    let ledger = context.ledger;
    let names = || ledger.journals.all.iter().map(|journal| &*journal.by);
    let mut journals = Vec::new();
    for piece in pieces {
        let asked = lower(&piece.text);
        let is_asked = |name: &str| {
            let name = lower(name);
            name.starts_with(&asked) || name.split_whitespace().any(|word| word.starts_with(&asked))
        };
        let before = journals.len();
        let own = names().enumerate().filter(|(_, name)| is_asked(name));
        journals.extend(own.map(|(number, _)| number as u32));
        if journals.len() == before {
            let all: Vec<_> = names().collect();
            // Nobody has recorded anything yet, so nothing can match.
            if all.is_empty() {
                continue;
            }
            let message = format!(
                "nobody called {} has recorded anything; only {}",
                piece.text,
                all.join(", ")
            );
            return Err(piece.error(message).suggest(nearest(&piece.text, names())));
        }
    }
    let asked: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
    let means = format!("with something recorded by {}", asked.join(" or "));
    Ok(with(&means, context, |id| journals.contains(&id.journal)))
}

/// The actions with an entry in force that passes a test.
fn with(means: &str, context: &ParseContext<'_>, passes: impl Fn(EntryId) -> bool) -> Filter {
    let ledger = context.ledger;
    let has = |action: &ActionId| ledger.of(*action).iter().any(|id| passes(*id));
    sorted(means, ledger.actions().filter(has).collect())
}

fn sorted(means: &str, mut actions: Vec<ActionId>) -> Filter {
    actions.sort_unstable();
    Filter::Recorded(means.to_owned(), actions)
}
