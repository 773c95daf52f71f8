//! Lists in which some lines take two lines of the screen, where all of them are in view at once.

/// Where each line of a list begins on the screen. Empty where every one takes one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RowHeights {
    starts: Vec<u16>,
}

impl RowHeights {
    /// Of a list in a pane of so many lines: whether each of its lines takes two. None does where not all would be in view.
    pub fn within(height: usize, is_tall: impl Iterator<Item = bool>) -> Self {
        let heights = Self::new(is_tall);
        let last = heights.starts.last().copied().unwrap_or_default();
        if usize::from(last) <= height {
            heights
        } else {
            Self::default()
        }
    }

    fn new(is_tall: impl Iterator<Item = bool>) -> Self {
        let mut next = 0;
        let mut starts = vec![0];
        starts.extend(is_tall.map(|is_tall| {
            next += if is_tall { 2 } else { 1 };
            next
        }));
        Self { starts }
    }

    /// The line of the screen at which a line of a list that is scrolled to `top` begins.
    pub fn start(&self, at: usize, top: usize) -> u16 {
        let start = self.starts.get(at).copied();
        start.unwrap_or_else(|| u16::try_from(at.saturating_sub(top)).unwrap_or(u16::MAX))
    }

    pub fn is_tall(&self, at: usize) -> bool {
        matches!(self.starts.get(at..at + 2), Some([from, to]) if to - from == 2)
    }

    /// The line of the list that is drawn at a line of the screen.
    pub fn at(&self, line: usize, top: usize) -> usize {
        if self.starts.is_empty() {
            return top + line;
        }
        self.starts.partition_point(|start| usize::from(*start) <= line) - 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_found_where_it_begins_and_where_it_goes_on() {
        let heights = RowHeights::new([false, true, false].into_iter());
        assert_eq!([0, 1, 2, 3].map(|at| heights.start(at, 0)), [0, 1, 3, 4]);
        assert_eq!([0, 1, 2, 3, 4].map(|line| heights.at(line, 0)), [0, 1, 1, 2, 3]);
        assert_eq!(
            [0, 1, 2, 3].map(|at| heights.is_tall(at)),
            [false, true, false, false]
        );
        let of_three = |height| RowHeights::within(height, [false, true, false].into_iter());
        assert_eq!((of_three(4), of_three(3)), (heights, RowHeights::default()));
        let plain = RowHeights::default();
        assert_eq!(
            (plain.start(7, 5), plain.at(2, 5), plain.is_tall(0)),
            (2, 7, false)
        );
    }
}
