//! The fields of a query, written once: parsing, its errors, help, completions and the page in `docs/` derive from
//! these tables.

use std::sync::LazyLock;

use crate::editions::ChangeKind;
use crate::model::vocabulary::VocabularyKind;
use crate::model::words::Recorded;
use crate::model::{Block, CaveatKind, Corpus, Currency, Hedge, Kind, Stage, Status, Word};
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
    /// A word of the corpus's own.
    Tag,
    /// Named, without a part in it.
    Mentioned,
    Due,
    May,
    Ends,
    Starts,
    Date,
    /// A sum in this currency, or in any.
    Sum(Option<Currency>),
    Hedge,
    Stage,
    /// What is wrong with what the document says.
    Caveat,
    Id,
    /// An edition, by its id.
    Edition,
    /// A document, by its id.
    Document,
    /// How it differs from the edition before.
    Change,
    /// By how many days a deadline moved since the edition before.
    Slip,
    /// How it ended, or that it slipped, as the document or a journal says.
    Outcome,
    /// Who recorded something of it.
    By,
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
    /// What it asks for, in a word or two.
    pub asks: &'static str,
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
    asks: &'static str,
    aliases: &'static [&'static str],
    means: &'static str,
    example: &'static str,
) -> FieldInfo {
    let ordered = matches!(
        field,
        FieldName::Due
            | FieldName::May
            | FieldName::Ends
            | FieldName::Starts
            | FieldName::Date
            | FieldName::Sum(_)
            | FieldName::Slip
    );
    FieldInfo {
        field,
        name,
        asks,
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
        "heading",
        &["objective", "section", "under"],
        "is in an objective (number, id or title) or under a heading",
        "in:pact",
    ),
    field(
        FieldName::Block,
        "block",
        "where it is listed",
        &[],
        "is listed as a step, next step, figure or context",
        "block:next",
    ),
    field(
        FieldName::Kind,
        "kind",
        "what it is",
        &["type"],
        "is of this kind",
        "kind:meeting",
    ),
    field(
        FieldName::Status,
        "status",
        "reported progress",
        &[],
        "is reported as announced, under way, adopted, …",
        "status:planned",
    ),
    field(
        FieldName::Who,
        "who",
        "body",
        &["body", "actor"],
        "involves a body or one within it; may be prefixed with a role; a body that is merely named does not count",
        "who:accountable=frontex",
    ),
    field(
        FieldName::Where,
        "where",
        "place",
        &["place", "country"],
        "concerns a place or one within it",
        "where:tunisia",
    ),
    field(
        FieldName::Fund,
        "fund",
        "fund or programme",
        &["instrument", "programme"],
        "is paid by a fund or programme, or one within it",
        "fund:ndici",
    ),
    field(
        FieldName::Act,
        "act",
        "legal act or plan",
        &["law", "file"],
        "concerns a legal act, plan, process or system, or one within it",
        "act:ees",
    ),
    field(
        FieldName::Tag,
        "tag",
        "word of the corpus's own",
        &["tags", "label"],
        "bears a tag",
        "tag:any",
    ),
    field(
        FieldName::Mentioned,
        "mentioned",
        "body merely named",
        &["names"],
        "names a body that has no part in it",
        "mentioned:hezbollah",
    ),
    field(
        FieldName::Due,
        "due",
        "last day",
        &["deadline"],
        "has a deadline whose last day falls within a period; with < or > one that is certainly before or after it",
        "due:2025-Q1",
    ),
    field(
        FieldName::May,
        "may",
        "possible days",
        &["possibly"],
        "has a deadline that may fall within a period",
        "may:2025-01",
    ),
    field(
        FieldName::Ends,
        "ends",
        "end of what runs",
        &["end", "until"],
        "runs to a last day within a period: a programme, call or mandate",
        "ends:2027",
    ),
    field(
        FieldName::Starts,
        "starts",
        "first day",
        &["start"],
        "starts on a first day within a period",
        "starts:2025",
    ),
    field(
        FieldName::Date,
        "date",
        "any date",
        &["when"],
        "has any such date, including past ones",
        "date:2024-11",
    ),
    field(
        FieldName::Sum(None),
        "amount",
        "sum in any currency",
        &["money", "sum"],
        "mentions a sum, in whatever currency",
        "amount>1m",
    ),
    field(
        FieldName::Sum(Some(Currency::EUR)),
        "eur",
        "sum in euros",
        &["euro"],
        "mentions a sum in euros; any other currency by its code: `cad>1m`, `usd:none`",
        "eur>100m",
    ),
    field(
        FieldName::Hedge,
        "hedge",
        "certainty",
        &[],
        "has a date that is firm, planned, expected, tentative, …",
        "hedge:tentative",
    ),
    field(
        FieldName::Stage,
        "stage",
        "of money",
        &[],
        "mentions money that is proposed, adopted, paid, …",
        "stage:adopted",
    ),
    field(
        FieldName::Caveat,
        "caveat",
        "kind of caveat",
        &["caveats"],
        "has a contradiction, something unclear, a slip of the pen or a gap noted",
        "caveat:contradiction",
    ),
    field(
        FieldName::Id,
        "id",
        "id",
        &[],
        "has an id with this prefix",
        "id:pact.nip",
    ),
    field(
        FieldName::Edition,
        "edition",
        "issue of a document",
        &["issue"],
        "stands in this edition, whether or not it is in view",
        "edition:2024-12",
    ),
    field(
        FieldName::Document,
        "doc",
        "document",
        &["document"],
        "stands in the edition in view of this document",
        "doc:migration-state-of-play",
    ),
    field(
        FieldName::Change,
        "change",
        "since the edition before",
        &["changed"],
        "has slipped, become vaguer, … since the edition before",
        "change:slipped",
    ),
    field(
        FieldName::Slip,
        "slip",
        "days moved",
        &["slipped"],
        "has a deadline whose last day moved by so many days since the edition before",
        "slip>30d",
    ),
    field(
        FieldName::Outcome,
        "outcome",
        "how it ended",
        &["result"],
        "is met, missed, dropped, …, or has slipped, as the document or a journal says by then",
        "outcome:missed",
    ),
    field(
        FieldName::By,
        "by",
        "who recorded",
        &["recorded"],
        "has something recorded by this person",
        "by:analyst",
    ),
    field(
        FieldName::Is,
        "is",
        "state",
        &[],
        "is overdue, open, undated, tentative, unowned, …",
        "is:overdue",
    ),
    field(
        FieldName::Has,
        "has",
        "what is given",
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
                "sum in this currency",
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

    /// Every field with what it asks for, in one line.
    pub(super) fn list() -> String {
        let named: Vec<_> = FIELDS
            .iter()
            .map(|info| format!("{} ({})", info.name, info.asks))
            .collect();
        named.join(", ")
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

pub(super) const CHANGE_ALIASES: &[(&str, ChangeKind)] = &[
    ("later", ChangeKind::Slipped),
    ("delayed", ChangeKind::Slipped),
    ("earlier", ChangeKind::PulledForward),
    ("dropped", ChangeKind::Gone),
    ("words", ChangeKind::Reworded),
    ("added", ChangeKind::New),
];

pub(super) const OUTCOME_ALIASES: &[(&str, Recorded)] = &[
    ("partly", Recorded::PartlyMet),
    ("done", Recorded::Met),
    ("late", Recorded::Slipped),
    ("cancelled", Recorded::Dropped),
];

pub(super) const CAVEAT_ALIASES: &[(&str, CaveatKind)] = &[
    ("contradictions", CaveatKind::Contradiction),
    ("ambiguity", CaveatKind::Unclear),
    ("slips", CaveatKind::Slip),
    ("misprint", CaveatKind::Slip),
    ("gaps", CaveatKind::Gap),
    ("missing", CaveatKind::Gap),
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
        FieldName::Kind => {
            let own = corpus.kinds.own().iter().map(|own| own.id.clone());
            own.chain(list::<Kind>()).collect()
        }
        FieldName::Status => list::<Status>(),
        FieldName::Hedge => list::<Hedge>(),
        FieldName::Stage => list::<Stage>(),
        FieldName::Caveat => list::<CaveatKind>(),
        FieldName::Who | FieldName::Mentioned => terms(VocabularyKind::Bodies),
        FieldName::Where => terms(VocabularyKind::Places),
        FieldName::Fund => terms(VocabularyKind::Instruments),
        FieldName::Act => terms(VocabularyKind::Acts),
        FieldName::Tag => terms(VocabularyKind::Tags),
        FieldName::Due | FieldName::May | FieldName::Ends | FieldName::Starts | FieldName::Date => {
            crate::when::offset::WORDS
                .iter()
                .map(|(word, _)| (*word).to_owned())
                .collect()
        }
        FieldName::Sum(_) => ["1m", "10m", "100m", "1bn"].map(str::to_owned).to_vec(),
        // Who has recorded something, the journals say, and not the corpus.
        FieldName::Id | FieldName::By => Vec::new(),
        FieldName::Edition => {
            let ids = corpus
                .editions
                .iter()
                .map(|edition| corpus.str(edition.id).to_owned());
            ids.collect()
        }
        FieldName::Document => {
            let ids = corpus
                .editions
                .iter()
                .map(|edition| corpus.str(edition.document).to_owned());
            let mut ids: Vec<String> = ids.filter(|id| !id.is_empty()).collect();
            ids.sort_unstable();
            ids.dedup();
            ids
        }
        FieldName::Change => list::<ChangeKind>(),
        FieldName::Slip => ["30d", "90d", "1y"].map(str::to_owned).to_vec(),
        FieldName::Outcome => list::<Recorded>(),
        FieldName::Is => IS.iter().map(|info| info.name.to_owned()).collect(),
        FieldName::Has => HAS.iter().map(|info| info.name.to_owned()).collect(),
    }
}
