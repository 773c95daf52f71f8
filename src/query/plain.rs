//! What a query in plain words may mean in fields: `overdue frontex` is a state and a body. It is only ever offered.

use chrono::Month;

use super::properties::IS;
use super::terms::names;
use crate::model::vocabulary::VocabularyKind;
use crate::model::{Corpus, TermId};
use crate::text::fold::lower;

/// A view that words may name, by the name of its command.
const VIEWS: &[(&str, &str)] = &[
    ("what changed", "diff"),
    ("changes", "diff"),
    ("changed", "diff"),
    ("money", "money"),
    ("funding", "money"),
    ("budget", "money"),
    ("who owes", "owners"),
    ("owes", "owners"),
    ("owe", "owners"),
    ("owners", "owners"),
    ("caveats", "caveats"),
    ("caveat", "caveats"),
    ("statistics", "figures"),
    ("figures", "figures"),
];

/// Words that name a state, a block or a property, with the test they ask for. The names of `is:` come on top.
const PHRASES: &[(&str, &str)] = &[
    ("possibly overdue", "is:possibly"),
    ("late", "is:overdue"),
    ("open now", "is:open"),
    ("coming up", "is:upcoming"),
    ("ongoing", "is:running"),
    ("cancelled", "is:dropped"),
    ("no date", "is:undated"),
    ("no dates", "is:undated"),
    ("without date", "is:undated"),
    ("without dates", "is:undated"),
    ("no owner", "is:unowned"),
    ("no owners", "is:unowned"),
    ("without owner", "is:unowned"),
    ("next step", "block:next"),
    ("next steps", "block:next"),
    ("steps taken", "block:step"),
    ("contradiction", "caveat:contradiction"),
    ("contradictions", "caveat:contradiction"),
    ("contradictory", "caveat:contradiction"),
    ("ambiguities", "has:caveat"),
    ("slipped", "change:slipped"),
    ("due this week", "due:week"),
    ("due this month", "due:month"),
    ("due this quarter", "due:quarter"),
    ("due this year", "due:year"),
    ("due soon", "due:14d"),
];

/// Words between the others that ask nothing.
const FILLERS: &[&str] = &[
    "what",
    "which",
    "who",
    "is",
    "are",
    "was",
    "were",
    "the",
    "a",
    "an",
    "of",
    "in",
    "for",
    "on",
    "by",
    "to",
    "with",
    "and",
    "actions",
    "deadlines",
    "everything",
    "all",
    "show",
    "list",
    "me",
    "from",
    "at",
];

/// Words that compare: no table answers them, so none is offered.
const COMPARING: &[&str] = &[
    "most", "least", "fell", "rose", "fall", "rise", "grew", "more", "less", "fewer", "highest", "lowest",
    "largest", "biggest", "than",
];

/// What may be meant by plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlainOffer {
    /// The query with fields; blank where a view alone is named.
    pub query: String,
    /// The name of the view's command, which is the name of its subcommand too.
    pub view: Option<&'static str>,
}

/// What a query in plain words may mean, where it names a state, a block or a view. Nothing where it has signs of the query
/// language: whoever writes those knows what to ask.
pub fn offer(text: &str, corpus: &Corpus) -> Option<PlainOffer> {
    const LONGEST: usize = 12;
    let words: Vec<String> = text.split_whitespace().map(lower).collect();
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '’' | '\'' | '?');
    if words.is_empty()
        || words.len() > LONGEST
        || !text.split_whitespace().all(|word| is_word(word, is_plain))
    {
        return None;
    }
    let words: Vec<&str> = words.iter().map(|word| word.trim_end_matches('?')).collect();
    let (mut tests, mut rest) = (Vec::new(), Vec::new());
    let mut view = None;
    let mut at = 0;
    while at < words.len() {
        let left = &words[at..];
        if let Some((length, name)) = longest(VIEWS.iter().copied(), left).filter(|_| view.is_none()) {
            view = Some(name);
            at += length;
        } else if let Some((length, test)) = due(left) {
            tests.push(test);
            at += length;
        } else if let Some((length, test)) = longest(PHRASES.iter().copied(), left) {
            tests.push(test.to_owned());
            at += length;
        } else if let Some(info) = IS.iter().find(|info| info.name == words[at]) {
            tests.push(format!("is:{}", info.name));
            at += 1;
        } else if FILLERS.contains(&words[at]) {
            at += 1;
        } else if let Some((length, term)) = term(corpus, left) {
            rest.push(term);
            at += length;
        } else {
            rest.push(words[at].to_owned());
            at += 1;
        }
    }
    let compares = rest.iter().any(|word| COMPARING.contains(&word.as_str()));
    if view.is_some() && compares || view.is_none() && tests.is_empty() {
        return None;
    }
    tests.extend(rest);
    tests.dedup();
    Some(PlainOffer {
        query: tests.join(" "),
        view,
    })
}

fn is_word(word: &str, is_plain: impl Fn(char) -> bool) -> bool {
    word.starts_with(char::is_alphanumeric)
        && word.chars().all(is_plain)
        && !matches!(word, "AND" | "OR" | "NOT")
}

/// The phrase of most words that some words begin with: how many words, and what it stands for.
fn longest<'p>(
    phrases: impl Iterator<Item = (&'p str, &'p str)>,
    words: &[&str],
) -> Option<(usize, &'p str)> {
    let begins = phrases.filter_map(|(phrase, meant)| {
        let length = phrase.split(' ').count();
        let is_it = words.len() >= length && phrase.split(' ').eq(words[..length].iter().copied());
        is_it.then_some((length, meant))
    });
    begins.max_by_key(|(length, _)| *length)
}

/// What words ask of deadlines, as a test: `due before july 2025`, `second quarter of 2025`. A period without a word
/// before it is one of words too, so of those only quarters are deadlines for sure.
fn due(words: &[&str]) -> Option<(usize, String)> {
    let says_due = words.first() == Some(&"due");
    let mut at = usize::from(says_due);
    let sign = match words.get(at) {
        Some(&"before") => "<",
        Some(&("by" | "until")) if says_due => "<=",
        Some(&"after") => ">",
        _ => ":",
    };
    let is_word = sign != ":" || says_due && matches!(words.get(at), Some(&("in" | "during")));
    at += usize::from(is_word);
    let (length, period, first) = period(words.get(at..)?)?;
    if sign == ":" && !says_due && !period.contains('Q') {
        return None;
    }
    let value = if sign == "<" { first } else { period };
    Some((at + length, format!("due{sign}{value}")))
}

/// The year, quarter or month that words begin with: how many words, what is written for it, and its first day.
fn period(words: &[&str]) -> Option<(usize, String, String)> {
    const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];
    const QUARTERS: [&str; 4] = ["q1", "q2", "q3", "q4"];
    let year = |at: usize| {
        let at = at + usize::from(words.get(at) == Some(&"of"));
        let year = words.get(at)?;
        let is_year =
            year.len() == 4 && year.starts_with("20") && year.bytes().all(|sign| sign.is_ascii_digit());
        is_year.then_some((at + 1, *year))
    };
    let place = |list: &[&str]| list.iter().position(|name| words.first() == Some(name));
    if let Some((length, year)) = year(0) {
        return Some((length, year.to_owned(), format!("{year}-01-01")));
    }
    let quarter = match place(&ORDINALS) {
        Some(number) if words.get(1) == Some(&"quarter") => Some((number, 2)),
        Some(_) => None,
        None => place(&QUARTERS).map(|number| (number, 1)),
    };
    if let Some((number, after)) = quarter {
        let (length, year) = year(after)?;
        let first = format!("{year}-{:02}-01", number * 3 + 1);
        return Some((length, format!("{year}-Q{}", number + 1), first));
    }
    let month: Month = words.first()?.parse().ok()?;
    let (length, year) = year(1)?;
    let month = format!("{year}-{:02}", month.number_from_month());
    let first = format!("{month}-01");
    Some((length, month, first))
}

/// The most words a name of a body or place is looked for in.
const NAME_WORDS: usize = 4;

/// The body, place, fund or act that the first words are the name of, as a test.
fn term(corpus: &Corpus, words: &[&str]) -> Option<(usize, String)> {
    const FIELDS: [(VocabularyKind, &str); 4] = [
        (VocabularyKind::Places, "where"),
        (VocabularyKind::Bodies, "who"),
        (VocabularyKind::Instruments, "fund"),
        (VocabularyKind::Acts, "act"),
    ];
    (1..=NAME_WORDS.min(words.len())).rev().find_map(|length| {
        let wanted = words[..length].join(" ");
        let (_, field) = FIELDS.iter().find(|(kind, _)| {
            let mut terms = corpus.vocabulary(*kind).iter();
            terms.any(|(_, term)| names(term).any(|name| lower(name) == wanted))
        })?;
        Some((length, format!("{field}:{}", quoted(&wanted))))
    })
}

/// The fewest letters of a name that asks for a place in plain words: `it` and `at` are codes of countries.
const FEWEST_LETTERS: usize = 3;

/// The places that words are the names of, the longest name first.
pub fn places_named(corpus: &Corpus, words: &[&str]) -> Vec<TermId> {
    let words: Vec<String> = words
        .iter()
        .flat_map(|text| text.split_whitespace())
        .map(lower)
        .collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < words.len() {
        let longest = (1..=NAME_WORDS.min(words.len() - at)).rev().find_map(|length| {
            let wanted = words[at..at + length].join(" ");
            if wanted.chars().count() < FEWEST_LETTERS {
                return None;
            }
            let named = corpus.vocabulary(VocabularyKind::Places).iter();
            let named = named.filter(|(_, term)| names(term).any(|name| lower(name) == wanted));
            let named: Vec<TermId> = named.map(|(id, _)| id).collect();
            (!named.is_empty()).then_some((length, named))
        });
        match longest {
            Some((length, named)) => {
                found.extend(named);
                at += length;
            }
            None => at += 1,
        }
    }
    found
}

/// A value as it can stand after a colon.
pub(super) fn quoted(value: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_');
    if value.chars().all(is_plain) {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('"', ""))
    }
}
