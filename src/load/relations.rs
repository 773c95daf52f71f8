//! Relations between actions: resolves their ids, records the reverse, checks what settles a deadline, and reports rings
//! of `PartOf`.

use super::origins::Origins;
use super::problem::{CorpusMistake, Step};
use super::rings::rings;
use super::stated::StatedRelation;
use crate::model::ragged::Ragged;
use crate::model::text::Text;
use crate::model::words::{Outcome, RelationKind};
use crate::model::{ActionId, ActionRef, Corpus, Relation, Settles};
use crate::when::When;
use crate::when::state::Nature;

/// Resolves `relations`, one row per action; their texts are in `links`.
pub fn relate(corpus: &mut Corpus, origins: &mut Origins, relations: &Ragged<StatedRelation>, links: &Text) {
    let rows = corpus.actions.len();
    let mut resolved = Ragged::default();
    resolved.reserve(rows, relations.items().len());
    let mut reverse = Vec::with_capacity(relations.items().len());
    for row in 0..relations.rows() {
        let action = ActionId::at(row);
        for (index, relation) in relations.row(row).iter().enumerate() {
            let mut at = [Step::Field("related"), Step::Item(index), Step::Field("to")];
            let found =
                other(corpus, origins, action, (relation.kind, links.get(relation.to))).and_then(|to| {
                    let settles = settles(corpus, to, relation, links.get(relation.due));
                    settles.map(|settles| (to, settles)).map_err(|(field, mistake)| {
                        at[2] = Step::Field(field);
                        mistake
                    })
                });
            match found {
                Ok((to, settles)) => {
                    let kind = relation.kind;
                    resolved.push(Relation { kind, settles, to });
                    let to_action = Relation {
                        kind,
                        settles,
                        to: action,
                    };
                    reverse.push((to.0, to_action));
                }
                Err(mistake) => origins.report(corpus, action, &at, mistake),
            }
        }
        resolved.end_row();
    }
    corpus.relations = resolved;
    corpus.related_from = Ragged::gather(rows, &reverse);
    let up = |action: usize| {
        let row = corpus.relations.row(action).iter();
        row.filter(|relation| relation.kind == RelationKind::PartOf)
            .map(|relation| relation.to.index())
    };
    for ring in rings(rows, up) {
        let action = ActionId::at(ring.nodes[0]);
        let ids = ring.names(|index| corpus.action(ActionId::at(index)).key().to_owned());
        origins.report(
            corpus,
            action,
            &[Step::Field("related")],
            CorpusMistake::Cycle("PartOf", ids),
        );
    }
}

/// The action with this id that a relation of `action` refers to: of its own edition, else of those it follows, else of
/// another document.
pub fn other(
    corpus: &Corpus,
    origins: &mut Origins,
    action: ActionId,
    (kind, id): (RelationKind, &str),
) -> Result<ActionId, CorpusMistake> {
    let own = corpus.edition(action);
    let earlier = std::iter::successors(Some(own), |edition| corpus.editions.get(edition.index())?.follows);
    // An action that continues another usually has the same id, so its own edition is skipped.
    let skip = usize::from(kind == RelationKind::Continues);
    let found = earlier.skip(skip).find_map(|edition| corpus.find_in(edition, id));
    // An action of another document may be meant.
    let elsewhere = || {
        let found = corpus.with_id(id);
        found
            .filter(|other| document(corpus, *other) != document(corpus, action))
            .max()
    };
    match found.or_else(elsewhere) {
        Some(to) if to == action => Err(CorpusMistake::SelfRelation),
        Some(to) if kind == RelationKind::Continues && !is_earlier(corpus, to, action) => {
            let what = format!("`{id}` is not an action of an earlier edition of this document");
            Err(CorpusMistake::Continues(what))
        }
        Some(to) => Ok(to),
        None if kind == RelationKind::Continues && corpus.find_in(own, id).is_some() => {
            let what = format!("`{id}` is an action of this edition; one of an earlier edition is continued");
            Err(CorpusMistake::Continues(what))
        }
        None => {
            let ids = corpus.all().map(ActionRef::key);
            Err(CorpusMistake::Dangling {
                what: "action",
                id: id.to_owned(),
                meant: origins.suggestions.nearest(id, corpus.len(), ids),
            })
        }
    }
}

/// The document of an action. If files have mistakes, its edition may be unknown.
fn document(corpus: &Corpus, action: ActionId) -> Option<&str> {
    let edition = corpus.editions.get(corpus.edition(action).index())?;
    Some(corpus.str(edition.document))
}

/// Whether an action is in an earlier edition of the same document as another.
fn is_earlier(corpus: &Corpus, one: ActionId, other: ActionId) -> bool {
    corpus.edition(one) < corpus.edition(other) && document(corpus, one) == document(corpus, other)
}

/// What a relation settles, or which of its fields is wrong, and how.
fn settles(
    corpus: &Corpus,
    to: ActionId,
    relation: &StatedRelation,
    due: &str,
) -> Result<Option<Settles>, (&'static str, CorpusMistake)> {
    let is_owed = |date: &crate::model::Date| date.is_deadline() && date.role.nature() == Nature::Owed;
    if relation.kind != RelationKind::Settles {
        return match (relation.outcome, due) {
            (None, "") => Ok(None),
            (Some(_), _) => Err(("outcome", CorpusMistake::OnlySettles)),
            _ => Err(("due", CorpusMistake::OnlySettles)),
        };
    }
    let other = corpus.action(to);
    let owed = || other.dates().iter().enumerate().filter(|(_, date)| is_owed(date));
    let date = if due.is_empty() {
        if owed().next().is_none() {
            return Err(("to", CorpusMistake::NothingOwed(other.key().to_owned())));
        }
        None
    } else {
        let edition = corpus.editions.get(corpus.edition(to).index());
        let meant = edition.and_then(|edition| When::parse(due, edition.reading()).ok());
        let is_meant = |at: &(usize, &crate::model::Date)| {
            let wording = corpus.wording(at.1.when);
            corpus.str(wording.text) == due || Some(wording.when) == meant
        };
        // Dates past the 256th cannot be referred to.
        let Some(at) = owed().find(is_meant).and_then(|(at, _)| u8::try_from(at).ok()) else {
            let known = owed().map(|(_, date)| corpus.str(corpus.wording(date.when).text).to_owned());
            return Err((
                "due",
                CorpusMistake::NoSuchDeadline {
                    action: other.key().to_owned(),
                    known: known.collect(),
                },
            ));
        };
        Some(at)
    };
    let outcome = relation.outcome.unwrap_or(Outcome::Met);
    Ok(Some(Settles { outcome, date }))
}
