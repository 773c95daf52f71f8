//! What a reader makes of a file: headings with items under them, each with what was found in it and where.
//!
//! The file's own words are kept beside their meaning. Actions, bodies and places get their ids later, in the same way for all
//! formats.

use std::fmt::Debug;
use std::ops::Range;
use std::sync::Arc;

use super::recurrence::Recurrence;
use crate::model::words::{ActorRole, Block, DateRole, Hedge, Qualifier, Stage, Status};

#[derive(Clone, Debug, Default)]
pub struct Draft {
    pub title: Option<String>,
    /// The as-of date that the document gives, in its own words.
    pub date: Option<UnderstoodWords>,
    /// Headings, outermost first; items before the first heading are under one without a title.
    pub sections: Vec<DraftSection>,
    /// The items under them.
    pub items: Items,
    /// Lines of the file that have content and led to no item or heading, each with the reason.
    pub left: Vec<Left>,
    pub lines: usize,
    /// What was not understood. The words are kept with the item.
    pub unread: Vec<UnreadWords>,
    /// How many more were not understood, if there are too many to list.
    pub unread_more: usize,
    /// Items made from several rows or paragraphs with the same id.
    pub joined: Vec<JoinedItems>,
    /// Names that no vocabulary has, the most frequent first.
    pub candidates: Vec<NameCandidate>,
    /// Remarks on how the file was read, a sentence each.
    pub notes: Vec<String>,
}

/// A date, sum or word that could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnreadWords {
    pub line: u32,
    /// What it was taken for: the name of a column, or `dates`.
    pub what: String,
    pub text: String,
    pub why: String,
}

/// A name that may be that of a body, a place, a fund or an act.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NameCandidate {
    pub name: String,
    /// How often it occurs in the text.
    pub count: usize,
    /// The first lines on which it occurs.
    pub lines: Vec<u32>,
}

/// Rows or paragraphs that became one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JoinedItems {
    pub id: String,
    pub lines: Vec<u32>,
    /// Whether they are identical.
    pub is_repeat: bool,
}

#[derive(Clone, Debug, Default)]
pub struct DraftSection {
    pub title: String,
    /// The line of the heading, from 1; 0 where it has none.
    pub line: u32,
    /// Its items, as indexes into [`Draft::items`].
    pub items: Vec<u32>,
    pub sections: Vec<DraftSection>,
}

impl DraftSection {
    /// The indexes of its items and of those in its sections, in the order in which they are written.
    pub fn in_order(&self) -> Vec<u32> {
        let inner = self.sections.iter().flat_map(Self::in_order);
        self.items.iter().copied().chain(inner).collect()
    }

    pub fn headings(&self) -> usize {
        let inner = self.sections.iter().map(Self::headings);
        usize::from(!self.title.is_empty()) + inner.sum::<usize>()
    }
}

/// The items of a draft, made on demand: an item is many times the size of its row or text, so those of a long file are never
/// all in memory.
#[derive(Clone, Debug, Default)]
pub struct Items(Option<Arc<dyn SourceRows>>);

/// Rows or texts that can be made into items.
pub trait SourceRows: Debug + Send + Sync {
    fn item(&self, at: u32) -> Item;
}

impl Items {
    pub fn of(rows: impl SourceRows + 'static) -> Self {
        Self(Some(Arc::new(rows)))
    }

    pub fn get(&self, at: u32) -> Item {
        self.0.as_ref().map(|rows| rows.item(at)).unwrap_or_default()
    }
}

#[derive(Clone, Debug, Default)]
pub struct Item {
    /// The id that the file gives it, as it is written there.
    pub id: Option<String>,
    /// What becomes its title: a column of a table, or the first clause of a text.
    pub title: String,
    /// The whole text of the item, which is its summary.
    pub text: String,
    /// Whether a person still has to check the title.
    pub is_draft: bool,
    pub block: Option<Block>,
    /// The kind, as the file names it.
    pub kind: Option<String>,
    pub status: Option<(Status, String)>,
    pub percent: Option<u8>,
    pub dates: Vec<DateFound>,
    /// How many places in its text that may hold a date were not searched, because it has too many.
    pub unsearched: usize,
    /// Names in its text that no vocabulary has.
    pub unknown: Vec<UnderstoodWords>,
    pub bodies: Vec<BodyFound>,
    /// Places in the words of the file, with the code of those that are known.
    pub places: Vec<UnderstoodWords>,
    pub funds: Vec<UnderstoodWords>,
    pub amounts: Vec<AmountFound>,
    pub figures: Vec<FigureFound>,
    pub tags: Vec<String>,
    pub links: Vec<(String, String)>,
    /// What no field takes, as pairs of a column's name and its text.
    pub extra: Vec<(String, String)>,
    pub source: DraftSource,
}

/// Words of the file, and what they were understood as.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnderstoodWords {
    pub words: String,
    /// What they mean: an id, or the canonical wording of a date; `None` if they could not be read.
    pub means: Option<String>,
    /// The line they are on, from 1.
    pub line: u32,
}

#[derive(Clone, Debug)]
pub struct DateFound {
    pub found: UnderstoodWords,
    pub role: DateRole,
    pub hedge: Hedge,
    /// What happens then, in a few words.
    pub what: String,
    pub year_inferred: bool,
    pub again: Option<Recurrence>,
}

#[derive(Clone, Debug)]
pub struct BodyFound {
    pub found: UnderstoodWords,
    pub role: ActorRole,
    pub inferred: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AmountFound {
    /// The digits, with a point for decimals: `1234.56`.
    pub value: String,
    /// ISO 4217.
    pub currency: String,
    pub qualifier: Qualifier,
    pub stage: Option<Stage>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct FigureFound {
    pub indicator: String,
    pub value: String,
    pub unit: String,
    pub qualifier: Qualifier,
    /// Whether it is a statistic or a target, if the text leaves no doubt. Any other figure is kept only in the text.
    pub measured: Option<Measured>,
}

/// A statistic for a date, or a target to be reached by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    In(String),
    By(String),
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftSource {
    /// Its first and last line, or its rows in a sheet; from 1, both included.
    pub lines: Option<Range<u32>>,
    pub page: Option<u32>,
    /// A reference of the document's own, such as `M1C1-17`.
    pub reference: Option<String>,
    pub url: Option<String>,
    /// Its sheet, in a workbook with several.
    pub sheet: Option<String>,
}

impl DraftSource {
    /// Its first and last line; the first line of the file if none is known.
    pub fn first_and_last(&self) -> (u32, u32) {
        let span = self.lines.clone().unwrap_or(1..1);
        let line = span.start.max(1);
        (line, span.end.max(line))
    }
}

/// A line that led to no item or heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    pub line: u32,
    pub text: String,
    /// Why, in a few words: `a rule`, `a table's decoration`.
    pub why: &'static str,
}

impl Left {
    pub fn new(line: u32, text: &str, why: &'static str) -> Self {
        Self {
            line,
            text: text.trim().to_owned(),
            why,
        }
    }
}
