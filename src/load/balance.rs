//! Brackets that do not match: which of them was meant, judged by line breaks, indentation and what comes next.

use std::ops::Range;

use super::lex::opening;
use super::lex::{Token, What};
use super::problem::Mistake;
use super::scan::{Closed, Frame, Meaning, Scanner};
use super::spans::{Look, Node, children};

/// How many fields of a record are looked at: more than any has.
const FEW: usize = 50;

/// How many values are moved into a list whose bracket is missing.
const MANY: usize = 100_000;

impl Scanner<'_> {
    /// The next item shows that a bracket has been forgotten, or that there was one too many.
    pub fn settle(&mut self, token: &Token, keyed: bool, opens: bool) {
        while let [.., owner, top] = self.frames.as_slice() {
            let back = token.fresh && token.indent == top.indent && owner.fields == Some(token.indent);
            let owner_record = owner.bracket == b'(';
            let forgotten = if keyed && top.bracket == b'[' {
                let at_owner = token.fresh && owner.fields == Some(token.indent);
                let other_items = top.item.is_some_and(|item| item != Look::Record);
                if token.fresh && !at_owner && self.reopen(token, Some(top.node)) {
                    return;
                }
                if !(owner_record && (at_owner || other_items)) {
                    self.open_missing(token, b'(');
                    return;
                }
                true
            } else if keyed && back && owner_record {
                // The field stands under the one whose value has begun on that line and not gone on below.
                top.line < token.line && !top.fresh && top.fields.is_none() && top.keyed
            } else if opens && !keyed && top.bracket == b'(' && top.keyed && owner.bracket == b'[' {
                top.line == token.line || token.fresh && top.fresh && token.indent <= top.indent
            } else {
                false
            };
            if !forgotten {
                return;
            }
            self.forgotten();
        }
    }

    /// The innermost bracket has been forgotten to close.
    pub fn forgotten(&mut self) {
        let Some(top) = self.frames.last() else { return };
        let end = top.end;
        let mut bracket = top.bracket;
        let mut culprit = self.found.nodes[top.node].open as usize;
        // A bracket inside may have taken the one that was meant for it.
        if let Some(Closed { frame, token }) = &self.last
            && frame.node > top.node
            && frame.line < token.line
            && token.fresh
            && top.fresh
            && token.indent == top.indent
            && frame.indent > token.indent
        {
            culprit = self.found.nodes[frame.node].open as usize;
            bracket = frame.bracket;
        }
        self.wrong(culprit..culprit + 1, Mistake::Unclosed(bracket.into()));
        self.finish(end);
        self.full(false);
    }

    /// The last bracket was closed too early, if this field stands where its fields do: it is opened again.
    pub fn reopen(&mut self, token: &Token, owner: Option<usize>) -> bool {
        let Some(Closed { frame, token: close }) = &self.last else {
            return false;
        };
        let inside = owner.is_none_or(|owner| frame.node > owner);
        let latest = self.found.nodes[frame.node].next as usize == self.found.nodes.len();
        if !(token.fresh && inside && latest && frame.bracket == b'(' && frame.fields == Some(token.indent)) {
            return false;
        }
        // A field that it has already begins another record.
        let name = &self.text[token.span.clone()];
        let nodes = &self.found.nodes;
        let has_name = |field: usize| nodes[field].key().is_some_and(|key| &self.text[key] == name);
        if children(nodes, frame.node).take(FEW).any(has_name) {
            return false;
        }
        let (frame, close) = (frame.clone(), close.span.clone());
        let stray = self.text.as_bytes()[close.start].into();
        self.wrong(close, Mistake::Stray(stray));
        self.frames.push(Frame { full: false, ..frame });
        true
    }

    /// Whether an opening bracket that comes next is the same as the one directly before it, which no data has.
    pub fn doubles(&self, token: &Token, bracket: u8) -> bool {
        let top = self.frames.last();
        let empty = |top: &Frame| top.bracket == bracket && !top.keyed && top.item.is_none();
        // Records may stand in the outermost bracket, if that of their list has been forgotten.
        let root = self.frames.len() == 1;
        top.is_some_and(|top| empty(top) && (!root || top.end == token.span.start))
    }

    /// An opening bracket is missing before `token`.
    pub fn open_missing(&mut self, token: &Token, bracket: u8) {
        let at = token.span.start;
        self.wrong(at..at, Mistake::NoOpening(bracket.into()));
        let mut open = token.clone();
        open.span.end = at;
        self.open(&open, bracket, at);
    }

    /// A `]` that closes nothing closes a list whose `[` is missing, if values without names come before it: they and
    /// the last value with a name are its items.
    pub fn listed(&mut self, token: &Token) -> bool {
        let end = token.span.end;
        let root = self.frames.len() == 1;
        let nodes = &mut self.found.nodes;
        let Some(top) = self.frames.last_mut().filter(|top| top.bracket == b'(') else {
            return false;
        };
        let Some(first) = top
            .named
            .or(root.then_some(1))
            .filter(|first| (1..MANY).contains(&nodes.len().saturating_sub(*first)))
        else {
            return false;
        };
        // Of a single item there is no other sign than where it stands: on a line below its name, or with the bracket
        // directly behind it.
        let below = |key: Range<usize>| self.text[key.end..nodes[first].start as usize].contains('\n');
        let below = nodes[first].key().is_some_and(below);
        let several = (nodes[first].next as usize) < nodes.len();
        let behind = top.full && !token.fresh;
        if matches!(nodes[first].look, Look::List | Look::Absent) || !(several || behind || below) {
            return false;
        }
        let at = nodes[first].start as usize;
        let mut list = Node::new(Look::List, at..end, nodes[first].take_key());
        nodes.insert(first, list);
        for node in &mut nodes[first + 1..] {
            node.next += 1;
        }
        list.next = nodes.len() as u32;
        nodes[first] = list;
        top.full = true;
        top.end = end;
        // What has been closed last has moved, and cannot be opened again.
        self.last = None;
        self.wrong(at..at, Mistake::NoOpening('['));
        true
    }

    /// What a closing bracket means that does not match the innermost opening one.
    pub fn meaning(&self, token: &Token, opening: u8) -> Meaning {
        let mut ahead = self.lexer.clone();
        let mut next = ahead.next();
        if next.what == What::Comma {
            next = ahead.next();
        }
        let names = matches!(next.what, What::Bare | What::Text) && matches!(ahead.peek(), Some(b':' | b'='));
        // Whether what comes next could go on inside `frame`.
        let goes_on = |frame: Option<&Frame>| match (frame, next.what) {
            (None, what) => what == What::End,
            (Some(_), What::End) => false,
            (Some(frame), What::Close(close)) => {
                frame.bracket == self::opening(close) && (!next.fresh || frame.indent == next.indent)
            }
            (Some(frame), _) if names => {
                let below = frame
                    .fields
                    .map_or(next.indent > frame.indent, |fields| fields == next.indent);
                frame.bracket == b'(' && (!next.fresh || below)
            }
            (Some(frame), _) => {
                let alike = frame
                    .item
                    .is_none_or(|item| (item == Look::Record) == matches!(next.what, What::Open(b'(')));
                let below = frame.fields.is_none_or(|items| items == next.indent);
                frame.bracket == b'[' && alike && (!next.fresh || below)
            }
        };
        let depth = self.frames.len();
        let below = |frame: usize| frame.checked_sub(1).and_then(|owner| self.frames.get(owner));
        let outer = self.frames.iter().rposition(|frame| frame.bracket == opening);
        let top = self.frames.last();
        let same_line = |frame: &Frame| frame.line == token.line;
        match outer {
            Some(outer) if !next.fresh && next.what != What::End && same_line(&self.frames[outer]) => {
                Meaning::Closes(outer)
            }
            _ if !next.fresh && top.is_some_and(same_line) && goes_on(below(depth - 1)) => Meaning::Slip,
            _ if goes_on(top) => Meaning::Stray,
            Some(outer) if goes_on(below(outer)) && !goes_on(below(depth - 1)) => Meaning::Closes(outer),
            _ if goes_on(below(depth - 1)) => Meaning::Slip,
            Some(outer) => Meaning::Closes(outer),
            None => Meaning::Stray,
        }
    }
}
