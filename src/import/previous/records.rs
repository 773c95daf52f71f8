//! The records of RON files by their ids, each as it is written, including comments.

use hashbrown::HashMap;

use crate::import::ron_edits::{entries, field};
use crate::import::write::OutputFile;
use crate::load::pieces::Piece;

pub const LISTS: [&str; 2] = ["actions", "sections"];

/// The texts of records by kind and id: a section may have the id of an action.
#[derive(Clone, Debug, Default)]
pub struct Records(HashMap<(RecordKind, String), String>);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RecordKind {
    Action,
    Heading,
    Term,
}

impl Records {
    pub fn of(files: &[OutputFile]) -> Self {
        let mut records = Self::default();
        for file in files {
            records.file(&file.text);
        }
        records
    }

    pub fn get(&self, kind: RecordKind, id: &str) -> Option<&str> {
        self.0.get(&(kind, id.to_owned())).map(String::as_str)
    }

    fn file(&mut self, text: &str) {
        let Some(fields) = entries(text) else { return };
        // A vocabulary is a list of records without a name.
        if let [list] = &fields[..]
            && list.name.is_empty()
        {
            self.list(RecordKind::Term, list.value);
        } else if fields.iter().any(|field| LISTS.contains(&field.name)) {
            self.record(RecordKind::Heading, text, &fields);
        }
    }

    fn record(&mut self, kind: RecordKind, text: &str, fields: &[Piece<'_>]) {
        if let Some(id) = field(fields, "id") {
            self.0.insert((kind, id.to_owned()), text.to_owned());
        }
        for field in fields {
            match field.name {
                "actions" => self.list(RecordKind::Action, field.value),
                "sections" => self.list(RecordKind::Heading, field.value),
                _ => {}
            }
        }
    }

    fn list(&mut self, kind: RecordKind, list: &str) {
        for piece in entries(list).into_iter().flatten() {
            if let Some(fields) = entries(piece.value) {
                self.record(kind, piece.value, &fields);
            }
        }
    }
}
