//! The RON files as serde reads them, borrowed from the text of the file wherever that has no escapes.
//!
//! Field names here are the field names of the data, documented in `docs/data.md`.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Error, Visitor};

use super::shape::DEEPEST;
use super::shape::{Field, RecordShape, Shaped, ValueShape};
use super::verbatim::{verbatim, without_comments};
use crate::model::words::{
    ActorRole, Block, CaveatKind, DateRole, Hedge, Outcome, Qualifier, Rate, Recorded, RelationKind, Stage,
    Status,
};
use crate::model::{Decimal, Number, Percent};

/// A string in a file: a slice of its text, or a copy if it has escapes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct RawStr<'a>(pub Cow<'a, str>);

impl Deref for RawStr<'_> {
    type Target = str;
    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for RawStr<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self)
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for RawStr<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Borrow;
        impl<'de> Visitor<'de> for Borrow {
            type Value = RawStr<'de>;
            fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
                f.write_str("a string")
            }
            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<RawStr<'de>, E> {
                Ok(RawStr(Cow::Borrowed(text)))
            }
            fn visit_str<E: Error>(self, text: &str) -> Result<RawStr<'de>, E> {
                Ok(RawStr(Cow::Owned(text.to_owned())))
            }
        }
        deserializer.deserialize_str(Borrow)
    }
}

/// A sum of money, read from its digits, since a float would lose some.
#[derive(Clone, Copy, Debug)]
pub struct RawDecimal(pub Decimal);

impl<'de> Deserialize<'de> for RawDecimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = verbatim(deserializer)?;
        let number = Decimal::parse(text).or_else(|_| Decimal::parse(without_comments(text)));
        number.map(Self).map_err(|_| D::Error::custom("no sum of money"))
    }
}

/// What a file holds; its first word says which.
#[derive(Debug, serde::Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub enum RawFile<'a> {
    Edition(RawEdition<'a>),
    Objective(RawObjective<'a>),
    /// More sections of an objective.
    Part(RawPart<'a>),
    Bodies(Vec<RawTerm<'a>>),
    Places(Vec<RawTerm<'a>>),
    Instruments(Vec<RawTerm<'a>>),
    Acts(Vec<RawTerm<'a>>),
    /// Kinds of actions that the corpus defines.
    Kinds(Vec<RawOwnKind<'a>>),
    /// What somebody recorded about a corpus; not part of it.
    Journal(RawJournal<'a>),
}

/// The first words of files, in the order of [`RawFile`].
pub const FILE_WORDS: &[&str] = &[
    "Edition",
    "Objective",
    "Part",
    "Bodies",
    "Places",
    "Instruments",
    "Acts",
    "Kinds",
    JOURNAL,
];

/// The first word of a journal.
pub const JOURNAL: &str = "Journal";

/// The name of a field, without the `r#` of one that is a Rust keyword.
const fn without_raw(field: &'static str) -> &'static str {
    match field.as_bytes() {
        [b'r', b'#', ..] => field.split_at(2).1,
        _ => field,
    }
}

macro_rules! records {
    ($($(#[$doc:meta])* $name:ident { $($(#[$fdoc:meta])* $field:ident: $type:ty,)* })*) => {$(
        $(#[$doc])*
        #[derive(Debug, serde::Deserialize)]
        #[serde(deny_unknown_fields, bound(deserialize = "'de: 'a"))]
        #[allow(missing_docs, reason = "docs/data.md says what every field means")]
        pub struct $name<'a> { $($(#[$fdoc])* pub $field: $type,)* }

        impl<'a> Shaped for $name<'a> {
            fn shape() -> ValueShape {
                ValueShape::Record(RecordShape {
                    name: stringify!($name),
                    fields: const { &[$(Field {
                        name: without_raw(stringify!($field)),
                        shape: <$type as Shaped>::shape,
                        // The only attribute that a field may have is `#[serde(default)]`.
                        needed: stringify!($($fdoc)*).is_empty(),
                    }),*] },
                })
            }
        }
    )*};
}

records! {
    RawEdition {
        id: RawStr<'a>,
        #[serde(default)] document: Option<RawStr<'a>>,
        #[serde(default)] follows: Option<RawStr<'a>>,
        title: RawStr<'a>,
        #[serde(default)] short: Option<RawStr<'a>>,
        #[serde(default)] issuer: Option<RawStr<'a>>,
        #[serde(default)] as_of: Option<RawStr<'a>>,
        #[serde(default)] as_of_inferred: bool,
        #[serde(default)] currency: Option<RawStr<'a>>,
        #[serde(default)] language: Option<RawStr<'a>>,
        #[serde(default)] fiscal_year: Option<RawStr<'a>>,
        #[serde(default)] source: Option<RawDocument<'a>>,
    }

    /// A place in the source document. Every field is optional: many lists have neither lines nor numbers.
    #[derive(Default)]
    RawSource {
        #[serde(default)] item: Option<u32>,
        #[serde(default)] r#ref: Option<RawStr<'a>>,
        #[serde(default)] page: Option<u32>,
        #[serde(default)] line: Option<u32>,
        #[serde(default)] last_line: Option<u32>,
        #[serde(default)] url: Option<RawStr<'a>>,
    }

    /// The source document of an edition.
    RawDocument {
        name: RawStr<'a>,
        #[serde(default)] url: Option<RawStr<'a>>,
        #[serde(default)] lines: u32,
    }

    RawObjective {
        #[serde(default)] edition: Option<RawStr<'a>>,
        id: RawStr<'a>,
        number: u16,
        title: RawStr<'a>,
        #[serde(default)] short: Option<RawStr<'a>>,
        #[serde(default)] line: u32,
        #[serde(default)] actions: Vec<RawAction<'a>>,
        #[serde(default)] sections: Vec<RawSection<'a>>,
    }

    RawPart {
        #[serde(default)] edition: Option<RawStr<'a>>,
        objective: RawStr<'a>,
        #[serde(default)] order: u32,
        sections: Vec<RawSection<'a>>,
    }

    RawSection {
        id: RawStr<'a>,
        title: RawStr<'a>,
        #[serde(default)] short: Option<RawStr<'a>>,
        #[serde(default)] line: u32,
        #[serde(default)] actions: Vec<RawAction<'a>>,
        #[serde(default)] sections: Vec<RawSection<'a>>,
    }

    RawAction {
        id: RawStr<'a>,
        title: RawStr<'a>,
        #[serde(default)] summary: Option<RawStr<'a>>,
        block: Block,
        #[serde(default)] kind: RawKind<'a>,
        #[serde(default)] status: Option<Status>,
        #[serde(default)] percent: Option<Percent>,
        #[serde(default)] tags: Vec<RawStr<'a>>,
        #[serde(default)] dates: Vec<RawDate<'a>>,
        #[serde(default)] actors: Vec<RawActor<'a>>,
        #[serde(default)] places: Vec<RawStr<'a>>,
        #[serde(default)] instruments: Vec<RawStr<'a>>,
        #[serde(default)] acts: Vec<RawStr<'a>>,
        #[serde(default)] amounts: Vec<RawAmount<'a>>,
        #[serde(default)] figures: Vec<RawFigure<'a>>,
        #[serde(default)] targets: Vec<RawTarget<'a>>,
        #[serde(default)] related: Vec<RawRelation<'a>>,
        #[serde(default)] caveats: Vec<RawCaveatOrText<'a>>,
        #[serde(default)] links: Vec<RawLink<'a>>,
        #[serde(default)] draft: bool,
        #[serde(default)] extra: Vec<RawPair<'a>>,
        #[serde(default)] source: RawSource<'a>,
    }

    RawDate {
        #[serde(default)] when: Option<RawStr<'a>>,
        #[serde(default)] after: Option<RawStr<'a>>,
        #[serde(default)] within: Option<RawStr<'a>>,
        #[serde(default)] every: Option<RawStr<'a>>,
        #[serde(default)] from: Option<RawStr<'a>>,
        #[serde(default)] until: Option<RawStr<'a>>,
        role: DateRole,
        #[serde(default)] what: Option<RawStr<'a>>,
        #[serde(default)] hedge: Option<Hedge>,
        #[serde(default)] year_inferred: bool,
        #[serde(default)] wording: Option<RawStr<'a>>,
    }

    RawActor {
        body: RawStr<'a>,
        role: ActorRole,
        #[serde(default)] inferred: bool,
    }

    RawAmount {
        #[serde(default)] eur: Option<RawDecimal>,
        #[serde(default)] value: Option<RawDecimal>,
        #[serde(default)] currency: Option<RawStr<'a>>,
        #[serde(default)] per: Option<Rate>,
        #[serde(default)] over: Option<RawStr<'a>>,
        #[serde(default)] qualifier: Option<Qualifier>,
        #[serde(default)] stage: Option<Stage>,
        #[serde(default)] measure: Option<RawStr<'a>>,
        #[serde(default)] mobilised: bool,
        #[serde(default)] part_of: Vec<RawStr<'a>>,
        #[serde(default)] instrument: Option<RawStr<'a>>,
        #[serde(default)] places: Vec<RawStr<'a>>,
        #[serde(default)] what: Option<RawStr<'a>>,
    }

    RawFigure {
        indicator: RawStr<'a>,
        #[serde(default)] value: Option<Number>,
        #[serde(default)] qualifier: Option<Qualifier>,
        #[serde(default)] unit: Option<RawStr<'a>>,
        #[serde(default)] period: Option<RawStr<'a>>,
        #[serde(default)] change: Option<RawChange<'a>>,
        #[serde(default)] source: Option<RawStr<'a>>,
        #[serde(default)] place: Option<RawStr<'a>>,
    }

    RawTarget {
        indicator: RawStr<'a>,
        value: Number,
        #[serde(default)] baseline: Option<Number>,
        #[serde(default)] unit: Option<RawStr<'a>>,
        #[serde(default)] by: Option<RawStr<'a>>,
        #[serde(default)] qualifier: Option<Qualifier>,
    }

    RawChange {
        #[serde(default)] percent: Option<Number>,
        #[serde(default)] by: Option<Number>,
        #[serde(default)] qualifier: Option<Qualifier>,
        #[serde(default)] versus: Option<RawStr<'a>>,
    }

    RawRelation {
        kind: RelationKind,
        to: RawStr<'a>,
        #[serde(default)] outcome: Option<Outcome>,
        #[serde(default)] due: Option<RawStr<'a>>,
    }

    RawOwnKind {
        id: RawStr<'a>,
        name: RawStr<'a>,
        #[serde(default)] glyph: Option<RawStr<'a>>,
        #[serde(default)] aliases: Vec<RawStr<'a>>,
    }

    RawCaveat {
        #[serde(default)] kind: Option<CaveatKind>,
        text: RawStr<'a>,
    }

    RawLink {
        #[serde(default)] title: Option<RawStr<'a>>,
        url: RawStr<'a>,
    }

    RawJournal {
        version: u32,
        by: RawStr<'a>,
        #[serde(default)] entries: Vec<RawEntry<'a>>,
    }

    /// What was recorded at one moment.
    #[derive(Default)]
    RawEntry {
        at: RawStr<'a>,
        #[serde(default)] action: Option<RawStr<'a>>,
        #[serde(default)] due: Option<RawStr<'a>>,
        #[serde(default)] outcome: Option<Recorded>,
        #[serde(default)] on: Option<RawStr<'a>>,
        #[serde(default)] to: Option<RawStr<'a>>,
        #[serde(default)] note: Option<RawStr<'a>>,
        #[serde(default)] evidence: Vec<RawLink<'a>>,
        #[serde(default)] said_by: Option<RawStr<'a>>,
        #[serde(default)] watch: Option<bool>,
        #[serde(default)] undoes: Option<RawStr<'a>>,
    }

    RawTerm {
        id: RawStr<'a>,
        name: RawStr<'a>,
        #[serde(default)] abbreviation: Option<RawStr<'a>>,
        #[serde(default)] aliases: Vec<RawStr<'a>>,
        #[serde(default)] within: Vec<RawStr<'a>>,
    }
}

/// A caveat, or its text alone.
#[derive(Debug)]
pub struct RawCaveatOrText<'a>(pub RawCaveat<'a>);

impl<'de: 'a, 'a> Deserialize<'de> for RawCaveatOrText<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let mut raw = verbatim(deserializer)?;
        if raw.starts_with('/') {
            raw = without_comments(raw);
        }
        let read = if raw.starts_with(['"', 'r']) {
            let text = options().from_str::<RawStr>(raw);
            text.map(|text| RawCaveat { kind: None, text })
        } else {
            options().from_str::<RawCaveat>(raw)
        };
        read.map(Self).map_err(|_| D::Error::custom("not a caveat"))
    }
}

impl Shaped for RawCaveatOrText<'_> {
    fn shape() -> ValueShape {
        ValueShape::OrText(RawCaveat::shape)
    }
}

/// The name of a column of a table, and the text in it.
#[derive(Debug, serde::Deserialize)]
#[serde(bound(deserialize = "'de: 'a"))]
pub struct RawPair<'a>(pub RawStr<'a>, pub RawStr<'a>);

impl Shaped for RawPair<'_> {
    fn shape() -> ValueShape {
        ValueShape::Pair
    }
}

impl Shaped for RawDecimal {
    fn shape() -> ValueShape {
        ValueShape::Money
    }
}

/// The name of a kind: a word of the shipped list, or the id of one that the corpus defines, quoted or not.
#[derive(Debug, Default)]
pub struct RawKind<'a>(pub Option<RawStr<'a>>);

impl<'de: 'a, 'a> Deserialize<'de> for RawKind<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let bare = verbatim(deserializer)?;
        let letter = |c: char| c.is_alphanumeric() || c == '_';
        let is_word =
            |text: &str| text.chars().all(letter) && !text.starts_with(|c: char| c.is_ascii_digit());
        let bare = if is_word(bare) {
            bare
        } else {
            without_comments(bare)
        };
        if !bare.is_empty() && is_word(bare) {
            return Ok(Self(Some(RawStr(bare.into()))));
        }
        let text = options().from_str::<RawStr>(bare);
        text.map(|text| Self(Some(text)))
            .map_err(|_| D::Error::custom("not the name of a kind"))
    }
}

impl Shaped for RawKind<'_> {
    fn shape() -> ValueShape {
        ValueShape::Name
    }
}

impl Shaped for RawStr<'_> {
    fn shape() -> ValueShape {
        ValueShape::Text
    }
}

/// What a file that begins with this word holds.
pub fn shape_of(word: &str) -> ValueShape {
    match word {
        "Edition" => RawEdition::shape(),
        "Objective" => RawObjective::shape(),
        "Part" => RawPart::shape(),
        "Kinds" => Vec::<RawOwnKind>::shape(),
        JOURNAL => RawJournal::shape(),
        _ => Vec::<RawTerm>::shape(),
    }
}

/// How the files are read: `Some(…)` and doubled parentheses are never needed.
pub fn options() -> ron::Options {
    use ron::extensions::Extensions;
    // Each level of sections takes four. Sections that are nested too deep are reported elsewhere, in a better message.
    ron::Options::default()
        .with_recursion_limit(4 * DEEPEST + 64)
        .with_default_extension(Extensions::IMPLICIT_SOME | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_says_what_it_holds_and_strings_are_borrowed() {
        let text = r#"Objective(id: "a", number: 1, title: "A \"b\"", actions: [(
            id: "a.x", title: "X", block: Step, kind: Meeting, status: Adopted,
            dates: [(when: "Q1 2025", role: Due)], source: (item: 1, line: 2),
        )])"#;
        let RawFile::Objective(objective) = options().from_str(text).unwrap() else {
            panic!("an objective")
        };
        assert!(matches!(objective.id.0, Cow::Borrowed("a")));
        assert_eq!(&*objective.title, "A \"b\"");
        assert_eq!(objective.actions[0].status, Some(Status::Adopted));
        let RawFile::Bodies(terms) = options()
            .from_str(r#"Bodies([(id: "iom", name: "IOM", abbreviation: "IOM")])"#)
            .unwrap()
        else {
            panic!("bodies")
        };
        assert_eq!(terms.len(), 1);
    }
}
