//! Finds the objective of every file of actions.

use hashbrown::HashMap;

use super::problem::{CorpusMistake, Problem, Step};
use super::suggestions::Suggestions;
use crate::model::EditionId;

/// What determines where a file of actions belongs in the outline.
pub struct Head {
    pub file: usize,
    /// Its edition; `None` if it is not known which of several is meant.
    pub edition: Option<EditionId>,
    pub objective: String,
    /// The objective's number, or the order of a part.
    pub number: Result<u16, u32>,
}

/// A file with its place in the outline, or an empty objective for a part that names one that does not exist.
pub struct Placed {
    /// The index of its head among all heads; `None` for the empty objective.
    pub head: Option<usize>,
    pub file: usize,
    pub edition: EditionId,
    pub number: u16,
    /// The objective's id; for a part, that of the objective it adds to.
    pub objective: String,
    /// The order of a part among the parts; `None` for the objective itself.
    pub part: Option<u32>,
}

/// An objective that a part may belong to.
#[derive(Clone, Copy)]
struct Declared {
    edition: EditionId,
    number: u16,
    /// Whether it exists only because a part names it.
    stand_in: bool,
}

/// The objectives that parts may belong to. If several have the same id, the last counts.
#[derive(Default)]
struct Objectives {
    /// Those whose edition is known. Each is found by its id and edition, and by its id alone.
    of_edition: HashMap<(String, Option<EditionId>), Declared>,
    of_none: HashMap<String, Declared>,
}

impl Objectives {
    fn add(&mut self, id: &str, edition: Option<EditionId>, declared: Declared) {
        if edition.is_none() {
            self.of_none.insert(id.to_owned(), declared);
            return;
        }
        for edition in [edition, None] {
            self.of_edition.insert((id.to_owned(), edition), declared);
        }
    }

    /// The objective with this id, in this edition if that is known.
    fn find(&self, id: &str, edition: Option<EditionId>) -> Option<Declared> {
        let of_edition = self.of_edition.get(&(id.to_owned(), edition));
        of_edition.or_else(|| self.of_none.get(id)).copied()
    }
}

/// Finds the objective of every part, and sorts the files in the order of the document. A file that does not belong
/// anywhere is reported but still placed, since what refers to its actions is not wrong.
pub fn place_all(heads: &[Head], problems: &mut Vec<Problem>) -> Vec<Placed> {
    // Each objective without a known edition gets a distinct one, so that it is not mistaken for one of another edition.
    let nowhere = |file: usize| EditionId(u32::MAX - file as u32);
    let mut declared = Objectives::default();
    let mut ids: Vec<String> = Vec::new();
    for head in heads {
        if let Ok(number) = head.number {
            let edition = head.edition.unwrap_or(nowhere(head.file));
            let objective = Declared {
                edition,
                number,
                stand_in: false,
            };
            declared.add(&head.objective, head.edition, objective);
            ids.push(head.objective.clone());
        }
    }
    let mut suggestions = Suggestions::default();
    let mut placed = Vec::new();
    for (at, head) in heads.iter().enumerate() {
        let file = head.file;
        let (edition, number, part) = match head.number {
            Ok(number) => (head.edition.unwrap_or(nowhere(file)), number, None),
            Err(order) => {
                let own = declared.find(&head.objective, head.edition);
                if own.is_none_or(|own| own.stand_in) {
                    problems.push(no_objective(head, &ids, &mut suggestions));
                }
                let (edition, number) = if let Some(own) = own {
                    (own.edition, own.number)
                } else {
                    let edition = head.edition.unwrap_or(nowhere(file));
                    let number = u16::MAX;
                    placed.push(Placed {
                        head: None,
                        file,
                        edition,
                        number,
                        objective: head.objective.clone(),
                        part: None,
                    });
                    let objective = Declared {
                        edition,
                        number,
                        stand_in: true,
                    };
                    declared.add(&head.objective, head.edition, objective);
                    (edition, number)
                };
                (edition, number, Some(order))
            }
        };
        placed.push(Placed {
            head: Some(at),
            file,
            edition,
            number,
            objective: head.objective.clone(),
            part,
        });
    }
    placed.sort_by(|a, b| {
        let key = |placed: &Placed| (placed.edition, placed.number, placed.part, placed.file);
        let (one, other) = (key(a), key(b));
        (one.0, one.1, &a.objective, one.2, one.3).cmp(&(other.0, other.1, &b.objective, other.2, other.3))
    });
    placed
}

/// The problem of a part whose objective does not exist; `ids` are those of the objectives that do.
fn no_objective(part: &Head, ids: &[String], suggestions: &mut Suggestions) -> Problem {
    let names = ids.iter().map(String::as_str);
    let meant = suggestions.nearest(&part.objective, ids.len(), names);
    let mistake = CorpusMistake::Dangling {
        what: "objective",
        id: part.objective.clone(),
        meant,
    };
    Problem::of_value(part.file, vec![Step::Field("objective")], mistake)
}
