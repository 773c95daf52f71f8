//! Addresses: what the cursor or the action leads to outside the program.

use super::Pane;
use super::effect::Effect;
use super::state::{Message, State};
use crate::views::facts::Target;
use crate::views::node::Node;

/// Opens the address on the line of the cursor; from elsewhere, or from a line without one, the first of the action.
pub fn open_link(state: &mut State) -> Vec<Effect> {
    if let Some(url) = on_line(state).or_else(|| of_action(state)) {
        return open(state, url);
    }
    state.message = Some(Message::Note("Nothing here has a link".into()));
    Vec::new()
}

pub fn open(state: &mut State, url: String) -> Vec<Effect> {
    state.message = Some(Message::Note(format!("Opening {url}")));
    vec![Effect::OpenUrl(url)]
}

fn on_line(state: &State) -> Option<String> {
    let is_read = state.focus == Pane::Action && !state.tables.is_shown();
    let line = state
        .detail
        .lines
        .get(state.detail.cursor.at)
        .filter(|_| is_read)?;
    match &line.link {
        Some(Target::Url(url)) => Some(url.clone()),
        _ => None,
    }
}

/// Where the action can be read, else what else there is to read, else its document.
fn of_action(state: &State) -> Option<String> {
    let of_row = (state.focus == Pane::Action)
        .then(|| state.tables.action())
        .flatten();
    let Node::Action(id) = of_row.map(Node::Action).or(state.selected)? else {
        return None;
    };
    let action = state.library.corpus.action(id);
    let link = action.links().first();
    let link = link.map(|link| state.library.corpus.str(link.url));
    let url = action.url().or(link).or_else(|| action.cited_url());
    url.map(str::to_owned)
}
