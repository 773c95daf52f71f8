//! Turns tokens into an [`Expr`]. `|` binds more tightly than a blank, as in fzf: `a b | c` asks for a, and for b or c.

use std::ops::Range;

use super::context::ParseContext;
use super::error::QueryError;
use super::expr::{Expr, Manner, Pattern};
use super::lexer::{QueryToken, Spanned, lex};
use super::{saved, values};
use crate::text::fold::fold;
use crate::text::fold::numbers::ungrouped;
use crate::text::fold::words::words;

/// How many bytes a query may have, including the saved queries in it: a longer one was pasted by mistake, and a saved one must
/// not slow down every start.
const LONGEST: usize = 4096;
/// How deep parentheses and exclusions may nest, because the parser is recursive.
const DEEPEST: usize = 64;

/// What a query asks, with notes on how it was understood.
type Parsed = (Expr, Vec<String>);

pub(super) fn parse(text: &str, context: &ParseContext<'_>) -> Result<Parsed, QueryError> {
    parse_within(LONGEST, text, context)
}

/// Parses a query that may have `room` bytes.
fn parse_within(room: usize, text: &str, context: &ParseContext<'_>) -> Result<Parsed, QueryError> {
    let Some(room) = room.checked_sub(text.len()) else {
        let surplus = text.floor_char_boundary(room)..text.len();
        let message = format!("a query may have {LONGEST} bytes; this one has {}", text.len());
        return Err(QueryError::new(surplus, message));
    };
    let tokens = lex(text)?;
    let mut parser = QueryParser {
        text,
        tokens: &tokens,
        at: 0,
        context,
        room,
        notes: Vec::new(),
        signs: Vec::new(),
    };
    let mut expr = parser.all(0)?;
    if let Some(close) = parser.peek() {
        return Err(QueryError::new(
            close.span.clone(),
            "this parenthesis was never opened",
        ));
    }
    if expr.is_empty() {
        // Signs between words are ignored. If there is nothing else, they are what is searched for.
        expr = Expr::all(std::mem::take(&mut parser.signs));
        if expr.is_empty() && !text.trim().is_empty() {
            let message = format!("{} asks for nothing, so that every action matches", text.trim());
            parser.notes.push(message);
        }
    }
    Ok((expr, parser.notes))
}

struct QueryParser<'t, 'c> {
    text: &'t str,
    tokens: &'t [Spanned],
    at: usize,
    context: &'t ParseContext<'c>,
    /// How many more bytes saved queries may have.
    room: usize,
    notes: Vec<String>,
    /// Words that are nothing but signs, such as `-` or `/`.
    signs: Vec<Expr>,
}

impl<'t> QueryParser<'t, '_> {
    fn peek(&self) -> Option<&'t Spanned> {
        self.tokens.get(self.at)
    }

    /// An operator as it was written.
    fn written(&self, operator: &Spanned) -> &'t str {
        self.text.get(operator.span.clone()).unwrap_or_default()
    }

    /// A mistake in the use of an operator. One that is a word may have been meant as a word to search for.
    fn lacks(&self, operator: &Spanned, what: &str) -> QueryError {
        let sign = self.written(operator);
        let mut message = format!("{sign} wants {what}");
        if sign.starts_with(char::is_alphabetic) {
            message = format!("{message}; to search for the word, put it in quotes: \"{sign}\"");
        }
        QueryError::new(operator.span.clone(), message)
    }

    /// Whether an operand comes next.
    fn goes_on(&self) -> bool {
        self.peek()
            .is_some_and(|next| !matches!(next.token, QueryToken::Close | QueryToken::Or | QueryToken::And))
    }

    /// Everything up to a closing parenthesis or the end.
    fn all(&mut self, depth: usize) -> Result<Expr, QueryError> {
        let mut parts = Vec::new();
        let (mut and, mut or) = (None, None);
        let begin = self.at;
        while let Some(next) = self.peek() {
            match next.token {
                QueryToken::Close => break,
                QueryToken::Or => return Err(self.lacks(next, "something before it")),
                QueryToken::And => {
                    if self.at == begin {
                        return Err(self.lacks(next, "something before it"));
                    }
                    self.at += 1;
                    if !self.goes_on() {
                        return Err(self.lacks(next, "something after it"));
                    }
                    and = Some(next);
                }
                _ => parts.extend(self.any(depth, &mut or)?),
            }
        }
        // Other searches read `a AND b OR c` as `(a AND b) OR c`, this one would as `a (b | c)`.
        if let (Some(and), Some(or)) = (and, or) {
            let span = and.span.start.min(or.start)..and.span.end.max(or.end);
            let message = "AND beside OR wants parentheses, as in (a AND b) OR c";
            return Err(QueryError::new(span, message));
        }
        Ok(Expr::all(numbers(parts)))
    }

    /// Operands with `|` between them.
    fn any(&mut self, depth: usize, or_word: &mut Option<Range<usize>>) -> Result<Option<Expr>, QueryError> {
        let mut parts: Vec<_> = self.one(depth)?.into_iter().collect();
        while let Some(or) = self.peek().filter(|next| matches!(next.token, QueryToken::Or)) {
            if self.written(or) != "|" {
                *or_word = Some(or.span.clone());
            }
            self.at += 1;
            if !self.goes_on() {
                return Err(self.lacks(or, "something after it"));
            }
            parts.extend(self.one(depth)?);
        }
        Ok((!parts.is_empty()).then(|| Expr::any(parts)))
    }

    /// A single word, test or parenthesis. `None` for signs without letters, such as a `'` whose word is yet to be typed.
    fn one(&mut self, depth: usize) -> Result<Option<Expr>, QueryError> {
        let Some(next) = self.peek() else { return Ok(None) };
        if depth >= DEEPEST && matches!(next.token, QueryToken::Not | QueryToken::Open) {
            let message = format!("parentheses and exclusions may be nested {DEEPEST} deep, no deeper");
            return Err(QueryError::new(next.span.clone(), message));
        }
        self.at += 1;
        match &next.token {
            QueryToken::Not => {
                let follows = self
                    .peek()
                    .is_some_and(|after| after.span.start == next.span.end || self.written(next) == "NOT");
                if !follows || !self.goes_on() {
                    return Err(self.lacks(next, "a word or a field right after it"));
                }
                let inner = self.one(depth + 1)?;
                Ok(inner.map(|inner| Expr::Not(Box::new(as_written(inner)))))
            }
            QueryToken::Open => {
                let inner = self.all(depth + 1)?;
                match self.peek() {
                    Some(close) if matches!(close.token, QueryToken::Close) => {
                        self.at += 1;
                        Ok((!inner.is_empty()).then_some(inner))
                    }
                    _ => Err(QueryError::new(
                        next.span.clone(),
                        "this parenthesis is not closed",
                    )),
                }
            }
            QueryToken::Close | QueryToken::Or | QueryToken::And => Ok(None),
            QueryToken::Text(pattern) => Ok(self.pattern(pattern.clone())),
            QueryToken::Saved(letters) => {
                let name: String = letters.iter().map(|letter| letter.char).collect();
                self.saved(&name, &next.span)
            }
            QueryToken::Field(info, op, letters) => {
                values::filter(info, *op, letters, &next.span, self.context).map(Some)
            }
        }
    }

    fn pattern(&mut self, pattern: Pattern) -> Option<Expr> {
        let folded = fold(&pattern.text).text;
        // Joiners, blanks and combining marks alone leave nothing to search for.
        if folded.trim().is_empty() {
            return None;
        }
        if pattern.manner == Manner::Fuzzy {
            if folded.chars().all(is_separator) {
                self.signs.push(Expr::Text(pattern));
                return None;
            }
            if let Some(rest) = pattern.text.strip_prefix('-')
                && rest.starts_with(|first: char| first.is_ascii_digit())
            {
                let note = format!("-{rest} is sought as {rest}; !{rest} excludes it");
                self.notes.push(note);
            }
        }
        Some(Expr::Text(pattern))
    }

    /// What a saved query asks for; `None` if it is blank. A mistake in it is reported at its name, with its place in the query.
    fn saved(&mut self, name: &str, span: &Range<usize>) -> Result<Option<Expr>, QueryError> {
        let (own, text) = saved::look_up(name, span, self.context.saved)?;
        let wrong = |message: String| QueryError::new(span.clone(), message);
        let Some(room) = self.room.checked_sub(text.len()) else {
            return Err(wrong(format!(
                "with the saved query {own} this query has more than {LONGEST} bytes"
            )));
        };
        // A saved query that could name others could name itself.
        let inside = ParseContext {
            saved: &[],
            ..*self.context
        };
        match parse_within(text.len(), text, &inside).map_err(|error| error.checked(text, &inside)) {
            Ok((expr, _)) => {
                self.room = room;
                Ok((!expr.is_empty()).then_some(expr))
            }
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
}

impl QueryError {
    /// Drops the suggestion if it would lead to another mistake.
    pub(super) fn checked(mut self, text: &str, context: &ParseContext<'_>) -> Self {
        let Some(suggestion) = &self.suggestion else {
            return self;
        };
        let (before, after) = (text.get(..self.span.start), text.get(self.span.end..));
        let mended = format!(
            "{}{suggestion}{}",
            before.unwrap_or_default(),
            after.unwrap_or_default()
        );
        if let Err(other) = parse(&mended, context)
            && other.span.start < self.span.start + suggestion.len()
        {
            self.suggestion = None;
        }
        self
    }
}

/// Whether a sign only separates words: a dash, a slash, a bullet. Others, such as `%`, `€` or a flag, are searched for as they
/// are.
fn is_separator(letter: char) -> bool {
    letter.is_whitespace()
        || letter.is_ascii_punctuation() && !matches!(letter, '%' | '$')
        || matches!(letter, '·' | '•' | '…' | '¿' | '¡')
}

/// Joins the parts of a grouped number, such as `52 100 000`, into one, as in texts.
fn numbers(parts: Vec<Expr>) -> Vec<Expr> {
    let digits = |part: &Expr| match part {
        Expr::Text(pattern) if pattern.manner == Manner::Fuzzy => pattern
            .text
            .starts_with(|first: char| first.is_ascii_digit())
            .then(|| pattern.text.clone()),
        _ => None,
    };
    let mut all: Vec<Expr> = Vec::with_capacity(parts.len());
    for part in parts {
        if let (Some(before), Some(next)) = (all.last().and_then(digits), digits(&part)) {
            let text = format!("{before} {next}");
            if ungrouped(&text).is_some()
                && let Some(Expr::Text(number)) = all.last_mut()
            {
                number.text = text;
                continue;
            }
        }
        all.push(part);
    }
    all
}

/// Makes an exclusion match exactly: tolerating typos would exclude what was not named.
fn as_written(expr: Expr) -> Expr {
    match expr {
        Expr::Text(pattern) if pattern.manner == Manner::Fuzzy => {
            // The number may be grouped differently in a text.
            let text = match ungrouped(&fold(&pattern.text).text) {
                Some(number) if words(&pattern.text).count() > 1 => number,
                _ => pattern.text,
            };
            Expr::Text(Pattern {
                text,
                manner: Manner::Exact,
                ..pattern
            })
        }
        Expr::All(parts) => Expr::All(parts.into_iter().map(as_written).collect()),
        Expr::Any(parts) => Expr::Any(parts.into_iter().map(as_written).collect()),
        other => other,
    }
}
