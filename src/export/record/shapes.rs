//! The parts that the record of an action has, with the names that JSON writes.

use chrono::NaiveDate;
use serde::Serialize;

use crate::model::Number;

#[derive(Serialize)]
pub struct ObjectiveRecord<'c> {
    pub number: u16,
    pub id: &'c str,
    pub title: &'c str,
}

#[derive(Serialize)]
pub struct DateRecord<'c> {
    pub wording: &'c str,
    /// Whether these are the words of the document or the journal, and not the data's.
    pub verbatim: bool,
    pub role: &'static str,
    pub edtf: String,
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    pub outer_earliest: Option<NaiveDate>,
    pub outer_latest: Option<NaiveDate>,
    pub approximate: bool,
    pub hedge: &'static str,
    pub year_inferred: bool,
    pub what: &'c str,
    pub state: Option<&'static str>,
    pub after: Option<&'c str>,
    pub within: Option<&'c str>,
    /// How often it comes; the other fields say the occurrence that counts.
    pub every: Option<&'c str>,
    pub from: Option<PeriodRecord<'c>>,
    pub until: Option<PeriodRecord<'c>>,
    pub previous: Option<PreviousRecord>,
    /// When it was to be before a journal moved it.
    pub baseline: Option<PeriodRecord<'c>>,
    /// Who says how it ended: the document or a journal.
    pub outcome_from: Option<&'static str>,
}

#[derive(Serialize)]
pub struct PreviousRecord {
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
    /// How it ended, where that is known.
    pub state: Option<&'static str>,
}

#[derive(Serialize)]
pub struct PeriodRecord<'c> {
    pub wording: &'c str,
    pub edtf: String,
    pub earliest: Option<NaiveDate>,
    pub latest: Option<NaiveDate>,
}

#[derive(Serialize)]
pub struct TermRecord<'c> {
    pub id: &'c str,
    pub name: &'c str,
    pub abbreviation: Option<&'c str>,
}

#[derive(Serialize)]
pub struct ActorRecord<'c> {
    #[serde(flatten)]
    pub body: TermRecord<'c>,
    pub role: &'static str,
    pub inferred: bool,
}

#[derive(Serialize)]
pub struct AmountRecord<'c> {
    pub eur: Option<u64>,
    pub qualifier: &'static str,
    pub stage: Option<&'static str>,
    pub mobilised: bool,
    pub measure: Option<&'c str>,
    pub part_of: Vec<&'c str>,
    pub instrument: Option<TermRecord<'c>>,
    pub places: Vec<TermRecord<'c>>,
    pub what: &'c str,
    pub value: Option<String>,
    pub currency: Option<&'static str>,
    pub per: Option<&'static str>,
    pub over: Option<PeriodRecord<'c>>,
}

#[derive(Serialize)]
pub struct FigureRecord<'c> {
    pub indicator: &'c str,
    pub value: Option<Number>,
    pub unit: &'c str,
    pub qualifier: &'static str,
    pub period: Option<PeriodRecord<'c>>,
    pub change: Option<ChangeRecord<'c>>,
    pub source: Option<TermRecord<'c>>,
    pub place: Option<TermRecord<'c>>,
}

#[derive(Serialize)]
pub struct TargetRecord<'c> {
    pub indicator: &'c str,
    pub value: Number,
    pub baseline: Option<Number>,
    pub unit: &'c str,
    pub qualifier: &'static str,
    pub by: Option<PeriodRecord<'c>>,
}

#[derive(Serialize)]
pub struct ChangeRecord<'c> {
    pub percent: Option<Number>,
    pub by: Option<Number>,
    pub qualifier: &'static str,
    pub versus: Option<PeriodRecord<'c>>,
}

#[derive(Serialize)]
pub struct RelationRecord<'c> {
    pub kind: &'static str,
    /// Whether the other action says it of this one.
    pub reverse: bool,
    pub id: &'c str,
    pub title: &'c str,
}

/// A column of a table that no field takes.
#[derive(Serialize)]
pub struct ExtraRecord<'c> {
    pub name: &'c str,
    pub text: &'c str,
}

#[derive(Serialize)]
pub struct SourceRecord<'c> {
    pub document: &'c str,
    pub document_url: Option<&'c str>,
    #[serde(rename = "ref")]
    pub reference: Option<&'c str>,
    pub item: Option<u32>,
    pub page: Option<u32>,
    pub line: Option<u32>,
    pub last_line: Option<u32>,
    pub url: Option<&'c str>,
    pub citation: String,
}

#[derive(Serialize)]
pub struct EditionRecord<'c> {
    pub id: &'c str,
    pub title: &'c str,
    pub as_of: NaiveDate,
    pub as_of_inferred: bool,
}
