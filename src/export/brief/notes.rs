//! The notes of a brief: numbered as they first appear, one for each place in a document.

use hashbrown::HashMap;

use super::labels;
use super::page::Note;
use crate::model::ActionRef;
use crate::text::visible::visible;
use crate::when::DayFormat;

#[derive(Debug, Default)]
pub struct Notes {
    list: Vec<Note>,
    known: HashMap<String, usize>,
}

impl Notes {
    /// The number of the note that says where an action stands.
    pub fn cite(&mut self, days: DayFormat, action: ActionRef) -> usize {
        self.number(&stated(days, action), action.cited_url())
    }

    /// The number of the note that says where something recorded can be read.
    pub fn read(&mut self, title: &str, url: &str) -> usize {
        // An address says itself where it leads.
        let title = if title == url { labels::EVIDENCE } else { title };
        self.number(title, Some(url))
    }

    fn number(&mut self, text: &str, url: Option<&str>) -> usize {
        let text = visible(text).into_owned();
        let url = url.map(|url| visible(url).into_owned());
        let key = format!("{text} {}", url.as_deref().unwrap_or_default());
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        self.list.push(Note { text, url });
        self.known.insert(key, self.list.len());
        self.list.len()
    }

    pub fn finish(self) -> Vec<Note> {
        self.list
    }
}

/// Document, date, objective, item, page, line.
fn stated(days: DayFormat, action: ActionRef) -> String {
    let corpus = action.corpus;
    let edition = action.edition();
    let name = match corpus.str(edition.source_name) {
        "" => corpus.str(edition.title),
        name => name,
    };
    let mut parts = vec![name.to_owned(), days.day(edition.as_of)];
    let reference = action.reference();
    parts.push(
        match reference.map_or("", |reference| corpus.str(reference.number)) {
            "" => format!("objective {}", action.objective().number),
            number => format!("reference {number}"),
        },
    );
    let source = action.record().source;
    if source.item > 0 {
        parts.push(format!("item {}", source.item));
    }
    if let Some(page) = reference.map(|reference| reference.page).filter(|page| *page > 0) {
        parts.push(format!("page {page}"));
    }
    if source.last_line > source.line {
        parts.push(format!("lines {}–{}", source.line, source.last_line));
    } else if source.line > 0 {
        parts.push(format!("line {}", source.line));
    }
    parts.join(", ")
}
