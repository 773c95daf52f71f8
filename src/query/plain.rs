//! What a query in plain words may mean in fields: `overdue frontex` is a state and a body. It is only ever offered.

use super::properties::IS;
use super::terms::names;
use crate::model::Corpus;
use crate::model::vocabulary::VocabularyKind;
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
    if view.is_none() && tests.is_empty() {
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

/// A value as it can stand after a colon.
pub(super) fn quoted(value: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '-' | '.' | '_');
    if value.chars().all(is_plain) {
        value.to_owned()
    } else {
        format!("\"{}\"", value.replace('"', ""))
    }
}
