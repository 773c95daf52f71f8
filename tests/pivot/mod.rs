//! The regrouped tree, without a screen: which actions are where, and that a branch equals what the matching query finds.

use std::fmt::Write as _;

use milepost::model::set::ActionSet;
use milepost::model::{ActionId, TermId, Vocabulary};
use milepost::search::search;
use milepost::views::node::BranchId;
use milepost::views::node::Node;
use milepost::views::pivot::{Dimension, Grouping, Pivot};

use crate::export::Shelf;

fn pivot(shelf: &Shelf, by: &str, shown: Option<&ActionSet>) -> Pivot {
    let sources = shelf.library.sources(shelf.as_of);
    Pivot::new(sources, by.parse().unwrap(), shown)
}

fn found(shelf: &Shelf, query: &str) -> ActionSet {
    let library = &shelf.library;
    let read = library
        .query(query, shelf.as_of)
        .unwrap_or_else(|wrong| panic!("{query}: {wrong}"));
    search(&library.corpus, library.index(), &library.deadlines, &read, 0).set
}

fn set(shelf: &Shelf, pivot: &Pivot, id: BranchId) -> ActionSet {
    ActionSet::of(shelf.library.corpus.len(), pivot.actions(id))
}

/// The whole tree, one line for each node.
fn told(shelf: &Shelf, pivot: &Pivot) -> String {
    let mut out = String::new();
    for row in pivot.rows(|_| true) {
        let indent = "  ".repeat(row.depth.into());
        let _ = match row.node {
            Node::Branch(id) => {
                let branch = pivot.branch(id).unwrap();
                let (ahead, all) = (branch.ahead, branch.actions);
                writeln!(out, "{indent}{} {ahead}/{all}", pivot.short(id))
            }
            Node::Action(id) => {
                let others = pivot.count_of(id) - 1;
                writeln!(
                    out,
                    "{indent}- {} +{others}",
                    shelf.library.corpus.action(id).key()
                )
            }
            Node::Edition(_) | Node::Section(_) => unreachable!(),
        };
    }
    out
}

#[test]
fn what_stands_where_by_every_dimension() {
    let shelf = Shelf::small();
    let mut all = String::new();
    for by in [
        "place",
        "body",
        "fund",
        "kind",
        "status",
        "state",
        "quarter",
        "objective,state",
        "place,kind",
        "body,place",
    ] {
        let _ = writeln!(all, "# {by}\n{}", told(&shelf, &pivot(&shelf, by, None)));
    }
    insta::assert_snapshot!(all);
}

/// Every grouping by one and by two dimensions.
fn groupings() -> impl Iterator<Item = Grouping> {
    let second = || Dimension::ALL.into_iter().map(Some).chain([None]);
    Dimension::ALL
        .into_iter()
        .flat_map(move |first| second().map(move |second| Grouping { first, second }))
        .filter(|grouping| grouping.second != Some(grouping.first))
}

#[test]
fn every_shown_action_stands_where_it_says_and_counts_are_of_different_actions() {
    for shelf in [Shelf::built_in(), Shelf::tables()] {
        let corpus = &shelf.library.corpus;
        let sources = shelf.library.sources(shelf.as_of);
        let some = ActionSet::of(corpus.len(), (0..corpus.len()).step_by(3).map(ActionId::at));
        for grouping in groupings() {
            for shown in [None, Some(&some)] {
                let pivot = Pivot::new(sources, grouping, shown);
                let rows = pivot.rows(|_| true);
                let mut stands: Vec<(ActionId, BranchId)> = Vec::new();
                for row in &rows {
                    if let (Node::Action(action), Some(Node::Branch(id))) = (row.node, row.under) {
                        stands.push((action, id));
                    }
                }
                let wanted: Vec<_> = corpus
                    .all()
                    .filter(|action| shown.is_none_or(|set| set.contains(action.id)))
                    .flat_map(|action| {
                        let stands = pivot.stands_of(action.id);
                        assert!(!stands.is_empty(), "{grouping} {}", action.key());
                        assert_eq!(stands.len(), pivot.count_of(action.id));
                        stands.into_iter().map(move |id| (action.id, id))
                    })
                    .collect();
                stands.sort_unstable();
                assert_eq!(stands, wanted, "{grouping}");
                for branch in &pivot.branches {
                    let own = pivot.actions(branch.id);
                    assert!(!own.is_empty() && own.len() == branch.actions as usize);
                    let ahead = shelf.library.deadlines.sorted.iter().filter(|deadline| {
                        own.binary_search(&deadline.action).is_ok() && !deadline.state(shelf.as_of).is_over()
                    });
                    let ahead: Vec<_> = ahead.map(|deadline| deadline.window).collect();
                    assert_eq!(ahead.len(), branch.ahead as usize, "{grouping}");
                    let nearest = pivot
                        .nearest(branch, &shelf.library.deadlines)
                        .map(|deadline| deadline.window);
                    assert_eq!(ahead.first(), nearest.as_ref(), "{grouping}");
                    assert_eq!(pivot.find(&pivot.keys(branch.id)), Some(branch.id), "{grouping}");
                }
            }
        }
    }
}

#[test]
fn what_is_shown_later_is_as_if_it_had_been_shown_at_once() {
    let shelf = Shelf::built_in();
    let library = &shelf.library;
    let some = ActionSet::of(library.corpus.len(), (7..90).map(ActionId::at));
    let later = "2025-07-02".parse().unwrap();
    for by in ["state", "place,kind", "quarter,state"] {
        let mut pivot = pivot(&shelf, by, None);
        for (shown, as_of) in [(Some(&some), shelf.as_of), (Some(&some), later), (None, later)] {
            pivot.show(library.sources(as_of), shown);
            let fresh = Pivot::new(library.sources(as_of), by.parse().unwrap(), shown);
            assert_eq!(pivot.branches, fresh.branches, "{by} {as_of}");
            assert_eq!(pivot.rows(|_| true), fresh.rows(|_| true), "{by} {as_of}");
        }
    }
}

/// Whether a term is under another in the tree, which places each term only under the first one that it is within.
fn stands_under(vocabulary: &Vocabulary, term: TermId, outer: TermId) -> bool {
    let up = |term: &TermId| vocabulary.term(*term).within.first().copied();
    std::iter::successors(Some(term), up)
        .take(vocabulary.len() + 1)
        .any(|at| at == outer)
}

#[test]
fn a_branch_is_what_the_matching_query_finds() {
    let shelf = Shelf::built_in();
    let corpus = &shelf.library.corpus;
    let mut equal = 0;
    for (by, field, vocabulary) in [
        ("place", "where", corpus.place_terms()),
        ("body", "who", corpus.bodies()),
        ("fund", "fund", corpus.instrument_terms()),
    ] {
        let pivot = pivot(&shelf, by, None);
        for branch in &pivot.branches {
            let (key, _) = pivot.keys(branch.id);
            let (role, id) = key.split_once('=').unwrap_or(("", &key));
            let Some(term) = vocabulary.find(id) else { continue };
            let eq = if role.is_empty() { "" } else { "=" };
            let query = format!("{field}:{role}{eq}\"{}\"", vocabulary.term(term).name);
            let (own, all) = (set(&shelf, &pivot, branch.id), found(&shelf, &query));
            let is_all_here = vocabulary.iter().all(|(other, _)| {
                !vocabulary.is_within(other, term)
                    || stands_under(vocabulary, other, term) && (role.is_empty() || other == term)
            });
            if is_all_here {
                assert_eq!(own, all, "{query}");
                equal += 1;
            } else {
                // Some actions within are under another branch, or roles are listed by body.
                assert!(own.iter().all(|action| all.contains(action)), "{query}");
            }
        }
    }
    assert!(equal > 100, "{equal}");
    for (by, short, query) in [
        ("fund", "no fund named", "fund:none"),
        ("body", "no accountable body stated", "is:unowned"),
        ("status", "status not stated", "status:none"),
        ("status", "under way", "status:underway"),
        ("kind", "meeting", "kind:meeting"),
        ("kind", "legislative proposal", "kind:legislativeproposal"),
        ("state", "overdue, no outcome recorded", "is:overdue"),
        ("state", "open now", "is:open"),
        ("state", "upcoming", "is:upcoming"),
        ("state", "undated next steps", "is:undated"),
        ("state", "no deadline", "!is:undated due:none"),
        ("quarter", "undated next steps", "is:undated"),
        ("objective", "8 Partner countries", "in:8"),
    ] {
        let pivot = pivot(&shelf, by, None);
        let branch = pivot
            .branches
            .iter()
            .find(|branch| pivot.short(branch.id) == short);
        let branch = branch.unwrap_or_else(|| panic!("no {short} by {by}"));
        let own: Vec<_> = set(&shelf, &pivot, branch.id).iter().collect();
        let all: Vec<_> = found(&shelf, query).iter().collect();
        assert_eq!(own, all, "{by} {short}");
    }
}

#[test]
fn an_empty_corpus_and_an_empty_set_have_no_branches() {
    let shelf = Shelf::built_in();
    let none = ActionSet::none(shelf.library.corpus.len());
    for grouping in groupings() {
        let pivot = Pivot::new(shelf.library.sources(shelf.as_of), grouping, Some(&none));
        assert!(pivot.branches.is_empty() && pivot.rows(|_| true).is_empty());
        let empty = milepost::library::Library::default();
        let pivot = Pivot::new(empty.sources(shelf.as_of), grouping, None);
        assert!(pivot.rows(|_| true).is_empty());
    }
}
