//! The corpus is reloaded in the middle of something: everything computed from the old one is discarded.

use std::sync::atomic::AtomicBool;

use milepost::app::Effect;
use milepost::app::finder::{Finder, Results, Wanted};
use milepost::library::Library;
use milepost::load::load;
use milepost::when::convention::Conventions;
use proptest::prelude::*;

use super::Session;
use crate::load::{EDITION, action, files, objective};

/// A library with this number of actions.
fn library(actions: usize) -> Library {
    let lines: Vec<String> = (0..actions)
        .map(|nth| action(&format!("o.{nth}"), "summary: \"Tunisia and Libya\""))
        .collect();
    let texts = files(&[
        ("bodies.ron", crate::load::BODIES),
        ("edition.ron", EDITION),
        ("o.ron", &objective(&lines.join("\n"))),
    ]);
    Library::new(
        load(&texts, &Conventions::default()).unwrap(),
        Conventions::default(),
    )
}

/// The search that these effects ask for, if any.
fn wanted(effects: &[Effect]) -> Option<Wanted> {
    effects.iter().rev().find_map(|effect| match effect {
        Effect::Find(wanted) => Some(wanted.clone()),
        _ => None,
    })
}

fn find(library: &Library, wanted: &Wanted) -> Option<Results> {
    Finder::default().find(library, wanted, &AtomicBool::new(false))
}

#[test]
fn late_results_of_the_former_corpus_are_dropped() {
    let mut session = Session::of(library(1_000), 120, 36);
    session.state.key("/".parse().unwrap());
    let asked = wanted(&session.state.paste("libya")).unwrap();
    let former = session.state.library.clone();
    let late = find(&former, &asked).unwrap();
    assert_eq!(late.found.total, 1_000);
    let again = wanted(&session.state.reloaded(library(1))).unwrap();
    session.state.found(late);
    assert!(session.state.search.found.hits.is_empty() && session.state.search.is_waiting);
    session.text();
    // A query that was parsed with the old corpus is not run on this one.
    assert!(find(&session.state.library, &asked).is_none());
    // The text that was typed is kept, and run on this corpus.
    let results = find(&session.state.library, &again).unwrap();
    session.state.found(results);
    assert_eq!(session.state.search.found.total, 1);
    let text = session.keys("enter").text();
    assert!(text.contains("libya"), "{text}");
}

#[test]
fn enter_before_the_results_keeps_the_query_of_the_new_corpus() {
    let mut session = Session::of(library(1_000), 120, 36);
    session.state.key("/".parse().unwrap());
    let asked = wanted(&session.state.paste("libya")).unwrap();
    session.state.key("enter".parse().unwrap());
    let late = find(&session.state.library.clone(), &asked).unwrap();
    let again = wanted(&session.state.reloaded(library(2))).unwrap();
    session.state.found(late);
    assert!(session.state.view.filter.is_none());
    let results = find(&session.state.library, &again).unwrap();
    session.state.found(results);
    assert_eq!(session.state.view.filter.as_ref().unwrap().set.len(), 2);
}

#[test]
fn a_finder_forgets_the_former_corpus() {
    let mut finder = Finder::default();
    let mut session = Session::of(library(300), 120, 36);
    session.state.key("/".parse().unwrap());
    let asked = wanted(&session.state.paste("libya")).unwrap();
    let first = finder.find(&session.state.library, &asked, &AtomicBool::new(false));
    assert_eq!(first.unwrap().found.total, 300);
    let again = wanted(&session.state.reloaded(library(1))).unwrap();
    let second = finder.find(&session.state.library, &again, &AtomicBool::new(false));
    assert_eq!(second.unwrap().found.total, 1);
}

#[test]
fn marks_the_way_back_and_folds_follow_the_ids() {
    let mut session = Session::of(library(3), 120, 36).keys("U A / 2 enter");
    assert_eq!(session.state.marks.len(), 3);
    session.state.reloaded(library(1));
    assert_eq!(session.state.marks.len(), 1);
    session.keys("backspace n N f O m tab tab").text();
}

/// What happens while files change.
#[derive(Clone, Debug)]
enum Event {
    Key(&'static str),
    Type(&'static str),
    Reload(usize),
    /// The oldest search that is still running ends.
    Found,
    Frame,
}

fn event() -> impl Strategy<Value = Event> {
    const KEYS: &[&str] = &[
        "/",
        "enter",
        "esc",
        "n",
        "down",
        "space",
        "A",
        "U",
        "f",
        "m",
        "O",
        "tab",
        "backspace",
        "v",
        "c",
    ];
    prop_oneof![
        4 => proptest::sample::select(KEYS).prop_map(Event::Key),
        4 => proptest::sample::select(&["libya", "tun", "xyz", "!", "is:undated "][..]).prop_map(Event::Type),
        3 => prop_oneof![Just(0_usize), Just(1), Just(200)].prop_map(Event::Reload),
        4 => Just(Event::Found),
        2 => Just(Event::Frame),
    ]
}

proptest! {
    // Every case reloads dozens of times.
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn typing_while_files_change(events in proptest::collection::vec(event(), 200)) {
        let sizes = [0, 1, 200].map(|size| (size, library(size)));
        let of = |wanted: usize| sizes.iter().find(|(size, _)| *size == wanted).map(|(_, library)| library.clone());
        let mut session = Session::of(library(200), 100, 30);
        let mut running: Vec<(Library, Wanted)> = Vec::new();
        for event in events {
            let effects = match event {
                Event::Key(key) => session.state.key(key.parse().unwrap()),
                Event::Type(text) => session.state.paste(text),
                Event::Reload(size) => session.state.reloaded(of(size).unwrap()),
                Event::Found if running.is_empty() => Vec::new(),
                Event::Found => {
                    let (library, wanted) = running.remove(0);
                    let results = find(&library, &wanted).unwrap();
                    session.state.found(results);
                    Vec::new()
                }
                Event::Frame => {
                    session.text();
                    Vec::new()
                }
            };
            if let Some(wanted) = wanted(&effects) {
                running.push((session.state.library.clone(), wanted));
            }
            for mark in session.state.marks.iter() {
                prop_assert!(mark.index() < session.state.corpus().len());
            }
        }
    }
}
