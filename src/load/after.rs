//! Dates that count from another action: "within 90 days after the guidance". Each gets the window that follows from when
//! the other is owed or happened, in the order in which they depend on each other.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::origins::Origins;
use super::problem::{Mistake, Step};
use super::relations::other;
use super::rings::rings;
use super::shard::ShardAfter;
use crate::model::settled::{Ends, Settled, happened, settled};
use crate::model::text::Text;
use crate::model::words::RelationKind;
use crate::model::{ActionId, After, Corpus, WhenId, Wording};
use crate::when::convention::Conventions;
use crate::when::schedule::{Nature, ScheduleState};
use crate::when::{Bound, Language, Period, Stretch, When};

/// Gives every date in `afters` its window; their texts are in `links`.
pub fn count_from_others(
    corpus: &mut Corpus,
    origins: &mut Origins,
    conventions: &Conventions,
    (afters, links): (&[ShardAfter], &Text),
) {
    let mut found = Vec::new();
    for after in afters {
        let id = links.get(after.to);
        match other(corpus, origins, after.action, (RelationKind::DependsOn, id)) {
            Ok(to) => found.push((after, to)),
            Err(mistake) => origins.report(corpus, after.action, &after.at("after"), mistake),
        }
    }
    let mut up: HashMap<usize, Vec<usize>> = HashMap::new();
    for (after, to) in &found {
        up.entry(after.action.index()).or_default().push(to.index());
    }
    let rings = rings(
        if found.is_empty() { 0 } else { corpus.actions.len() },
        |action| up.get(&action).into_iter().flatten().copied(),
    );
    for ring in &rings {
        let action = ActionId::at(ring.nodes[0]);
        let ids = ring.names(|index| corpus.action(ActionId::at(index)).key().to_owned());
        origins.report(
            corpus,
            action,
            &[Step::Field("dates")],
            Mistake::Cycle("after", ids),
        );
    }
    if found.is_empty() || !rings.is_empty() {
        return;
    }
    let settled = settled(corpus);
    for index in in_order(&found) {
        let (after, to) = found[index];
        let within = links.get(after.within);
        give(corpus, conventions, &settled, (after, to, within));
    }
}

/// The order in which no date comes before one that it counts from. There are no rings.
fn in_order(afters: &[(&ShardAfter, ActionId)]) -> Vec<usize> {
    // How many dates of an action are still to be given, and which wait for all of them.
    let mut open: HashMap<ActionId, usize> = HashMap::new();
    let mut waiting: HashMap<ActionId, Vec<usize>> = HashMap::new();
    for (index, (after, to)) in afters.iter().enumerate() {
        *open.entry(after.action).or_default() += 1;
        waiting.entry(*to).or_default().push(index);
    }
    let is_free = |index: &usize| !open.contains_key(&afters[*index].1);
    let mut order: Vec<usize> = (0..afters.len()).filter(is_free).collect();
    let mut next = 0;
    while let Some(index) = order.get(next) {
        let action = afters[*index].0.action;
        let left = open.entry(action).or_default();
        *left -= 1;
        if *left == 0 {
            order.extend(waiting.remove(&action).unwrap_or_default());
        }
        next += 1;
    }
    order
}

/// Gives a date its window, if there is anything to count from yet.
fn give(
    corpus: &mut Corpus,
    conventions: &Conventions,
    settled: &Ends,
    (after, to, within): (&ShardAfter, ActionId, &str),
) {
    let number = corpus.dates.start(after.action.index()) + after.index;
    let Some(date) = corpus.dates.items().get(number).copied() else {
        return;
    };
    let from = begins(corpus, settled, to);
    let language = corpus.edition_of_date(number as u32).reading().language;
    if let Some((earliest, latest)) = from
        && let Some(last) = When::parse_length(within, language, latest)
    {
        let day = |day| Stretch::from(Period::Day(day));
        let when = match earliest {
            Some(earliest) => When::Between(day(earliest), day(last)),
            None => When::Bounded(Bound::By, day(last)),
        };
        let words = corpus.wording(date.when).clone();
        let id = WhenId::at(corpus.wordings.len());
        corpus.wordings.push(Wording {
            window: when.window(conventions),
            when,
            ..words
        });
        corpus.dates.items_mut()[number].when = id;
    }
    let within = corpus.text.push(within);
    corpus.afters.insert(number as u32, After { action: to, within });
}

/// From which days something that follows an action may count: those on which the action is owed, or has happened.
fn begins(corpus: &Corpus, settled: &Ends, action: ActionId) -> Option<(Option<NaiveDate>, NaiveDate)> {
    let first = corpus.dates.start(action.index());
    let dates = corpus.dates.row(action.index()).iter().enumerate();
    let owed = dates.filter(|(_, date)| date.is_deadline() && date.role.nature() == Nature::Owed);
    let owed: Vec<_> = owed
        .map(|(index, date)| (date, settled.of(corpus, (first + index) as u32)))
        .collect();
    let is_open = |(_, settled): &&(_, Option<Settled>)| settled.is_none();
    if owed.iter().any(|date| is_open(&date)) {
        let windows = owed.iter().filter(is_open).map(|(date, _)| date.window(corpus));
        let window = windows.max_by_key(crate::when::Window::sort_key)?;
        return Some((window.earliest, window.latest?));
    }
    if owed.is_empty() {
        let window = happened(corpus, action)?;
        return Some((window.earliest, window.latest?));
    }
    let met = owed.iter().filter_map(|(_, settled)| *settled).filter(|settled| {
        matches!(
            settled.state,
            ScheduleState::Met | ScheduleState::MetLate | ScheduleState::PartlyMet
        )
    });
    let day = met.map(|settled| settled.known).max()?;
    Some((Some(day), day))
}

/// Whether a text is a length of time.
pub fn is_length(within: &str, language: Language) -> bool {
    let any = NaiveDate::from_ymd_opt(2001, 1, 1);
    any.is_some_and(|any| When::parse_length(within, language, any).is_some())
}
