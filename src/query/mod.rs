//! The query language: one string that the prompt, saved views and the command line understand alike.
//!
//! Words are fuzzy and all must match; `'exact`, `^start`, `end$`, `!not`, `a | b`, `"two words"`, parentheses; and
//! fields such as `due:2025-Q1`. `docs/query.md` tells it to readers.

mod error;
mod expr;
pub mod fields;
mod lexer;
mod money;
mod parser;
mod saved;
mod terms;
mod values;

use chrono::NaiveDate;

pub use self::error::QueryError;
pub use self::expr::{DateTest, Expr, Filter, Manner, Pattern, Query};
pub use self::fields::{FIELDS, FieldInfo, FieldName, HAS, HasTest, IS, IsTest, TestInfo};
pub use self::saved::{Saved, reference, unfinished};
use crate::model::Corpus;
use crate::when::convention::Conventions;

/// What a query is read against: its names are those of a corpus, its relative dates count from a clock.
#[derive(Clone, Copy)]
pub struct ParseContext<'c> {
    /// Where the terms, headings and ids come from.
    pub corpus: &'c Corpus,
    /// What vague wordings of dates mean.
    pub conventions: &'c Conventions,
    pub as_of: NaiveDate,
    /// The queries that `@name` stands for.
    pub saved: &'c [Saved],
}

/// Reads a query. Blank text asks nothing and matches everything.
pub fn parse(text: &str, context: &ParseContext<'_>) -> Result<Query, QueryError> {
    let expr = parser::parse(text, context)?;
    Ok(Query {
        text: text.to_owned(),
        expr,
        as_of: context.as_of,
    })
}
