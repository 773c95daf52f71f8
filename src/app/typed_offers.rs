//! What is offered while a query is typed: words that are found separately, and saved queries.

use super::ground::Ground;
use super::palette::best_names;
use crate::model::ActionId;
use crate::model::set::ActionSet;
use crate::query::{PlainOffer, Saved, unfinished};
use crate::search::Matches;
use crate::views::wording;

/// A saved query whose name may be meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Its index among the saved queries.
    pub saved: usize,
    /// The matching letters of its name, as character indices.
    pub matched: Vec<usize>,
}

/// How much was found, in words: deadlines for a query on dates, else actions and how many of them are still to be done.
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

/// An offer to search for those words that are found separately, where nothing contains all that were typed. `None` if the
/// query asks for anything else, which would be lost.
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

/// The saved queries whose names the end of the input may mean; empty if it is already the name of one.
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
