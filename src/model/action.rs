//! An action and everything that belongs to it, as packed records. Texts are [`Str`]s and lists are [`Ragged`] columns of
//! the [`Corpus`]; [`ActionRef`](super::ActionRef) reads them together.
//!
//! [`Ragged`]: super::ragged::Ragged
//! [`Corpus`]: super::Corpus

use super::ids::{ActionId, MeasureId, SectionId, TermId, WhenId};
use super::kinds::KindId;
use super::money::{Money, SumUnit};
use super::number::Number;
use super::percent::Percent;
use super::text::Str;
use super::words::{
    ActorRole, Block, CaveatKind, DateRole, Hedge, Outcome, Qualifier, Rate, RelationKind, Stage, Status,
};
use crate::when::recurrence::Series;

#[derive(Clone, Copy, Debug)]
pub struct Action {
    pub id: Str,
    /// Who does what, in at most 90 characters.
    pub title: Str,
    /// One to three sentences; may be empty.
    pub summary: Str,
    pub section: SectionId,
    pub source: Source,
    pub block: Block,
    pub kind: KindId,
    /// What the document says about its progress, if anything.
    pub status: Option<Status>,
    /// How far it has come, where the document says so in numbers.
    pub percent: Option<Percent>,
    /// Whether a program wrote it and nobody has reviewed it yet.
    pub is_draft: bool,
}

/// An ambiguity, an error or a contradiction in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caveat {
    /// What is wrong, if the data says so.
    pub kind: Option<CaveatKind>,
    pub text: Str,
}

/// A place in the source document; each field is 0 where it is unknown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The running number of the bullet or paragraph within its objective, from 1.
    pub item: u32,
    /// The line of the text edition, from 1.
    pub line: u32,
    /// The last line, where the text continues across a page break; else `line`.
    pub last_line: u32,
}

/// Where an action is found in the document, other than by item and line. Few documents have this, so it is kept in a
/// separate column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What the document calls it, such as `M1C1-17`; may be empty.
    pub number: Str,
    /// Where it can be read; may be empty.
    pub url: Str,
    /// The page, from 1; 0 where it is unknown.
    pub page: u32,
}

/// A link to further reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// May be empty.
    pub title: Str,
    pub url: Str,
}

/// A date of an action. Unless its role is `Occurred`, it is a deadline.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    /// What falls on it; may be empty.
    pub what: Str,
    /// The wording and its window.
    pub when: WhenId,
    pub role: DateRole,
    /// How sure the document is of it.
    pub hedge: Hedge,
    /// Whether the year was inferred because the text leaves it out.
    pub year_inferred: bool,
}

impl Date {
    /// Whether its role is that of a deadline: any but `Occurred`.
    pub const fn is_deadline(&self) -> bool {
        !matches!(self.role, DateRole::Occurred)
    }
}

/// What a date counts from, where that is another action.
#[derive(Clone, Copy, Debug)]
pub struct After {
    pub action: ActionId,
    /// How long after: `90 days`.
    pub within: Str,
}

/// How a date recurs. The date itself represents one occurrence: the one that counts by the clock.
#[derive(Clone, Copy, Debug)]
pub struct Recurring {
    pub series: Series,
    /// The number of the occurrence that it represents, from 0.
    pub number: u32,
    /// How often it recurs, as the data words it.
    pub every: Str,
    /// When it starts and ends, where the data says so.
    pub from: Option<WhenId>,
    pub until: Option<WhenId>,
}

/// A body and its role in an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub body: TermId,
    pub role: ActorRole,
    /// Whether the document does not name it.
    pub inferred: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// The sum, where the text gives one.
    pub money: Option<Money>,
    pub what: Str,
    /// The pot that it belongs to, where one is named.
    pub measure: Option<MeasureId>,
    pub instrument: Option<TermId>,
    pub qualifier: Qualifier,
    /// How far the money has come, where the text says.
    pub stage: Option<Stage>,
    /// Whether it is investment to be mobilised from many sources rather than spent by a fund.
    pub mobilised: bool,
    /// How often it is paid; `None` for a sum that is paid once.
    pub per: Option<Rate>,
    /// The period it covers, where the text says.
    pub over: Option<WhenId>,
}

impl Amount {
    /// Which sums it can be added to; `None` where no sum is given.
    pub fn unit(&self) -> Option<SumUnit> {
        self.money.map(|money| SumUnit {
            per: self.per,
            currency: money.currency,
        })
    }
}

/// A pot of money, which many amounts may mention.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub id: Str,
}

#[derive(Clone, Copy, Debug)]
pub struct Figure {
    pub indicator: Str,
    /// The number itself; `None` where the text gives only its change.
    pub value: Option<Number>,
    pub unit: Str,
    pub period: Option<WhenId>,
    pub change: Option<FigureChange>,
    pub source: Option<TermId>,
    /// The place, where it differs from those of the action.
    pub place: Option<TermId>,
    pub qualifier: Qualifier,
}

/// The value a statistic is meant to reach. The day it is to be reached by is also a date of the action.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub indicator: Str,
    /// The value to be reached.
    pub value: Number,
    /// The value it starts from, where the text says.
    pub baseline: Option<Number>,
    pub unit: Str,
    pub by: Option<WhenId>,
    pub qualifier: Qualifier,
}

#[derive(Clone, Copy, Debug)]
pub struct FigureChange {
    pub by: Difference,
    pub qualifier: Qualifier,
    /// The period it is compared with.
    pub versus: Option<WhenId>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Difference {
    /// As a percentage of the former value.
    Percent(Number),
    Absolute(Number),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    pub kind: RelationKind,
    /// Details of a [`RelationKind::Settles`]; `None` for other kinds.
    pub settles: Option<Settles>,
    pub to: ActionId,
}

/// How a deadline of another action ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settles {
    pub outcome: Outcome,
    /// Which date of the other action, by its index within it; `None` for all that are owed.
    pub date: Option<u8>,
}
