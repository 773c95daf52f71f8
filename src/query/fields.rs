//! The fields of a query, written once: parsing, its errors, help, completions and the page in `docs/` derive from
//! these tables.

use std::sync::LazyLock;

use crate::model::vocabulary::VocabularyKind;
use crate::model::{Block, Corpus, Currency, Hedge, Kind, Stage, Status, Word};
use crate::text::nearest::nearest;
use crate::when::ScheduleState;

/// Which field a test is on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// An objective or a heading.
    In,
    /// Where the document lists the action.
    Block,
    Kind,
    /// What the document says of its progress.
    Status,
    Who,
    Where,
    Fund,
    /// A legal act, plan, process or system.
    Act,
    Due,
    Date,
    /// A sum in this currency, or in any.
    Sum(Option<Currency>),
    Hedge,
    Stage,
    Id,
    /// A property from a closed list.
    Is,
    Has,
}

/// How a field is compared with its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// `:`
    Is,
    /// `=`
    Surely,
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    More,
    /// `>=`
    AtLeast,
}

/// One line of the table of fields.
#[derive(Clone, Copy, Debug)]
pub struct FieldInfo {
    pub field: FieldName,
    /// What is written before the colon.
    pub name: &'static str,
    /// What may be written as well.
    pub aliases: &'static [&'static str],
    pub means: &'static str,
    pub example: &'static str,
    /// Whether `<`, `<=`, `>` and `>=` may stand in the place of the colon.
    pub ordered: bool,
}

const fn field(
    field: FieldName,
    name: &'static str,
    aliases: &'static [&'static str],
    means: &'static str,
    example: &'static str,
) -> FieldInfo {
    let ordered = matches!(field, FieldName::Due | FieldName::Date | FieldName::Sum(_));
    FieldInfo {
        field,
        name,
        aliases,
        means,
        example,
        ordered,
    }
}

pub const FIELDS: &[FieldInfo] = &[
    field(
        FieldName::In,
        "in",
        &["objective", "section", "under"],
        "is in an objective (number, id or title) or under a heading",
        "in:pact",
    ),
    field(
        FieldName::Block,
        "block",
        &[],
        "is listed as a step, next step, figure or context",
        "block:next",
    ),
    field(
        FieldName::Kind,
        "kind",
        &["type"],
        "is of this kind",
        "kind:meeting",
    ),
    field(
        FieldName::Status,
        "status",
        &[],
        "is reported as announced, under way, adopted, …",
        "status:planned",
    ),
    field(
        FieldName::Who,
        "who",
        &["body", "actor", "by"],
        "involves a body or one within it; may be prefixed with a role",
        "who:accountable=frontex",
    ),
    field(
        FieldName::Where,
        "where",
        &["place", "country"],
        "concerns a place or one within it",
        "where:tunisia",
    ),
    field(
        FieldName::Fund,
        "fund",
        &["instrument", "programme"],
        "is paid by a fund or programme, or one within it",
        "fund:ndici",
    ),
    field(
        FieldName::Act,
        "act",
        &["law", "file"],
        "concerns a legal act, plan, process or system, or one within it",
        "act:ees",
    ),
    field(
        FieldName::Due,
        "due",
        &["deadline"],
        "has a deadline that may fall within a period; with < or > one that is certainly before or after it",
        "due:2025-Q1",
    ),
    field(
        FieldName::Date,
        "date",
        &["when"],
        "has any such date, including past ones",
        "date:2024-11",
    ),
    field(
        FieldName::Sum(None),
        "amount",
        &["money", "sum"],
        "mentions a sum, in whatever currency",
        "amount>1m",
    ),
    field(
        FieldName::Sum(Some(Currency::EUR)),
        "eur",
        &["euro"],
        "mentions a sum in euros; any other currency by its code: `cad>1m`, `usd:none`",
        "eur>100m",
    ),
    field(
        FieldName::Hedge,
        "hedge",
        &[],
        "has a date that is firm, planned, expected, tentative, …",
        "hedge:tentative",
    ),
    field(
        FieldName::Stage,
        "stage",
        &[],
        "mentions money that is proposed, adopted, paid, …",
        "stage:adopted",
    ),
    field(
        FieldName::Id,
        "id",
        &[],
        "has an id with this prefix",
        "id:pact.nip",
    ),
    field(
        FieldName::Is,
        "is",
        &[],
        "is overdue, open, undated, tentative, unowned, …",
        "is:overdue",
    ),
    field(
        FieldName::Has,
        "has",
        &["with"],
        "has a caveat, an amount, a figure, a date, …",
        "has:caveat",
    ),
];

/// The codes of ISO 4217 in small letters: each names a field that is asked as `eur` is.
static CODES: LazyLock<Vec<(Currency, String)>> = LazyLock::new(|| {
    let others = Currency::all().filter(|currency| *currency != Currency::EUR);
    others
        .map(|currency| (currency, currency.code().to_lowercase()))
        .collect()
});

static CURRENCIES: LazyLock<Vec<FieldInfo>> = LazyLock::new(|| {
    let codes = CODES.iter();
    codes
        .map(|(currency, code)| {
            field(
                FieldName::Sum(Some(*currency)),
                code,
                &[],
                "mentions a sum in this currency",
                "cad>1m",
            )
        })
        .collect()
});

impl FieldInfo {
    /// The field written as `name`, in any case.
    pub fn named(name: &str) -> Option<&'static Self> {
        let is = |other: &str| other.eq_ignore_ascii_case(name);
        FIELDS
            .iter()
            .find(|info| is(info.name) || info.aliases.iter().copied().any(is))
            .or_else(|| CURRENCIES.iter().find(|info| is(info.name)))
    }

    /// The field that was probably meant: one of the table, else a currency.
    pub(super) fn nearest(name: &str, op: Op) -> Option<&'static str> {
        let codes = || CURRENCIES.iter().map(|info| info.name);
        nearest(name, Self::names_for(op)).or_else(|| nearest(name, codes()))
    }

    /// Every name that may stand before a sign.
    pub(super) fn names_for(op: Op) -> impl Iterator<Item = &'static str> {
        let may = move |name: &&str| {
            let is_ordered = Self::named(name).is_some_and(|info| info.ordered);
            is_ordered || matches!(op, Op::Is | Op::Surely)
        };
        Self::names().filter(may)
    }

    /// Every name that may stand before a colon.
    pub fn names() -> impl Iterator<Item = &'static str> {
        FIELDS
            .iter()
            .flat_map(|info| std::iter::once(info.name).chain(info.aliases.iter().copied()))
    }
}

/// A property that `is:` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum IsTest {
    /// A deadline is in this state as of the clock; `Undated` is for next steps without any.
    State(ScheduleState),
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
    Status,
    Summary,
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

/// Every value of `is:`.
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
        "undated",
        &[],
        IsTest::State(ScheduleState::Undated),
        "a next step without any deadline",
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
    test("money", &["funded"], IsTest::Money, "money is mentioned"),
    test(
        "next",
        &["next-step"],
        IsTest::Next,
        "it is listed among the next steps",
    ),
];

/// Every value of `has:`.
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
    test("status", &[], HasTest::Status, "the document reports a status"),
    test("summary", &[], HasTest::Summary, "there is a summary"),
];

/// Other words for members of closed lists.
pub(super) const BLOCK_ALIASES: &[(&str, Block)] = &[
    ("next", Block::NextStep),
    ("next-steps", Block::NextStep),
    ("steps", Block::Step),
    ("taken", Block::Step),
    ("statistic", Block::Figure),
    ("figures", Block::Figure),
];

pub(super) const STATUS_ALIASES: &[(&str, Status)] = &[
    ("planned", Status::Announced),
    ("ongoing", Status::UnderWay),
    ("in-progress", Status::UnderWay),
    ("done", Status::Completed),
    ("finished", Status::Completed),
    ("paused", Status::OnHold),
];

pub(super) const KIND_ALIASES: &[(&str, Kind)] = &[
    ("proposal", Kind::LegislativeProposal),
    ("funding", Kind::FundingDecision),
    ("statistic", Kind::Statistics),
    ("it", Kind::ItSystem),
    ("system", Kind::ItSystem),
    ("return", Kind::Returns),
];

pub(super) const HEDGE_ALIASES: &[(&str, Hedge)] = &[
    ("tbc", Hedge::ToBeConfirmed),
    ("unconfirmed", Hedge::ToBeConfirmed),
];

/// A name as it is best typed: `under-way` for `under way`.
pub fn typed(label: &str) -> String {
    label.to_lowercase().replace(' ', "-")
}

fn list<W: Word>() -> Vec<String> {
    W::ALL.iter().map(|word| typed(word.label())).collect()
}

/// The values that may stand after a field, for completions: closed lists, and the terms of the corpus.
pub fn values(field: FieldName, corpus: &Corpus) -> Vec<String> {
    let terms = |kind: VocabularyKind| {
        corpus
            .vocabulary(kind)
            .iter()
            .map(|(_, term)| term.id.clone())
            .collect()
    };
    match field {
        FieldName::In => corpus
            .objectives
            .iter()
            .map(|objective| corpus.str(objective.id).to_owned())
            .collect(),
        FieldName::Block => list::<Block>(),
        FieldName::Kind => list::<Kind>(),
        FieldName::Status => list::<Status>(),
        FieldName::Hedge => list::<Hedge>(),
        FieldName::Stage => list::<Stage>(),
        FieldName::Who => terms(VocabularyKind::Bodies),
        FieldName::Where => terms(VocabularyKind::Places),
        FieldName::Fund => terms(VocabularyKind::Instruments),
        FieldName::Act => terms(VocabularyKind::Acts),
        FieldName::Due | FieldName::Date => crate::when::offset::WORDS
            .iter()
            .map(|(word, _)| (*word).to_owned())
            .collect(),
        FieldName::Sum(_) => ["1m", "10m", "100m", "1bn"].map(str::to_owned).to_vec(),
        FieldName::Id => Vec::new(),
        FieldName::Is => IS.iter().map(|info| info.name.to_owned()).collect(),
        FieldName::Has => HAS.iter().map(|info| info.name.to_owned()).collect(),
    }
}
