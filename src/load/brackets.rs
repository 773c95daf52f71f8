//! Brackets that do not match: works out which was meant, judging by indentation and by whether what follows would
//! then be valid.

use super::bracket_signs::{closing, opening};
use super::lex::{RonToken, RonTokenKind};
use super::problem::CorpusMistake;
use super::scan::{Frame, Scanner};
use super::spans::{ValueLook, ValueNode};

/// How many open brackets are examined: more than real data has.
const MOST_OPEN: usize = 200;

/// How many fields of a record are examined: more than any has.
const MOST_FIELDS: usize = 50;

/// How many values are moved into a list whose bracket is missing; with more, the list is not repaired.
const MOST_MOVED: usize = 100_000;

impl Frame {
    /// Whether `next` continues inside this bracket: an item indented like the first one, or the matching closing bracket.
    pub fn goes_on(&self, next: &RonToken, is_name: bool) -> bool {
        match next.what {
            RonTokenKind::Close(close) => self.bracket == opening(close) && self.indent == next.indent,
            _ => self.has(is_name) && self.indent < next.indent && self.inner == Some(next.indent),
        }
    }

    /// Whether its items have names, if `names` is true; else whether they have none.
    pub fn has(&self, names: bool) -> bool {
        names != (self.bracket == b'[')
    }
}

impl Scanner<'_> {
    /// Repairs the brackets before an item. An item indented like those of an outer bracket means that the inner ones were
    /// not closed; a name in a list, that its record was not opened.
    pub fn settle(&mut self, token: &RonToken, is_name: bool) {
        let Some(top) = self.frames.last() else { return };
        if top.has(is_name) && (!token.fresh || token.indent > top.indent) {
            return;
        }
        let list = top.node;
        if let Some(outer) = self.innermost(|frame| token.fresh && frame.goes_on(token, is_name)) {
            self.unclosed(outer + 1, token);
        } else if is_name && top.bracket == b'[' {
            // Either the list is empty, or its first item has a field of this name.
            if self.found.nodes.len() == list + 1 || self.has_field(list + 1, token) {
                self.open_missing(token);
            } else {
                self.unclosed(self.frames.len() - 1, token);
            }
        }
    }

    fn innermost(&self, is_it: impl Fn(&Frame) -> bool) -> Option<usize> {
        let from = self.frames.len().saturating_sub(MOST_OPEN);
        self.frames[from..].iter().rposition(is_it).map(|at| from + at)
    }

    /// Whether a record has a field of this name already.
    fn has_field(&self, record: usize, name: &RonToken) -> bool {
        let (nodes, name) = (&self.found.nodes, &self.text[name.span.clone()]);
        let fields = std::iter::successors(nodes.get(record + 1), |field| nodes.get(field.next as usize));
        let mut keys = fields.take(MOST_FIELDS).map(ValueNode::key);
        keys.any(|key| key.is_some_and(|key| &self.text[key] == name))
    }

    /// Reports and closes the brackets from index `from` on, which `token` shows were left open.
    pub fn unclosed(&mut self, from: usize, token: &RonToken) {
        while self.frames.len() > from
            && let Some(top) = self.frames.last()
        {
            let (open, end) = (self.found.nodes[top.node].open as usize, top.end);
            let mistake = CorpusMistake::Unclosed {
                bracket: top.bracket.into(),
                before: (token.line > top.line).then_some(token.line + 1),
            };
            self.wrong(open..open + 1, mistake);
            self.finish(end);
        }
        self.full(false);
    }

    /// Whether an opening bracket repeats the one directly before it, which valid data never has.
    pub fn doubles(&self, token: &RonToken, bracket: u8) -> bool {
        let top = self.frames.last();
        !self.is_balanced
            && top.is_some_and(|top| {
                top.bracket == bracket
                    && top.end == token.span.start
                    && self.found.nodes.len() == top.node + 1
            })
    }

    /// Reports that the bracket of a record is missing before `token`, and opens it.
    pub fn open_missing(&mut self, token: &RonToken) {
        let at = token.span.start;
        self.wrong(at..at, CorpusMistake::NoOpening('('));
        let mut open = token.clone();
        open.span.end = at;
        self.open(&open, b'(', at);
    }

    /// Finds the bracket that a closing one was meant for, and reports what is still open inside it. Returns whether there
    /// is such a bracket.
    pub fn is_closed(&mut self, token: &RonToken, bracket: u8) -> bool {
        let opening = opening(bracket);
        let Some(inner) = self.frames.len().checked_sub(1) else {
            return true;
        };
        let mut ahead = self.lexer.clone();
        let mut next = ahead.next();
        if next.what == RonTokenKind::Comma {
            next = ahead.next();
        }
        let is_name = ahead.peek() == Some(b':');
        // Whether the closing bracket is on the line of this one, or indented like it or its items.
        let is_near = |frame: &Frame| {
            frame.line == token.line || frame.indent == token.indent || frame.inner == Some(token.indent)
        };
        // Whether what comes next continues in this bracket, or is the end of the text after the outermost one.
        let goes_on = |index: Option<usize>| match index.map(|index| &self.frames[index]) {
            None => next.what == RonTokenKind::End,
            Some(frame) if is_name && frame.has(true) && self.has_field(frame.node, &next) => false,
            Some(frame) if next.fresh => frame.goes_on(&next, is_name),
            Some(frame) => match next.what {
                RonTokenKind::End => false,
                RonTokenKind::Close(close) => {
                    is_near(frame) && frame.bracket == super::bracket_signs::opening(close)
                }
                _ => is_near(frame) && frame.has(is_name),
            },
        };
        let around = |index: usize| goes_on(index.checked_sub(1));
        let is_meant = |frame: &Frame| {
            if token.fresh {
                frame.indent == token.indent && frame.line < token.line
            } else {
                frame.line == token.line || frame.inner == Some(token.indent)
            }
        };
        let meant = self.innermost(|frame| frame.bracket == opening && is_meant(frame));
        let top = self.frames[inner].bracket;
        if top == opening && (!token.fresh || meant.is_none_or(|meant| meant == inner)) {
            let is_sure =
                token.fresh && meant.is_some() || !next.fresh && matches!(next.what, RonTokenKind::Close(_));
            return is_sure || around(inner) || !goes_on(Some(inner));
        }
        match meant {
            Some(meant) if around(meant) && !around(inner) => self.unclosed(meant + 1, token),
            _ if goes_on(Some(inner)) => return false,
            _ if around(inner) && top != opening => {
                let (found, wanted) = (bracket.into(), closing(top).into());
                self.wrong(token.span.clone(), CorpusMistake::WrongBracket { found, wanted });
            }
            Some(meant) => self.unclosed(meant + 1, token),
            None => return false,
        }
        true
    }

    /// Takes a `]` that closes nothing as the end of a list whose `[` is missing, if several values without names come before
    /// it, or one on a line below its field's name.
    pub fn list_missing(&mut self, token: &RonToken) -> bool {
        let Some(top) = self.frames.last_mut().filter(|top| top.bracket == b'(') else {
            return false;
        };
        let nodes = &mut self.found.nodes;
        let Some(first) = top.named.or((top.node == 0).then_some(1)) else {
            return false;
        };
        let Some(ValueNode {
            start, next, look, ..
        }) = nodes.get(first).copied()
        else {
            return false;
        };
        let name = nodes[first].key().map_or(start as usize, |key| key.end);
        let is_below = self.text[name..start as usize].contains('\n');
        let is_list = (next as usize) < nodes.len() || is_below;
        if !is_list || look == ValueLook::List || nodes.len() - first > MOST_MOVED {
            return false;
        }
        let (at, end) = (start as usize, token.span.end);
        let mut list = ValueNode::new(ValueLook::List, at..end, nodes[first].take_key());
        list.next = nodes.len() as u32 + 1;
        nodes.insert(first, list);
        for node in &mut nodes[first + 1..] {
            node.next += 1;
        }
        (top.full, top.end) = (true, end);
        self.wrong(at..at, CorpusMistake::NoOpening('['));
        true
    }
}
