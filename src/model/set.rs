//! A set of actions: one bit each, and where a query asks about dates, the matching dates.

use std::sync::Arc;

use crate::model::ActionId;

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActionSet {
    words: Vec<u64>,
    len: usize,
    /// `None` where every date of its actions counts.
    asked: Option<Arc<AskedDates>>,
}

/// The dates that match a query which asks about dates.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AskedDates {
    /// One bit for each date of the corpus, the first in the lowest.
    pub answering: Vec<u64>,
    /// The actions that the rest of the query finds, whatever their dates. If one of these reports an event first, the
    /// event counts there.
    pub among: ActionSet,
}

impl ActionSet {
    /// An empty set with room for `actions` actions.
    pub fn none(actions: usize) -> Self {
        Self::from_words(vec![0; actions.div_ceil(64)])
    }

    pub fn of(actions: usize, members: impl IntoIterator<Item = ActionId>) -> Self {
        let mut set = Self::none(actions);
        members.into_iter().for_each(|action| set.insert(action));
        set
    }

    /// Builds a set from its bits, the first action in the lowest.
    pub fn from_words(words: Vec<u64>) -> Self {
        let len = words.iter().map(|word| word.count_ones() as usize).sum();
        Self {
            words,
            len,
            asked: None,
        }
    }

    /// Restricts the set to some of the dates of its actions.
    #[must_use]
    pub fn asking(mut self, asked: AskedDates) -> Self {
        self.asked = Some(Arc::new(asked));
        self
    }

    /// Whether only some dates of its actions count.
    pub const fn asks_dates(&self) -> bool {
        self.asked.is_some()
    }

    /// Whether a date counts, by its index among all dates.
    pub fn asks_for(&self, date: u32) -> bool {
        let is_answering = |asked: &Arc<AskedDates>| has_bit(&asked.answering, date as usize);
        self.asked.as_ref().is_none_or(is_answering)
    }

    /// Whether an event that several actions report counts for this action, if it is the first to report it.
    pub fn counts(&self, action: ActionId) -> bool {
        match &self.asked {
            Some(asked) => asked.among.contains(action),
            None => self.contains(action),
        }
    }

    /// The part of a branch that is shown: its actions that are also in `shown`, with the dates that count there.
    pub fn of_branch(
        actions: usize,
        branch: impl IntoIterator<Item = ActionId>,
        shown: Option<&Self>,
    ) -> Self {
        let mut set = Self::of(actions, branch);
        if let Some(shown) = shown {
            set.asked = shown.asked.as_ref().map(|asked| {
                let mut among = asked.among.clone();
                among.keep(&set);
                Arc::new(AskedDates {
                    answering: asked.answering.clone(),
                    among,
                })
            });
            set.keep(shown);
        }
        set
    }

    /// The bits of the set, the first action in the lowest.
    pub fn words(&self) -> &[u64] {
        &self.words
    }

    /// Keeps only the actions that are also in another set.
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
        has_bit(&self.words, action.index())
    }

    pub const fn len(&self) -> usize {
        self.len
    }

    pub const fn is_empty(&self) -> bool {
        self.len == 0
    }

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

fn has_bit(words: &[u64], at: usize) -> bool {
    words.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
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
