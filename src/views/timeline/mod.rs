//! The timeline: one line per deadline, grouped by heading or by state; deadlines of a group that share a window are
//! stacked under the first.

pub mod bar;
pub mod scale;

use chrono::NaiveDate;
use hashbrown::HashSet;
use unicode_width::UnicodeWidthStr;

use crate::model::deadlines::Deadlines;
use crate::model::set::ActionSet;
use crate::model::{ActionId, Corpus, Section, SectionId};
use crate::views::grouped_rows::GroupedRow;
use crate::when::state::ScheduleState;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TimelineGroupBy {
    /// By heading of the document.
    #[default]
    Heading,
    /// By schedule state.
    State,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimelineGroup {
    Section(SectionId),
    State(ScheduleState),
}

pub type TimelineRow = GroupedRow<TimelineGroup>;

#[derive(Clone, Debug, Default)]
pub struct Folds {
    /// Groups whose lines are hidden.
    pub folded: HashSet<TimelineGroup>,
    /// Stacks whose lines are shown, by their first deadline.
    pub unstacked: HashSet<u32>,
}

/// A window shared by fewer lines than this is not stacked: it would save too little.
const STACK: usize = 4;

/// The most entries that a branch can have without being divided by its headings.
const BRANCH: u32 = 12;

pub fn timeline(
    corpus: &Corpus,
    deadlines: &Deadlines,
    shown: Option<&ActionSet>,
    by: TimelineGroupBy,
    folds: &Folds,
    as_of: NaiveDate,
) -> Vec<TimelineRow> {
    let is_shown = |action: ActionId| shown.is_none_or(|set| set.contains(action));
    let (groups, group_of_section) = match by {
        TimelineGroupBy::Heading => (corpus.sections.len(), branches(corpus, deadlines, is_shown)),
        TimelineGroupBy::State => (ScheduleState::COUNT, Vec::new()),
    };
    let group_of = |action: ActionId, state: ScheduleState| match by {
        TimelineGroupBy::Heading => group_of_section[corpus.actions[action.index()].section.index()].index(),
        TimelineGroupBy::State => {
            let mut states = ScheduleState::BY_URGENCY.iter();
            states.position(|own| *own == state).unwrap_or_default()
        }
    };
    let mut members = vec![Vec::new(); groups];
    for (index, deadline) in deadlines.shown(shown) {
        let state = deadline.state(as_of);
        members[group_of(deadline.action, state)].push(TimelineRow::Deadline(index as u32));
    }
    for action in deadlines.undated.iter().filter(|action| is_shown(**action)) {
        members[group_of(*action, ScheduleState::Undated)].push(TimelineRow::Undated(*action));
    }
    let mut rows = Vec::new();
    for (group, members) in members.into_iter().enumerate() {
        let key = match by {
            TimelineGroupBy::Heading => TimelineGroup::Section(SectionId::at(group)),
            TimelineGroupBy::State => TimelineGroup::State(ScheduleState::BY_URGENCY[group]),
        };
        if members.is_empty() {
            continue;
        }
        rows.push(TimelineRow::Heading(key, members.len() as u32));
        if !folds.folded.contains(&key) {
            stack(deadlines, &members, &folds.unstacked, &mut rows);
        }
    }
    rows
}

/// For every section the one its entries are grouped under: the outermost whose branch is short enough to be read as
/// one, so that there are not more headings than lines.
fn branches(corpus: &Corpus, deadlines: &Deadlines, is_shown: impl Fn(ActionId) -> bool) -> Vec<SectionId> {
    // How many entries come before each action: a branch is a range of actions.
    let mut before = vec![0u32; corpus.actions.len() + 1];
    let dated = deadlines.sorted.iter().map(|deadline| deadline.action);
    for action in dated
        .chain(deadlines.undated.iter().copied())
        .filter(|action| is_shown(*action))
    {
        before[action.index() + 1] += 1;
    }
    for index in 1..before.len() {
        before[index] += before[index - 1];
    }
    let mut groups: Vec<SectionId> = Vec::with_capacity(corpus.sections.len());
    for (index, section) in corpus.sections.iter().enumerate() {
        let is_short = |section: &Section| {
            before[section.actions.end as usize] - before[section.actions.start as usize] <= BRANCH
        };
        let above = section.parent.map(|parent| groups[parent.index()]);
        let above = above.filter(|group| is_short(corpus.section(*group)));
        groups.push(above.unwrap_or(SectionId::at(index)));
    }
    groups
}

/// Adds a group's lines, with runs of the same window stacked.
fn stack(
    deadlines: &Deadlines,
    members: &[TimelineRow],
    unstacked: &HashSet<u32>,
    rows: &mut Vec<TimelineRow>,
) {
    let window = |row: &TimelineRow| match row {
        TimelineRow::Deadline(index) => Some(deadlines.sorted[*index as usize].window),
        _ => None,
    };
    for run in members.chunk_by(|a, b| window(a) == window(b)) {
        match run {
            [first @ TimelineRow::Deadline(index), rest @ ..] if run.len() >= STACK => {
                rows.extend([*first, TimelineRow::Stack(*index, rest.len() as u32)]);
                if unstacked.contains(index) {
                    rows.extend(rest);
                }
            }
            _ => rows.extend(run),
        }
    }
}

/// A section's headings in one line of `cells` cells: `8 Partner countries › Central Med › Tunisia`. If that is too long,
/// the middle is dropped first: the objective's number and the last heading tell sections apart.
pub fn path(corpus: &Corpus, section: SectionId, cells: usize) -> String {
    let short = |id: &SectionId| corpus.str(corpus.section(*id).short);
    let path = corpus.path(section);
    let number = corpus.objectives[corpus.objective_of(section).index()]
        .number
        .to_string();
    let Some((objective, below)) = path.split_first() else {
        return number;
    };
    let below: Vec<&str> = below.iter().map(short).collect();
    let whole = |first: String, rest: &[&str]| [&[first.as_str()], rest].concat().join(" › ");
    let full = whole(format!("{number} {}", short(objective)), &below);
    if full.width() <= cells || below.is_empty() {
        return full;
    }
    let forms = (0..below.len()).map(|skip| whole(number.clone(), &below[skip..]));
    let last = whole(number.clone(), &below[below.len() - 1..]);
    forms
        .into_iter()
        .find(|form| form.width() <= cells)
        .unwrap_or(last)
}

#[cfg(test)]
mod tests {
    use super::GroupedRow::{Deadline, Heading, Stack};
    use super::*;
    use crate::model::deadlines;
    use crate::when::state::Nature;
    use crate::when::test_windows::{day, range};

    fn of(windows: &[crate::when::Window]) -> Deadlines {
        let mut deadlines = Deadlines::default();
        for (index, window) in windows.iter().enumerate() {
            deadlines.sorted.push(deadlines::Deadline {
                action: ActionId::at(index),
                date: 0,
                window: *window,
                nature: Nature::Owed,
                settled: None,
            });
        }
        deadlines
    }

    #[test]
    fn states_are_told_in_order_and_shared_windows_stacked() {
        let quarter = range("2025-01-01", "2025-03-31");
        let deadlines = of(&[
            day("2024-12-01"),
            day("2024-12-18"),
            quarter,
            quarter,
            quarter,
            quarter,
        ]);
        let corpus = Corpus::default();
        let as_of = "2024-12-16".parse().unwrap();
        let mut folds = Folds::default();
        let rows = |folds: &Folds| timeline(&corpus, &deadlines, None, TimelineGroupBy::State, folds, as_of);
        let (overdue, upcoming) = (
            TimelineGroup::State(ScheduleState::Overdue),
            TimelineGroup::State(ScheduleState::Upcoming),
        );
        let stacked = [
            Heading(overdue, 1),
            Deadline(0),
            Heading(upcoming, 5),
            Deadline(1),
            Deadline(2),
            Stack(2, 3),
        ];
        assert_eq!(rows(&folds), stacked);
        folds.unstacked.insert(2);
        assert_eq!(
            rows(&folds)[5..],
            [Stack(2, 3), Deadline(3), Deadline(4), Deadline(5)]
        );
        folds.folded.insert(upcoming);
        assert_eq!(rows(&folds), stacked[..3]);
        let set = ActionSet::of(6, [ActionId(1)]);
        let rows = timeline(
            &corpus,
            &deadlines,
            Some(&set),
            TimelineGroupBy::State,
            &Folds::default(),
            as_of,
        );
        assert_eq!(rows, [Heading(upcoming, 1), Deadline(1)]);
    }
}
