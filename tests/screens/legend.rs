//! The legend: in its own window and in the help, and complete.

use std::collections::{BTreeMap, BTreeSet};

use milepost::app::Signs;
use milepost::model::words::{Hedge, Word};
use milepost::views::brief;
use milepost::views::legend::{LegendLine, LegendSection, lines};
use milepost::when::state::ScheduleState;

use super::Session;
use super::ascii::{PLACES, letters};

/// Borders and punctuation, which have their usual meaning.
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

/// Characters that make a term of the legend one sign: lines, bars, pairs of arrow keys, and brackets.
const COMPOSED: &str = "━═─█▓▒░▏[(+↑←";

/// A sign has one meaning everywhere; the signs of states also in ASCII.
#[test]
fn no_sign_has_two_meanings() {
    let mut meanings: BTreeMap<String, String> = BTreeMap::new();
    for line in lines() {
        let parts = line.term.split(' ');
        let is_sign = |part: &&str| !part.chars().any(char::is_alphabetic);
        for part in parts.filter(is_sign) {
            let signs: Vec<String> = if part.contains(|sign| COMPOSED.contains(sign)) {
                vec![part.to_owned()]
            } else {
                part.chars().map(String::from).collect()
            };
            for sign in signs {
                let other = meanings.insert(sign.clone(), line.term.to_string());
                assert_eq!(other, None, "{sign} is also {}", line.term);
            }
            // Nor does one line give a sign several meanings in several places.
            let places = ["; in ", "; at ", ": in "].map(|place| line.means.matches(place).count());
            assert_eq!(places.iter().sum::<usize>(), 0, "{}: {}", line.term, line.means);
        }
    }
    let ascii = |sign: &str| milepost::ui::ascii(sign);
    let mut states: BTreeSet<_> = ScheduleState::ALL
        .into_iter()
        .map(|state| ascii(milepost::views::sign::of_state(state)))
        .collect();
    states.insert(ascii(milepost::views::sign::SOON));
    assert_eq!(states.len(), ScheduleState::ALL.len() + 1, "{states:?}");
    // Nothing else in lists looks like a state. Days of a calendar and bars are not in lists.
    let others = lines().into_iter().filter(|line| {
        let is_list = !["calendar", "how long"]
            .iter()
            .any(|word| line.means.contains(word));
        line.section == LegendSection::Signs && is_list
    });
    for line in others {
        let parts = line.term.split(' ').filter(|part| part.chars().count() == 1);
        for sign in parts.map(ascii) {
            assert!(!states.contains(&sign), "{sign} is {} and a state", line.term);
        }
    }
}

/// Words in headings have the meaning that the legend gives them.
#[test]
fn ahead_is_said_of_deadlines_that_are_not_past_and_of_nothing_else() {
    let ahead: Vec<_> = lines()
        .into_iter()
        .filter(|line| line.term.split(' ').any(|word| word == "ahead"))
        .collect();
    assert_eq!(ahead.len(), 1, "{ahead:?}");
    for width in [60, 80, 120, 200] {
        let text = Session::built_in(width, 36).text();
        assert!(text.contains("ahead ─ actions"), "{text}");
    }
}

/// Every sign that is drawn and is not a letter of the data is explained.
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
