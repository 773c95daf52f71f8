//! The words that dates consist of, in lower case, and corrections of misspelt ones.

use crate::text::nearest::nearest;
use crate::when::calendar::MONTHS;
use crate::when::unit::TimeUnit;
use crate::when::{Bound, PeriodPart, Season};

pub const WEEKDAYS: &[&str] = &[
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

pub const SHORT_WEEKDAYS: &[&str] = &[
    "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun",
];

/// Words that add nothing to a date: articles, and hedges, for which the data has a separate field. Weekdays are noise too.
const NOISE: &[&str] = &[
    "the",
    "of",
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

/// Words in front of a date that make it a bound. The first match counts, so that longer phrases precede their beginnings.
pub const BOUNDS: &[(&[&str], Bound)] = &[
    (&["on", "or", "before"], Bound::By),
    (&["on", "or", "after"], Bound::From),
    (&["not", "before"], Bound::From),
    (&["no", "earlier", "than"], Bound::From),
    (&["not", "earlier", "than"], Bound::From),
    (&["no", "sooner", "than"], Bound::From),
    (&["no", "later", "than"], Bound::By),
    (&["by", "no", "later", "than"], Bound::By),
    (&["by", "latest"], Bound::By),
    (&["by", "at", "latest"], Bound::By),
    (&["not", "later", "than"], Bound::By),
    (&["at", "latest", "by"], Bound::By),
    (&["at", "latest"], Bound::By),
    (&["latest", "by"], Bound::By),
    (&["latest"], Bound::By),
    (&["at", "earliest"], Bound::From),
    (&["earliest"], Bound::From),
    (&["by"], Bound::By),
    (&["up", "until"], Bound::Until),
    (&["up", "to", "and"], Bound::Until),
    (&["up", "to"], Bound::Until),
    (&["until"], Bound::Until),
    (&["till"], Bound::Until),
    (&["earlier", "than"], Bound::Before),
    (&["ahead"], Bound::Before),
    (&["prior", "to"], Bound::Before),
    (&["before"], Bound::Before),
    (&["with", "effect", "from"], Bound::From),
    (&["effective", "from"], Bound::From),
    (&["effective"], Bound::From),
    (&["as", "from"], Bound::From),
    (&["as"], Bound::From),
    (&["starting", "from"], Bound::From),
    (&["starting"], Bound::From),
    (&["since"], Bound::From),
    (&["from"], Bound::From),
    (&["later", "than"], Bound::After),
    (&["after"], Bound::After),
];

/// Words after a date that make it a bound.
pub const BOUNDS_BEHIND: &[(&[&str], Bound)] = &[
    (&["at", "latest"], Bound::By),
    (&["latest"], Bound::By),
    (&["at", "earliest"], Bound::From),
    (&["earliest"], Bound::From),
    (&["on"], Bound::From),
    (&["onwards"], Bound::From),
    (&["onward"], Bound::From),
    (&["ongoing"], Bound::From),
];

/// Words for what continues without an end.
pub const ONGOING: &[&str] = &["ongoing", "continuing", "continuous", "continuously"];

/// Words before a date that add nothing to it.
pub const PREPOSITIONS: &[&str] = &[
    "in",
    "on",
    "during",
    "throughout",
    "at",
    "within",
    "over",
    "course",
    "sometime",
];

pub const AROUND: &[&str] = &[
    "around",
    "circa",
    "ca",
    "c",
    "about",
    "approximately",
    "approx",
    "roughly",
    "toward",
    "towards",
];

/// What follows "summer" where it is not the season.
pub const BREAKS: &[&str] = &["break", "recess", "holidays", "vacation"];

/// Words that put the date at the beginning of a length. "From" does so only after a single week or fortnight: "two weeks
/// from 17 March" counts to the 31st.
pub const BEGINS: &[&str] = &["beginning", "commencing", "starting"];

pub const ENDS: &[&str] = &["ending", "ended"];

/// The other words of dates.
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
    "a",
    "an",
    "some",
    "point",
    "near",
    "future",
    "time",
    "now",
    "few",
    "quadrimester",
    "rest",
    "remainder",
    "remaining",
    "business",
    "cob",
    "latter",
    "through",
    "thru",
    "following",
    "upcoming",
    "imminently",
    "past",
    "yesterday",
    "between",
    "half",
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
    "northern",
    "southern",
    "fy",
    "fiscal",
    "financial",
    "budget",
    "final",
    "days",
    "weeks",
    "fortnights",
    "months",
    "quarters",
    "years",
];

const PARTS: &[(&str, PeriodPart)] = &[
    ("early", PeriodPart::Early),
    ("beginning", PeriodPart::Early),
    ("start", PeriodPart::Early),
    ("begin", PeriodPart::Early),
    ("mid", PeriodPart::Mid),
    ("middle", PeriodPart::Mid),
    ("midway", PeriodPart::Mid),
    ("late", PeriodPart::Late),
    ("end", PeriodPart::End),
    ("close", PeriodPart::End),
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

pub const ORDINALS: &[&str] = &["first", "second", "third", "fourth", "fifth"];

/// The endings of ordinals: 1st, 2nd.
const SUFFIXES: &[&str] = &["st", "nd", "rd", "th"];

pub fn is_noise(word: &str) -> bool {
    [NOISE, WEEKDAYS, SHORT_WEEKDAYS]
        .iter()
        .any(|list| list.contains(&word))
}

pub fn is_suffix(word: &str) -> bool {
    SUFFIXES.contains(&word)
}

/// The number of a month by its name or an abbreviation of three letters or more.
pub fn month(word: &str) -> Option<u32> {
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

pub fn part(word: &str) -> Option<PeriodPart> {
    PARTS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, part)| *part)
}

pub fn season(word: &str) -> Option<Season> {
    SEASONS
        .iter()
        .find(|(name, _)| *name == word)
        .map(|(_, season)| *season)
}

/// `one` to `twelve`, and `a` or `an` for one.
pub fn number(word: &str) -> Option<u32> {
    if matches!(word, "a" | "an") {
        return Some(1);
    }
    NUMBERS
        .iter()
        .position(|name| *name == word)
        .map(|at| at as u32 + 1)
}

/// `first` to `fifth`, and `latter` for the second.
pub fn ordinal(word: &str) -> Option<u32> {
    // As in "the latter half".
    if word == "latter" {
        return Some(2);
    }
    ORDINALS
        .iter()
        .position(|name| *name == word)
        .map(|at| at as u32 + 1)
}

/// Whether the word occurs in dates at all, even if in another position.
pub fn is_known(word: &str) -> bool {
    is_noise(word) || everything().any(|known| known.eq_ignore_ascii_case(word)) || month(word).is_some()
}

pub fn meant(word: &str) -> Option<&'static str> {
    slip(word, everything())
}

/// The known word that was probably meant by a misspelt one, if any.
pub fn slip<'w>(word: &str, known: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let letters = word.chars().count();
    let begins = word.chars().next();
    let is_near = |known: &&str| {
        let slips = strsim::damerau_levenshtein(&known.to_lowercase(), &word.to_lowercase());
        // Hardly anybody mistypes the first letter, so that in a second slip another word is meant: "Easter" is not "after".
        // Nor does a longer word mean the one that it begins with: "finissant" is not "fin".
        let begin = known.chars().next().zip(begins);
        let same = begin.is_some_and(|(known, word)| known.eq_ignore_ascii_case(&word));
        known.len() > 2 && slips <= (letters / 3).max(1) && (same || letters > 4 && slips < 2)
    };
    nearest(word, known.filter(is_near))
}

fn everything() -> impl Iterator<Item = &'static str> {
    let parts = PARTS.iter().map(|(name, _)| *name);
    let seasons = SEASONS.iter().map(|(name, _)| *name);
    let bounds = BOUNDS.iter().chain(BOUNDS_BEHIND).flat_map(|(words, _)| *words);
    let units = TimeUnit::ALL.into_iter().map(TimeUnit::name);
    let lists = [
        &MONTHS[..],
        GRAMMAR,
        ONGOING,
        PREPOSITIONS,
        AROUND,
        BREAKS,
        BEGINS,
        ENDS,
        ORDINALS,
        NUMBERS,
    ];
    let lists = lists.into_iter().flatten().chain(bounds).copied();
    lists.chain(units).chain(parts).chain(seasons)
}
