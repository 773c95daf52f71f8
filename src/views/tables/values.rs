//! The rows of a table for programs: exact values under stable names, in place of words.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::model::{ActionRef, Number, Term, WhenId};
use crate::views::facts::Sources;

/// The rows of a table for programs: exact values under stable names.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Data {
    /// The names, in `snake_case`. New ones go to the end.
    pub fields: Vec<&'static str>,
    pub rows: Vec<Vec<ExactValue>>,
}

/// Splits a list of names separated by single spaces.
pub fn names(list: &'static str) -> Vec<&'static str> {
    list.split(' ').collect()
}

#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum ExactValue {
    None,
    Text(String),
    Whole(i128),
    Number(Number),
    Bool(bool),
    Day(NaiveDate),
    List(Vec<String>),
    /// Values under names of their own.
    #[serde(serialize_with = "record")]
    Record(Vec<(&'static str, Self)>),
}

fn record<S: Serializer>(fields: &[(&str, ExactValue)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(field, value)| (field, value)))
}

impl<V: Into<Self>> From<Option<V>> for ExactValue {
    fn from(value: Option<V>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

macro_rules! values {
    ($($from:ty => $variant:ident;)*) => {$(
        impl From<$from> for ExactValue {
            fn from(value: $from) -> Self {
                Self::$variant(value.into())
            }
        }
    )*};
}

values! {
    &str => Text;
    String => Text;
    u16 => Whole;
    u32 => Whole;
    i64 => Whole;
    u64 => Whole;
    Number => Number;
    bool => Bool;
    NaiveDate => Day;
    Vec<String> => List;
    Vec<(&'static str, ExactValue)> => Record;
}

/// Where a row comes from: the fields from `id` to `as_of`, alike in all tables that have them.
pub fn origin(sources: Sources, action: ActionRef) -> [ExactValue; 8] {
    let edition = action.edition();
    [
        action.key().into(),
        action.title().into(),
        action.objective().number.into(),
        ExactValue::List(action.headings().into_iter().map(str::to_owned).collect()),
        action.citation().into(),
        sources.corpus.str(edition.source_name).into(),
        sources.corpus.str(edition.id).into(),
        sources.as_of.into(),
    ]
}

/// The names of some terms, and their ids.
pub fn named<'t>(terms: impl Iterator<Item = &'t Term> + Clone) -> [ExactValue; 2] {
    [
        ExactValue::List(terms.clone().map(|term| term.name.clone()).collect()),
        ExactValue::List(terms.map(|term| term.id.clone()).collect()),
    ]
}

/// A time as wording, EDTF, and earliest and latest day.
pub fn time(sources: Sources, when: Option<WhenId>) -> [ExactValue; 4] {
    let Some(when) = when else {
        return [const { ExactValue::None }; 4];
    };
    let wording = sources.corpus.wording(when);
    [
        sources.corpus.str(wording.text).into(),
        wording.when.edtf(sources.conventions).into(),
        wording.window.earliest.into(),
        wording.window.latest.into(),
    ]
}
