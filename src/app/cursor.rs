//! A cursor in a list longer than its pane: which line it is on, and which line is the first that is seen.

/// Lines kept in view around the cursor, where there are that many.
const MARGIN: usize = 2;

/// A cursor.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The line it is on.
    pub at: usize,
    /// The first line that is seen.
    pub top: usize,
}

impl Cursor {
    /// Moves by some lines, stopping at the ends of a list of `len`.
    pub fn move_by(&mut self, lines: isize, len: usize) {
        self.at = self.at.saturating_add_signed(lines).min(len.saturating_sub(1));
    }

    /// Goes to a line that has moved in the list, and keeps it at its height on the screen.
    pub fn carry_to(&mut self, at: usize) {
        let height = self.at.saturating_sub(self.top);
        (self.at, self.top) = (at, at.saturating_sub(height));
    }

    /// Scrolls so that the line is inside a view of `height` lines of a list of `len`, under `pinned` lines that
    /// stay at the top.
    pub fn follow(&mut self, len: usize, height: usize, pinned: impl Fn(usize) -> usize) {
        self.at = self.at.min(len.saturating_sub(1));
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        let lowest_top = len.saturating_sub(height);
        if self.at + margin >= self.top + height {
            self.top = self.at + margin + 1 - height;
        }
        self.top = self.top.min(self.at.saturating_sub(margin)).min(lowest_top);
        while self.top > 0 && self.at < self.top + pinned(self.top) {
            self.top -= 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_is_always_in_view() {
        for len in 0..30 {
            for height in 1..12 {
                let mut cursor = Cursor::default();
                for step in [1, 5, -2, 40, -3, -40, 7, -1] {
                    cursor.move_by(step, len);
                    cursor.follow(len, height, |_| 0);
                    assert!(
                        cursor.top <= cursor.at && cursor.at < cursor.top + height,
                        "{len} {height} {cursor:?}"
                    );
                    assert!(cursor.at < len.max(1) && cursor.top <= len.saturating_sub(height));
                }
            }
        }
    }
}
