//! What a brief consists of, before any format: headings, passages, lists, tables and numbered notes.
//!
//! Every text in it is a single line without harmful characters, so that a format only has its own markup to escape.

use crate::export::notes::Note;
use crate::text::sanitize::visible;
pub use crate::views::tables::table::Align;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brief {
    /// What it is about: `Mauritania`.
    pub title: String,
    /// The question in words, the editions it is put to, and the as-of date: one line each.
    pub origin: Vec<String>,
    pub sections: Vec<BriefSection>,
    /// The notes, in the order of their numbers from 1.
    pub notes: Vec<Note>,
    /// A note on the whole brief, at its end.
    pub colophon: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BriefSection {
    pub heading: &'static str,
    pub parts: Vec<BriefPart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BriefPart {
    Paragraph(BriefPassage),
    /// A remark on the part before it: `And 7 more actions.`
    Remark(String),
    List(Vec<BriefPassage>),
    Table(BriefTable),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefPassage {
    pub text: String,
    /// From 1, in ascending order.
    pub notes: Vec<usize>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BriefTable {
    pub columns: Vec<BriefColumn>,
    pub rows: Vec<Vec<BriefPassage>>,
    /// The last line, with the sum of the others.
    pub foot: Option<Vec<BriefPassage>>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BriefColumn {
    pub name: &'static str,
    /// Its share of the width, in percent.
    pub share: u32,
    pub align: Align,
    /// Whether its contents are clear without its name, in a format that has no columns.
    pub is_bare: bool,
}

impl BriefPassage {
    pub fn new(text: &str, mut notes: Vec<usize>) -> Self {
        notes.sort_unstable();
        notes.dedup();
        Self {
            text: visible(text).trim().to_owned(),
            notes,
        }
    }

    pub fn plain(text: &str) -> Self {
        Self::new(text, Vec::new())
    }
}

impl BriefSection {
    /// A section, unless it would be empty.
    pub fn of(heading: &'static str, parts: Vec<BriefPart>) -> Option<Self> {
        (!parts.is_empty()).then_some(Self { heading, parts })
    }
}
