//! Markdown: a `CommonMark` parser reads the lists and tables as intended.

use std::collections::HashMap;

use milepost::export::prepare;
use milepost::export::{ExportFormat, ExportScope};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Shelf, rendered};

/// The texts of items and of table rows of a page, in order.
pub struct Page {
    pub items: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub headings: Vec<String>,
}

/// Parses a page, with its footnotes in brackets where they are cited. Panics on anything except headings, lists, tables,
/// paragraphs and emphasis.
pub fn read(markdown: &str) -> Page {
    let mut page = Page {
        items: Vec::new(),
        rows: Vec::new(),
        headings: Vec::new(),
    };
    let mut open: Vec<String> = Vec::new();
    let mut notes: Vec<(String, String)> = Vec::new();
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(Tag::Item | Tag::Heading { .. } | Tag::TableCell) => open.push(String::new()),
            Event::Start(Tag::TableRow) => page.rows.push(Vec::new()),
            // A nested list ends the text of its item.
            Event::Start(Tag::List(_)) => {
                if let Some(own) = open.last_mut() {
                    page.items.push(std::mem::take(own));
                }
            }
            Event::End(TagEnd::Item) => page.items.extend(open.pop().filter(|text| !text.is_empty())),
            Event::End(TagEnd::Heading(_)) => page.headings.extend(open.pop()),
            Event::End(TagEnd::TableCell) => {
                let cell = open.pop().unwrap();
                if let Some(row) = page.rows.last_mut() {
                    row.push(cell);
                }
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                notes.push((format!("[^{name}]"), String::new()));
                open.push(String::new());
            }
            Event::End(TagEnd::FootnoteDefinition) => notes.last_mut().unwrap().1 = open.pop().unwrap(),
            Event::FootnoteReference(name) => open.last_mut().unwrap().extend(["[^", &*name, "]"]),
            Event::Text(text) => {
                if let Some(own) = open.last_mut() {
                    own.push_str(&text);
                }
            }
            Event::Start(
                Tag::Paragraph | Tag::Strong | Tag::Table(_) | Tag::TableHead | Tag::Link { .. },
            )
            | Event::End(_)
            | Event::SoftBreak => {}
            other => panic!("{other:?}"),
        }
    }
    let notes: HashMap<String, String> = notes.into_iter().collect();
    for text in page.items.iter_mut().chain(page.rows.iter_mut().flatten()) {
        if let Some((before, mark)) = text.rfind("[^").map(|at| text.split_at(at)) {
            // A mark without a note would be shown verbatim.
            *text = format!("{before}[{}]", notes[mark]);
        }
    }
    page
}

#[test]
fn a_reader_sees_every_entry_of_every_view() {
    for shelf in [Shelf::small(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        shelf.views(|name, view| {
            let page = read(&rendered(view, ExportFormat::Markdown));
            for entry in prepare(view).listing.entries() {
                let action = corpus.action(entry.action);
                let (title, cite) = (action.title(), action.citation());
                let is_told = match view.scope {
                    ExportScope::Deadlines(_) => page
                        .rows
                        .iter()
                        .any(|row| row[2] == title && row[4] == format!("[{cite}]")),
                    ExportScope::Nodes(nodes) if name != "headings" => {
                        assert!(!nodes.is_empty());
                        page.headings.iter().any(|heading| heading == title)
                            && page
                                .rows
                                .iter()
                                .any(|row| row[0] == "Cite" && row[1].starts_with(&cite))
                    }
                    _ => page
                        .items
                        .iter()
                        .any(|item| item.starts_with(title) && item.ends_with(&format!("[{cite}]"))),
                };
                assert!(is_told, "{name}: {title} [{cite}]");
            }
            if let ExportScope::Deadlines(_) = view.scope {
                assert_eq!(page.rows.len(), prepare(view).listing.len(), "{name}");
            }
        });
    }
}
