//! The best of many scores, in one pass.

use std::cmp::Reverse;

pub(super) struct Best {
    wanted: usize,
    /// A score no higher than this is not among the best.
    pub least: u16,
    pub list: Vec<(u16, u32)>,
}

impl Best {
    pub const fn new(wanted: usize) -> Self {
        Self {
            wanted,
            least: 0,
            list: Vec::new(),
        }
    }

    /// Adds a score. Actions must come in document order, so that the first of equals stay.
    pub fn push(&mut self, score: u16, action: u32) {
        if score <= self.least || self.wanted == 0 {
            return;
        }
        self.list.push((score, action));
        if self.list.len() >= self.wanted.saturating_mul(4).max(1024) {
            self.shrink();
        }
    }

    pub fn shrink(&mut self) {
        if self.list.len() > self.wanted {
            self.list
                .select_nth_unstable_by_key(self.wanted - 1, |(score, action)| (Reverse(*score), *action));
            self.list.truncate(self.wanted);
            self.least = self.list.iter().map(|(score, _)| *score).min().unwrap_or(0);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_are_kept_and_of_equals_the_first() {
        let mut best = Best::new(3);
        for action in 0..10_000 {
            best.push([1, 5, 3][action as usize % 3], action);
        }
        best.shrink();
        best.list
            .sort_by_key(|(score, action)| (Reverse(*score), *action));
        assert_eq!(best.list, [(5, 1), (5, 4), (5, 7)]);
    }
}
