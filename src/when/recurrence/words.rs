//! The words that recurrences consist of, in lower case.

use super::every::Frequency;
use crate::text::nearest::nearest;
use crate::when::calendar::MONTHS;
use crate::when::parse::words;

/// Units, and how many of a [`Frequency`] each is.
const UNITS: &[(&str, u16, Frequency)] = &[
    ("day", 1, Frequency::Day),
    ("week", 1, Frequency::Week),
    ("fortnight", 2, Frequency::Week),
    ("month", 1, Frequency::Month),
    ("quarter", 3, Frequency::Month),
    ("semester", 6, Frequency::Month),
    ("half", 6, Frequency::Month),
    ("year", 1, Frequency::Year),
    ("decade", 10, Frequency::Year),
];

/// Words that say how often on their own.
const ADVERBS: &[(&str, u16, Frequency)] = &[
    ("daily", 1, Frequency::Day),
    ("weekly", 1, Frequency::Week),
    ("fortnightly", 2, Frequency::Week),
    ("monthly", 1, Frequency::Month),
    ("quarterly", 3, Frequency::Month),
    ("semiannually", 6, Frequency::Month),
    ("semiannual", 6, Frequency::Month),
    ("yearly", 1, Frequency::Year),
    ("annually", 1, Frequency::Year),
    ("annual", 1, Frequency::Year),
    ("biennially", 2, Frequency::Year),
    ("biennial", 2, Frequency::Year),
    ("triennially", 3, Frequency::Year),
    ("triennial", 3, Frequency::Year),
];

/// Words that mean twice in a period to some readers and every second period to others, with both meanings.
const TWOFOLD: &[(&str, &str, &str)] = &[
    ("biannually", "twice a year", "every 2 years"),
    ("biannual", "twice a year", "every 2 years"),
    ("biyearly", "twice a year", "every 2 years"),
    ("bimonthly", "every 15 days", "every 2 months"),
    ("biweekly", "twice a week", "every 2 weeks"),
];

const GRAMMAR: &[&str] = &[
    "every", "each", "per", "other", "once", "twice", "thrice", "times", "by", "on", "in", "at", "no",
    "later", "than", "end", "semi", "an", "a",
];

fn find(list: &[(&str, u16, Frequency)], word: &str) -> Option<(u16, Frequency)> {
    list.iter()
        .find(|(name, ..)| *name == word)
        .map(|(_, count, unit)| (*count, *unit))
}

/// A unit by its name or the plural of it.
pub(super) fn unit(word: &str) -> Option<(u16, Frequency)> {
    find(UNITS, word).or_else(|| find(UNITS, word.strip_suffix('s')?))
}

/// Whether a word is the singular of a unit.
pub(super) fn is_one(word: &str) -> bool {
    find(UNITS, word).is_some()
}

pub(super) fn adverb(word: &str) -> Option<(u16, Frequency)> {
    find(ADVERBS, word)
}

pub(super) fn twofold(word: &str) -> Option<(&'static str, &'static str)> {
    let found = TWOFOLD.iter().find(|(name, ..)| *name == word);
    found.map(|(_, one, other)| (*one, *other))
}

pub(super) fn is_weekday(word: &str) -> bool {
    let plural = word.strip_suffix('s').unwrap_or(word);
    words::SHORT_WEEKDAYS.contains(&word) || words::WEEKDAYS.contains(&plural)
}

/// The interval that "other" or an ordinal gives: every second, third, fourth year.
pub(super) fn place_in_row(word: &str) -> Option<u32> {
    match word {
        "other" => Some(2),
        word => words::ordinal(word),
    }
}

/// The number of times that a word says: once, twice, thrice.
pub(super) fn times(word: &str) -> Option<u32> {
    let times = ["once", "twice", "thrice"];
    times
        .iter()
        .position(|name| *name == word)
        .map(|at| at as u32 + 1)
}

/// The word that the tables of other languages translate every day of the week to.
pub(super) const WEEKDAY: &str = "weekday";

/// Whether the word occurs in recurrences at all.
pub(in crate::when) fn is_known(word: &str) -> bool {
    word == WEEKDAY
        || GRAMMAR.contains(&word)
        || unit(word).is_some()
        || adverb(word).is_some()
        || twofold(word).is_some()
        || words::month(word).is_some()
        || words::number(word).is_some()
        || place_in_row(word).is_some()
}

pub(in crate::when) fn meant(word: &str) -> Option<&'static str> {
    let units = UNITS.iter().map(|(name, ..)| *name);
    let adverbs = ADVERBS.iter().map(|(name, ..)| *name);
    let lists = [GRAMMAR, &MONTHS[..]].into_iter().flatten().copied();
    let plurals = ["days", "weeks", "months", "quarters", "years"];
    let all = units.chain(adverbs).chain(lists).chain(plurals);
    nearest(word, all.filter(|known| known.len() > 2))
}
