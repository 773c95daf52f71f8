//! The heights of rows in lists where some take two lines of the screen.

use super::cursor::Cursor;

/// Where each row of a list begins on the screen, from the first visible row. Empty where every row takes one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowHeights {
    /// The row that `starts` begins with.
    first: usize,
    starts: Vec<u16>,
}

impl RowHeights {
    /// Every row takes one line.
    pub const EVEN: &Self = &Self {
        first: 0,
        starts: Vec::new(),
    };

    /// For a list that fits into its pane: rows that would be cut take two lines, from the top down while there is room.
    pub fn within(len: usize, height: usize, is_cut: impl Fn(usize) -> bool) -> Self {
        let mut spare = height.saturating_sub(len);
        let is_tall = (0..len).map(|line| {
            let is_tall = spare > 0 && is_cut(line);
            spare -= usize::from(is_tall);
            is_tall
        });
        Self::new(0, usize::MAX, is_tall)
    }

    /// For a list that may scroll: if all of it fits, rows that would be cut take two lines; otherwise only rows that are not
    /// intelligible in one. The cursor stays visible; call [`Cursor::approach`] first.
    pub fn settled(
        cursor: &mut Cursor,
        len: usize,
        height: usize,
        is_cut: impl Fn(usize) -> bool,
        is_untold: impl Fn(usize) -> bool,
    ) -> Self {
        if len <= height && len + (0..len).filter(|line| is_untold(*line)).count() <= height {
            cursor.top = 0;
            return Self::within(len, height, is_cut);
        }
        cursor.follow_tall(len, height, &is_untold);
        Self::new(cursor.top, height, (cursor.top..len).map(is_untold))
    }

    /// For a list scrolled to `first` in a pane of `height` lines; `is_tall` yields whether each row from there on takes two.
    pub fn new(first: usize, height: usize, is_tall: impl Iterator<Item = bool>) -> Self {
        let mut next: u16 = 0;
        let mut starts = vec![0];
        for is_tall in is_tall {
            if usize::from(next) >= height {
                break;
            }
            next = next.saturating_add(if is_tall { 2 } else { 1 });
            starts.push(next);
        }
        Self { first, starts }
    }

    /// The number of rows visible in full in a pane of `height` lines.
    pub fn whole(&self, height: usize) -> usize {
        if self.starts.is_empty() {
            return height;
        }
        let begun = self.starts.partition_point(|start| usize::from(*start) <= height);
        begun.saturating_sub(1)
    }

    /// The line of the pane at which a row begins, in a list scrolled to `top`.
    pub fn start(&self, at: usize, top: usize) -> u16 {
        let own = at.saturating_sub(if self.starts.is_empty() { top } else { self.first });
        let start = self.starts.get(own).copied();
        // Rows beyond `starts` are out of view.
        let lines = if self.starts.is_empty() { own } else { usize::MAX };
        start.unwrap_or_else(|| u16::try_from(lines).unwrap_or(u16::MAX))
    }

    pub fn is_tall(&self, at: usize) -> bool {
        let Some(own) = at.checked_sub(self.first) else {
            return false;
        };
        matches!(self.starts.get(own..own + 2), Some([from, to]) if to - from == 2)
    }

    /// The row that is drawn at a line of the pane.
    pub fn at(&self, line: usize, top: usize) -> usize {
        if self.starts.is_empty() {
            return top + line;
        }
        self.first + self.starts.partition_point(|start| usize::from(*start) <= line) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_where_it_begins_and_where_it_goes_on() {
        let heights = RowHeights::new(0, usize::MAX, [false, true, false].into_iter());
        assert_eq!([0, 1, 2, 3].map(|at| heights.start(at, 0)), [0, 1, 3, 4]);
        assert_eq!([0, 1, 2, 3, 4].map(|line| heights.at(line, 0)), [0, 1, 1, 2, 3]);
        assert_eq!(
            [0, 1, 2, 3].map(|at| heights.is_tall(at)),
            [false, true, false, false]
        );
        // There are five rows and six lines: one of the rows that would be cut takes two.
        let of_five = RowHeights::within(5, 6, |line| line > 1);
        assert_eq!(
            [0, 1, 2, 3, 4].map(|at| of_five.is_tall(at)),
            [false, false, true, false, false]
        );
        // Scrolled to the sixth row, in four lines: the last row is cut to its first.
        let scrolled = RowHeights::new(5, 4, [true, false, true, true].into_iter());
        assert_eq!([5, 6, 7, 8].map(|at| scrolled.start(at, 5)), [0, 2, 3, 5]);
        assert_eq!([0, 1, 2, 3].map(|line| scrolled.at(line, 5)), [5, 5, 6, 7]);
        assert_eq!(
            (scrolled.whole(4), scrolled.is_tall(4), scrolled.is_tall(7)),
            (2, false, true)
        );
        let plain = RowHeights::default();
        assert_eq!(
            (plain.start(7, 5), plain.at(2, 5), plain.is_tall(0)),
            (2, 7, false)
        );
    }
}
