//! A cursor in a list longer than its pane: which line it is on, and which line is the first that is seen.

use crate::command::Command;

/// Lines kept in view around the cursor, where there are that many.
const MARGIN: usize = 2;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    pub at: usize,
    /// The first line that is seen.
    pub top: usize,
}

/// How many lines a command walks down a list that shows so many at once.
pub fn lines(command: Command, page: isize) -> Option<isize> {
    Some(match command {
        Command::Up => -1,
        Command::Down => 1,
        Command::PageUp => -page,
        Command::PageDown => page,
        Command::HalfPageUp => -(page / 2).max(1),
        Command::HalfPageDown => (page / 2).max(1),
        Command::Top => isize::MIN / 2,
        Command::Bottom => isize::MAX / 2,
        _ => return None,
    })
}

impl Cursor {
    /// Moves by some lines, stopping at the ends of a list of `len`.
    pub fn move_by(&mut self, lines: isize, len: usize) {
        self.at = self.at.saturating_add_signed(lines).min(len.saturating_sub(1));
    }

    /// The steps that [`Command::NextHeading`], or else its opposite, takes to a line of a kind, such as a heading.
    pub fn steps_to(self, len: usize, command: Command, is_kind: impl Fn(usize) -> bool) -> Option<isize> {
        let found = if command == Command::NextHeading {
            (self.at + 1..len).find(|at| is_kind(*at))
        } else {
            (0..self.at.min(len)).rev().find(|at| is_kind(*at))
        };
        found.map(|at| at as isize - self.at as isize)
    }

    /// Goes to a line that has moved in the list, and keeps it at its height on the screen.
    pub fn carry_to(&mut self, at: usize) {
        let height = self.at.saturating_sub(self.top);
        (self.at, self.top) = (at, at.saturating_sub(height));
    }

    /// Scrolls a view of `height` lines of a list of `len`, and takes the cursor along where it would leave the view.
    pub fn scroll(&mut self, lines: isize, len: usize, height: usize) {
        let margin = MARGIN.min(height.saturating_sub(1) / 2);
        self.top = self
            .top
            .saturating_add_signed(lines)
            .min(len.saturating_sub(height));
        let last = (self.top + height).saturating_sub(1 + margin);
        self.at = self.at.clamp(self.top + margin, last.max(self.top + margin));
        self.at = self.at.min(len.saturating_sub(1));
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
    fn scrolling_moves_the_view_by_lines_and_comes_back() {
        let mut cursor = Cursor::default();
        for (lines, top) in [(3, 3), (3, 6), (-3, 3), (40, 20), (-100, 0)] {
            cursor.scroll(lines, 30, 10);
            let before = cursor;
            cursor.follow(30, 10, |_| 0);
            assert_eq!((cursor.top, cursor), (top, before), "{lines}");
        }
        let mut short = Cursor::default();
        short.scroll(3, 2, 10);
        assert_eq!((short.top, short.at), (0, 1));
        short.scroll(3, 0, 0);
        assert_eq!((short.top, short.at), (0, 0));
    }

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
