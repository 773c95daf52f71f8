//! What people recorded: outcomes and notes, each with whose journal it is from and where it can be read. None of it is
//! from the document.

use super::asked::{Asked, titled_list};
use super::page::{BriefPassage, BriefSection};
use super::{labels, notes};
use crate::export::notes::Notes;
use crate::model::ActionRef;
use crate::views::recorded::{LineKind, RecordedLine, lines};

const MOST: usize = 12;

pub fn section(asked: &Asked, notes: &mut Notes) -> Option<BriefSection> {
    let sources = asked.sources();
    let mut recorded: Vec<(ActionRef, RecordedLine)> = asked
        .actions()
        .flat_map(|action| {
            let lines = lines(sources, action.id);
            lines.into_iter().map(move |line| (action, line))
        })
        // That somebody watches it is nobody else's business.
        .filter(|(_, line)| line.kind != LineKind::Watched)
        .collect();
    // What became known last comes first.
    recorded.sort_by_key(|(_, line)| {
        let known = line.entry.map(|entry| sources.ledger.entry(entry).known());
        std::cmp::Reverse(known)
    });
    let listed = recorded.iter().take(MOST);
    let listed = listed.map(|(action, line)| passage(asked, notes, *action, line));
    let parts = titled_list(
        labels::OUTCOMES_NOTE,
        listed.collect(),
        recorded.len(),
        labels::ENTRY,
    );
    BriefSection::of(labels::OUTCOMES, parts)
}

fn passage(asked: &Asked, notes: &mut Notes, action: ActionRef, line: &RecordedLine) -> BriefPassage {
    let mut text = format!("{}: {}", action.title(), line.words);
    if !line.note.is_empty() {
        let end = if line.words.ends_with('.') { "" } else { "." };
        text = format!("{text}{end} {}", line.note);
    }
    if !line.whose.is_empty() {
        text = format!("{text} ({})", line.whose);
    }
    let mut cited = vec![asked.cite(notes, action)];
    cited.extend(
        line.evidence
            .iter()
            .map(|(title, url)| notes::read(notes, title, url)),
    );
    BriefPassage::new(&text, cited)
}
