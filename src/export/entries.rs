//! What a view lists, in its order and under its headings: the single list that every format renders.

use std::fmt::Write as _;

use chrono::{Datelike, NaiveDate};

use super::view::{Arrangement, Due, ExportScope, ExportView};
use hashbrown::HashSet;

use crate::editions::in_view::of_edition;
use crate::library::Library;
use crate::model::ActionId;
use crate::model::deadlines::Deadline;
use crate::model::set::ActionSet;
use crate::views::agenda::{AgendaRow, agenda};
use crate::views::entry::one_group;
pub use crate::views::entry::{EntryGroup, ListEntry};
use crate::views::node::Node;
use crate::views::tables::changes;
use crate::views::wording;
use crate::when::{DayFormat, Window};

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listing {
    /// In the view's order.
    pub groups: Vec<EntryGroup>,
    /// How many entries there would be without a limit.
    pub total: usize,
}

impl Listing {
    pub fn entries(&self) -> impl Iterator<Item = &ListEntry> {
        self.groups.iter().flat_map(|group| &group.entries)
    }

    pub fn len(&self) -> usize {
        self.groups.iter().map(|group| group.entries.len()).sum()
    }

    pub fn is_empty(&self) -> bool {
        self.groups.is_empty()
    }

    /// The actions listed, each once, in order of first appearance.
    pub fn actions(&self) -> Vec<ListEntry> {
        let mut seen = HashSet::with_capacity(self.len());
        self.entries()
            .filter(|entry| seen.insert(entry.action))
            .copied()
            .collect()
    }

    /// The deadlines listed, each as an action and the index of the date within it: in a list of deadlines its entries,
    /// otherwise all deadlines of every action. Dates that another listed action repeats are left out.
    pub fn dated<'l>(&'l self, library: &'l Library) -> impl Iterator<Item = (ActionId, usize)> + 'l {
        let corpus = &library.corpus;
        let listed: HashSet<ActionId> = self.entries().map(|entry| entry.action).collect();
        let mut seen = HashSet::new();
        // What several bodies owe is still one event.
        let different = self
            .entries()
            .filter(move |entry| seen.insert((entry.action, entry.deadline)));
        different
            .flat_map(move |entry| {
                let first = corpus.dates.start(entry.action.index());
                let of_list = entry
                    .deadline
                    .map(|index| library.deadlines.sorted[index as usize].date as usize - first);
                let dates = corpus.dates.row(entry.action.index());
                let all = dates
                    .iter()
                    .enumerate()
                    .filter(move |(index, date)| of_list.map_or(date.is_deadline(), |own| own == *index));
                all.map(|(index, _)| (entry.action, index)).collect::<Vec<_>>()
            })
            .filter(move |(action, index)| {
                let date = (corpus.dates.start(action.index()) + index) as u32;
                !library
                    .deadlines
                    .is_repeated(date, |other| listed.contains(&other))
            })
    }

    /// How many entries are listed and of what: `97 deadlines and 23 undated next steps`.
    pub fn count_in_words(&self, view: &ExportView) -> String {
        let (undated, all) = match view.scope {
            ExportScope::Tree | ExportScope::Nodes(_) | ExportScope::Results(_) => {
                let gone = self.gone(view);
                let mut actions = wording::count(self.len() - gone, "action");
                if let Some(shown) = view.shown.filter(|shown| shown.asks_dates()) {
                    let listed: HashSet<ActionId> = self.entries().map(|entry| entry.action).collect();
                    let all = view.library.deadlines.shown(Some(shown));
                    let dated = all.filter(|(_, own)| listed.contains(&own.action)).count();
                    // The actions that match may have no date.
                    if dated > 0 {
                        let _ = write!(actions, " with {}", wording::count(dated, "matching deadline"));
                    }
                }
                return match gone {
                    0 => actions,
                    _ => format!("{actions}, and {} gone", wording::grouped(gone as u64)),
                };
            }
            ExportScope::Deadlines(_) => {
                let undated = self.entries().filter(|entry| entry.deadline.is_none());
                (undated.count(), self.len())
            }
            ExportScope::Table(kind, ..) => {
                if !kind.lists_deadlines() {
                    return wording::count(self.len(), kind.entry());
                }
                // What several bodies owe is still one deadline.
                let different: HashSet<_> = self
                    .entries()
                    .map(|entry| (entry.action, entry.deadline, entry.earlier))
                    .collect();
                let undated = different.iter().filter(|(_, deadline, _)| deadline.is_none());
                (undated.count(), different.len())
            }
        };
        let dated = wording::count(all - undated, "deadline");
        match undated {
            0 => dated,
            _ => format!("{dated} and {}", wording::count(undated, "undated next step")),
        }
    }

    /// How many entries of the tree are only listed because they are gone since the edition before: they count nowhere else.
    fn gone(&self, view: &ExportView) -> usize {
        if view.scope != ExportScope::Tree {
            return 0;
        }
        let gone = changes::gone(view.library.sources(view.as_of));
        let listed = self
            .entries()
            .filter(|entry| gone.contains(&entry.action))
            .count();
        // If nothing else is listed, they are what was asked for.
        if listed == self.len() { 0 } else { listed }
    }

    /// What is listed, in one line.
    pub fn summary(&self, view: &ExportView, days: DayFormat) -> String {
        let mut line = self.count_in_words(view);
        if self.len() < self.total {
            line = format!("The first of {}: {line}", wording::grouped(self.total as u64));
        }
        if let ExportScope::Deadlines(Due {
            between: Some((from, to)),
            ..
        }) = view.scope
        {
            let _ = write!(line, " that end between {} and {}", days.day(from), days.day(to));
        }
        line
    }

    /// The first entries of some groups, with how many there are in all.
    pub(super) fn new(mut groups: Vec<EntryGroup>, limit: Option<usize>) -> Self {
        let total = groups.iter().map(|group| group.entries.len()).sum();
        let mut room = limit.unwrap_or(total);
        for group in &mut groups {
            group.entries.truncate(room);
            room -= group.entries.len();
        }
        groups.retain(|group| !group.entries.is_empty());
        Self { groups, total }
    }
}

/// What a view lists under its headings; for tables see [`super::tables`].
pub(super) fn groups(view: &ExportView) -> Vec<EntryGroup> {
    match view.scope {
        ExportScope::Deadlines(due) => deadlines(view, due),
        ExportScope::Tree => {
            let all = (0..view.library.corpus.len()).map(ActionId::at);
            one_group(all.filter(|action| is_shown(view, *action)).map(ListEntry::from))
        }
        ExportScope::Nodes(nodes) => one_group(
            nodes
                .iter()
                .flat_map(|node| actions_of(view, *node))
                .map(ListEntry::from),
        ),
        ExportScope::Results(hits) => one_group(hits.iter().map(|hit| ListEntry {
            score: Some(hit.score),
            ..ListEntry::from(hit.action)
        })),
        ExportScope::Table(..) => Vec::new(),
    }
}

/// The actions of a node: itself, or what is shown of a branch.
pub fn actions_of(view: &ExportView, node: Node) -> Vec<ActionId> {
    match node {
        Node::Action(action) => vec![action],
        Node::Branch(branch) => view.pivot.map_or_else(Vec::new, |pivot| pivot.actions(branch)),
        Node::Edition(edition) => {
            let all = of_edition(&view.library.corpus, edition);
            all.filter(|action| is_shown(view, *action)).collect()
        }
        Node::Section(section) => {
            let all = view.library.corpus.section(section).all_actions();
            all.filter(|action| is_shown(view, *action)).collect()
        }
    }
}

pub fn set_of(view: &ExportView, listing: &Listing) -> ActionSet {
    ActionSet::of(
        view.library.corpus.len(),
        listing.entries().map(|entry| entry.action),
    )
}

fn is_shown(view: &ExportView, action: ActionId) -> bool {
    view.shown.is_none_or(|set| set.contains(action))
}

fn deadlines(view: &ExportView, due: Due) -> Vec<EntryGroup> {
    match due.arrangement {
        Arrangement::Agenda => in_buckets(view, due),
        Arrangement::Months => grouped(flat(view, due), |entry| month_of(view, entry)),
        Arrangement::Headings => {
            let mut entries = flat(view, due);
            // The sort is stable: the deadlines of an action stay in chronological order.
            entries.sort_by_key(|entry| entry.action);
            grouped(entries, |entry| headings_of(view, entry))
        }
    }
}

/// Whether a deadline is asked for: not settled, unless all are wanted, and ending between two days, if any are given.
/// What has no end counts by its beginning.
fn is_asked(view: &ExportView, due: Due, deadline: &Deadline) -> bool {
    let is_between = |(from, to): (NaiveDate, NaiveDate)| {
        let day = deadline.window.latest.or(deadline.window.earliest);
        day.is_some_and(|day| from <= day && day <= to)
    };
    (due.all || !deadline.state(view.as_of).is_settled()) && due.between.is_none_or(is_between)
}

fn in_buckets(view: &ExportView, due: Due) -> Vec<EntryGroup> {
    let all = &view.library.deadlines;
    let mut groups: Vec<EntryGroup> = Vec::new();
    for row in agenda(all, view.shown, &HashSet::new(), view.as_of) {
        let entry = match row {
            AgendaRow::Heading(bucket, _) => {
                groups.push(EntryGroup {
                    label: bucket.label(view.as_of),
                    entries: Vec::new(),
                });
                continue;
            }
            AgendaRow::Deadline(index) => {
                let deadline = all.sorted[index as usize];
                is_asked(view, due, &deadline).then(|| ListEntry {
                    deadline: Some(index),
                    ..ListEntry::from(deadline.action)
                })
            }
            AgendaRow::Undated(action) => due.between.is_none().then(|| ListEntry::from(action)),
            AgendaRow::Stack(..) => None,
        };
        if let Some(group) = groups.last_mut() {
            group.entries.extend(entry);
        }
    }
    groups
}

/// Deadlines by their latest bound, then the undated next steps.
fn flat(view: &ExportView, due: Due) -> Vec<ListEntry> {
    let all = &view.library.deadlines;
    let dated = all
        .shown(view.shown)
        .filter(|(_, deadline)| is_asked(view, due, deadline))
        .map(|(index, deadline)| ListEntry {
            deadline: Some(index as u32),
            ..ListEntry::from(deadline.action)
        });
    let undated = all
        .undated
        .iter()
        .filter(|action| due.between.is_none() && is_shown(view, **action))
        .map(|action| ListEntry::from(*action));
    dated.chain(undated).collect()
}

/// Groups neighbours with the same heading.
fn grouped(entries: Vec<ListEntry>, label_of: impl Fn(&ListEntry) -> String) -> Vec<EntryGroup> {
    let mut groups: Vec<EntryGroup> = Vec::new();
    for entry in entries {
        let label = label_of(&entry);
        match groups.last_mut().filter(|group| group.label == label) {
            Some(group) => group.entries.push(entry),
            None => groups.push(EntryGroup {
                label,
                entries: vec![entry],
            }),
        }
    }
    groups
}

fn month_of(view: &ExportView, entry: &ListEntry) -> String {
    match entry.window(view.library).map(|window| window.latest) {
        Some(Some(latest)) => format!("{} {}", wording::MONTHS[latest.month0() as usize], latest.year()),
        Some(None) => "Without an end".into(),
        None => "Undated next steps".into(),
    }
}

fn headings_of(view: &ExportView, entry: &ListEntry) -> String {
    let action = view.library.corpus.action(entry.action);
    format!("{}. {}", action.objective().number, action.headings().join(" › "))
}

impl ListEntry {
    pub fn window(&self, library: &Library) -> Option<Window> {
        self.deadline
            .map(|index| library.deadlines.sorted[index as usize].window)
    }

    /// The date shown for it: its deadline or, in other lists, the most relevant deadline of the action.
    pub fn date(&self, library: &Library, as_of: NaiveDate) -> Option<Deadline> {
        match self.deadline {
            Some(index) => Some(library.deadlines.sorted[index as usize]),
            None => library.deadlines.next_of(&library.corpus, self.action, as_of),
        }
    }
}
