//! Leaving out words where nothing has all of them: what has most of the words is likely what was meant, as long as the
//! missing ones are named.

use std::cmp::Reverse;

use hashbrown::HashSet;

use super::plan::{LeafPattern, PlanNode};
use super::rank::word::MatchReach;
use super::run::Ran;
use crate::model::set::ActionSet;

/// With more words than this, none is left out.
const MOST: usize = 16;
/// The least share of the words that must be found, in fifths.
const LEAST: usize = 3;
/// The most ways to leave words out that are tried.
const WAYS: usize = 8;

/// A plan without some of its words.
pub(super) struct Shorter {
    pub plan: PlanNode,
    /// The words that were left out, in lower case.
    pub left_out: Vec<String>,
    pub ran: Ran,
}

/// The plan without as few words as possible; of several ways to do so, the one whose best match scores highest. `find` runs
/// a plan. `None` if nothing has enough of the words, or the search was cancelled.
pub(super) fn shorter(plan: &PlanNode, mut find: impl FnMut(&PlanNode) -> Option<Ran>) -> Option<Shorter> {
    let PlanNode::All(parts) = plan else { return None };
    let words: Vec<&PlanNode> = parts.iter().filter(|part| word(part).is_some()).collect();
    let least = (words.len() * LEAST).div_ceil(5).max(2);
    if words.len() > MOST || least >= words.len() {
        return None;
    }
    let rest = parts.iter().filter(|part| word(part).is_none()).cloned();
    let within = find(&PlanNode::All(rest.collect()))?.set;
    let mut sets = Vec::with_capacity(words.len());
    for part in words {
        sets.push(find(&PlanNode::All(vec![part.clone()]))?.set);
    }
    let mut best: Option<Shorter> = None;
    for found in nearest(&sets, &within, least) {
        let (plan, left_out) = without(parts, found);
        let ran = find(&plan)?;
        let score = |ran: &Ran| ran.best.first().map(|(score, _)| *score);
        if best.as_ref().is_none_or(|best| score(&best.ran) < score(&ran)) {
            best = Some(Shorter { plan, left_out, ran });
        }
    }
    best
}

/// The number of actions that match each word of a plan together with everything in it that is not a word. `None` for a
/// single word or very many, or if the search was cancelled.
pub(super) fn apart(
    plan: &PlanNode,
    mut find: impl FnMut(&PlanNode) -> Option<Ran>,
) -> Option<Vec<(String, usize)>> {
    let PlanNode::All(parts) = plan else { return None };
    let words: Vec<_> = parts
        .iter()
        .filter_map(|part| Some((part, word(part)?)))
        .collect();
    if !(2..=MOST).contains(&words.len()) {
        return None;
    }
    let rest: Vec<_> = parts
        .iter()
        .filter(|part| word(part).is_none())
        .cloned()
        .collect();
    let mut found = Vec::with_capacity(words.len());
    for (part, word) in words {
        let mut one = rest.clone();
        one.push(part.clone());
        found.push((word.to_owned(), find(&PlanNode::All(one))?.set.len()));
    }
    Some(found)
}

/// A plan without the words whose bits are not set in `found`, and those words.
fn without(parts: &[PlanNode], found: u32) -> (PlanNode, Vec<String>) {
    let mut left_out = Vec::new();
    let mut place = 0;
    let mut kept = Vec::with_capacity(parts.len());
    for part in parts {
        let Some(word) = word(part) else {
            kept.push(part.clone());
            continue;
        };
        if found >> place & 1 == 1 {
            kept.push(part.clone());
        } else {
            left_out.push(word.to_owned());
        }
        place += 1;
    }
    (PlanNode::All(kept), left_out)
}

/// The word that a part looks for, if it may be left out: a plain word, neither quoted nor excluded.
fn word(part: &PlanNode) -> Option<&str> {
    match part {
        PlanNode::Leaf(leaf) if leaf.is_positive && !leaf.is_optional => match &*leaf.look {
            LeafPattern::Word(word) if word.reach() == MatchReach::Usual => Some(word.lower()),
            _ => None,
        },
        _ => None,
    }
}

/// The combinations of sets that actions are in together, a bit for each set: only those of the most sets, the rarest sets
/// first. Empty if no action is in `least` of them.
fn nearest(sets: &[ActionSet], within: &ActionSet, least: usize) -> Vec<u32> {
    let mut most = least as u32;
    let mut found: HashSet<u32> = HashSet::new();
    for (at, within) in within.words().iter().enumerate() {
        let words = sets.iter().map(|set| set.words().get(at).unwrap_or(&0) & within);
        let words: Vec<u64> = words.collect();
        let mut any = words.iter().fold(0, |any, word| any | word);
        while any != 0 {
            let bit = any.trailing_zeros();
            any &= any - 1;
            let is_in = |word: &u64| (word >> bit & 1) as u32;
            let together = words
                .iter()
                .rev()
                .fold(0, |together, word| together << 1 | is_in(word));
            let count = together.count_ones();
            if count > most {
                most = count;
                found.clear();
            }
            if count == most {
                found.insert(together);
            }
        }
    }
    let mut found: Vec<u32> = found.into_iter().collect();
    // Small sets say more.
    found.sort_unstable_by_key(|together| {
        let of = sets
            .iter()
            .enumerate()
            .filter(|(set, _)| together >> set & 1 == 1);
        let says = of.map(|(_, set)| u64::from((set.len() as u64).leading_zeros()));
        (Reverse(says.sum::<u64>()), *together)
    });
    found.truncate(WAYS);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ActionId;

    fn set(actions: &[u32]) -> ActionSet {
        ActionSet::of(200, actions.iter().copied().map(ActionId))
    }

    #[test]
    fn most_words_come_first_and_of_as_many_the_rarest() {
        let all: Vec<u32> = (0..200).collect();
        let within = set(&all);
        let sets = [set(&[1, 2, 3, 70]), set(&[2, 3, 70]), set(&all[..150]), set(&[1])];
        // 2, 3 and 70 are in three sets; so is 1, in a rarer one.
        assert_eq!(nearest(&sets, &within, 2), [0b1101, 0b0111]);
        assert_eq!(nearest(&sets, &set(&[2, 70]), 3), [0b0111]);
        assert_eq!(nearest(&sets, &set(&[70, 99]), 1), [0b0111]);
        assert!(nearest(&sets, &within, 4).is_empty());
        assert!(nearest(&sets, &set(&[]), 2).is_empty());
    }
}
