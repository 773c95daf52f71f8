//! What is offered while a query is typed: fields for words, words that are found by themselves, saved queries.

use super::ground::Ground;
use super::palette::best_names;
use crate::model::ActionId;
use crate::model::set::ActionSet;
use crate::query::{PlainOffer, Saved, unfinished};
use crate::search::Matches;
use crate::views::wording;

/// A saved query that may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its place among the saved queries.
    pub saved: usize,
    /// The letters of its name that match, counted in characters.
    pub matched: Vec<usize>,
}

/// How much was found: deadlines where the query asks of them, else actions, and how many of those are still to be done.
pub fn counted(set: &ActionSet, ground: Ground) -> String {
    let deadlines = &ground.library.deadlines;
    if set.asks_dates() {
        return wording::count(deadlines.shown(Some(set)).count(), "deadline");
    }
    let is_to_do = |action: &ActionId| deadlines.is_to_do(ground.corpus(), *action, ground.as_of);
    let to_do = set.iter().filter(is_to_do).count();
    let actions = wording::count(set.len(), "action");
    format!("{actions}, {} still to be done", wording::grouped(to_do as u64))
}

/// The words that are found by themselves, where nothing has all that were typed. Nothing where these are not all there is:
/// what else is asked would be lost.
pub fn nearest(found: &Matches, text: &str, ground: Ground) -> Option<PlainOffer> {
    let has = |typed: &str| found.apart.iter().any(|(word, _)| *word == typed.to_lowercase());
    if found.apart.is_empty() || !text.split_whitespace().all(has) {
        return None;
    }
    let words = found.apart.iter().filter(|(_, count)| *count > 0);
    let words: Vec<_> = words.map(|(word, _)| word.as_str()).collect();
    if words.is_empty() {
        return None;
    }
    let offer = PlainOffer {
        query: words.join(" | "),
        view: None,
        is_loose: true,
        found: None,
    };
    ground.library.ask(offer, ground.as_of)
}

/// The saved queries whose names the end of the input may mean; none if it is the name of one.
pub fn offers(saved: &[Saved], text: &str) -> Vec<Offer> {
    let Some((_, letters)) = unfinished(text) else {
        return Vec::new();
    };
    let is_name = |(name, _): &Saved| name.to_lowercase() == letters.to_lowercase();
    if saved.iter().any(is_name) {
        return Vec::new();
    }
    let names = saved.iter().map(|(name, _)| name.as_str());
    let found = best_names(letters, names).into_iter();
    found.map(|(saved, matched)| Offer { saved, matched }).collect()
}
