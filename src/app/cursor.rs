//! A cursor in a list that may be longer than its pane: the line it is on, and the first visible line.

use crate::command::Command;

/// Lines kept visible above and below the cursor.
const MARGIN: usize = 2;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    pub at: usize,
    /// The first visible line.
    pub top: usize,
    /// The line that was clicked. As long as the cursor is on it, nothing scrolls: a second click hits the same line.
    clicked: Option<usize>,
}

/// The number of lines a command moves down a list that shows `page` lines; `None` if it does not move.
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
    pub const fn new(at: usize, top: usize) -> Self {
        Self {
            at,
            top,
            clicked: None,
        }
    }

    /// Goes to a line that was clicked.
    pub const fn click(&mut self, at: usize) {
        self.at = at;
        self.clicked = Some(at);
    }

    fn is_clicked(&self) -> bool {
        self.clicked == Some(self.at)
    }

    /// Moves by some lines, stopping at the ends of a list of `len`.
    pub fn move_by(&mut self, lines: isize, len: usize) {
        self.at = self.at.saturating_add_signed(lines).min(len.saturating_sub(1));
    }

    /// Stays inside a hidden list of `len` lines.
    pub fn stay_in(&mut self, len: usize) {
        self.at = self.at.min(len.saturating_sub(1));
        self.top = self.top.min(self.at);
    }

    /// The number of lines to the next line of a kind, such as a heading, for [`Command::NextHeading`], and to the previous
    /// such line for any other command.
    pub fn steps_to(self, len: usize, command: Command, is_kind: impl Fn(usize) -> bool) -> Option<isize> {
        let found = if command == Command::NextHeading {
            (self.at + 1..len).find(|at| is_kind(*at))
        } else {
            (0..self.at.min(len)).rev().find(|at| is_kind(*at))
        };
        found.map(|at| at as isize - self.at as isize)
    }

    /// Goes to a line that has moved in the list, and keeps it at the same height on the screen.
    pub fn carry_to(&mut self, at: usize) {
        let height = self.at.saturating_sub(self.top);
        (self.at, self.top) = (at, at.saturating_sub(height));
    }

    /// Scrolls a view of `height` lines over a list of `len`; the cursor moves only where it would leave the view.
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

    /// Scrolls a view of `height` lines over a list of `len` until the cursor is visible below the lines `pinned` to its top.
    pub fn follow(&mut self, len: usize, height: usize, pinned: impl Fn(usize) -> usize) {
        self.approach(len, height);
        self.top = self.top.min(len.saturating_sub(height));
        while self.top > 0 && self.at < self.top + pinned(self.top) {
            self.top -= 1;
        }
    }

    /// Like [`Self::follow`] without pinned lines, but does not scroll back when the list has become shorter than the view.
    pub fn approach(&mut self, len: usize, height: usize) {
        self.at = self.at.min(len.saturating_sub(1));
        let margin = if self.is_clicked() {
            0
        } else {
            MARGIN.min(height.saturating_sub(1) / 2)
        };
        if self.at + margin >= self.top + height {
            self.top = self.at + margin + 1 - height;
        }
        self.top = self.top.min(self.at.saturating_sub(margin));
    }

    /// Scrolls further where some rows take two lines of the screen, so that the cursor is still visible. At the end of the list
    /// it leaves no lines empty that rows above could fill.
    pub fn follow_tall(&mut self, len: usize, height: usize, is_tall: impl Fn(usize) -> bool) {
        let cells = |mut lines: std::ops::Range<usize>| {
            lines.try_fold(0, |used, line| {
                let used = used + 1 + usize::from(is_tall(line));
                (used <= height).then_some(used)
            })
        };
        let last = (self.at + MARGIN.min(height / 4) + 1).min(len);
        let is_in_view = |top: usize| {
            if self.is_clicked() {
                // A clicked row at the bottom may show only the first of its two lines.
                cells(top..self.at).is_some_and(|above| above < height)
            } else {
                cells(top..last).is_some()
            }
        };
        let mut top = self.top;
        while top < self.at && !is_in_view(top) {
            top += 1;
        }
        while top > 0 && cells(top - 1..len).is_some() {
            top -= 1;
        }
        self.top = top;
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
                    let is_tall = |line: usize| line % 3 != 1;
                    cursor.follow_tall(len, height, is_tall);
                    let above = |cursor: Cursor| -> usize {
                        let lines = cursor.top..cursor.at;
                        lines.map(|line| 1 + usize::from(is_tall(line))).sum()
                    };
                    assert!(above(cursor) < height, "{len} {height} {cursor:?}");
                    // Clicking any visible line scrolls nothing.
                    for at in cursor.top..len.min(cursor.top + height) {
                        let mut clicked = cursor;
                        clicked.click(at);
                        if above(clicked) < height {
                            let before = clicked;
                            clicked.approach(len, height);
                            clicked.follow_tall(len, height, is_tall);
                            assert_eq!(clicked, before, "{len} {height}");
                        }
                    }
                }
            }
        }
    }
}
