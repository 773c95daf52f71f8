//! The fields of a query, written once: parsing, its errors, help, completions and the page in `docs/` derive from
//! these tables.

use std::sync::LazyLock;

use crate::model::Currency;
use crate::text::nearest::nearest;

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
    /// How far it has come, as the document says in numbers.
    Percent,
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
    Edition,
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
            | FieldName::Percent
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
        FieldName::Percent,
        "percent",
        "reported progress in numbers",
        &["progress"],
        "is reported to have come so far, in percent",
        "percent>50",
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

    pub fn names() -> impl Iterator<Item = &'static str> {
        FIELDS
            .iter()
            .flat_map(|info| std::iter::once(info.name).chain(info.aliases.iter().copied()))
    }
}
