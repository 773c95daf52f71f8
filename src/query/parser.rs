//! Tokens made into an [`Expr`]. `|` binds closer than a blank, as in fzf: `a b | c` asks for a, and for b or c.

use std::ops::Range;

use super::context::ParseContext;
use super::error::QueryError;
use super::expr::{Expr, Manner, Pattern};
use super::lexer::{Spanned, Token, lex};
use super::{saved, values};

/// How deep parentheses may nest: a query is read by a function that calls itself.
const DEEPEST: usize = 64;

pub(super) fn parse(text: &str, context: &ParseContext<'_>) -> Result<Expr, QueryError> {
    let tokens = lex(text)?;
    let mut parser = Parser {
        tokens: &tokens,
        at: 0,
        context,
    };
    let expr = parser.all(0)?;
    match parser.tokens.get(parser.at) {
        Some(close) => Err(QueryError::new(
            close.span.clone(),
            "this parenthesis was never opened",
        )),
        None => Ok(expr),
    }
}

struct Parser<'t, 'c> {
    tokens: &'t [Spanned],
    at: usize,
    context: &'t ParseContext<'c>,
}

impl<'t> Parser<'t, '_> {
    fn peek(&self) -> Option<&'t Spanned> {
        self.tokens.get(self.at)
    }

    /// Everything up to a closing parenthesis or the end.
    fn all(&mut self, depth: usize) -> Result<Expr, QueryError> {
        let mut parts = Vec::new();
        while let Some(next) = self.peek() {
            match next.token {
                Token::Close => break,
                Token::Or => return Err(QueryError::new(next.span.clone(), "| wants something before it")),
                _ => parts.extend(self.any(depth)?),
            }
        }
        Ok(match parts.len() {
            1 => parts.remove(0),
            _ => Expr::All(parts),
        })
    }

    /// Things with `|` between them.
    fn any(&mut self, depth: usize) -> Result<Option<Expr>, QueryError> {
        let mut parts: Vec<_> = self.one(depth)?.into_iter().collect();
        while let Some(or) = self.peek().filter(|next| matches!(next.token, Token::Or)) {
            self.at += 1;
            match self.peek() {
                Some(next) if !matches!(next.token, Token::Close | Token::Or) => {
                    parts.extend(self.one(depth)?);
                }
                _ => return Err(QueryError::new(or.span.clone(), "| wants something after it")),
            }
        }
        Ok(match parts.len() {
            0 => None,
            1 => Some(parts.remove(0)),
            _ => Some(Expr::Any(parts)),
        })
    }

    /// One word, test or parenthesis. `None` for signs without letters, as `'` while it is typed.
    fn one(&mut self, depth: usize) -> Result<Option<Expr>, QueryError> {
        let Some(next) = self.peek() else { return Ok(None) };
        self.at += 1;
        match &next.token {
            Token::Not => {
                if depth >= DEEPEST {
                    return Err(QueryError::new(next.span.clone(), "nested too deeply"));
                }
                match self.peek() {
                    Some(after)
                        if after.span.start == next.span.end
                            && !matches!(after.token, Token::Close | Token::Or) =>
                    {
                        let inner = self.one(depth + 1)?;
                        Ok(inner.map(|inner| Expr::Not(Box::new(as_written(inner)))))
                    }
                    _ => Err(QueryError::new(
                        next.span.clone(),
                        "! wants a word or a field right after it",
                    )),
                }
            }
            Token::Open => {
                if depth >= DEEPEST {
                    return Err(QueryError::new(next.span.clone(), "nested too deeply"));
                }
                let inner = self.all(depth + 1)?;
                match self.peek() {
                    Some(close) if matches!(close.token, Token::Close) => {
                        self.at += 1;
                        let is_empty = matches!(&inner, Expr::All(parts) if parts.is_empty());
                        Ok((!is_empty).then_some(inner))
                    }
                    _ => Err(QueryError::new(
                        next.span.clone(),
                        "this parenthesis is not closed",
                    )),
                }
            }
            Token::Close | Token::Or => Ok(None),
            Token::Text {
                text,
                manner,
                at_start,
                at_end,
            } => Ok((!text.trim().is_empty()).then(|| {
                Expr::Text(Pattern {
                    text: text.trim().to_owned(),
                    manner: *manner,
                    at_start: *at_start,
                    at_end: *at_end,
                })
            })),
            Token::Saved(letters) => {
                let name: String = letters.iter().map(|letter| letter.char).collect();
                expand(&name, &next.span, self.context)
            }
            Token::Field(info, op, letters) => {
                values::filter(info, *op, letters, &next.span, self.context).map(Some)
            }
        }
    }
}

/// What a saved query asks; nothing where it is blank. A mistake in it is reported at its name, with its place inside.
fn expand(name: &str, span: &Range<usize>, context: &ParseContext<'_>) -> Result<Option<Expr>, QueryError> {
    let (own, text) = saved::look_up(name, span, context.saved)?;
    let wrong = |message: String| QueryError::new(span.clone(), message);
    // One that named another could name itself.
    let inside = ParseContext {
        saved: &[],
        ..*context
    };
    match parse(text, &inside) {
        Ok(Expr::All(parts)) if parts.is_empty() => Ok(None),
        Ok(expr) => Ok(Some(expr)),
        Err(error) if text.contains('@') && error.message.starts_with("no query is saved") => Err(wrong(
            format!("the saved query {own} names another one, which it cannot: {text}"),
        )),
        Err(error) => {
            let part = text.get(error.span.clone()).unwrap_or_default();
            Err(wrong(format!(
                "the saved query {own} is wrong at {part}: {error}"
            )))
        }
    }
}

/// What is excluded is excluded as it was written: a slip must not take away what nobody named.
fn as_written(expr: Expr) -> Expr {
    match expr {
        Expr::Text(pattern) if pattern.manner == Manner::Fuzzy => Expr::Text(Pattern {
            manner: Manner::Exact,
            ..pattern
        }),
        Expr::All(parts) => Expr::All(parts.into_iter().map(as_written).collect()),
        Expr::Any(parts) => Expr::Any(parts.into_iter().map(as_written).collect()),
        other => other,
    }
}
