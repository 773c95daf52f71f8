//! Dates that count from another action: "within 90 days after the guidance". Their windows are computed from when that
//! action is owed or happened, in the order in which the dates depend on each other.

use hashbrown::HashMap;

use super::origins::Origins;
use super::problem::{CorpusMistake, Step};
use super::relations::other;
use super::rings::rings;
use super::stated::StatedAfter;
use crate::model::after::counted;
use crate::model::settled::{Ends, settled};
use crate::model::text::Text;
use crate::model::words::RelationKind;
use crate::model::{ActionId, After, Corpus, WhenId, Wording};
use crate::when::convention::Conventions;

/// Computes the window of every date in `afters`, whose texts are in `links`.
pub fn count_from_others(
    corpus: &mut Corpus,
    origins: &mut Origins,
    conventions: &Conventions,
    (afters, links): (&[StatedAfter], &Text),
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
            CorpusMistake::Cycle("after", ids),
        );
    }
    if found.is_empty() || !rings.is_empty() {
        return;
    }
    let ends = settled(corpus);
    for index in in_order(&found) {
        let (after, to) = found[index];
        let within = links.get(after.within);
        give(corpus, conventions, &ends, (after, to, within));
    }
}

/// Indexes into `afters` in an order in which each date follows those it counts from. There must be no rings.
fn in_order(afters: &[(&StatedAfter, ActionId)]) -> Vec<usize> {
    // How many dates of each action still lack a window, and which dates wait for all of them.
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

/// Computes the window of one date, if there is anything to count from yet.
fn give(
    corpus: &mut Corpus,
    conventions: &Conventions,
    ends: &Ends,
    (after, to, within): (&StatedAfter, ActionId, &str),
) {
    let number = corpus.dates.start(after.action.index()) + after.index;
    let Some(date) = corpus.dates.items().get(number).copied() else {
        return;
    };
    let language = corpus.edition_of_date(number as u32).reading().language;
    let nothing = HashMap::new();
    if let Some(when) = counted(corpus, (ends, &nothing), to, (within, language), None) {
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
    corpus.afters_in_order.push(number as u32);
}
