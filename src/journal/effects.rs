//! Applies the journals to a corpus as of a day. Everything that is shown comes after this single step.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::entry::Entry;
use super::ledger::{EntryId, EntryTarget, Ledger};
use crate::model::after::counted;
use crate::model::settled::{Overrides, SaidBy, Settled, settled, state, state_of};
use crate::model::words::Recorded;
use crate::model::{ActionId, Corpus, WhenId, Wording};
use crate::when::Window;
use crate::when::convention::Conventions;
use crate::when::state::ScheduleState;

/// What changes because of the journals and the day.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    /// The corpus with changed dates; `None` if all dates are as they were loaded.
    pub corpus: Option<Corpus>,
    pub overrides: Overrides,
}

/// The entries that move dates, by the date's index among all dates and, if it recurs, the number of the occurrence.
type Moves = HashMap<(u32, Option<u32>), EntryId>;

/// Computes the effects of the journals as of a day. What was recorded last counts: an outcome after a slip applies to
/// the new date, and a deadline that slips after an outcome is open again.
pub fn effects(base: &Corpus, ledger: &Ledger, conventions: &Conventions, as_of: NaiveDate) -> Effects {
    let mut overrides = Overrides::default();
    let mut moves = Moves::new();
    // For dates that count from another action, the last entry about each.
    let mut last: HashMap<u32, EntryId> = HashMap::new();
    for effect in ledger.effects.iter().filter(|effect| effect.known <= as_of) {
        let entry = ledger.entry(effect.entry);
        match (effect.target, effect.outcome) {
            (EntryTarget::Date(date), outcome) => {
                let place = (date, effect.occurrence);
                if base.afters.contains_key(&date) {
                    last.insert(date, effect.entry);
                }
                let settled = outcome.map(|outcome| {
                    let window = due(base, ledger, &moves, place);
                    let happened = entry.on.as_ref().map(|on| &on.window);
                    journal(state(outcome, &window, happened), effect.known)
                });
                if outcome.is_none() {
                    moves.insert(place, effect.entry);
                }
                match effect.occurrence {
                    Some(number) => overrides.occurrences.insert((date, number), settled),
                    None => overrides.dates.insert(date, settled),
                };
            }
            (EntryTarget::Action(action), Some(outcome)) => {
                // Without a window, nothing can be late.
                let settled = journal(state_of(outcome), effect.known);
                overrides.actions.insert(action, settled);
            }
            (EntryTarget::Action(_), None) => {}
        }
    }
    let mut corpus = placed(base, ledger, (&moves, &overrides), as_of);
    let says =
        !(overrides.dates.is_empty() && overrides.occurrences.is_empty() && overrides.actions.is_empty());
    if base.counts_from_recurring() {
        let now = corpus.as_ref().unwrap_or(base);
        follow(base, now, ledger, &mut overrides, as_of);
        // First without the journals, then with them: the difference is what they changed.
        let counting = Counting {
            moves: &moves,
            overrides: &Overrides::default(),
            conventions,
            as_of,
        };
        count_again(base, &mut corpus, &counting);
        if let Some(corpus) = &mut corpus {
            corpus.counted_before.clear();
        }
    }
    if says && !base.afters.is_empty() {
        let counting = Counting {
            moves: &moves,
            overrides: &overrides,
            conventions,
            as_of,
        };
        count_again(base, &mut corpus, &counting);
        let corpus = corpus.as_ref().unwrap_or(base);
        for (date, entry) in last {
            settle_again(corpus, ledger.entry(entry), date, &mut overrides);
        }
    }
    Effects { corpus, overrides }
}

/// Ties outcomes of dates that count from a recurring action to occurrences: an outcome belongs to the occurrence that
/// the date counted from when it became known, and settles the date only while it still counts from that one.
fn follow(base: &Corpus, now: &Corpus, ledger: &Ledger, overrides: &mut Overrides, as_of: NaiveDate) {
    let mut ends = settled(base);
    ends.overrule(overrides);
    for effect in ledger.effects.iter().filter(|effect| effect.known <= as_of) {
        let (EntryTarget::Date(date), Some(outcome)) = (effect.target, effect.outcome) else {
            continue;
        };
        let Some(followed) = now.followed(date) else {
            continue;
        };
        let standing = base
            .occurrences_at(&ends, effect.known)
            .get(&followed.date)
            .copied();
        let Some(number) = standing.map(|standing| followed.number(&ends, standing, effect.known)) else {
            continue;
        };
        let happened = ledger.entry(effect.entry).on.as_ref().map(|on| &on.window);
        if let Some(window) = followed.window(&ends, number) {
            let settled = journal(state(outcome, &window, happened), effect.known);
            overrides.occurrences.insert((date, number), Some(settled));
        }
        if number != followed.number(&ends, followed.recurring.number, as_of) {
            overrides.dates.remove(&date);
        }
    }
}

/// What the windows of dates that count from another action are recomputed by.
struct Counting<'c> {
    moves: &'c Moves,
    overrides: &'c Overrides,
    conventions: &'c Conventions,
    as_of: NaiveDate,
}

/// Recomputes the dates that count from another action, from when journals say that it happened or was moved to. The
/// former wordings are kept in `counted_before`. A date that was moved itself stays where it was moved to.
fn count_again(base: &Corpus, corpus: &mut Option<Corpus>, counting: &Counting<'_>) {
    let Counting { moves, overrides, .. } = counting;
    let mut ends = settled(base);
    ends.overrule(overrides);
    for date in &base.afters_in_order {
        let Some(after) = base.afters.get(date) else {
            continue;
        };
        if moves.contains_key(&(*date, None)) {
            continue;
        }
        let now = corpus.as_ref().unwrap_or(base);
        let language = base.edition_of_date(*date).reading().language;
        let length = (base.str(after.within), language);
        let ends = (&ends, &overrides.actions);
        let Some(when) = counted(now, ends, after.action, length, Some(counting.as_of)) else {
            continue;
        };
        let own = now.dates.items()[*date as usize].when;
        let words = now.wording(own).clone();
        if words.when == when {
            continue;
        }
        let corpus = corpus.get_or_insert_with(|| base.clone());
        let id = WhenId::at(corpus.wordings.len());
        corpus.wordings.push(Wording {
            window: when.window(counting.conventions),
            when,
            ..words
        });
        corpus.counted_before.insert(*date, own);
        corpus.dates.items_mut()[*date as usize].when = id;
    }
}

/// Settles a recomputed date again, as whether it was met late depends on its new window. If it has no window yet, the
/// outcome is recorded for the action instead.
fn settle_again(corpus: &Corpus, entry: &Entry, date: u32, overrides: &mut Overrides) {
    let Some(Some(settled)) = overrides.dates.get_mut(&date) else {
        return;
    };
    let own = &corpus.dates.items()[date as usize];
    if !own.has_window(corpus) {
        let action = ActionId::at(corpus.dates.row_of(date as usize));
        overrides.actions.insert(action, *settled);
    } else if let Some(outcome) = entry.what.and_then(Recorded::outcome) {
        let happened = entry.on.as_ref().map(|on| &on.window);
        settled.state = state(outcome, &own.window(corpus), happened);
    }
}

/// When a date is due: where it was moved to, else the window of the occurrence or its own.
fn due(base: &Corpus, ledger: &Ledger, moves: &Moves, (date, occurrence): (u32, Option<u32>)) -> Window {
    let entry = moves.get(&(date, occurrence));
    let to = entry.and_then(|id| ledger.entry(*id).to.as_ref());
    let series = occurrence.and_then(|number| base.recurring(date)?.series.nth(number));
    let own = || series.unwrap_or_else(|| base.dates.items()[date as usize].window(base));
    to.map_or_else(own, |to| to.window)
}

/// The corpus with every date where it is as of a day; `None` if all dates are as they were loaded.
fn placed(
    base: &Corpus,
    ledger: &Ledger,
    (moves, overrides): (&Moves, &Overrides),
    as_of: NaiveDate,
) -> Option<Corpus> {
    let mut numbers = HashMap::new();
    if !base.recurring.is_empty() {
        let mut ends = settled(base);
        ends.overrule(overrides);
        numbers = base.occurrences_at(&ends, as_of);
        // A postponed occurrence is still to come, even if the next one is near.
        for (date, number) in &mut numbers {
            let before = number.checked_sub(1).map(|before| (*date, before));
            let is_put_off = |before: &(u32, u32)| {
                let place = (before.0, Some(before.1));
                let latest = due(base, ledger, moves, place).latest;
                moves.contains_key(&place)
                    && !ends.occurrences.contains_key(before)
                    && latest.is_none_or(|latest| as_of <= latest)
            };
            if let Some((_, before)) = before.filter(is_put_off) {
                *number = before;
            }
        }
        numbers.retain(|date, number| base.recurring(*date).is_some_and(|own| own.number != *number));
    }
    let number_of = |date: u32| {
        let own = base.recurring(date).map(|recurring| recurring.number);
        numbers.get(&date).copied().or(own)
    };
    let counting = moves
        .iter()
        .filter(|((date, number), _)| *number == number_of(*date));
    let mut counting: Vec<_> = counting.map(|((date, _), id)| (*date, *id)).collect();
    counting.sort_unstable();
    if counting.is_empty() && numbers.is_empty() {
        return None;
    }
    let mut corpus = base.clone();
    corpus.place_occurrences(&numbers);
    move_dates(&mut corpus, ledger, &counting);
    Some(corpus)
}

const fn journal(state: ScheduleState, known: NaiveDate) -> Settled {
    Settled {
        state,
        known,
        said_by: SaidBy::Journal,
    }
}

/// Moves dates, and keeps their former wordings in `baselines`.
fn move_dates(corpus: &mut Corpus, ledger: &Ledger, moves: &[(u32, EntryId)]) {
    let mut known: HashMap<&str, WhenId> = HashMap::new();
    for (date, id) in moves {
        let Some(to) = &ledger.entry(*id).to else { continue };
        let when = *known.entry(&*to.text).or_insert_with(|| {
            let when = WhenId::at(corpus.wordings.len());
            let text = corpus.text.push(&to.text);
            corpus.wordings.push(Wording {
                text,
                // The words are the journal's, not the document's.
                is_verbatim: false,
                is_own_fiscal: false,
                when: to.when,
                window: to.window,
            });
            when
        });
        let own = &mut corpus.dates.items_mut()[*date as usize];
        corpus.baselines.insert(*date, own.when);
        own.when = when;
    }
}
