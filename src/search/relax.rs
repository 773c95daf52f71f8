//! Words to leave out where nothing has all of them: what has most of the words is still what was likely meant, as long as
//! the missing ones are named.

use std::cmp::Reverse;

use hashbrown::HashSet;

use super::plan::{LeafPattern, PlanNode};
use super::rank::word::MatchReach;
use super::run::Ran;
use crate::model::set::ActionSet;

/// More words are not weighed against one another.
const MOST: usize = 16;
/// The least part of the words that must be found, in fifths.
const LEAST: usize = 3;
/// So many ways to leave words out are tried.
const WAYS: usize = 8;

/// A plan without some of its words.
pub(super) struct Shorter {
    pub plan: PlanNode,
    /// The words that were left out, as they are compared: in lower case.
    pub left_out: Vec<String>,
    pub ran: Ran,
}

/// The plan without the words that what comes nearest to it lacks: of the ways to leave out the fewest, the one of which
/// the best that is found is best. `find` runs a plan. None if nothing has most of the words.
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

/// How many actions answer each word of a plan with all that is no word; nothing where there is one word alone.
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

/// Parts without the words that are not among those that were found, one bit each, and those words.
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

/// A word that may be left out: one that is sought as it comes, without a sign that asks for more.
fn word(part: &PlanNode) -> Option<&str> {
    match part {
        PlanNode::Leaf(leaf) if leaf.is_positive && !leaf.is_optional => match &*leaf.look {
            LeafPattern::Word(word) if word.reach() == MatchReach::Usual => Some(word.lower()),
            _ => None,
        },
        _ => None,
    }
}

/// Which of some sets actions are in together, one bit each: those of the most sets, those of the rarest first. None
/// where no action is in `least` of them.
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
    // Sets that are small say more.
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
        // 2, 3 and 70 are in three of them, 1 likewise, in a rarer one.
        assert_eq!(nearest(&sets, &within, 2), [0b1101, 0b0111]);
        assert_eq!(nearest(&sets, &set(&[2, 70]), 3), [0b0111]);
        assert_eq!(nearest(&sets, &set(&[70, 99]), 1), [0b0111]);
        assert!(nearest(&sets, &within, 4).is_empty());
        assert!(nearest(&sets, &set(&[]), 2).is_empty());
    }
}
