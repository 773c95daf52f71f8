//! Copying the view or citations to the clipboard.

use super::effect::Effect;
use super::export_subject::{ExportSubject, with_view};
use super::state::{Message, State};
use crate::command::Command;
use crate::export::{self, ExportFormat, Paper};
use crate::views::node::Node;
use crate::views::wording;

/// The most bytes of text sent to the clipboard: terminals accept at most 100,000 characters of base64.
const MOST_COPIED: usize = 74_994;

pub fn copy_view(state: &mut State) -> Vec<Effect> {
    let ground = state.ground();
    let what = ExportSubject::marked_or_view(ground);
    let (text, count) = with_view(ground, &state.panes, (what, false), |view| {
        let prepared = export::prepare(view);
        (
            prepared.text(Paper::default()),
            prepared.count(ExportFormat::Text),
        )
    });
    copy(state, text, &count)
}

/// Copies the citation of what is selected, or of everything that is marked.
pub fn copy_citation(state: &mut State) -> Vec<Effect> {
    let nodes: Vec<Node> = if state.marks.is_empty() {
        state.meant().into_iter().collect()
    } else {
        state.marks.iter().map(Node::Action).collect()
    };
    let cited: Vec<_> = nodes
        .iter()
        .map(|node| export::citation(&state.library, state.panes.tree.pivot.as_deref(), *node))
        .flat_map(|cited| cited.lines().map(str::to_owned).collect::<Vec<_>>())
        .collect();
    if cited.is_empty() {
        state.note("Nothing here to cite");
        return Vec::new();
    }
    let what = wording::count(cited.len(), "citation");
    copy(state, cited.join("\n"), &what)
}

/// Sends a text to the clipboard, unless it is longer than terminals accept.
fn copy(state: &mut State, text: String, what: &str) -> Vec<Effect> {
    if text.len() > MOST_COPIED {
        let export = state.session.key(Command::Export);
        state.message = Some(Message::Error(format!(
            "Not copied: {what} are {} kB, terminals accept at most 75 kB; {export} writes a file",
            text.len().div_ceil(1000)
        )));
        return Vec::new();
    }
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    state.note(format!("Sent {what} to the clipboard: {}", first.trim()));
    vec![Effect::Copy(text)]
}
