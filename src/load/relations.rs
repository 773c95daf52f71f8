//! Relations between actions: their ids resolved, the reverse recorded, what settles a deadline checked, and rings of
//! `PartOf` reported.

use super::origins::Origins;
use super::problem::{Mistake, Step};
use super::rings::rings;
use super::shard::ShardRelation;
use crate::model::ragged::Ragged;
use crate::model::text::Text;
use crate::model::words::{Outcome, RelationKind};
use crate::model::{ActionId, ActionRef, Corpus, Relation, Settles};
use crate::when::When;
use crate::when::schedule::Nature;

/// Resolves `relations`, one row per action; their texts are in `links`.
pub fn relate(corpus: &mut Corpus, origins: &mut Origins, relations: &Ragged<ShardRelation>, links: &Text) {
    let rows = corpus.actions.len();
    let mut resolved = Ragged::default();
    resolved.reserve(rows, relations.items().len());
    let mut reverse = Vec::with_capacity(relations.items().len());
    for row in 0..relations.rows() {
        let action = ActionId::at(row);
        for (index, relation) in relations.row(row).iter().enumerate() {
            let mut at = [Step::Field("related"), Step::Item(index), Step::Field("to")];
            let found = other(corpus, origins, action, links.get(relation.to)).and_then(|to| {
                if relation.kind == RelationKind::Continues && same_edition(corpus, action, to) {
                    return Err(Mistake::SameEdition(corpus.action(to).key().to_owned()));
                }
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
            Mistake::Cycle("PartOf", ids),
        );
    }
}

/// Whether two actions are of one edition: neither continues the other then.
fn same_edition(corpus: &Corpus, one: ActionId, other: ActionId) -> bool {
    let edition = |action: ActionId| corpus.edition_of(corpus.actions[action.index()].section);
    edition(one) == edition(other)
}

/// The action that a relation of `action` leads to.
fn other(corpus: &Corpus, origins: &mut Origins, action: ActionId, id: &str) -> Result<ActionId, Mistake> {
    match corpus.find(id) {
        Some(to) if to == action => Err(Mistake::SelfRelation),
        Some(to) => Ok(to),
        None => {
            let ids = corpus.all().map(ActionRef::key);
            Err(Mistake::Dangling {
                what: "action",
                id: id.to_owned(),
                meant: origins.suggestions.nearest(id, corpus.len(), ids),
            })
        }
    }
}

/// What a relation settles, or the field that is wrong and how.
fn settles(
    corpus: &Corpus,
    to: ActionId,
    relation: &ShardRelation,
    due: &str,
) -> Result<Option<Settles>, (&'static str, Mistake)> {
    let is_owed = |date: &crate::model::Date| date.is_deadline() && date.role.nature() == Nature::Owed;
    if relation.kind != RelationKind::Settles {
        return match (relation.outcome, due) {
            (None, "") => Ok(None),
            (Some(_), _) => Err(("outcome", Mistake::OnlySettles)),
            _ => Err(("due", Mistake::OnlySettles)),
        };
    }
    let other = corpus.action(to);
    let owed = || other.dates().iter().enumerate().filter(|(_, date)| is_owed(date));
    let date = if due.is_empty() {
        if owed().next().is_none() {
            return Err(("to", Mistake::NothingOwed(other.key().to_owned())));
        }
        None
    } else {
        let meant = When::parse(due, other.edition().as_of).ok();
        let is_meant = |at: &(usize, &crate::model::Date)| {
            let wording = corpus.wording(at.1.when);
            corpus.str(wording.text) == due || Some(wording.when) == meant
        };
        let Some((at, _)) = owed().find(is_meant) else {
            let known = owed().map(|(_, date)| corpus.str(corpus.wording(date.when).text).to_owned());
            return Err((
                "due",
                Mistake::NoSuchDeadline {
                    action: other.key().to_owned(),
                    known: known.collect(),
                },
            ));
        };
        u8::try_from(at).ok()
    };
    let outcome = relation.outcome.unwrap_or(Outcome::Met);
    Ok(Some(Settles { outcome, date }))
}
