//! One action and what belongs to it, as packed records. Texts are [`Str`]s and lists are [`Ragged`] columns of
//! the [`Corpus`]; [`ActionRef`](super::ActionRef) reads them as one thing.
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
    /// What the document says of its progress, if anything.
    pub status: Option<Status>,
    /// How far it has come, where the document says so in numbers.
    pub percent: Option<Percent>,
    /// Whether a program worded it and nobody has looked yet.
    pub is_draft: bool,
}

/// An ambiguity, an error or a contradiction of the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caveat {
    /// What is wrong, if that is said.
    pub kind: Option<CaveatKind>,
    pub text: Str,
}

/// A place in the source document; 0 where it does not say.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Source {
    /// The running number of the bullet or paragraph within its objective, from 1.
    pub item: u32,
    /// The line of the text edition, from 1.
    pub line: u32,
    /// The last line, where the text goes on over a page; else `line`.
    pub last_line: u32,
}

/// What a document says of where an action stands beside items and lines. Few documents do, so that it has a column
/// of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What the document calls it, such as `M1C1-17`; may be empty.
    pub number: Str,
    /// Where it can be read; may be empty.
    pub url: Str,
    /// The page, from 1; 0 where it does not say.
    pub page: u32,
}

/// Something to read further.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Link {
    /// May be empty.
    pub title: Str,
    pub url: Str,
}

/// A date of an action. A date whose role is not `Occurred` is a deadline.
#[derive(Clone, Copy, Debug)]
pub struct Date {
    /// What falls on it; may be empty.
    pub what: Str,
    /// The wording and its window.
    pub when: WhenId,
    pub role: DateRole,
    /// How sure the document is of it.
    pub hedge: Hedge,
    /// Whether the year was worked out, because the text leaves it out.
    pub year_inferred: bool,
}

impl Date {
    /// Whether its role is that of a deadline: anything but the record of what has happened.
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

/// How a date comes again and again. It stands for one occurrence: that which counts by the clock.
#[derive(Clone, Copy, Debug)]
pub struct Recurring {
    pub series: Series,
    /// Which occurrence it stands for, from 0.
    pub number: u32,
    /// How often it comes, as the data words it.
    pub every: Str,
    /// From when on and until when, where the data says.
    pub from: Option<WhenId>,
    pub until: Option<WhenId>,
}

/// A body with what it has to do with an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Actor {
    pub body: TermId,
    pub role: ActorRole,
    /// Whether the document leaves it unnamed.
    pub inferred: bool,
}

#[derive(Clone, Copy, Debug)]
pub struct Amount {
    /// Where the text gives a sum.
    pub money: Option<Money>,
    pub what: Str,
    /// The pot that is meant, where one is named.
    pub measure: Option<MeasureId>,
    pub instrument: Option<TermId>,
    pub qualifier: Qualifier,
    /// How far the money has come, where the text says.
    pub stage: Option<Stage>,
    /// Whether it is investment that is to be mobilised from many sources, and not spent by a fund.
    pub mobilised: bool,
    /// How often it is paid; none for a sum that is paid once.
    pub per: Option<Rate>,
    /// The time it is for, where the text says.
    pub over: Option<WhenId>,
}

impl Amount {
    /// What it may be added to; none where no sum is given.
    pub fn unit(&self) -> Option<SumUnit> {
        self.money.map(|money| SumUnit {
            per: self.per,
            currency: money.currency,
        })
    }
}

/// A pot of money: many mentions, one pot.
#[derive(Clone, Copy, Debug)]
pub struct Measure {
    pub id: Str,
}

#[derive(Clone, Copy, Debug)]
pub struct Figure {
    pub indicator: Str,
    /// The number, where the text gives one and not only its change.
    pub value: Option<Number>,
    pub unit: Str,
    pub period: Option<WhenId>,
    pub change: Option<FigureChange>,
    pub source: Option<TermId>,
    /// Where, if that is not simply the action's places.
    pub place: Option<TermId>,
    pub qualifier: Qualifier,
}

/// What a statistic is to come to. The day it is to be reached by is a date of the action as well.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    pub indicator: Str,
    /// What it is to come to.
    pub value: Number,
    /// What it is counted from, where the text says.
    pub baseline: Option<Number>,
    pub unit: Str,
    pub by: Option<WhenId>,
    pub qualifier: Qualifier,
}

#[derive(Clone, Copy, Debug)]
pub struct FigureChange {
    pub by: Difference,
    pub qualifier: Qualifier,
    /// Compared with which time.
    pub versus: Option<WhenId>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Difference {
    /// In percent of the former value.
    Percent(Number),
    Absolute(Number),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    pub kind: RelationKind,
    /// What [`RelationKind::Settles`] says; none for other kinds.
    pub settles: Option<Settles>,
    pub to: ActionId,
}

/// How an action says that a deadline of another ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settles {
    pub outcome: Outcome,
    /// Which of the other's dates, by its place among them; none for all that are owed.
    pub date: Option<u8>,
}
