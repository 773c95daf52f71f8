//! Numbers, spaces and scripts: found in every way that people write them, with every letter marked.

use milepost::library::Library;
use milepost::search::search;

use crate::support::{self, file};

/// The titles of a corpus, in its order.
const TITLES: &[&str] = &[
    "EUR 52 100 000 committed",
    "EUR 52\u{a0}100\u{a0}000 committed",
    "EUR 52\u{202f}100\u{202f}000 committed",
    "EUR 52,100,000 committed",
    "EUR 52.100.000 committed",
    "EUR 52'100'000 committed",
    "EUR 52100000 committed",
    "12\u{a0}500 persons and 1 other in 2024 100 times",
    "The talent  partnership\u{a0}of\nTunis and A\u{a0}\u{a0}B",
    "世界経済フォーラムの年次総会",
    "การประชุมเศรษฐกิจโลก",
    "52,1 million or 1.234,5",
];

fn library() -> Library {
    let actions: Vec<String> = TITLES
        .iter()
        .enumerate()
        .map(|(at, title)| {
            format!(
                "(id: \"o.a{at}\", title: \"{title}\", block: Step, kind: Meeting, source: (item: 1, line: 1)),\n"
            )
        })
        .collect();
    let actions = actions.concat();
    support::library(&[
        file("e.ron", "Edition(id: \"e\", title: \"E\", as_of: \"2024-12-16\")"),
        file(
            "o.ron",
            format!("Objective(id: \"o\", number: 1, title: \"O\", actions: [{actions}])"),
        ),
    ])
}

/// The matches of a query: the index of each title, and its marked letters.
fn found(library: &Library, text: &str) -> Vec<(usize, Vec<String>)> {
    let as_of = library.corpus.newest_edition().unwrap().as_of;
    let query = library
        .query(text, as_of)
        .unwrap_or_else(|error| panic!("{text}: {error}"));
    let found = search(&library.corpus, library.index(), &library.deadlines, &query, 99);
    let mut all: Vec<_> = found
        .hits
        .iter()
        .map(|hit| {
            let title = library.corpus.action(hit.action).title();
            let marked = hit.title.iter().map(|range| title[range.clone()].to_owned());
            (hit.action.index(), marked.collect())
        })
        .collect();
    all.sort_unstable();
    all
}

#[test]
fn numbers_are_found_in_every_grouping() {
    let library = library();
    let marked = [
        "52 100 000",
        "52\u{a0}100\u{a0}000",
        "52\u{202f}100\u{202f}000",
        "52,100,000",
        "52.100.000",
        "52'100'000",
        "52100000",
    ];
    let expected: Vec<_> = marked
        .iter()
        .map(|number| vec![(*number).to_owned()])
        .enumerate()
        .collect();
    for query in marked {
        assert_eq!(found(&library, query), expected, "{query}");
    }
    for query in ["12500", "12 500", "12,500", "12.500", "12\u{a0}500", "12_500"] {
        assert_eq!(
            found(&library, query),
            [(7, vec!["12\u{a0}500".to_owned()])],
            "{query}"
        );
    }
    for query in ["52.1 million", "52,1 million"] {
        let marks = vec!["52,1".to_owned(), "million".to_owned()];
        assert_eq!(found(&library, query), [(11, marks)], "{query}");
    }
    assert_eq!(found(&library, "1234.5"), [(11, vec!["1.234,5".to_owned()])]);
    // Adjacent numbers are separate numbers.
    assert_eq!(found(&library, "2024 100").len(), 1);
    // A number is excluded however its digits are grouped.
    assert_eq!(found(&library, "committed !'52,100,000"), []);
    assert_eq!(found(&library, "committed -(52 100 000)"), []);
}

#[test]
fn quoted_words_stand_with_any_blanks_between_them() {
    let library = library();
    for (query, marks) in [
        ("\"talent partnership\"", "talent  partnership"),
        (
            "\"talent   partnership of tunis\"",
            "talent  partnership\u{a0}of\nTunis",
        ),
        ("'\"partnership of tun\"", "partnership\u{a0}of\nTun"),
        ("\"a b\"$", "A\u{a0}\u{a0}B"),
        ("\"a\u{a0}b\"", "A\u{a0}\u{a0}B"),
    ] {
        assert_eq!(found(&library, query), [(8, vec![marks.to_owned()])], "{query}");
    }
    for query in [
        "\"talentpartnership\"",
        "\"talent partner\"",
        "\"alent partnership\"",
    ] {
        assert_eq!(found(&library, query), [], "{query}");
    }
}

#[test]
fn words_are_found_inside_runs_of_scripts_without_blanks() {
    let library = library();
    for (query, number, marks) in [
        ("経済", 9, "経済"),
        ("\"経済\"", 9, "経済"),
        ("'総会", 9, "総会"),
        ("フォーラム", 9, "フォーラム"),
        ("世", 9, "世"),
        ("経済 総会", 9, "経済"),
        ("เศรษฐกิจ", 10, "เศรษฐกิจ"),
        ("\"เศรษฐกิจ\"", 10, "เศรษฐกิจ"),
    ] {
        let found = found(&library, query);
        assert_eq!(found.len(), 1, "{query}: {found:?}");
        assert_eq!(found[0].0, number, "{query}");
        assert_eq!(found[0].1[0], marks, "{query}");
    }
    assert_eq!(found(&library, "政治"), []);
}
