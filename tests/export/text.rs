//! Text: no line is wider than requested, and every entry has its citation.

use milepost::export::{Due, ExportScope, Ink, Paper, prepare};
use unicode_width::UnicodeWidthStr;

use super::Shelf;

/// The words of a text in order, which wrapping does not change.
fn words(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_entry_is_reported_with_its_citation_at_any_width() {
    for shelf in [Shelf::small(), Shelf::built_in()] {
        let corpus = &shelf.library.corpus;
        shelf.views(|name, view| {
            for width in [20, 40, 80, 132] {
                let paper = Paper {
                    width,
                    ink: Ink::Plain,
                };
                let text = prepare(view).text(paper);
                for line in text.lines() {
                    assert!(line.width() <= width, "{name} at {width}: {line:?}");
                    assert_eq!(line, line.trim_end(), "{name} at {width}");
                }
                let told = words(&text);
                for entry in prepare(view).listing.entries() {
                    let action = corpus.action(entry.action);
                    let title = words(action.title());
                    // In narrow columns long words may be broken.
                    assert!(width < 80 || told.contains(&title), "{name} at {width}: {title}");
                    assert!(
                        width < 40 || told.contains(&action.citation()),
                        "{name} at {width}: {title}"
                    );
                }
            }
        });
    }
}

#[test]
fn colour_changes_no_letter() {
    let shelf = Shelf::small();
    let view = shelf.view(ExportScope::Deadlines(Due::default()));
    let written = |ink| prepare(&view).text(Paper { width: 80, ink });
    let mut bare = String::new();
    let mut rest = &*written(Ink::Colour);
    let coloured = rest.len();
    while let Some(at) = rest.find('\u{1b}') {
        bare.push_str(&rest[..at]);
        rest = &rest[at + rest[at..].find('m').unwrap() + 1..];
    }
    bare.push_str(rest);
    assert_eq!(bare, written(Ink::Plain));
    assert!(coloured > bare.len());
}

#[test]
fn a_mail_reads_like_this() {
    let shelf = Shelf::small();
    let view = shelf.view(ExportScope::Deadlines(Due::default()));
    insta::assert_snapshot!("deadlines as text", prepare(&view).text(Paper::default()));
    insta::assert_snapshot!(
        "tree as text",
        prepare(&shelf.view(ExportScope::Tree)).text(Paper::default())
    );
}
