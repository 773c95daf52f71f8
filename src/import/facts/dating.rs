//! How a language words dates, out of the table that `when` reads them by: which of its words may begin a wording, stand in
//! it, end it or make it one.

use hashbrown::{HashMap, HashSet};
use serde::Deserialize;

use super::token::{Shape, tokens};
use super::words::{Class, Words};
use crate::text::fold;

/// A table of `assets/languages`, as far as it tells.
#[derive(Deserialize)]
pub struct Dates {
    months: Vec<String>,
    endings: Vec<String>,
    words: Vec<(String, Vec<String>)>,
    opening: Vec<(String, Vec<String>)>,
    compounds: Vec<(String, Vec<String>)>,
}

/// The shortest that a month is cut to.
const SHORTEST: usize = 3;

/// What makes a wording a date.
const ANCHOR: Class = Class::MONTH.or(Class::SEASON).or(Class::UNIT).or(Class::ALONE);
/// What the first word of a phrase is for what stands before.
const OF_FIRST: Class = Class::AHEAD
    .or(Class::COUNTED_FROM)
    .or(Class::RANGE)
    .or(Class::AND)
    .or(Class::BETWEEN);

/// Adds what the words of dates may be.
pub fn add(words: &mut Words, dates: &Dates) {
    words
        .endings
        .extend(dates.endings.iter().map(|ending| fold::lower(ending)));
    for name in &dates.months {
        words.mark(name, Class::MONTH.or(Class::ENDER));
        for (_, endings) in &dates.compounds {
            for ending in endings {
                words.mark(&format!("{name}{ending}"), Class::MONTH.or(Class::ENDER));
            }
        }
    }
    for (word, is_one) in shortened(&dates.months) {
        if is_one {
            words.mark(&word, Class::MONTH.or(Class::ENDER).or(Class::SHORT));
        }
    }
    let lists = || dates.words.iter().chain(&dates.opening);
    // Articles and prepositions end no wording, though phrases end in them.
    let small: HashSet<String> = lists()
        .filter(|(english, _)| matches!(english.as_str(), "" | "in" | "to" | "of"))
        .flat_map(|(_, phrases)| phrases)
        .map(|phrase| fold::lower(phrase))
        .collect();
    // Phrases of one word first: a longer one is known as a date by these.
    let several = |(_, phrase): &(&str, &String)| phrase.contains([' ', '\'']);
    let all = || {
        lists().flat_map(|(english, phrases)| phrases.iter().map(move |phrase| (english.as_str(), phrase)))
    };
    for (english, phrase) in all().filter(|one| !several(one)).chain(all().filter(several)) {
        let meant = english
            .split_whitespace()
            .map(|word| Words::english().class(&fold::lower(word)))
            .fold(Class::default(), Class::or);
        if matches!(english, "q" | "h") {
            words.codes.push(fold::lower(phrase));
        }
        add_phrase(words, phrase, meant, english.is_empty(), &small);
    }
}

fn add_phrase(words: &mut Words, phrase: &str, meant: Class, says_nothing: bool, small: &HashSet<String>) {
    let cut = tokens(phrase);
    let parts: Vec<&str> = cut
        .iter()
        .filter(|token| token.shape != Shape::Sign)
        .map(|token| token.word.as_ref())
        .collect();
    let (Some(first), Some(last)) = (parts.first(), parts.last()) else {
        return;
    };
    for part in &parts {
        words.mark(part, Class::INNER);
    }
    if says_nothing {
        return;
    }
    words.mark(first, Class::OPENER.or(meant.and(OF_FIRST)));
    words.mark(last, meant.and(Class::BEFORE_YEAR));
    if !small.contains(*last) {
        let is_known = parts.iter().any(|part| words.class(part).is_any(ANCHOR));
        let anchor = if is_known {
            Class::default()
        } else {
            meant.and(ANCHOR)
        };
        words.mark(last, anchor.or(meant.and(Class::ENDER)));
    }
}

/// The names of months cut short, and whether only one begins so.
fn shortened(months: &[String]) -> HashMap<String, bool> {
    let mut all = HashMap::new();
    for month in months {
        let name = fold::lower(month);
        for length in SHORTEST..name.len().min(SHORTEST + 2) {
            if let Some(start) = name.get(..length) {
                all.entry(start.to_owned())
                    .and_modify(|is_one| *is_one = false)
                    .or_insert(true);
            }
        }
    }
    all
}
