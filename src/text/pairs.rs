//! Pairs the most similar word sets of two lists, one to one.

use hashbrown::{HashMap, HashSet};

use super::fold::lower;
use super::fold::words::words;

/// Words in more members of the second list than this do not make any of them a candidate. They still count for likeness.
const COMMON: usize = 200;

/// One member of each list, by their indices, and how alike they are.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MatchedPair {
    pub first: usize,
    pub second: usize,
    /// The share of their words that they have in common, 0 to 1.
    pub likeness: f64,
}

/// The words of a text, folded.
pub fn word_set(text: &str) -> HashSet<String> {
    words(text).map(|word| lower(&word.text)).collect()
}

/// The pairs with at least this share of words in common, the most alike first. No member is in two pairs.
pub fn pairs(first: &[HashSet<String>], second: &[HashSet<String>], least: f64) -> Vec<MatchedPair> {
    let mut with_word: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, words) in second.iter().enumerate() {
        for word in words {
            with_word.entry(word).or_default().push(index);
        }
    }
    let mut scored: Vec<MatchedPair> = Vec::new();
    for (at, words) in first.iter().enumerate() {
        let telling = words
            .iter()
            .filter_map(|word| with_word.get(word.as_str()))
            .filter(|all| all.len() <= COMMON);
        let candidates: HashSet<usize> = telling.flatten().copied().collect();
        for index in candidates {
            let both = words.intersection(&second[index]).count();
            let all = words.len() + second[index].len() - both;
            let likeness = both as f64 / all.max(1) as f64;
            if likeness >= least {
                scored.push(MatchedPair {
                    first: at,
                    second: index,
                    likeness,
                });
            }
        }
    }
    scored.sort_by(|one, other| {
        let by_place = (one.first, one.second).cmp(&(other.first, other.second));
        other.likeness.total_cmp(&one.likeness).then(by_place)
    });
    let (mut firsts, mut seconds) = (HashSet::new(), HashSet::new());
    scored.retain(|pair| {
        let is_free = !firsts.contains(&pair.first) && !seconds.contains(&pair.second);
        if is_free {
            firsts.insert(pair.first);
            seconds.insert(pair.second);
        }
        is_free
    });
    scored
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paired(first: &[&str], second: &[&str], least: f64) -> Vec<(usize, usize)> {
        let sets = |texts: &[&str]| texts.iter().map(|text| word_set(text)).collect::<Vec<_>>();
        let found = pairs(&sets(first), &sets(second), least);
        found.into_iter().map(|pair| (pair.first, pair.second)).collect()
    }

    #[test]
    fn the_most_alike_are_paired_one_to_one() {
        let first = ["Open the old bridge", "Open the new bridge", "Close the road"];
        let second = ["Open the NEW bridge", "Open the old bridge in May"];
        assert_eq!(paired(&first, &second, 0.5), [(1, 0), (0, 1)]);
        assert_eq!(paired(&first, &second, 0.9), [(1, 0)]);
        assert!(paired(&["nothing of it"], &second, 0.5).is_empty());
    }

    #[test]
    fn what_many_have_in_common_still_counts_where_something_tells_them_apart() {
        let second: Vec<String> = (0..300).map(|at| format!("meeting of group {at}")).collect();
        let second: Vec<&str> = second.iter().map(String::as_str).collect();
        assert_eq!(paired(&["meeting of group 7"], &second, 0.9), [(0, 7)]);
    }
}
