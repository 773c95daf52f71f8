//! A corpus ready to be written: everything has its id and its place.

use chrono::NaiveDate;

use super::names::NewVocabularies;
use crate::import::draft::{AmountFound, Draft, DraftSource, FigureFound, Item};
use crate::import::recurrence::Recurrence;
use crate::model::words::{ActorRole, Block, DateRole, Hedge, Kind, Status};
use crate::when::{FiscalYear, Language};

/// The edition as which the files are imported.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    pub id: String,
    pub document: Option<String>,
    pub follows: Option<String>,
    pub currency: Option<String>,
    pub language: Option<Language>,
    pub fiscal_year: Option<FiscalYear>,
    pub title: String,
    pub as_of: NaiveDate,
    /// Whether the day was worked out: from the name of the file, or from its age.
    pub as_of_inferred: bool,
    pub source: String,
}

/// A corpus as it is written.
#[derive(Clone, Debug)]
pub struct Composed {
    pub issue: Issue,
    /// The highest line of a heading or action in any of the files. No citation goes beyond it.
    pub lines: u32,
    pub objectives: Vec<Heading>,
    pub names: NewVocabularies,
    /// Actions whose id had to differ from the file's: the file's id and the new one.
    pub renamed: Vec<(String, String)>,
    /// Sums that no field holds, with the id of their action.
    pub sums_left: Vec<String>,
    /// The drafts that the actions are put together from, and how much was found in each.
    pub files: Vec<(Draft, Tally)>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    pub items: usize,
    pub dates: usize,
    pub amounts: usize,
    pub links: usize,
    /// Percentages and counts: how many there are, and how many of them are statistics or targets.
    pub figures: (usize, usize),
    pub undated: usize,
    /// Items whose title a person still has to check.
    pub drafts: usize,
}

impl Tally {
    pub fn add(&mut self, item: &Item, is_draft: bool) {
        self.items += 1;
        self.dates += item.dates.len();
        self.amounts += item.amounts.len();
        let measured = item.figures.iter().filter(|figure| figure.measured.is_some());
        self.figures.0 += item.figures.len();
        self.figures.1 += measured.count();
        self.links += usize::from(!item.links.is_empty());
        self.undated += usize::from(item.dates.is_empty());
        self.drafts += usize::from(is_draft);
    }
}

#[derive(Clone, Debug)]
pub struct Heading {
    pub id: String,
    pub title: String,
    pub line: u32,
    pub actions: Vec<ComposedEntry>,
    pub sections: Vec<Heading>,
}

impl Heading {
    /// Calls `act` on every action, in the order in which they are written.
    pub fn each_mut(&mut self, act: &mut impl FnMut(&mut ComposedEntry)) {
        self.actions.iter_mut().for_each(&mut *act);
        for section in &mut self.sections {
            section.each_mut(act);
        }
    }
}

/// An action as it is written, or the plan by which it is put together at that time.
#[derive(Clone, Debug)]
pub enum ComposedEntry {
    Whole(Box<ActionOut>),
    Plan(ItemPlan),
}

/// Where the item of an action is, and the id and number that were assigned to it.
#[derive(Clone, Debug)]
pub struct ItemPlan {
    pub id: String,
    pub file: usize,
    pub item: u32,
    /// Its number within the objective.
    pub number: u32,
}

#[derive(Clone, Debug, PartialEq)]
pub struct ActionOut {
    pub id: String,
    pub title: String,
    pub summary: String,
    pub block: Block,
    pub kind: Kind,
    pub status: Option<Status>,
    /// 0 to 100.
    pub percent: Option<u8>,
    pub tags: Vec<String>,
    pub dates: Vec<DateOut>,
    pub actors: Vec<(String, ActorRole, bool)>,
    pub places: Vec<String>,
    pub funds: Vec<String>,
    /// Those that the model can hold.
    pub amounts: Vec<AmountFound>,
    /// Statistics and targets only.
    pub figures: Vec<FigureFound>,
    /// The title of each, empty where it has none, and its address.
    pub links: Vec<(String, String)>,
    pub is_draft: bool,
    pub extra: Vec<(String, String)>,
    /// Its number within the objective.
    pub number: u32,
    pub source: DraftSource,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DateOut {
    pub when: String,
    pub wording: Option<String>,
    pub role: DateRole,
    pub what: String,
    pub hedge: Hedge,
    pub year_inferred: bool,
    /// How the date recurs, if it does; `when` is then the wording of the recurrence.
    pub again: Option<Recurrence>,
}
