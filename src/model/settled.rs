//! How deadlines ended: according to the document itself, by a report of their outcome or by the action's own status, and
//! according to journals.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::words::{DateRole, Outcome, RelationKind, Status};
use super::{ActionId, Corpus, Settles};
use crate::text::choices::choices;
use crate::when::Window;
use crate::when::state::Nature;
use crate::when::state::ScheduleState;

choices! {
    /// Who says how a deadline ended.
    #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
    pub enum SaidBy(name, words) {
        Document("document", "the document"),
        /// An edition of the document after the one that has the deadline.
        LaterEdition("edition", "a later edition"),
        Journal("journal", "the journal"),
    }
}

/// How a deadline ended, and from which day that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settled {
    /// Always one of the [settled](ScheduleState::is_settled) states.
    pub state: ScheduleState,
    /// The first day on which it is known.
    pub known: NaiveDate,
    pub said_by: SaidBy,
}

impl Settled {
    /// Itself if it is known by the given day, else `None`.
    pub fn by(self, as_of: NaiveDate) -> Option<Self> {
        (self.known <= as_of).then_some(self)
    }
}

/// What journals say about how deadlines ended, as of a day. It takes precedence over what the document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Overrides {
    /// By the date's index among all dates; `None` where a journal says that the deadline is open after all.
    pub dates: HashMap<u32, Option<Settled>>,
    /// By the date's index among all dates and the number of the occurrence; `None` as for `dates`.
    pub occurrences: HashMap<(u32, u32), Option<Settled>>,
    /// For actions that have no deadline.
    pub actions: HashMap<ActionId, Settled>,
    /// A number that differs whenever what journals say about a corpus differs.
    pub version: u64,
}

/// How occurrences of recurring dates ended, by the date's index among all dates and the occurrence's number.
pub type Occurrences = HashMap<(u32, u32), Settled>;

#[derive(Clone, Debug, Default)]
pub struct Ends {
    /// By the index of the date among all dates.
    pub dates: HashMap<u32, Settled>,
    /// For single occurrences of recurring dates.
    pub occurrences: Occurrences,
}

impl Ends {
    /// Replaces what is known by what journals say. Returns what was known of those dates before.
    pub fn overrule(&mut self, overrides: &Overrides) -> HashMap<u32, Settled> {
        for (occurrence, said) in &overrides.occurrences {
            match said {
                Some(said) => self.occurrences.insert(*occurrence, *said),
                None => self.occurrences.remove(occurrence),
            };
        }
        let overruled = overrides.dates.iter().filter_map(|(date, said)| {
            let before = match said {
                Some(said) => self.dates.insert(*date, *said),
                None => self.dates.remove(date),
            };
            before.map(|before| (*date, before))
        });
        overruled.collect()
    }

    /// How a date ended; for a recurring date that has not ended as a whole, how the occurrence that it represents ended.
    pub fn of(&self, corpus: &Corpus, date: u32) -> Option<Settled> {
        let whole = self.dates.get(&date).copied();
        whole.or_else(|| {
            let recurring = corpus.recurring(date)?;
            self.occurrences.get(&(date, recurring.number)).copied()
        })
    }
}

/// What the corpus says about how its deadlines ended.
///
/// A report that settles a deadline takes precedence over the status of the action.
pub fn settled(corpus: &Corpus) -> Ends {
    let mut found = Ends::default();
    for action in (0..corpus.actions.len()).map(ActionId::at) {
        if let Some(outcome) = corpus.actions[action.index()].status.and_then(Status::outcome) {
            let settles = Settles { outcome, date: None };
            settle(corpus, action, settles, action, &mut found);
        }
    }
    for (row, reporter) in (0..corpus.actions.len()).map(|row| (row, ActionId::at(row))) {
        for relation in corpus.relations.row(row) {
            if let (RelationKind::Settles, Some(settles)) = (relation.kind, relation.settles) {
                settle(corpus, relation.to, settles, reporter, &mut found);
            }
        }
    }
    found
}

/// Settles the deadlines of `action` that `settles` is about. `reporter` is the action that says so, which may be `action`
/// itself.
fn settle(corpus: &Corpus, action: ActionId, settles: Settles, reporter: ActionId, found: &mut Ends) {
    let happened = happened(corpus, reporter);
    let edition = corpus.action(reporter).edition().as_of;
    // A report cannot be older than what it reports, nor more recent than the edition it is in.
    let known = happened
        .and_then(|window| window.latest)
        .map_or(edition, |day| day.min(edition));
    for (index, date) in corpus.dates.row(action.index()).iter().enumerate() {
        let is_meant = settles.date.is_none_or(|date| usize::from(date) == index);
        if is_meant && date.is_deadline() && date.role.nature() == Nature::Owed {
            let number = corpus.date_number(action, index);
            let settled = |window: &Window| Settled {
                state: state(settles.outcome, window, happened.as_ref()),
                known,
                said_by: SaidBy::Document,
            };
            // A report is about one occurrence; the action's own status is about all of them.
            let recurring = corpus.recurring(number).filter(|_| action != reporter);
            let Some(recurring) = recurring else {
                found.dates.insert(number, settled(&date.window(corpus)));
                continue;
            };
            let is_left = |occurrence| !found.occurrences.contains_key(&(number, occurrence));
            if let Some(occurrence) = recurring.series.of_event(known, is_left)
                && let Some(window) = recurring.series.nth(occurrence)
            {
                found.occurrences.insert((number, occurrence), settled(&window));
            }
        }
    }
}

/// When what an action reports happened: the last of its dates with the role `Occurred`.
pub fn happened(corpus: &Corpus, action: ActionId) -> Option<Window> {
    let dates = corpus.dates.row(action.index()).iter();
    let past = dates.filter(|date| date.role == DateRole::Occurred);
    past.map(|date| date.window(corpus)).max_by_key(Window::sort_key)
}

/// The state of a deadline with this outcome. It was met late only if it surely happened after the outer bounds.
pub fn state(outcome: Outcome, deadline: &Window, happened: Option<&Window>) -> ScheduleState {
    let is_late = happened
        .and_then(|happened| happened.earliest)
        .zip(deadline.outer_latest)
        .is_some_and(|(earliest, latest)| earliest > latest);
    match outcome {
        Outcome::Met if is_late => ScheduleState::MetLate,
        other => state_of(other),
    }
}

/// The state for an outcome when it is not known when that happened.
pub const fn state_of(outcome: Outcome) -> ScheduleState {
    match outcome {
        Outcome::Met => ScheduleState::Met,
        Outcome::PartlyMet => ScheduleState::PartlyMet,
        Outcome::Missed => ScheduleState::Missed,
        Outcome::Dropped => ScheduleState::Dropped,
    }
}
