//! The depth of a point in a list, from its indent and sign and those of the points before it.

use super::marker::Sign;

/// The open points of a list.
#[derive(Debug, Default)]
pub struct Depths {
    open: Vec<(usize, Sign)>,
    /// Signs that were under another at the same indent: the outer and the inner one.
    under: Vec<(Sign, Sign)>,
    is_inline: bool,
}

impl Depths {
    /// The depth of the next point. Points within a line are not in the same list as points that begin lines.
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
                // This sign was above the other one before.
                self.open.pop();
                debug_assert_eq!(open, indent);
            } else if !self.under.contains(&(other, sign)) {
                self.under.push((other, sign));
            }
        }
        self.open.push((indent, sign));
        // No document nests deeper, so the outermost open point is dropped.
        if self.open.len() > 12 {
            self.open.remove(0);
        }
        (self.open.len() - 1) as u8
    }

    pub fn clear(&mut self) {
        self.open.clear();
    }
}
