//! Properties of every query: no text panics, typing finds what a fresh search finds, highlights cover letters.

use std::ops::Range;
use std::sync::LazyLock;
use std::sync::atomic::AtomicBool;

use milepost::search::{Hit, Matches, Typing, search};
use proptest::prelude::*;

use super::Desk;

static DESK: LazyLock<Desk> = LazyLock::new(Desk::built_in);

/// Words, typos and operators that are likely to match.
fn queries() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        "[a-zA-Z]{1,8}",
        "(tunisia|türkiye|schengen|returns?|frontex|EUAA|talent|2025|52\\.1|cote d'ivoire|of|mali|visa)",
        "(tunsia|schegen|frntx|evalaution|westernbalkans|retrun)",
        "(where|who|kind|is|due|in|eur|has|block|status)[:<>]=?(tunisia|frontex|meeting|open|2025|30d|pact|caveat|10m|next|none)",
        "('|\\^|!|-|NOT )(visa|re|new|the talent)",
        "(OR|AND|-|%|€|/|52 100 000|6,012|12 500)",
        "\"(talent partnership|state of|in the)\"",
        "[(|)!'\"^$: ]{1,3}",
    ];
    prop::collection::vec(word, 0..4).prop_map(|words| words.join(" "))
}

/// One edit of the prompt.
#[derive(Clone, Debug)]
enum Edit {
    /// Letters appended one by one.
    Type(String),
    /// Text appended at once.
    Paste(String),
    /// Letters deleted from the end.
    Back(usize),
    /// A letter inserted at a percentage of the text.
    Insert(usize, char),
    /// All text deleted.
    Clear,
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let word = "(tunisia|türkiye|schengen|return|frontex|EUAA|talent|2025|eu-lisa|el-sisi|of|visa|the|board)";
    let slip = "(tunsia|schegen|frntx|westernbalkans|retrun|qqqq)";
    let field = "(where|who|kind|is|due|block):(tunisia|frontex|meeting|open|2025|next)";
    let sign = "('|\\^|!|\"|\\| |\\(|\\)|,)";
    let edit = prop_oneof![
        4 => word.prop_map(|word| Edit::Type(format!(" {word}"))),
        2 => slip.prop_map(|word| Edit::Type(format!(" {word}"))),
        2 => "[a-z0-9]{1,3}".prop_map(Edit::Type),
        2 => (word, field).prop_map(|(word, field)| Edit::Paste(format!(" {word} {field} "))),
        1 => field.prop_map(|field| Edit::Type(format!(" {field}"))),
        1 => sign.prop_map(Edit::Type),
        4 => (1usize..6).prop_map(Edit::Back),
        2 => (0usize..100, "[a-z !]").prop_map(|(at, letter)| {
            Edit::Insert(at, letter.chars().next().unwrap_or('a'))
        }),
        1 => Just(Edit::Clear),
    ];
    prop::collection::vec(edit, 1..7)
}

/// The text of the prompt after every key.
fn keys(edits: &[Edit]) -> Vec<String> {
    let mut text = String::new();
    let mut all = Vec::new();
    for edit in edits {
        match edit {
            Edit::Type(letters) => {
                for letter in letters.chars() {
                    text.push(letter);
                    all.push(text.clone());
                }
            }
            Edit::Paste(pasted) => text.push_str(pasted),
            Edit::Back(letters) => {
                for _ in 0..*letters {
                    text.pop();
                    all.push(text.clone());
                }
            }
            Edit::Insert(percent, letter) => {
                let letters = text.chars().count();
                let at = text.char_indices().nth(letters * percent / 100);
                text.insert(at.map_or(text.len(), |(at, _)| at), *letter);
            }
            Edit::Clear => text.clear(),
        }
        all.push(text.clone());
    }
    all
}

fn is_sound(text: &str, ranges: &[Range<usize>]) -> bool {
    ranges
        .iter()
        .all(|range| text.get(range.clone()).is_some_and(|part| !part.is_empty()))
        && ranges.windows(2).all(|pair| pair[0].end < pair[1].start)
}

fn check(found: &Matches, limit: usize) -> Result<(), TestCaseError> {
    prop_assert_eq!(found.total, found.set.len());
    prop_assert_eq!(found.hits.len(), found.total.min(limit));
    for hit in &found.hits {
        let Hit {
            action,
            passage,
            matched,
            title,
            ..
        } = hit;
        prop_assert!(found.set.contains(*action));
        prop_assert!(is_sound(passage, matched), "{matched:?} of {passage}");
        let text = DESK.corpus.action(*action).title();
        prop_assert!(is_sound(text, title), "{title:?} of {text}");
    }
    Ok(())
}

proptest! {
    // Every case searches the whole corpus, so fewer are run.
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query_or_an_error_with_a_position(text in "\\PC{0,60}") {
        match DESK.parse(&text) {
            Ok(query) => check(&search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 20), 20)?,
            Err(error) => {
                prop_assert!(text.get(error.span.clone()).is_some(), "{:?}", error);
                prop_assert!(!error.message.contains('\n'));
            }
        }
    }

    #[test]
    fn typing_finds_what_a_fresh_search_finds(text in queries(), back in 0usize..6) {
        let mut typing = Typing::default();
        let cancelled = AtomicBool::new(false);
        let mut prefixes: Vec<&str> = (0..=text.len()).filter_map(|end| text.get(..end)).collect();
        let returning: Vec<_> = prefixes.iter().rev().take(back).copied().collect();
        prefixes.extend(returning);
        for prefix in prefixes {
            let Ok(query) = DESK.parse(prefix) else { continue };
            let afresh = search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 20);
            let typed = typing.search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 20, &cancelled);
            prop_assert_eq!(&*typed.unwrap(), &afresh, "{}", prefix);
        }
    }

    #[test]
    fn any_edits_find_what_a_fresh_search_finds(edits in edits()) {
        let mut typing = Typing::default();
        let cancelled = AtomicBool::new(false);
        for text in keys(&edits) {
            let Ok(query) = DESK.parse(&text) else { continue };
            let afresh = search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 60);
            let typed = typing.search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 60, &cancelled);
            prop_assert_eq!(&*typed.unwrap(), &afresh, "{}", text);
        }
    }

    #[test]
    fn results_and_highlights_are_valid(text in queries()) {
        if let Ok(query) = DESK.parse(&text) {
            let found = search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 1000);
            check(&found, 1000)?;
            // A smaller limit returns the same first hits.
            let few = search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 7);
            prop_assert_eq!(&few.hits[..], &found.hits[..few.hits.len()]);
        }
    }

    #[test]
    fn every_hit_of_a_word_is_marked(word in "('?[a-z0-9]{1,6}|[a-z]{2,4}-[a-z]{2,4}|[0-9]{1,3}[ ,.][0-9]{3})") {
        for hit in &DESK.find(&word, 1000).hits {
            let is_marked = !hit.title.is_empty() || !hit.matched.is_empty();
            prop_assert!(is_marked, "{} for {word}: {}", DESK.id(hit.action), hit.passage);
        }
    }

    #[test]
    fn an_exclusion_matches_the_complement(word in "[a-z]{2,6}") {
        let all = DESK.corpus.len();
        let with = DESK.find(&format!("'{word}"), 0).total;
        let without = DESK.find(&format!("!{word}"), 0).total;
        prop_assert_eq!(with + without, all);
    }
}

/// Words that match although they are not in the text literally, and words across punctuation.
#[test]
fn every_hit_of_such_words_is_marked() {
    for word in [
        "eulisa",
        "midterm",
        "6012",
        "52.1m",
        "52,100,000",
        "january",
        "q1",
        "first quarter",
        "percent",
        "pact",
        "frontex",
        "borders",
        "takeback",
        "xk",
        "2025-01",
    ] {
        for hit in &DESK.find(word, 1000).hits {
            let is_marked = !hit.title.is_empty() || !hit.matched.is_empty();
            assert!(is_marked, "{} for {word}: {}", DESK.id(hit.action), hit.passage);
        }
    }
}

/// Comparing two such queries part by part would take forever.
#[test]
fn a_deeply_nested_query_is_typed_like_any_other() {
    let nested = |last: &str| format!("{}{last}{}", "(visa | (returns ".repeat(30), "))".repeat(30));
    let mut typing = Typing::default();
    let cancelled = AtomicBool::new(false);
    for last in ["tunis", "tunisi", "tunisia", "egypt"] {
        let query = DESK.parse(&nested(last)).unwrap();
        let afresh = search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 20);
        let typed = typing.search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 20, &cancelled);
        assert_eq!(*typed.unwrap(), afresh, "{last}");
    }
}

#[test]
fn a_cancelled_search_returns_nothing() {
    let query = DESK.parse("tunisia").unwrap();
    let mut typing = Typing::default();
    let found = typing.search(
        &DESK.corpus,
        DESK.index,
        &DESK.deadlines,
        &query,
        5,
        &AtomicBool::new(true),
    );
    assert_eq!(found, None);
    assert_eq!(typing.depth(), 0);
}

#[test]
fn deleting_a_letter_returns_the_earlier_results() {
    let mut typing = Typing::default();
    let cancelled = AtomicBool::new(false);
    let mut find = |text: &str| {
        let query = DESK.parse(text).unwrap();
        typing
            .search(&DESK.corpus, DESK.index, &DESK.deadlines, &query, 5, &cancelled)
            .unwrap()
    };
    let first = find("tunis");
    find("tunisi");
    assert!(std::sync::Arc::ptr_eq(&first, &find("tunis")));
}

#[test]
fn an_empty_query_matches_everything_in_document_order() {
    let found = DESK.find("", 3);
    assert_eq!(found.total, DESK.corpus.len());
    assert_eq!(
        found.hits.iter().map(|hit| hit.action.0).collect::<Vec<_>>(),
        [0, 1, 2]
    );
}

#[test]
fn an_empty_corpus_has_nothing() {
    use milepost::model::Corpus;
    use milepost::model::deadlines::Deadlines;
    use milepost::search::index::Index;
    let corpus = Corpus::default();
    let query = DESK.parse("tunisia !returns").unwrap();
    let found = search(&corpus, &Index::new(&corpus), &Deadlines::new(&corpus), &query, 5);
    assert_eq!(found, Matches::default());
}
