//! Vocabularies: the bodies, places, instruments and acts that actions refer to by id.

use hashbrown::HashMap;

use super::ids::TermId;
use crate::text::choices::choices;

choices! {
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum VocabularyKind(name, one) {
        /// Organisations, committees, states that act.
        Bodies("Bodies", "body"),
        /// Countries, regions, routes, towns.
        Places("Places", "place"),
        /// Funds, programmes, projects.
        Instruments("Instruments", "instrument"),
        /// Legal acts, agreements, plans, processes, systems.
        Acts("Acts", "act"),
        /// Words of a corpus's own. No file declares them: those that actions bear are there.
        Tags("Tags", "tag"),
    }
}

/// One term. Vocabularies are small, so that its texts are plain strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The id that data refers to.
    pub id: String,
    pub name: String,
    /// The usual short form, if there is one.
    pub abbreviation: Option<String>,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Broader terms of the same vocabulary.
    pub within: Vec<TermId>,
}

impl Term {
    /// The short form, or the full name where there is none.
    pub fn short(&self) -> &str {
        self.abbreviation.as_deref().unwrap_or(&self.name)
    }
}

/// All of them, in the order of [`VocabularyKind::ALL`].
pub type Vocabularies = [Vocabulary; 5];

#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<Term>,
    by_id: HashMap<String, TermId>,
}

impl Vocabulary {
    /// Adds a term, unless its id is taken: then the id of the term that has it.
    pub fn add(&mut self, term: Term) -> Result<TermId, TermId> {
        if let Some(taken) = self.by_id.get(&term.id) {
            return Err(*taken);
        }
        let id = TermId::at(self.terms.len());
        self.by_id.insert(term.id.clone(), id);
        self.terms.push(term);
        Ok(id)
    }

    pub fn find(&self, id: &str) -> Option<TermId> {
        self.by_id.get(id).copied()
    }

    pub fn term(&self, id: TermId) -> &Term {
        &self.terms[id.index()]
    }

    /// The short forms of several, with commas between them.
    pub fn names(&self, ids: &[TermId]) -> String {
        let names: Vec<&str> = ids.iter().map(|id| self.term(*id).short()).collect();
        names.join(", ")
    }

    pub fn term_mut(&mut self, id: TermId) -> &mut Term {
        &mut self.terms[id.index()]
    }

    /// All terms in the order they were added, with their numbers.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (TermId, &Term)> {
        self.terms
            .iter()
            .enumerate()
            .map(|(index, term)| (TermId::at(index), term))
    }

    pub fn len(&self) -> usize {
        self.terms.len()
    }

    pub fn is_empty(&self) -> bool {
        self.terms.is_empty()
    }

    /// Whether `term` is `broader`, or lies within it at any depth.
    pub fn is_within(&self, term: TermId, broader: TermId) -> bool {
        self.is_within_any(term, &[broader])
    }

    /// The same of any of several, in ascending order.
    pub fn is_within_any(&self, term: TermId, broader: &[TermId]) -> bool {
        // The loader sees to it that there are few around a term. Each is met once, so that no ring is a hang.
        let mut met = vec![term];
        let mut at = 0;
        while let Some(next) = met.get(at).copied() {
            if broader.binary_search(&next).is_ok() {
                return true;
            }
            for up in &self.term(next).within {
                if !met.contains(up) {
                    met.push(*up);
                }
            }
            at += 1;
        }
        false
    }
}
