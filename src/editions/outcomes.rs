//! How deadlines of earlier editions ended according to later ones, so that an earlier edition does not show as open what
//! has been delivered since.

use hashbrown::HashMap;

use super::compare_dates::{couples, done_by};
use super::in_view::of_edition;
use super::thread;
use crate::model::deadlines::Deadlines;
use crate::model::settled::{SaidBy, Settled};
use crate::model::{Corpus, EditionId};
use crate::when::state::Nature;

/// How deadlines ended according to a later edition, by the date's index among all dates. Each outcome is known from the
/// as-of date of that edition at the earliest.
pub fn outcomes(corpus: &Corpus, deadlines: &Deadlines) -> HashMap<u32, Settled> {
    let mut found: HashMap<u32, Settled> = HashMap::new();
    // The newest first, so that what it says is passed back through all editions before it.
    for number in (0..corpus.editions.len()).rev() {
        let edition = &corpus.editions[number];
        if edition.follows.is_none() {
            continue;
        }
        for new in of_edition(corpus, EditionId::at(number)) {
            // Skips most actions: they still have deadlines, and it is not known how any of them ended.
            let is_known =
                |date: u32, settled: Option<Settled>| settled.is_some() || found.contains_key(&date);
            let mut owed = deadlines.owed(corpus, new).peekable();
            if owed.peek().is_some() && !owed.any(|owed| is_known(owed.date, owed.settled)) {
                continue;
            }
            for old in thread::before(corpus, new) {
                if deadlines.first_of(old).is_none() {
                    continue;
                }
                let after = corpus.action(new);
                let (couples, _) = couples(deadlines, corpus.action(old), after);
                for (old, new) in couples {
                    let is_single = corpus.recurring(old.date).is_none();
                    if old.nature != Nature::Owed || old.settled.is_some() || !is_single {
                        continue;
                    }
                    let state = match &new {
                        Some(new) => new
                            .settled
                            .or_else(|| found.get(&new.date).copied())
                            .map(|settled| (settled.state, settled.known)),
                        None => done_by(deadlines, &old, after).map(|state| (state, edition.as_of)),
                    };
                    if let Some((state, known)) = state {
                        let settled = Settled {
                            state,
                            known: known.max(edition.as_of),
                            said_by: SaidBy::LaterEdition,
                        };
                        found.insert(old.date, settled);
                    }
                }
            }
        }
    }
    found
}
