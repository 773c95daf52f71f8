//! The words that stand in dates, in lower case, and which of them would have been right for a slip.

use super::calendar::MONTHS;
use super::{Part, Season};
use crate::text::nearest::nearest;

/// Words that add nothing to a date: articles, weekdays, and hedges, for which the data has a field of its own.
const NOISE: &[&str] = &[
    "the",
    "of",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
    "tentatively",
    "tentative",
    "planned",
    "expected",
    "expectedly",
    "possibly",
    "provisionally",
    "provisional",
    "probably",
    "likely",
    "foreseen",
    "scheduled",
    "indicatively",
    "indicative",
    "tbc",
    "for",
    "period",
    "all",
    "whole",
    "entire",
    "full",
    "calendar",
    "including",
    "inclusive",
];

/// The other words that stand in dates.
const GRAMMAR: &[&str] = &[
    "q",
    "h",
    "w",
    "wk",
    "wc",
    "w/c",
    "w/b",
    "w/e",
    "cw",
    "fortnight",
    "fortnights",
    "c",
    "ca",
    "a",
    "an",
    "no",
    "not",
    "than",
    "and",
    "or",
    "to",
    "in",
    "on",
    "at",
    "as",
    "up",
    "over",
    "some",
    "point",
    "sometime",
    "near",
    "future",
    "time",
    "now",
    "few",
    "quadrimester",
    "approx",
    "toward",
    "towards",
    "with",
    "effect",
    "effective",
    "rest",
    "remainder",
    "remaining",
    "commencing",
    "ending",
    "ended",
    "business",
    "cob",
    "latter",
    "through",
    "thru",
    "ahead",
    "starting",
    "sooner",
    "earlier",
    "following",
    "upcoming",
    "imminently",
    "past",
    "yesterday",
    "onward",
    "day",
    "throughout",
    "by",
    "until",
    "till",
    "before",
    "prior",
    "after",
    "from",
    "since",
    "between",
    "onwards",
    "around",
    "circa",
    "about",
    "approximately",
    "roughly",
    "during",
    "within",
    "earliest",
    "latest",
    "later",
    "quarter",
    "half",
    "semester",
    "week",
    "month",
    "year",
    "days",
    "weeks",
    "months",
    "quarters",
    "years",
    "coming",
    "next",
    "this",
    "last",
    "current",
    "previous",
    "shortly",
    "soon",
    "today",
    "tomorrow",
    "course",
    "northern",
    "southern",
    "fy",
    "fiscal",
    "financial",
    "budget",
    "break",
    "recess",
    "holidays",
    "vacation",
    "ongoing",
    "continuing",
    "continuous",
    "continuously",
    "final",
];

const PARTS: &[(&str, Part)] = &[
    ("early", Part::Early),
    ("beginning", Part::Early),
    ("start", Part::Early),
    ("begin", Part::Early),
    ("mid", Part::Mid),
    ("middle", Part::Mid),
    ("midway", Part::Mid),
    ("late", Part::Late),
    ("end", Part::End),
    ("close", Part::End),
];

const SEASONS: &[(&str, Season)] = &[
    ("spring", Season::Spring),
    ("summer", Season::Summer),
    ("autumn", Season::Autumn),
    ("fall", Season::Autumn),
    ("winter", Season::Winter),
];

const NUMBERS: &[&str] = &[
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
];

pub(super) const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth"];

/// What a number may end in: 1st, 2nd.
const SUFFIXES: &[&str] = &["st", "nd", "rd", "th"];

pub(super) fn is_noise(word: &str) -> bool {
    NOISE.contains(&word)
}

pub(super) fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word)
}

/// The number of a month by its name or an abbreviation of three letters or more.
pub(super) fn month(word: &str) -> Option<u32> {
    let is_short = |name: &str| {
        word.len() >= 3
            && name
                .get(..word.len())
                .is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    MONTHS
        .iter()
        .position(|name| is_short(name))
        .map(|month0| month0 as u32 + 1)
}

pub(super) fn part(word: &str) -> Option<Part> {
    PARTS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, part)| *part)
}

pub(super) fn season(word: &str) -> Option<Season> {
    SEASONS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, season)| *season)
}

/// `one` to `twelve`, and `a` for one.
pub(super) fn number(word: &str) -> Option<u32> {
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    NUMBERS
        .iter()
        .position(|name| *name == word)
        .map(|at| at as u32 + 1)
}

/// `first` to `fifth`.
pub(super) fn ordinal(word: &str) -> Option<u32> {
    // "The latter half".
    if word == "latter" {
        return Some(2);
    }
    ORDINALS
        .iter()
        .position(|name| *name == word)
        .map(|at| at as u32 + 1)
}

/// Whether the word stands in dates at all, be it in another place.
pub(super) fn is_known(word: &str) -> bool {
    is_noise(word) || everything().any(|known| known.eq_ignore_ascii_case(word)) || month(word).is_some()
}

pub(super) fn meant(word: &str) -> Option<&'static str> {
    slip(word, everything())
}

/// Which of the words somebody meant who slipped in this one.
pub(super) fn slip<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let letters = word.chars().count();
    let begins = word.chars().next();
    let is_near = |known: &&str| {
        let slips = strsim::damerau_levenshtein(&known.to_lowercase(), &word.to_lowercase());
        // Hardly anybody mistypes the first letter, and with two slips in it another word is meant: "Easter" is not "after".
        // Nor is a word meant by a longer one that it begins: "finissant" is not "fin".
        let begin = known.chars().next().zip(begins);
        let same = begin.is_some_and(|(known, word)| known.eq_ignore_ascii_case(&word));
        known.len() > 2 && slips <= (letters / 3).max(1) && (same || letters > 4 && slips < 2)
    };
    nearest(word, known.filter(is_near))
}

fn everything() -> impl Iterator<Item = &'static str> {
    let parts = PARTS.iter().map(|(name, _)| *name);
    let seasons = SEASONS.iter().map(|(name, _)| *name);
    let lists = [&MONTHS[..], GRAMMAR, ORDINALS, NUMBERS]
        .into_iter()
        .flatten()
        .copied();
    lists.chain(parts).chain(seasons)
}
