//! A word that means what it meant at the key before: the same actions match, and only their points change. Where the
//! change keeps the order, nothing has to be gone through again.

use super::index::Field;
use super::plan::{Leaf, weighed};

/// So many words at most are compared with what they were.
const MOST: usize = 200;

/// Every score that the old word gives with the score that the new one gives in its place, ascending. None unless they
/// mean the same, and the order of scores is the same: an action's score is the best of several. `fields` tells the
/// fields in which a word stands anywhere, one bit each.
pub(super) fn changes(new: &Leaf, old: &Leaf, fields: impl Fn(u32) -> u32) -> Option<Vec<(u16, u16)>> {
    if new.words.len() + new.owners.len() + new.actions.len() > MOST {
        return None;
    }
    let mut changes: Vec<(u16, u16)> = Vec::new();
    for ((was, is), (word, _)) in pairs(&old.words, &new.words)?.into_iter().zip(&new.words) {
        let stands = fields(*word);
        let fields = Field::ALL
            .into_iter()
            .filter(|field| stands >> *field as u32 & 1 == 1);
        changes.extend(fields.map(|field| (weighed(was, field), weighed(is, field))));
    }
    changes.extend(pairs(&old.owners, &new.owners)?);
    changes.extend(pairs(&old.actions, &new.actions)?);
    changes.sort_unstable();
    changes.dedup();
    changes
        .windows(2)
        .all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1)
        .then_some(changes)
}

/// The points of two lists side by side, if they are of the same numbers.
fn pairs(old: &[(u32, u16)], new: &[(u32, u16)]) -> Option<Vec<(u16, u16)>> {
    let is_same = old.len() == new.len() && old.iter().zip(new).all(|(old, new)| old.0 == new.0);
    is_same.then(|| old.iter().zip(new).map(|(old, new)| (old.1, new.1)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_of_the_same_numbers_are_paired() {
        assert_eq!(
            pairs(&[(1, 5), (4, 6)], &[(1, 7), (4, 8)]),
            Some(vec![(5, 7), (6, 8)])
        );
        assert_eq!(pairs(&[(1, 5), (4, 6)], &[(1, 7), (3, 8)]), None);
        assert_eq!(pairs(&[(1, 5)], &[]), None);
    }
}
