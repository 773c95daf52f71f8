//! A tolerant scan of RON text into a flat tree of values, without recursion, so that deep nesting is harmless.
//!
//! Brackets are taken as they are if they match. If they do not, indentation shows where one is missing or superfluous: a
//! bracket that begins its line closes the one whose line has the same indentation.

use std::ops::Range;

use super::bracket_signs::opening;
use super::lex::{Lexer, RonToken, RonTokenKind};
use super::problem::{CorpusMistake, MOST};
use super::quotes;
use super::spans::{ValueLook, ValueNode};

/// How many brackets may be open at once. No file has a hundredth as many, but one of nothing but brackets would fill
/// memory.
const DEEPEST: usize = 100_000;

#[derive(Debug, Default)]
pub struct Scan {
    /// The values, the outermost first.
    pub nodes: Vec<ValueNode>,
    /// What is wrong with brackets, commas, colons and quotation marks.
    pub problems: Vec<(Range<usize>, CorpusMistake)>,
    /// Whether something could not be placed in the tree.
    pub partial: bool,
}

/// Scans the value whose opening bracket is the next token at or after byte `from`.
pub fn scan(text: &str, from: usize) -> Scan {
    let lexer = Lexer::new(text, from);
    let scanner = Scanner {
        text,
        is_balanced: is_balanced(text, lexer.clone()),
        lexer,
        frames: Vec::new(),
        found: Scan::default(),
    };
    scanner.run()
}

/// Whether every bracket is closed by its counterpart, as far as the text can be scanned.
fn is_balanced(text: &str, mut lexer: Lexer) -> bool {
    let mut open = Vec::new();
    loop {
        let token = lexer.next();
        match token.what {
            // The scan itself stops here too.
            RonTokenKind::Open(_) if open.len() > DEEPEST => return true,
            RonTokenKind::Open(bracket) => open.push(bracket),
            RonTokenKind::Close(bracket) if open.pop() != Some(opening(bracket)) => return false,
            // What nothing closes has swallowed the brackets behind it.
            RonTokenKind::Comment => return true,
            RonTokenKind::Torn if token.span.end == text.len() => return true,
            RonTokenKind::End => return open.is_empty(),
            _ => {}
        }
    }
}

/// A bracket that is open.
pub struct Frame {
    pub node: usize,
    pub bracket: u8,
    /// The line it opened on, and the indentation of that.
    pub line: u32,
    pub indent: usize,
    /// The indentation of its first item that begins a line.
    pub inner: Option<usize>,
    /// Its last item with a name.
    pub named: Option<usize>,
    /// The name of a field whose value is to come.
    pub key: Option<Range<usize>>,
    /// Whether an item has ended and no comma has followed yet.
    pub full: bool,
    /// The end of the last item, or of the bracket itself if there is none yet.
    pub end: usize,
}

pub struct Scanner<'t> {
    pub text: &'t str,
    pub lexer: Lexer<'t>,
    pub is_balanced: bool,
    pub frames: Vec<Frame>,
    pub found: Scan,
}

impl Scanner<'_> {
    fn run(mut self) -> Scan {
        loop {
            if self.found.problems.len() >= MOST {
                self.found.partial = true;
                break;
            }
            if self.frames.len() > DEEPEST {
                let open = self.frames.last().map_or(0, |top| top.end - 1);
                self.wrong(open..open + 1, CorpusMistake::TooDeep("brackets", DEEPEST));
                self.found.partial = true;
                break;
            }
            let mut token = self.lexer.next();
            if let Some((at, mistake)) = token.mistake.take() {
                self.wrong(at, mistake);
            }
            if self.frames.is_empty() && !self.found.nodes.is_empty() && !self.after_root(&token) {
                break;
            }
            match token.what {
                RonTokenKind::End => break,
                RonTokenKind::Comment => {
                    self.wrong(token.span, CorpusMistake::UnclosedComment);
                    self.found.partial = true;
                }
                RonTokenKind::Junk => {}
                RonTokenKind::Comma => self.comma(&token),
                RonTokenKind::Colon => self.wrong(token.span, CorpusMistake::Unexpected(":".into())),
                RonTokenKind::Open(bracket) if self.doubles(&token, bracket) => {
                    self.wrong(token.span, CorpusMistake::Doubled(bracket.into()));
                }
                RonTokenKind::Open(bracket) => {
                    self.before_item(&token, false);
                    self.open(&token, bracket, token.span.start);
                }
                RonTokenKind::Close(bracket) => self.close(&token, bracket),
                RonTokenKind::Text => self.scalar(&token, ValueLook::Text),
                RonTokenKind::Torn => {
                    // What nothing closes has swallowed the brackets behind it.
                    self.found.partial |= token.span.end == self.text.len();
                    self.scalar(&token, ValueLook::Torn);
                }
                RonTokenKind::Quoted => self.scalar(&token, ValueLook::Quoted),
                RonTokenKind::Bare => self.bare(token),
            }
        }
        self.end()
    }

    pub fn wrong(&mut self, at: Range<usize>, mistake: CorpusMistake) {
        self.found.problems.push((at, mistake));
    }

    /// Reports what follows the outermost value. Returns whether to continue.
    fn after_root(&mut self, token: &RonToken) -> bool {
        match token.what {
            RonTokenKind::End => return false,
            RonTokenKind::Junk | RonTokenKind::Comment => return true,
            RonTokenKind::Comma if self.lexer.peek().is_some() => return true,
            // Either this bracket is superfluous, or the one that seemed to be the last.
            RonTokenKind::Close(bracket) => {
                self.wrong(token.span.clone(), CorpusMistake::Stray(bracket.into()));
            }
            _ => {
                self.wrong(token.span.clone(), CorpusMistake::Trailing);
                self.found.partial = true;
            }
        }
        false
    }

    fn comma(&mut self, token: &RonToken) {
        self.no_value();
        let Some(top) = self.frames.last_mut() else { return };
        if top.full {
            top.full = false;
        } else if !self.is_balanced && token.fresh && token.indent == top.indent && token.line > top.line {
            // It followed a closing bracket that is missing.
            self.unclosed(self.frames.len() - 1, token);
            self.full(false);
        } else {
            self.wrong(token.span.clone(), CorpusMistake::ExtraComma);
        }
    }

    /// Reports that the field read last has no value, if one is expected.
    fn no_value(&mut self) {
        if let Some(key) = self.frames.last().and_then(|top| top.key.clone()) {
            let name = self.text[key.clone()].chars().take(40).collect();
            self.leaf(ValueLook::Absent, key.end..key.end);
            self.wrong(key, CorpusMistake::MissingValue(name));
        }
    }

    fn scalar(&mut self, token: &RonToken, look: ValueLook) {
        if look != ValueLook::Quoted && self.lexer.peek() == Some(b':') && self.in_brackets() {
            self.key(token);
            return;
        }
        self.before_item(token, false);
        self.leaf(look, token.span.clone());
    }

    /// Whether the innermost bracket expects an item rather than the value of a field.
    fn in_brackets(&self) -> bool {
        self.frames.last().is_some_and(|top| top.key.is_none())
    }

    fn bare(&mut self, token: RonToken) {
        let next = self.lexer.peek();
        let is_name = self.text[token.span.clone()].starts_with(|c: char| c.is_alphabetic() || c == '_');
        if next == Some(b':') && is_name && !self.in_brackets() {
            if !self.is_balanced && !token.fresh {
                self.open_missing(&token);
            } else {
                self.no_value();
                self.full(false);
            }
        }
        if self.in_brackets() && is_name {
            if matches!(next, Some(b':' | b'=')) {
                self.key(&token);
                return;
            }
            let in_record = self.frames.last().is_some_and(|top| top.bracket == b'(');
            let lower = self.text[token.span.clone()].starts_with(char::is_lowercase);
            let same_line = !self.lexer.is_fresh();
            if in_record && lower && same_line && !matches!(next, None | Some(b',' | b')' | b']' | b'}')) {
                self.key(&token);
                return;
            }
        }
        if next == Some(b'(') && is_name {
            self.before_item(&token, false);
            let open = self.lexer.next();
            self.open(&open, b'(', token.span.start);
            return;
        }
        self.before_item(&token, false);
        let mut span = token.span;
        if let Some(end) = quotes::unopened(self.text, span.start) {
            self.wrong(span.start..span.start, CorpusMistake::UnopenedText);
            self.lexer.advance(end);
            self.leaf(ValueLook::Torn, span.start..end);
            return;
        }
        // Several words in a row are a text without quotation marks, unless the next one is a field.
        loop {
            let mut ahead = self.lexer.clone();
            let word = ahead.next();
            let follows = word.what == RonTokenKind::Bare && !word.fresh;
            if !follows || matches!(ahead.peek(), Some(b':' | b'=' | b'(')) {
                break;
            }
            span.end = word.span.end;
            self.lexer = ahead;
        }
        self.leaf(ValueLook::Bare, span);
    }

    /// Reads the name of a field, and the colon after it.
    fn key(&mut self, token: &RonToken) {
        self.before_item(token, true);
        if matches!(self.lexer.peek(), Some(b':' | b'=')) {
            if let Some((at, mistake)) = self.lexer.next().mistake {
                self.wrong(at, mistake);
            }
        } else {
            self.wrong(token.span.end..token.span.end, CorpusMistake::MissingColon);
        }
        if let Some(top) = self.frames.last_mut() {
            top.key = Some(token.span.clone());
        }
    }

    /// Reports a bracket or a comma that is missing before an item.
    fn before_item(&mut self, token: &RonToken, is_name: bool) {
        if !self.in_brackets() {
            return;
        }
        if !self.is_balanced {
            self.settle(token, is_name);
        }
        let Some(top) = self.frames.last_mut() else { return };
        if token.fresh && top.inner.is_none() {
            top.inner = Some(token.indent);
        }
        if top.full {
            top.full = false;
            let end = top.end;
            self.wrong(end..end, CorpusMistake::MissingComma);
        }
    }

    /// Sets whether the innermost bracket expects a comma.
    pub fn full(&mut self, full: bool) {
        if let Some(top) = self.frames.last_mut() {
            top.full = full;
        }
    }

    pub fn open(&mut self, token: &RonToken, bracket: u8, start: usize) {
        let look = match bracket {
            b'(' => ValueLook::Record,
            b'[' => ValueLook::List,
            _ => ValueLook::Map,
        };
        let key = self.take_key();
        let node = self.found.nodes.len();
        let mut value = ValueNode::new(look, start..token.span.end, key);
        value.open = token.span.start as u32;
        self.found.nodes.push(value);
        self.frames.push(Frame {
            node,
            bracket,
            line: token.line,
            indent: token.indent,
            inner: None,
            named: None,
            key: None,
            full: false,
            end: token.span.end,
        });
    }

    fn leaf(&mut self, look: ValueLook, span: Range<usize>) {
        let key = self.take_key();
        let Some(top) = self.frames.last_mut() else { return };
        top.full = true;
        top.end = span.end;
        let mut node = ValueNode::new(look, span, key);
        node.next = self.found.nodes.len() as u32 + 1;
        self.found.nodes.push(node);
    }

    /// Takes the name that has been read for the next node.
    fn take_key(&mut self) -> Option<Range<usize>> {
        let next = self.found.nodes.len();
        let top = self.frames.last_mut()?;
        let key = top.key.take()?;
        top.named = Some(next);
        Some(key)
    }

    /// Closes the innermost bracket at byte `end`.
    pub fn finish(&mut self, end: usize) {
        self.no_value();
        let Some(top) = self.frames.pop() else { return };
        let next = self.found.nodes.len() as u32;
        let node = &mut self.found.nodes[top.node];
        node.end = end as u32;
        node.next = next;
        if let Some(owner) = self.frames.last_mut() {
            owner.full = true;
            owner.end = end;
        }
    }

    fn close(&mut self, token: &RonToken, bracket: u8) {
        if self.is_balanced || self.is_closed(token, bracket) {
            self.finish(token.span.end);
        } else if bracket != b']' || !self.list_missing(token) {
            self.wrong(token.span.clone(), CorpusMistake::Stray(bracket.into()));
            // The comma after it is superfluous too.
            if self.lexer.peek() == Some(b',') && self.frames.last().is_some_and(|top| !top.full) {
                self.lexer.next();
            }
        }
    }

    /// Ends the scan. All brackets should be closed by now.
    fn end(mut self) -> Scan {
        // A text that breaks off leaves all of them open; only the innermost is reported.
        if !self.found.partial
            && let Some(top) = self.frames.last()
        {
            let open = self.found.nodes[top.node].open as usize;
            let bracket = top.bracket.into();
            self.wrong(open..open + 1, CorpusMistake::NeverClosed(bracket));
        }
        while !self.frames.is_empty() {
            self.finish(self.text.len());
        }
        self.found
    }
}
