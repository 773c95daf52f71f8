//! Finds the objective of every file of actions.

use super::merge::Placed;
use super::problem::{Mistake, Place, Problem, Step};
use super::shard::Shard;
use crate::model::{EditionId, Section, SectionId};

/// A file of actions with what places it in the outline.
pub struct Head {
    pub shard: Shard,
    /// Its edition, unless it does not say which of several.
    pub edition: Option<EditionId>,
    pub objective: String,
    /// The objective's number, or the order of a part.
    pub number: Result<u16, u32>,
}

/// An objective that a part may belong to.
struct Declared {
    edition: EditionId,
    /// Whether the edition is known.
    sure: bool,
    id: String,
    number: u16,
    /// Whether it is only there because a part names it.
    stand_in: bool,
}

/// Finds the objective of every part. What cannot be placed is told, and placed somewhere all the same: what refers to
/// its actions is not wrong.
pub fn place_all(heads: Vec<Head>, problems: &mut Vec<Problem>) -> Vec<Placed> {
    // An objective of no known edition is not taken for the same one of another edition.
    let nowhere = |file: usize| EditionId(u16::MAX - (file % usize::from(u16::MAX / 2)) as u16);
    let mut declared: Vec<Declared> = heads
        .iter()
        .filter_map(|head| {
            Some(Declared {
                edition: head.edition.unwrap_or(nowhere(head.shard.file)),
                sure: head.edition.is_some(),
                id: head.objective.clone(),
                number: head.number.ok()?,
                stand_in: false,
            })
        })
        .collect();
    let mut placed = Vec::new();
    for head in heads {
        let file = head.shard.file;
        let (edition, number, part) = match head.number {
            Ok(number) => (head.edition.unwrap_or(nowhere(file)), number, None),
            Err(order) => {
                let same = declared.iter().filter(|other| other.id == head.objective);
                let own = same
                    .filter(|other| {
                        !other.sure || head.edition.is_none_or(|edition| edition == other.edition)
                    })
                    .max_by_key(|other| other.sure);
                if own.is_none_or(|own| own.stand_in) {
                    problems.push(no_objective(&head, &declared));
                }
                let (edition, number) = if let Some(own) = own {
                    (own.edition, own.number)
                } else {
                    let edition = head.edition.unwrap_or(nowhere(file));
                    let number = u16::MAX;
                    placed.push(stand_in(&head, edition, number));
                    declared.push(Declared {
                        edition,
                        sure: head.edition.is_some(),
                        id: head.objective.clone(),
                        number,
                        stand_in: true,
                    });
                    (edition, number)
                };
                (edition, number, Some(order))
            }
        };
        placed.push(Placed {
            shard: head.shard,
            edition,
            number,
            objective: head.objective,
            part,
        });
    }
    placed
}

/// The mistake of a part of an objective that does not exist.
fn no_objective(part: &Head, declared: &[Declared]) -> Problem {
    let real = declared.iter().filter(|other| !other.stand_in);
    let ids = real.map(|other| other.id.as_str());
    let meant = crate::text::nearest::nearest(&part.objective, ids).map(str::to_owned);
    Problem {
        file: part.shard.file,
        place: Place::Value(vec![Step::Field("objective")]),
        mistake: Mistake::Dangling {
            what: "objective",
            id: part.objective.clone(),
            meant,
        },
    }
}

/// An empty objective for a part that names one that does not exist.
fn stand_in(part: &Head, edition: EditionId, number: u16) -> Placed {
    let mut shard = Shard {
        file: part.shard.file,
        ..Shard::default()
    };
    let id = shard.text.push(&part.objective);
    shard.sections.push(Section {
        id,
        title: id,
        short: id,
        parent: None,
        depth: 0,
        line: 0,
        own: 0..0,
        actions: 0..0,
        end: SectionId::at(1),
    });
    Placed {
        shard,
        edition,
        number,
        objective: part.objective.clone(),
        part: None,
    }
}
