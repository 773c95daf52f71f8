//! The score: what became of everything that was due by a day. Only what somebody owes counts, and only what was surely
//! due: not periods, not what takes effect by itself, not what is conditional.

use chrono::NaiveDate;
use hashbrown::HashMap;

use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::set::ActionSet;
use crate::model::words::Hedge;
use crate::model::{ActionId, Corpus, TermId, Vocabulary};
use crate::text::choices::choices;
use crate::text::fold::order;
use crate::views::month::{quarter_at, quarter_number};
use crate::when::ScheduleState;
use crate::when::state::Nature;

choices! {
    /// What became of something that was due.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
    pub enum Became(name, label) {
        Met("met", "Met"),
        Late("late", "Met late"),
        Partly("partly", "Partly met"),
        Missed("missed", "Missed"),
        Unknown("no_outcome", "No outcome recorded"),
        Dropped("dropped", "Dropped"),
        Slipped("slipped", "Slipped"),
    }
}

choices! {
    /// What a score is divided by.
    #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
    pub enum ScoreBy(name, label, help) {
        #[default]
        Outcome("outcome", "Outcome", "What became of it"),
        Body("body", "Body", "The accountable body; what several owe counts with each"),
        Objective("objective", "Objective", "The objective"),
        Place("place", "Place", "The place; what is for several counts with each"),
        Quarter("quarter", "Quarter", "The quarter in which it was due"),
    }
}

/// A deadline that counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counted {
    /// The place, among the sorted deadlines, of the one that represents it.
    pub index: u32,
    pub deadline: Deadline,
    /// Whether it is an occurrence before the one that represents its date.
    pub is_earlier: bool,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreLine {
    pub label: String,
    /// The group number of its rows.
    pub group: u32,
    /// What it counts, in the order of [`Became::ALL`].
    pub counted: [Vec<Counted>; Became::ALL.len()],
}

impl ScoreLine {
    pub fn count(&self, became: Became) -> usize {
        self.counted[became as usize].len()
    }

    pub fn due(&self) -> usize {
        self.counted.iter().map(Vec::len).sum()
    }

    /// The share that was met, late or not, in whole percent; `None` if nothing was due.
    pub fn share(&self) -> Option<usize> {
        share(self.count(Became::Met) + self.count(Became::Late), self.due())
    }

    /// Its share of another line, in whole percent.
    pub fn share_of(&self, whole: &Self) -> Option<usize> {
        share(self.due(), whole.due())
    }

    /// What it counts, by what became of it and then in the order of the deadlines, each after its earlier occurrences.
    pub(super) fn entries(&self) -> impl Iterator<Item = Counted> + '_ {
        self.counted.iter().flatten().copied()
    }

    /// One of its [entries](Self::entries), by its place.
    pub(super) fn entry(&self, mut place: usize) -> Option<Counted> {
        for own in &self.counted {
            match own.get(place) {
                Some(counted) => return Some(*counted),
                None => place -= own.len(),
            }
        }
        None
    }
}

/// A share in percent, to the nearest whole; `None` if `of` is 0.
fn share(count: usize, of: usize) -> Option<usize> {
    (count * 200 + of).checked_div(of * 2)
}

/// The score of what is shown, as of a day: the lines, and a total that counts each deadline once.
pub fn score(
    corpus: &Corpus,
    deadlines: &Deadlines,
    shown: Option<&ActionSet>,
    by: ScoreBy,
    as_of: NaiveDate,
) -> (Vec<ScoreLine>, ScoreLine) {
    let mut all = ScoreLine {
        label: "All".into(),
        ..ScoreLine::default()
    };
    let mut lines: HashMap<u32, (usize, ScoreLine)> = HashMap::new();
    let line = |action: ActionId, number: u32| ScoreLine {
        label: label(corpus, action, by, number),
        group: ((by as u32) << 24) ^ number,
        ..ScoreLine::default()
    };
    let same = same_objectives(corpus);
    for (index, deadline) in deadlines.shown(shown) {
        let own = Counted {
            index: index as u32,
            deadline: *deadline,
            is_earlier: false,
        };
        for counted in earlier(corpus, deadlines, own, as_of).chain([own]) {
            let Some((became, due)) = became(corpus, counted, as_of) else {
                continue;
            };
            all.counted[became as usize].push(counted);
            for (rank, number) in groups(corpus, deadline.action, by, (became, due), &same) {
                let (_, line) = lines
                    .entry(number)
                    .or_insert_with(|| (rank, line(deadline.action, number)));
                line.counted[became as usize].push(counted);
            }
        }
    }
    if by == ScoreBy::Outcome && all.due() > 0 {
        // Outcomes that do not occur are listed with a count of 0.
        for became in Became::ALL.map(|became| became as u32) {
            let empty = || (became as usize, line(ActionId(0), became));
            lines.entry(became).or_insert_with(empty);
        }
    }
    let mut lines: Vec<_> = lines.into_values().collect();
    lines.sort_by_cached_key(|(rank, line)| (*rank, order(&line.label), line.group));
    (lines.into_iter().map(|(_, line)| line).collect(), all)
}

/// The occurrences of a deadline before the one that represents its date, from the date of the document on. A date that
/// counts from a recurring one has an occurrence after each of that one's.
fn earlier<'c>(
    corpus: &'c Corpus,
    deadlines: &'c Deadlines,
    own: Counted,
    as_of: NaiveDate,
) -> impl Iterator<Item = Counted> + 'c {
    let date = own.deadline.date;
    let section = corpus.action(own.deadline.action).record().section;
    let written = corpus.editions[corpus.edition_of(section).index()].as_of;
    let ends = deadlines.ends();
    let followed = corpus.followed(date);
    let recurring = followed.as_ref().map(|followed| followed.recurring);
    let recurring = recurring.or_else(|| corpus.recurring(date));
    recurring.into_iter().flat_map(move |recurring| {
        let first = recurring.series.at(written).map_or(0, |(number, _)| number);
        let standing = recurring.number;
        let last = followed.map_or(standing, |followed| followed.number(ends, standing, as_of));
        (first..last).filter_map(move |number| {
            let window = match followed {
                Some(followed) => followed.window(ends, number),
                None => recurring.series.nth(number),
            };
            let deadline = Deadline {
                window: window?,
                settled: ends.occurrences.get(&(date, number)).copied(),
                ..own.deadline
            };
            Some(Counted {
                deadline,
                is_earlier: true,
                ..own
            })
        })
    })
}

/// What became of a deadline, and the day it was due by; `None` if it was not surely due yet.
fn became(corpus: &Corpus, counted: Counted, as_of: NaiveDate) -> Option<(Became, NaiveDate)> {
    let deadline = counted.deadline;
    if deadline.nature != Nature::Owed || deadline.record(corpus).hedge == Hedge::Conditional {
        return None;
    }
    let baseline = corpus.baseline(deadline.date).filter(|_| !counted.is_earlier);
    let window = baseline.map_or(deadline.window, |before| before.window);
    let due = window.latest.filter(|latest| *latest <= as_of)?;
    let became = match deadline.state(as_of) {
        ScheduleState::Met => Became::Met,
        ScheduleState::MetLate => Became::Late,
        ScheduleState::PartlyMet => Became::Partly,
        ScheduleState::Missed => Became::Missed,
        ScheduleState::Dropped => Became::Dropped,
        ScheduleState::Overdue => Became::Unknown,
        _ if baseline.is_some() => Became::Slipped,
        // On its last day it may still be met, and the end of a vague wording is not certain.
        _ => return None,
    };
    Some((became, due))
}

/// For every objective the index of the first one, in any edition, with the same number and title.
fn same_objectives(corpus: &Corpus) -> Vec<u32> {
    let mut first: HashMap<(u16, &str), u32> = HashMap::new();
    let all = corpus.objectives.iter().zip(0..);
    all.map(|(objective, own)| {
        let title = corpus.str(corpus.section(objective.section).title);
        *first.entry((objective.number, title)).or_insert(own)
    })
    .collect()
}

/// The number of the line for what has no body, or no place.
const NOBODY: u32 = u32::MAX;

/// The lines that a deadline counts in: the rank to sort each by, and the number of what it is about.
fn groups(
    corpus: &Corpus,
    action: ActionId,
    by: ScoreBy,
    (became, due): (Became, NaiveDate),
    same: &[u32],
) -> Vec<(usize, u32)> {
    let action = corpus.action(action);
    let or_nobody = |numbers: &mut dyn Iterator<Item = u32>| {
        let mut groups: Vec<_> = numbers.map(|number| (0, number)).collect();
        if groups.is_empty() {
            groups.push((usize::MAX, NOBODY));
        }
        groups.sort_unstable();
        groups.dedup();
        groups
    };
    match by {
        ScoreBy::Outcome => vec![(became as usize, became as u32)],
        ScoreBy::Body => or_nobody(&mut action.accountable().map(|body| u32::from(body.0))),
        ScoreBy::Objective => {
            let own = corpus.objective_of(action.record().section);
            vec![(usize::from(action.objective().number), same[own.index()])]
        }
        ScoreBy::Place => or_nobody(&mut action.places().iter().map(|place| u32::from(place.0))),
        ScoreBy::Quarter => {
            let quarter = quarter_number(due) as u32;
            vec![(quarter as usize, quarter)]
        }
    }
}

/// The label of a line, by the number of what it is about.
fn label(corpus: &Corpus, action: ActionId, by: ScoreBy, number: u32) -> String {
    let term = |terms: &Vocabulary| terms.term(TermId(number as u16)).short().to_owned();
    match by {
        ScoreBy::Outcome => Became::ALL[number as usize].label().to_owned(),
        ScoreBy::Body if number == NOBODY => "Nobody named".into(),
        ScoreBy::Body => term(corpus.bodies()),
        ScoreBy::Objective => {
            let title = corpus.str(corpus.section(corpus.action(action).objective().section).title);
            format!("{}. {title}", corpus.action(action).objective().number)
        }
        ScoreBy::Place if number == NOBODY => "No place named".into(),
        ScoreBy::Place => term(corpus.place_terms()),
        ScoreBy::Quarter => {
            let (year, quarter) = quarter_at(number as i32);
            format!("Q{quarter} {year}")
        }
    }
}
