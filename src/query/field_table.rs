//! The fields of a query, written once: parsing, its errors, help, completions and the page in `docs/` derive from
//! these tables.

use std::sync::LazyLock;

use crate::model::Currency;
use crate::text::nearest::nearest;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldName {
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

/// A row a field: its name with those that may be written as well, what it asks for, what it means, an example.
macro_rules! fields {
    ($($field:expr => $name:literal $(| $alias:literal)*, $asks:literal, $means:literal, $example:literal;)*) => {
        &[$(FieldInfo {
            field: $field,
            name: $name,
            asks: $asks,
            aliases: &[$($alias),*],
            means: $means,
            example: $example,
            ordered: is_ordered($field),
        }),*]
    };
}

const fn is_ordered(field: FieldName) -> bool {
    matches!(
        field,
        FieldName::Due
            | FieldName::May
            | FieldName::Ends
            | FieldName::Starts
            | FieldName::Date
            | FieldName::Sum(_)
            | FieldName::Slip
            | FieldName::Percent
    )
}

pub const FIELDS: &[FieldInfo] = fields! {
    FieldName::In => "in" | "objective" | "section" | "under", "heading",
        "is in an objective (number, id or title) or under a heading", "in:pact";
    FieldName::Block => "block", "where it is listed",
        "is listed as a step, next step, figure or context", "block:next";
    FieldName::Kind => "kind" | "type", "what it is", "is of this kind", "kind:meeting";
    FieldName::Status => "status", "reported progress",
        "is reported as announced, under way, adopted, …", "status:planned";
    FieldName::Percent => "percent" | "progress", "reported progress in numbers",
        "is reported to have come so far, in percent", "percent>50";
    FieldName::Who => "who" | "body" | "actor", "body",
        "involves a body or one within it; may be prefixed with a role; a body that is merely named does not count", "who:accountable=frontex";
    FieldName::Where => "where" | "place" | "country", "place",
        "concerns a place or one within it", "where:tunisia";
    FieldName::Fund => "fund" | "instrument" | "programme", "fund or programme",
        "is paid by a fund or programme, or one within it", "fund:ndici";
    FieldName::Act => "act" | "law" | "file", "legal act or plan",
        "concerns a legal act, plan, process or system, or one within it", "act:ees";
    FieldName::Tag => "tag" | "tags" | "label", "word of the corpus's own", "bears a tag", "tag:any";
    FieldName::Mentioned => "mentioned" | "names", "body merely named",
        "names a body that has no part in it", "mentioned:hezbollah";
    FieldName::Due => "due" | "deadline", "last day",
        "has a deadline whose last day falls within a period; with < or > one that is certainly before or after it", "due:2025-Q1";
    FieldName::May => "may" | "possibly", "possible days",
        "has a deadline that may fall within a period", "may:2025-01";
    FieldName::Ends => "ends" | "end" | "until", "end of what runs",
        "runs to a last day within a period: a programme, call or mandate", "ends:2027";
    FieldName::Starts => "starts" | "start", "first day",
        "starts on a first day within a period", "starts:2025";
    FieldName::Date => "date" | "when", "any date", "has any such date, including past ones", "date:2024-11";
    FieldName::Sum(None) => "amount" | "money" | "sum", "sum in any currency",
        "mentions a sum, in whatever currency", "amount>1m";
    FieldName::Sum(Some(Currency::EUR)) => "eur" | "euro", "sum in euros",
        "mentions a sum in euros; any other currency by its code: `cad>1m`, `usd:none`", "eur>100m";
    FieldName::Hedge => "hedge", "certainty",
        "has a date that is firm, planned, expected, tentative, …", "hedge:tentative";
    FieldName::Stage => "stage", "of money",
        "mentions money that is proposed, adopted, paid, …", "stage:adopted";
    FieldName::Caveat => "caveat" | "caveats", "kind of caveat",
        "has a contradiction, something unclear, a slip of the pen or a gap noted", "caveat:contradiction";
    FieldName::Id => "id", "id", "has an id with this prefix", "id:pact.nip";
    FieldName::Edition => "edition" | "issue", "issue of a document",
        "stands in this edition, whether or not it is in view", "edition:2024-12";
    FieldName::Document => "doc" | "document", "document",
        "stands in the edition in view of this document", "doc:migration-state-of-play";
    FieldName::Change => "change" | "changed", "since the edition before",
        "has slipped, become vaguer, … since the edition before", "change:slipped";
    FieldName::Slip => "slip" | "slipped", "days moved",
        "has a deadline whose last day moved by so many days since the edition before", "slip>30d";
    FieldName::Outcome => "outcome" | "result", "how it ended",
        "is met, missed, dropped, …, or has slipped, as the document or a journal says by then", "outcome:missed";
    FieldName::By => "by" | "recorded", "who recorded", "has something recorded by this person", "by:analyst";
    FieldName::Is => "is", "state", "is overdue, open, undated, tentative, unowned, …", "is:overdue";
    FieldName::Has => "has" | "with", "what is given",
        "has a caveat, an amount, a figure, a date, …", "has:caveat";
};

/// The codes of ISO 4217 in small letters: each names a field that is asked as `eur` is.
static CODES: LazyLock<Vec<(Currency, String)>> = LazyLock::new(|| {
    let others = Currency::all().filter(|currency| *currency != Currency::EUR);
    others
        .map(|currency| (currency, currency.code().to_lowercase()))
        .collect()
});

static CURRENCIES: LazyLock<Vec<FieldInfo>> = LazyLock::new(|| {
    let codes = CODES.iter().map(|(currency, code)| FieldInfo {
        field: FieldName::Sum(Some(*currency)),
        name: code,
        asks: "sum in this currency",
        aliases: &[],
        means: "mentions a sum in this currency",
        example: "cad>1m",
        ordered: true,
    });
    codes.collect()
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
