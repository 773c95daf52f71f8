//! ASCII mode: on every screen, cells hold only ASCII and the letters of the data itself.

use std::collections::BTreeSet;

use milepost::app::{Message, Signs};

use super::Session;

/// Keys that lead to every view, window and message, from the first screen.
pub const PLACES: &[&str] = &[
    "",
    "+",
    "j l j 2",
    "+ G 2 } }",
    "3",
    "3 -",
    "3 space j space e",
    "3 c",
    "3 c enter",
    "3 c z",
    "3 c z > > J",
    "3 c c",
    "3 c c z",
    "3 c c z + + +",
    "3 c c z - - - -",
    "3 c c b",
    "3 c c -",
    "3 c c z l l l l l l l l",
    "3 z",
    "/",
    "/ m",
    "/ m space e",
    "/ d u e : Q 7",
    "/ x y z z y",
    "/ m enter",
    "?",
    "? page-down page-down",
    "? x y z z y",
    ":",
    ": f o l d",
    ": x y z z y",
    "e",
    "e ctrl-u a . b c d",
    "e ctrl-u a . t x t enter",
    "@",
    "@ 2 0 2 5 - 0 4 - 0 1",
    "@ x enter",
    "!",
    "g",
    "X",
    "2 enter",
    "T",
    "] ] ]",
    "alt-] alt-] alt-]",
];

/// Letters of the corpus that are not ASCII.
pub fn letters(session: &Session) -> BTreeSet<char> {
    let corpus = session.state.corpus();
    let mut letters = BTreeSet::new();
    let mut add = |text: &str| letters.extend(text.chars().filter(|c| !c.is_ascii() && c.is_alphabetic()));
    for action in corpus.all() {
        add(action.title());
        add(action.summary());
        action.headings().iter().copied().for_each(&mut add);
        action.caveat_texts().for_each(&mut add);
    }
    letters
}

fn walk(open: impl Fn(u16, u16) -> Session) {
    let own = letters(&open(80, 24));
    let check = |session: &Session, place: &str| check(session, place, &own);
    for size in [(200, 60), (120, 36), (80, 24), (60, 16), (30, 4)] {
        for keys in PLACES {
            let session = open(size.0, size.1)
                .with(|state| {
                    state.session.signs = Signs::Ascii;
                    state.files.problems = vec!["settings.ron:1:2: “wrong” – is it?".into()];
                })
                .keys(keys);
            check(&session, keys);
        }
        let broken = open(size.0, size.1).with(|state| {
            state.session.signs = Signs::Ascii;
            state.files.broken = Some("1.ron:3:1: › no such → thing…".into());
        });
        check(&broken, "broken");
        check(
            &broken.with(|state| state.files.loading = Some("reading the corpus".into())),
            "loading",
        );
        let told = open(size.0, size.1).with(|state| {
            state.session.signs = Signs::Ascii;
            state.message = Some(Message::Error("\u{fffd} • “no” × ✓".into()));
        });
        check(&told, "message");
    }
}

fn check(session: &Session, place: &str, own: &BTreeSet<char>) {
    let text = session.text();
    let wrong: BTreeSet<char> = text
        .chars()
        .filter(|c| !matches!(c, '\n' | ' '..='~') && !own.contains(c))
        .collect();
    assert!(wrong.is_empty(), "{wrong:?} after {place:?}:\n{text}");
}

#[test]
fn every_screen_of_the_small_corpus_is_ascii() {
    walk(Session::small);
}

#[test]
fn every_screen_of_the_built_in_corpus_is_ascii() {
    walk(Session::built_in);
}

#[test]
fn every_screen_without_actions_is_ascii() {
    walk(|width, height| Session::open("empty", width, height));
}
