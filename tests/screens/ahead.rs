//! Keys typed before results arrive do the same as if they had been typed slowly.

use std::sync::atomic::AtomicBool;

use milepost::app::Effect;
use milepost::app::finder::{Finder, Wanted};
use proptest::prelude::*;

use super::Session;

/// A session, and its last query, which a new one cancels.
struct Typist {
    session: Session,
    asked: Option<Wanted>,
    effects: Vec<Effect>,
}

impl Typist {
    fn new() -> Self {
        Self {
            session: Session::open("small", 100, 30),
            asked: None,
            effects: Vec::new(),
        }
    }

    fn take(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match effect {
                Effect::Find(wanted) => self.asked = Some(wanted),
                other => self.effects.push(other),
            }
        }
    }

    fn key(&mut self, key: &str) {
        let effects = self.session.state.key(key.parse().unwrap());
        self.take(effects);
    }

    /// Delivers the results.
    fn found(&mut self) {
        while let Some(wanted) = self.asked.take() {
            let library = &self.session.state.library;
            let found = Finder::default().find(library, &wanted, &AtomicBool::new(false));
            let effects = self.session.state.found(found.unwrap());
            self.take(effects);
        }
    }
}

fn typed(keys: &[&str], results_after: impl Fn(usize) -> bool) -> (String, Vec<Effect>) {
    let mut typist = Typist::new();
    for (nth, key) in keys.iter().enumerate() {
        typist.key(key);
        if results_after(nth) {
            typist.found();
        }
    }
    typist.found();
    (typist.session.text(), typist.effects)
}

#[test]
fn keys_after_enter_are_not_typed_into_the_query() {
    let keys: Vec<&str> = "/ w o r k enter q".split(' ').collect();
    let (screen, effects) = typed(&keys, |_| false);
    assert!(screen.contains("/ work "), "{screen}");
    assert_eq!(effects, [Effect::Quit]);
}

#[test]
fn what_waits_for_results_is_called_off_by_esc() {
    let mut typist = Typist::new();
    for key in "/ w o r k enter j esc q".split(' ') {
        typist.key(key);
    }
    assert_eq!(typist.effects, [Effect::Quit]);
    assert!(typist.session.state.view.filter.is_none());
}

#[test]
fn a_mistake_is_waited_for_no_longer_than_what_was_asked_before_it() {
    let mut typist = Typist::new();
    for key in "/ w : enter ctrl-u w enter".split(' ') {
        typist.key(key);
    }
    typist.found();
    assert!(typist.session.state.view.filter.is_some());
}

#[test]
fn late_results_are_not_those_of_an_empty_prompt() {
    for keys in ["/ w ctrl-u", "/ w ctrl-u !"] {
        let mut typist = Typist::new();
        for key in keys.split(' ') {
            typist.key(key);
        }
        typist.found();
        assert!(typist.session.state.search.found.hits.is_empty(), "{keys}");
    }
}

const KEYS: &[&str] = &[
    "/",
    "/",
    "enter",
    "enter",
    "down",
    "up",
    "page-down",
    "tab",
    "ctrl-n",
    "ctrl-r",
    "ctrl-u",
    "backspace",
    "left",
    "w",
    "o",
    "m",
    "e",
    "space",
    ":",
    "!",
    "j",
    "n",
    "f",
    "p",
    "3",
    "1",
    "c",
    "m",
    "ctrl-d",
    "alt-up",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn how_fast_results_come_changes_nothing(
        keys in proptest::collection::vec((proptest::sample::select(KEYS), any::<bool>()), 1..40)
    ) {
        let (keys, late): (Vec<&str>, Vec<bool>) = keys.into_iter().unzip();
        let slowly = typed(&keys, |_| true);
        prop_assert_eq!(&typed(&keys, |nth| late[nth]), &slowly);
        prop_assert_eq!(&typed(&keys, |_| false), &slowly);
    }
}
