//! Markdown: lists and tables that a `CommonMark` parser reads as meant.

use milepost::export::list;
use milepost::export::{ExportScope, Format};
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Shelf, rendered};

/// The texts of items and of table rows of a page, in order.
pub struct Page {
    pub items: Vec<String>,
    pub rows: Vec<Vec<String>>,
    pub headings: Vec<String>,
}

/// Reads a page. Anything but headings, lists, tables, paragraphs and emphasis is not expected, and panics.
pub fn read(markdown: &str) -> Page {
    let mut page = Page {
        items: Vec::new(),
        rows: Vec::new(),
        headings: Vec::new(),
    };
    let mut open: Vec<String> = Vec::new();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Start(Tag::Item | Tag::Heading { .. } | Tag::TableCell) => open.push(String::new()),
            Event::Start(Tag::TableRow) => page.rows.push(Vec::new()),
            // An item that holds a list ends its own text there.
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
            Event::Text(text) => {
                if let Some(own) = open.last_mut() {
                    own.push_str(&text);
                }
            }
            Event::Start(Tag::Paragraph | Tag::Strong | Tag::Emphasis | Tag::Table(_) | Tag::TableHead)
            | Event::End(_)
            | Event::SoftBreak => {}
            other => panic!("{other:?}"),
        }
    }
    page
}

#[test]
fn a_reader_sees_every_entry_of_every_view() {
    for shelf in [Shelf::small(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        shelf.views(|name, view| {
            let page = read(&rendered(view, Format::Markdown));
            for entry in list(view).entries() {
                let action = corpus.action(entry.action);
                let (title, cite) = (action.title(), action.citation());
                let is_told = match view.scope {
                    ExportScope::Deadlines(_) => {
                        page.rows.iter().any(|row| row[2] == title && row[4] == cite)
                    }
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
                assert_eq!(page.rows.len(), list(view).len(), "{name}");
            }
        });
    }
}
