//! Dates that count from another action: "within 90 days after the guidance". Their windows follow from when that action is
//! owed or happened: first according to the document when it is loaded, then again according to the journals.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::settled::{Ends, Settled, happened};
use super::{ActionId, Corpus, Recurring};
use crate::when::convention::Conventions;
use crate::when::state::{Nature, ScheduleState};
use crate::when::{Bound, Language, Period, Stretch, When, Window};

/// How things ended: dates, and actions without any deadline.
pub type AllEnds<'e> = (&'e Ends, &'e HashMap<ActionId, Settled>);

/// The date, as of a day, that is due within a length of time after an action; `None` while there is nothing to count
/// from. If the action recurs, it counts from the occurrence before the next one until that time has run out.
pub fn counted(
    corpus: &Corpus,
    ends: AllEnds<'_>,
    action: ActionId,
    (within, language): (&str, Language),
    as_of: Option<NaiveDate>,
) -> Option<When> {
    let last_of = |latest| When::parse_length(within, language, latest);
    let running = || {
        let (earliest, latest) = began(corpus, ends.0, action)?;
        let last = last_of(latest).filter(|last| Some(*last) >= as_of)?;
        Some((earliest, last))
    };
    let next = || {
        let (earliest, latest) = begins(corpus, ends, action)?;
        Some((earliest, last_of(latest)?))
    };
    let (earliest, last) = as_of.and_then(|_| running()).or_else(next)?;
    Some(between(earliest, last))
}

fn between(earliest: Option<NaiveDate>, last: NaiveDate) -> When {
    let day = |day| Stretch::from(Period::Day(day));
    match earliest {
        Some(earliest) => When::Between(day(earliest), day(last)),
        None => When::Bounded(Bound::By, day(last)),
    }
}

/// The first and last day on which the occurrence before the next one was owed or happened, if the action recurs.
fn began(corpus: &Corpus, ends: &Ends, action: ActionId) -> Option<(Option<NaiveDate>, NaiveDate)> {
    let (date, recurring) = corpus.recurring_of(action)?;
    let number = recurring.number.checked_sub(1)?;
    occurred(recurring, ends, (date, number))
}

/// The first and last day on which an occurrence was owed or happened; `None` if it was missed or dropped.
fn occurred(
    recurring: &Recurring,
    ends: &Ends,
    (date, number): (u32, u32),
) -> Option<(Option<NaiveDate>, NaiveDate)> {
    if let Some(settled) = ends.occurrences.get(&(date, number)) {
        return is_met(*settled).then_some((Some(settled.known), settled.known));
    }
    let window = recurring.series.nth(number)?;
    Some((window.earliest, window.latest?))
}

/// A recurring action that a date counts from: each of its occurrences is followed by one of the date.
#[derive(Clone, Copy)]
pub struct Followed<'c> {
    /// The index of the action's recurring date among all dates.
    pub date: u32,
    pub recurring: &'c Recurring,
    within: &'c str,
    language: Language,
}

impl Followed<'_> {
    /// The window of the date when it counts from this occurrence.
    pub fn window(&self, ends: &Ends, number: u32) -> Option<Window> {
        let (earliest, latest) = occurred(self.recurring, ends, (self.date, number))?;
        let last = When::parse_length(self.within, self.language, latest)?;
        Some(between(earliest, last).window(Conventions::shipped()))
    }

    /// Which occurrence the date counts from on a day when `standing` is the current one: the occurrence before that until
    /// the time after it has run out, then `standing`.
    pub fn number(&self, ends: &Ends, standing: u32, as_of: NaiveDate) -> u32 {
        let running = |number: &u32| {
            self.window(ends, *number)
                .is_some_and(|window| window.latest >= Some(as_of))
        };
        standing.checked_sub(1).filter(running).unwrap_or(standing)
    }
}

impl Corpus {
    /// The first recurring date of an action, with its index among all dates.
    fn recurring_of(&self, action: ActionId) -> Option<(u32, &Recurring)> {
        self.date_numbers(action)
            .find_map(|date| Some((date, self.recurring(date)?)))
    }

    /// What a date counts from, if that recurs.
    pub fn followed(&self, date: u32) -> Option<Followed<'_>> {
        let after = self.afters.get(&date)?;
        let (own, recurring) = self.recurring_of(after.action)?;
        Some(Followed {
            date: own,
            recurring,
            within: self.str(after.within),
            language: self.edition_of_date(date).reading().language,
        })
    }

    /// Whether any date counts from a recurring one and so depends on the clock.
    pub fn counts_from_recurring(&self) -> bool {
        !self.recurring.is_empty()
            && self
                .afters
                .values()
                .any(|after| self.recurring_of(after.action).is_some())
    }
}

/// The first and last day from which a date that follows an action may count: when the action is owed or has happened.
fn begins(
    corpus: &Corpus,
    (ends, actions): AllEnds<'_>,
    action: ActionId,
) -> Option<(Option<NaiveDate>, NaiveDate)> {
    if let Some(closed) = actions.get(&action) {
        return is_met(*closed).then_some((Some(closed.known), closed.known));
    }
    let dates = corpus.dates.row(action.index()).iter().enumerate();
    let owed = dates.filter(|(_, date)| date.is_deadline() && date.role.nature() == Nature::Owed);
    let owed: Vec<_> = owed
        .map(|(index, date)| (date, ends.of(corpus, corpus.date_number(action, index))))
        .collect();
    let is_open = |(_, settled): &&(_, Option<Settled>)| settled.is_none();
    if owed.iter().any(|date| is_open(&date)) {
        let windows = owed.iter().filter(is_open).map(|(date, _)| date.window(corpus));
        let window = windows.max_by_key(Window::sort_key)?;
        return Some((window.earliest, window.latest?));
    }
    if owed.is_empty() {
        let window = happened(corpus, action)?;
        return Some((window.earliest, window.latest?));
    }
    let met = owed
        .iter()
        .filter_map(|(_, settled)| *settled)
        .filter(|settled| is_met(*settled));
    let day = met.map(|settled| settled.known).max()?;
    Some((Some(day), day))
}

const fn is_met(settled: Settled) -> bool {
    matches!(
        settled.state,
        ScheduleState::Met | ScheduleState::MetLate | ScheduleState::PartlyMet
    )
}

/// Whether a text is a length of time, such as `90 days`.
pub fn is_length(within: &str, language: Language) -> bool {
    let any = NaiveDate::from_ymd_opt(2001, 1, 1);
    any.is_some_and(|any| When::parse_length(within, language, any).is_some())
}
