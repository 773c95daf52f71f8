//! The words that stand in recurrences, in lower case.

use super::every::Unit;
use crate::text::nearest::nearest;
use crate::when::calendar::MONTHS;
use crate::when::words;

/// Units, and how many of the four basic ones each is.
const UNITS: &[(&str, u16, Unit)] = &[
    ("day", 1, Unit::Day),
    ("week", 1, Unit::Week),
    ("fortnight", 2, Unit::Week),
    ("month", 1, Unit::Month),
    ("quarter", 3, Unit::Month),
    ("semester", 6, Unit::Month),
    ("half", 6, Unit::Month),
    ("year", 1, Unit::Year),
    ("decade", 10, Unit::Year),
];

/// Words that say how often by themselves.
const ADVERBS: &[(&str, u16, Unit)] = &[
    ("daily", 1, Unit::Day),
    ("weekly", 1, Unit::Week),
    ("fortnightly", 2, Unit::Week),
    ("monthly", 1, Unit::Month),
    ("quarterly", 3, Unit::Month),
    ("semiannually", 6, Unit::Month),
    ("semiannual", 6, Unit::Month),
    ("yearly", 1, Unit::Year),
    ("annually", 1, Unit::Year),
    ("annual", 1, Unit::Year),
    ("biennially", 2, Unit::Year),
    ("biennial", 2, Unit::Year),
    ("triennially", 3, Unit::Year),
    ("triennial", 3, Unit::Year),
];

/// Words that say twice in a time to some and every second one to others, with both meanings.
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

const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

fn find(list: &[(&str, u16, Unit)], word: &str) -> Option<(u16, Unit)> {
    list.iter()
        .find(|(name, ..)| *name == word)
        .map(|(_, count, unit)| (*count, *unit))
}

/// A unit by its name or the plural of it.
pub(super) fn unit(word: &str) -> Option<(u16, Unit)> {
    find(UNITS, word).or_else(|| find(UNITS, word.strip_suffix('s')?))
}

/// Whether it is the name of one unit.
pub(super) fn is_one(word: &str) -> bool {
    find(UNITS, word).is_some()
}

pub(super) fn adverb(word: &str) -> Option<(u16, Unit)> {
    find(ADVERBS, word)
}

pub(super) fn twofold(word: &str) -> Option<(&'static str, &'static str)> {
    let found = TWOFOLD.iter().find(|(name, ..)| *name == word);
    found.map(|(_, one, other)| (*one, *other))
}

pub(super) fn is_weekday(word: &str) -> bool {
    let short = [
        "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
    ];
    short.contains(&word) || WEEKDAYS.contains(&word.strip_suffix('s').unwrap_or(word))
}

/// "Other", and the words for a place in a row: every second, third, fourth year.
pub(super) fn place_in_row(word: &str) -> Option<u32> {
    match word {
        "other" => Some(2),
        word => words::ordinal(word),
    }
}

/// How many times: once, twice, thrice.
pub(super) fn times(word: &str) -> Option<u32> {
    let times = ["once", "twice", "thrice"];
    times
        .iter()
        .position(|name| *name == word)
        .map(|at| at as u32 + 1)
}

/// What every day of the week is in other languages.
pub(super) const WEEKDAY: &str = "weekday";

/// Whether the word stands in recurrences at all.
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
