//! The query language: a string that the prompt, saved queries and the command line all understand in the same way.
//!
//! Words are fuzzy and all must match; `'exact`, `^start`, `end$`, `!not`, `a | b`, `"two words"`, parentheses; `-not`,
//! `AND`, `OR` and `NOT` as in other searches; and fields such as `due:2025-Q1`. `docs/query.md` documents it.

pub mod choices;
mod complete;
mod context;
mod dates;
mod error;
mod expr;
pub mod field_table;
mod lexer;
mod money;
mod numbers;
mod parser;
mod part;
mod plain;
mod plain_date;
mod properties;
mod recorded;
mod saved;
mod terms;
mod values;

pub use self::complete::{Completion, Completions, completions};
pub use self::context::{ParseContext, Saved};
pub use self::error::QueryError;
pub use self::expr::{DateTest, DeadlineKind, Expr, Filter, Manner, Pattern, Query};
pub use self::field_table::{FIELDS, FieldInfo, FieldName};
pub use self::plain::{NamedView, PlainOffer, offer, places_named};
pub use self::properties::{HAS, HasTest, IS, IsTest, TestInfo};
pub use self::saved::{reference, unfinished};

/// Parses a query. A blank one matches everything.
pub fn parse(text: &str, context: &ParseContext<'_>) -> Result<Query, QueryError> {
    let (expr, notes) = parser::parse(text, context).map_err(|error| error.checked(text, context))?;
    Ok(Query {
        text: text.to_owned(),
        expr: in_view(expr, context),
        as_of: context.as_of,
        notes,
    })
}

/// Limits a query that names no edition to the editions in view.
fn in_view(expr: Expr, context: &ParseContext<'_>) -> Expr {
    let is_all = context.in_view.len() == context.corpus.editions.len();
    if is_all || expr.is_empty() || expr.names_edition() {
        return expr;
    }
    let editions = Expr::Filter(Filter::Edition(context.in_view.to_vec()));
    Expr::all(vec![expr, editions])
}
