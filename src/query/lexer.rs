//! A query cut into words, fields and signs.

use std::ops::Range;

use super::error::QueryError;
use super::expr::{Manner, Pattern};
use super::field_table::{FieldInfo, Op};

#[derive(Clone, Copy, Debug)]
pub(super) struct Letter {
    pub at: usize,
    pub char: char,
    /// Whether it is between quotes, where nothing is a sign.
    pub quoted: bool,
}

#[derive(Debug)]
pub(super) enum QueryToken {
    /// `(`
    Open,
    /// `)`
    Close,
    /// `|` or `OR`
    Or,
    /// `AND`, which means the same as a blank.
    And,
    /// `!`, `-` or `NOT`. What is excluded must follow immediately, except after `NOT`.
    Not,
    Text(Pattern),
    /// `@` and the name of a saved query.
    Saved(Vec<Letter>),
    Field(&'static FieldInfo, Op, Vec<Letter>),
}

#[derive(Debug)]
pub(super) struct Spanned {
    pub token: QueryToken,
    pub span: Range<usize>,
}

pub(super) fn lex(text: &str) -> Result<Vec<Spanned>, QueryError> {
    let mut lexer = QueryLexer { text, at: 0 };
    let mut tokens = Vec::new();
    while let Some(token) = lexer.next_token()? {
        tokens.push(token);
    }
    Ok(tokens)
}

struct QueryLexer<'t> {
    text: &'t str,
    at: usize,
}

impl QueryLexer<'_> {
    fn peek(&self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn take(&mut self) -> Option<char> {
        let letter = self.peek()?;
        self.at += letter.len_utf8();
        Some(letter)
    }

    fn take_if(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        if found {
            self.at += wanted.len_utf8();
        }
        found
    }

    fn next_token(&mut self) -> Result<Option<Spanned>, QueryError> {
        while self.peek().is_some_and(char::is_whitespace) {
            self.take();
        }
        let start = self.at;
        let Some(letter) = self.peek() else {
            return Ok(None);
        };
        let operator = match letter {
            '(' => Some((QueryToken::Open, 1)),
            ')' => Some((QueryToken::Close, 1)),
            '|' => Some((QueryToken::Or, 1)),
            '!' => Some((QueryToken::Not, 1)),
            '-' if self.excludes() => Some((QueryToken::Not, 1)),
            _ => self.worded_operator(),
        };
        let token = match operator {
            Some((token, len)) => {
                self.at += len;
                token
            }
            None if self.take_if('@') => QueryToken::Saved(self.value()?),
            None => match self.field_name()? {
                Some((info, op)) => QueryToken::Field(info, op, self.value()?),
                None => self.words()?,
            },
        };
        Ok(Some(Spanned {
            token,
            span: start..self.at,
        }))
    }

    /// Whether the dash that comes next excludes what follows it, as in other searches. Within a word it is a hyphen, before a
    /// number a minus, and alone a dash.
    fn excludes(&self) -> bool {
        let before = self.text[..self.at].chars().next_back();
        let after = self.text[self.at..].chars().nth(1);
        before.is_none_or(|letter| letter.is_whitespace() || matches!(letter, '(' | '|'))
            && after.is_some_and(|letter| {
                letter.is_alphabetic() || matches!(letter, '"' | '\'' | '^' | '(' | '@')
            })
    }

    /// The operator that a word in capitals stands for, with its length.
    fn worded_operator(&self) -> Option<(QueryToken, usize)> {
        let rest = &self.text[self.at..];
        let (token, word) = [
            (QueryToken::And, "AND"),
            (QueryToken::Or, "OR"),
            (QueryToken::Not, "NOT"),
        ]
        .into_iter()
        .find(|(_, word)| rest.starts_with(word))?;
        let after = rest[word.len()..].chars().next();
        after
            .is_none_or(|letter| letter.is_whitespace() || matches!(letter, '(' | ')'))
            .then_some((token, word.len()))
    }

    /// A field's name with its sign, if that is what comes next.
    fn field_name(&mut self) -> Result<Option<(&'static FieldInfo, Op)>, QueryError> {
        let rest = &self.text[self.at..];
        let len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = &rest[..len];
        let after = &rest[len..];
        let (op, sign) = if after.starts_with("<=") {
            (Op::AtMost, 2)
        } else if after.starts_with(">=") {
            (Op::AtLeast, 2)
        } else {
            match after.bytes().next() {
                Some(b':') => (Op::Is, 1),
                Some(b'=') => (Op::Surely, 1),
                Some(b'<') => (Op::Less, 1),
                Some(b'>') => (Op::More, 1),
                _ => return Ok(None),
            }
        };
        if name.is_empty() {
            return Ok(None);
        }
        let span = self.at..self.at + len;
        let Some(info) = FieldInfo::named(name) else {
            if op == Op::Surely {
                return Ok(None);
            }
            return Err(QueryError::new(
                span,
                format!("no field {name}; to search for the words, put them in quotes"),
            )
            // After < and >, only fields with an order are worth suggesting.
            .suggest(FieldInfo::nearest(name, op))
            .list(FieldInfo::list()));
        };
        if !info.ordered && !matches!(op, Op::Is | Op::Surely) {
            let wrong = self.at + len..self.at + len + sign;
            let message = format!("{} has no order: write {}:", info.name, info.name);
            return Err(QueryError::new(wrong, message).suggest(Some(":")));
        }
        self.at += len + sign;
        Ok(Some((info, op)))
    }

    /// The letters up to the next blank or sign. Blanks and signs between quotes are part of the value.
    fn value(&mut self) -> Result<Vec<Letter>, QueryError> {
        let mut letters = Vec::new();
        while let Some(letter) = self.peek() {
            match letter {
                '"' => {
                    let open = self.at;
                    self.take();
                    loop {
                        let at = self.at;
                        match self.take() {
                            Some('"') => break,
                            Some(letter) => letters.push(Letter {
                                at,
                                char: letter,
                                quoted: true,
                            }),
                            None => return Err(open_quote(open..self.text.len())),
                        }
                    }
                }
                ')' | '|' => break,
                letter if letter.is_whitespace() => break,
                letter => {
                    letters.push(Letter {
                        at: self.at,
                        char: letter,
                        quoted: false,
                    });
                    self.take();
                }
            }
        }
        Ok(letters)
    }

    fn words(&mut self) -> Result<QueryToken, QueryError> {
        let mut manner = Manner::Fuzzy;
        let (mut at_start, mut at_end) = (false, false);
        loop {
            if !at_start && self.take_if('^') {
                at_start = true;
            } else if manner == Manner::Fuzzy && self.take_if('\'') {
                manner = Manner::Exact;
            } else {
                break;
            }
        }
        let mut text;
        if self.peek() == Some('"') {
            let open = self.at;
            self.take();
            let len = self.text[self.at..]
                .find('"')
                .ok_or_else(|| open_quote(open..self.text.len()))?;
            text = self.text[self.at..self.at + len].to_owned();
            self.at += len + 1;
            at_end = self.take_if('$');
            // 'exact also matches within words; a quotation alone matches whole words.
            if manner == Manner::Fuzzy {
                manner = Manner::Whole;
            }
        } else {
            let rest = &self.text[self.at..];
            let len = rest
                .find(|letter: char| letter.is_whitespace() || matches!(letter, '(' | ')' | '|' | '"'))
                .unwrap_or(rest.len());
            text = rest[..len].to_owned();
            self.at += len;
            if text.len() > 1 && text.ends_with('$') {
                text.pop();
                at_end = true;
            }
            if manner == Manner::Exact && text.len() > 1 && text.ends_with('\'') {
                text.pop();
                manner = Manner::Whole;
            }
        }
        if (at_start || at_end) && manner == Manner::Fuzzy {
            manner = Manner::Exact;
        }
        Ok(QueryToken::Text(Pattern {
            text: text.trim().to_owned(),
            manner,
            at_start,
            at_end,
        }))
    }
}

fn open_quote(span: Range<usize>) -> QueryError {
    QueryError::new(span, "this quote is not closed")
}
