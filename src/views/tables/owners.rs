//! Who owes what and when: for every accountable body the deadlines of some actions, those told apart where the body is
//! inferred; and what nobody is named for.

use std::borrow::Cow;

use hashbrown::{HashMap, HashSet};

use super::table::{Cell, Column, Mark, Row, RowKind, Table, Words};
use crate::model::deadlines::Deadline;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Actor, ActorRole, Corpus, Hedge, Term, TermId};
use crate::text::fold::order;
use crate::views::brief::{hedge, lead, wording as wording_in};
use crate::views::facts::{Run, Sources, Tone};
use crate::views::wording;
use crate::when::schedule::{ScheduleState, state};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Owed {
    pub action: ActionId,
    /// Its deadline, by its place in the sorted deadlines; none for a next step without a date.
    pub deadline: Option<u32>,
    /// Whether the document leaves the body unnamed.
    pub inferred: bool,
}

/// A body with what it owes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Owner {
    /// The body; none for what nobody is named for.
    pub body: Option<TermId>,
    /// What it owes: by when it is due, then the next steps without a date.
    pub owed: Vec<Owed>,
    /// How many deadlines are not past.
    pub ahead: usize,
    /// How many of those rest on an inferred body.
    pub inferred: usize,
    /// How many are past without a recorded outcome.
    pub overdue: usize,
    /// How many next steps have no date.
    pub undated: usize,
    /// The first deadline that is not past, by its place in the sorted deadlines.
    pub next: Option<u32>,
}

/// The group of what nobody is named for; other groups are numbers of bodies.
pub const NOBODY: u32 = u32::MAX;

impl Owner {
    /// What rows of it are known by.
    pub fn group(&self) -> u32 {
        self.body.map_or(NOBODY, |body| body.0.into())
    }

    /// Its name: the short one first, because it is never cut.
    fn name(&self, corpus: &Corpus) -> Vec<Run> {
        let Some(body) = self.body else {
            return vec![Run::new(Tone::Warning, NO_OWNER)];
        };
        let term = corpus.bodies().term(body);
        match term.abbreviation.as_deref().filter(|short| *short != term.name) {
            Some(short) => vec![
                Run::new(Tone::Strong, short),
                Run::new(Tone::Dim, format!("  {}", term.name)),
            ],
            None => vec![Run::new(Tone::Strong, term.name.as_str())],
        }
    }
}

/// What the list of what nobody is named for is called.
pub const NO_OWNER: &str = "No owner named";

/// Who owes what of the actions in a set, of everything where there is none: the body with the most ahead first, then
/// by name; at the end what nobody is named for.
pub fn owners(sources: Sources, set: Option<&ActionSet>) -> Vec<Owner> {
    let Sources {
        corpus,
        deadlines,
        as_of,
        ..
    } = sources;
    let is_in = |action: ActionId| set.is_none_or(|set| set.contains(action));
    let mut bodies: HashMap<Option<TermId>, Owner> = HashMap::new();
    let mut owe = |action: ActionId, deadline: Option<(u32, ScheduleState)>| {
        for (body, inferred) in accountable(corpus, action) {
            let owner = bodies.entry(body).or_insert_with(|| Owner {
                body,
                ..Owner::default()
            });
            match deadline {
                None => owner.undated += 1,
                Some((_, ScheduleState::Overdue)) => owner.overdue += 1,
                Some((index, _)) => {
                    owner.ahead += 1;
                    owner.inferred += usize::from(inferred);
                    owner.next.get_or_insert(index);
                }
            }
            owner.owed.push(Owed {
                action,
                deadline: deadline.map(|(index, _)| index),
                inferred,
            });
        }
    };
    for (index, deadline) in deadlines.sorted.iter().enumerate() {
        if is_in(deadline.action) {
            owe(
                deadline.action,
                Some((index as u32, state(&deadline.window, as_of))),
            );
        }
    }
    for action in deadlines.undated.iter().filter(|action| is_in(**action)) {
        owe(*action, None);
    }
    let mut owners: Vec<Owner> = bodies.into_values().collect();
    owners.sort_by_cached_key(|owner| {
        let name = owner.body.map(|body| order(corpus.bodies().term(body).short()));
        (
            owner.body.is_none(),
            std::cmp::Reverse(owner.ahead),
            name,
            owner.body,
        )
    });
    owners
}

/// The bodies that are accountable for an action, each once, with whether it is inferred wherever it is told; nobody where
/// none is.
fn accountable(corpus: &Corpus, action: ActionId) -> impl Iterator<Item = (Option<TermId>, bool)> {
    let actors = corpus.actors.row(action.index());
    let is_owing = |actor: &&Actor| actor.role == ActorRole::Accountable;
    let mut own = actors
        .iter()
        .enumerate()
        .filter(move |(at, actor)| {
            let is_told_before = |other: &Actor| is_owing(&other) && other.body == actor.body;
            is_owing(actor) && !actors[..*at].iter().any(is_told_before)
        })
        .map(move |(_, actor)| {
            let same = actors.iter().filter(is_owing);
            let inferred = same
                .filter(|other| other.body == actor.body)
                .all(|other| other.inferred);
            (Some(actor.body), inferred)
        })
        .peekable();
    let nobody = own.peek().is_none().then_some((None, false));
    own.chain(nobody)
}

/// How many different deadlines and undated next steps are owed, and by how many named bodies.
pub fn totals(owners: &[Owner]) -> (usize, usize, usize) {
    let mut seen = HashSet::new();
    let (mut dated, mut undated) = (0, 0);
    for owed in owners.iter().flat_map(|owner| &owner.owed) {
        if seen.insert((owed.action, owed.deadline)) {
            match owed.deadline {
                Some(_) => dated += 1,
                None => undated += 1,
            }
        }
    }
    let bodies = owners.iter().filter(|owner| owner.body.is_some()).count();
    (dated, undated, bodies)
}

/// What is owed, in words: `34 bodies, 97 deadlines, 23 undated`.
fn totals_in_words(owners: &[Owner]) -> String {
    let (dated, undated, bodies) = totals(owners);
    let mut text = wording::count(dated, "deadline");
    if undated > 0 {
        text = format!("{text}, {} undated", wording::grouped(undated as u64));
    }
    let bodies = match bodies {
        1 => "1 body".to_owned(),
        other => format!("{} bodies", wording::grouped(other as u64)),
    };
    format!("{bodies}, {text}")
}

/// Columns that the distance of an entry reaches over: the numbers of the heading above.
const NUMBERS: u8 = 4;
/// Cells for a wording, and for what stands there in a narrow pane.
const WHEN: usize = 14;
const BRIEF: usize = 11;

/// A line of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The body, by its place among them.
    owner: u32,
    /// What it owes, by its place; none for the body itself.
    owed: Option<u32>,
    /// Whether the lines of the body are there.
    is_open: bool,
}

/// The lines of a table: those of a body are there if `is_open` says so of its group.
pub fn lines(owners: &[Owner], is_open: impl Fn(u32) -> bool) -> Vec<Line> {
    let mut lines = Vec::new();
    for (at, owner) in owners.iter().enumerate() {
        let heading = Line {
            owner: at as u32,
            owed: None,
            is_open: is_open(owner.group()),
        };
        lines.push(heading);
        if heading.is_open {
            let owed = 0..owner.owed.len() as u32;
            lines.extend(owed.map(|owed| Line {
                owed: Some(owed),
                ..heading
            }));
        }
    }
    lines
}

pub fn cells(sources: Sources, owners: &[Owner], line: Line, words: Words) -> Vec<Cell> {
    let owner = &owners[line.owner as usize];
    match line.owed {
        Some(owed) => entry(sources, owner, owner.owed[owed as usize], words),
        None => heading(sources, owner, words),
    }
}

/// A line without what it says.
fn row(sources: Sources, owners: &[Owner], line: Line) -> Row {
    let owner = &owners[line.owner as usize];
    let Some(owed) = line.owed.map(|owed| owner.owed[owed as usize]) else {
        return Row {
            kind: RowKind::Heading,
            mark: Some(if line.is_open { Mark::Open } else { Mark::Folded }),
            group: owner.group(),
            ..Row::default()
        };
    };
    let window = owed
        .deadline
        .map(|index| sources.deadlines.sorted[index as usize].window);
    Row {
        depth: 1,
        mark: Some(window.map_or(Mark::Undated, Mark::Due)),
        group: owner.group(),
        link: Some(owed.action),
        ..Row::default()
    }
}

/// Who owes what as a table about something: `about` says what. Rows after the first `worded` are left to [`cells`].
pub fn table(
    sources: Sources,
    owners: &[Owner],
    lines: &[Line],
    about: &str,
    words: Words,
    worded: usize,
) -> Table {
    let rows = lines.iter().enumerate().map(|(index, line)| Row {
        cells: if index < worded {
            cells(sources, owners, *line, words)
        } else {
            Vec::new()
        },
        ..row(sources, owners, *line)
    });
    let rows = rows.collect();
    Table {
        title: format!("Who owes what: {about}"),
        notes: vec![
            format!("Computed: {}", totals_in_words(owners)),
            "Inferred: not named. Overdue: no outcome recorded.".into(),
        ],
        columns: vec![
            Column::new("Body")
                .least(if words == Words::Brief { 20 } else { 28 })
                .grows(),
            Column::new("When"),
            Column::new("Ahead").right(),
            Column::new("Inferred").right().rank(1),
            Column::new("Overdue").right().rank(2),
            Column::new("Undated").right().rank(3),
            Column::new("Notes").least(34).rank(4),
            Column::new("Cite").rank(5),
        ],
        rows,
        entries: &["Action", "When", "Computed", "Notes", "Cite"],
        empty: "Nothing is owed here.".into(),
    }
}

fn heading(sources: Sources, owner: &Owner, words: Words) -> Vec<Cell> {
    let next = match owner.next.map(|index| sources.deadlines.sorted[index as usize]) {
        Some(next) => Cell::new(
            Tone::State(state(&next.window, sources.as_of)),
            when(sources, &next, words),
        ),
        None => Cell::default(),
    };
    let number = |number: usize, tone: Tone| {
        let tone = if number == 0 { Tone::Dim } else { tone };
        Cell::new(tone, wording::grouped(number as u64))
    };
    vec![
        owner.name(sources.corpus).into(),
        next,
        number(owner.ahead, Tone::Strong),
        number(owner.inferred, Tone::Computed),
        number(owner.overdue, Tone::State(ScheduleState::Overdue)),
        number(owner.undated, Tone::Plain),
        Cell::default(),
        Cell::default(),
    ]
}

/// When a deadline is: its wording, or in few cells what counts now.
fn when<'c>(sources: Sources<'c>, deadline: &Deadline, words: Words) -> Cow<'c, str> {
    match words {
        Words::Full | Words::Middle => wording_in(sources.days, sources.corpus, deadline, WHEN),
        Words::Brief => lead(sources.days, sources.corpus, deadline, sources.as_of, BRIEF),
    }
}

fn entry(sources: Sources, owner: &Owner, owed: Owed, words: Words) -> Vec<Cell> {
    let corpus = sources.corpus;
    let action = corpus.action(owed.action);
    let deadline = owed
        .deadline
        .map(|index| sources.deadlines.sorted[index as usize]);
    let (when, mut far) = match &deadline {
        Some(deadline) => {
            let state = state(&deadline.window, sources.as_of);
            let far = match words {
                Words::Full | Words::Middle => Some(Run::new(
                    Tone::State(state),
                    deadline.distance(corpus, sources.as_of).to_string(),
                )),
                // The column before has it, where it counts.
                Words::Brief => None,
            };
            let tone = if words == Words::Brief {
                Tone::State(state)
            } else {
                Tone::Plain
            };
            (
                Cell::new(tone, when(sources, deadline, words)),
                Vec::from_iter(far),
            )
        }
        None => (Cell::new(Tone::Dim, "no date"), Vec::new()),
    };
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

/// What else there is to know of something that is owed.
fn notes(sources: Sources, owner: &Owner, owed: Owed, deadline: Option<&Deadline>) -> Cell {
    let corpus = sources.corpus;
    let mut notes = Vec::new();
    let others = also(corpus, owner, owed.action).map(Term::short);
    let others = others.collect::<Vec<_>>().join(", ");
    if !others.is_empty() {
        notes.push(Run::new(Tone::Plain, format!("also owed by {others}")));
    }
    if let Some(deadline) = deadline {
        let date = deadline.record(corpus);
        let state = state(&deadline.window, sources.as_of);
        if state != ScheduleState::Upcoming {
            notes.push(Run::new(Tone::State(state), state.label()));
        }
        if date.hedge != Hedge::Firm {
            notes.push(Run::new(Tone::Plain, hedge(date.hedge)));
        }
        if !date.what.is_empty() {
            notes.push(Run::new(Tone::Dim, corpus.str(date.what)));
        }
        // The document's own words where the column had no room for them, and what they cover where they leave it open.
        let (said, covers) = wording::date(sources.days, corpus, date.when);
        if said.replace(' ', "") != wording_in(sources.days, corpus, deadline, WHEN).replace(' ', "") {
            notes.push(Run::new(Tone::Plain, format!("“{said}”")));
        }
        notes.extend(covers.map(|covers| Run::new(Tone::Computed, format!("→ {covers}"))));
        if date.year_inferred {
            notes.push(Run::new(Tone::Computed, "year inferred"));
        }
    }
    let mut runs = Vec::with_capacity(notes.len() * 2);
    for note in notes {
        if !runs.is_empty() {
            runs.push(Run::new(Tone::Dim, "; "));
        }
        runs.push(note);
    }
    runs.into()
}

/// The other bodies that are accountable for an action.
pub(super) fn also<'c>(
    corpus: &'c Corpus,
    owner: &Owner,
    action: ActionId,
) -> impl Iterator<Item = &'c Term> {
    let own = owner.body;
    accountable(corpus, action)
        .filter(move |(body, _)| *body != own)
        .filter_map(|(body, _)| body)
        .map(|body| corpus.bodies().term(body))
}
