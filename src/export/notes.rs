//! Citations as numbered notes: the same place in a document has the same number throughout an export.

use hashbrown::HashMap;

use super::view::ExportView;
use crate::model::ActionRef;

#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Note {
    pub text: String,
    /// Where it can be read.
    pub url: Option<String>,
}

/// The notes of an export, in the order in which they are first cited.
#[derive(Debug, Default)]
pub struct Notes {
    numbers: HashMap<Note, usize>,
    all: Vec<Note>,
    /// Whether citations name their document in full, because several are in view.
    names_documents: bool,
}

impl Notes {
    pub fn new(view: &ExportView) -> Self {
        Self {
            names_documents: view.library.in_view(view.as_of).len() > 1,
            ..Self::default()
        }
    }

    /// The number of a note, from 1; an equal note keeps its number.
    pub fn number(&mut self, text: &str, url: Option<&str>) -> usize {
        let note = Note {
            text: text.to_owned(),
            url: url.map(str::to_owned),
        };
        let next = self.all.len() + 1;
        let number = *self.numbers.entry(note.clone()).or_insert(next);
        if number == next {
            self.all.push(note);
        }
        number
    }

    /// The number of the citation of an action.
    pub fn of(&mut self, action: ActionRef) -> usize {
        let citation = action.citation();
        self.of_words(&citation, Some(action))
    }

    /// The number of a citation in words. If it is just that of `action`, the note links to it; it may also be of several
    /// places.
    pub fn of_words(&mut self, citation: &str, action: Option<ActionRef>) -> usize {
        match action.filter(|action| action.citation() == citation) {
            Some(own) if self.names_documents => self.number(&own.full_citation(), own.url()),
            Some(own) => self.number(citation, own.url()),
            None => self.number(citation, None),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = (usize, &Note)> {
        self.all.iter().enumerate().map(|(index, note)| (index + 1, note))
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn finish(self) -> Vec<Note> {
        self.all
    }
}
