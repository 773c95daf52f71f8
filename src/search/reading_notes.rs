//! Notes on how words were read: synonyms that were searched for as well, and words taken for unknown ones.

use std::cmp::Reverse;
use std::sync::Arc;

use super::index::Index;
use super::plan::{Leaf, LeafPattern};
use super::rank::word::{MatchReach, WordPattern};
use super::rank::{PREFIX, SYNONYM};

/// The most words that are named as taken for an unknown one.
const NAMED: usize = 3;

/// The synonyms searched for, each once, without those that were typed.
pub(super) fn also(leaves: &[Arc<Leaf>]) -> Vec<&'static str> {
    let mut all: Vec<&'static str> = Vec::new();
    for other in words(leaves).flat_map(|(word, _)| &word.also) {
        if !all.contains(other) && !words(leaves).any(|(word, _)| word.is(other)) {
            all.push(other);
        }
    }
    all
}

/// The words that no text contains, not even as the beginning of a longer word, each with the words taken for it.
pub(super) fn read_as(leaves: &[Arc<Leaf>], index: &Index) -> Vec<(String, String)> {
    let unknown = words(leaves).filter(|(word, leaf)| {
        let most = leaf.words.iter().map(|(_, points)| *points).max();
        word.is_spelt() && most.is_some_and(|most| most < PREFIX && most != SYNONYM)
    });
    unknown
        .map(|(word, leaf)| {
            let mut taken: Vec<_> = leaf.words.iter().collect();
            taken.sort_by_key(|(_, points)| Reverse(*points));
            let mut named: Vec<&str> = Vec::new();
            for (word, _) in taken {
                let lower = index.dictionary.lower(*word);
                if !named.contains(&lower) {
                    named.push(lower);
                }
            }
            let more = if named.len() > NAMED { ", …" } else { "" };
            named.truncate(NAMED);
            (word.lower().to_owned(), format!("{}{more}", named.join(", ")))
        })
        .collect()
}

/// The plain words, as opposed to quoted ones and literals.
fn words(leaves: &[Arc<Leaf>]) -> impl Iterator<Item = (&WordPattern, &Leaf)> {
    leaves.iter().filter_map(|leaf| match &*leaf.look {
        LeafPattern::Word(word) if word.reach() == MatchReach::Usual => Some((word, &**leaf)),
        _ => None,
    })
}
