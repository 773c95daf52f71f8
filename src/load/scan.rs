//! A tolerant scan of RON text into a flat tree of values, without recursion, so that no depth of nesting hurts.
//!
//! Brackets are taken as they stand if they match. If they do not, the text is gone through again, and line breaks,
//! indentation and what comes next tell which bracket was meant, so that one slip is one mistake and what follows it
//! is read as it was meant.

use std::ops::Range;

use super::lex::{Lexer, Token, What, closing, opening};
use super::problem::{MOST, Mistake};
use super::quotes;
use super::spans::{Look, Node};

/// How many brackets may be open at once. No file has a hundredth; a file of nothing but brackets would fill memory.
const DEEPEST: usize = 100_000;

#[derive(Debug, Default)]
pub struct Scan {
    /// The values, the outermost first.
    pub nodes: Vec<Node>,
    /// What is wrong with brackets, commas, colons and quotation marks.
    pub problems: Vec<(Range<usize>, Mistake)>,
    /// Whether something could not be placed in the tree.
    pub partial: bool,
}

/// Scans the value whose opening bracket is the next thing at or after byte `from`.
pub fn scan(text: &str, from: usize) -> Scan {
    let scanner = |lenient| Scanner {
        text,
        lexer: Lexer::new(text, from),
        lenient,
        frames: Vec::new(),
        last: None,
        found: Scan::default(),
    };
    match scanner(false).run() {
        Ok(found) => found,
        Err(Unbalanced) => scanner(true).run().unwrap_or_default(),
    }
}

/// Brackets do not match, which only a lenient scan reports.
struct Unbalanced;

#[derive(Clone, Debug)]
pub struct Frame {
    pub node: usize,
    pub bracket: u8,
    /// The line it opened on, how far in that begins, and whether it was the first on it.
    pub line: u32,
    pub indent: usize,
    pub fresh: bool,
    /// How far in its fields or items stand, of those that are the first on their lines.
    pub fields: Option<usize>,
    /// What its first item without a name looks like.
    pub item: Option<Look>,
    pub named: Option<usize>,
    pub keyed: bool,
    /// The name of a field whose value is to come.
    pub key: Option<Range<usize>>,
    /// Whether an item has ended without a comma yet.
    pub full: bool,
    /// The end of the last item; of the bracket itself before there is one.
    pub end: usize,
}

/// A bracket that has been closed, in case it was closed too early.
#[derive(Clone, Debug)]
pub struct Closed {
    pub frame: Frame,
    pub token: Token,
}

pub struct Scanner<'t> {
    pub text: &'t str,
    pub lexer: Lexer<'t>,
    pub lenient: bool,
    pub frames: Vec<Frame>,
    pub last: Option<Closed>,
    pub found: Scan,
}

impl Scanner<'_> {
    fn run(mut self) -> Result<Scan, Unbalanced> {
        loop {
            if self.found.problems.len() >= MOST {
                self.found.partial = true;
                break;
            }
            if self.frames.len() > DEEPEST {
                let open = self.frames.last().map_or(0, |top| top.end - 1);
                self.wrong(open..open + 1, Mistake::TooDeep("brackets", DEEPEST));
                self.found.partial = true;
                break;
            }
            let mut token = self.lexer.next();
            if let Some((at, mistake)) = token.mistake.take() {
                self.wrong(at, mistake);
            }
            if self.frames.is_empty() && !self.found.nodes.is_empty() && !self.after_root(&token)? {
                break;
            }
            match token.what {
                What::End => break,
                What::Comment => {
                    self.wrong(token.span, Mistake::UnclosedComment);
                    self.found.partial = true;
                }
                What::Junk => {}
                What::Comma => self.comma(&token),
                What::Colon => self.wrong(token.span, Mistake::Unexpected(":".into())),
                What::Open(bracket) if self.lenient && self.doubles(&token, bracket) => {
                    self.wrong(token.span, Mistake::Doubled(bracket.into()));
                }
                What::Open(bracket) => {
                    self.before_item(&token, false, true);
                    self.open(&token, bracket, token.span.start);
                }
                What::Close(bracket) => self.close(&token, bracket)?,
                What::Text => self.scalar(&token, Look::Text),
                What::Torn => {
                    // What nothing closes has swallowed the brackets behind it.
                    self.found.partial |= token.span.end == self.text.len();
                    self.scalar(&token, Look::Torn);
                }
                What::Quoted => self.scalar(&token, Look::Quoted),
                What::Bare => self.bare(token),
            }
        }
        self.end()
    }

    pub fn wrong(&mut self, at: Range<usize>, mistake: Mistake) {
        self.found.problems.push((at, mistake));
    }

    /// What stands behind the outermost value; whether to go on.
    fn after_root(&mut self, token: &Token) -> Result<bool, Unbalanced> {
        match token.what {
            What::End => return Ok(false),
            What::Junk | What::Comment => return Ok(true),
            What::Close(_) | What::Comma if !self.lenient => return Err(Unbalanced),
            What::Comma if self.lexer.peek().is_some() => return Ok(true),
            What::Close(bracket) => {
                // The bracket behind is left over, or the one that seemed to be the last.
                self.wrong(token.span.clone(), Mistake::Stray(bracket.into()));
                return Ok(false);
            }
            What::Bare if self.lexer.peek() == Some(b':') => {
                if !self.lenient {
                    return Err(Unbalanced);
                }
                if self.reopen(token, None) {
                    return Ok(true);
                }
            }
            _ => {}
        }
        self.wrong(token.span.clone(), Mistake::Trailing);
        self.found.partial = true;
        Ok(false)
    }

    fn comma(&mut self, token: &Token) {
        self.no_value();
        let Some(top) = self.frames.last_mut() else { return };
        if top.full {
            top.full = false;
        } else if self.lenient && token.fresh && token.indent == top.indent && token.line > top.line {
            // It stood behind a bracket that is gone.
            self.forgotten();
        } else {
            self.wrong(token.span.clone(), Mistake::ExtraComma);
        }
    }

    /// A field that waits for its value has none.
    fn no_value(&mut self) {
        if let Some(key) = self.frames.last().and_then(|top| top.key.clone()) {
            let name = self.text[key.clone()].chars().take(40).collect();
            self.leaf(Look::Absent, key.end..key.end);
            self.wrong(key, Mistake::MissingValue(name));
        }
    }

    fn scalar(&mut self, token: &Token, look: Look) {
        if look != Look::Quoted && self.lexer.peek() == Some(b':') && self.in_brackets() {
            self.key(token);
            return;
        }
        self.before_item(token, false, false);
        self.leaf(look, token.span.clone());
    }

    /// Whether the innermost bracket waits for an item rather than for the value of a field.
    pub fn in_brackets(&self) -> bool {
        self.frames.last().is_some_and(|top| top.key.is_none())
    }

    fn bare(&mut self, token: Token) {
        let next = self.lexer.peek();
        let is_name = self.text[token.span.clone()].starts_with(|c: char| c.is_alphabetic() || c == '_');
        if next == Some(b':') && is_name && !self.in_brackets() {
            if self.lenient && !token.fresh {
                self.open_missing(&token, b'(');
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
            self.before_item(&token, false, true);
            let open = self.lexer.next();
            self.open(&open, b'(', token.span.start);
            return;
        }
        self.before_item(&token, false, false);
        let mut span = token.span;
        if let Some(end) = quotes::unopened(self.text, span.start) {
            self.wrong(span.start..span.start, Mistake::UnopenedText);
            self.lexer.advance(end);
            self.leaf(Look::Torn, span.start..end);
            return;
        }
        // Several words in a row are a text without its quotation marks, unless the next is a field.
        loop {
            let mut ahead = self.lexer.clone();
            let word = ahead.next();
            let follows = word.what == What::Bare && !word.fresh;
            if !follows || matches!(ahead.peek(), Some(b':' | b'=' | b'(')) {
                break;
            }
            span.end = word.span.end;
            self.lexer = ahead;
        }
        self.leaf(Look::Bare, span);
    }

    /// The name of a field, with the colon behind it.
    fn key(&mut self, token: &Token) {
        self.before_item(token, true, false);
        if matches!(self.lexer.peek(), Some(b':' | b'=')) {
            if let Some((at, mistake)) = self.lexer.next().mistake {
                self.wrong(at, mistake);
            }
        } else {
            self.wrong(token.span.end..token.span.end, Mistake::MissingColon);
        }
        if let Some(top) = self.frames.last_mut() {
            top.keyed = true;
            top.key = Some(token.span.clone());
            if token.fresh {
                top.fields = Some(token.indent);
            }
        }
    }

    /// What must be settled before an item begins: a bracket that should have been closed, a comma that is missing.
    fn before_item(&mut self, token: &Token, keyed: bool, opens: bool) {
        if self.lenient && self.in_brackets() {
            self.settle(token, keyed, opens);
        }
        let Some(top) = self.frames.last_mut().filter(|top| top.key.is_none()) else {
            return;
        };
        if token.fresh && top.bracket == b'[' {
            top.fields = Some(token.indent);
        }
        if top.full {
            top.full = false;
            let end = top.end;
            self.wrong(end..end, Mistake::MissingComma);
        }
    }

    /// Says whether the innermost bracket waits for a comma.
    pub fn full(&mut self, full: bool) {
        if let Some(top) = self.frames.last_mut() {
            top.full = full;
        }
    }

    pub fn open(&mut self, token: &Token, bracket: u8, start: usize) {
        let look = match bracket {
            b'(' => Look::Record,
            b'[' => Look::List,
            _ => Look::Map,
        };
        let key = self.item(look);
        let node = self.found.nodes.len();
        let mut value = Node::new(look, start..token.span.end, key);
        value.open = token.span.start as u32;
        self.found.nodes.push(value);
        self.frames.push(Frame {
            node,
            bracket,
            line: token.line,
            indent: token.indent,
            fresh: token.fresh,
            fields: None,
            item: None,
            named: None,
            keyed: false,
            key: None,
            full: false,
            end: token.span.end,
        });
    }

    fn leaf(&mut self, look: Look, span: Range<usize>) {
        let key = self.item(look);
        let Some(top) = self.frames.last_mut() else { return };
        top.full = true;
        top.end = span.end;
        let mut node = Node::new(look, span, key);
        node.next = self.found.nodes.len() as u32 + 1;
        self.found.nodes.push(node);
    }

    /// Notes that the next node is an item of the innermost bracket, and takes the name that has been read for it.
    fn item(&mut self, look: Look) -> Option<Range<usize>> {
        let next = self.found.nodes.len();
        let top = self.frames.last_mut()?;
        let key = top.key.take();
        if key.is_some() {
            top.named = Some(next);
        } else if top.item.is_none() {
            top.item = Some(look);
        }
        key
    }

    /// Closes the innermost bracket at byte `end`.
    pub fn finish(&mut self, end: usize) -> Option<Frame> {
        self.no_value();
        let top = self.frames.pop()?;
        let next = self.found.nodes.len() as u32;
        let node = &mut self.found.nodes[top.node];
        node.end = end as u32;
        node.next = next;
        if let Some(owner) = self.frames.last_mut() {
            owner.full = true;
            owner.end = end;
        }
        Some(top)
    }

    fn close(&mut self, token: &Token, bracket: u8) -> Result<(), Unbalanced> {
        let opening = opening(bracket);
        let Some(top) = self.frames.last() else {
            return Ok(());
        };
        if top.bracket != opening {
            if !self.lenient {
                return Err(Unbalanced);
            }
            match self.meaning(token, opening) {
                Meaning::Stray => {
                    if bracket != b']' || !self.listed(token) {
                        self.wrong(token.span.clone(), Mistake::Stray(bracket.into()));
                        if self.lexer.peek() == Some(b',') && self.frames.last().is_some_and(|top| !top.full)
                        {
                            self.lexer.next();
                        }
                    }
                    return Ok(());
                }
                Meaning::Slip => {
                    let wanted = closing(top.bracket).into();
                    let found = bracket.into();
                    self.wrong(token.span.clone(), Mistake::WrongBracket { found, wanted });
                }
                Meaning::Closes(outer) => {
                    while self.frames.len() > outer + 1 {
                        self.forgotten();
                    }
                }
            }
        }
        if let Some(frame) = self.finish(token.span.end) {
            let token = token.clone();
            self.last = Some(Closed { frame, token });
        }
        Ok(())
    }

    /// The end of the text, at which all brackets should be closed.
    fn end(mut self) -> Result<Scan, Unbalanced> {
        if self.frames.is_empty() {
            return Ok(self.found);
        }
        if !self.lenient && !self.found.partial {
            return Err(Unbalanced);
        }
        // A text that breaks off leaves all of them open: the innermost says where.
        if !self.found.partial {
            self.forgotten();
        }
        while !self.frames.is_empty() {
            self.finish(self.text.len());
        }
        Ok(self.found)
    }
}

/// What a closing bracket means that does not match.
pub enum Meaning {
    Stray,
    /// It closes the innermost bracket with the wrong sign.
    Slip,
    /// It closes the frame with this index, and those inside have been forgotten.
    Closes(usize),
}
