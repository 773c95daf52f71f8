//! The properties that `is:` and `has:` ask for, each written once.

use crate::model::Hedge;
use crate::when::ScheduleState;

/// A property that `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IsTest {
    /// A deadline is in this state as of the clock; `Undated` is for next steps without any.
    State(ScheduleState),
    /// A deadline is met, late or not.
    Met,
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
    /// A program worded it and nobody has looked yet.
    Draft,
    Recurring,
    /// It stood in the edition before, and stands no longer.
    Gone,
    /// It was not in the edition before.
    New,
    /// A journal says that it is watched.
    Watched,
}

/// Something that `has:` asks for.
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
    /// A note in a journal.
    Note,
    /// A source in a journal.
    Evidence,
}

/// A value of `is:` or `has:`.
#[derive(Clone, Copy, Debug)]
pub struct TestInfo<T: 'static> {
    /// What is written after the colon.
    pub name: &'static str,
    /// What may be written as well.
    pub aliases: &'static [&'static str],
    pub means: &'static str,
    pub test: T,
}

const fn test<T>(
    name: &'static str,
    aliases: &'static [&'static str],
    test: T,
    means: &'static str,
) -> TestInfo<T> {
    TestInfo {
        name,
        aliases,
        means,
        test,
    }
}

pub const IS: &[TestInfo<IsTest>] = &[
    test(
        "overdue",
        &["late", "past"],
        IsTest::State(ScheduleState::Overdue),
        "a deadline is past with no outcome recorded",
    ),
    test(
        "possibly",
        &["possibly-overdue", "maybe"],
        IsTest::State(ScheduleState::PossiblyOverdue),
        "a deadline may be past, as its wording is approximate",
    ),
    test(
        "open",
        &["now"],
        IsTest::State(ScheduleState::Open),
        "the clock is inside the window of a deadline",
    ),
    test(
        "upcoming",
        &["ahead", "future"],
        IsTest::State(ScheduleState::Upcoming),
        "a deadline is still to come",
    ),
    test(
        "running",
        &["ongoing"],
        IsTest::State(ScheduleState::Running),
        "a programme, call or mandate runs",
    ),
    test(
        "ended",
        &[],
        IsTest::State(ScheduleState::Ended),
        "what ran is over; nobody owed its end",
    ),
    test(
        "in-effect",
        &["effective"],
        IsTest::State(ScheduleState::InEffect),
        "it has taken effect by itself",
    ),
    test(
        "met",
        &["done"],
        IsTest::Met,
        "a deadline is known to be met, late or not",
    ),
    test(
        "met-late",
        &[],
        IsTest::State(ScheduleState::MetLate),
        "a deadline is known to be met late",
    ),
    test(
        "partly-met",
        &["partly"],
        IsTest::State(ScheduleState::PartlyMet),
        "a deadline is known to be met in part",
    ),
    test(
        "missed",
        &["failed"],
        IsTest::State(ScheduleState::Missed),
        "a deadline is known to be missed",
    ),
    test(
        "dropped",
        &["cancelled"],
        IsTest::State(ScheduleState::Dropped),
        "what was due is given up",
    ),
    test(
        "undated",
        &[],
        IsTest::State(ScheduleState::Undated),
        "a next step without any deadline that is not reported as done",
    ),
    test("dated", &[], IsTest::Dated, "there is a deadline"),
    test(
        "tentative",
        &[],
        IsTest::Hedge(Hedge::Tentative),
        "a date is called tentative",
    ),
    test(
        "planned",
        &[],
        IsTest::Hedge(Hedge::Planned),
        "a date is called planned",
    ),
    test(
        "expected",
        &[],
        IsTest::Hedge(Hedge::Expected),
        "a date is called expected",
    ),
    test(
        "unconfirmed",
        &["tbc"],
        IsTest::Hedge(Hedge::ToBeConfirmed),
        "a date is to be confirmed",
    ),
    test(
        "conditional",
        &[],
        IsTest::Hedge(Hedge::Conditional),
        "a date depends on something",
    ),
    test("hedged", &["unsure"], IsTest::Hedged, "a date is not firm"),
    test("unowned", &["nobody"], IsTest::Unowned, "no body is accountable"),
    test("owned", &[], IsTest::Owned, "a body is accountable"),
    test(
        "inferred",
        &[],
        IsTest::Inferred,
        "a body or a year is inferred because the document omits it",
    ),
    test(
        "gone",
        &["dropped-in-silence"],
        IsTest::Gone,
        "listed in the edition before and not any more, with no outcome known",
    ),
    test("new", &[], IsTest::New, "not listed in the edition before"),
    test(
        "watched",
        &["followed"],
        IsTest::Watched,
        "it is on your watchlist",
    ),
    test("money", &["funded"], IsTest::Money, "money is mentioned"),
    test(
        "next",
        &["next-step"],
        IsTest::Next,
        "it is listed among the next steps",
    ),
    test(
        "recurring",
        &["recurs", "repeated"],
        IsTest::Recurring,
        "a deadline comes again and again",
    ),
    test(
        "draft",
        &["unchecked"],
        IsTest::Draft,
        "its title was made by an import and nobody has looked at it yet",
    ),
];

pub const HAS: &[TestInfo<HasTest>] = &[
    test(
        "caveat",
        &["caveats"],
        HasTest::Caveat,
        "an ambiguity or contradiction in the document is noted",
    ),
    test(
        "amount",
        &["amounts", "money", "eur"],
        HasTest::Amount,
        "money is mentioned",
    ),
    test(
        "figure",
        &["figures", "statistic"],
        HasTest::Figure,
        "a statistic is given",
    ),
    test(
        "target",
        &["targets", "baseline"],
        HasTest::Target,
        "a target is set for a statistic",
    ),
    test("date", &["dates"], HasTest::Date, "there is a date of any role"),
    test(
        "deadline",
        &["deadlines", "due"],
        HasTest::Deadline,
        "there is a deadline",
    ),
    test(
        "relation",
        &["relations", "related"],
        HasTest::Relation,
        "it is related to another action",
    ),
    test("who", &["body", "actor"], HasTest::Body, "a body is named"),
    test("where", &["place"], HasTest::Place, "a place is named"),
    test(
        "fund",
        &["instrument"],
        HasTest::Fund,
        "a fund or programme is named",
    ),
    test("act", &["acts"], HasTest::Act, "an act is named"),
    test("tag", &["tags"], HasTest::Tag, "there is a tag"),
    test(
        "link",
        &["links", "url"],
        HasTest::Link,
        "there is an address to open",
    ),
    test("status", &[], HasTest::Status, "the document reports a status"),
    test("summary", &[], HasTest::Summary, "there is a summary"),
    test("note", &["notes"], HasTest::Note, "a journal has a note on it"),
    test(
        "evidence",
        &["sources"],
        HasTest::Evidence,
        "a journal has a source for what became of it",
    ),
];
