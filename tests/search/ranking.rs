//! Ranking over the built-in corpus: what a query must find near the top, and queries that must find nothing.

use super::Desk;

/// Queries, each after the lowest acceptable rank, and the ids of which one must be at that rank or above.
const WANTED: &str = include_str!("ranking.txt");

/// Queries that must find nothing.
const NOTHING: &[&str] = &[
    "xyzzy",
    "qqqq",
    "tunisia xyzzy",
    "antarctica",
    "blockchain",
    "quantum computing",
    "zebra crossing giraffe",
    "tunisia xyzzy blockchain",
    "\"tunisia\" 'returns xyzzy",
    "tunisia returns 'xyzzy",
    "tunisia returns eur>900bn",
    "\"returns tunisia\"",
    "^tunisian^",
    "'schegen",
    "mtncrtsf",
    "9999999",
    "who:frontex who:none",
    "where:TN !tunisia !where:any",
    "eur>900bn",
    "aeiou",
];

/// Whether an id is the wanted one; one that ends with a dot or a hyphen is a prefix.
fn is_meant(id: &str, wanted: &str) -> bool {
    match wanted.chars().next_back() {
        Some('.' | '-') => id.starts_with(wanted),
        _ => id == wanted,
    }
}

#[test]
fn the_intended_action_ranks_near_the_top() {
    let desk = Desk::built_in();
    let lines = WANTED.lines();
    let lines: Vec<&str> = lines
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect();
    let mut wrong = Vec::new();
    for line in &lines {
        let (query, wanted) = line.split_once(" => ").unwrap();
        let (within, query) = query.split_once(' ').unwrap();
        let found = desk.ids(query, 5);
        let hit = found
            .iter()
            .take(within.parse().unwrap())
            .any(|id| wanted.split(' ').any(|wanted| is_meant(id, wanted)));
        if !hit {
            wrong.push(format!(
                "{query}\n    wanted {wanted:?} within {within}\n    found {found:#?}"
            ));
        }
    }
    assert!(lines.len() >= 240, "{}", lines.len());
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        lines.len(),
        wrong.join("\n")
    );
}

#[test]
fn absent_words_find_nothing() {
    let desk = Desk::built_in();
    let found: Vec<_> = NOTHING
        .iter()
        .map(|query| (query, desk.ids(query, 3)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn only_plain_words_are_ignored_and_at_most_two_in_five() {
    let desk = Desk::built_in();
    for (query, left_out) in [
        ("tunisia returns", &[][..]),
        ("tunisia returns xyzzy", &["xyzzy"]),
        (
            "is the niger anti-smuggling partnership still running",
            &["running"],
        ),
        ("where:niger anti-smuggling partnership xyzzy", &["xyzzy"]),
        ("niger xyzzy plugh", &[]),
        ("niger partnership 'xyzzy", &[]),
        ("niger partnership (xyzzy | plugh)", &[]),
        ("niger partnership !niger", &[]),
    ] {
        let found = desk.find(query, 5);
        assert_eq!(found.left_out, left_out, "{query}");
        let is_told = found.label(query).contains("(without ");
        assert_eq!(is_told, !left_out.is_empty(), "{query}");
    }
    let left = desk.find("tunisia returns xyzzy", 5);
    let whole = desk.find("tunisia returns", 5);
    assert_eq!((left.set, left.hits), (whole.set, whole.hits));
}

/// Synonyms rank below the word itself, and are named. They are not used for literal terms.
#[test]
fn synonyms_are_found_below_the_word_itself_and_named() {
    let desk = Desk::built_in();
    let own: Vec<_> = desk.find("'arrival", 0).set.iter().collect();
    let found = desk.find("arrivals", 99);
    assert_eq!(found.also, ["crossings"]);
    assert_eq!(found.note().as_deref(), Some("also: crossings"));
    assert!(found.total > own.len());
    let has_word: Vec<_> = found.hits.iter().map(|hit| own.contains(&hit.action)).collect();
    assert!(has_word.is_sorted_by(|one, next| one >= next), "{has_word:?}");
    assert!(
        desk.ids("arrivals central mediterranean", 9)
            .contains(&"partners.central-med.crossings-2024")
    );
    // Words that were typed are not named again, and exclusions do not extend to synonyms.
    for typed in ["arrivals | crossings", "egypt -arrivals", "'arrivals"] {
        assert!(desk.find(typed, 0).also.is_empty(), "{typed}");
    }
}
