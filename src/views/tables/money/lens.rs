//! Which money and which caveats belong to a question: Egypt's question is about money for Egypt, a fund's about what that
//! fund pays, one of contradictions about those. What merely stands in the same action is kept apart.

use crate::model::words::{CaveatKind, Stage, Word};
use crate::model::{ActionRef, Corpus, TermId, Vocabulary, VocabularyKind};
use crate::query::{Expr, Filter, Query, places_named};

/// More names than this are counted.
const NAMED: usize = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// For these places, in ascending order, and what lies within them; for any where there is none.
    pub places: Vec<TermId>,
    /// Of these funds, in ascending order, and what lies within them; of any where there is none.
    pub instruments: Vec<TermId>,
    /// That has come this far, and no further; however far where there is none.
    pub stages: Vec<Stage>,
    /// Caveats of these kinds; of any where there is none.
    pub caveats: Vec<CaveatKind>,
}

/// How a mention of money lies to a lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LensShare {
    /// All of it belongs to the question.
    Own,
    /// It is for others as well, and the document does not split it.
    Shared,
    /// None of it does.
    Out,
}

impl Lens {
    /// The lens of a query: the places and funds that all of what it finds must have. A place that is named in plain words
    /// asks for its money as the field does.
    pub fn of(query: &Query, corpus: &Corpus) -> Self {
        let mut lens = Self::default();
        let parts = match &query.expr {
            Expr::All(parts) => parts.as_slice(),
            one => std::slice::from_ref(one),
        };
        for part in parts {
            match part {
                Expr::Filter(Filter::Terms(VocabularyKind::Places, _, terms)) => {
                    lens.places.extend(terms);
                }
                Expr::Filter(Filter::Terms(VocabularyKind::Instruments, _, terms)) => {
                    lens.instruments.extend(terms);
                }
                Expr::Filter(Filter::Stage(stages)) => lens.stages.extend(stages),
                Expr::Filter(Filter::Caveat(kinds)) => lens.caveats.extend(kinds),
                _ => {}
            }
        }
        let words = parts.iter().filter_map(|part| match part {
            Expr::Text(pattern) => Some(pattern.text.as_str()),
            _ => None,
        });
        lens.places
            .extend(places_named(corpus, &words.collect::<Vec<_>>()));
        lens.stages.sort_unstable();
        lens.stages.dedup();
        for terms in [&mut lens.places, &mut lens.instruments] {
            terms.sort_unstable();
            terms.dedup();
        }
        lens
    }

    /// The same, with what it leaves open taken from another.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        fn either<T>(own: Vec<T>, other: Vec<T>) -> Vec<T> {
            if own.is_empty() { other } else { own }
        }
        Self {
            stages: either(self.stages, other.stages),
            caveats: either(self.caveats, other.caveats),
            places: either(self.places, other.places),
            instruments: either(self.instruments, other.instruments),
        }
    }

    /// Which money counts, in words: `for Egypt, of NDICI`; none where all does.
    pub fn words(&self, corpus: &Corpus) -> Option<String> {
        let names = |vocabulary: &Vocabulary, terms: &[TermId], before: &str| {
            // A place within another that is named goes without saying.
            let within = |term: &TermId| {
                let others: Vec<TermId> = terms.iter().copied().filter(|other| other != term).collect();
                vocabulary.is_within_any(*term, &others)
            };
            let terms: Vec<&TermId> = terms.iter().filter(|term| !within(term)).collect();
            let named = terms
                .iter()
                .take(NAMED)
                .map(|term| vocabulary.term(**term).short());
            let named = named.collect::<Vec<_>>().join(" or ");
            match terms.len() {
                0 => None,
                1..=NAMED => Some(format!("{before} {named}")),
                more => Some(format!("{before} {named} or {} more", more - NAMED)),
            }
        };
        let stages = self.stages.iter().map(|stage| stage.label()).collect::<Vec<_>>();
        let parts = [
            names(corpus.place_terms(), &self.places, "for"),
            names(corpus.instrument_terms(), &self.instruments, "of"),
            (!stages.is_empty()).then(|| format!("that is {}", stages.join(" or "))),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        (!parts.is_empty()).then(|| parts.join(", "))
    }

    pub fn share(&self, action: ActionRef, index: usize) -> LensShare {
        let corpus = action.corpus;
        let places = of_list(corpus.place_terms(), &self.places, action.places_of_amount(index));
        let funds = match action.amounts().get(index).and_then(|amount| amount.instrument) {
            Some(fund) => of_list(corpus.instrument_terms(), &self.instruments, &[fund]),
            None => of_list(corpus.instrument_terms(), &self.instruments, action.instruments()),
        };
        places.max(funds)
    }
}

fn of_list(vocabulary: &Vocabulary, wanted: &[TermId], own: &[TermId]) -> LensShare {
    if wanted.is_empty() {
        return LensShare::Own;
    }
    match own
        .iter()
        .filter(|term| vocabulary.is_within_any(**term, wanted))
        .count()
    {
        0 => LensShare::Out,
        inside if inside == own.len() => LensShare::Own,
        _ => LensShare::Shared,
    }
}
