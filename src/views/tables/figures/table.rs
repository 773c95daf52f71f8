//! Statistics worded as a table for people.

use super::data::data;
use super::list::{By, FigureAt, FigureSort, list, place, source};
use super::targets::Targets;
use crate::model::words::Qualifier;
use unicode_width::UnicodeWidthStr as _;

use crate::model::{Corpus, FigureChange, Number, WhenId};
use crate::views::date;
use crate::views::entry::{EntryGroup, ListEntry, one_group};
use crate::views::facts::{Run, Sources, Tone};
use crate::views::tables::rows::{Subject, TableRows};
use crate::views::tables::table::{Cell, Column, Row, Table, WordRoom};
use crate::views::tables::values::Data;
use crate::views::wording;
use crate::when::DayFormat;

/// Cells of a period in brief words.
const BRIEF: usize = 14;

fn period(days: DayFormat, corpus: &Corpus, when: WhenId, words: WordRoom) -> String {
    let wording = corpus.wording(when);
    match words {
        WordRoom::Brief => date::within(days, wording, BRIEF),
        WordRoom::Full | WordRoom::Middle => date::words(days, wording),
    }
}

fn columns(sort: FigureSort, words: WordRoom) -> Vec<Column> {
    let mut columns = vec![
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
    if words != WordRoom::Full {
        // Place and indicator share a column, the sorted one first.
        columns.remove(1);
        let least = if words == WordRoom::Brief { 18 } else { 26 };
        columns[0] = if sort.by == By::Indicator {
            (
                By::Indicator,
                Column::new("Indicator, place").least(least).grows(),
            )
        } else {
            (By::Place, Column::new("Place: indicator").least(least).grows())
        };
    }
    // Where two columns share a key, the first is marked as sorted; for document order it is the citation.
    let marked = match sort.by {
        By::Document => columns.len() - 1,
        by => columns.iter().position(|(own, _)| *own == by).unwrap_or(0),
    };
    let columns = columns.into_iter().enumerate();
    columns
        .map(|(at, (_, column))| Column {
            order: (at == marked).then_some(sort.order()),
            // The sorted column is always shown, except for document order.
            rank: if at == marked && sort.by != By::Document {
                0
            } else {
                column.rank
            },
            ..column
        })
        .collect()
}

/// The cells of a statistic, for all columns.
fn figure(sources: Sources, at: FigureAt, words: WordRoom) -> Vec<Cell> {
    let corpus = sources.corpus;
    let figure = at.record(corpus);
    let action = corpus.action(at.action);
    let value = match (figure.value, figure.change) {
        (Some(value), _) => {
            let unit = corpus.str(figure.unit);
            Cell::new(Tone::Strong, number(value, figure.qualifier, unit, words))
        }
        (None, None) => Cell::new(Tone::Dim, "not stated"),
        // There may be no room for the column of changes, so the change takes the place of the value.
        (None, Some(own)) if words == WordRoom::Brief => {
            Cell::new(Tone::Plain, format!("change {}", change(own, words)))
        }
        (None, Some(_)) => Cell::default(),
    };
    let of_when = |when: Option<WhenId>| {
        when.map(|when| period(sources.days, corpus, when, words))
            .unwrap_or_default()
    };
    let unit = corpus.str(figure.unit);
    let is_with_number = !short(unit, words).is_empty();
    let unit = if figure.value.is_none() || is_with_number {
        ""
    } else {
        unit
    };
    let changed = figure.change;
    let changed = changed.filter(|_| words != WordRoom::Brief || figure.value.is_some());
    let versus = figure.change.and_then(|change| change.versus);
    vec![
        Cell::new(Tone::Plain, place(corpus, at)),
        Cell::new(Tone::Plain, corpus.str(figure.indicator)),
        value,
        Cell::new(Tone::Plain, unit),
        Cell::new(Tone::Plain, of_when(figure.period)),
        Cell::new(
            Tone::Strong,
            changed.map(|own| change(own, words)).unwrap_or_default(),
        ),
        Cell::new(Tone::Plain, of_when(versus)),
        Cell::new(Tone::Plain, source(corpus, figure)),
        Cell::new(Tone::Dim, action.title()),
        Cell::new(Tone::Dim, action.citation()),
    ]
}

/// Place and indicator in one cell, the sorted one first.
fn both(place: Cell, indicator: Cell, by: By) -> Cell {
    let (first, between, second) = match by {
        By::Indicator => (indicator, ", ", place),
        _ => (place, ": ", indicator),
    };
    if first.runs.is_empty() || second.runs.is_empty() {
        return if first.runs.is_empty() { second } else { first };
    }
    let between = Run::new(Tone::Plain, between);
    let mut runs = first.runs;
    runs.push(between);
    runs.extend(second.runs);
    runs.into()
}

/// How exact a number is, as a sign.
const fn sign(qualifier: Qualifier) -> &'static str {
    match qualifier {
        Qualifier::Exact => "",
        Qualifier::About | Qualifier::Indicative => "~",
        Qualifier::Over => ">",
        Qualifier::AtLeast => "≥",
        Qualifier::Almost => "<",
        Qualifier::UpTo => "≤",
    }
}

/// The widest unit, in cells, that is shown with its number if units may have no column: `%`, `km`.
const SHORT: usize = 3;

/// The unit that is shown with its number: a share must not look like a count, and on a narrow line units may have no
/// column.
fn short(unit: &str, words: WordRoom) -> &str {
    if wording::is_percent(unit) {
        "%"
    } else if words != WordRoom::Full && unit.width() <= SHORT {
        unit
    } else {
        ""
    }
}

/// A number with its qualifier, and with its unit if that is short.
fn number(value: Number, qualifier: Qualifier, unit: &str, words: WordRoom) -> String {
    let exact = match words {
        WordRoom::Full | WordRoom::Middle => wording::qualifier(qualifier),
        WordRoom::Brief => sign(qualifier).into(),
    };
    let (value, unit) = (wording::number(value), short(unit, words));
    format!("{exact}{value} {unit}").trim_end().to_owned()
}

/// A change, worded briefly so that its column is kept as long as possible.
fn change(change: FigureChange, words: WordRoom) -> String {
    if words == WordRoom::Full {
        return wording::change_alone(change);
    }
    let exact = FigureChange {
        qualifier: Qualifier::Exact,
        ..change
    };
    format!("{}{}", sign(change.qualifier), wording::change_alone(exact))
}

/// Statistics in some order, followed by targets.
#[derive(Debug)]
pub struct FigureRows {
    list: Vec<FigureAt>,
    targets: Targets,
    sort: FigureSort,
}

impl FigureRows {
    pub fn new(corpus: &Corpus, subject: &Subject, sort: FigureSort) -> Self {
        let list = list(corpus, subject.set.as_ref(), sort);
        let targets = Targets::new(corpus, subject.set.as_ref());
        Self { list, targets, sort }
    }
}

impl TableRows for FigureRows {
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

    fn cells(&self, sources: Sources, index: usize, words: WordRoom) -> Vec<Cell> {
        let mut cells = match self.list.get(index) {
            Some(at) => figure(sources, *at, words),
            None => self.targets.cells(sources, index - self.list.len()),
        };
        if words != WordRoom::Full {
            let indicator = cells.remove(1);
            cells[0] = both(std::mem::take(&mut cells[0]), indicator, self.sort.by);
        }
        cells
    }

    fn head(&self, sources: Sources, subject: &Subject, words: WordRoom) -> Table {
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
            columns: columns(self.sort, words),
            empty: "No statistics here.".into(),
            ..Table::default()
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        let figures = self.list.iter().map(|at| at.action);
        let targets = self.targets.list.iter().map(|at| at.action);
        one_group(figures.chain(targets).map(ListEntry::from))
    }

    fn limit(&mut self, limit: usize) {
        self.list.truncate(limit);
        self.targets.list.truncate(limit - self.list.len());
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, &self.list, &self.targets)
    }
}
