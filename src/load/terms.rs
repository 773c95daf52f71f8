//! Builds vocabularies from the files that declare their terms.

use hashbrown::{HashMap, HashSet};

use super::common;
use super::names::{is_id, is_title};
use super::problem::{CorpusMistake, Problem, ProblemPlace, Step};
use super::raw::RawTerm;
use super::rings::{MOST_AROUND, overladen, rings};
use super::suggestions::Suggestions;
use crate::model::{EditionId, Term, TermId, Vocabularies, VocabularyKind};

/// Vocabularies being gathered from several files.
#[derive(Default)]
pub struct Terms {
    vocabularies: Vocabularies,
    known: [Vec<KnownTerm>; VocabularyKind::ALL.len()],
}

/// What is known of a term in addition to its own fields.
struct KnownTerm {
    /// The file and index where it is declared.
    file: usize,
    index: usize,
    /// The edition it belongs to; `None` if all editions share it.
    edition: Option<EditionId>,
    /// The ids of its broader terms, to be resolved when all terms are known.
    within: Vec<String>,
}

impl Terms {
    /// Adds the terms of a file, which may belong to one edition. Files of newer editions must be added first.
    pub fn add(
        &mut self,
        (file, edition): (usize, Option<EditionId>),
        kind: VocabularyKind,
        terms: Vec<RawTerm>,
    ) -> Vec<Problem> {
        let mut problems = Vec::new();
        for (index, raw) in terms.into_iter().enumerate() {
            let mut wrong = |field, mistake| {
                let at = vec![Step::Item(index), Step::Field(field)];
                problems.push(Problem::of_value(file, at, mistake));
            };
            if !is_term_id(&raw.id) {
                wrong("id", CorpusMistake::BadId(raw.id.to_string()));
            }
            if !is_title(&raw.name) {
                wrong("name", CorpusMistake::EmptyTitle("name"));
            }
            let (term, within) = common::term_of(raw);
            if self.vocabularies[kind as usize].len() > usize::from(u16::MAX) {
                wrong("id", CorpusMistake::TooMany("65,536 terms"));
                break;
            }
            match self.vocabularies[kind as usize].add(term.clone()) {
                Ok(_) => self.known[kind as usize].push(KnownTerm {
                    file,
                    index,
                    edition,
                    within,
                }),
                Err(taken) => {
                    let first = &self.known[kind as usize][taken.index()];
                    let known = self.vocabularies[kind as usize].term(taken);
                    let differs = difference((known, &first.within), (&term, &within));
                    let of_known = first.edition;
                    let is_of_another = edition.is_some() && of_known.is_some() && of_known != edition;
                    if differs.is_some() && is_of_another {
                        // An edition may name it differently: the newest name is shown, and the others are aliases.
                        also_known_as(self.vocabularies[kind as usize].term_mut(taken), term);
                        continue;
                    }
                    let place = ProblemPlace::Value(vec![Step::Item(first.index), Step::Field("id")]);
                    let (what, id) = (kind.one(), term.id);
                    // Two files that agree declare the same term, so that vocabularies can be loaded together.
                    match differs {
                        _ if first.file == file => {
                            let first = Some((file, place));
                            wrong("id", CorpusMistake::DuplicateId { what, id, first });
                        }
                        Some(field) => {
                            let first = (first.file, place);
                            wrong(
                                "id",
                                CorpusMistake::OtherTerm {
                                    what,
                                    id,
                                    field,
                                    first,
                                },
                            );
                        }
                        None => {}
                    }
                }
            }
        }
        problems
    }

    pub fn finish(mut self) -> (Vocabularies, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut suggestions = Suggestions::default();
        // The broader terms of each term, and where each is named.
        let mut up: HashMap<(usize, usize), Vec<(usize, ProblemPlace)>> = HashMap::new();
        let mut met = HashSet::new();
        for kind in VocabularyKind::ALL {
            for (term, known) in self.known[kind as usize].iter().enumerate() {
                for (at, id) in known.within.iter().enumerate() {
                    let at = vec![Step::Item(known.index), Step::Field("within"), Step::Item(at)];
                    let own = self.vocabularies[kind as usize].find(id);
                    let broader = own.or_else(|| {
                        let common = common::all()[kind as usize].find(id)?;
                        Some(common::adopt(&mut self.vocabularies, kind, common))
                    });
                    let Some(broader) = broader else {
                        let mistake = suggestions.dangling(&self.vocabularies, kind, id);
                        problems.push(Problem::of_value(known.file, at, mistake));
                        continue;
                    };
                    if met.insert((kind, term, broader)) {
                        let vocabulary = &mut self.vocabularies[kind as usize];
                        vocabulary.term_mut(TermId::at(term)).within.push(broader);
                        let above = up.entry((kind as usize, term)).or_default();
                        above.push((broader.index(), ProblemPlace::Value(at)));
                    }
                }
            }
        }
        for kind in VocabularyKind::ALL {
            let vocabulary = &self.vocabularies[kind as usize];
            let above = |term: usize| up.get(&(kind as usize, term)).into_iter().flatten();
            let broader = |term: usize| above(term).map(|(broader, _)| *broader);
            let name = |term: usize| vocabulary.term(TermId::at(term)).id.clone();
            let wrong_rings = rings(vocabulary.len(), broader).into_iter().map(|ring| {
                let mistake = CorpusMistake::Cycle("within", ring.names(name));
                (ring.nodes[0], Some(ring.nodes[1]), mistake)
            });
            let too_deep = overladen(vocabulary.len(), broader).into_iter().map(|term| {
                let (what, id, most) = (kind.one(), name(term), MOST_AROUND);
                (term, None, CorpusMistake::TooManyAround { what, id, most })
            });
            for (term, next, mistake) in wrong_rings.chain(too_deep) {
                let mut named = above(term).filter(|(broader, _)| next.is_none_or(|next| *broader == next));
                problems.push(Problem {
                    file: self.known[kind as usize][term].file,
                    place: named
                        .next()
                        .map_or(ProblemPlace::File, |(_, place)| place.clone()),
                    mistake,
                });
            }
        }
        (self.vocabularies, problems)
    }
}

/// Adds another edition's names for a term as aliases.
fn also_known_as(known: &mut Term, other: Term) {
    for name in [other.name]
        .into_iter()
        .chain(other.abbreviation)
        .chain(other.aliases)
    {
        let is_known =
            known.name == name || known.abbreviation.as_ref() == Some(&name) || known.aliases.contains(&name);
        if !is_known {
            known.aliases.push(name);
        }
    }
}

fn sorted(texts: &[String]) -> Vec<String> {
    let mut texts = texts.to_vec();
    texts.sort_unstable();
    texts
}

/// The first field in which a term differs from the known one with the same id. Each is given with the ids of its broader
/// terms. The order of lists does not matter.
fn difference(
    (known, broader): (&Term, &[String]),
    (term, within): (&Term, &[String]),
) -> Option<&'static str> {
    let fields = [
        ("name", known.name == term.name),
        ("abbreviation", known.abbreviation == term.abbreviation),
        ("aliases", sorted(&known.aliases) == sorted(&term.aliases)),
        ("within", sorted(broader) == sorted(within)),
    ];
    let differs = fields.into_iter().find(|(_, same)| !same);
    differs.map(|(field, _)| field)
}

/// Ids of terms may have capitals, since places keep their ISO codes.
fn is_term_id(id: &str) -> bool {
    is_id(&id.to_ascii_lowercase())
}
