//! How deep a point of a list stands, from its indent and its sign and those of the points before it.

use super::marker::Sign;

/// The points that are open, outermost first.
#[derive(Debug, Default)]
pub struct Depths {
    open: Vec<(usize, Sign)>,
    /// Signs seen under others at the same indent: the outer and the inner.
    under: Vec<(Sign, Sign)>,
    is_inline: bool,
}

impl Depths {
    /// The depth of the next point. Points within a line and points that begin lines are different lists.
    pub fn next(&mut self, indent: usize, sign: Sign, is_inline: bool) -> u8 {
        if self.is_inline != is_inline {
            self.open.clear();
            self.is_inline = is_inline;
        }
        while self.open.last().is_some_and(|(open, _)| *open > indent) {
            self.open.pop();
        }
        let same = |(open, other): &(usize, Sign)| *open == indent && *other == sign;
        if let Some(at) = self.open.iter().rposition(same) {
            self.open.truncate(at + 1);
            return at as u8;
        }
        if let Some((open, other)) = self.open.last().copied().filter(|(open, _)| *open == indent) {
            if self.under.contains(&(sign, other)) {
                // The sign that stood above this one before.
                self.open.pop();
                debug_assert_eq!(open, indent);
            } else if !self.under.contains(&(other, sign)) {
                self.under.push((other, sign));
            }
        }
        self.open.push((indent, sign));
        // Deeper than any document nests: what is still open is of no use.
        if self.open.len() > 12 {
            self.open.remove(0);
        }
        (self.open.len() - 1) as u8
    }

    pub fn clear(&mut self) {
        self.open.clear();
    }
}
