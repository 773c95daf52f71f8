//! Who owes what as a table for people: bodies that unfold into their deadlines.

use super::data::data;
use super::list::{NO_OWNER, Owed, Owner, also, owners, totals, unowned};
use crate::model::deadlines::Deadline;
use crate::model::words::{ActorRole, Word as _};
use crate::model::{Corpus, Hedge, Term};
use crate::views::brief::hedge;
use crate::views::entry::{EntryGroup, ListEntry};
use crate::views::facts::{Run, Sources, Tone};
use crate::views::tables::deadline_cells::{self, when, when_and_distance};
use crate::views::tables::folded::{self, FoldedLine, keep, lines};
use crate::views::tables::rows::{Subject, TableRows};
use crate::views::tables::table::{Cell, CellMark, Column, Row, Table, WordRoom};
use crate::views::tables::values::Data;
use crate::views::wording;
use crate::when::state::ScheduleState;

/// What is owed, in words: `34 bodies, 97 deadlines, 23 undated`.
fn totals_in_words(owners: &[Owner]) -> String {
    let (dated, undated, bodies) = totals(owners);
    let mut text = wording::count(dated, "deadline");
    if undated > 0 {
        text = format!("{text}, {} undated", wording::grouped(undated as u64));
    }
    let bodies = wording::count(bodies, "body");
    let other = if owners.iter().any(|owner| owner.body.is_none()) {
        " and 1 line without a body"
    } else {
        ""
    };
    format!("{bodies}{other}, {text}")
}

/// How many columns the distance of an entry spans: those of the heading's numbers.
const NUMBERS: u8 = 4;

#[derive(Debug)]
pub struct OwnerRows {
    owners: Vec<Owner>,
    /// How many actions have no accountable body.
    unowned: usize,
    lines: Vec<FoldedLine>,
}

impl OwnerRows {
    pub fn new(sources: Sources, subject: &Subject, is_open: impl Fn(u32) -> bool) -> Self {
        let mut rows = Self {
            owners: owners(sources, subject.set.as_ref()),
            unowned: unowned(sources.corpus, subject.set.as_ref()),
            lines: Vec::new(),
        };
        rows.lay(is_open);
        rows
    }

    /// How many actions have no accountable body, and how much of that is still to be done.
    fn unowned_in_words(&self) -> Option<String> {
        let nobody = self.owners.iter().find(|owner| owner.body.is_none());
        // If bodies are named for everything that is left, the rest is done and needs no count.
        if self.unowned == 0 || nobody.is_none() && !self.owners.is_empty() {
            return None;
        }
        let (dated, undated) = nobody.map_or((0, 0), |owner| (owner.ahead + owner.overdue, owner.undated));
        Some(format!(
            "Nobody accountable: {}; still to be done: {}, {} undated.",
            wording::count(self.unowned, "action"),
            wording::count(dated, "deadline"),
            wording::grouped(undated as u64),
        ))
    }

    fn lay(&mut self, is_open: impl Fn(u32) -> bool) {
        let owners = self.owners.iter();
        self.lines = lines(owners.map(|owner| (owner.owed.len(), is_open(owner.group()))));
    }
}

impl TableRows for OwnerRows {
    fn count(&self) -> usize {
        self.lines.len()
    }

    fn row(&self, sources: Sources, index: usize) -> Row {
        let line = self.lines[index];
        let owner = &self.owners[line.group];
        let Some(owed) = line.entry.map(|owed| owner.owed[owed]) else {
            return folded::heading(line, owner.group());
        };
        let deadline = owed
            .deadline
            .map(|index| sources.deadlines.sorted[index as usize]);
        Row {
            depth: 1,
            mark: Some(deadline.map_or(CellMark::Undated, CellMark::Due)),
            group: owner.group(),
            link: Some(owed.action),
            ..Row::default()
        }
    }

    fn cells(&self, sources: Sources, index: usize, words: WordRoom) -> Vec<Cell> {
        let line = self.lines[index];
        let owner = &self.owners[line.group];
        match line.entry {
            Some(owed) => entry(sources, owner, owner.owed[owed], words),
            None => heading(sources, owner, words),
        }
    }

    fn head(&self, _: Sources, subject: &Subject, words: WordRoom) -> Table {
        let mut notes = vec![format!("Computed: {}", totals_in_words(&self.owners))];
        notes.extend(self.unowned_in_words());
        notes.push("Inferred: not named. Overdue: no outcome recorded.".into());
        Table {
            title: format!("Who owes what: {}", subject.title),
            notes,
            columns: vec![
                Column::new("Body")
                    .least(if words == WordRoom::Brief { 20 } else { 28 })
                    .grows(),
                Column::new("When"),
                Column::new("Ahead").right(),
                Column::new("Inferred").right().rank(3),
                Column::new("Overdue").right().rank(1),
                Column::new("Undated").right().rank(2),
                // Titles are more important than notes, which are shown only if both have room.
                Column::new("Notes").least(50).rank(4),
                Column::new("Cite").rank(5),
            ],
            entries: &["Action", "When", "Computed", "Notes", "Cite"],
            empty: "Nothing is owed here.".into(),
            ..Table::default()
        }
    }

    fn entries(&self, corpus: &Corpus) -> Vec<EntryGroup> {
        let all = self.owners.iter().map(|owner| EntryGroup {
            label: owner.body.map_or_else(
                || NO_OWNER.to_owned(),
                |body| corpus.bodies().term(body).name.clone(),
            ),
            entries: owner
                .owed
                .iter()
                .map(|owed| ListEntry {
                    deadline: owed.deadline,
                    ..ListEntry::from(owed.action)
                })
                .collect(),
        });
        all.collect()
    }

    fn limit(&mut self, limit: usize) {
        keep(&mut self.owners, limit, |owner| &mut owner.owed);
        self.lay(|_| true);
    }

    fn data(&self, sources: Sources) -> Data {
        data(sources, &self.owners)
    }
}

fn heading(sources: Sources, owner: &Owner, words: WordRoom) -> Vec<Cell> {
    let next = match owner.next.map(|index| sources.deadlines.sorted[index as usize]) {
        Some(next) => Cell::new(
            Tone::State(next.state(sources.as_of)),
            when(sources, &next, words),
        ),
        None => Cell::default(),
    };
    vec![
        owner.name(sources.corpus).into(),
        next,
        Cell::count(owner.ahead, Tone::Strong),
        Cell::count(owner.inferred, Tone::Computed),
        Cell::count(owner.overdue, Tone::State(ScheduleState::Overdue)),
        Cell::count(owner.undated, Tone::Plain),
        Cell::default(),
        Cell::default(),
    ]
}

fn entry(sources: Sources, owner: &Owner, owed: Owed, words: WordRoom) -> Vec<Cell> {
    let corpus = sources.corpus;
    let action = corpus.action(owed.action);
    let deadline = owed
        .deadline
        .map(|index| sources.deadlines.sorted[index as usize]);
    let (when, far) = match &deadline {
        Some(deadline) => when_and_distance(sources, deadline, words),
        None => (Cell::new(Tone::Dim, "no date"), None),
    };
    let mut far = Vec::from_iter(far);
    if owed.inferred {
        let comma = if far.is_empty() { "" } else { ", " };
        far.push(Run::new(Tone::Computed, format!("{comma}inferred")));
    }
    vec![
        Cell::new(Tone::Plain, action.title()),
        when,
        Cell::from(far).over(NUMBERS),
        notes(sources, owner, owed, deadline.as_ref()),
        Cell::new(Tone::Dim, action.citation()),
    ]
}

/// What else there is to know about something that is owed.
fn notes(sources: Sources, owner: &Owner, owed: Owed, deadline: Option<&Deadline>) -> Cell {
    let corpus = sources.corpus;
    let mut notes = Vec::new();
    let others = also(corpus, owner, owed.action).map(Term::short);
    let others = others.collect::<Vec<_>>().join(", ");
    if !others.is_empty() {
        notes.push(Run::new(Tone::Plain, format!("also owed by {others}")));
    }
    if owner.body.is_none() {
        let action = corpus.action(owed.action);
        let carry_out = action
            .actors()
            .iter()
            .filter(|actor| actor.role == ActorRole::Implementing);
        let role = ActorRole::Implementing.label();
        let names = carry_out.map(|actor| format!("{} ({role})", corpus.bodies().term(actor.body).short()));
        notes.extend(names.map(|name| Run::new(Tone::Plain, name)));
    }
    if let Some(deadline) = deadline {
        let date = deadline.record(corpus);
        let state = deadline.state(sources.as_of);
        if state != ScheduleState::Upcoming {
            notes.push(Run::new(Tone::State(state), state.label()));
        }
        if date.hedge != Hedge::Firm {
            notes.push(Run::new(Tone::Plain, hedge(date.hedge)));
        }
        notes.extend(deadline_cells::notes(sources, date));
        if date.year_inferred {
            notes.push(Run::new(Tone::Computed, "year inferred"));
        }
    }
    Cell::joined(notes)
}
