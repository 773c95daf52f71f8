//! Statistics worded as a table for people.

use super::data::data;
use super::list::{By, FigureAt, Sort, list, place, source};
use super::targets::Targets;
use crate::model::words::Qualifier;
use crate::model::{Corpus, Number, WhenId};
use crate::views::date;
use crate::views::entry::{Entry, EntryGroup, one_group};
use crate::views::facts::{Sources, Tone};
use crate::views::tables::rows::{Profile, Rows, Subject};
use crate::views::tables::table::{Cell, Column, Row, Table, Words};
use crate::views::tables::values::Data;
use crate::views::wording;
use crate::when::DayFormat;

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

/// Statistics in some order, and after them the targets.
#[derive(Debug)]
pub struct FigureRows {
    list: Vec<FigureAt>,
    targets: Targets,
    sort: Sort,
}

impl FigureRows {
    pub fn new(corpus: &Corpus, subject: &Subject, sort: Sort) -> Self {
        let list = list(corpus, subject.set.as_ref(), sort);
        let targets = Targets::new(corpus, subject.set.as_ref());
        Self { list, targets, sort }
    }
}

impl Rows for FigureRows {
    fn count(&self) -> usize {
        self.list.len() + self.targets.list.len()
    }

    fn row(&self, _: Sources, index: usize) -> Row {
        let action = match self.list.get(index) {
            Some(at) => at.action,
            None => self.targets.list[index - self.list.len()].action,
        };
        Row {
            link: Some(action),
            ..Row::default()
        }
    }

    fn cells(&self, sources: Sources, index: usize, words: Words) -> Vec<Cell> {
        let corpus = sources.corpus;
        let Some(at) = self.list.get(index).copied() else {
            return self.targets.cells(sources, index - self.list.len());
        };
        let figure = at.record(corpus);
        let action = corpus.action(at.action);
        // There may be no room for the column of units, and a share must not look like a number of things.
        let is_percent = wording::is_percent(corpus.str(figure.unit));
        let value = match (figure.value, figure.change) {
            (Some(value), _) => {
                let percent = if is_percent { " %" } else { "" };
                let value = number(value, figure.qualifier, words);
                Cell::new(Tone::Strong, format!("{value}{percent}"))
            }
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
        let unit = if figure.value.is_some() && !is_percent {
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
        let mut figures = wording::count(self.list.len(), "figure");
        if !self.targets.list.is_empty() {
            let targets = wording::count(self.targets.list.len(), "target");
            figures = format!("{figures} and {targets}");
        }
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
            legend: Vec::new(),
            empty: "No statistics here.".into(),
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        let figures = self.list.iter().map(|at| at.action);
        let targets = self.targets.list.iter().map(|at| at.action);
        one_group(figures.chain(targets).map(Entry::from))
    }

    fn limit(&mut self, limit: usize) {
        self.list.truncate(limit);
        self.targets.list.truncate(limit - self.list.len());
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, &self.list, &self.targets)
    }
}
