//! Vocabulary files, turned into vocabularies.

use super::problem::{Mistake, Place, Problem, Step};
use super::raw::{RawStr, RawTerm};
use super::shard::{dangling, is_title};
use crate::model::{Term, TermId, Vocabulary, VocabularyKind};

/// Vocabularies being gathered from several files.
#[derive(Default)]
pub struct Terms {
    vocabularies: [Vocabulary; 4],
    /// Where each term stands: file and index, by vocabulary and term.
    origins: [Vec<(usize, usize)>; 4],
    /// Broader terms by id, to be resolved when all terms are known.
    within: Vec<(VocabularyKind, TermId, usize, String)>,
}

impl Terms {
    /// Adds the terms of one file.
    pub fn add(&mut self, file: usize, kind: VocabularyKind, terms: Vec<RawTerm>) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (index, raw) in terms.into_iter().enumerate() {
            let mut wrong = |field, mistake| {
                let place = Place::Value(vec![Step::Item(index), Step::Field(field)]);
                problems.push(Problem { file, place, mistake });
            };
            if !is_term_id(&raw.id) {
                wrong("id", Mistake::BadId(raw.id.to_string()));
            }
            if !is_title(&raw.name) {
                wrong("name", Mistake::EmptyTitle("name"));
            }
            let own = |text: RawStr| text.0.into_owned();
            let term = Term {
                id: own(raw.id),
                name: own(raw.name),
                abbreviation: raw.abbreviation.map(own),
                aliases: raw.aliases.into_iter().map(own).collect(),
                within: Vec::new(),
            };
            let id = term.id.clone();
            if self.vocabularies[kind as usize].len() > usize::from(u16::MAX) {
                wrong("id", Mistake::TooMany("65,536 terms"));
                break;
            }
            match self.vocabularies[kind as usize].add(term) {
                Ok(number) => {
                    self.origins[kind as usize].push((file, index));
                    let within = raw.within.into_iter().enumerate();
                    self.within
                        .extend(within.map(|(at, broader)| (kind, number, at, own(broader))));
                }
                Err(first) => {
                    let (file, index) = self.origins[kind as usize][first.index()];
                    let place = Place::Value(vec![Step::Item(index), Step::Field("id")]);
                    let first = Some(Box::new(Problem {
                        file,
                        place,
                        mistake: Mistake::BadId(id.clone()),
                    }));
                    wrong(
                        "id",
                        Mistake::DuplicateId {
                            what: kind.one(),
                            id,
                            first,
                        },
                    );
                }
            }
        }
        problems
    }

    /// The vocabularies, with broader terms resolved.
    pub fn finish(mut self) -> ([Vocabulary; 4], Vec<Problem>) {
        let mut problems = Vec::new();
        for (kind, term, at, id) in std::mem::take(&mut self.within) {
            let (file, index) = self.origins[kind as usize][term.index()];
            let place = Place::Value(vec![Step::Item(index), Step::Field("within"), Step::Item(at)]);
            match self.vocabularies[kind as usize].find(&id) {
                Some(broader) if self.vocabularies[kind as usize].is_within(broader, term) => {
                    let ids = [term, broader, term]
                        .map(|term| self.vocabularies[kind as usize].term(term).id.clone());
                    problems.push(Problem {
                        file,
                        place,
                        mistake: Mistake::Cycle("within", ids.to_vec()),
                    });
                }
                Some(broader) => self.vocabularies[kind as usize]
                    .term_mut(term)
                    .within
                    .push(broader),
                None => {
                    let mistake = dangling(&self.vocabularies, kind, &id);
                    problems.push(Problem { file, place, mistake });
                }
            }
        }
        (self.vocabularies, problems)
    }
}

/// Ids of terms may have capitals, since places keep their ISO codes.
fn is_term_id(id: &str) -> bool {
    super::shard::is_id(&id.to_ascii_lowercase())
}
