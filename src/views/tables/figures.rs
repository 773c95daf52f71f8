//! The statistics of some actions: as a list that can be sorted by each of its columns, worded as a table for people,
//! and as exact values for programs.

use std::cmp::Ordering;
use std::hash::Hash;

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::rows::{Profile, Rows, Subject};
use super::table::{Cell, Column, Order, Row, Table, Words};
use super::values::{Data, ExactValue, origin};
use crate::model::set::ActionSet;
use crate::model::words::{Qualifier, Word as _};
use crate::model::{ActionId, Corpus, Difference, Figure, Number, TermId, VocabularyKind, WhenId};
use crate::text::fold::order;
use crate::views::date;
use crate::views::entry::{Entry, EntryGroup, one_group};
use crate::views::facts::{Sources, Tone};
use crate::views::wording;
use crate::when::DayFormat;

/// One statistic of one action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureAt {
    /// The action that states it.
    pub action: ActionId,
    /// Its place among all figures of the corpus.
    pub figure: u32,
}

impl FigureAt {
    pub fn record(self, corpus: &Corpus) -> &Figure {
        &corpus.figures.items()[self.figure as usize]
    }
}

/// What statistics are sorted by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Where, by name.
    #[default]
    Place,
    /// What is counted, by name.
    Indicator,
    Value,
    Period,
    /// How it changed: percentages first, then differences.
    Change,
    Source,
    /// Document order.
    Document,
}

impl By {
    /// All of them, in the order of the columns.
    pub const ALL: [Self; 7] = [
        Self::Place,
        Self::Indicator,
        Self::Value,
        Self::Period,
        Self::Change,
        Self::Source,
        Self::Document,
    ];

    /// The name, on the command line and in notes.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Indicator => "indicator",
            Self::Value => "value",
            Self::Period => "period",
            Self::Change => "change",
            Self::Source => "source",
            Self::Document => "document",
        }
    }

    pub const fn help(self) -> &'static str {
        match self {
            Self::Place => "Where, by name",
            Self::Indicator => "What is counted, by name",
            Self::Value => "The number",
            Self::Period => "The period it covers, earliest end first",
            Self::Change => "How it changed: percentages, then differences",
            Self::Source => "Who counted, by name",
            Self::Document => "Document order",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|by| by.name() == name)
    }

    /// The column that comes next.
    #[must_use]
    pub const fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// How statistics are sorted. What has no value to be sorted by comes last both ways; what is equal stands in the
/// order of the document.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Sort {
    pub by: By,
    /// The greatest first.
    pub reverse: bool,
}

impl Sort {
    /// The sign of the sorted column.
    pub const fn order(self) -> Order {
        if self.reverse { Order::Down } else { Order::Up }
    }
}

/// What one figure is sorted by.
#[derive(Clone, Copy)]
enum SortKey {
    /// A name, by its place among all names there are.
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
            // All keys of a sort are of one kind.
            _ => Ordering::Equal,
        }
    }
}

/// The statistics of the actions in a set, of everything where there is none.
pub fn list(corpus: &Corpus, set: Option<&ActionSet>, sort: Sort) -> Vec<FigureAt> {
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

/// What each is sorted by; none where it has nothing of the kind.
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

/// Keys by name, as readers expect names in order. A name is put together once for everything that has it.
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
    // Of one name for several things the first place counts.
    let places: Vec<Option<SortKey>> = texts
        .iter()
        .map(|text| {
            let place = sorted.partition_point(|other| *other < text);
            (!text.1.is_empty()).then_some(SortKey::Name(place))
        })
        .collect();
    number_of.into_iter().map(|number| places[number]).collect()
}

/// Where: the figure's own place, else those of its action.
fn place(corpus: &Corpus, at: FigureAt) -> String {
    places(corpus, at)
        .iter()
        .map(|id| corpus.place_terms().term(*id).short())
        .collect::<Vec<_>>()
        .join(", ")
}

fn places(corpus: &Corpus, at: FigureAt) -> &[TermId] {
    match &at.record(corpus).place {
        Some(place) => std::slice::from_ref(place),
        None => corpus.places.row(at.action.index()),
    }
}

fn source<'c>(corpus: &'c Corpus, figure: &Figure) -> &'c str {
    figure
        .source
        .map_or("", |body| corpus.bodies().term(body).short())
}

/// Cells of a period in brief words.
const BRIEF: usize = 14;

fn period(days: DayFormat, corpus: &Corpus, when: WhenId, words: Words) -> String {
    let wording = corpus.wording(when);
    match words {
        Words::Brief => date::within(days, wording, BRIEF),
        Words::Full | Words::Middle => date::words(days, wording),
    }
}

fn columns(sort: Sort) -> Vec<Column> {
    let columns = [
        (By::Place, Column::new("Place").least(16)),
        (By::Indicator, Column::new("Indicator").least(26).grows()),
        (By::Value, Column::new("Value").right()),
        (By::Value, Column::new("Unit").least(8).rank(3)),
        (By::Period, Column::new("Period")),
        (By::Change, Column::new("Change").right().rank(1)),
        (By::Change, Column::new("Compared with").rank(2)),
        (By::Source, Column::new("Source").least(8).rank(4)),
        (By::Document, Column::new("Action").least(24).rank(6)),
        (By::Document, Column::new("Cite").rank(5)),
    ];
    // Of two columns of one subject the first is the one that is sorted, the citation of those of the document.
    let marked = match sort.by {
        By::Document => columns.len() - 1,
        by => columns.iter().position(|(own, _)| *own == by).unwrap_or(0),
    };
    let columns = columns.into_iter().enumerate();
    columns
        .map(|(at, (_, column))| Column {
            order: (at == marked).then_some(sort.order()),
            // What rows are sorted by is always there, but for where they stand in the document.
            rank: if at == marked && sort.by != By::Document {
                0
            } else {
                column.rank
            },
            ..column
        })
        .collect()
}

/// A number with how exact it is: a word, or a sign where there is little room.
fn number(value: Number, qualifier: Qualifier, words: Words) -> String {
    let sign = match (words, qualifier) {
        (Words::Full | Words::Middle, _) => wording::qualifier(qualifier),
        (Words::Brief, Qualifier::Exact) => String::new(),
        (Words::Brief, Qualifier::About | Qualifier::Indicative) => "~".into(),
        (Words::Brief, Qualifier::Over) => ">".into(),
        (Words::Brief, Qualifier::AtLeast) => "≥".into(),
        (Words::Brief, Qualifier::Almost) => "<".into(),
        (Words::Brief, Qualifier::UpTo) => "≤".into(),
    };
    format!("{sign}{}", wording::number(value))
}

pub const PROFILE: Profile = Profile {
    name: "figures",
    entry: Some("figure"),
    nothing: "no statistic",
    no_events: Some("statistics"),
    folds: false,
    sorts: true,
    groups: false,
};

/// Statistics in some order.
#[derive(Debug)]
pub struct FigureRows {
    list: Vec<FigureAt>,
    sort: Sort,
}

impl FigureRows {
    pub fn new(corpus: &Corpus, subject: &Subject, sort: Sort) -> Self {
        let list = list(corpus, subject.set.as_ref(), sort);
        Self { list, sort }
    }
}

impl Rows for FigureRows {
    fn count(&self) -> usize {
        self.list.len()
    }

    fn row(&self, _: Sources, index: usize) -> Row {
        Row {
            link: Some(self.list[index].action),
            ..Row::default()
        }
    }

    fn cells(&self, sources: Sources, index: usize, words: Words) -> Vec<Cell> {
        let corpus = sources.corpus;
        let at = self.list[index];
        let figure = at.record(corpus);
        let action = corpus.action(at.action);
        let value = match (figure.value, figure.change) {
            (Some(value), _) => Cell::new(Tone::Strong, number(value, figure.qualifier, words)),
            (None, None) => Cell::new(Tone::Dim, "not stated"),
            // There may be no room for the column of changes.
            (None, Some(change)) if words != Words::Full => {
                Cell::new(Tone::Plain, format!("change {}", wording::change_alone(change)))
            }
            (None, Some(_)) => Cell::default(),
        };
        let of_when = |when: Option<WhenId>| {
            when.map(|when| period(sources.days, corpus, when, words))
                .unwrap_or_default()
        };
        let unit = if figure.value.is_some() {
            corpus.str(figure.unit)
        } else {
            ""
        };
        let versus = figure.change.and_then(|change| change.versus);
        vec![
            Cell::new(Tone::Plain, place(corpus, at)),
            Cell::new(Tone::Plain, corpus.str(figure.indicator)),
            value,
            Cell::new(Tone::Plain, unit),
            Cell::new(Tone::Plain, of_when(figure.period)),
            Cell::new(
                Tone::Strong,
                figure.change.map(wording::change_alone).unwrap_or_default(),
            ),
            Cell::new(Tone::Plain, of_when(versus)),
            Cell::new(Tone::Plain, source(corpus, figure)),
            Cell::new(Tone::Dim, action.title()),
            Cell::new(Tone::Dim, action.citation()),
        ]
    }

    fn head(&self, sources: Sources, subject: &Subject, _: Words) -> Table {
        let figures = wording::count(self.list.len(), "figure");
        Table {
            title: format!("Statistics: {}", subject.title),
            notes: vec![format!(
                "Computed: {figures} of {}, by {}{}",
                wording::count(subject.len(sources.corpus), "action"),
                self.sort.by.name(),
                if self.sort.reverse { ", reversed" } else { "" }
            )],
            columns: columns(self.sort),
            rows: Vec::new(),
            entries: &[],
            empty: "No statistics here.".into(),
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        one_group(self.list.iter().map(|at| Entry::from(at.action)))
    }

    fn limit(&mut self, limit: usize) {
        self.list.truncate(limit);
    }

    fn data(&self, sources: Sources) -> Data {
        Data {
            fields: &FIELDS,
            rows: self.list.iter().map(|at| values(sources, *at)).collect(),
        }
    }
}

/// The names of the values for programs.
const FIELDS: [&str; 27] = [
    "places",
    "place_ids",
    "indicator",
    "value",
    "unit",
    "qualifier",
    "period",
    "period_edtf",
    "period_earliest",
    "period_latest",
    "change_percent",
    "change_absolute",
    "change_qualifier",
    "versus",
    "versus_edtf",
    "versus_earliest",
    "versus_latest",
    "source",
    "source_id",
    "id",
    "title",
    "objective_number",
    "path",
    "citation",
    "document",
    "edition",
    "as_of",
];

fn values(sources: Sources, at: FigureAt) -> Vec<ExactValue> {
    let corpus = sources.corpus;
    let figure = at.record(corpus);
    let places = places(corpus, at)
        .iter()
        .map(|id| corpus.vocabulary(VocabularyKind::Places).term(*id));
    let (percent, absolute) = match figure.change.map(|change| change.by) {
        Some(Difference::Percent(by)) => (Some(by), None),
        Some(Difference::Absolute(by)) => (None, Some(by)),
        None => (None, None),
    };
    let source = figure.source.map(|id| corpus.bodies().term(id));
    let mut values = vec![
        ExactValue::List(places.clone().map(|term| term.name.clone()).collect()),
        ExactValue::List(places.map(|term| term.id.clone()).collect()),
        corpus.str(figure.indicator).into(),
        figure.value.into(),
        corpus.str(figure.unit).into(),
        figure.qualifier.name().into(),
    ];
    values.extend(time(sources, figure.period));
    values.extend([
        percent.into(),
        absolute.into(),
        figure.change.map(|change| change.qualifier.name()).into(),
    ]);
    values.extend(time(sources, figure.change.and_then(|change| change.versus)));
    values.extend([
        source.map(|term| term.name.as_str()).into(),
        source.map(|term| term.id.as_str()).into(),
    ]);
    values.extend(origin(sources, corpus.action(at.action)));
    values
}

/// A time as wording, EDTF and bounds.
fn time(sources: Sources, when: Option<WhenId>) -> [ExactValue; 4] {
    let Some(when) = when else {
        return [
            ExactValue::None,
            ExactValue::None,
            ExactValue::None,
            ExactValue::None,
        ];
    };
    let wording = sources.corpus.wording(when);
    [
        sources.corpus.str(wording.text).into(),
        wording.when.edtf(sources.conventions).into(),
        wording.window.earliest.into(),
        wording.window.latest.into(),
    ]
}
