//! Editions: looking at an edition other than the clock's, and keeping the reader's place when the editions in view change.

use super::state::State;
use crate::command::Command;
use crate::editions::thread;
use crate::model::{Corpus, EditionId, SectionId};
use crate::views::node::Node;

/// Looks at the next edition of the document instead of the clock's.
pub fn look_at_next(state: &mut State) {
    let clock = state
        .library
        .clone()
        .looking_at(None)
        .in_view(state.time.clock.as_of);
    let Some((own, editions)) = cycle(state, &clock) else {
        return state.note(if clock.is_empty() {
            "No edition is loaded"
        } else {
            "There is only this edition of the document"
        });
    };
    let now = state
        .library
        .edition
        .filter(|edition| editions.contains(edition))
        .unwrap_or(own);
    let at = editions.iter().position(|edition| *edition == now).unwrap_or(0);
    let next = editions[(at + 1) % editions.len()];
    // `None` means the edition of the clock.
    state.library.edition = (next != own).then_some(next);
    state.view.filter_again(&state.library, state.time.clock.as_of);
    state.refresh();
    let corpus = state.corpus();
    let name = |edition: EditionId| corpus.str(corpus.editions[edition.index()].short);
    let note = if next == own {
        format!("{}: the edition as of the clock\u{2019}s date", name(own))
    } else {
        let key = state.session.key(Command::OtherEdition);
        let rest = editions.len() - 1 - (at + 1) % editions.len();
        let back = if rest == 0 {
            format!("{key} goes back to {}", name(own))
        } else {
            format!("{key} goes on, after {rest} more back to {}", name(own))
        };
        format!("{}: {back}", name(next))
    };
    state.note(note);
}

/// The edition of the clock, and all editions of its document in the order they are cycled through: that edition, older
/// ones, then those after the clock. The document is that of the selection, or else the first with several editions.
fn cycle(state: &State, clock: &[EditionId]) -> Option<(EditionId, Vec<EditionId>)> {
    let corpus = state.corpus();
    let of_document = |own: EditionId| -> Vec<EditionId> {
        let document = corpus.str(corpus.editions[own.index()].document);
        let all = corpus.editions.iter().enumerate();
        let same = all.filter(|(_, edition)| corpus.str(edition.document) == document);
        let mut all: Vec<EditionId> = same.map(|(index, _)| EditionId::at(index)).collect();
        all.reverse();
        let at = all.iter().position(|edition| *edition == own).unwrap_or(0);
        all.rotate_left(at);
        all
    };
    let selected = state.selected.and_then(|node| edition_of(corpus, node));
    let document = |edition: EditionId| corpus.str(corpus.editions[edition.index()].document);
    let same = |edition: &EditionId| selected.is_some_and(|own| document(own) == document(*edition));
    let chosen = clock.iter().copied().find(same);
    let chosen = chosen.into_iter().chain(clock.iter().copied());
    chosen
        .map(|own| (own, of_document(own)))
        .find(|(_, editions)| editions.len() > 1)
}

fn edition_of(corpus: &Corpus, node: Node) -> Option<EditionId> {
    match node {
        Node::Action(action) => Some(corpus.edition(action)),
        Node::Edition(edition) => Some(edition),
        Node::Section(section) => Some(corpus.edition_of(section)),
        Node::Branch(_) => None,
    }
}

/// Carries the selection and the unfolded headings over from the editions formerly in view to those in view now.
pub fn carry(state: &mut State, former: &[EditionId]) {
    let library = state.library.clone();
    let corpus = &*library.corpus;
    let document = |edition: EditionId| corpus.str(corpus.editions[edition.index()].document);
    for old in former.iter().filter(|old| !state.view.editions.contains(old)) {
        let same = |edition: &&EditionId| document(**edition) == document(*old);
        let Some(new) = state.view.editions.iter().find(same).copied() else {
            continue;
        };
        let open = state.panes.tree.open_sections();
        let theirs = open.filter(|section| corpus.edition_of(*section) == *old);
        let carried = theirs.filter_map(|section| same_section(corpus, section, new));
        let carried: Vec<Node> = carried.map(Node::Section).collect();
        state.panes.tree.unfold(carried.into_iter());
        let Some(node) = state
            .selected
            .filter(|node| edition_of(corpus, *node) == Some(*old))
        else {
            continue;
        };
        let found = match node {
            Node::Action(action) => {
                let section = corpus.actions[action.index()].section;
                let same = thread::at(corpus, action, new).map(Node::Action);
                same.or_else(|| same_section(corpus, section, new).map(Node::Section))
            }
            Node::Section(section) => same_section(corpus, section, new).map(Node::Section),
            Node::Edition(_) => Some(Node::Edition(new)),
            Node::Branch(_) => None,
        };
        let first = || {
            let own = corpus.objectives.iter();
            let first = own.into_iter().find(|objective| objective.edition == new);
            first.map(|objective| Node::Section(objective.section))
        };
        state.selected = found.or_else(first);
        if let Some(node) = state.selected {
            state.panes.tree.reveal(corpus, node);
        }
    }
}

/// The heading with the same id in another edition, or else its nearest ancestor's.
fn same_section(corpus: &Corpus, section: SectionId, edition: EditionId) -> Option<SectionId> {
    let mut path = corpus.path(section);
    path.reverse();
    path.into_iter().find_map(|section| {
        let id = corpus.section(section).id;
        let all = (0..corpus.sections.len()).map(SectionId::at);
        all.filter(|other| corpus.str(corpus.section(*other).id) == corpus.str(id))
            .find(|other| corpus.edition_of(*other) == edition)
    })
}
