//! Vocabulary files, turned into vocabularies.

use hashbrown::{HashMap, HashSet};

use super::names::{is_id, is_title};
use super::problem::{Mistake, Place, Problem, Step};
use super::raw::{RawStr, RawTerm};
use super::rings::{MOST_AROUND, overladen, rings};
use super::suggestions::Suggestions;
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
                    let first = Some((file, place));
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
        let mut suggestions = Suggestions::default();
        // The broader terms of each term, and where each of them is named.
        let mut up: HashMap<(usize, usize), Vec<(usize, Place)>> = HashMap::new();
        let mut met = HashSet::new();
        for (kind, term, at, id) in std::mem::take(&mut self.within) {
            let (file, index) = self.origins[kind as usize][term.index()];
            let place = Place::Value(vec![Step::Item(index), Step::Field("within"), Step::Item(at)]);
            if let Some(broader) = self.vocabularies[kind as usize].find(&id) {
                if !met.insert((kind, term, broader)) {
                    continue;
                }
                let vocabulary = &mut self.vocabularies[kind as usize];
                vocabulary.term_mut(term).within.push(broader);
                let above = up.entry((kind as usize, term.index())).or_default();
                above.push((broader.index(), place));
            } else {
                let mistake = suggestions.dangling(&self.vocabularies, kind, &id);
                problems.push(Problem { file, place, mistake });
            }
        }
        for kind in VocabularyKind::ALL {
            let vocabulary = &self.vocabularies[kind as usize];
            let above = |term: usize| up.get(&(kind as usize, term)).into_iter().flatten();
            let broader = |term: usize| above(term).map(|(broader, _)| *broader);
            let name = |term: usize| vocabulary.term(TermId::at(term)).id.clone();
            let wrong_rings = rings(vocabulary.len(), broader).into_iter().map(|ring| {
                let mistake = Mistake::Cycle("within", ring.names(name));
                (ring.nodes[0], Some(ring.nodes[1]), mistake)
            });
            let too_deep = overladen(vocabulary.len(), broader).into_iter().map(|term| {
                let (what, id, most) = (kind.one(), name(term), MOST_AROUND);
                (term, None, Mistake::TooManyAround { what, id, most })
            });
            for (term, next, mistake) in wrong_rings.chain(too_deep) {
                let mut named = above(term).filter(|(broader, _)| next.is_none_or(|next| *broader == next));
                problems.push(Problem {
                    file: self.origins[kind as usize][term].0,
                    place: named.next().map_or(Place::File, |(_, place)| place.clone()),
                    mistake,
                });
            }
        }
        (self.vocabularies, problems)
    }
}

/// Ids of terms may have capitals, since places keep their ISO codes.
fn is_term_id(id: &str) -> bool {
    is_id(&id.to_ascii_lowercase())
}
