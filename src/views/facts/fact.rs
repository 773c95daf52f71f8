//! A labelled fact, the parts it is shown with, and what facts are derived from.

use chrono::NaiveDate;

use crate::editions::Kept;
use crate::journal::Ledger;
use crate::model::deadlines::{Deadline, Deadlines};
use crate::model::{ActionId, Corpus, EditionId};
use crate::when::DayFormat;
use crate::when::convention::Conventions;
use crate::when::state::ScheduleState;

/// What kind of text a piece is; how that looks is up to the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tone {
    Plain,
    Strong,
    /// Apparatus: labels, notes.
    Dim,
    /// Worked out by milepost, not said by the document.
    Computed,
    /// A schedule state, which is computed too.
    State(ScheduleState),
    Warning,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    pub text: String,
    pub tone: Tone,
}

impl Run {
    pub fn new(tone: Tone, text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            tone,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// `When`, `Who`, …; empty for a further fact under the same label.
    pub label: &'static str,
    pub runs: Vec<Run>,
    /// What is shown at the right edge: a distance.
    pub right: Option<Run>,
    pub link: Option<FactTarget>,
}

impl Fact {
    pub fn new(label: &'static str, runs: Vec<Run>) -> Self {
        Self {
            label,
            runs,
            right: None,
            link: None,
        }
    }

    pub fn plain(label: &'static str, text: impl Into<String>) -> Self {
        Self::new(label, vec![Run::new(Tone::Plain, text)])
    }

    pub fn dim(label: &'static str, text: impl Into<String>) -> Self {
        Self::new(label, vec![Run::new(Tone::Dim, text)])
    }

    #[must_use]
    pub fn linked(self, target: FactTarget) -> Self {
        Self {
            link: Some(target),
            ..self
        }
    }

    /// Its runs without the address they link to, unless that is all there is.
    pub fn beside<'f>(&'f self, url: Option<&'f str>) -> impl Iterator<Item = &'f Run> {
        let is_said = move |run: &&Run| url.is_none_or(|url| run.text.trim() != url) || self.runs.len() == 1;
        self.runs.iter().filter(is_said)
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactTarget {
    Action(ActionId),
    Url(String),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FactPart {
    Title(String),
    /// Tags in one line, separated by dots.
    Tags(Vec<Run>),
    Fact(Fact),
    Paragraph(String),
    Gap,
}

/// What facts are derived from.
#[derive(Clone, Copy)]
pub struct Sources<'c> {
    pub corpus: &'c Corpus,
    pub deadlines: &'c Deadlines,
    pub conventions: &'c Conventions,
    /// What people recorded.
    pub ledger: &'c Ledger,
    /// What changed between editions, as far as it was worked out.
    pub changes: &'c Kept,
    /// The edition that is looked at, if it is not the one the clock selects.
    pub edition: Option<EditionId>,
    pub days: DayFormat,
    pub as_of: NaiveDate,
    /// Whether the facts include ids: of the action and its pots.
    pub ids: bool,
}

/// Adds facts after an empty line; a label repeated by the next fact is shown once.
pub(in crate::views) fn group(parts: &mut Vec<FactPart>, facts: impl IntoIterator<Item = Fact>) {
    let mut last = "";
    for (index, mut fact) in facts.into_iter().enumerate() {
        if index == 0 {
            parts.push(FactPart::Gap);
        }
        if fact.label == last {
            fact.label = "";
        } else {
            last = fact.label;
        }
        parts.push(FactPart::Fact(fact));
    }
}

pub(super) fn distance_run(deadline: &Deadline, as_of: NaiveDate) -> Run {
    Run::new(
        Tone::State(deadline.state(as_of)),
        deadline.distance(as_of).to_string(),
    )
}
