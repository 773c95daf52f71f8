//! The statistics of some actions as a list that can be sorted by any of its columns.

use std::cmp::Ordering;
use std::hash::Hash;

use chrono::NaiveDate;
use hashbrown::HashMap;

use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, Difference, Figure, Number, TermId};
use crate::text::choices::choices;
use crate::text::fold::order;
use crate::views::tables::table::Order;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureAt {
    pub action: ActionId,
    /// Its index among all figures of the corpus.
    pub figure: u32,
}

impl FigureAt {
    pub fn record(self, corpus: &Corpus) -> &Figure {
        &corpus.figures.items()[self.figure as usize]
    }
}

choices! {
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
    pub enum By(name, help) {
        #[default]
        Place("place", "Where, by name"),
        Indicator("indicator", "What is counted, by name"),
        Value("value", "The number"),
        Period("period", "The time it covers: what ends first comes first"),
        Change("change", "How it changed: percentages, then differences"),
        Source("source", "Who counted, by name"),
        Document("document", "The order of the document"),
    }
}

/// How statistics are sorted. Those without a value to sort by come last in either direction; equal ones stay in
/// document order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FigureSort {
    pub by: By,
    pub reverse: bool,
}

impl FigureSort {
    /// The sign of the sorted column.
    pub const fn order(self) -> Order {
        if self.reverse { Order::Down } else { Order::Up }
    }
}

#[derive(Clone, Copy)]
enum SortKey {
    /// A name, by its rank among all names.
    Name(usize),
    Number(Number),
    Time((NaiveDate, NaiveDate)),
    /// Whether it is a difference, and how much.
    Change(bool, Number),
}

impl SortKey {
    fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Name(a), Self::Name(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.compare(*b),
            (Self::Time(a), Self::Time(b)) => a.cmp(b),
            (Self::Change(unit, a), Self::Change(other, b)) => unit.cmp(other).then_with(|| a.compare(*b)),
            // All keys of one sort are of the same variant.
            _ => Ordering::Equal,
        }
    }
}

/// The statistics of the actions in a set, or of all actions if `None`.
pub fn list(corpus: &Corpus, set: Option<&ActionSet>, sort: FigureSort) -> Vec<FigureAt> {
    let list: Vec<FigureAt> = (0..corpus.len())
        .map(ActionId::at)
        .filter(|action| set.is_none_or(|set| set.contains(*action)))
        .flat_map(|action| {
            let first = corpus.figures.start(action.index());
            let count = corpus.figures.row(action.index()).len();
            (first..first + count).map(move |figure| FigureAt {
                action,
                figure: figure as u32,
            })
        })
        .collect();
    let keys = keys(corpus, &list, sort.by);
    let mut keyed: Vec<(Option<SortKey>, FigureAt)> = keys.into_iter().zip(list).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if sort.reverse => b.compare(a),
        (Some(a), Some(b)) => a.compare(b),
        (a, b) => a.is_none().cmp(&b.is_none()),
    });
    keyed.into_iter().map(|(_, at)| at).collect()
}

/// What each is sorted by; `None` if it has no such value.
fn keys(corpus: &Corpus, list: &[FigureAt], by: By) -> Vec<Option<SortKey>> {
    let each = |key: &dyn Fn(FigureAt, &Figure) -> Option<SortKey>| {
        let all = list.iter();
        all.map(|at| key(*at, at.record(corpus))).collect()
    };
    match by {
        By::Place => names(list, |at| places(corpus, at), |at| place(corpus, at)),
        By::Indicator => {
            let indicator = |at: FigureAt| corpus.str(at.record(corpus).indicator);
            names(list, indicator, |at| indicator(at).to_owned())
        }
        By::Source => {
            let own = |at: FigureAt| at.record(corpus).source;
            names(list, own, |at| source(corpus, at.record(corpus)).to_owned())
        }
        By::Value => each(&|_, figure| figure.value.map(SortKey::Number)),
        By::Period => each(&|_, figure| {
            let window = figure.period.map(|when| corpus.wording(when).window);
            window.map(|window| SortKey::Time(window.sort_key()))
        }),
        By::Change => each(&|_, figure| {
            figure.change.map(|change| match change.by {
                Difference::Percent(by) => SortKey::Change(false, by),
                Difference::Absolute(by) => SortKey::Change(true, by),
            })
        }),
        By::Document => each(&|at, _| Some(SortKey::Number(Number::Whole(at.figure.into())))),
    }
}

/// Keys by name, in the order that readers expect of names. Each name is built only once.
fn names<K: Hash + Eq>(
    list: &[FigureAt],
    what: impl Fn(FigureAt) -> K,
    name: impl Fn(FigureAt) -> String,
) -> Vec<Option<SortKey>> {
    let mut numbers: HashMap<K, usize> = HashMap::new();
    let mut texts: Vec<(String, String)> = Vec::new();
    let number_of: Vec<usize> = list
        .iter()
        .map(|at| {
            *numbers.entry(what(*at)).or_insert_with(|| {
                texts.push(order(&name(*at)));
                texts.len() - 1
            })
        })
        .collect();
    let mut sorted: Vec<&(String, String)> = texts.iter().collect();
    sorted.sort_unstable();
    // Things with the same name share its first rank.
    let places: Vec<Option<SortKey>> = texts
        .iter()
        .map(|text| {
            let place = sorted.partition_point(|other| *other < text);
            (!text.1.is_empty()).then_some(SortKey::Name(place))
        })
        .collect();
    number_of.into_iter().map(|number| places[number]).collect()
}

/// The names of the figure's own place, else of those of its action.
pub(super) fn place(corpus: &Corpus, at: FigureAt) -> String {
    corpus.place_terms().names(places(corpus, at))
}

pub(super) fn places(corpus: &Corpus, at: FigureAt) -> &[TermId] {
    match &at.record(corpus).place {
        Some(place) => std::slice::from_ref(place),
        None => corpus.places.row(at.action.index()),
    }
}

pub(super) fn source<'c>(corpus: &'c Corpus, figure: &Figure) -> &'c str {
    figure
        .source
        .map_or("", |body| corpus.bodies().term(body).short())
}
