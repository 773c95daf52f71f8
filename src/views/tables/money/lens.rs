//! Which money and which caveats belong to a question: one about Egypt is about money for Egypt, one about a fund about
//! what that fund pays, one about contradictions about those. What only happens to be in the same action is kept apart.

use crate::model::words::{CaveatKind, Stage, Word};
use crate::model::{ActionRef, Corpus, TermId, Vocabulary, VocabularyKind};
use crate::query::{Expr, Filter, Query, places_named};

/// Names beyond this many are only counted.
const NAMED: usize = 3;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// Money for these places, in ascending order, and for what is within them; for any place if empty.
    pub places: Vec<TermId>,
    /// Money of these funds, in ascending order, and of what is within them; of any fund if empty.
    pub instruments: Vec<TermId>,
    /// Money that has reached one of these stages and no later one; any stage if empty.
    pub stages: Vec<Stage>,
    /// Caveats of these kinds; of any kind if empty.
    pub caveats: Vec<CaveatKind>,
}

/// How much of a mention of money a lens lets through.
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
    /// The lens of a query: the places, funds, stages and caveats that everything it finds must have. A place named in plain
    /// words counts as if the query had asked for it by field.
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

    /// Like `self`, with what it leaves open taken from `other`.
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

    /// Which money counts, in words: `for Egypt, of NDICI`; `None` if all does.
    pub fn words(&self, corpus: &Corpus) -> Option<String> {
        let names = |vocabulary: &Vocabulary, terms: &[TermId], before: &str| {
            // A term within another that is named goes without saying.
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
