//! What the journals make of a corpus as of a day: the one step between them and everything that is shown.

use chrono::NaiveDate;
use hashbrown::HashMap;

use super::ledger::{EntryId, Ledger, Target};
use crate::model::settled::{Overrides, SaidBy, Settled, state, state_of};
use crate::model::{Corpus, WhenId, Wording};
use crate::when::schedule::ScheduleState;

/// What the journals change as of a day.
#[derive(Clone, Debug, Default)]
pub struct Effects {
    /// The corpus with its dates moved; none where nothing has slipped.
    pub corpus: Option<Corpus>,
    pub overrides: Overrides,
}

/// Works it out. What was recorded last counts: an outcome after a slip is one of the new date, and what has slipped
/// after an outcome is open again.
pub fn effects(base: &Corpus, ledger: &Ledger, as_of: NaiveDate) -> Effects {
    let mut overrides = Overrides::default();
    // By the moved date, the entry that moves it.
    let mut moves: HashMap<u32, EntryId> = HashMap::new();
    for effect in ledger.effects.iter().filter(|effect| effect.known <= as_of) {
        let entry = ledger.entry(effect.entry);
        match (effect.target, effect.outcome) {
            (Target::Date(date), None) => {
                moves.insert(date, effect.entry);
                overrides.dates.insert(date, None);
            }
            (Target::Date(date), Some(outcome)) => {
                let to = moves.get(&date).and_then(|id| ledger.entry(*id).to.as_ref());
                let own = || base.dates.items()[date as usize].window(base);
                let window = to.map_or_else(own, |to| to.window);
                let happened = entry.on.as_ref().map(|on| &on.window);
                let settled = journal(state(outcome, &window, happened), effect.known);
                overrides.dates.insert(date, Some(settled));
            }
            (Target::Action(action), Some(outcome)) => {
                // Without a window nothing is late.
                let settled = journal(state_of(outcome), effect.known);
                overrides.actions.insert(action, settled);
            }
            (Target::Action(_), None) => {}
        }
    }
    Effects {
        corpus: (!moves.is_empty()).then(|| moved(base, ledger, &moves)),
        overrides,
    }
}

const fn journal(state: ScheduleState, known: NaiveDate) -> Settled {
    Settled {
        state,
        known,
        said_by: SaidBy::Journal,
    }
}

/// The corpus with some of its dates moved, and what they were kept.
fn moved(base: &Corpus, ledger: &Ledger, moves: &HashMap<u32, EntryId>) -> Corpus {
    let mut corpus = base.clone();
    let mut moves: Vec<_> = moves.iter().collect();
    moves.sort_unstable();
    let mut known: HashMap<&str, WhenId> = HashMap::new();
    for (date, id) in moves {
        let Some(to) = &ledger.entry(*id).to else { continue };
        let when = *known.entry(&*to.text).or_insert_with(|| {
            let when = WhenId::at(corpus.wordings.len());
            let text = corpus.text.push(&to.text);
            corpus.wordings.push(Wording {
                text,
                // They are not the document's words.
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
    corpus
}
