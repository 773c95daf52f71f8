//! Terms that every corpus has without declaring them: countries, and bodies that many documents name.
//!
//! They are read at the first id that no file declares. Only those that are used, and what they lie within, become
//! terms of a corpus.

use std::sync::OnceLock;

use super::raw::{RawFile, RawStr, RawTerm, options};
use crate::model::{Corpus, Term, TermId, Vocabularies, Vocabulary, VocabularyKind};

/// The texts, in which a term comes after those it lies within or before them.
pub const FILES: [&str; 2] = [
    include_str!("../../assets/vocabulary/places.ron"),
    include_str!("../../assets/vocabulary/bodies.ron"),
];

/// All of them. A test sees to it that they can be read.
pub fn all() -> &'static Vocabularies {
    static ALL: OnceLock<Vocabularies> = OnceLock::new();
    ALL.get_or_init(|| {
        let mut all = Vocabularies::default();
        for text in FILES {
            match options().from_str::<RawFile>(text) {
                Ok(RawFile::Places(terms)) => fill(&mut all[VocabularyKind::Places as usize], terms),
                Ok(RawFile::Bodies(terms)) => fill(&mut all[VocabularyKind::Bodies as usize], terms),
                _ => {}
            }
        }
        all
    })
}

/// A term that a file declares, and the ids of its broader ones.
pub fn term_of(raw: RawTerm) -> (Term, Vec<String>) {
    let own = |text: RawStr| text.0.into_owned();
    let term = Term {
        id: own(raw.id),
        name: own(raw.name),
        abbreviation: raw.abbreviation.map(own),
        aliases: raw.aliases.into_iter().map(own).collect(),
        within: Vec::new(),
    };
    (term, raw.within.into_iter().map(own).collect())
}

fn fill(vocabulary: &mut Vocabulary, terms: Vec<RawTerm>) {
    let mut within = Vec::new();
    for raw in terms {
        let (term, broader) = term_of(raw);
        if let Ok(added) = vocabulary.add(term) {
            within.extend(broader.into_iter().map(|broader| (added, broader)));
        }
    }
    for (term, broader) in within {
        if let Some(broader) = vocabulary.find(&broader) {
            vocabulary.term_mut(term).within.push(broader);
        }
    }
}

/// A number for a term that the corpus itself does not have: it counts on behind those of the corpus, and
/// [`Adoption`] puts the number in its place that the term gets.
pub fn find(own: &Vocabulary, kind: VocabularyKind, id: &str) -> Option<TermId> {
    let common = all()[kind as usize].find(id)?;
    let number = own.len() + common.index();
    (number < usize::from(u16::MAX)).then(|| TermId::at(number))
}

/// Makes a common term one of the corpus, and what it lies within; where the corpus has the same id, that is meant.
pub fn adopt(vocabularies: &mut Vocabularies, kind: VocabularyKind, common: TermId) -> TermId {
    let from = &all()[kind as usize];
    let term = from.term(common);
    if let Some(own) = vocabularies[kind as usize].find(&term.id) {
        return own;
    }
    let within = term.within.iter();
    let within = within
        .map(|broader| adopt(vocabularies, kind, *broader))
        .collect();
    let term = Term {
        within,
        ..term.clone()
    };
    let vocabulary = &mut vocabularies[kind as usize];
    vocabulary.add(term).unwrap_or_else(|taken| taken)
}

/// The numbers of common terms in a corpus.
#[derive(Default)]
pub struct Adoption {
    /// How many terms the corpus had when numbers were given, by vocabulary.
    own: [usize; VocabularyKind::ALL.len()],
    /// What became of each common term that is used, by vocabulary.
    numbers: [Vec<TermId>; VocabularyKind::ALL.len()],
}

impl Adoption {
    /// Adopts the terms that actions name, in the order of the common lists, and has actions name them by their numbers.
    pub fn of_all(corpus: &mut Corpus) {
        let places = corpus.places.items().iter().chain(corpus.amount_places.items());
        let figures = corpus.figures.items().iter();
        let places = places
            .copied()
            .chain(figures.clone().filter_map(|figure| figure.place));
        let bodies = corpus.actors.items().iter().map(|actor| actor.body);
        let bodies = bodies.chain(figures.filter_map(|figure| figure.source));
        let places = places.map(|place| (VocabularyKind::Places, place));
        let used = places.chain(bodies.map(|body| (VocabularyKind::Bodies, body)));
        let adoption = Self::new(&mut corpus.vocabularies, used);
        let place = |place: &mut TermId| *place = adoption.number(VocabularyKind::Places, *place);
        let body = |body: &mut TermId| *body = adoption.number(VocabularyKind::Bodies, *body);
        corpus.places.items_mut().iter_mut().for_each(place);
        corpus.amount_places.items_mut().iter_mut().for_each(place);
        for actor in corpus.actors.items_mut() {
            body(&mut actor.body);
        }
        for figure in corpus.figures.items_mut() {
            figure.place.as_mut().map(place);
            figure.source.as_mut().map(body);
        }
    }

    fn new(vocabularies: &mut Vocabularies, used: impl Iterator<Item = (VocabularyKind, TermId)>) -> Self {
        let mut adoption = Self {
            own: std::array::from_fn(|kind| vocabularies[kind].len()),
            ..Self::default()
        };
        let mut common: Vec<_> = used
            .filter_map(|(kind, term)| {
                let index = term.index().checked_sub(adoption.own[kind as usize])?;
                Some((kind as usize, index))
            })
            .collect();
        common.sort_unstable();
        common.dedup();
        for (kind, index) in common {
            let number = adopt(vocabularies, VocabularyKind::ALL[kind], TermId::at(index));
            let numbers = &mut adoption.numbers[kind];
            numbers.resize(numbers.len().max(index + 1), TermId(0));
            numbers[index] = number;
        }
        adoption
    }

    /// The number that a term has in the corpus.
    fn number(&self, kind: VocabularyKind, term: TermId) -> TermId {
        let index = term.index().checked_sub(self.own[kind as usize]);
        let adopted = index.and_then(|index| self.numbers[kind as usize].get(index));
        adopted.copied().unwrap_or(term)
    }
}
