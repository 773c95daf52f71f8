//! Relations between actions: their ids resolved, the reverse recorded, and rings of `PartOf` reported.

use super::origins::Origins;
use super::problem::{Mistake, Step};
use super::rings::rings;
use crate::model::ragged::Ragged;
use crate::model::text::{Str, Text};
use crate::model::words::RelationKind;
use crate::model::{ActionId, ActionRef, Corpus, Relation};

/// Resolves `relations`, one row per action; the ids of the other actions are in `ids`.
pub fn relate(
    corpus: &mut Corpus,
    origins: &mut Origins,
    relations: &Ragged<(RelationKind, Str)>,
    ids: &Text,
) {
    let rows = corpus.actions.len();
    let mut resolved = Ragged::default();
    resolved.reserve(rows, relations.items().len());
    let mut reverse = Vec::with_capacity(relations.items().len());
    for row in 0..relations.rows() {
        let action = ActionId::at(row);
        for (index, (kind, to)) in relations.row(row).iter().enumerate() {
            let at = [Step::Field("related"), Step::Item(index), Step::Field("to")];
            let id = ids.get(*to);
            let mistake = match corpus.find(id) {
                Some(to) if to == action => Mistake::SelfRelation,
                Some(to) => {
                    resolved.push(Relation { kind: *kind, to });
                    reverse.push((
                        to.0,
                        Relation {
                            kind: *kind,
                            to: action,
                        },
                    ));
                    continue;
                }
                None => {
                    let ids = corpus.all().map(ActionRef::key);
                    let meant = origins.suggestions.nearest(id, rows, ids);
                    Mistake::Dangling {
                        what: "action",
                        id: id.to_owned(),
                        meant,
                    }
                }
            };
            origins.report(corpus, action, &at, mistake);
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
