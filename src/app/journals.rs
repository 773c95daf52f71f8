//! Changes in the journals, which everything that is shown follows.

use super::state::{Message, State};
use super::{Effect, Mode, Pane, navigate, record};
use crate::journal::{Entry, Journals};
use crate::views::node::Node;

impl State {
    /// Handles journals that were read again. If they changed, a new search thread is needed; returns the effects to ask of it.
    pub fn journals_changed(&mut self, journals: Journals) -> Option<Vec<Effect>> {
        if journals == self.library.ledger.journals {
            return None;
        }
        self.library = std::mem::take(&mut self.library).with_journals(journals);
        self.follow_journals();
        self.view.filter_again(&self.library, self.time.clock.as_of);
        self.refresh();
        // The agenda may have moved on to the next entry.
        let at_cursor = self.panes.deadlines.action(&self.library.deadlines);
        if self.layout.focus == Pane::Deadlines
            && let Some(action) = at_cursor
        {
            navigate::select(self, Node::Action(action));
        }
        self.refresh_action();
        let effects = self.search_again();
        self.settle();
        Some(effects)
    }

    /// Handles the outcome of recording: the entries as written or the reason they were not, and the journals as read afterwards.
    pub fn recorded(&mut self, written: Result<Vec<Entry>, String>, journals: Journals) {
        self.journals_changed(journals);
        match (written, &mut self.mode) {
            (Ok(entries), mode) => {
                if matches!(mode, Mode::Record(_)) {
                    *mode = Mode::Browse;
                }
                let said = record::confirmation(self, &entries);
                self.note(said);
            }
            // What was typed stays, so that it can be recorded again.
            (Err(why), Mode::Record(prompt)) => prompt.wrong = Some(format!("Not recorded: {why}")),
            (Err(why), _) => self.message = Some(Message::Error(format!("Not recorded: {why}"))),
        }
        self.settle();
    }
}
