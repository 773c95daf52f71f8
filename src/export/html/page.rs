//! The page of a view while it is written: its text so far, the notes it cites, the anchors of its actions.

use super::anchors::Anchors;
use super::frame::{self, Breadth, References};
use crate::export::entries::Listing;
use crate::export::notes::Notes;
use crate::export::view::{ExportScope, ExportView};
use crate::model::ActionRef;

pub struct HtmlPage {
    pub out: String,
    pub notes: Notes,
    pub anchors: Anchors,
    references: References,
}

impl HtmlPage {
    pub fn new(view: &ExportView, listing: &Listing) -> Self {
        let days = view.library.days;
        let mut lines = view.documents(days);
        let title = if lines.is_empty() {
            String::new()
        } else {
            lines.remove(0)
        };
        lines.push(view.summary(days, listing));
        let breadth = match view.scope {
            ExportScope::Deadlines(_) | ExportScope::Table(..) => Breadth::Tables,
            ExportScope::Tree | ExportScope::Nodes(_) | ExportScope::Results(_) => Breadth::Prose,
        };
        Self {
            out: frame::begin(view.name(), &title, &lines, breadth),
            notes: Notes::new(view),
            anchors: Anchors::default(),
            references: References::default(),
        }
    }

    /// The citation of an action, as a link to its note.
    pub fn cite(&mut self, action: ActionRef) -> String {
        let number = self.notes.of(action);
        self.note(number)
    }

    pub fn note(&mut self, number: usize) -> String {
        self.references.to(number)
    }

    pub fn finish(mut self, view: &ExportView) -> String {
        let notes = self.notes.iter();
        let notes = notes.map(|(_, note)| (note.text.as_str(), note.url.as_deref()));
        frame::notes(&mut self.out, "Sources", notes);
        frame::end(&mut self.out, &view.footer());
        self.out
    }
}
