//! The properties that `is:` and `has:` ask for, each defined once.

use crate::model::Hedge;
use crate::when::ScheduleState;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IsTest {
    /// A deadline is in this state as of the clock; `Undated` is for next steps without a deadline.
    State(ScheduleState),
    Met,
    /// It has a deadline that somebody still has to meet.
    Due,
    /// It is still to be done, with a deadline or without.
    ToDo,
    Hedge(Hedge),
    /// A date is hedged in any way.
    Hedged,
    Unowned,
    Owned,
    /// Something was worked out rather than said.
    Inferred,
    Dated,
    Money,
    /// It is listed among the next steps.
    Next,
    /// A program worded it and nobody has checked it yet.
    Draft,
    Recurring,
    /// It was in the edition before, but no longer is.
    Gone,
    /// It was not in the edition before.
    New,
    /// A journal says that it is watched.
    Watched,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HasTest {
    Caveat,
    Amount,
    Figure,
    Target,
    Date,
    Deadline,
    /// A relation, in either direction.
    Relation,
    Body,
    Place,
    Fund,
    Act,
    Tag,
    Link,
    Status,
    Summary,
    Note,
    Evidence,
}

#[derive(Clone, Copy, Debug)]
pub struct TestInfo<T: 'static> {
    /// The name after the colon.
    pub name: &'static str,
    /// Other names for the value.
    pub aliases: &'static [&'static str],
    pub means: &'static str,
    pub test: T,
}

impl<T> TestInfo<T> {
    /// The names that may be written after the colon.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }
}

/// One row per value: its test, its name and aliases, and what it asks for.
macro_rules! values {
    ($($test:expr => $name:literal $(| $alias:literal)*, $means:literal;)*) => {
        &[$(TestInfo { name: $name, aliases: &[$($alias),*], means: $means, test: $test }),*]
    };
}

pub const IS: &[TestInfo<IsTest>] = values! {
    IsTest::State(ScheduleState::Overdue) => "overdue" | "late" | "past", "a deadline is past with no outcome recorded";
    IsTest::State(ScheduleState::PossiblyOverdue) => "possibly" | "possibly-overdue" | "maybe",
        "a deadline may be past, as its wording is approximate";
    IsTest::State(ScheduleState::Open) => "open" | "now", "the clock is inside the window of a deadline";
    IsTest::State(ScheduleState::Upcoming) => "upcoming" | "ahead" | "future", "a deadline is still to come";
    IsTest::Due => "due" | "owed", "a deadline is still to be met: overdue, open or to come";
    IsTest::ToDo => "todo" | "to-do" | "outstanding" | "pending", "it is still to be done, with or without a deadline";
    IsTest::State(ScheduleState::Running) => "running" | "ongoing", "a programme, call or mandate runs";
    IsTest::State(ScheduleState::Ended) => "ended", "a programme, call or mandate has ended";
    IsTest::State(ScheduleState::InEffect) => "in-effect" | "effective", "it has taken effect by itself";
    IsTest::Met => "met" | "done", "a deadline is known to be met, late or not";
    IsTest::State(ScheduleState::MetLate) => "met-late", "a deadline is known to be met late";
    IsTest::State(ScheduleState::PartlyMet) => "partly-met" | "partly", "a deadline is known to be met in part";
    IsTest::State(ScheduleState::Missed) => "missed" | "failed", "a deadline is known to be missed";
    IsTest::State(ScheduleState::Dropped) => "dropped" | "cancelled", "what was due is given up";
    IsTest::State(ScheduleState::Undated) => "undated", "a next step without any deadline that is not reported as done";
    IsTest::Dated => "dated", "there is a deadline";
    IsTest::Hedge(Hedge::Tentative) => "tentative", "a date is called tentative";
    IsTest::Hedge(Hedge::Planned) => "planned", "a date is called planned";
    IsTest::Hedge(Hedge::Expected) => "expected", "a date is called expected";
    IsTest::Hedge(Hedge::ToBeConfirmed) => "unconfirmed" | "tbc", "a date is to be confirmed";
    IsTest::Hedge(Hedge::Conditional) => "conditional", "a date depends on something";
    IsTest::Hedged => "hedged" | "unsure", "a date is not firm";
    IsTest::Unowned => "unowned" | "nobody", "no body is accountable";
    IsTest::Owned => "owned", "a body is accountable";
    IsTest::Inferred => "inferred", "a body or a year is inferred because the document omits it";
    IsTest::Gone => "gone" | "dropped-in-silence", "listed in the edition before but no longer, with no outcome known";
    IsTest::New => "new", "not listed in the edition before";
    IsTest::Watched => "watched" | "followed", "it is on your watchlist";
    IsTest::Money => "money" | "funded", "money is mentioned";
    IsTest::Next => "next" | "next-step", "it is listed among the next steps";
    IsTest::Recurring => "recurring" | "recurs" | "repeated", "a deadline recurs";
    IsTest::Draft => "draft" | "unchecked", "its title was made by an import and nobody has looked at it yet";
};

pub const HAS: &[TestInfo<HasTest>] = values! {
    HasTest::Caveat => "caveat" | "caveats", "an ambiguity or contradiction in the document is noted";
    HasTest::Amount => "amount" | "amounts" | "money" | "eur", "money is mentioned";
    HasTest::Figure => "figure" | "figures" | "statistic", "a statistic is given";
    HasTest::Target => "target" | "targets" | "baseline", "a target is set for a statistic";
    HasTest::Date => "date" | "dates", "there is a date of any role";
    HasTest::Deadline => "deadline" | "deadlines" | "due", "there is a deadline";
    HasTest::Relation => "relation" | "relations" | "related", "it is related to another action";
    HasTest::Body => "who" | "body" | "actor", "a body is named";
    HasTest::Place => "where" | "place", "a place is named";
    HasTest::Fund => "fund" | "instrument", "a fund or programme is named";
    HasTest::Act => "act" | "acts", "an act is named";
    HasTest::Tag => "tag" | "tags", "there is a tag";
    HasTest::Link => "link" | "links" | "url", "there is an address to open";
    HasTest::Status => "status", "the document reports a status";
    HasTest::Summary => "summary", "there is a summary";
    HasTest::Note => "note" | "notes", "a journal has a note on it";
    HasTest::Evidence => "evidence" | "sources", "a journal has a source for what became of it";
};
