//! Offers fields for a query in plain words: `overdue frontex` names a state and a body. Whether to use them is up to the reader.

use std::fmt::Write as _;

use super::ParseContext;
use super::part::quoted;
use super::plain_date::{self, longest};
use super::properties::IS;
use super::terms::names;
use crate::model::set::ActionSet;
use crate::model::vocabulary::VocabularyKind;
use crate::model::{Corpus, TermId};
use crate::text::fold::lower;

/// A table that words may name: its command, and what it is grouped by if they say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NamedView {
    pub command: &'static str,
    pub by: Option<&'static str>,
}

/// Words that name a table, its command, and what it is grouped by.
const VIEWS: &[(&str, &str, Option<&str>)] = &[
    ("what changed since the last edition", "diff", None),
    ("what has changed", "diff", None),
    ("what changed", "diff", None),
    ("what is new", "diff", None),
    ("changes", "diff", None),
    ("changed", "diff", None),
    ("money by fund", "money", Some("fund")),
    ("which fund", "money", Some("fund")),
    ("which funds", "money", Some("fund")),
    ("what fund", "money", Some("fund")),
    ("funds", "money", Some("fund")),
    ("money by place", "money", Some("place")),
    ("money by country", "money", Some("place")),
    ("which country gets", "money", Some("place")),
    ("how much money", "money", None),
    ("money", "money", None),
    ("funding", "money", None),
    ("budget", "money", None),
    ("who owes", "owners", None),
    ("owes", "owners", None),
    ("owe", "owners", None),
    ("owners", "owners", None),
    ("caveats", "caveats", None),
    ("caveat", "caveats", None),
    ("statistics", "figures", None),
    ("figures", "figures", None),
    ("score", "score", None),
];

/// Words that name a state, a block or a property, with the test that they ask for, in addition to the names of `is:`.
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

/// The test for promises. The bodies named beside one are those that owe it.
const PROMISED: &str = "block:next";

/// Words that make a body in the query the one that owes something.
const OWING: &[&str] = &["promise", "promises", "promised", "owe", "owes"];

/// Words that ask for nothing.
const FILLERS: &str = "\
    what which who is are was were the a an of in for on by to with and actions everything all show list me \
    from at what's who's how much total overall altogether many there that this does do did has have be will \
    about";

/// Words that ask for the first row of a table sorted by size.
const MOST: &[&str] = &["most", "largest", "biggest", "highest", "pays", "gets"];

/// Words for comparisons, which no table answers.
const COMPARING: &[&str] = &[
    "most", "least", "fell", "rose", "fall", "rise", "grew", "more", "less", "fewer", "highest", "lowest",
    "largest", "biggest", "than",
];

/// Fields or a table that plain words may mean.
#[derive(Clone, Debug, PartialEq)]
pub struct PlainOffer {
    /// The query with fields; blank if only a table is named.
    pub query: String,
    pub view: Option<NamedView>,
    /// Whether the query still contains words that no field has, so that it may find nothing.
    pub is_loose: bool,
    /// The actions that it finds, if they were looked up.
    pub found: Option<ActionSet>,
}

impl PlainOffer {
    /// The offer in words.
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

    /// The command line for the offer: with the command of its table, or else the given one.
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

/// The fields that a query in plain words may mean, if it names a state, a block, a date or a table. `None` if it uses signs of
/// the query language: whoever writes those needs no help.
pub fn offer(text: &str, context: &ParseContext<'_>) -> Option<PlainOffer> {
    const LONGEST: usize = 16;
    let corpus = context.corpus;
    let text = text.trim();
    if let Some(query) = quoted_date(text, context) {
        return Some(PlainOffer {
            query,
            view: None,
            is_loose: false,
            found: None,
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
    // A comma after a number may be part of a date.
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
        let views = VIEWS
            .iter()
            .map(|(phrase, command, by)| (*phrase, NamedView { command, by: *by }));
        if let Some((length, named)) = longest(views, left).filter(|_| view.is_none()) {
            view = Some(named);
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
        // `overdue or frontex` would be a test or a word, which is hardly ever meant.
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
        found: None,
    })
}

/// The tests that words ask for, in order.
#[derive(Default)]
struct Tests {
    list: Vec<String>,
    /// Whether the next test is an alternative to the last.
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

/// The test for a date in quotation marks, since the document may word that date differently.
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

/// The most words in the name of a term.
const NAME_WORDS: usize = 4;

/// The test for a body, place, fund or act that the first words name, and how many words they are. If `owes`, a body has to be
/// the one that owes.
fn term(corpus: &Corpus, words: &[&str], owes: bool) -> Option<(usize, String)> {
    const FIELDS: [(VocabularyKind, &str); 4] = [
        (VocabularyKind::Places, "where"),
        (VocabularyKind::Bodies, "who"),
        (VocabularyKind::Instruments, "fund"),
        (VocabularyKind::Acts, "act"),
    ];
    (1..=NAME_WORDS.min(words.len())).rev().find_map(|length| {
        let wanted = words[..length].join(" ");
        let is_named = |kind| terms_named(corpus, kind, &wanted).next().is_some();
        let (_, field) = FIELDS.iter().find(|(kind, _)| is_named(*kind))?;
        let role = if owes && *field == "who" {
            "accountable="
        } else {
            ""
        };
        Some((length, format!("{field}:{role}{}", quoted(&wanted))))
    })
}

/// The terms of a vocabulary with this name, which is in lower case.
fn terms_named(corpus: &Corpus, kind: VocabularyKind, wanted: &str) -> impl Iterator<Item = TermId> {
    let terms = corpus.vocabulary(kind).iter();
    let named = terms.filter(move |(_, term)| names(term).any(|name| lower(name) == wanted));
    named.map(|(id, _)| id)
}

/// The fewest letters in the name of a place in plain words, because `it` and `at` are also codes of countries.
const FEWEST_LETTERS: usize = 3;

/// The places that words name. Longer names take precedence over shorter ones.
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
            let named: Vec<TermId> = terms_named(corpus, VocabularyKind::Places, &wanted).collect();
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
