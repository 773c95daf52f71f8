//! The score: what became of everything that was due by a day. Only what somebody owes counts, and only what was surely
//! due: not periods, not what takes effect by itself, not what the document merely thinks possible.

use std::collections::BTreeMap;

use chrono::{Datelike as _, NaiveDate};

use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::set::ActionSet;
use crate::model::words::{ActorRole, Hedge};
use crate::model::{ActionId, Corpus};
use crate::when::ScheduleState;
use crate::when::schedule::Nature;

/// What became of something that was due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Became {
    Met,
    Late,
    Partly,
    Missed,
    /// No outcome is recorded.
    Unknown,
    Dropped,
    /// It was moved, and its new time is not over.
    Slipped,
}

impl Became {
    pub const ALL: [Self; 7] = [
        Self::Met,
        Self::Late,
        Self::Partly,
        Self::Missed,
        Self::Unknown,
        Self::Dropped,
        Self::Slipped,
    ];

    /// The name in exports.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Late => "late",
            Self::Partly => "partly",
            Self::Missed => "missed",
            Self::Unknown => "no_outcome",
            Self::Dropped => "dropped",
            Self::Slipped => "slipped",
        }
    }

    pub const fn label(self) -> &'static str {
        match self {
            Self::Met => "Met",
            Self::Late => "Met late",
            Self::Partly => "Partly met",
            Self::Missed => "Missed",
            Self::Unknown => "No outcome recorded",
            Self::Dropped => "Dropped",
            Self::Slipped => "Slipped",
        }
    }
}

/// By what a score is divided.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScoreBy {
    #[default]
    All,
    /// The accountable bodies; what several owe counts with each.
    Body,
    Objective,
    Place,
    /// The quarter in which it was due.
    Quarter,
}

/// A line of the score.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScoreLine {
    pub label: String,
    /// The deadlines, by their places among the sorted ones, in the order of [`Became::ALL`].
    pub deadlines: [Vec<u32>; Became::ALL.len()],
}

impl ScoreLine {
    /// How many became so.
    pub fn count(&self, became: Became) -> usize {
        self.deadlines[became as usize].len()
    }

    /// How many were due.
    pub fn due(&self) -> usize {
        self.deadlines.iter().map(Vec::len).sum()
    }
}

/// The score of what is shown, as of a day: the lines, and all of it together, each deadline counted once.
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
    let mut lines: BTreeMap<(usize, String), ScoreLine> = BTreeMap::new();
    for (index, deadline) in deadlines.shown(shown) {
        let Some((became, due)) = became(corpus, deadline, as_of) else {
            continue;
        };
        all.deadlines[became as usize].push(index as u32);
        for (rank, label) in labels(corpus, deadline.action, by, due) {
            let line = lines.entry((rank, label.clone())).or_default();
            line.label = label;
            line.deadlines[became as usize].push(index as u32);
        }
    }
    (lines.into_values().collect(), all)
}

/// What became of a deadline, and the day it was due by; nothing where it was not surely due yet.
fn became(corpus: &Corpus, deadline: &Deadline, as_of: NaiveDate) -> Option<(Became, NaiveDate)> {
    if deadline.nature != Nature::Owed || deadline.record(corpus).hedge == Hedge::Conditional {
        return None;
    }
    let baseline = corpus.baseline(deadline.date);
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
        // On its last day it may still be met; of what was worded vaguely the end is not sure.
        _ => return None,
    };
    Some((became, due))
}

/// The lines that a deadline counts in, each with its rank.
fn labels(corpus: &Corpus, action: ActionId, by: ScoreBy, due: NaiveDate) -> Vec<(usize, String)> {
    let action = corpus.action(action);
    let or_nobody = |mut labels: Vec<(usize, String)>, nobody: &str| {
        if labels.is_empty() {
            labels.push((usize::MAX, nobody.to_owned()));
        }
        labels.sort();
        labels.dedup();
        labels
    };
    match by {
        ScoreBy::All => Vec::new(),
        ScoreBy::Body => {
            let owners = action
                .actors()
                .iter()
                .filter(|actor| actor.role == ActorRole::Accountable);
            let names = owners.map(|actor| (0, corpus.bodies().term(actor.body).short().to_owned()));
            or_nobody(names.collect(), "Nobody named")
        }
        ScoreBy::Objective => {
            let number = action.objective().number;
            let title = corpus.str(corpus.section(action.objective().section).title);
            vec![(usize::from(number), format!("{number}. {title}"))]
        }
        ScoreBy::Place => {
            let names = action.places().iter();
            let names = names.map(|place| (0, corpus.place_terms().term(*place).short().to_owned()));
            or_nobody(names.collect(), "No place named")
        }
        ScoreBy::Quarter => {
            let quarter = due.month0() / 3 + 1;
            let rank = due.year().unsigned_abs() as usize * 4 + quarter as usize;
            vec![(rank, format!("Q{quarter} {}", due.year()))]
        }
    }
}
