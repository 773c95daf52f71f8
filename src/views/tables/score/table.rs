//! The score as a table for people: counts and shares, in lines that unfold into what they count.

use super::count::{Became, Counted, ScoreBy, ScoreLine, score};
use super::data::data;
use crate::model::Corpus;
use crate::views::entry::{EntryGroup, ListEntry};
use crate::views::facts::{Run, Sources, Tone};
use crate::views::tables::deadline_cells::{self, when_and_distance};
use crate::views::tables::folded::{self, FoldedLine, lines};
use crate::views::tables::rows::{Subject, TableRows};
use crate::views::tables::table::{Cell, CellMark, Column, Row, RowKind, Table, WordRoom};
use crate::views::tables::values::Data;
use crate::views::was::was;
use crate::views::wording;
use crate::when::ScheduleState;

/// The columns of outcomes, if lines are something else: outcome, name, and rank by which it is left out.
const COLUMNS: [(Became, &str, u8); Became::ALL.len()] = [
    (Became::Met, "Met", 0),
    (Became::Late, "Late", 2),
    (Became::Partly, "Partly", 5),
    (Became::Missed, "Missed", 1),
    (Became::Unknown, "None", 0),
    (Became::Dropped, "Dropped", 4),
    (Became::Slipped, "Slipped", 3),
];

/// What the short names of columns mean.
const ABBREVIATED: &str = "None: no outcome recorded. Share: met, late or not, of what was due.";

#[derive(Debug)]
pub struct ScoreRows {
    by: ScoreBy,
    groups: Vec<ScoreLine>,
    all: ScoreLine,
    /// Whether it shows counts only, and its lines do not unfold.
    is_plain: bool,
    lines: Vec<FoldedLine>,
}

impl ScoreRows {
    pub fn new(
        sources: Sources,
        subject: &Subject,
        by: ScoreBy,
        is_plain: bool,
        is_open: impl Fn(u32) -> bool,
    ) -> Self {
        let Sources {
            corpus, deadlines, ..
        } = sources;
        let (groups, all) = score(corpus, deadlines, subject.set.as_ref(), by, sources.as_of);
        let mut rows = Self {
            by,
            groups,
            all,
            is_plain,
            lines: Vec::new(),
        };
        rows.lay(is_open);
        rows
    }

    fn lay(&mut self, is_open: impl Fn(u32) -> bool) {
        let groups = self.groups.iter();
        let is_open = |group: &ScoreLine| !self.is_plain && is_open(group.group);
        self.lines = lines(groups.map(|group| (group.due(), is_open(group))));
    }

    /// The deadline that a line shows; `None` for a heading.
    fn entry(&self, line: FoldedLine) -> Option<Counted> {
        self.groups[line.group].entry(line.entry?)
    }

    const fn numbers(&self) -> u8 {
        match self.by {
            ScoreBy::Outcome => 2,
            _ => COLUMNS.len() as u8 + 2,
        }
    }

    /// The cells of a line's numbers.
    fn counts(&self, line: &ScoreLine) -> Vec<Cell> {
        let due = line.due();
        if self.by == ScoreBy::Outcome {
            return vec![Cell::count(due, Tone::Strong), share(line.share_of(&self.all))];
        }
        let mut cells = vec![Cell::count(due, Tone::Strong)];
        cells.extend(COLUMNS.map(|(became, ..)| Cell::count(line.count(became), tone(became))));
        cells.push(share(line.share()));
        cells
    }

    fn with_edges(&self, name: Vec<Run>, counts: Vec<Cell>) -> Vec<Cell> {
        let mut cells = vec![Cell::from(name)];
        if self.is_plain {
            cells.extend(counts);
        } else {
            cells.push(Cell::default());
            cells.extend(counts);
            cells.push(Cell::default());
        }
        cells.push(Cell::default());
        cells
    }
}

impl TableRows for ScoreRows {
    fn count(&self) -> usize {
        // One more for the total, unless there is nothing to add up.
        self.lines.len() + usize::from(!self.lines.is_empty())
    }

    fn row(&self, _: Sources, index: usize) -> Row {
        let Some(line) = self.lines.get(index).copied() else {
            return Row {
                kind: RowKind::Total,
                ..Row::default()
            };
        };
        let group = &self.groups[line.group];
        let Some(Counted { deadline, .. }) = self.entry(line) else {
            return if self.is_plain {
                Row::default()
            } else {
                folded::heading(line, group.group)
            };
        };
        Row {
            depth: 1,
            mark: Some(CellMark::Due(deadline)),
            group: group.group,
            link: Some(deadline.action),
            ..Row::default()
        }
    }

    fn cells(&self, sources: Sources, index: usize, words: WordRoom) -> Vec<Cell> {
        let Some(line) = self.lines.get(index).copied() else {
            let all = vec![Run::new(Tone::Strong, "All that was due")];
            return self.with_edges(all, self.counts(&self.all));
        };
        let group = &self.groups[line.group];
        if let Some(counted) = self.entry(line) {
            return entry(sources, counted, self.numbers(), words);
        }
        let is_of = |became: &Became| group.count(*became) > 0;
        let tone = match (self.by, Became::ALL.into_iter().find(is_of)) {
            (ScoreBy::Outcome, Some(became)) => tone(became),
            (ScoreBy::Outcome, None) => Tone::Dim,
            _ => Tone::Strong,
        };
        self.with_edges(vec![Run::new(tone, group.label.as_str())], self.counts(group))
    }

    fn head(&self, sources: Sources, subject: &Subject, words: WordRoom) -> Table {
        let least = match (self.by, words) {
            (ScoreBy::Outcome, _) => 20,
            (_, WordRoom::Brief) => 14,
            _ => 16,
        };
        let mut columns = vec![Column::new(self.by.label()).least(least).grows()];
        if !self.is_plain {
            columns.push(Column::new("When"));
        }
        if self.by == ScoreBy::Outcome {
            columns.push(Column::new("Deadlines").right());
            columns.push(Column::new("Share").right().rank(1));
        } else {
            columns.push(Column::new("Due").right());
            columns.extend(COLUMNS.map(|(_, name, rank)| Column::new(name).right().rank(rank)));
            columns.push(Column::new("Share").right().rank(6));
        }
        if !self.is_plain {
            columns.push(Column::new("Notes").least(34).rank(7));
        }
        columns.push(Column::new(if self.is_plain { "" } else { "Cite" }).rank(8));
        let due = wording::count(self.all.due(), "deadline");
        let day = sources.days.day(sources.as_of);
        let mut notes = vec![
            format!("Computed: {due} due by {day}, each counted once in the sum"),
            "Periods, conditions and mere possibilities are not counted.".into(),
        ];
        if self.by != ScoreBy::Outcome {
            notes.push(ABBREVIATED.into());
        }
        Table {
            title: format!("What became of what was due: {}", subject.title),
            notes,
            columns,
            entries: if self.is_plain {
                &[]
            } else {
                &["Action", "When", "Computed", "Notes", "Cite"]
            },
            empty: "Nothing here was due by then.".into(),
            ..Table::default()
        }
    }

    fn entries(&self, _: &Corpus) -> Vec<EntryGroup> {
        let all = self.groups.iter().map(|group| EntryGroup {
            label: group.label.clone(),
            entries: group
                .entries()
                .map(|counted| ListEntry {
                    deadline: Some(counted.index),
                    earlier: counted.deadline.window.latest.filter(|_| counted.is_earlier),
                    ..ListEntry::from(counted.deadline.action)
                })
                .collect(),
        });
        all.collect()
    }

    fn limit(&mut self, limit: usize) {
        self.groups.truncate(limit);
        self.lay(|_| true);
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, self.by, &self.groups, &self.all)
    }
}

/// The tone for what became of something.
const fn tone(became: Became) -> Tone {
    Tone::State(match became {
        Became::Met => ScheduleState::Met,
        Became::Late => ScheduleState::MetLate,
        Became::Partly => ScheduleState::PartlyMet,
        Became::Missed => ScheduleState::Missed,
        Became::Unknown => ScheduleState::Overdue,
        Became::Dropped => ScheduleState::Dropped,
        Became::Slipped => ScheduleState::Upcoming,
    })
}

fn share(share: Option<usize>) -> Cell {
    share.map_or_else(Cell::default, |share| {
        Cell::new(Tone::Computed, format!("{share} %"))
    })
}

fn entry(sources: Sources, counted: Counted, numbers: u8, words: WordRoom) -> Vec<Cell> {
    let deadline = &counted.deadline;
    let action = sources.corpus.action(deadline.action);
    let (mut when, mut far) = when_and_distance(sources, deadline, words);
    if counted.is_earlier {
        // The wording of its date is about another occurrence.
        when = Cell::new(Tone::Computed, wording::bounds(sources.days, &deadline.window));
        (_, far) = when_and_distance(sources, deadline, WordRoom::Full);
    }
    vec![
        Cell::new(Tone::Plain, action.title()),
        when,
        Cell::from(Vec::from_iter(far)).over(numbers),
        notes(sources, counted),
        Cell::new(Tone::Dim, action.citation()),
    ]
}

/// Who says what became of it, what it was before it slipped, and the document's own words.
fn notes(sources: Sources, counted: Counted) -> Cell {
    let corpus = sources.corpus;
    let deadline = &counted.deadline;
    let mut notes = Vec::new();
    if let Some(settled) = deadline.settled_by(sources.as_of) {
        notes.push(Run::new(
            Tone::Plain,
            format!("by the {}", settled.said_by.name()),
        ));
    }
    if counted.is_earlier {
        notes.push(Run::new(Tone::Computed, "an earlier occurrence"));
        return Cell::joined(notes);
    }
    let was = was(sources.days, corpus, sources.deadlines, deadline);
    notes.extend(was.map(|was| Run::new(Tone::Computed, was)));
    notes.extend(deadline_cells::notes(sources, deadline.record(corpus)));
    Cell::joined(notes)
}
