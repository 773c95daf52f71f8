//! What the notes of a brief say: where an action is in its document, without abbreviations, and where evidence can be
//! read.

use super::labels;
use crate::export::notes::Notes;
use crate::model::ActionRef;
use crate::text::sanitize::visible;
use crate::when::DayFormat;

/// The number of the note that says where an action is in its document.
pub fn cite(notes: &mut Notes, days: DayFormat, action: ActionRef) -> usize {
    numbered(notes, &stated(days, action), action.cited_url())
}

/// The number of the note that says where something recorded can be read.
pub fn read(notes: &mut Notes, title: &str, url: &str) -> usize {
    // The address follows anyway, so it is not repeated as a title.
    let title = if title == url { labels::EVIDENCE } else { title };
    numbered(notes, title, Some(url))
}

fn numbered(notes: &mut Notes, text: &str, url: Option<&str>) -> usize {
    notes.number(&visible(text), url.map(visible).as_deref())
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
