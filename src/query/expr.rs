//! A parsed query.

use chrono::NaiveDate;
use hashbrown::HashSet;

use super::properties::{HasTest, IsTest};
use crate::editions::ChangeKind;
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::Recorded;
use crate::model::{
    ActionId, ActorRole, Block, CaveatKind, Currency, EditionId, Hedge, KindId, SectionId, Stage, Status,
    TermId,
};
use crate::when::Window;

/// A query parsed for one corpus and as of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Query {
    pub text: String,
    pub expr: Expr,
    /// The day from which states and relative dates are counted.
    pub as_of: NaiveDate,
    /// Notes on how it was understood, one line each.
    pub notes: Vec<String>,
}

impl Query {
    /// Whether it asks for nothing, so that every action matches.
    pub fn is_empty(&self) -> bool {
        self.expr.is_empty()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Expr {
    All(Vec<Expr>),
    Any(Vec<Expr>),
    Not(Box<Expr>),
    Text(Pattern),
    Filter(Filter),
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pattern {
    /// The letters as typed, without signs and quotes.
    pub text: String,
    pub manner: Manner,
    /// Whether a text must begin with these letters.
    pub at_start: bool,
    /// Whether a text must end with these letters.
    pub at_end: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Manner {
    /// The words in any order, tolerating typos.
    Fuzzy,
    Exact,
    /// Exactly as written, as whole words.
    Whole,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Filter {
    /// It is in one of these editions.
    Edition(Vec<EditionId>),
    /// It differs from the edition before in one of these ways, or in any way if none is given.
    Change(Vec<ChangeKind>),
    /// Its last day moved since the edition before by a number of days in this range, both included.
    Slip(i64, i64),
    /// Its reported progress in percent is in this range, both included.
    Percent(u8, u8),
    /// It ended in one of these ways, or has slipped.
    Outcome(Vec<Recorded>),
    /// It is one of these actions, which match by what journals say; the text says what that is, such as `on the watchlist`.
    Recorded(String, Vec<ActionId>),
    /// It is under one of these headings.
    In(Vec<SectionId>),
    Block(Vec<Block>),
    Kind(Vec<KindId>),
    /// It has one of these statuses; `None` means no status.
    Status(Vec<Option<Status>>),
    /// It refers to one of these terms. Only bodies have a role.
    Terms(VocabularyKind, Option<ActorRole>, Vec<TermId>),
    /// It refers to some term of a vocabulary or, if `false`, to none.
    AnyTerm(VocabularyKind, Option<ActorRole>, bool),
    Due(DeadlineKind, DateTest),
    Date(DateTest),
    /// It has a sum, in this currency or in any, within this range, both included and in ten-thousandths.
    Sum(Option<Currency>, u128, u128),
    Hedge(Vec<Hedge>),
    Stage(Vec<Stage>),
    /// It has a caveat of one of these kinds, or contradicts another action.
    Caveat(Vec<CaveatKind>),
    Id(String),
    Is(IsTest),
    Has(HasTest),
}

/// Which deadlines a test is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DeadlineKind {
    All,
    /// Deadlines at which something that runs ends: a programme, call or mandate.
    Running,
    /// Deadlines at which something begins: a piece of work or a period.
    Beginning,
}

/// A test of a date's window. A window without a bound is open on that side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DateTest {
    /// It may fall between these days: the window overlaps them.
    Within(Option<NaiveDate>, Option<NaiveDate>),
    /// Its last day is between these days.
    Ends(Option<NaiveDate>, Option<NaiveDate>),
    /// Its first day is between these days.
    Begins(Option<NaiveDate>, Option<NaiveDate>),
    /// It surely falls between these days.
    Surely(NaiveDate, NaiveDate),
    /// It surely falls on this day or before.
    UpTo(NaiveDate),
    /// It surely falls on this day or after.
    From(NaiveDate),
    /// There is such a date or, if `false`, there is none.
    Any(bool),
    /// No date matches, because the query asks for days outside the calendar.
    Never,
}

impl Expr {
    pub(super) fn is_empty(&self) -> bool {
        matches!(self, Self::All(parts) if parts.is_empty())
    }

    /// Whether it says itself which editions it is about.
    pub(super) fn names_edition(&self) -> bool {
        self.has_leaf(&|leaf| match leaf {
            Self::Filter(Filter::Change(kinds)) => kinds.contains(&ChangeKind::Gone),
            _ => matches!(leaf, Self::Filter(Filter::Edition(_) | Filter::Is(IsTest::Gone))),
        })
    }

    /// Whether any word or filter in it passes a test, including excluded ones.
    fn has_leaf(&self, passes: &impl Fn(&Self) -> bool) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(|part| part.has_leaf(passes)),
            Self::Not(inner) => inner.has_leaf(passes),
            Self::Text(_) | Self::Filter(_) => passes(self),
        }
    }

    /// Whether it looks for text, so that some matches are better than others.
    pub fn has_text(&self) -> bool {
        self.has_leaf(&|leaf| matches!(leaf, Self::Text(_)))
    }

    /// Whether it asks for settled deadlines, which lists of what is due otherwise leave out.
    pub fn asks_settled(&self) -> bool {
        match self {
            Self::All(parts) | Self::Any(parts) => parts.iter().any(Self::asks_settled),
            Self::Not(_) | Self::Text(_) => false,
            Self::Filter(Filter::Is(IsTest::State(state))) => state.is_settled(),
            Self::Filter(filter) => matches!(filter, Filter::Outcome(_) | Filter::Is(IsTest::Met)),
        }
    }

    /// Matches what all parts match. Duplicates are dropped, so that they cost nothing.
    pub(super) fn all(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::All(inner) => inner,
            other => vec![other],
        });
        Self::one_or(parts, Self::All)
    }

    /// Matches what any of the parts matches. Duplicates are dropped.
    pub(super) fn any(parts: Vec<Self>) -> Self {
        let parts = parts.into_iter().flat_map(|part| match part {
            Self::Any(inner) => inner,
            other => vec![other],
        });
        Self::one_or(parts, Self::Any)
    }

    fn one_or(parts: impl Iterator<Item = Self>, several: fn(Vec<Self>) -> Self) -> Self {
        let mut seen = HashSet::new();
        let mut parts: Vec<_> = parts.filter(|part| seen.insert(part.clone())).collect();
        match parts.len() {
            1 => parts.remove(0),
            _ => several(parts),
        }
    }
}

impl DateTest {
    /// Whether a window passes the test. For [`DateTest::Any`] every window does.
    pub fn matches(self, window: &Window) -> bool {
        match self {
            Self::Within(from, to) => {
                let early_enough = to.is_none_or(|to| window.earliest.is_none_or(|day| day <= to));
                let late_enough = from.is_none_or(|from| window.latest.is_none_or(|day| day >= from));
                early_enough && late_enough
            }
            Self::Ends(from, to) => window.latest.is_some_and(|day| lies_between(day, from, to)),
            Self::Begins(from, to) => window.earliest.is_some_and(|day| lies_between(day, from, to)),
            Self::Surely(from, to) => {
                window.earliest.is_some_and(|day| day >= from) && window.latest.is_some_and(|day| day <= to)
            }
            Self::UpTo(last) => window.latest.is_some_and(|day| day <= last),
            Self::From(first) => window.earliest.is_some_and(|day| day >= first),
            Self::Any(_) => true,
            Self::Never => false,
        }
    }
}

fn lies_between(day: NaiveDate, from: Option<NaiveDate>, to: Option<NaiveDate>) -> bool {
    from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to)
}
