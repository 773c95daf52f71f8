//! What a query in plain words may mean in fields: `overdue frontex` is a state and a body. It is only ever offered.

use std::fmt::Write as _;

use super::ParseContext;
use super::part::quoted;
use super::plain_date;
use super::properties::IS;
use super::terms::names;
use crate::model::vocabulary::VocabularyKind;
use crate::model::{Corpus, TermId};
use crate::text::fold::lower;

/// A table that words may name: its command, and what it is divided by where that is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedView {
    pub command: &'static str,
    pub by: Option<&'static str>,
}

const fn view(command: &'static str) -> NamedView {
    NamedView { command, by: None }
}

const fn money_by(by: &'static str) -> NamedView {
    NamedView {
        command: "money",
        by: Some(by),
    }
}

const VIEWS: &[(&str, NamedView)] = &[
    ("what changed since the last edition", view("diff")),
    ("what has changed", view("diff")),
    ("what changed", view("diff")),
    ("what is new", view("diff")),
    ("changes", view("diff")),
    ("changed", view("diff")),
    ("money by fund", money_by("fund")),
    ("which fund", money_by("fund")),
    ("which funds", money_by("fund")),
    ("what fund", money_by("fund")),
    ("funds", money_by("fund")),
    ("money by place", money_by("place")),
    ("money by country", money_by("place")),
    ("which country gets", money_by("place")),
    ("how much money", view("money")),
    ("money", view("money")),
    ("funding", view("money")),
    ("budget", view("money")),
    ("who owes", view("owners")),
    ("owes", view("owners")),
    ("owe", view("owners")),
    ("owners", view("owners")),
    ("caveats", view("caveats")),
    ("caveat", view("caveats")),
    ("statistics", view("figures")),
    ("figures", view("figures")),
    ("score", view("score")),
];

/// Words that name a state, a block or a property, with the test they ask for. The names of `is:` come on top.
const PHRASES: &[(&str, &str)] = &[
    ("possibly overdue", "is:possibly"),
    ("late", "is:overdue"),
    ("falls due", "is:due"),
    ("fall due", "is:due"),
    ("to do", "is:todo"),
    ("to be done", "is:todo"),
    ("still to be done", "is:todo"),
    ("outstanding", "is:todo"),
    ("pending", "is:todo"),
    ("to be confirmed", "is:unconfirmed"),
    ("tbc", "is:unconfirmed"),
    ("not firm", "is:hedged"),
    ("uncertain", "is:hedged"),
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
    ("without an owner", "is:unowned"),
    ("nobody owns", "is:unowned"),
    ("next step", "block:next"),
    ("next steps", "block:next"),
    ("promise", PROMISED),
    ("promises", PROMISED),
    ("promised", PROMISED),
    ("steps taken", "block:step"),
    ("contradiction", "caveat:contradiction"),
    ("contradictions", "caveat:contradiction"),
    ("contradicts", "caveat:contradiction"),
    ("contradict", "caveat:contradiction"),
    ("contradictory", "caveat:contradiction"),
    ("ambiguities", "has:caveat"),
    ("slipped", "change:slipped"),
    ("due soon", "due:14d"),
    ("soon", "due:14d"),
];

/// What somebody has promised: the bodies named beside it are those that owe it.
const PROMISED: &str = "block:next";

/// Words that say so of bodies.
const OWING: &[&str] = &["promise", "promises", "promised", "owe", "owes"];

/// Words between the others that ask nothing.
const FILLERS: &str = "\
    what which who is are was were the a an of in for on by to with and actions everything all show list me \
    from at what's who's how much total overall altogether many there that this does do did has have be will \
    about";

/// Words for the first of a table that begins with the most.
const MOST: &[&str] = &["most", "largest", "biggest", "highest", "pays", "gets"];

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
    pub view: Option<NamedView>,
    /// Whether words are left in it that no field has: it may ask for more than there is.
    pub is_loose: bool,
}

impl PlainOffer {
    /// What it asks, where it is offered.
    pub fn words(&self) -> String {
        let Some(NamedView { command, by }) = self.view else {
            return self.query.clone();
        };
        let table = match command {
            "diff" => "changes",
            "figures" => "statistics",
            other => other,
        };
        let by = by.map_or_else(String::new, |by| format!(" by {by}"));
        match self.query.as_str() {
            "" => format!("the table of {table}{by}"),
            query => format!("the table of {table}{by}, of {query}"),
        }
    }

    /// The command that asks it: the one that was given, unless a view of its own is meant.
    pub fn command(&self, given: &str) -> String {
        let mut command = format!("milepost {}", self.view.map_or(given, |view| view.command));
        if !self.query.is_empty() {
            let _ = write!(command, " '{}'", self.query.replace('\'', "’"));
        }
        if let Some(by) = self.view.and_then(|view| view.by) {
            let _ = write!(command, " --by {by}");
        }
        command
    }
}

/// What a query in plain words may mean, where it names a state, a block or a view. Nothing where it has signs of the query
/// language: whoever writes those knows what to ask.
pub fn offer(text: &str, context: &ParseContext<'_>) -> Option<PlainOffer> {
    const LONGEST: usize = 16;
    let corpus = context.corpus;
    let text = text.trim();
    if let Some(query) = quoted_date(text, context) {
        return Some(PlainOffer {
            query,
            view: None,
            is_loose: false,
        });
    }
    let words: Vec<String> = text.split_whitespace().map(lower).collect();
    let is_plain = |letter: char| {
        letter.is_alphanumeric() || matches!(letter, '-' | '’' | '\'' | '?' | '.' | '/' | ',' | '–')
    };
    if words.is_empty()
        || words.len() > LONGEST
        || !text.split_whitespace().all(|word| is_word(word, is_plain))
    {
        return None;
    }
    // A comma behind a number may be one of a date.
    let bare = |word: &'_ str| match word.strip_suffix(',') {
        Some(word) if word.ends_with(char::is_alphabetic) => word.len(),
        _ => word.trim_end_matches('?').len(),
    };
    let words: Vec<&str> = words.iter().map(|word| &word[..bare(word)]).collect();
    let owes = words.iter().any(|word| OWING.contains(word));
    let (mut tests, mut rest) = (Tests::default(), Vec::new());
    let (mut view, mut is_loose, mut lists_deadlines) = (None, false, false);
    let mut at = 0;
    while at < words.len() {
        let left = &words[at..];
        if let Some((length, name)) = longest(VIEWS.iter().copied(), left).filter(|_| view.is_none()) {
            view = Some(name);
            at += length;
        } else if let Some((length, test)) = plain_date::test(left, context) {
            tests.push(test);
            at += length;
        } else if let Some((length, test)) = longest(PHRASES.iter().copied(), left) {
            tests.push(test.to_owned());
            at += length;
        } else if let Some(info) = IS.iter().find(|info| info.name == words[at]) {
            tests.push(format!("is:{}", info.name));
            at += 1;
        } else if words[at] == "or" && !tests.list.is_empty() {
            tests.is_either = true;
            at += 1;
        } else if FILLERS.split(' ').any(|filler| filler == words[at]) {
            at += 1;
        } else if matches!(words[at], "deadline" | "deadlines") {
            lists_deadlines = true;
            at += 1;
        } else if let Some((length, term)) = term(corpus, left, owes) {
            rest.push(term);
            at += length;
        } else {
            rest.push(words[at].to_owned());
            is_loose = true;
            at += 1;
        }
    }
    if tests.is_either {
        // Of a word and a test one may do, which nobody asks so.
        return None;
    }
    let mut tests = tests.list;
    if view.is_some_and(|view| view.by.is_some() || view.command == "owners") {
        rest.retain(|word| !MOST.contains(&word.as_str()));
    }
    if view.is_none() && tests.is_empty() && lists_deadlines {
        tests.push("is:due".into());
    }
    if view.is_none() && tests.is_empty() {
        return None;
    }
    let compares = rest.iter().any(|word| COMPARING.contains(&word.as_str()));
    if view.is_some() && compares {
        return None;
    }
    tests.extend(rest);
    tests.dedup();
    Some(PlainOffer {
        query: tests.join(" "),
        view,
        is_loose,
    })
}

/// The tests that words ask for, in their order.
#[derive(Default)]
struct Tests {
    list: Vec<String>,
    /// Whether the next one is an alternative to the last.
    is_either: bool,
}

impl Tests {
    fn push(&mut self, test: String) {
        match self.list.last_mut().filter(|_| self.is_either) {
            Some(last) => {
                let _ = write!(last, "|{test}");
            }
            None => self.list.push(test),
        }
        self.is_either = false;
    }
}

/// A date in quotation marks: as words of the document nobody may have written it so.
fn quoted_date(text: &str, context: &ParseContext<'_>) -> Option<String> {
    let inside = text.strip_prefix('"')?.strip_suffix('"')?;
    let words: Vec<String> = inside.split_whitespace().map(lower).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (length, asked) = plain_date::test(&words, context)?;
    (length == words.len()).then_some(asked)
}

fn is_word(word: &str, is_plain: impl Fn(char) -> bool) -> bool {
    word.starts_with(char::is_alphanumeric)
        && word.chars().all(is_plain)
        && !matches!(word, "AND" | "OR" | "NOT")
}

/// The phrase of most words that some words begin with: how many words, and what it stands for.
fn longest<'p, T>(phrases: impl Iterator<Item = (&'p str, T)>, words: &[&str]) -> Option<(usize, T)> {
    let begins = phrases.filter_map(|(phrase, meant)| {
        let length = phrase.split(' ').count();
        let is_it = words.len() >= length && phrase.split(' ').eq(words[..length].iter().copied());
        is_it.then_some((length, meant))
    });
    begins.max_by_key(|(length, _)| *length)
}

/// The most words a name of a body or place is looked for in.
const NAME_WORDS: usize = 4;

/// The body, place, fund or act that the first words are the name of, as a test; of a body, that it is the one that owes.
fn term(corpus: &Corpus, words: &[&str], owes: bool) -> Option<(usize, String)> {
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
        let role = if owes && *field == "who" {
            "accountable="
        } else {
            ""
        };
        Some((length, format!("{field}:{role}{}", quoted(&wanted))))
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
