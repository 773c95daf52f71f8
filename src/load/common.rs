//! Terms that every corpus can use without declaring them: countries, and bodies that many documents name.
//!
//! They are read when the first id comes up that no file declares. Only those that are used, and their broader terms,
//! become terms of a corpus.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::raw::{RawFile, RawStr, RawTerm, options};
use crate::model::{Corpus, Term, TermId, Vocabularies, Vocabulary, VocabularyKind};

/// The vocabulary files. A term may come before or after its broader ones.
pub const FILES: [&str; 2] = [
    include_str!("../../assets/vocabulary/places.ron"),
    include_str!("../../assets/vocabulary/bodies.ron"),
];

/// All common terms. A test ensures that the files can be read.
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

/// A provisional number for a common term that the corpus does not have, beyond those of the corpus. [`adopt_used`] later
/// replaces it by the final one.
pub fn find(own: &Vocabulary, kind: VocabularyKind, id: &str) -> Option<TermId> {
    let common = all()[kind as usize].find(id)?;
    let number = own.len() + common.index();
    (number < usize::from(u16::MAX)).then(|| TermId::at(number))
}

/// Adds a common term and its broader ones to the corpus. If the corpus has a term with the same id, returns that one.
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

/// Adopts the common terms that actions name, in the order of the common lists, and replaces their provisional numbers.
pub fn adopt_used(corpus: &mut Corpus) {
    let own: [usize; VocabularyKind::ALL.len()] = std::array::from_fn(|kind| corpus.vocabularies[kind].len());
    let common = |kind: VocabularyKind, term: TermId| {
        let index = term.index().checked_sub(own[kind as usize])?;
        Some((kind as usize, index))
    };
    let mut numbers = BTreeMap::new();
    each_term(corpus, |kind, term| {
        numbers.extend(common(kind, *term).map(|common| (common, *term)));
    });
    for ((kind, index), number) in &mut numbers {
        let kind = VocabularyKind::ALL[*kind];
        *number = adopt(&mut corpus.vocabularies, kind, TermId::at(*index));
    }
    each_term(corpus, |kind, term| {
        let number = common(kind, *term).and_then(|common| numbers.get(&common));
        *term = number.copied().unwrap_or(*term);
    });
}

/// Visits the places and bodies that actions name: only these can be common terms.
fn each_term(corpus: &mut Corpus, mut visit: impl FnMut(VocabularyKind, &mut TermId)) {
    let places = corpus.places.items_mut().iter_mut();
    for place in places.chain(corpus.amount_places.items_mut()) {
        visit(VocabularyKind::Places, place);
    }
    for actor in corpus.actors.items_mut() {
        visit(VocabularyKind::Bodies, &mut actor.body);
    }
    for figure in corpus.figures.items_mut() {
        if let Some(place) = &mut figure.place {
            visit(VocabularyKind::Places, place);
        }
        if let Some(body) = &mut figure.source {
            visit(VocabularyKind::Bodies, body);
        }
    }
}
