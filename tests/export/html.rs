//! HTML pages: every entry of every view is there, every link within a page has a target, and nothing runs.

use std::collections::{BTreeSet, HashMap};

use html5gum::{Token, Tokenizer};
use milepost::export::{ExportFormat, ExportScope, ExportView, Output, Paper, prepare};
use milepost::text::sanitize::visible;
use milepost::views::pivot::Pivot;
use milepost::views::tables::{TableKind, TableOptions};

use super::{Shelf, rendered};

/// The elements that a page may contain. None of them runs or fetches anything.
const ELEMENTS: [&str; 35] = [
    "a", "body", "dd", "div", "dl", "dt", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "head", "header",
    "html", "li", "main", "meta", "ol", "p", "section", "span", "strong", "style", "sup", "table", "tbody",
    "td", "tfoot", "th", "thead", "title", "tr", "ul",
];
const ATTRIBUTES: [&str; 12] = [
    "aria-label",
    "aria-labelledby",
    "aria-sort",
    "charset",
    "class",
    "colspan",
    "content",
    "href",
    "id",
    "lang",
    "name",
    "scope",
];

/// An element, with its text including that of nested elements.
pub struct Element {
    pub name: String,
    pub id: Option<String>,
    pub text: String,
    /// The targets of the links in it.
    pub links: Vec<String>,
}

/// The elements of a page, in the order in which they end.
pub struct Page(Vec<Element>);

impl Page {
    pub fn all<'p>(&'p self, name: &'p str) -> impl Iterator<Item = &'p Element> {
        self.0.iter().filter(move |element| element.name == name)
    }

    /// The cells of every row with cells.
    pub fn rows(&self) -> Vec<Vec<&Element>> {
        let mut rows = vec![Vec::new()];
        for element in &self.0 {
            match element.name.as_str() {
                "td" => rows.last_mut().unwrap().push(element),
                "tr" => rows.push(Vec::new()),
                _ => {}
            }
        }
        rows.retain(|row| !row.is_empty());
        rows
    }

    /// The note that a link leads to.
    fn note(&self, link: &str) -> &Element {
        let id = link.strip_prefix('#').unwrap();
        let mut notes = self.all("li").filter(|note| note.id.as_deref() == Some(id));
        notes.next().unwrap_or_else(|| panic!("no note {link}"))
    }
}

/// Parses a page. Panics on syntax errors, unexpected elements and attributes, duplicate names, and links without a
/// target.
pub fn read(html: &str) -> Page {
    let mut ended = Vec::new();
    let mut open: Vec<Element> = Vec::new();
    for token in Tokenizer::new(html) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => {
                let name = String::from_utf8(tag.name.to_vec()).unwrap();
                assert!(ELEMENTS.contains(&name.as_str()), "<{name}>");
                let attributes: HashMap<String, String> = tag
                    .attributes
                    .iter()
                    .map(|(name, value)| {
                        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
                        (text(name), text(value))
                    })
                    .collect();
                for name in attributes.keys() {
                    assert!(ATTRIBUTES.contains(&name.as_str()), "{name}");
                }
                if name == "meta" {
                    continue;
                }
                let link = attributes.get("href");
                for above in &mut open {
                    above.links.extend(link.cloned());
                }
                open.push(Element {
                    name,
                    id: attributes.get("id").cloned(),
                    text: String::new(),
                    links: link.cloned().into_iter().collect(),
                });
            }
            Token::EndTag(tag) => {
                let element = open.pop().unwrap();
                assert_eq!(element.name.as_bytes(), &**tag.name);
                ended.push(element);
            }
            Token::String(text) => {
                let text = String::from_utf8(text.to_vec()).unwrap();
                for above in &mut open {
                    above.text.push_str(&text);
                }
            }
            Token::Doctype(doctype) => assert_eq!(&**doctype.name, b"html"),
            Token::Comment(_) | Token::Error(_) => panic!("{token:?}"),
        }
    }
    assert!(open.is_empty());
    let mut ids = BTreeSet::new();
    for id in ended.iter().filter_map(|element| element.id.as_deref()) {
        assert!(ids.insert(id), "{id} is there twice");
    }
    let links = ended.iter().filter(|element| element.name == "a");
    for link in links.flat_map(|element| &element.links) {
        match link.strip_prefix('#') {
            Some(id) => assert!(ids.contains(id), "{link} leads nowhere"),
            None => assert!(
                link.starts_with("https://") || link.starts_with("http://"),
                "{link}"
            ),
        }
    }
    let page = Page(ended);
    // Every note links back to the place that refers to it.
    for note in page.all("li") {
        let Some(number) = note.id.as_deref().and_then(|id| id.strip_prefix("note-")) else {
            continue;
        };
        assert_eq!(note.links.last(), Some(&format!("#use-{number}")));
        let mut uses = page
            .all("a")
            .filter(|link| link.id.as_deref() == Some(&*format!("use-{number}")));
        assert_eq!(uses.next().unwrap().links, [format!("#note-{number}")]);
    }
    page
}

/// The page without its style.
fn unstyled(view: &ExportView) -> String {
    let html = rendered(view, ExportFormat::Html);
    let (before, rest) = html.split_once("<style>").unwrap();
    let (_, after) = rest.split_once("</style>\n").unwrap();
    format!("{before}{after}")
}

#[test]
fn a_reader_sees_every_entry_of_every_view() {
    for shelf in [Shelf::small(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        shelf.views(|name, view| {
            let page = read(&rendered(view, ExportFormat::Html));
            let rows = page.rows();
            let ids: BTreeSet<&str> = page
                .0
                .iter()
                .filter_map(|element| element.id.as_deref())
                .collect();
            let cites = |element: &Element, cited: &str| {
                let link = element.links.last().unwrap();
                page.note(link).text.starts_with(cited)
            };
            let items: HashMap<&str, &Element> = page
                .all("li")
                .filter_map(|item| Some((item.id.as_deref()?, item)))
                .collect();
            for entry in prepare(view).listing.entries() {
                let action = corpus.action(entry.action);
                let (title, cite) = (action.title(), action.citation());
                assert!(ids.contains(action.key()), "{name}: no anchor {}", action.key());
                let is_there = match view.scope {
                    ExportScope::Deadlines(_) => rows
                        .iter()
                        .any(|row| row[2].text == title && cites(row[4], &cite)),
                    ExportScope::Nodes(_) if name != "headings" => {
                        page.all("h2").any(|heading| heading.text == title)
                            && page.all("dd").any(|fact| fact.text.starts_with(&cite))
                    }
                    _ => {
                        let item = items[action.key()];
                        item.text.starts_with(title) && cites(item, &cite)
                    }
                };
                assert!(is_there, "{name}: {title} [{cite}]");
            }
            if let ExportScope::Deadlines(_) = view.scope {
                assert_eq!(rows.len(), prepare(view).listing.len(), "{name}");
            }
        });
    }
}

#[test]
fn tables_and_regrouped_trees_are_pages_too() {
    for shelf in [Shelf::tables(), Shelf::editions(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        for kind in TableKind::ALL {
            let view = shelf.table(kind, TableOptions::default());
            let page = read(&rendered(&view, ExportFormat::Html));
            for entry in prepare(&view).listing.entries() {
                let title = corpus.action(entry.action).title();
                let mut rows = page.all("tr").filter(|row| row.text.contains(title));
                assert!(rows.next().is_some(), "{kind:?}: {title}");
            }
        }
        for grouping in ["place", "body", "kind", "state,quarter", "change"] {
            let sources = shelf.library.sources(shelf.as_of);
            let pivot = Pivot::new(sources, grouping.parse().unwrap(), None);
            let view = ExportView {
                pivot: Some(&pivot),
                ..shelf.view(ExportScope::Tree)
            };
            let page = read(&rendered(&view, ExportFormat::Html));
            for action in corpus
                .all()
                .filter(|action| !pivot.stands_of(action.id).is_empty())
            {
                let mut items = page
                    .all("li")
                    .filter(|item| item.text.starts_with(action.title()));
                assert!(items.next().is_some(), "{grouping}: {}", action.title());
            }
        }
    }
}

#[test]
fn headings_are_never_deeper_than_one_below_the_one_above() {
    let shelf = Shelf::built_in();
    shelf.views(|name, view| {
        let page = read(&rendered(view, ExportFormat::Html));
        let mut last = 0;
        for element in &page.0 {
            if let Some(level) = element
                .name
                .strip_prefix('h')
                .and_then(|level| level.parse().ok())
            {
                assert!(level <= last + 1, "{name}: {}", element.text);
                last = level;
            }
        }
        assert_eq!(page.all("h1").count(), 1);
    });
}

#[test]
fn the_last_line_is_that_of_the_text() {
    let shelf = Shelf::small();
    let wide = Paper {
        width: 1000,
        ..Paper::default()
    };
    shelf.views(|name, view| {
        let text = String::from_utf8(prepare(view).render(ExportFormat::Text, wide)).unwrap();
        let page = read(&rendered(view, ExportFormat::Html));
        let footers: Vec<_> = page.all("footer").map(|footer| footer.text.trim()).collect();
        assert_eq!(footers, [text.lines().last().unwrap()], "{name}");
    });
}

#[test]
fn settled_dates_say_their_state_once() {
    let shelf = Shelf::editions();
    let page = read(&rendered(&shelf.view(ExportScope::Tree), ExportFormat::Html));
    let item = page
        .all("li")
        .find(|item| item.text.contains("✗ missed"))
        .unwrap();
    assert_eq!(item.text.matches("missed").count(), 1, "{}", item.text);
}

#[test]
fn ids_are_anchors_and_are_named_if_asked_for() {
    let shelf = Shelf::small();
    let view = shelf.view(ExportScope::Tree);
    let key = shelf.library.corpus.all().next().unwrap().key();
    for (ids, count) in [(false, 0), (true, 1)] {
        let page = read(&rendered(&ExportView { ids, ..view }, ExportFormat::Html));
        let item = page
            .all("li")
            .find(|item| item.id.as_deref() == Some(key))
            .unwrap();
        assert_eq!(item.text.matches(&format!("id:{key}")).count(), count);
    }
}

#[test]
fn a_query_is_text() {
    let shelf = Shelf::small();
    let query = "</p><script>alert(1)</script>\u{202e}";
    let view = ExportView {
        query: Some(query),
        ..shelf.view(ExportScope::Tree)
    };
    let page = read(&rendered(&view, ExportFormat::Html));
    let footer = page.all("footer").next().unwrap();
    assert!(footer.text.contains(&*visible(query)), "{}", footer.text);
}

#[test]
fn the_views_of_a_small_plan() {
    let shelf = Shelf::small();
    shelf.views(|name, view| {
        if matches!(name, "tree" | "agenda" | "one action" | "limited") {
            insta::assert_snapshot!(format!("html {name}"), unstyled(view));
        }
    });
}

#[test]
fn the_tables_of_a_small_plan() {
    let (tables, editions) = (Shelf::tables(), Shelf::editions());
    for (shelf, kind) in [
        (&tables, TableKind::Figures),
        (&tables, TableKind::Owners),
        (&editions, TableKind::Changes),
    ] {
        let view = shelf.table(kind, TableOptions::default());
        insta::assert_snapshot!(format!("html {}", kind.name()), unstyled(&view));
    }
}

#[test]
fn the_page_on_exports_lists_every_format() {
    let page = include_str!("../../docs/export.md");
    let listed: Vec<&str> = page
        .lines()
        .filter(|line| line.starts_with("| `."))
        .flat_map(|line| line.split('|').nth(1).unwrap().split(", "))
        .map(|ending| ending.trim().trim_matches('`'))
        .collect();
    let known = Output::all().map(|output| format!(".{}", output.names().endings[0]));
    assert_eq!(listed, known.collect::<Vec<_>>());
}
