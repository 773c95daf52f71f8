//! Brackets that do not match: which of them was meant, told by line breaks, indentation and what comes next.

use super::lex::{Token, What};
use super::problem::Mistake;
use super::scan::{Closed, Frame, Scanner};

/// What a closing bracket means that does not match.
pub enum Meaning {
    /// It is one too many.
    Stray,
    /// It closes the innermost bracket with the wrong sign.
    Slip,
    /// It closes the frame with this index, and those inside have been forgotten.
    Closes(usize),
}

impl Scanner<'_> {
    /// The next item shows that a bracket has been forgotten, or that there was one too many.
    pub fn settle(&mut self, token: &Token, keyed: bool, opens: bool) {
        while let [.., owner, top] = self.frames.as_slice() {
            let back = token.fresh && token.indent == top.indent && owner.fields == Some(token.indent);
            let owner_record = owner.bracket == b'(';
            let forgotten = if keyed && token.fresh && top.bracket == b'[' {
                if owner.fields != Some(token.indent) && self.reopen(token, Some(top.node)) {
                    return;
                }
                owner_record
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
        }
        let bracket = char::from(self.text.as_bytes()[culprit]);
        self.wrong(culprit..culprit + 1, Mistake::Unclosed(bracket));
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
        let (frame, close) = (frame.clone(), close.span.clone());
        let stray = self.text.as_bytes()[close.start].into();
        self.wrong(close, Mistake::Stray(stray));
        self.frames.push(Frame { full: false, ..frame });
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
                frame.bracket == b'(' && (!next.fresh || frame.fields == Some(next.indent))
            }
            (Some(frame), _) => frame.bracket == b'[',
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

/// The bracket that opens what this one closes.
pub fn opening(close: u8) -> u8 {
    match close {
        b')' => b'(',
        b']' => b'[',
        _ => b'{',
    }
}

/// The bracket that closes what this one opens.
pub fn closing(open: u8) -> u8 {
    match open {
        b'(' => b')',
        b'[' => b']',
        _ => b'}',
    }
}
