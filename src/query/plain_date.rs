//! Dates in plain words as filters: `before 1 July 2025` asks for `due<2025-07-01`.

use chrono::NaiveDate;

use super::ParseContext;
use super::part::quoted;
use crate::when::offset;
use crate::when::{Bound, Coming, Doubt, Period, Stretch, When};

/// The most words in a date.
const WORDS: usize = 7;

/// Words before a date by which something is due.
const DUE: &[&str] = &[
    "falls due",
    "fall due",
    "falling due",
    "due",
    "deadline",
    "deadlines",
    "falls",
];

/// Words before a date until which something runs.
const ENDS: &[&str] = &["ends", "ending", "expires", "expire", "runs", "run", "running"];

/// The longest phrase with which the words begin: its number of words, and its meaning.
pub(super) fn longest<'p, T>(
    phrases: impl Iterator<Item = (&'p str, T)>,
    words: &[&str],
) -> Option<(usize, T)> {
    let begins = phrases.filter_map(|(phrase, meant)| {
        let length = phrase.split(' ').count();
        let is_it = words.len() >= length && phrase.split(' ').eq(words[..length].iter().copied());
        is_it.then_some((length, meant))
    });
    begins.max_by_key(|(length, _)| *length)
}

/// The test that the first words ask for, if they end in a date, and how many words they are.
pub fn test(words: &[&str], context: &ParseContext<'_>) -> Option<(usize, String)> {
    let begun = |phrases: &[&str]| {
        let begun = longest(phrases.iter().map(|phrase| (*phrase, ())), words);
        begun.map_or(0, |(length, ())| length)
    };
    let (due, ends) = (begun(DUE), begun(ENDS));
    let before = due.max(ends);
    let left = words.get(before..)?;
    let said = match (due, ends) {
        (0, 0) => None,
        (0, _) => Some("ends"),
        _ => Some("due"),
    };
    (1..=WORDS.min(left.len())).rev().find_map(|length| {
        let asked = counted(&left[..length], context.as_of).map(|days| match days.strip_prefix('-') {
            // A date before the clock may be that of something that has happened.
            Some(_) => format!("{}:{days}", said.unwrap_or("date")),
            None => format!("{}:{days}", said.unwrap_or("due")),
        });
        let asked = asked.or_else(|| worded(&left[..length], said, context))?;
        Some((before + length, asked))
    })
}

/// Dates relative to the clock, as a field takes them: `next 30 days` is `30d`, `this month` is `month`.
fn counted(words: &[&str], as_of: NaiveDate) -> Option<String> {
    const NUMBERS: [&str; 12] = [
        "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    ];
    let leading = words
        .iter()
        .take_while(|word| matches!(**word, "in" | "within" | "over" | "during" | "the" | "on" | "for"));
    let words = &words[leading.count()..];
    let number = |word: &str| {
        let worded = NUMBERS
            .iter()
            .position(|name| *name == word)
            .map(|at| at as u32 + 1);
        worded
            .or_else(|| word.parse().ok())
            .filter(|number| *number < 1000)
    };
    match words {
        ["today"] => Some("today".into()),
        ["tomorrow"] => Some("tomorrow".into()),
        ["yesterday"] => Some("yesterday".into()),
        ["this" | "current", unit @ ("week" | "month" | "quarter" | "year")] => Some((*unit).to_owned()),
        // Already in the form of a field: `30d`.
        [length] if length.starts_with(|sign: char| sign.is_ascii_digit()) => {
            offset::parse(length, as_of).map(|_| (*length).to_owned())
        }
        [rest @ .., count, unit] => {
            let unit = match unit.trim_end_matches('s') {
                "day" => 'd',
                "week" => 'w',
                "month" => 'm',
                "quarter" => 'q',
                "year" => 'y',
                _ => return None,
            };
            let sign = match rest {
                [] | ["next" | "coming" | "following"] => "",
                ["last" | "past" | "previous"] => "-",
                _ => return None,
            };
            Some(format!("{sign}{}{unit}", number(count)?))
        }
        _ => None,
    }
}

/// A date in words, in English or a language of the corpus.
fn worded(words: &[&str], said: Option<&'static str>, context: &ParseContext<'_>) -> Option<String> {
    let text = words.join(" ");
    let when = context
        .corpus
        .typed(text.trim_end_matches('.'), context.as_of)
        .ok()?;
    let window = when.window(context.conventions);
    let is_past = window.latest.is_some_and(|day| day < context.as_of);
    let (sign, stretch) = match when {
        When::Bounded(Bound::By, stretch) => ("<=", Some(stretch)),
        When::Bounded(Bound::Until, stretch) if said == Some("due") => ("<=", Some(stretch)),
        When::In(stretch) | When::Bounded(Bound::Until, stretch) => (":", Some(stretch)),
        When::Bounded(Bound::Before, stretch) => ("<", Some(stretch)),
        When::Bounded(Bound::From, stretch) => (">=", Some(stretch)),
        When::Bounded(Bound::After, stretch) => (">", Some(stretch)),
        // "Soon" is one of the phrases.
        When::Undated | When::Coming(Coming::Soon, _) => return None,
        When::Between(..) | When::Coming(..) => (":", None),
    };
    // "2025" and "in 2025" are words of titles and figures too.
    if let When::In(Stretch {
        part: None, period, ..
    }) = when
        && said.is_none()
        && !matches!(
            period,
            Period::Day(_) | Period::Week(..) | Period::Month(..) | Period::Quarter(..) | Period::Half(..)
        )
    {
        return None;
    }
    let is_until = matches!(when, When::Bounded(Bound::Until, _));
    let field = match said {
        Some(field) => field,
        None if is_until => "ends",
        None if is_past && sign == ":" => "date",
        None => "due",
    };
    let value = match (stretch, sign) {
        (Some(stretch), "<") if stretch.part.is_none() && stretch.doubt == Doubt::None => When::In(stretch)
            .window(context.conventions)
            .earliest?
            .to_string(),
        (Some(stretch), _) => written(stretch).or_else(|| in_words(When::In(stretch), context.as_of))?,
        // Ranges and coming dates are quoted as they were typed.
        (None, _) => quoted(&text),
    };
    // For a single day in the past, ask what surely was on it rather than what may have been.
    let sign = match (field, stretch) {
        (
            "date",
            Some(Stretch {
                period: Period::Day(_),
                ..
            }),
        ) => "=",
        _ => sign,
    };
    Some(format!("{field}{sign}{value}"))
}

/// A period in the form of a field; `None` if it can only be put in words.
fn written(stretch: Stretch) -> Option<String> {
    if stretch.part.is_some() || stretch.doubt != Doubt::None {
        return None;
    }
    match stretch.period {
        Period::Day(day) => Some(day.to_string()),
        Period::Month(year, month) => Some(format!("{year:04}-{month:02}")),
        Period::Quarter(year, quarter) => Some(format!("{year:04}-Q{quarter}")),
        Period::Half(year, half) => Some(format!("{year:04}-H{half}")),
        Period::Year(year) => Some(format!("{year:04}")),
        _ => None,
    }
}

/// A date in English words.
fn in_words(when: When, as_of: NaiveDate) -> Option<String> {
    let text = when.to_string();
    // Only offer a text that is read back as the same date.
    (When::parse(&text, as_of) == Ok(when)).then(|| quoted(&text))
}
