//! Links from the cursor or the action to addresses outside the program.

use super::Pane;
use super::effect::Effect;
use super::state::State;
use crate::views::facts::FactTarget;
use crate::views::node::Node;

/// Opens the address on the cursor's line, or else the first address of the action.
pub fn open_link(state: &mut State) -> Vec<Effect> {
    if let Some(url) = on_line(state).or_else(|| of_action(state)) {
        return open(state, url);
    }
    state.note("Nothing here has a link");
    Vec::new()
}

pub fn open(state: &mut State, url: String) -> Vec<Effect> {
    state.note(format!("Opening {url}"));
    vec![Effect::OpenUrl(url)]
}

/// The address on the line of the cursor.
pub fn on_line(state: &State) -> Option<String> {
    let is_read = state.layout.focus == Pane::Action && !state.panes.tables.is_shown();
    let line = state
        .panes
        .detail
        .lines
        .get(state.panes.detail.cursor.at)
        .filter(|_| is_read)?;
    match &line.link {
        Some(FactTarget::Url(url)) => Some(url.clone()),
        _ => None,
    }
}

/// The address of the action itself, or else its first link, or else its document.
fn of_action(state: &State) -> Option<String> {
    let Node::Action(id) = state.meant()? else {
        return None;
    };
    let action = state.library.corpus.action(id);
    let link = action.links().first();
    let link = link.map(|link| state.library.corpus.str(link.url));
    let url = action.url().or(link).or_else(|| action.cited_url());
    url.map(str::to_owned)
}
