//! The tree of a corpus: editions hold objectives, objectives hold nested sections, sections hold actions.
//!
//! Everything is kept in the order of the document, so that a branch is always a range.

use std::ops::Range;

use chrono::NaiveDate;

use super::ids::{ActionId, EditionId, SectionId};
use super::money::Currency;
use super::text::Str;
use crate::when::{FiscalYear, Language, Reading};

#[derive(Clone, Debug)]
pub struct Edition {
    /// The id in the data, such as `2024-12`.
    pub id: Str,
    /// The id of the document that it is an edition of; its own id where the data names none.
    pub document: Str,
    /// The edition of the same document that this one follows.
    pub follows: Option<EditionId>,
    pub title: Str,
    /// A short title for narrow places; the full one where none is given.
    pub short: Str,
    /// Who issued it: the name of a body.
    pub issuer: Str,
    /// The day the text was written as of: what it calls past is before this day, what it announces after.
    pub as_of: NaiveDate,
    /// Whether that day was inferred because the document gives none.
    pub as_of_inferred: bool,
    /// The currency of amounts that state none.
    pub currency: Option<Currency>,
    /// The language in which its dates are worded.
    pub language: Language,
    /// When its fiscal years begin, if the data says.
    pub fiscal_year: Option<FiscalYear>,
    pub source_name: Str,
    /// Where the document can be read; may be empty.
    pub source_url: Str,
    /// How many lines its text edition has; 0 where unknown.
    pub source_lines: u32,
}

impl Edition {
    pub const fn reading(&self) -> Reading {
        Reading {
            edition: self.as_of,
            language: self.language,
            fiscal_year: self.fiscal_year,
        }
    }
}

/// An objective. Its title is that of its root section.
#[derive(Clone, Copy, Debug)]
pub struct Objective {
    pub id: Str,
    /// Its number in the document.
    pub number: u16,
    pub edition: EditionId,
    /// The root section, whose branch holds the whole objective.
    pub section: SectionId,
}

/// A heading and everything under it.
#[derive(Clone, Debug)]
pub struct Section {
    pub id: Str,
    pub title: Str,
    /// A short heading for narrow places; the full one where none is given.
    pub short: Str,
    /// The heading above; `None` for the root of an objective.
    pub parent: Option<SectionId>,
    /// How many headings are above it.
    pub depth: u8,
    /// Its line in the source; 0 if unknown.
    pub line: u32,
    /// The actions directly under it; they come before those of its subsections.
    pub own: Range<u32>,
    /// The actions of the whole branch.
    pub actions: Range<u32>,
    /// One past the last section of the branch: all sections nested in this one are between it and `end`.
    pub end: SectionId,
}

impl Section {
    /// The actions directly under the heading.
    pub fn own_actions(&self) -> impl ExactSizeIterator<Item = ActionId> + use<> {
        self.own.clone().map(ActionId)
    }

    /// The actions of the whole branch.
    pub fn all_actions(&self) -> impl ExactSizeIterator<Item = ActionId> + use<> {
        self.actions.clone().map(ActionId)
    }
}
