//! Turning the plain words of the active query into fields.

use super::answer::Answer;
use super::filtered::ActiveFilter;
use super::state::State;
use crate::query::PlainOffer;

/// The offer for the active query.
pub fn offered(state: &State) -> Option<&PlainOffer> {
    state.view.filter.as_ref()?.offer.as_ref()
}

/// Replaces the query with the offer.
pub fn take(state: &mut State) -> Answer {
    let Some(offer) = offered(state).cloned() else {
        return Answer::Note("No query in plain words is shown; there is nothing to turn into fields".into());
    };
    if let Some(view) = offer.view
        && offer.query.is_empty()
    {
        state.view.filter = None;
        state.refresh();
        return Answer::View(view);
    }
    let filter = ActiveFilter::new(&state.library, &offer.query, state.time.clock.as_of);
    let hit = filter
        .as_ref()
        .and_then(|filter| filter.first(&state.library, state.time.clock.as_of));
    let (Some(filter), Some(hit)) = (filter, hit) else {
        return Answer::Note(format!("Nothing matches {}", offer.query));
    };
    state.search.remember(&offer.query);
    Answer::Filter {
        filter,
        hit,
        note: None,
        then: offer.view,
    }
}
