//! The legend: in a window of its own, in the help, complete.

use std::collections::{BTreeMap, BTreeSet};

use milepost::app::Signs;
use milepost::model::words::{Hedge, Word};
use milepost::views::brief;
use milepost::views::legend::{LegendLine, lines};
use milepost::when::state::ScheduleState;

use super::Session;
use super::ascii::{PLACES, letters};

/// Borders and punctuation: they mean what they mean everywhere.
const TYPOGRAPHY: &str = "╭╮╰╯─│·–’‘≡›—";

fn has(lines: &[LegendLine], sign: &str) -> bool {
    lines
        .iter()
        .any(|line| line.term.split(' ').any(|part| part == sign))
}

#[test]
fn every_state_and_hedge_has_its_line() {
    let lines = lines();
    for state in ScheduleState::ALL {
        let sign = milepost::views::sign::of_state(state);
        assert!(has(&lines, sign), "{state:?}");
        let word = state.label().split(',').next().unwrap();
        assert!(lines.iter().any(|line| line.term.contains(word)), "{word}");
    }
    for hedge in Hedge::ALL.iter().filter(|hedge| **hedge != Hedge::Firm) {
        assert!(has(&lines, brief::short_hedge(*hedge)), "{hedge:?}");
    }
    let terms: BTreeSet<_> = lines
        .iter()
        .map(|line| (line.section as u8, &line.term))
        .collect();
    assert_eq!(terms.len(), lines.len(), "a term has two lines");
}

/// A sign means one thing, wherever it stands; in ASCII too, as far as states go.
#[test]
fn no_sign_has_two_meanings() {
    let mut meanings = BTreeMap::new();
    for line in lines() {
        let signs = line.term.split(' ');
        for sign in signs.filter(|sign| !sign.is_ascii() && !sign.chars().any(char::is_alphanumeric)) {
            let other = meanings.insert(sign.to_owned(), line.term.clone());
            assert_eq!(other, None, "{sign} is also {}", line.term);
        }
    }
    let states = ScheduleState::ALL.map(milepost::views::sign::of_state);
    let mut ascii: BTreeSet<_> = states.into_iter().map(milepost::ui::ascii).collect();
    ascii.insert(milepost::ui::ascii(milepost::views::sign::SOON));
    assert_eq!(ascii.len(), states.len() + 1, "{ascii:?}");
}

/// Whatever is drawn anywhere and is no letter of the data is explained.
#[test]
fn every_sign_that_is_drawn_is_in_the_legend() {
    let mut known: BTreeSet<char> = TYPOGRAPHY.chars().collect();
    known.extend(
        lines()
            .iter()
            .flat_map(|line| line.term.chars().collect::<Vec<_>>()),
    );
    for size in [(200, 60), (120, 36), (80, 24), (60, 16)] {
        let open = Session::built_in(size.0, size.1);
        let data = letters(&open);
        for keys in PLACES
            .iter()
            .chain(&["m a", "m a b", "O a", "f a", "D", "v", "space"])
        {
            let text = Session::built_in(size.0, size.1).keys(keys).text();
            let signs = text
                .chars()
                .filter(|sign| !sign.is_ascii() && !sign.is_alphanumeric());
            let unknown: BTreeSet<char> = signs
                .filter(|sign| !known.contains(sign) && !data.contains(sign) && *sign != '€')
                .collect();
            assert!(unknown.is_empty(), "{unknown:?} after {keys:?}:\n{text}");
        }
    }
}

#[test]
fn a_key_opens_the_legend_and_closes_it() {
    for (width, height) in [(60, 16), (80, 24), (120, 36)] {
        let session = Session::small(width, height).keys("L");
        let text = session.text();
        assert!(text.contains("Legend") && text.contains("▲ overdue"), "{text}");
        assert!(!session.keys("L").text().contains("▲ overdue  "));
    }
    insta::assert_snapshot!(Session::small(80, 24).keys("L").snapshot());
    insta::assert_snapshot!(
        "legend-narrow",
        Session::small(60, 16).keys("L page-down page-down").snapshot()
    );
    let ascii = Session::small(120, 36)
        .with(|state| state.session.signs = Signs::Ascii)
        .keys("L");
    assert!(ascii.text().contains("^ overdue"), "{}", ascii.text());
}

#[test]
fn the_help_finds_signs_words_and_the_corpus_own_abbreviations() {
    for (query, found) in [
        ("legend", "Legend: states and their signs"),
        ("sign", "Legend: other signs"),
        ("plan.", "the document calls the date planned"),
        ("pot", "one sum of money"),
        ("AMMR", "Asylum and Migration Management Regulation"),
    ] {
        let text = Session::built_in(120, 36).keys("?").typed(query).text();
        assert!(text.contains(found), "{query}:\n{text}");
    }
    insta::assert_snapshot!("help-first-keys", Session::small(80, 24).keys("?").text());
}
