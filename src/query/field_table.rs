//! The fields of a query, defined once: parsing, its errors, help, completions and the page in `docs/` derive from these tables.

use std::sync::LazyLock;

use crate::model::{Currency, VocabularyKind};
use crate::text::nearest::nearest;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FieldName {
    In,
    /// Where the document lists the action.
    Block,
    Kind,
    /// Its progress, according to the document.
    Status,
    /// Its progress in percent, according to the document.
    Percent,
    /// A term of a vocabulary.
    Term(VocabularyKind),
    /// A body that is only mentioned.
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
    /// A problem with what the document says.
    Caveat,
    Id,
    Edition,
    Document,
    /// How it differs from the edition before.
    Change,
    /// By how many days a deadline moved since the edition before.
    Slip,
    /// How it ended, or that it slipped, according to the document or a journal.
    Outcome,
    /// Who recorded something about it.
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
    /// The name before the colon.
    pub name: &'static str,
    /// What it asks for, in a word or two.
    pub asks: &'static str,
    /// Other names for the field.
    pub aliases: &'static [&'static str],
    pub means: &'static str,
    pub example: &'static str,
    /// Whether `<`, `<=`, `>` and `>=` may replace the colon.
    pub ordered: bool,
}

/// One row per field: its name and aliases, what it asks for, its meaning, and an example.
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
        "is reported to have reached this percentage", "percent>50";
    FieldName::Term(VocabularyKind::Bodies) => "who" | "body" | "actor", "body",
        "involves a body or one within it; may be prefixed with a role; bodies that are only mentioned do not count", "who:accountable=frontex";
    FieldName::Term(VocabularyKind::Places) => "where" | "place" | "country", "place",
        "concerns a place or one within it", "where:tunisia";
    FieldName::Term(VocabularyKind::Instruments) => "fund" | "instrument" | "programme", "fund or programme",
        "is paid by a fund or programme, or one within it", "fund:ndici";
    FieldName::Term(VocabularyKind::Acts) => "act" | "law" | "file", "legal act or plan",
        "concerns a legal act, plan, process or system, or one within it", "act:ees";
    FieldName::Term(VocabularyKind::Tags) => "tag" | "tags" | "label", "word of the corpus's own", "has a tag", "tag:any";
    FieldName::Mentioned => "mentioned" | "names", "body merely named",
        "mentions a body that is not involved", "mentioned:hezbollah";
    FieldName::Due => "due" | "deadline", "last day",
        "has a deadline whose last day falls within a period; with < or >, is certainly before or after it", "due:2025-Q1";
    FieldName::May => "may" | "possibly", "possible days",
        "has a deadline that may fall within a period", "may:2025-01";
    FieldName::Ends => "ends" | "end" | "until", "end of what runs",
        "runs to a last day within a period: a programme, call or mandate", "ends:2027";
    FieldName::Starts => "starts" | "start", "first day",
        "starts on a first day within a period", "starts:2025";
    FieldName::Date => "date" | "when", "any date", "has any date, past ones included, that may fall within a period", "date:2024-11";
    FieldName::Sum(None) => "amount" | "money" | "sum", "sum in any currency",
        "mentions a sum, in any currency", "amount>1m";
    FieldName::Sum(Some(Currency::EUR)) => "eur" | "euro", "sum in euros",
        "mentions a sum in euros; any other currency by its code: `cad>1m`, `usd:none`", "eur>100m";
    FieldName::Hedge => "hedge", "certainty",
        "has a date that is firm, planned, expected, tentative, …", "hedge:tentative";
    FieldName::Stage => "stage", "of money",
        "mentions money that is proposed, adopted, paid, …", "stage:adopted";
    FieldName::Caveat => "caveat" | "caveats", "kind of caveat",
        "has a caveat: a contradiction, unclear wording, a slip of the pen or a gap", "caveat:contradiction";
    FieldName::Id => "id", "id", "has an id with this prefix", "id:pact.nip";
    FieldName::Edition => "edition" | "issue", "issue of a document",
        "is in this edition, whether or not it is in view", "edition:2024-12";
    FieldName::Document => "doc" | "document", "document",
        "is in this document's edition in view", "doc:migration-state-of-play";
    FieldName::Change => "change" | "changed", "since the edition before",
        "has slipped, become vaguer, … since the edition before", "change:slipped";
    FieldName::Slip => "slip" | "slipped", "days moved",
        "has a deadline whose last day moved by this many days since the edition before", "slip>30d";
    FieldName::Outcome => "outcome" | "result", "how it ended",
        "is met, missed, dropped, …, or has slipped, according to the document or a journal, as of the clock's day", "outcome:missed";
    FieldName::By => "by" | "recorded", "who recorded", "has something recorded by this person", "by:analyst";
    FieldName::Is => "is", "state", "is overdue, open, undated, tentative, unowned, …", "is:overdue";
    FieldName::Has => "has" | "with", "what is given",
        "has a caveat, an amount, a figure, a date, …", "has:caveat";
};

/// The other codes of ISO 4217 in lower case: each names a field that works like `eur`.
static CURRENCIES: LazyLock<Vec<FieldInfo>> = LazyLock::new(|| {
    let others = Currency::all().filter(|currency| *currency != Currency::EUR);
    let fields = others.map(|currency| FieldInfo {
        field: FieldName::Sum(Some(currency)),
        name: currency.code().to_lowercase().leak(),
        asks: "sum in this currency",
        aliases: &[],
        means: "mentions a sum in this currency",
        example: "cad>1m",
        ordered: true,
    });
    fields.collect()
});

impl FieldInfo {
    /// The field written as `name`, in any case.
    pub fn named(name: &str) -> Option<&'static Self> {
        let is = |info: &&Self| info.names().any(|own| own.eq_ignore_ascii_case(name));
        let of_table = FIELDS.iter().find(is);
        of_table.or_else(|| CURRENCIES.iter().find(is))
    }

    /// The names that may be written before the sign.
    pub fn names(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.name).chain(self.aliases.iter().copied())
    }

    /// The field that was probably meant: one of the table, else a currency.
    pub(super) fn nearest(name: &str, op: Op) -> Option<&'static str> {
        let may_stand = |info: &&Self| info.ordered || matches!(op, Op::Is | Op::Surely);
        let known = FIELDS.iter().filter(may_stand).flat_map(Self::names);
        nearest(name, known).or_else(|| nearest(name, CURRENCIES.iter().map(|info| info.name)))
    }

    /// Every field with what it asks for, on one line.
    pub(super) fn list() -> String {
        let named: Vec<_> = FIELDS
            .iter()
            .map(|info| format!("{} ({})", info.name, info.asks))
            .collect();
        named.join(", ")
    }
}
