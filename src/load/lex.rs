//! The tokens of a RON text, however broken: brackets, commas, strings and words, with their positions and indentation.

use std::ops::Range;

use memchr::{memchr, memchr_iter, memrchr};

use super::problem::CorpusMistake;
use super::quotes;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RonTokenKind {
    /// `(`, `[` or `{`.
    Open(u8),
    /// `)`, `]` or `}`.
    Close(u8),
    /// `,`
    Comma,
    /// `:`, or `=` in its place.
    Colon,
    /// Text between quotation marks.
    Text,
    /// Text whose quotation marks are wrong.
    Torn,
    /// Text between single or typographic quotation marks.
    Quoted,
    Bare,
    /// Characters that have no meaning in RON.
    Junk,
    Comment,
    End,
}

/// A token and its place.
#[derive(Clone, Debug)]
pub struct RonToken {
    pub what: RonTokenKind,
    pub span: Range<usize>,
    /// Its line, from 0.
    pub line: u32,
    /// The indentation of its line.
    pub indent: usize,
    /// Whether it is the first on its line.
    pub fresh: bool,
    /// What is wrong with the token itself.
    pub mistake: Option<(Range<usize>, CorpusMistake)>,
}

/// Splits a text into tokens, one after the other.
#[derive(Clone, Debug)]
pub struct Lexer<'t> {
    text: &'t str,
    at: usize,
    line: u32,
    line_start: usize,
    indent: usize,
    fresh: bool,
}

impl<'t> Lexer<'t> {
    /// Begins at byte `from` of `text`.
    pub fn new(text: &'t str, from: usize) -> Self {
        let line_start = memrchr(b'\n', &text.as_bytes()[..from]).map_or(0, |newline| newline + 1);
        // Whatever comes before on the same line, such as the first word of a file, is taken to be at the margin.
        Self {
            text,
            at: from,
            line: memchr_iter(b'\n', &text.as_bytes()[..from]).count() as u32,
            line_start,
            indent: 0,
            fresh: false,
        }
    }

    /// The next byte past white space and comments, if any.
    pub fn peek(&mut self) -> Option<u8> {
        let blank = skip_blank(self.text, self.at);
        self.advance(blank.end);
        self.text.as_bytes().get(self.at).copied()
    }

    /// Whether a new line has begun since the last token. Valid only after [`Lexer::peek`].
    pub fn is_fresh(&self) -> bool {
        self.fresh
    }

    pub fn next(&mut self) -> RonToken {
        let blank = skip_blank(self.text, self.at);
        self.advance(blank.end);
        if let Some(start) = blank.unclosed {
            return self.token(RonTokenKind::Comment, start, start + 2, None);
        }
        let start = self.at;
        if self.fresh {
            self.indent = start - self.line_start;
        }
        let rest = &self.text[start..];
        let Some(first) = rest.chars().next() else {
            return self.token(RonTokenKind::End, start, start, None);
        };
        let one = start + first.len_utf8();
        match first {
            '(' | '[' | '{' => self.token(RonTokenKind::Open(first as u8), start, one, None),
            ')' | ']' | '}' => self.token(RonTokenKind::Close(first as u8), start, one, None),
            ',' => self.token(RonTokenKind::Comma, start, one, None),
            ':' => self.token(RonTokenKind::Colon, start, one, None),
            '=' => {
                let mistake = CorpusMistake::Unexpected("=".into());
                self.token(RonTokenKind::Colon, start, one, Some((start..one, mistake)))
            }
            '"' => {
                let quoted = quotes::plain(self.text, start);
                self.text_token(start, quoted)
            }
            'r' if quotes::is_raw(rest) => {
                let quoted = quotes::raw(self.text, start);
                self.text_token(start, quoted)
            }
            '\'' | '“' | '”' | '„' | '«' | '‘' | '’' => match quotes::strange(self.text, start) {
                Some(end) => self.token(RonTokenKind::Quoted, start, end, None),
                None => self.junk(start),
            },
            _ if is_word(first) => {
                let len = rest.find(|c| !is_word(c)).unwrap_or(rest.len());
                self.token(RonTokenKind::Bare, start, start + len, None)
            }
            _ => self.junk(start),
        }
    }

    fn text_token(&mut self, start: usize, quoted: quotes::Quoted) -> RonToken {
        let what = if quoted.mistake.is_some() {
            RonTokenKind::Torn
        } else {
            RonTokenKind::Text
        };
        self.token(what, start, quoted.end, quoted.mistake)
    }

    fn junk(&mut self, start: usize) -> RonToken {
        let mut letters = self.text[start..].char_indices().skip(1);
        let known = |c: char| is_blank(c) || is_word(c) || "()[]{},:=\"'“”„«‘’/".contains(c);
        let len = letters.find(|(_, c)| known(*c)).map(|(index, _)| index);
        let end = len.map_or(self.text.len(), |len| start + len);
        let shown = self.text[start..end].chars().take(20).collect();
        let mistake = CorpusMistake::Unexpected(shown);
        self.token(RonTokenKind::Junk, start, end, Some((start..end, mistake)))
    }

    fn token(
        &mut self,
        what: RonTokenKind,
        start: usize,
        end: usize,
        mistake: Option<(Range<usize>, CorpusMistake)>,
    ) -> RonToken {
        let token = RonToken {
            what,
            span: start..end,
            line: self.line,
            indent: self.indent,
            fresh: self.fresh,
            mistake,
        };
        self.advance(end.max(self.at));
        self.fresh = false;
        token
    }

    /// Continues at byte `to`.
    pub fn advance(&mut self, to: usize) {
        let passed = &self.text.as_bytes()[self.at..to];
        if let Some(last) = memrchr(b'\n', passed) {
            self.line += memchr_iter(b'\n', passed).count() as u32;
            self.line_start = self.at + last + 1;
            self.fresh = true;
        }
        self.at = to;
    }
}

/// White space as RON defines it. This excludes the no-break space, which word processors write.
fn is_blank(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t'..='\r' | '\u{85}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
    )
}

/// Whether `c` may be part of a word or number.
fn is_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '.' | '+' | '-')
}

#[derive(Clone, Copy, Debug)]
pub struct Blank {
    /// Where the blank part ends.
    pub end: usize,
    /// The start of a block comment that never ends.
    pub unclosed: Option<usize>,
}

/// Skips white space and comments, and at the start of a file a byte order mark and attributes such as `#![enable(…)]`.
pub fn skip_blank(text: &str, from: usize) -> Blank {
    let mut end = from;
    loop {
        let rest = &text[end..];
        let trimmed = rest.trim_start_matches(is_blank);
        end += rest.len() - trimmed.len();
        if trimmed.starts_with("//") {
            end += memchr(b'\n', trimmed.as_bytes()).unwrap_or(trimmed.len());
        } else if trimmed.starts_with("/*") {
            match block_comment(trimmed) {
                Some(len) => end += len,
                None => {
                    return Blank {
                        end: text.len(),
                        unclosed: Some(end),
                    };
                }
            }
        } else if from == 0 && trimmed.starts_with("#![") {
            end += trimmed.find(']').map_or(trimmed.len(), |close| close + 1);
        } else if from == 0 && end == 0 && trimmed.starts_with('\u{feff}') {
            end += '\u{feff}'.len_utf8();
        } else {
            return Blank { end, unclosed: None };
        }
    }
}

/// The length of the block comment that `text` begins with; comments nest.
fn block_comment(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let (mut depth, mut at) = (0_usize, 0);
    loop {
        match bytes.get(at..at + 2)? {
            b"/*" => depth += 1,
            b"*/" if depth == 1 => return Some(at + 2),
            b"*/" => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
    }
}
