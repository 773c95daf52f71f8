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
        /// Free keywords. No file declares them; they exist because actions have them.
        Tags("Tags", "tag"),
    }
}

/// One term. Vocabularies are small, so texts are plain strings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The id that data refers to.
    pub id: String,
    pub name: String,
    /// The usual abbreviation, if there is one.
    pub abbreviation: Option<String>,
    /// Other names and spellings.
    pub aliases: Vec<String>,
    /// Broader terms of the same vocabulary.
    pub within: Vec<TermId>,
}

impl Term {
    /// The abbreviation, or the full name where there is none.
    pub fn short(&self) -> &str {
        self.abbreviation.as_deref().unwrap_or(&self.name)
    }
}

/// All vocabularies, in the order of [`VocabularyKind::ALL`].
pub type Vocabularies = [Vocabulary; 5];

#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    terms: Vec<Term>,
    by_id: HashMap<String, TermId>,
}

impl Vocabulary {
    /// Adds a term. If its id is taken, returns the term that has it as the error.
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

    /// The short forms of several terms, separated by commas.
    pub fn names(&self, ids: &[TermId]) -> String {
        let names: Vec<&str> = ids.iter().map(|id| self.term(*id).short()).collect();
        names.join(", ")
    }

    pub fn term_mut(&mut self, id: TermId) -> &mut Term {
        &mut self.terms[id.index()]
    }

    /// All terms with their ids, in the order they were added.
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

    /// Whether `term` is `broader` or within it at any depth.
    pub fn is_within(&self, term: TermId, broader: TermId) -> bool {
        self.is_within_any(term, &[broader])
    }

    /// Like [`Self::is_within`], for any of several broader terms, which must be in ascending order.
    pub fn is_within_any(&self, term: TermId, broader: &[TermId]) -> bool {
        // The loader ensures that a term has few broader ones. Each is visited once, so a ring cannot loop for ever.
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
