//! A set of actions: one bit each.

use crate::model::ActionId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionSet {
    words: Vec<u64>,
    len: usize,
}

impl ActionSet {
    /// A set over `actions` actions without any of them.
    pub fn none(actions: usize) -> Self {
        Self {
            words: vec![0; actions.div_ceil(64)],
            len: 0,
        }
    }

    pub fn of(actions: usize, members: impl IntoIterator<Item = ActionId>) -> Self {
        let mut set = Self::none(actions);
        members.into_iter().for_each(|action| set.insert(action));
        set
    }

    /// A set out of its bits, the first action in the lowest.
    pub fn from_words(words: Vec<u64>) -> Self {
        let len = words.iter().map(|word| word.count_ones() as usize).sum();
        Self { words, len }
    }

    /// The bits of the set, the first action in the lowest.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Keeps those that are in another set too.
    pub fn keep(&mut self, other: &Self) {
        for (index, word) in self.words.iter_mut().enumerate() {
            *word &= other.words.get(index).unwrap_or(&0);
        }
        self.len = self.words.iter().map(|word| word.count_ones() as usize).sum();
    }

    pub fn insert(&mut self, action: ActionId) {
        let (word, bit) = (action.index() / 64, 1u64 << (action.index() % 64));
        if let Some(word) = self.words.get_mut(word)
            && *word & bit == 0
        {
            *word |= bit;
            self.len += 1;
        }
    }

    pub fn remove(&mut self, action: ActionId) {
        let (word, bit) = (action.index() / 64, 1u64 << (action.index() % 64));
        if let Some(word) = self.words.get_mut(word)
            && *word & bit != 0
        {
            *word &= !bit;
            self.len -= 1;
        }
    }

    pub fn contains(&self, action: ActionId) -> bool {
        self.words
            .get(action.index() / 64)
            .is_some_and(|word| word >> (action.index() % 64) & 1 == 1)
    }

    pub const fn len(&self) -> usize {
        self.len
    }

    /// Whether no action is in it.
    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Its actions, in the order of the document.
    pub fn iter(&self) -> impl Iterator<Item = ActionId> {
        self.words.iter().enumerate().flat_map(|(index, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                (rest != 0).then(|| {
                    let bit = rest.trailing_zeros();
                    rest &= rest - 1;
                    ActionId(index as u32 * 64 + bit)
                })
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_come_back_in_order() {
        let mut set = ActionSet::of(200, [199, 0, 63, 64, 64].map(ActionId));
        set.remove(ActionId(63));
        set.insert(ActionId(900));
        assert_eq!(set.iter().collect::<Vec<_>>(), [0, 64, 199].map(ActionId));
        assert_eq!(set.len(), 3);
        assert!(set.contains(ActionId(64)) && !set.contains(ActionId(63)) && !set.contains(ActionId(900)));
    }
}
